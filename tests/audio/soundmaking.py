"""Make sound files of every kind for the tests, with the encoders that PyAV brings along."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.stream import AudioStream
from numpy.typing import NDArray

Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Kind:
    """How to write a sound file; `muxer` where the extension does not tell which."""

    extension: str
    codec: str
    rate: int = 16000
    channels: int = 1
    muxer: str | None = None
    sample_format: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    video: bool = False


def voice(seconds: float, rate: int = 16000) -> Sound:
    """Something like a voice: a buzz with overtones that is loud and soft four times a second and rises, so that no
    second of it is like another."""
    time = np.arange(int(seconds * rate)) / rate
    buzz = sum(np.sin(2 * np.pi * (100 + 3 * time) * harmonic * time) / harmonic for harmonic in range(1, 12))
    return (0.15 * buzz * (1.2 + np.sin(2 * np.pi * 4 * time))).astype(np.float32)


def write_sound(path: Path, sound: Sound, kind: Kind, tags: dict[str, str] | None = None) -> Path:
    """Encode one channel of sound at `kind.rate`, the same on every channel."""
    with av.open(str(path), "w", format=kind.muxer, options=kind.options) as container:
        container.metadata.update(tags or {})
        layout = {1: "mono", 2: "stereo", 6: "5.1"}.get(kind.channels, f"{kind.channels}c")
        stream = cast("AudioStream", container.add_stream(kind.codec, rate=kind.rate, layout=layout))
        if kind.codec == "wmav2":
            stream.bit_rate = 64000  # it knows no rate of its own
        if kind.sample_format:
            stream.codec_context.format = av.AudioFormat(kind.sample_format)
        if kind.video:
            _add_video(container)
        values = np.repeat((sound * 32767).astype(np.int16), kind.channels)[np.newaxis]
        frame = av.AudioFrame.from_ndarray(values, format="s16", layout=layout)
        frame.sample_rate, frame.time_base, frame.pts = kind.rate, Fraction(1, kind.rate), 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def write_video(path: Path) -> Path:
    """A video without sound."""
    with av.open(str(path), "w") as container:
        _add_video(container)
    return path


def write_with_pause(path: Path, sound: Sound, pause: float) -> Path:
    """Write `sound` twice into a Matroska file, the second time `pause` seconds later, with nothing between."""
    with av.open(str(path), "w", format="matroska") as container:
        stream = container.add_stream("pcm_s16le", rate=16000, layout="mono")
        for at in (0, len(sound) + int(pause * 16000)):
            frame = av.AudioFrame.from_ndarray((sound * 32767).astype(np.int16)[np.newaxis], "s16", "mono")
            frame.sample_rate, frame.time_base, frame.pts = 16000, Fraction(1, 16000), at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def _add_video(container: av.container.OutputContainer) -> None:
    stream = container.add_stream("mpeg4", rate=10)
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    for number in range(10):
        frame = av.VideoFrame(64, 48, "yuv420p")
        frame.pts = number
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
