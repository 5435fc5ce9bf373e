"""What holds of tidying whatever is said: nothing is lost, nothing is new, and once is enough."""

from itertools import groupby, pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dictate.edit import Tidied, tidy
from dictate.edit.tidy import PASSES
from dictate.edit.tokens import norms, spaced
from dictate.values.transcript import Segment, Transcript, Word, split_words

PHRASES = [
    *("um,", "uh", "I", "I,", "you know,", "like,", "I mean,", "okay,", "so", "the", "The", "is", "not", "maybe"),
    *("title", "end title.", "quote", "end quote.", "new paragraph.", "note to self", "scratch that.", "no wait,"),
    *("off the record,", "back on the record.", "off the record", "Let me start over."),
    *("four", "five.", "twenty", "No", "no,", "sorry,", "Monday,", "on Tuesday,", "Ana,", "Ben", "dollars", "dollars,"),
    *("Hang on.", "Sorry.", "Okay.", "Where was I?", "Is the kettle on?", "Here is the thing.", "That's it."),
    *("I want to talk about", "I walk.", "and I talk,", "I wanted to", "--", "wri-", "writing", "I walk to the river."),
    *("walk", "walked.", '"Yes', 'no."', "[laughs]", "日本", "🙂", "مرحبا", "off-the-record", "three"),
]
WORDS = (
    "um I so no wait sorry mean you know four five twenty that is the Ana Ben title end quote new paragraph note to "
    "self scratch off record back on hang one second okay where was here thing that's it let me start over talk"
)
MARKED = st.builds(str.__add__, st.sampled_from(WORDS.split()), st.sampled_from(["", "", "", ",", ".", "?", " --"]))
SAID = st.lists(st.sampled_from(PHRASES) | MARKED, max_size=30).map(" ".join)
SPEECH = st.lists(st.tuples(st.sampled_from([None, "Ana", "Ben"]), SAID), max_size=5)


def spoken(speech: list[tuple[str | None, str]]) -> Transcript:
    """A transcript of generated words."""
    return Transcript(
        segments=tuple(
            Segment(id=f"a{number}", words=split_words(said), speaker=speaker)
            for number, (speaker, said) in enumerate(speech)
        ),
        language="en",
    )


def said_again(tidied: Tidied) -> Transcript:
    """What remains of a transcript as one of its own, its segments where they were."""
    pieces = list(zip(tidied.tokens, spaced(tidied.tokens), strict=True))
    segments = []
    for number, (_, run) in enumerate(groupby(pieces, key=lambda piece: piece[0].segment)):
        said = list(run)
        words = [Word(text=text) for _, text in said]
        words[0] = Word(text=words[0].text.strip())
        segments.append(Segment(id=f"a{number}", words=tuple(words), speaker=said[0][0].speaker))
    return Transcript(segments=tuple(segments), language="en")


@settings(deadline=None)
@given(SPEECH)
def test_every_word_is_accounted_for_and_none_is_new(speech: list[tuple[str | None, str]]) -> None:
    """Each word remains, is in the title, or is listed as removed, exactly once; and it stays the word it was."""
    transcript = spoken(speech)
    tidied = tidy(transcript)
    said = {(segment.id, place): word for segment, place, word in transcript.words()}
    for token in (*tidied.tokens, *tidied.title):
        assert norms(token.text) == norms(said.pop((token.segment, token.place)).text)
    for removal in tidied.removals:
        for place in range(removal.source.first, removal.source.last):
            del said[removal.source.segment, place]
    assert not said


@settings(deadline=None)
@given(SPEECH)
def test_only_a_corrected_word_leaves_its_place(speech: list[tuple[str | None, str]]) -> None:
    """What remains is in the order of speech, but for words of segments that are listed as moved."""
    tidied = tidy(spoken(speech))
    places = [token.at for token in tidied.tokens if token.segment not in tidied.moved]
    assert all(before < after for before, after in pairwise(places))


@settings(deadline=None)
@given(SPEECH)
def test_tidying_is_done_once(speech: list[tuple[str | None, str]]) -> None:
    """What was tidied, said again, has nothing left to tidy."""
    tidied = tidy(spoken(speech))
    assume(not tidied.breaks)  # a transcript cannot say them without the command
    again = tidy(said_again(tidied))
    assert [token.text for token in again.tokens] == [token.text for token in tidied.tokens]


@settings(deadline=None)
@given(SPEECH)
def test_no_pass_finds_anything_in_what_was_tidied(speech: list[tuple[str | None, str]]) -> None:
    """The passes go on until none of them has anything to do, also in paragraphs."""
    tidied = tidy(spoken(speech))
    for tidy_pass in PASSES:
        assert tidy_pass(tidied) == tidied


@settings(deadline=None)
@given(SPEECH)
def test_what_a_model_sees_is_what_remains(speech: list[tuple[str | None, str]]) -> None:
    """The segments for a model have the words that remain, in reading order, under the ids of their segments."""
    tidied = tidy(spoken(speech))
    seen = [(entry["id"], norm) for entry in tidied.segments() for norm in norms(entry["text"])]
    assert seen == [(token.segment, norm) for token in tidied.tokens for norm in norms(token.text)]
