"""Decode any file that a phone or recorder makes as a stream: memory does not grow with its length.

Packets are demuxed and decoded one by one; a bad one is counted and passed over. On the way the decoded samples are
hashed as they are, before anything is done to them. What the pass found out (`sound`, `notices`) is known when it is
over.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dictate.audio import refusal
from dictate.audio.header import probe
from dictate.audio.length import ends_properly
from dictate.audio.mixing import Mixer, interleaved
from dictate.audio.opening import open_sound
from dictate.audio.timeline import Damage, Timeline
from dictate.values.recording import SoundFile
from dictate.values.timecode import clock
from dictate.values.transcript import Notice
from dictate.values.window import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.fifo import AudioFifo
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from numpy.typing import NDArray

    Packets = Iterator[Packet[AudioStream]]

__all__ = ["Decoder"]

_BLOCK = (
    2**18
)  # values over all channels before they are worked on together: 16 s of 16 kHz mono, 3 s of 44.1 kHz stereo
_SLOWEST = 2000  # Hz; below that there is no speech, and a small file would swell without end
_GIVE_UP = 100  # failures to read a packet in a row
_SHORT_BY = 1.0  # s missing at the end ...
_SHORT_SHARE = 0.001  # ... beyond this share of the length, before a file counts as cut off
_MOST_SPOTS = 10  # damaged spots that are listed one by one


class Decoder:
    """One pass over one track: iterate once over its blocks of shape [n], float32 in -1..1, 16 kHz mono.

    `channel` (from 0) is decoded alone; `None` mixes all channels. `info` is the header's account; `sound` and
    `notices` are known after the last block. Raises AudioError, here or while decoding.
    """

    def __init__(self, path: Path, channel: int | None = None) -> None:
        self.path = path
        self.info = probe(path)
        if channel is not None and not 0 <= channel < self.info.channels:
            raise refusal.no_such_channel(path, channel, self.info.channels)
        if self.info.sample_rate < _SLOWEST:
            raise refusal.too_slow(path, self.info.sample_rate)
        self._mixer = Mixer(channel)
        self._hash = hashlib.sha256()
        self._timeline = Timeline(tick=0.0)
        self._damage = Damage()
        self._native: tuple[int, int] | None = None  # rate and channels of what was decoded
        self._finished = False

    @property
    def position(self) -> float:
        """Seconds of the track decoded so far."""
        return self._timeline.seconds

    @property
    def bad_packets(self) -> int:
        """Packets that could not be read or decoded so far."""
        return self._damage.packets

    @property
    def sound(self) -> SoundFile:
        """The file as it was decoded; only after the last block."""
        if not self._finished or self._native is None:
            raise RuntimeError("the file was not decoded to its end")
        rate, channels = self._native
        return SoundFile(
            path=str(self.path).encode("utf-8", "replace").decode(),  # a name need not be valid Unicode
            sha256=self._hash.hexdigest(),
            duration=self.position,
            sample_rate=rate,
            channels=channels,
            made_at=self.info.made_at,
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a reader should know of the file: that it ends early, and its damaged spots."""
        end = self._early_end()
        # the packet in which a file was cut off is no damaged spot of its own
        spots = [spot for spot in self._damage.spots if not (end and spot[1] >= self.position - _SHORT_BY)]
        listed = [_damaged(*spot) for spot in spots[:_MOST_SPOTS]]
        if more := len(spots) - len(listed):
            listed.append(Notice(message=f"damaged in {more} more places", start=spots[_MOST_SPOTS][0]))
        return (*listed, *([end] if end else []))

    def __iter__(self) -> "Iterator[NDArray[np.float32]]":
        if self._native is not None:
            raise RuntimeError("a Decoder makes one pass only")
        with open_sound(self.path) as (container, stream):
            self._timeline = Timeline(tick=float(stream.time_base or 0))
            yield from self._blocks(self._frames(self._packets(container, stream)))
        if self._native is None:
            raise refusal.silent_stream(self.path, self.bad_packets)
        self._finished = True

    def _packets(self, container: "InputContainer", stream: "AudioStream") -> "Packets":
        """Every packet that can be read; PyAV's generator is dead after an error, so a new one goes on if it can."""
        import av

        failures = 0
        while failures < _GIVE_UP:
            try:
                for packet in container.demux(stream):
                    failures = 0
                    yield packet
            except (av.FFmpegError, OSError):
                failures += 1
                self._damage.hit(self.position)
            else:
                return

    def _frames(self, packets: "Packets") -> "Iterator[AudioFrame]":
        """Every frame that can be decoded."""
        import av

        for packet in packets:
            try:
                frames = packet.decode()
            except av.FFmpegError:
                if packet.size:  # the empty packet at the end only empties the decoder
                    self._damage.hit(self.position, float((packet.duration or 0) * packet.time_base))
                continue
            yield from frames

    def _blocks(self, frames: "Iterator[AudioFrame]") -> "Iterator[NDArray[np.float32]]":
        """Frames gathered into blocks, with silence where the track has none."""
        fifo = _new_fifo()
        for frame in frames:
            gap = self._timeline.gap_before(frame.pts)
            self._timeline.advance(frame.samples, frame.sample_rate)
            frame.pts = None  # a FIFO wants times without gaps, or none
            if gap:
                yield from self._completed(fifo)
                fifo = _new_fifo()
                yield from _silence(gap)
            try:
                fifo.write(frame)
            except ValueError:  # a new format, rate or layout
                yield from self._completed(fifo)
                fifo = _new_fifo()
                fifo.write(frame)
            if fifo.samples * frame.layout.nb_channels >= _BLOCK:
                yield from self._worked_on(fifo)
        yield from self._completed(fifo)

    def _completed(self, fifo: "AudioFifo") -> "Iterator[NDArray[np.float32]]":
        yield from self._worked_on(fifo)
        yield from self._mixer.finish()

    def _worked_on(self, fifo: "AudioFifo") -> "Iterator[NDArray[np.float32]]":
        frame = fifo.read()
        if frame is None:
            return
        if self._native is None:
            self._native = frame.sample_rate, frame.layout.nb_channels
        self._hash.update(interleaved(frame))
        yield from self._mixer.hear(frame)

    def _early_end(self) -> Notice | None:
        """That the file is shorter than it was meant to be, if it is."""
        meant = self.info.duration if self.info.declared else None
        if meant is not None and meant - self.position > _SHORT_BY + _SHORT_SHARE * meant:
            message = f"ends early: {clock(self.position)} of about {clock(meant + 0.5)} could be read"
        elif self._broken_off() or (self.info.container == "ogg" and not ends_properly(self.path)):
            message = f"has no proper end: it may have been cut off at {clock(self.position)}"
        else:
            return None
        return Notice(message=message, start=self.position)

    def _broken_off(self) -> bool:
        """Whether the last thing in the file was a bad packet."""
        return bool(self._damage.spots) and self._damage.spots[-1][1] >= self.position


def _new_fifo() -> "AudioFifo":
    from av.audio.fifo import AudioFifo

    return AudioFifo()


def _damaged(start: float, end: float) -> Notice:
    return Notice(message=f"damaged at {clock(start)}: a part could not be read", start=start, end=end)


def _silence(seconds: float) -> "Iterator[NDArray[np.float32]]":
    left = round(seconds * SAMPLE_RATE)
    while left > 0:
        yield np.zeros(min(left, _BLOCK), np.float32)
        left -= _BLOCK
