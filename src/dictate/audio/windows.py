"""Cut a track's speech into windows that are transcribed one by one.

Windows end in silence. Only where somebody speaks for longer than a whole window without a pause is speech itself
cut, at the quietest moment near the window's end. Where the cuts fall depends on the sound alone, not on how it
arrives. No more than one window is held, and nothing of it once it is handed over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dictate.audio.speech import Piece, SpeechFinder, SpeechOptions
from dictate.values.window import SAMPLE_RATE, Span, Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["WINDOW_SECONDS", "cut_windows"]

WINDOW_SECONDS = 600.0  # of speech
_LOOK_BACK = 30.0  # s before a window's end in which the quietest moment is looked for
_MOMENT = SAMPLE_RATE // 5  # samples, 0.2 s: about the pause between two words


def cut_windows(
    blocks: "Iterable[NDArray[np.float32]]",
    window_seconds: float = WINDOW_SECONDS,
    options: SpeechOptions | None = None,
) -> Iterator[Window]:
    """The speech of a track in windows of at most `window_seconds`; none where nobody speaks.

    `blocks` have shape [n], float32, 16 kHz mono.
    """
    cutter = _Cutter(int(window_seconds * SAMPLE_RATE))
    for number, stretches in enumerate(cutter.cut(_stretches(blocks, options))):
        yield _window(number, stretches)


@dataclass
class _Stretch:
    """Speech from sample `start` of the track on, in parts that follow each other."""

    start: int
    parts: "list[NDArray[np.float32]]" = field(default_factory=list)
    length: int = 0

    def add(self, part: "NDArray[np.float32]") -> None:
        self.parts.append(part)
        self.length += len(part)

    def joined(self) -> "NDArray[np.float32]":
        """All parts as one."""
        if len(self.parts) > 1:
            self.parts = [np.concatenate(self.parts)]
        return self.parts[0]

    def behead(self, at: int) -> "_Stretch":
        """Take away the first `at` samples, as a stretch of their own."""
        whole = self.joined()
        head = _Stretch(self.start, [whole[:at]], at)
        self.start, self.parts, self.length = self.start + at, [whole[at:].copy()], self.length - at
        return head


class _Tape:
    """The last seconds of a track: what may still turn out to be speech."""

    def __init__(self) -> None:
        self._start = 0
        self._samples: NDArray[np.float32] = np.zeros(0, np.float32)

    def record(self, block: "NDArray[np.float32]") -> None:
        self._samples = np.concatenate((self._samples, block))

    def play(self, start: int, end: int) -> "NDArray[np.float32]":
        return self._samples[start - self._start : end - self._start].copy()

    def forget_before(self, start: int) -> None:
        self._samples = self._samples[start - self._start :]
        self._start = start


class _Cutter:
    """Collects stretches into windows of at most `limit` samples."""

    def __init__(self, limit: int) -> None:
        if limit <= 0:
            raise ValueError("a window must have a length")
        self._limit = limit
        self._closed: list[_Stretch] = []

    def cut(self, pieces: "Iterable[tuple[Piece, NDArray[np.float32]]]") -> "Iterator[list[_Stretch]]":
        growing: _Stretch | None = None
        for piece, samples in pieces:
            if growing is None or piece.opens:
                if growing is not None:
                    self._closed.append(growing)
                growing = _Stretch(piece.start)
            growing.add(samples)
            if self._closed and self._held + growing.length > self._limit:
                yield self._taken()
            while growing.length > self._limit:
                yield [growing.behead(_quietest(growing, self._limit))]
        if growing is not None:
            self._closed.append(growing)
            yield self._taken()

    @property
    def _held(self) -> int:
        return sum(stretch.length for stretch in self._closed)

    def _taken(self) -> list[_Stretch]:
        taken, self._closed = self._closed, []
        return taken


def _stretches(
    blocks: "Iterable[NDArray[np.float32]]", options: SpeechOptions | None
) -> "Iterator[tuple[Piece, NDArray[np.float32]]]":
    """Every piece of speech with its samples."""
    finder, tape = SpeechFinder(options), _Tape()
    for block in blocks:
        tape.record(block)
        for piece in finder.hear(block):
            yield piece, tape.play(piece.start, piece.end)
        tape.forget_before(finder.needed_from)
    for piece in finder.finish():
        yield piece, tape.play(piece.start, piece.end)


def _quietest(stretch: _Stretch, limit: int) -> int:
    """The middle of the quietest 0.2 s (least energy) in the last 30 s before `limit` samples."""
    first = max(limit // 2, limit - int(_LOOK_BACK * SAMPLE_RATE))
    samples = stretch.joined()[first:limit].astype(np.float64)
    if len(samples) <= _MOMENT:
        return limit
    sums = np.concatenate(([0.0], np.cumsum(np.square(samples))))
    return first + int(np.argmin(sums[_MOMENT:] - sums[:-_MOMENT])) + _MOMENT // 2


def _window(number: int, stretches: list[_Stretch]) -> Window:
    """Make a window of its stretches, and let go of their samples: the engine may need the memory for long."""
    parts = [part for stretch in stretches for part in stretch.parts]
    samples = parts[0] if len(parts) == 1 else np.concatenate(parts)
    speech = [Span(each.start / SAMPLE_RATE, (each.start + each.length) / SAMPLE_RATE) for each in stretches]
    stretches.clear()
    return Window(number, samples, tuple(speech))
