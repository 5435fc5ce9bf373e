"""The port behind which speech engines stand: one window of speech in, what was heard out.

It does not cut windows, keep results, judge them or put times back: that is the same for every engine and is done
in `windows`, `gates` and `tracks`. The stub for tests stands here beside the port.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dictate.values.base import Value
from dictate.values.transcript import Engine, Word, split_words
from dictate.values.window import SAMPLE_RATE, Window

__all__ = ["Heard", "HeardSegment", "StubTranscriber", "TranscribeOptions", "Transcriber", "WindowResult", "nobody"]


@dataclass(frozen=True)
class TranscribeOptions:
    """How to listen.

    language: ISO 639-1 code of what is spoken; None: the engine finds out.
    beam_size: how many readings of the sound are followed at the same time; 5 is Whisper's own, 1 is fastest.
    glossary: names and terms that are likely to be said, most important first.
    condition_on_previous_text: let the text so far lead the next 30 seconds of the same window. Off: on long speech it
        is what makes a loop or a loss of time last (word error of the miniature model on a minute of two voices: 0.80
        with it, 0.61 without), and its prompt takes the room that the glossary and the answer need.
    """

    language: str | None = None
    beam_size: int = 5
    glossary: tuple[str, ...] = ()
    condition_on_previous_text: bool = False


class HeardSegment(Value):
    """A stretch of speech in a window. Times are seconds of the window's samples; figures are Whisper's own."""

    words: tuple[Word, ...]
    start: float
    end: float
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None
    temperature: float | None = None


class WindowResult(Value):
    """What an engine heard in a window.

    Segments are in order, none is empty, the first word of each has no space before it. Word times do not go back
    and stay inside their segment; a word whose time the engine does not know has None. `language` is what was taken
    to be spoken, with a probability of 0 to 1 (1 where it was given). `glossary_left_out` are terms that found no
    room in the engine's prompt.
    """

    segments: tuple[HeardSegment, ...]
    language: str
    language_probability: float = 1.0
    glossary_left_out: tuple[str, ...] = ()


Heard = Callable[[float], None]
"""Called while a window is worked on, with the second of its samples that has been reached."""


def nobody(second: float) -> None:
    """The listener that nobody is."""


class Transcriber(Protocol):
    """A speech engine. The same window and options give the same result, whatever was transcribed before."""

    @property
    def engine(self) -> Engine:
        """Who transcribes: enough to tell its results from those of another engine, model or compute type."""

    def transcribe(self, window: Window, options: TranscribeOptions, heard: Heard = nobody) -> WindowResult:
        """What is said in the window. Raises EngineError, and ModelError where the model cannot be used."""


STUB_ENGINE = Engine(name="stub", version="1", model="stub", model_sha256="0" * 64, compute_type="none")


def _numbered(window: Window, options: TranscribeOptions) -> WindowResult:
    """One segment for each stretch of speech: `stretch 0 of window 0.`, its words spread evenly."""
    segments, at = [], 0.0
    for number, stretch in enumerate(window.speech):
        texts = split_words(f"stretch {number} of window {window.number}.")
        step = stretch.duration / len(texts)
        words = tuple(
            Word(text=word.text, start=at + place * step, end=at + (place + 1) * step, probability=0.9)
            for place, word in enumerate(texts)
        )
        segments.append(HeardSegment(words=words, start=at, end=at + stretch.duration, avg_logprob=-0.2))
        at += stretch.duration
    return WindowResult(segments=tuple(segments), language=options.language or "en", language_probability=0.9)


@dataclass
class StubTranscriber:
    """Answers from a function instead of a model, and remembers every window and options that it was given."""

    answer: Callable[[Window, TranscribeOptions], WindowResult] = _numbered
    engine: Engine = STUB_ENGINE
    asked: list[tuple[Window, TranscribeOptions]] = field(default_factory=list)

    @classmethod
    def reading(cls, results: Sequence[WindowResult]) -> "StubTranscriber":
        """A stub that gives these results for windows 0, 1, ..."""
        return cls(answer=lambda window, options: results[window.number])

    def transcribe(self, window: Window, options: TranscribeOptions, heard: Heard = nobody) -> WindowResult:
        """The function's answer."""
        self.asked.append((window, options))
        result = self.answer(window, options)
        heard(len(window.samples) / SAMPLE_RATE)
        return result
