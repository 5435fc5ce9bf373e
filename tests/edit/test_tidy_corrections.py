"""Who corrects themselves, or begins again, is believed; what may be meant stays."""

from collections.abc import Callable

import pytest

from dictate.edit import tidy
from dictate.edit.tokens import join
from dictate.values.transcript import Transcript

Say = Callable[..., Transcript]

CORRECTED = [
    # like by like, inside a clause
    ("I have four, no, five dollars.", "I have five dollars."),
    ("I have four dollars, no, five dollars a week.", "I have five dollars a week."),
    ("We meet on Tuesday, sorry, Wednesday.", "We meet on Wednesday."),
    ("We meet on Tuesday, sorry, on Wednesday at noon.", "We meet on Wednesday at noon."),
    ("It was in March, I mean April.", "It was in April."),
    ("He was first, no, second in the race.", "He was second in the race."),
    ("It was yesterday, no, today.", "It was today."),
    ("I have four, scratch that, five dogs.", "I have five dogs."),
    ("Four, wait, five dogs.", "Five dogs."),
    ("I have four, um, I mean, five dogs.", "I have five dogs."),
    ("She lives in Rome, no, Oslo.", "She lives in Oslo."),
    ("I told Ben, I mean Anna, to go.", "I told Anna to go."),
    ("Add John, sorry, Jen to the list.", "Add Jen to the list."),
    ("My friend Ana, no wait, Anna, is here.", "My friend Anna is here."),
    # a clause by another one that begins alike
    ("I went to Rome, no wait, I went to Oslo by bus.", "I went to Oslo by bus."),
    ("I went to Rome. No wait, I went to Oslo by bus.", "I went to Oslo by bus."),
]  # fmt: skip

BEGUN_AGAIN = [
    ("I think it -- I think it's late.", "I think it's late."),
    ("We made sure there's -- there's a lot.", "We made sure there's a lot."),
    ("He is wri- writing a book.", "He is writing a book."),
    ("I saw the, I saw a dog.", "I saw a dog."),
    ("Then in May I was going to, okay, I will just say it. In May I left.", "Then in May I left."),
    ("I wanted to. Let me start over. I wanted to send it.", "I wanted to send it."),
]  # fmt: skip

KEPT = [
    "Is it Monday? No, Tuesday.",
    "Did I write four? No, five.",
    "We met on Monday. No wait, five of us met.",
    "We have two cats, no, three dogs.",
    "She had twenty four, no wait, five dogs.",
    "One, no two are alike.",
    "It is not four, no, five.",
    "It is not four times. No, five.",
    "It was not Rome, no, Oslo.",
    "I said no, no, no.",
    "What I mean is this. I mean it.",
    "We flew to Rome, no wait, Anna flew to Oslo.",
    "I went to Rome. She stayed. No wait, I went to Oslo.",
    "I didn't want to, I had to.",
    "I loved it -- I loved every minute.",
    "He was tall -- he was very tall.",
    "It was very -- very late.",
    "I walk home -- it is far.",
    "You have to start over. Let me start over, he said.",
    "We sang so much -- so much that it hurt.",
    'He said, "I have four, no, five dogs."',
    'He said, "I think it -- I think it is late."',
]


@pytest.mark.parametrize(("said", "meant"), CORRECTED)
def test_the_right_word_stands_for_the_wrong_one(say: Say, said: str, meant: str) -> None:
    """What was corrected goes, with the words that say so, and is listed as that."""
    tidied = tidy(say(said))
    assert join(tidied.tokens) == meant
    assert {removal.reason for removal in tidied.removals} - {"filler"} == {"correction"}


@pytest.mark.parametrize(("said", "meant"), BEGUN_AGAIN)
def test_only_the_last_start_stays(say: Say, said: str, meant: str) -> None:
    """What is begun again goes up to there, and is listed as a false start."""
    tidied = tidy(say(said))
    assert join(tidied.tokens) == meant
    assert {removal.reason for removal in tidied.removals} == {"false start"}


@pytest.mark.parametrize("said", KEPT)
def test_what_is_no_plain_correction_stays(say: Say, said: str) -> None:
    """A question, a list, an emphasis, a start that nobody takes up: all are left as they were said."""
    assert join(tidy(say(said)).tokens) == said


def test_i_mean_may_be_a_filler_before_a_name(say: Say) -> None:
    """Set off on both sides it corrects no name: the next one may be another person."""
    assert join(tidy(say("I told Ben, I mean, Anna, as you know.")).tokens) == "I told Ben, Anna, as you know."


def test_nobody_corrects_another(say: Say) -> None:
    """A correction and a new start are one speaker's."""
    lines = (
        "Ana: I have four.",
        "Ben: No, five.",
        "Ana: I think --",
        "Ben: I think it is late.",
        "Ana: No wait, I think --",
    )
    assert not tidy(say(*lines)).gone
    assert join(tidy(say("Ana: twenty", "Ben: four, no wait, five.")).tokens) == "twenty five."
