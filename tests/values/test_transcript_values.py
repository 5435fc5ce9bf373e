"""Segments, ids and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dictate.values.transcript import Segment, Transcript, Word, segment_id, split_words, track_of


@given(st.integers(0, 5000), st.integers(0, 10**6))
def test_an_id_names_its_track(track: int, number: int) -> None:
    """The track can be read from the id again, whatever its number."""
    assert track_of(segment_id(track, number)) == track


@given(st.integers(0, 800), st.integers(0, 800), st.integers(0, 99), st.integers(0, 99))
def test_ids_are_unique(track: int, other: int, number: int, another: int) -> None:
    """Two places have one id only if they are one place."""
    same = (track, number) == (other, another)
    assert (segment_id(track, number) == segment_id(other, another)) == same


@given(st.text())
def test_words_joined_are_the_text(text: str) -> None:
    """Splitting folds white space and loses nothing else."""
    assert "".join(word.text for word in split_words(text)) == " ".join(text.split())


def test_a_transcript_reads_back_from_its_own_json() -> None:
    """A dump is read back equal, though it also holds the joined text."""
    words = (Word(text="So", start=0.5, end=0.7, probability=0.9), Word(text=" for"))
    transcript = Transcript(segments=(Segment(id="a0", words=words, start=0.5, doubts=("few words",)),), language="en")
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript


def test_text_that_its_words_do_not_say_is_refused() -> None:
    """A segment whose text was changed without its words is not half believed."""
    with pytest.raises(ValidationError, match="not what its words say"):
        Segment.model_validate({"id": "a0", "text": "Or for", "words": [{"text": "So"}, {"text": " for"}]})


def test_an_id_is_given_once() -> None:
    """Two segments with one id are no transcript."""
    with pytest.raises(ValidationError, match="same id"):
        Transcript(segments=(Segment(id="a0", words=()), Segment(id="a0", words=())))
