"""What is said off the record is nobody's to read: no draft, no model, no log."""

import io
import json
import logging
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictate.edit import OfflineEditor, tidy
from dictate.edit.tokens import join
from dictate.values.draft import Makes, Source
from dictate.values.edit import Brief, OffRecord
from dictate.values.transcript import Segment, Transcript, split_words

Say = Callable[..., Transcript]
MAKES: list[Makes] = ["post", "show-notes"]

GONE = [
    ("We left. Off the record, he lies. Back on the record. We came home.", "We left. We came home."),
    ("We left, off the record he lies, back on the record, and came home.", "We left, and came home."),
    ("We left. Okay, so off-the-record, he lies. So back on the record. Home.", "We left. Okay. Home."),
    ("We left. This is off the record. He lies. We're back on the record. Home.", "We left. Home."),
    ("Off the record. Title, he lies, end title. On the record again. Home.", "Home."),
    ("Off the record. Note to self, he lies. Back on the record. Home.", "Home."),
    ("Off the record. He lies a lot here. Back on the record. He lies a lot here.", "He lies a lot here."),
]  # fmt: skip

KEPT = [
    "He told me off the record that he left.",
    "On and off the record he says the same.",
    "It was off the record.",
    'She said, "Off the record, he left." I nodded.',
]


@pytest.mark.parametrize(("said", "left"), GONE)
def test_what_is_off_the_record_goes(say: Say, said: str, left: str) -> None:
    """All between the commands goes, with them and before any other command or rule sees it."""
    tidied = tidy(say(said))
    assert join(tidied.tokens) == left
    assert (tidied.title, tidied.notes) == ((), ())
    assert {removal.reason for removal in tidied.removals} == {"off the record"}


@pytest.mark.parametrize("said", KEPT)
def test_speaking_of_the_record_is_no_command(say: Say, said: str) -> None:
    """Inside a clause, and in somebody's words, it is speech."""
    assert join(tidy(say(said)).tokens) == said


def test_it_holds_for_everybody_and_across_segments(say: Say) -> None:
    """Whoever speaks is off the record until anybody ends it, wherever Whisper cuts."""
    lines = ("Ana: Hello. Off the", "Ana: record. He lies.", "Ben: He does.", "Ben: Back on the record.", "Ana: So.")
    tidied = tidy(say(*lines))
    assert join(tidied.tokens) == "Hello. So."
    ends = Source(segment="a3", first=0, last=4)
    assert tidied.off_record == (OffRecord(begins=Source(segment="a0", first=1, last=3), ends=ends),)


def test_it_holds_to_the_end_where_nobody_ends_it(say: Say) -> None:
    """An end that is only spoken of ends nothing; the edit says where the record was left."""
    transcript = say("We left. Off the record, he lies.", "He was back on the record. Back on the record he says no.")
    tidied = tidy(transcript)
    assert join(tidied.tokens) == "We left."
    edit = OfflineEditor().edit(transcript, Brief(makes="post"))
    assert edit.off_record == (OffRecord(begins=Source(segment="a0", first=2, last=5), ends=None),)


def test_an_end_without_a_beginning_is_reported(say: Say) -> None:
    """The beginning may not have been heard: the writer is told where to look."""
    tidied = tidy(say("Of the wreckered, he lies. Back on the record. Home."))
    assert join(tidied.tokens) == "Of the wreckered, he lies. Home."
    assert tidied.off_record == (OffRecord(begins=None, ends=Source(segment="a0", first=5, last=9)),)


def test_what_an_earlier_round_took_is_hidden_too(say: Say) -> None:
    """A command that is seen only once another one has gone takes along what was made a note of before."""
    tidied = tidy(say("Home. Title, a walk, end title off the record he lies. Note to self, he lies. He lies."))
    assert join(tidied.tokens) == "Home."
    assert (join(tidied.title), tidied.notes) == ("A walk", ())
    later = tidy(say("Home. Title, a walk, end title off the record he lies. Title, he lies, end title."))
    assert (join(later.tokens), later.title) == ("Home.", ())
    assert "lies" not in repr((tidied, later))


@pytest.mark.parametrize("language", ["de", "zz"])
def test_where_the_commands_are_not_known_nothing_is_hidden(say: Say, language: str) -> None:
    """What is no command in a language stays, as docs/spoken-commands.md says."""
    said = "Off the record. Die Tür bleibt zu. Back on the record."
    assert join(tidy(say(said, language=language)).tokens) == said


SECRETS = ["Quixby", "Zebulon lies.", "Quixby and Zebulon,", "four, no wait, five Quixbys", "Quixby. Quixby. Quixby."]
SPOKEN = [
    *("title", "end title.", "quote", "end quote.", "new paragraph.", "note to self,", "scratch that.", "um,", "four"),
    *("I walk to the river.", "I talk to Ana", "and she listens.", "Monday,", "no, Tuesday", "Hang on.", "Okay."),
]
SPEECH = st.lists(st.sampled_from(SPOKEN), max_size=6).map(" ".join)
SECRET = st.lists(st.sampled_from([*SECRETS, *SPOKEN]), max_size=6).map(" ".join)
OPENING = st.sampled_from(["Off the record.", "Okay, so off the record", "This is off the record,"])
CLOSING = st.sampled_from(["Back on the record.", "Okay, back on the record,", None])


@st.composite
def conversations(draw: st.DrawFn) -> Transcript:
    """Talk with stretches off the record in it, by one person or two; the last one may not end."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lines += [draw(SPEECH), f"{draw(OPENING)} {draw(SECRET)}", draw(SECRET)]
        closing = draw(CLOSING)
        if closing is None:
            break
        lines.append(f"{closing} {draw(SPEECH)}")
    speakers = draw(st.sampled_from([(None, None), ("Ana", "Ben")]))
    return Transcript(
        segments=tuple(
            Segment(id=f"a{number}", words=split_words(line), speaker=speakers[number % 2])
            for number, line in enumerate(lines)
        ),
        language="en",
    )


@settings(deadline=None)
@given(conversations(), st.sampled_from(MAKES))
def test_no_word_off_the_record_is_anywhere(transcript: Transcript, makes: Makes) -> None:
    """Not in what is tidied, nor in what a model sees, nor in any part of a draft, nor in a log."""
    log = io.StringIO()
    handler, root = logging.StreamHandler(log), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        tidied = tidy(transcript)
        edit = OfflineEditor().edit(transcript, Brief(makes=makes))
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    seen = [repr(tidied), json.dumps(tidied.segments()), edit.model_dump_json(), log.getvalue()]
    assert not re.search("quixby|zebulon", " ".join(seen), re.IGNORECASE)


@settings(deadline=None)
@given(conversations())
def test_the_edit_lists_every_word_off_the_record(transcript: Transcript) -> None:
    """The check and the evidence file know from it which words to withhold."""
    listed = {
        (removal.source.segment, place)
        for removal in OfflineEditor().edit(transcript, Brief(makes="post")).removals
        if removal.reason == "off the record"
        for place in range(removal.source.first, removal.source.last)
    }
    for segment, place, word in transcript.words():
        if re.search("quixby|zebulon", word.text, re.IGNORECASE):
            assert (segment.id, place) in listed
