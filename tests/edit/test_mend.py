"""What the check puts right by itself."""

from collections.abc import Callable

import pytest

from dictate.edit import attribute, check, mend, mend_page, mended
from dictate.edit.check.mend import MARK
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.transcript import Transcript

Say = Callable[..., Transcript]


def post(text: str) -> Post:
    """A post of one paragraph."""
    paragraph = Paragraph(passages=(Passage(text=text),))
    return Post(title=Passage(text=""), slug="s", sections=(Section(paragraphs=(paragraph,)),))


@pytest.fixture
def ana(say: Say) -> Transcript:
    """A memo with somebody's words in it."""
    return say(
        "My wrist went in May, and I walked to the river.", "Ana said, you sound like yourself for the first time."
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ('Ana said, "you sound like yourself for the first time."', None),
        (
            'Ana said, "you **sound** like me for the first time."',
            'Ana said, "you sound like yourself for the first time."',
        ),
        (
            'I walked to the river. "The committee has adjourned until Monday," Ana said.',
            "I walked to the river. The committee has adjourned until Monday [not in recording], Ana said.",
        ),
        (
            "My wrist went in May. Gratitude improves sleep and digestion. I walked to the river.",
            "My wrist went in May. Gratitude improves sleep and digestion. [not in recording] I walked to the river.",
        ),
    ],
)
def test_a_page_is_mended(ana: Transcript, draft: str, expected: str | None) -> None:
    """A quotation gets the words that were said, one that nobody said loses its marks, and inventions are marked."""
    evidence = check(attribute(post(draft.replace("*", "")), ana), ana)
    assert mend(draft, evidence.findings) == (expected or draft)


def test_mending_twice_is_mending_once(ana: Transcript) -> None:
    """A page that was mended is left as it is, also where the same invention stands twice."""
    page = "Gratitude improves sleep and digestion. My wrist went in May. Gratitude improves sleep and digestion."
    evidence = check(attribute(post(page), ana), ana)
    once = mend_page(page, evidence)
    assert once.count("digestion. [not in recording]") == once.count(MARK) == 2
    assert mend_page(once, evidence) == once


def test_a_draft_is_mended_passage_by_passage(ana: Transcript) -> None:
    """What an editor made is marked in the draft itself; its other passages are the same."""
    edit = attribute(post("I walked to the river. Gratitude improves sleep and digestion."), ana)
    texts = [passage.text for passage in mended(edit.draft, check(edit, ana)).body()]
    assert texts == ["I walked to the river.", f"Gratitude improves sleep and digestion. {MARK}"]


def test_any_script_is_mended(say: Say) -> None:
    """Letters that fold into others, and scripts without spaces, are found as they are written."""
    transcript = say("Er sagte: die Straße ist lang und voll.", language="de")
    page = 'Er sagte: "die Straße ist kurz und voll."'
    evidence = check(attribute(post(page), transcript), transcript)
    assert mend_page(page, evidence) == 'Er sagte: "die Straße ist lang und voll."'
