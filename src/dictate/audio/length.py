"""How long a file was meant to be, where FFmpeg reports only how much of it is there.

FFmpeg shortens the length of a cut-off WAV or CAF to what the file holds, and guesses the length of an MP3
without a header frame from its bit rate. A truncated recording must be told from a short one, so the few header bytes
are read here.
"""

import os
import struct
from pathlib import Path
from typing import BinaryIO, NamedTuple

__all__ = ["declared_excess", "ends_properly"]

_MAX_CHUNKS = 1000  # a header with more chunks than this is not a header
_OGG_LAST_PAGE = 0x04  # flag in a page header: end of stream
_OGG_MAX_PAGE = 27 + 255 + 255 * 255  # bytes: header, segment table, segments


class _Chunks(NamedTuple):
    """How a chunked format is laid out.

    first:  bytes before the first chunk.
    size:   the form of a chunk's size, for `struct`.
    sound:  the chunk that holds the sound.
    padded: whether a byte follows chunks of an odd size.
    """

    first: int
    size: str
    sound: bytes
    padded: bool


_CHUNKED = {
    "wav": _Chunks(12, "<I", b"data", padded=True),
    "caf": _Chunks(8, ">q", b"data", padded=False),
}
_UNKNOWN_SIZES = {
    0,
    -1,
    0xFFFFFFFF,
    0x7FFFFFFF,
    0x7FFFFFFF - 36,
    0x80000000,
}  # what a stream that was never closed says


def declared_excess(path: Path, container: str) -> float | None:
    """How many times longer the header says that the sound is than the file has room for; 1.0 where it fits.

    `None` where the container cannot say how long the sound was meant to be.
    """
    with path.open("rb") as file:
        if container == "mp3":
            return 1.0 if _mp3_counts_its_frames(file) else None
        layout = _CHUNKED.get(container)
        return _excess(file, layout) if layout else 1.0


def ends_properly(path: Path) -> bool:
    """Whether an Ogg file's last page is marked as the last one; recorders that were cut off never wrote that mark."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _OGG_MAX_PAGE))
        tail = file.read()
    last = tail.rfind(b"OggS")
    return last >= 0 and last + 5 < len(tail) and bool(tail[last + 5] & _OGG_LAST_PAGE)


def _excess(file: BinaryIO, layout: _Chunks) -> float:
    """Walk the chunks up to the one that holds the sound, and hold its size against what is left of the file."""
    total, at = file.seek(0, os.SEEK_END), layout.first
    form = struct.Struct(layout.size)
    for _ in range(_MAX_CHUNKS):
        file.seek(at)
        name, size = file.read(4), file.read(form.size)
        if len(size) < form.size:
            break
        length: int = form.unpack(size)[0]
        body = at + 4 + form.size
        if name == layout.sound and length not in _UNKNOWN_SIZES and total > body:
            return max(1.0, length / (total - body))
        if name == layout.sound or length < 0:
            break
        at = body + length + (length % 2 if layout.padded else 0)
    return 1.0


def _mp3_counts_its_frames(file: BinaryIO) -> bool:
    """Whether the first frame is a Xing, Info or VBRI header, which holds the number of frames."""
    head = file.read(10)
    # an ID3v2 tag stands before it; its size is four bytes of seven bits
    tag = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=False))
    file.seek(tag if head.startswith(b"ID3") else 0)
    start = file.read(4096)
    return any(mark in start for mark in (b"Xing", b"Info", b"VBRI"))
