"""A window: the speech of at most some ten minutes of one track, cut in silence, with the silence taken out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SAMPLE_RATE", "Span", "Window"]

SAMPLE_RATE = 16_000  # Hz; what Whisper and Silero hear


class Span(NamedTuple):
    """A stretch of time in seconds, end excluded."""

    start: float
    end: float

    @property
    def duration(self) -> float:
        """Seconds from start to end."""
        return self.end - self.start


@dataclass(frozen=True, eq=False)
class Window:
    """Speech to be transcribed in one go.

    samples: shape [n], float32 in -1..1, 16 kHz mono; the speech stretches one after another, silence left out.
    speech:  where in the track each stretch was, in seconds, in order; their lengths add up to len(samples) / 16000.
    number:  0 for the first window of its track.
    """

    number: int
    samples: NDArray[np.float32]
    speech: tuple[Span, ...]

    @property
    def start(self) -> float:
        """Second of the track at which the first speech begins."""
        return self.speech[0].start

    @property
    def end(self) -> float:
        """Second of the track at which the last speech ends."""
        return self.speech[-1].end

    def restore(self, start: float, end: float) -> Span:
        """Track time of something heard from `start` to `end` seconds of `samples`.

        Both ends are taken to lie in the stretch of speech that holds the middle, as faster-whisper does, so that no
        word is stretched over a pause; they are kept inside that stretch.

        >>> import numpy
        >>> w = Window(0, numpy.zeros(32000, "float32"), (Span(5.0, 6.0), Span(60.0, 61.0)))
        >>> w.restore(1.25, 1.5)
        Span(start=60.25, end=60.5)
        """
        begins = self._begins
        index = max(0, bisect_right(begins, (start + end) / 2) - 1)
        shift, stretch = self.speech[index].start - begins[index], self.speech[index]
        first = min(max(start + shift, stretch.start), stretch.end)
        return Span(first, min(max(end + shift, first), stretch.end))

    @property
    def _begins(self) -> list[float]:
        begins, at = [], 0.0
        for stretch in self.speech:
            begins.append(at)
            at += stretch.duration
        return begins
