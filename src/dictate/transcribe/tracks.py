"""The joined run: windows of one or more tracks in, one transcript out.

It asks for each window in turn (`windows` sees to it that none is done twice), keeps the language that was found
first, puts times back, numbers the segments, lets the gates mark them and interleaves the tracks. It reads no sound.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace

from dictate.store import Store
from dictate.transcribe.engine import HeardSegment, TranscribeOptions, Transcriber
from dictate.transcribe.gates import HeardTrack, mark_doubts, unheard_speech
from dictate.transcribe.windows import FinishedWindow, finish_window
from dictate.values.progress import Progress, unheard
from dictate.values.timecode import clock
from dictate.values.transcript import Engine, Notice, Segment, Transcript, Word, segment_id
from dictate.values.window import Span, Window

__all__ = ["TrackWindows", "transcribe_tracks"]

_SURE_OF_LANGUAGE = 0.5  # as faster-whisper's own threshold: below it, another language is as likely
_STAGE = "transcribing"
_DIGITS = 3  # milliseconds: Whisper's own times are multiples of 0.02 s


@dataclass(frozen=True)
class TrackWindows:
    """One track: its windows, made as they are asked for, who speaks, and its length in seconds for the progress."""

    windows: Iterable[Window]
    speaker: str | None = None
    duration: float | None = None


@dataclass
class _Run:
    """What a run knows while it goes on."""

    transcriber: Transcriber
    options: TranscribeOptions
    store: Store
    progress: Progress
    total: float | None
    before: float = 0.0  # seconds of the tracks that are done
    language: str | None = None
    probability: float | None = None
    notices: list[Notice] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


def transcribe_tracks(
    tracks: Sequence[TrackWindows],
    transcriber: Transcriber,
    options: TranscribeOptions,
    store: Store,
    progress: Progress = unheard,
) -> Transcript:
    """Transcribe every window of every track, and join what was heard.

    The transcript names no recordings: whoever made the windows knows those. Progress is told in seconds of all
    tracks together, as the stage "transcribing". Stopped at any moment and begun again with the same store, it goes
    on after the last finished window and gives the same transcript. Raises EngineError, ModelError and OutputError.
    """
    durations = [track.duration for track in tracks]
    known = [duration for duration in durations if duration is not None]
    run = _Run(transcriber, options, store, progress, sum(known) if len(known) == len(durations) else None)
    segments: list[Segment] = []
    for number, track in enumerate(tracks):
        segments += _transcribe_track(run, number, track)
    return Transcript(
        segments=tuple(sorted(segments, key=_start)),
        language=run.language,
        language_probability=run.probability,
        engine=_engine_of(run),
        notices=(*_notices_about_the_whole(run), *sorted(run.notices, key=_start)),
    )


def _engine_of(run: _Run) -> Engine:
    engine = run.transcriber.engine
    options = asdict(run.options) | {"glossary": list(run.options.glossary)}  # a file of JSON gives back a list
    return engine.model_copy(update={"options": engine.options | options})


def _transcribe_track(run: _Run, number: int, track: TrackWindows) -> tuple[Segment, ...]:
    """One track's segments with their doubts; notices go to the run."""
    speech: list[Span] = []
    segments: list[Segment] = []
    end = 0.0
    for window in track.windows:
        finished = _finish(run, window)
        speech += window.speech
        segments += _restored(window, finished.result.segments, number, len(segments), track.speaker)
        end = window.end
    heard = HeardTrack(segments=tuple(segments), speech=tuple(speech), language=run.language)
    run.notices += unheard_speech(heard)
    run.before += end if track.duration is None else track.duration
    run.progress(_STAGE, run.before, run.total)
    return mark_doubts(heard)


def _finish(run: _Run, window: Window) -> FinishedWindow:
    """One window, and what the run learns from it."""

    def heard(second: float) -> None:
        run.progress(_STAGE, run.before + window.restore(second, second).end, run.total)

    options = replace(run.options, language=run.options.language or run.language)
    finished = finish_window(window, run.transcriber, options, run.store, heard)
    run.progress(_STAGE, run.before + window.end, run.total)
    if run.language is None and finished.result.segments:
        run.language, run.probability = finished.result.language, finished.result.language_probability
    run.left_out = finished.result.glossary_left_out or run.left_out
    if finished.echoed:
        run.notices.append(_echo_notice(window))
    return finished


def _restored(
    window: Window, heard: Iterable[HeardSegment], track: int, count: int, speaker: str | None
) -> Iterator[Segment]:
    """Segments in track time, numbered on from `count`."""
    for number, segment in enumerate(heard, start=count):
        words = tuple(_restored_word(window, word) for word in segment.words)
        starts = [word.start for word in words if word.start is not None]
        ends = [word.end for word in words if word.end is not None]
        yield Segment(
            id=segment_id(track, number),
            words=words,
            start=starts[0] if starts else round(window.restore(segment.start, segment.start).start, _DIGITS),
            end=ends[-1] if ends else round(window.restore(segment.end, segment.end).end, _DIGITS),
            speaker=speaker,
            avg_logprob=segment.avg_logprob,
            no_speech_prob=segment.no_speech_prob,
            compression_ratio=segment.compression_ratio,
            temperature=segment.temperature,
        )


def _restored_word(window: Window, word: Word) -> Word:
    if word.start is None or word.end is None:
        return word
    start, end = window.restore(word.start, word.end)
    return word.model_copy(update={"start": round(start, _DIGITS), "end": round(end, _DIGITS)})


def _notices_about_the_whole(run: _Run) -> Iterator[Notice]:
    if run.options.language is None and run.probability is not None and run.probability < _SURE_OF_LANGUAGE:
        yield Notice(
            message=f"the language was taken to be {run.language!r}, with a probability of only {run.probability:.0%}; "
            "if that is wrong, name it with --language"
        )
    if run.left_out:
        yield Notice(
            message=f"the glossary is longer than the engine can take in: {len(run.left_out)} terms were left out, "
            f"from {run.left_out[0]!r} on; put the most important first"
        )


def _echo_notice(window: Window) -> Notice:
    return Notice(
        message=f"from {clock(window.start)} to {clock(window.end)} the glossary was read into the text; that part was "
        "transcribed again without it, so look at its names",
        start=window.start,
        end=window.end,
    )


def _start(timed: Segment | Notice) -> float:
    return timed.start or 0.0
