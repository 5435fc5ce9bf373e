"""What a sound file says of itself, without decoding it.

A header can be wrong; what could really be decoded is known only after a whole pass (`decode.py`).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dictate.audio.dates import made_at
from dictate.audio.length import declared_excess
from dictate.audio.opening import open_sound

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

__all__ = ["SoundInfo", "channel_count", "probe", "read_info"]

# headers of these give a length that does not come from guessing at the file's size
_KNOW_THEIR_LENGTH = {"mov", "matroska", "flac", "wav", "w64", "caf", "aiff", "au", "asf", "ape", "wv", "tta", "mp3"}
_CLOCK = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")


@dataclass(frozen=True)
class SoundInfo:
    """The header's account of a file.

    sample_rate: Hz, as it was recorded.
    channels:    how many.
    duration:    seconds, `None` where nothing tells; good enough to show progress by.
    declared:    whether the header itself gives that duration, so that a shorter file was cut off.
    made_at:     when it was recorded, `None` where the file does not say.
    container:   FFmpeg's name of the container, the first of its aliases.
    """

    sample_rate: int
    channels: int
    duration: float | None
    declared: bool
    made_at: datetime | None
    container: str


def probe(path: Path) -> SoundInfo:
    """Read a file's header. Raises AudioError."""
    with open_sound(path) as (container, stream):
        return read_info(path, container, stream)


def channel_count(path: Path) -> int:
    """How many channels a file has. Raises AudioError."""
    return probe(path).channels


def read_info(path: Path, container: "InputContainer", stream: "AudioStream") -> SoundInfo:
    """The header's account of a file that is open."""
    name = container.format.name.split(",")[0]
    excess = declared_excess(path, name)
    seconds = _stream_seconds(container, stream)
    return SoundInfo(
        sample_rate=stream.codec_context.sample_rate,
        channels=stream.codec_context.channels,
        duration=seconds * (excess or 1.0) if seconds and seconds > 0 else None,
        declared=name in _KNOW_THEIR_LENGTH and excess is not None,
        made_at=made_at(stream.metadata, container.metadata),
        container=name,
    )


def _stream_seconds(container: "InputContainer", stream: "AudioStream") -> float | None:
    """The sound stream's own length, else the container's where it holds nothing but this stream."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    if match := _CLOCK.match(stream.metadata.get("DURATION", "")):  # Matroska's statistics tag
        return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])
    if container.duration is not None and len(container.streams) == 1:
        return container.duration / 1_000_000  # microseconds
    return None
