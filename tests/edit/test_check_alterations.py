"""The check against drafts altered on purpose, and honest ones: a small part of `benchmarks/faithfulness.py`."""

from collections import Counter
from collections.abc import Callable
from math import ceil
from pathlib import Path

import pytest
import yaml
from benchmarks.alterations import KINDS, alterations
from benchmarks.faithfulness import anew, drafts, keys, paraphrased, tells

from dictate.edit import attribute, check
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.edit import Edit
from dictate.values.evidence import Evidence
from dictate.values.transcript import Segment, Transcript, split_words

HERE = Path(__file__).parent
EACH, SEED = 6, 7
ALARMS = 0.02  # of sentences

Check = Callable[[Edit, Transcript], Evidence]
Sources = list[tuple[Edit, Transcript]]


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Drafts of the samples and of what is in ../shared; the long ones are left to the benchmark."""
    return [(edit, transcript) for edit, transcript in drafts() if transcript.word_count < 4000]


def empty_check(edit: Edit, transcript: Transcript) -> Evidence:
    """A check that finds nothing, whatever it is given."""
    return check(edit, transcript).model_copy(update={"findings": ()})


def missed_goals(sources: Sources, checked: Check) -> list[str]:
    """The kinds of alteration of which a check misses more than it may; of so few, one where not all are asked for."""
    before = {id(edit): keys(checked(edit, transcript)) for edit, transcript in sources}
    tried, told = Counter[str](), Counter[str]()
    for kind, altered, transcript in alterations(sources, EACH, SEED):
        tried[kind.name] += 1
        told[kind.name] += tells(kind, checked(altered.edit, transcript), before[id(altered.original)])
    assert sum(tried.values()) > 3 * len(KINDS)
    return [
        kind.name for kind in KINDS if tried[kind.name] - told[kind.name] > ceil((1 - kind.goal) * tried[kind.name])
    ]


def alarms(evidence: Evidence) -> int:
    """Passages with a finding that is more than a note."""
    return len({one.passage for one in evidence.findings if one.passage is not None and one.severity != "note"})


@pytest.mark.slow
def test_alterations_are_told(sources: Sources) -> None:
    """Numbers, names, negations and quotations always, all else nearly always."""
    assert missed_goals(sources, check) == []


@pytest.mark.slow
def test_an_empty_check_tells_nothing(sources: Sources) -> None:
    """The test above can fail: a check without findings misses the goal of every kind that was tried."""
    assert len(missed_goals(sources, empty_check)) >= len(KINDS) - 1  # they may name no date


def test_clean_drafts_are_left_alone(sources: Sources) -> None:
    """Of drafts that nobody altered nothing is told, with the editor's citations or with none."""
    assert [alarms(check(edit, transcript)) for edit, transcript in sources] == [0] * len(sources)
    posts = [(edit, transcript) for edit, transcript in sources if isinstance(edit.draft, Post)]
    assert [alarms(check(anew(edit, transcript), transcript)) for edit, transcript in posts] == [0] * len(posts)


def test_honest_paraphrases_are_left_alone() -> None:
    """What editors who had not seen the check made of speech is called unfaithful in fewer than 2 % of sentences."""
    paths = sorted((HERE / "paraphrases").glob("*.yaml"))
    held = [check(edit, transcript) for path in paths for edit, transcript in paraphrased(path)]
    sentences = sum(bool(trace.text) for evidence in held for trace in evidence.traces)
    assert sum(map(alarms, held)) < ALARMS * sentences


def misread(pair: dict[str, str]) -> Evidence:
    """The evidence of a draft with one infidelity, written by hand."""
    transcript = Transcript(segments=(Segment(id="a0", words=split_words(pair["said"])),), language="en")
    paragraph = Paragraph(passages=(Passage(text=pair["draft"]),))
    draft = Post(title=Passage(text=""), slug="", sections=(Section(paragraphs=(paragraph,)),))
    return check(attribute(draft, transcript), transcript)


@pytest.mark.parametrize("kind", ["number", "negation", "quote", "clause", "sentence", "dropped"])
def test_misreadings_are_told(kind: str) -> None:
    """Each infidelity of these kinds that somebody wrote by hand, who had not seen the check, is told."""
    pairs = [pair for pair in yaml.safe_load((HERE / "misreadings.yaml").read_text()) if pair["kind"] == kind]
    quiet = [pair["id"] for pair in pairs if all(one.severity == "note" for one in misread(pair).findings)]
    assert pairs
    assert quiet == []
