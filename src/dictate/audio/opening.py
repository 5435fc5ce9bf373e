"""Open a sound file so that nothing but that one file is read.

A container may point elsewhere: a playlist makes requests, an `ffconcat` text opens the files it names, an `.sdp` waits
for a stream. So the file is opened here and handed over without its name; FFmpeg may only use the formats listed
below, and every wish of its to open anything more is refused. What cannot be opened is explained in `refusal.py`.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from dictate.audio import refusal
from dictate.errors import AudioError

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

__all__ = ["open_file", "open_sound"]

# FFmpeg's names of the containers that phones, recorders and editors write. None of them makes FFmpeg follow a
# pointer; playlists, picture sequences, raw video, devices and module music are left out on purpose.
_CONTAINERS = (
    "mov",  # mp4, m4a, m4b, 3gp, 3g2, Apple's .qta
    "matroska",  # webm
    *("mp3", "ogg", "flac", "aac", "amr", "caf", "asf"),
    *("wav", "w64", "aiff", "au", "avi", "mpegts", "flv", "ape", "wv", "tta", "ac3", "eac3"),
)
_ENCRYPTED = {"enca", "drms", "aavd", "p608"}  # sample entries: Common Encryption, FairPlay, Audible
# O_NONBLOCK: opening a pipe that took the file's place after we looked must not wait for a writer
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def open_sound(path: Path) -> "Iterator[tuple[InputContainer, AudioStream]]":
    """The container and its first sound stream that can be decoded. Raises AudioError for anything else."""
    with open_file(path) as file, _container(path, file) as container:
        yield container, _stream(path, container)


def open_file(path: Path) -> BinaryIO:
    """A regular file that holds something, opened for reading. Raises AudioError; never waits."""
    try:
        _must_be_regular(path, path.stat().st_mode)
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise refusal.unreadable(path, error) from error
    file = os.fdopen(descriptor, "rb", buffering=0)
    try:
        status = os.fstat(descriptor)
        _must_be_regular(path, status.st_mode)
        refusal.check_not_placeholder(path)
        if status.st_size == 0:
            raise refusal.empty(path)
    except AudioError:
        file.close()
        raise
    return file


def _must_be_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise refusal.not_a_file(path, mode)


@contextmanager
def _container(path: Path, file: BinaryIO) -> "Iterator[InputContainer]":
    import av

    try:
        container = av.open(
            file,
            mode="r",
            container_options={"format_whitelist": ",".join(_CONTAINERS), "protocol_whitelist": "file"},
            metadata_errors="replace",
            io_open=_refuse_to_open,
        )
    except (av.FFmpegError, OSError, ValueError) as error:
        raise refusal.not_sound(path) from error
    with container:
        yield container


def _refuse_to_open(url: str, flags: int, options: dict[str, str]) -> NoReturn:
    raise PermissionError(f"the file asks for another one: {url!r}")


def _stream(path: Path, container: "InputContainer") -> "AudioStream":
    if not container.streams.audio:
        raise refusal.without_sound(path, has_video=bool(container.streams.video))
    # PyAV has no codec context for a stream that it has no decoder for
    playable = [stream for stream in container.streams.audio if stream.codec_context is not None]
    if not playable:
        raise refusal.unknown_codec(path)
    if playable[0].codec_context.codec_tag in _ENCRYPTED:
        raise refusal.encrypted(path)
    return playable[0]
