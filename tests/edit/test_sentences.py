"""Sentences end where speech ends, not where Whisper cuts."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from dictate.edit.sentences import sentences
from dictate.edit.tokens import tokens_of
from dictate.values.transcript import Segment, Transcript, Word, split_words

Say = Callable[..., Transcript]


def texts(transcript: Transcript) -> list[str]:
    """The sentences of a transcript."""
    return [sentence.text for sentence in sentences(tokens_of(transcript), transcript.language)]


def test_a_sentence_crosses_segments(say: Say) -> None:
    """Segments break in the middle of a sentence; the sentence knows both."""
    transcript = say("I went to Dr.", "Smith. He was", "out.")
    assert texts(transcript) == ["I went to Dr. Smith.", "He was out."]
    assert sentences(tokens_of(transcript), "en")[0].segments == ("a0", "a1")


def test_a_sentence_never_crosses_speakers(say: Say) -> None:
    """Whoever is cut short, the other's words are the other's."""
    assert texts(say("Ana: And then I", "Ben: Stop.")) == ["And then I", "Stop."]


def test_without_marks_pauses_end_sentences() -> None:
    """Where nobody wrote full stops, a silence is one."""
    words = tuple(
        Word(text=f" w{n}" if n else "w0", start=n + (5.0 if n >= 20 else 0), end=n + 0.9 + (5.0 if n >= 20 else 0))
        for n in range(40)
    )
    transcript = Transcript(segments=(Segment(id="a0", words=words),), language="en")
    assert [len(text.split()) for text in texts(transcript)] == [20, 20]


def test_scripts_without_spaces_are_cut_at_words() -> None:
    """A word that holds two sentences stays whole."""
    segment = Segment(id="a0", words=split_words("今天天气很好。我们去公园。 好。"))
    assert texts(Transcript(segments=(segment,), language="zh")) == ["今天天气很好。我们去公园。", "好。"]


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=30))
def test_sentences_are_exactly_the_words(said: list[str]) -> None:
    """Whatever was said, sentences together are all of its words in order."""
    segment = Segment(id="a0", words=tuple(Word(text=text) for text in said))
    tokens = tokens_of(Transcript(segments=(segment,)))
    found = sentences(tokens, None)
    assert [token for sentence in found for token in sentence.tokens] == list(tokens)
