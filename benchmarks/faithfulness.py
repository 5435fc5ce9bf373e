"""What the evidence check catches of drafts altered on purpose, and how often it cries wolf. No model, no network.

Drafts are the offline editor's of the samples and, where it is, of ../shared; each is also held against the transcript
as a text that nobody cited anything for. Honest paraphrases were written by hand by people who had not seen the check.
"""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.alterations import KINDS, Kind, alterations
from benchmarks.report import Result, goal
from benchmarks.sounds import SAMPLES
from dictate.edit import OfflineEditor, attribute, check
from dictate.transcribe.formats import read_transcript
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.edit import Brief, Edit
from dictate.values.evidence import Evidence
from dictate.values.transcript import Segment, Transcript, split_words

__all__ = ["anew", "drafts", "keys", "measure", "paraphrased", "tells"]

SHARED = Path(__file__).parents[2] / "shared"
PARAPHRASES = Path(__file__).parents[1] / "tests" / "edit" / "paraphrases"
EACH = 40  # alterations of a kind
SEED = 20261125
ALARMS = 0.02  # of sentences


def measure(_: Path) -> Result:
    """Every kind of alteration, then the alarms on drafts that nobody altered."""
    sources = drafts()
    before = {id(edit): keys(check(edit, transcript)) for edit, transcript in sources}
    caught, tried = Counter[str](), Counter[str]()
    for kind, altered, transcript in alterations(sources, EACH, SEED):
        tried[kind.name] += 1
        caught[kind.name] += tells(kind, check(altered.edit, transcript), before[id(altered.original)])
    rows = [_caught(kind, caught[kind.name], tried[kind.name]) for kind in KINDS]
    rows.append(["all", str(tried.total()), str(caught.total()), f"{caught.total() / tried.total():.1%}", "", ""])
    return Result(
        "What the check catches",
        ["kind", "altered", "caught", "share", "goal", ""],
        [*rows, *_alarms(sources)],
        [
            f"{EACH} of each kind at most, drawn from {len(sources)} drafts with seed {SEED}.",
            "Alarms: sentences with a finding that is more than a note, of sentences that are honest.",
            _speed(sources),
        ],
    )


def drafts() -> list[tuple[Edit, Transcript]]:
    """The offline editor's drafts of all there is to edit."""
    paths = [SAMPLES / f"{name}.txt" for name in ("voice-memo", "interview")]
    paths += [SHARED / "examples" / "memo.transcript.md"] if SHARED.is_dir() else []
    paths += [path for path in sorted((SHARED / "real").glob("*.md")) if ".show-notes" not in path.name]
    transcripts = [read_transcript(path) for path in paths if path.name != "README.md"]
    editor = OfflineEditor()
    return [(editor.edit(one, Brief(makes=makes)), one) for one in transcripts for makes in ("post", "show-notes")]


def tells(kind: Kind, evidence: Evidence, before: Counter[tuple[str, str]]) -> bool:
    """Whether one of the findings that were not there before is of a kind that tells the alteration."""
    return any(found in kind.told for found, _ in (keys(evidence) - before))


def keys(evidence: Evidence) -> Counter[tuple[str, str]]:
    """The kind and the text of each finding."""
    return Counter((finding.kind, finding.text) for finding in evidence.findings)


def _caught(kind: Kind, caught: int, tried: int) -> list[str]:
    share = caught / tried if tried else 0.0
    met = "" if share >= kind.goal else "MISSED"
    return [kind.name, str(tried), str(caught), f"{share:.1%}", f"{kind.goal:.0%}", met]


def _alarms(sources: list[tuple[Edit, Transcript]]) -> Iterator[list[str]]:
    yield _alarm("alarms: drafts", sources)
    bare = [(edit, transcript) for edit, transcript in sources if isinstance(edit.draft, Post)]
    yield _alarm("alarms: drafts without citations", [(anew(edit, one), one) for edit, one in bare])
    for path in sorted(PARAPHRASES.glob("*.yaml")):
        yield _alarm(f"alarms: paraphrases, {path.stem}", list(paraphrased(path)))


def _alarm(name: str, sources: list[tuple[Edit, Transcript]]) -> list[str]:
    sentences = alarms = 0
    for edit, transcript in sources:
        evidence = check(edit, transcript)
        sentences += sum(bool(trace.text) for trace in evidence.traces)
        alarms += len({one.passage for one in evidence.findings if one.passage is not None and one.severity != "note"})
    met = "" if alarms <= ALARMS * sentences else "MISSED"
    return [name, str(sentences), str(alarms), f"{alarms / sentences:.1%}", f"under {ALARMS:.0%}", met]


def anew(edit: Edit, transcript: Transcript) -> Edit:
    """A post as if somebody had brought it: its text alone, with what its editor lists."""
    bare = edit.draft.with_passages(lambda passage: Passage(text=passage.text))
    if not isinstance(bare, Post):
        raise TypeError("only posts are brought")
    return attribute(bare, transcript, edit.removals, edit.moves)


def paraphrased(path: Path) -> Iterator[tuple[Edit, Transcript]]:
    """Pairs of what was said and how an editor put it, as drafts without citations."""
    for pair in yaml.safe_load(path.read_text()):
        transcript = Transcript(segments=(Segment(id="a0", words=split_words(pair["said"])),), language="en")
        paragraphs = (Paragraph(passages=(Passage(text=text),)) for text in pair["draft"].split("\n\n"))
        draft = Post(title=Passage(text=""), slug="", sections=(Section(paragraphs=tuple(paragraphs)),))
        yield attribute(draft, transcript), transcript


def _speed(sources: list[tuple[Edit, Transcript]]) -> str:
    """Seconds for 20,000 words of a draft that cites what it rests on, reckoned from the longest post."""
    edit, transcript = max(sources, key=lambda source: source[1].word_count * (source[0].draft.makes == "post"))
    started = time.process_time()
    check(edit, transcript)
    seconds = (time.process_time() - started) * 20_000 / transcript.word_count
    return goal(
        f"20,000 words in under a second: {seconds:.2f} CPU s, from {transcript.word_count} words", met=seconds < 1
    )
