"""The joined run: stopped anywhere, it goes on; tracks, language, times and ids come out right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from heard_speech import MINI, quiet_window, spoken, window_of

from dictate.store import Store
from dictate.transcribe import (
    FasterWhisper,
    HeardSegment,
    StubTranscriber,
    TrackWindows,
    TranscribeOptions,
    WindowResult,
    resolve_model,
    transcribe_tracks,
)
from dictate.values.transcript import Transcript, Word, split_words
from dictate.values.window import Span, Window

OPTIONS = TranscribeOptions()
WINDOWS = [quiet_window(number, start=10.0 * number) for number in range(5)]


def run(stub: StubTranscriber, store: Store, options: TranscribeOptions = OPTIONS) -> Transcript:
    """The five windows as one track."""
    return transcribe_tracks([TrackWindows(WINDOWS, duration=50.0)], stub, options, store)


def stopping_at(number: int, error: BaseException) -> StubTranscriber:
    """A stub that is stopped when it is given window `number`."""
    plain = StubTranscriber()

    def answer(window: Window, options: TranscribeOptions) -> WindowResult:
        if window.number == number:
            raise error
        return plain.transcribe(window, options)

    return StubTranscriber(answer=answer)


@pytest.mark.parametrize("number", range(5))
def test_a_stopped_run_goes_on_where_it_was(number: int, tmp_path: Path) -> None:
    """Whichever window it is stopped at, no finished one is asked for again, and the transcript is the same."""
    store, whole = Store(tmp_path / "a"), run(StubTranscriber(), Store(tmp_path / "b"))
    with pytest.raises(KeyboardInterrupt):
        run(stopping_at(number, KeyboardInterrupt()), store)
    again = StubTranscriber()
    assert run(again, store) == whole
    assert [window.number for window, _ in again.asked] == list(range(number, 5))


def test_a_damaged_window_is_done_again(tmp_path: Path) -> None:
    """A kept window that was damaged, or that nobody understands, counts as not finished."""
    store = Store(tmp_path)
    whole = run(StubTranscriber(), store)
    first, second = sorted((tmp_path / "windows").glob("*/*"))[:2]
    first.write_bytes(first.read_bytes()[:-5])
    store.put("windows", second.name, b'{"result": 1}')
    again = StubTranscriber()
    assert run(again, store) == whole
    assert len(again.asked) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda stub, options: (stub, TranscribeOptions(beam_size=1)),
        lambda stub, options: (stub, TranscribeOptions(glossary=("Ada",))),
        lambda stub, options: (StubTranscriber(engine=stub.engine.model_copy(update={"compute_type": "x"})), options),
        lambda stub, options: (StubTranscriber(engine=stub.engine.model_copy(update={"model_sha256": "x"})), options),
    ],
)
def test_another_engine_or_option_is_another_result(
    change: Callable[[StubTranscriber, TranscribeOptions], tuple[StubTranscriber, TranscribeOptions]], tmp_path: Path
) -> None:
    """A window that was finished otherwise is not used."""
    run(StubTranscriber(), Store(tmp_path))
    stub, options = change(StubTranscriber(), OPTIONS)
    run(stub, Store(tmp_path), options)
    assert len(stub.asked) == 5


def test_a_model_under_another_name_is_the_same_model(tmp_path: Path) -> None:
    """Its hash says what it is: a copied or renamed folder uses what is finished."""
    run(StubTranscriber(), Store(tmp_path))
    stub = StubTranscriber(engine=StubTranscriber().engine.model_copy(update={"model": "elsewhere"}))
    run(stub, Store(tmp_path))
    assert stub.asked == []


def silent_first(window: Window, options: TranscribeOptions) -> WindowResult:
    """An engine that hears nothing in window 0 and takes it for Welsh, then hears unsure German."""
    words = split_words("ja gut")
    segments = () if window.number == 0 else (HeardSegment(words=words, start=0.0, end=1.0),)
    language = options.language or ("cy" if window.number == 0 else "de")
    return WindowResult(segments=segments, language=language, language_probability=0.4)


def test_language_is_found_once_and_kept(tmp_path: Path) -> None:
    """The first window in which something is said decides, for all later ones; that it was unsure is told."""
    stub = StubTranscriber(answer=silent_first)
    transcript = run(stub, Store(tmp_path))
    assert [options.language for _, options in stub.asked] == [None, None, "de", "de", "de"]
    assert (transcript.language, transcript.language_probability) == ("de", 0.4)
    assert any("40%" in notice.message for notice in transcript.notices)


def test_a_given_language_is_not_questioned(tmp_path: Path) -> None:
    """With a language named, every window gets it and no notice doubts it."""
    stub = StubTranscriber(answer=silent_first)
    transcript = run(stub, Store(tmp_path), TranscribeOptions(language="de"))
    assert {options.language for _, options in stub.asked} == {"de"}
    assert not any("language" in notice.message for notice in transcript.notices)


def test_tracks_are_interleaved_by_time(tmp_path: Path) -> None:
    """Two tracks make one conversation: ids count within a track, order is that of speech, the first track first."""
    ana = TrackWindows([quiet_window(0, 0.0), quiet_window(1, 20.0)], "Ana", 30.0)
    ben = TrackWindows([quiet_window(2, 10.0), quiet_window(3, 20.0)], "Ben", 30.0)
    transcript = transcribe_tracks([ana, ben], StubTranscriber(), OPTIONS, Store(tmp_path))
    assert [(segment.id, segment.speaker) for segment in transcript.segments] == [
        ("a0", "Ana"),
        ("b0", "Ben"),
        ("a1", "Ana"),
        ("b1", "Ben"),
    ]


def test_times_are_put_back_into_the_track(tmp_path: Path) -> None:
    """A word heard at a second of the window stands at that second of the track; an unknown time stays unknown."""
    window = Window(0, quiet_window(0).samples, (Span(5.0, 6.0), Span(60.0, 61.0)))
    words = (Word(text="one", start=0.5, end=1.0), Word(text=" two"), Word(text=" three", start=1.0, end=1.5))
    heard = WindowResult(segments=(HeardSegment(words=words, start=0.5, end=1.5),), language="en")
    stub = StubTranscriber.reading([heard])
    (segment,) = transcribe_tracks([TrackWindows([window])], stub, OPTIONS, Store(tmp_path)).segments
    assert [(word.start, word.end) for word in segment.words] == [(5.5, 6.0), (None, None), (60.0, 60.5)]
    assert (segment.start, segment.end) == (5.5, 60.5)


def test_progress_counts_seconds_of_all_tracks(tmp_path: Path) -> None:
    """The seconds go up to the length of all tracks together."""
    told: list[tuple[str, float, float | None]] = []
    tracks = [TrackWindows([quiet_window(0, 3.0)], duration=10.0), TrackWindows([quiet_window(1, 5.0)], duration=10.0)]
    transcribe_tracks(tracks, StubTranscriber(), OPTIONS, Store(tmp_path), lambda *update: told.append(update))
    assert told == [
        ("transcribing", 5.0, 20.0),
        ("transcribing", 5.0, 20.0),
        ("transcribing", 10.0, 20.0),
        ("transcribing", 17.0, 20.0),
        ("transcribing", 17.0, 20.0),
        ("transcribing", 20.0, 20.0),
    ]


def test_nothing_to_transcribe_is_an_empty_transcript(tmp_path: Path) -> None:
    """A track without speech has no segments, and asks nothing of the engine."""
    stub = StubTranscriber()
    transcript = transcribe_tracks([TrackWindows([], duration=4.0)], stub, OPTIONS, Store(tmp_path))
    assert transcript.segments == ()
    assert transcript.language is None
    assert stub.asked == []


def test_the_transcript_survives_its_own_json(tmp_path: Path) -> None:
    """Engine, options and notices are plain JSON values."""
    transcript = run(StubTranscriber(), Store(tmp_path), TranscribeOptions(glossary=("Ada",)))
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript


def test_the_real_engine_goes_on_to_the_same_transcript(tmp_path: Path) -> None:
    """Stopped after its first window, which needed sampling, the real engine comes to the uninterrupted words."""
    windows = [window_of(spoken(8, start), number) for number, start in enumerate((0, 8))]
    model = resolve_model(str(MINI), Store(tmp_path))
    whole = transcribe_tracks([TrackWindows(windows)], FasterWhisper(model), OPTIONS, Store(tmp_path / "a"))
    transcribe_tracks([TrackWindows(windows[:1])], FasterWhisper(model), OPTIONS, Store(tmp_path / "b"))
    resumed = transcribe_tracks([TrackWindows(windows)], FasterWhisper(model), OPTIONS, Store(tmp_path / "b"))
    assert resumed == whole
    for segment in whole.segments:
        assert segment.text == "".join(word.text for word in segment.words)
