"""The example memo and the edit that its author would sign: no finding; and each change to it that is one, is one."""

from pathlib import Path

import pytest

from dictate.edit import attribute, check
from dictate.publish import read_draft
from dictate.values.edit import Edit, Move
from dictate.values.evidence import Evidence
from dictate.values.transcript import Transcript

MOVE = Move(segments=("a7",), reason="the strongest claim opens")


@pytest.fixture(scope="session")
def post(shared: Path) -> str:
    """The edit as its author would publish it."""
    return (shared / "examples" / "memo.post.md").read_text()


def held(text: str, memo: Transcript) -> Evidence:
    """The evidence of a version of the post, with the move listed as its author lists it."""
    edit: Edit = attribute(read_draft(text), memo, moves=(MOVE,))
    return check(edit, memo)


def test_the_signed_edit_has_no_finding(memo: Transcript, post: str) -> None:
    """All that is not in it is listed with a reason, and all that is in it was said."""
    evidence = held(post, memo)
    assert evidence.findings == ()
    reasons = {span.reason for span in evidence.coverage.spans}
    assert {"filler", "repetition", "aside", "correction", "command", "note to self", "set-up"} <= reasons
    assert 0.7 < (evidence.coverage.retained + evidence.coverage.condensed) / evidence.coverage.words < 0.85


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("eleven weeks", "twelve weeks", ["added number"]),
        ("My friend Ana", "My friend Anna", ["added name"]),
        ("I can't go back", "I can go back", ["lost negation"]),
        ("sound like yourself for", "sound, like yourself, for", []),
        ("sound like yourself for", "sound like myself for", ["altered quote"]),
        ("the whole trick.", "the whole trick, which changed my life.", ["unsupported words"]),
        (
            "I could not type for eleven weeks, and that is a long time when writing is how you pay rent.",
            "",
            ["unlisted drop"],
        ),
        ("I think I sound like", "I sound like", ["lost hedge"]),
    ],
)
def test_each_change_is_its_own_finding(memo: Transcript, post: str, old: str, new: str, kinds: list[str]) -> None:
    """A number, a name, a negation, a quotation, a clause, a drop and a hedge; a comma in a quotation is none."""
    assert old in post
    found = held(post.replace(old, new), memo).findings
    assert list(dict.fromkeys(finding.kind for finding in found)) == kinds  # a drop is parted by a stutter in it


def test_a_lost_hedge_is_a_lesser_fault(memo: Transcript, post: str) -> None:
    """It is the voice that is lost, not the meaning; another number is another meaning."""
    severities = [
        held(post.replace(*change), memo).findings[0].severity
        for change in (("I think I sound", "I sound"), ("eleven weeks", "twelve weeks"))
    ]
    assert severities == ["lost voice", "wrong meaning"]
