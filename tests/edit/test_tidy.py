"""Tidying takes out what was not meant to be read, and nothing else."""

from collections.abc import Callable

import pytest

from dictate.edit import tidy
from dictate.edit.tokens import join
from dictate.values.transcript import Segment, Transcript, Word

Say = Callable[..., Transcript]

TIDIED = [
    # filled pauses, and fillers that marks set off
    ("Okay, so, um, I talk.", "Okay, so I talk."),
    ("For, like, ten years I wrote.", "For ten years I wrote."),
    ("I mean, I had a notebook.", "I had a notebook."),
    ("When I walk, you know, I talk.", "When I walk, I talk."),
    ("It is hard, you know.", "It is hard."),
    ("Uh, the dog barked, um.", "The dog barked."),
    ("They laughed. [laughter] We left.", "They laughed. We left."),
    # stutters, repeated phrases and sentences
    ("I I think so.", "I think so."),
    ("And that is, that is a long time.", "And that is a long time."),
    ("The, um, the dog barked.", "The dog barked."),
    ("It was maybe, um, maybe late.", "It was maybe late."),
    ("Most of them are bad. I know it. Most of them are bad.", "Most of them are bad. I know it."),
    # self-corrections
    ("I have four, no wait, five dogs.", "I have five dogs."),
    ("I got four answers. Four. No wait, five. I was glad.", "I got five answers. I was glad."),
    ("I got four answers. Four, no wait, five, because of a dog.", "I got five answers, because of a dog."),
    ("I read it four times. No, five. It is good.", "I read it five times. It is good."),
    ("We meet on Monday, sorry, no, I mean Tuesday.", "We meet on Tuesday."),
    # spoken commands
    ("We left. Scratch that. We stayed.", "We stayed."),
    ("Stay at home once. Just once. Um, scratch that. Twice, as it rains.", "Stay at home twice, as it rains."),
    ("If you write, try it for a year. Scratch that. Try it once.", "If you write, try it once."),
    ("She said, quote, you sound like yourself, end quote.", 'She said, "you sound like yourself."'),
    ("She said, quote, Um, no, end quote. I left.", 'She said, "Um, no." I left.'),
    ("The end. New paragraph. So I walk.", "The end. So I walk."),
    ("I walk. Note to self, buy shoes. I talk.", "I walk. I talk."),
]  # fmt: skip

KEPT = [
    "I like trains.",
    "You know him.",
    "I mean it.",
    "I mean that. There is a school.",
    "You know. It happens.",
    "It is hard, you know?",
    "It was very, very late.",
    "I know that that is true.",
    "She had had enough.",
    "No, no, no.",
    "On and on and on it went.",
    "New York, New York, it is.",
    "Dial two one two one.",
    "That is what makes you you.",
    "I began a new paragraph yesterday.",
    "The title of the book is long.",
    "I quote him often, and I title my books late.",
    "She took a note to the bank.",
    "They say verbs such as love, like, hate.",
    "I have four dogs and two cats. No, five would be too many.",
    "Maybe, maybe not.",
    "I think so. I don't know. I don't know.",
    "[inaudible] said no.",
    "The ER was full.",
    'He said, "Um, you know, I I left."',
]


@pytest.mark.parametrize(("said", "tidied"), TIDIED)
def test_what_goes(say: Say, said: str, tidied: str) -> None:
    """What is no part of the writing goes, and what stands side by side then is mended."""
    assert join(tidy(say(said)).tokens) == tidied


@pytest.mark.parametrize("said", KEPT)
def test_what_stays(say: Say, said: str) -> None:
    """Words that carry meaning, doubt or emphasis stay."""
    assert join(tidy(say(said)).tokens) == said
    assert tidy(say(said)).removals == ()


def test_the_title_and_notes_are_heard(say: Say) -> None:
    """A spoken title names the draft, a note goes to the writer; neither is part of the text."""
    tidied = tidy(say("Hello. Title, I talk before I think,", "end title. I walk. Note to self, buy shoes."))
    assert join(tidied.title) == "I talk before I think"
    assert [note.text for note in tidied.notes] == ["Buy shoes."]
    assert join(tidied.tokens) == "Hello. I walk."


def test_commands_are_heard_across_segments(say: Say) -> None:
    """Whisper cuts where it likes: a command may begin in one segment and end in the next."""
    tidied = tidy(say("We left. New", "paragraph. She said, quote, I", "stay, end", "quote. Scratch that."))
    assert join(tidied.tokens) == "We left."


def test_an_unmarked_note_ends_with_its_segment(say: Say) -> None:
    """Without punctuation a note to self reaches to the end of its segment."""
    tidied = tidy(say("i walk to the river", "note to self buy shoes", "and then i talk"))
    assert join(tidied.tokens) == "i walk to the river and then i talk"


def test_nobody_takes_back_the_words_of_another(say: Say) -> None:
    """ "Scratch that" and repetition stop at a change of speaker."""
    said = ("Ana: It was a long day.", "Ben: Scratch that. It was a long day.")
    assert join(tidy(say(*said)).tokens) == "It was a long day. It was a long day."


@pytest.mark.parametrize("language", ["de", "zz", None])
def test_a_language_that_is_not_known_is_left_alone(say: Say, language: str | None) -> None:
    """In German "um" is a word, and doubling is German's own affair."""
    said = "Um, die die Tür geht auf, um zu lüften. [laughter]"
    assert join(tidy(say(said, language=language)).tokens) == said


def test_english_is_told_by_its_words(say: Say) -> None:
    """A transcript without a language that looks English is tidied as English."""
    assert join(tidy(say("So, um, I went to the river.", language=None)).tokens) == "So I went to the river."


