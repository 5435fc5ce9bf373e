"""Find the stretches of speech in a track, as the track goes by.

The rules are those of `faster_whisper.vad.get_speech_timestamps` (after Silero's own example), and the stretches
are the same; only nothing waits for the end of the track. Deciding *what* is said is not done here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dictate.audio.silero import FRAME, Silero
from dictate.values.window import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Piece", "SpeechFinder", "SpeechOptions"]


@dataclass(frozen=True)
class SpeechOptions:
    """When sound counts as speech.

    threshold:      probability, 0 to 1, from which a frame of 32 ms begins speech.
    neg_threshold:  probability below which a frame may end it; between the two nothing changes.
    min_silence_ms: milliseconds of silence that end a stretch of speech.
    speech_pad_ms:  milliseconds kept before and after a stretch, at most half the silence between two.
    """

    threshold: float = 0.5
    neg_threshold: float = 0.35
    min_silence_ms: int = 2000
    speech_pad_ms: int = 400

    def __post_init__(self) -> None:
        if not 0 < self.neg_threshold <= self.threshold < 1:
            raise ValueError("0 < neg_threshold <= threshold < 1 does not hold")
        if self.min_silence_ms < 0 or self.speech_pad_ms < 0:
            raise ValueError("times must not be negative")


class Piece(NamedTuple):
    """A part of a stretch of speech, in samples of the track, end excluded; `opens`: the first part of its stretch."""

    start: int
    end: int
    opens: bool


class SpeechFinder:
    """Feed it a track's blocks; it answers with the pieces that are sure to be speech, in order.

    A long stretch comes in many pieces, so that nobody has to hold it whole. `needed_from` is the first sample that a
    later piece can hold; everything before it may be forgotten.
    """

    def __init__(self, options: SpeechOptions | None = None) -> None:
        self._options = options or SpeechOptions()
        self._silero = Silero()
        self._pad = SAMPLE_RATE * self._options.speech_pad_ms / 1000
        self._min_silence = SAMPLE_RATE * self._options.min_silence_ms / 1000
        self._heard = 0  # samples that came in
        self._judged = 0  # samples that the network has judged
        self._since: int | None = None  # where the stretch that goes on began, without padding
        self._pause: int | None = None  # where the silence in it began that may end it
        self._ended: int | None = None  # where the last stretch ended; its padding is still open
        self._given = 0  # end of the last piece, or start of the next stretch
        self._opens = True

    @property
    def needed_from(self) -> int:
        """The first sample that a later piece can hold."""
        if self._since is not None or self._ended is not None:
            return self._given
        return max(self._given, self._judged - int(self._pad) - 1)

    def hear(self, block: "NDArray[np.float32]") -> Iterator[Piece]:
        """The pieces that are sure after this block of shape [n], 16 kHz mono."""
        self._heard += len(block)
        yield from self._judge(self._silero.hear(block), last=False)

    def finish(self) -> Iterator[Piece]:
        """The pieces that are left when the track is over."""
        yield from self._judge(self._silero.finish(), last=True)
        if self._since is not None:
            yield from self._give(self._heard)
        elif self._ended is not None:
            yield from self._give(min(self._heard, int(self._ended + self._pad)))

    def _judge(self, chances: "NDArray[np.float32]", *, last: bool) -> Iterator[Piece]:
        speech = (chances >= np.float32(self._options.threshold)).tolist()
        silence = (chances < np.float32(self._options.neg_threshold)).tolist()
        for is_speech, is_silence in zip(speech, silence, strict=True):
            if is_speech:
                yield from self._speech_at(self._judged)
            elif is_silence and self._since is not None:
                self._silence_at(self._judged)
            self._judged += FRAME
        if not last:
            yield from self._settle()

    def _speech_at(self, at: int) -> Iterator[Piece]:
        self._pause = None
        if self._since is None and at < self._heard:  # the frame behind the end is not the track's
            yield from self._begin(at)

    def _silence_at(self, at: int) -> None:
        if self._pause is None:
            self._pause = at
        if at - self._pause >= self._min_silence:
            self._ended, self._since, self._pause = self._pause, None, None

    def _begin(self, at: int) -> Iterator[Piece]:
        """A stretch begins: the one before gets its padding, at most half of the silence between the two."""
        before = self._pad
        if self._ended is not None:
            silence = at - self._ended
            near = silence < 2 * self._pad
            before = silence // 2 if near else self._pad
            yield from self._give(self._ended + int(before))
            self._ended = None
        self._since, self._given, self._opens = at, int(max(0, at - before)), True

    def _settle(self) -> Iterator[Piece]:
        """Give what no later frame can change."""
        if self._since is not None:
            yield from self._give(self._pause if self._pause is not None else self._judged)
        elif self._ended is not None and self._judged - self._ended >= 2 * self._pad:
            yield from self._give(int(self._ended + self._pad))
            self._ended = None

    def _give(self, end: int) -> Iterator[Piece]:
        if end > self._given:
            yield Piece(self._given, end, self._opens)
            self._given, self._opens = end, False
