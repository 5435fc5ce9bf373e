"""From a file's own samples to what Whisper and Silero hear: 16 kHz, one channel, float32.

The way goes over 16-bit samples and FFmpeg's resampler at its defaults, as `faster_whisper.decode_audio` does it, so
that the engine is given the same samples bit for bit.
"""

from typing import TYPE_CHECKING

import numpy as np

from dictate.values.window import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler
    from numpy.typing import NDArray

__all__ = ["Mixer", "interleaved"]

_FULL_SCALE = np.float32(1 / 32768)  # one step of a 16-bit sample
_FFMPEG_MIXES = 8  # channels; for more it knows few layouts, so we take their mean
_KINDS = {"u8": "u1", "s16": "i2", "s32": "i4", "s64": "i8", "flt": "f4", "dbl": "f8"}


class Mixer:
    """Turns frames of one format into blocks of shape [n], float32 in -1..1, 16 kHz mono.

    `channel` (from 0) is heard alone; `None` mixes all channels.
    """

    def __init__(self, channel: int | None) -> None:
        self._channel = channel
        self._resampler = self._new_resampler()

    def hear(self, frame: "AudioFrame") -> "list[NDArray[np.float32]]":
        """The blocks that a frame completes."""
        return self._resampled(self._one_voice(frame))

    def finish(self) -> "list[NDArray[np.float32]]":
        """What is still in the resampler. The next frame may have another format."""
        rest = self._resampled(None)
        self._resampler = self._new_resampler()
        return rest

    @staticmethod
    def _new_resampler() -> "AudioResampler":
        from av.audio.resampler import AudioResampler

        return AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)

    def _resampled(self, frame: "AudioFrame | None") -> "list[NDArray[np.float32]]":
        # PyAV's resampler hands a None straight back where it has nothing to do
        frames = [made for made in self._resampler.resample(frame) if made is not None]
        return [np.frombuffer(memoryview(made.planes[0]), np.int16, made.samples) * _FULL_SCALE for made in frames]

    def _one_voice(self, frame: "AudioFrame") -> "AudioFrame":
        channels = frame.layout.nb_channels
        if channels == 1 or (self._channel is None and channels <= _FFMPEG_MIXES):
            return frame
        samples = _samples(frame)
        if self._channel is None:
            return _mono(frame, samples.mean(axis=1).astype(samples.dtype))
        # a stream may lose a channel on its way; what is left then speaks for it
        return _mono(frame, samples[:, min(self._channel, channels - 1)])


def interleaved(frame: "AudioFrame") -> bytes:
    """A frame's samples as they would stand in a WAV file: by time, then by channel, in the machine's byte order."""
    if frame.format.is_planar or frame.layout.nb_channels == 1:
        return _samples(frame).tobytes()
    return bytes(memoryview(frame.planes[0])[: frame.samples * frame.layout.nb_channels * frame.format.bytes])


def _samples(frame: "AudioFrame") -> "NDArray[np.generic]":
    """A frame's samples, shape [samples, channels]."""
    kind, channels = _KINDS[frame.format.name.removesuffix("p")], frame.layout.nb_channels
    if frame.format.is_planar:
        return np.stack([np.frombuffer(memoryview(plane), kind, frame.samples) for plane in frame.planes], axis=1)
    return np.frombuffer(memoryview(frame.planes[0]), kind, frame.samples * channels).reshape(-1, channels)


def _mono(like: "AudioFrame", samples: "NDArray[np.generic]") -> "AudioFrame":
    """A frame of one channel with the format and rate of `like`."""
    from av.audio.frame import AudioFrame

    made = AudioFrame(format=like.format, layout="mono", samples=len(samples))
    made.planes[0].update(np.ascontiguousarray(samples).tobytes())
    made.sample_rate, made.time_base = like.sample_rate, like.time_base
    return made
