"""The glossary: what is told to the engine, and what is done when it comes back as text."""

from pathlib import Path

import pytest
from heard_speech import quiet_window

from dictate.store import Store
from dictate.transcribe import HeardSegment, StubTranscriber, TrackWindows, TranscribeOptions, WindowResult
from dictate.transcribe.glossary import as_hotwords, clean_terms, find_echo
from dictate.transcribe.tracks import transcribe_tracks
from dictate.values.transcript import split_words
from dictate.values.window import Window

TERMS = ("Ada Lovelace", "Rust", "Zürich", "CTranslate2")


def result_of(text: str) -> WindowResult:
    """A window in which this was heard."""
    segment = HeardSegment(words=split_words(text), start=0.0, end=2.0)
    return WindowResult(segments=(segment,), language="en")


def echoing(window: Window, options: TranscribeOptions) -> WindowResult:
    """An engine that reads the glossary out, if it has one."""
    return result_of(as_hotwords(options.glossary)) if options.glossary else result_of("what was said")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace, Rust, Zürich, CTranslate2",
        "and then rust zürich ctranslate 2. Ada",
        "Zürich, CTranslate2, Ada Lovelace, Rust",
        "Rust, Rust, Rust",
    ],
)
def test_an_echo_is_found(text: str) -> None:
    """Terms in the list's order without a word between, or one again and again, whatever the case and punctuation."""
    assert find_echo([word.text for word in split_words(text)], TERMS) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada Lovelace never wrote Rust, and never saw Zürich",
        "I like Rust and Zürich and CTranslate2",
        "Zürich, Rust, Ada Lovelace",
        "trust zürich",
        "Rust, Rust",
    ],
)
def test_speech_about_the_terms_is_no_echo(text: str) -> None:
    """Terms in a sentence, or in another order, are speech."""
    assert find_echo([word.text for word in split_words(text)], TERMS) is None


def test_terms_are_cleaned_of_what_would_steer_the_engine() -> None:
    """Control tokens, line breaks, commas and repeats do not reach the prompt."""
    assert clean_terms(["a\nb", "<|endoftext|>", "<|nospeech|> c,d ", "c d", " "]) == ("a b", "c d")


def test_an_echoed_window_is_heard_again_without_the_glossary(tmp_path: Path) -> None:
    """The echo is replaced by what is heard without a list, and a notice says where; kept windows say it again."""
    stub = StubTranscriber(answer=echoing)
    options = TranscribeOptions(glossary=TERMS)
    for _ in range(2):
        transcript = transcribe_tracks([TrackWindows([quiet_window(0)])], stub, options, Store(tmp_path))
        assert [segment.text for segment in transcript.segments] == ["what was said"]
        assert [(notice.start, notice.end) for notice in transcript.notices] == [(0.0, 2.0)]
    assert [asked.glossary for _, asked in stub.asked] == [TERMS, ()]


def test_a_list_that_is_too_long_is_told(tmp_path: Path) -> None:
    """The notice counts the terms that found no room and names the first."""
    answer = result_of("words").model_copy(update={"glossary_left_out": ("Zürich", "CTranslate2")})
    stub = StubTranscriber.reading([answer])
    options = TranscribeOptions(glossary=TERMS)
    (notice,) = transcribe_tracks([TrackWindows([quiet_window(0)])], stub, options, Store(tmp_path)).notices
    assert "2 terms" in notice.message
    assert "Zürich" in notice.message
