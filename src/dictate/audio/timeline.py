"""Where in a track a sample lies, when packets are bad or missing.

Times come from counting samples. Where the container's own times run ahead of the count, something was lost (a damaged
spot) or never written (a recorder that leaves pauses out): that much silence belongs there, or every later word would
be early.
"""

from dataclasses import dataclass, field

__all__ = ["Damage", "Timeline"]

_JITTER = 0.25  # s; containers round times, and nobody hears the difference in a transcript
_MAX_FILLED = 12 * 3600.0  # s in all; times that leap further are nonsense
_SAME_SPOT = 1.0  # s between bad packets that still are one damaged spot


class Timeline:
    """Counts seconds, and holds the count against the times of frames.

    `seconds` is the position so far; `tick` the length of one unit of a frame's time in seconds.
    """

    def __init__(self, tick: float) -> None:
        self._tick = tick
        self._before = 0.0  # s until the rate last changed
        self._samples, self._rate = 0, 1  # since then: whole samples, so that hours add up without an error
        self._origin: float | None = None
        self._filled = 0.0

    @property
    def seconds(self) -> float:
        """Position in the track."""
        return self._before + self._samples / self._rate

    def gap_before(self, time: int | None) -> float:
        """Seconds of silence that belong before a frame with this `time`; they are counted as passed."""
        if time is None:
            return 0.0
        stands_at = time * self._tick
        ahead = stands_at - (self._origin if self._origin is not None else stands_at) - self.seconds
        if self._origin is None or ahead < -_JITTER or self._filled + ahead > _MAX_FILLED:
            self._origin = stands_at - self.seconds  # the first frame, or times that start anew
            return 0.0
        if ahead < _JITTER:
            return 0.0
        self._filled += ahead
        self._before += ahead
        return ahead

    def advance(self, samples: int, rate: int) -> None:
        """Count a frame."""
        if rate != self._rate:
            self._before, self._samples, self._rate = self.seconds, 0, rate
        self._samples += samples


@dataclass
class Damage:
    """What could not be decoded: how many packets, and the spots of the track, in seconds, where they were missed."""

    packets: int = 0
    spots: list[tuple[float, float]] = field(default_factory=list)

    def hit(self, at: float, lasting: float = 0.0) -> None:
        """Note a bad packet."""
        self.packets += 1
        end = at + max(0.0, lasting)
        if self.spots and at - self.spots[-1][1] < _SAME_SPOT:
            self.spots[-1] = (self.spots[-1][0], max(end, self.spots[-1][1]))
        else:
            self.spots.append((at, end))