def test_a_later_title_corrects_an_earlier_one(say: Say) -> None:
    """Of two titles the last one is the title, and the first one is listed as corrected."""
    tidied = tidy(say("Title, a walk, end title. I walk. Title, a talk, end title."))
    assert (join(tidied.title), join(tidied.tokens)) == ("A talk", "I walk.")
    assert [removal.reason for removal in tidied.removals] == ["command", "correction", "command", "command", "command"]


def test_a_pause_is_no_gap_that_tidying_made() -> None:
    """What sets a command off is silence, not the time of words that were taken out."""
    times = [("I", 0, 1), (" wrote", 1, 2), (" a", 2, 3), (" um", 3, 5), (" new", 5, 6), (" paragraph", 6, 7)]
    words = tuple(Word(text=text, start=start, end=end) for text, start, end in [*times, (" today", 9, 10)])
    tidied = tidy(Transcript(segments=(Segment(id="a0", words=words),), language="en"))
    assert join(tidied.tokens) == "I wrote a new paragraph today"


def test_a_model_sees_paragraphs_and_moved_words_where_they_stand(say: Say) -> None:
    """What a model gets is plain data: segments in reading order with what remains of them."""
    tidied = tidy(say("Ana: I got four dogs.", "Ana: Four, no wait, five. New paragraph. I walk."))
    rows = [(entry["id"], entry["text"], entry["paragraph"]) for entry in tidied.segments()]
    assert rows == [("a0", "I got", False), ("a1", "five", False), ("a0", "dogs.", False), ("a1", "I walk.", True)]
    assert {entry["speaker"] for entry in tidied.segments()} == {"Ana"}
    assert [entry["text"] for entry in tidy(say("I walk. New paragraph. I talk.")).segments()] == ["I walk.", "I talk."]


def test_the_example(memo: Transcript) -> None:
    """The example's commands, corrections and repetitions come out as its author wants them."""
    tidied = tidy(memo)
    text = join(tidied.tokens)
    assert join(tidied.title) == "I talk before I think"
    assert "And I finished maybe five posts a year. In 2023 it was five." in text
    assert 'she said, "you sound like yourself for the first time." I\'m not sure' in text
    assert text.startswith("So for ten years I wrote outlines.")
    assert "kettle" not in text
    assert "That's it" not in text
    assert text.endswith("leave the notebook at home twice, because the first time is awful.")
    assert [note.text for note in tidied.notes] == ["Find the figure for how many words I published this year."]


@pytest.mark.parametrize(
    "lump",
    [
        '"so ',
        "we write for people, not for machines, scratch that, ",
        "We write here. We write there. Scratch that. ",
        "we write four, no wait, five posts a year. ",
        "We write four posts. Four. No wait, five. ",
        "no wait, ",
        "off the record so ",
        "Off the record. Back on the record. ",
        "so okay now ",
        "Hang on. Sorry. Okay. Where was I? ",
        "I went home, no wait, ",
        "I saw the, ",
        "I -- ",
        "That's it. ",
    ],
)
def test_what_is_said_thousands_of_times_is_tidied_in_a_moment(say: Say, lump: str) -> None:
    """A pass goes through a text once and resumes from its last change: these would take minutes."""
    tidied = tidy(say(*[lump * 200] * 20, "five."))
    assert len(tidied.tokens) + len(tidied.gone) == len(lump.split()) * 4_000 + 1


def test_one_command_after_another_takes_back_one_sentence_each(say: Say) -> None:
    """After a change the reading goes on with what was said before it."""
    assert join(tidy(say("One stays. Two went. Three goes. Scratch that. Scratch that.")).tokens) == "One stays."


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Most of it is bad. Most of it is bad. Go on.", "Most of it is bad. Go on."),
        ("Most of it is bad. I say so. Most of it is bad. Go on.", "Most of it is bad. I say so. Go on."),
        ("Most of it is bad. I say so. And why? Most of it is bad.",) * 2,
        ("We go on from here. It rains. We go on from here. It snows. We go on from here.",) * 2,
        ("We go on from here. It rains. We go on from here. It snows. It hails. We go on from here.",) * 2,
    ],
)
def test_a_sentence_said_again_goes_and_a_refrain_stays(say: Say, said: str, read: str) -> None:
    """Again at once, or with one sentence between, is a repetition; further apart, or a third time, is meant."""
    assert join(tidy(say(said)).tokens) == read


def test_another_speaker_or_turn_may_say_the_same(say: Say) -> None:
    """Whoever agrees word for word repeats nothing."""
    lines = ("Ana: Most of it is bad.", "Ben: Most of it is bad.", "Ana: Most of it is bad.")
    assert not tidy(say(*lines)).gone


def test_a_correction_said_with_its_unit_is_not_doubled(say: Say) -> None:
    """What follows the right word, said again with it, stands once."""
    for wrong in (
        "twenty dollars. No wait, thirty dollars, in May.",
        "twenty dollars. No wait. Thirty dollars, in May.",
    ):
        assert join(tidy(say(f"I bought it for {wrong}")).tokens) == "I bought it for thirty dollars, in May."


def test_a_note_whose_command_ends_a_sentence_is_the_next_one(say: Say) -> None:
    """What was heard as "Note to self. Fix the bell." is a note all the same."""
    tidied = tidy(say("I ride it to work, note to self. Fix the bell. The road is flat."))
    assert [note.text for note in tidied.notes] == ["Fix the bell."]
    assert "bell" not in join(tidied.tokens)
    assert "The road is flat." in join(tidied.tokens)
