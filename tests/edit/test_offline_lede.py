"""The opening of a post: the strongest passage where one clearly is, and the speaker's order everywhere else."""

from collections.abc import Callable

import pytest

from dictate.edit import OfflineEditor, check
from dictate.values.draft import Post
from dictate.values.edit import Brief, Edit
from dictate.values.transcript import Transcript

Say = Callable[..., Transcript]

SET_UP = "I lived by a river for years. I walked along the river every day. My boat lay there in the winter. " * 4
LINES = "Here is the thing. A river was never a wall. A river was the road to my neighbor."
REST = "The ferry went on Mondays. My uncle drove the ferry until May. We all sold apples on the ferry."


def edited(transcript: Transcript, makes: str = "post") -> Edit:
    """The offline edit of a transcript."""
    return OfflineEditor().edit(transcript, Brief.model_validate({"makes": makes}))


def opening(edit: Edit) -> str:
    """The first paragraph of a post."""
    assert isinstance(edit.draft, Post)
    return edit.draft.sections[0].paragraphs[0].text


def said(speaker: str = "") -> list[str]:
    """A monologue in sentences, with its strongest lines late."""
    sentences = f"{SET_UP}{LINES} {REST}".replace(". ", ".|").split("|")
    return [f"{speaker}{sentence}" for sentence in sentences]


def test_the_example_opens_with_its_strongest_claim(memo: Transcript) -> None:
    """The two sentences that its author moved up are moved up, and listed with a reason."""
    edit = edited(memo)
    assert opening(edit) == (
        "The outline was never the thinking. The outline was me being afraid to find out what I think."
    )
    assert edit.moves[0].segments == ("a7",)
    assert edit.moves[0].reason


def test_a_lede_stands_once_and_its_announcement_goes_as_set_up(say: Say) -> None:
    """The passage is not said again where it was, and "here is the thing" is listed as what it is."""
    edit = edited(say(*said()))
    assert opening(edit) == "A river was never a wall. A river was the road to my neighbor."
    text = " ".join(passage.text for passage in edit.draft.body())
    assert text.count("never a wall") == 1
    assert "Here is the thing" not in text
    assert [removal.reason for removal in edit.removals if removal.reason == "set-up"]


def test_the_check_finds_nothing_wrong_with_a_lede(say: Say) -> None:
    """A listed move is no change of order, and what announced it is no unlisted drop."""
    transcript = say(*said())
    assert check(edited(transcript), transcript).findings == ()


@pytest.mark.parametrize(
    "after",
    ["That is why nobody in the village could swim.", "They all knew about it.", "I think that's the whole secret."],
)
def test_a_passage_on_which_the_next_leans_stays(say: Say, after: str) -> None:
    """What comes next would point at nothing: so nothing is moved."""
    sentences = said()
    sentences.insert(sentences.index("A river was the road to my neighbor.") + 1, after)
    edit = edited(say(*sentences))
    assert edit.moves == ()
    assert opening(edit).startswith("I lived by a river")


def test_a_passage_that_leans_stays_however_strong(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line about "it" says nothing in front."""
    monkeypatch.setattr("dictate.edit.lede._STRONG", 0.5)
    monkeypatch.setattr("dictate.edit.lede._CLEAR", 1.1)
    sentences = [sentence.replace("A river", "On that river nobody") for sentence in said()]
    assert edited(say(*sentences)).moves == ()


def test_without_a_clear_margin_the_order_is_the_speakers(say: Say) -> None:
    """Two lines of the same strength: none opens."""
    rival = ["Here is the thing.", "A ferry was never a boat.", "A ferry was the road to my river."]
    assert edited(say(*said(), *rival)).moves == ()


def test_nothing_is_moved_in_a_conversation(say: Say) -> None:
    """An answer does not stand without its question."""
    assert edited(say("Ana: Who are you?", *said("Ben: "))).moves == ()


def test_nothing_is_moved_in_a_language_that_is_not_known(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a line leans on another cannot be told there."""
    monkeypatch.setattr("dictate.edit.lede._STRONG", 0.5)
    monkeypatch.setattr("dictate.edit.lede._CLEAR", 1.1)
    assert edited(say(*said(), language="nl")).moves == ()


def test_a_short_note_and_a_strong_beginning_stay_as_they_are(say: Say) -> None:
    """In a few sentences nothing is buried; and what is said first opens anyway."""
    assert edited(say(*said()[-6:])).moves == ()
    assert edited(say(*LINES.replace(". ", ".|").split("|"), *said()[:12])).moves == ()


def test_show_notes_have_no_lede(memo: Transcript) -> None:
    """They are a choice anyway: no segment is moved for them."""
    assert all(move.segments != ("a7",) for move in edited(memo, "show-notes").moves)
