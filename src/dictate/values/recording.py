"""A recording: one or more sound tracks that were made at the same time."""

import hashlib
from datetime import datetime

from pydantic import Field

from dictate.values.base import Value

__all__ = ["Recording", "SoundFile", "Track"]


class SoundFile(Value):
    """A file of sound as it lies on disk.

    `sha256` is that of the *decoded* samples at the native rate, so that a WAV, its FLAC and a copy are one recording.
    `duration` is in seconds of what could be decoded; `sample_rate` in Hz; `made_at` is the recorder's own date, where
    the file carries one.
    """

    path: str
    sha256: str
    duration: float = Field(ge=0)
    sample_rate: int = Field(gt=0)
    channels: int = Field(gt=0)
    made_at: datetime | None = None


class Track(Value):
    """One voice's way into a recording: a file, or one channel of a file (`None`: all channels mixed)."""

    file: SoundFile
    channel: int | None = None
    speaker: str | None = None


class Recording(Value):
    """Tracks that share one clock, in the order of the letters in segment ids."""

    tracks: tuple[Track, ...] = Field(min_length=1)

    @property
    def duration(self) -> float:
        """Seconds until the last track ends."""
        return max(track.file.duration for track in self.tracks)

    @property
    def made_at(self) -> datetime | None:
        """When it was made, where any of its files says so."""
        return next((track.file.made_at for track in self.tracks if track.file.made_at), None)

    @property
    def sha256(self) -> str:
        """One hash for the whole: the file's own for a single file, else that of the tracks together."""
        hashes = {track.file.sha256 for track in self.tracks}
        if len(hashes) == 1:
            return hashes.pop()
        return hashlib.sha256("\n".join(track.file.sha256 for track in self.tracks).encode()).hexdigest()
