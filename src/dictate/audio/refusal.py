"""Why a file cannot be used as sound: one clear AudioError for each way in which files are bad.

Only words are found here; what is opened, and how, is decided in `opening.py` and `decode.py`.
"""

import difflib
import os
import stat
from itertools import islice
from pathlib import Path

from dictate.errors import AudioError

__all__ = [
    "check_not_placeholder",
    "empty",
    "encrypted",
    "no_such_channel",
    "not_a_file",
    "not_sound",
    "silent_stream",
    "too_slow",
    "unknown_codec",
    "unreadable",
    "without_sound",
]

_COPY_AGAIN = "copy it again from the device that recorded it, and look whether it plays there"
_FORMATS = "dictate reads m4a, mp3, wav, flac, ogg, opus, webm, amr, caf, aac, wma, mp4, mov, 3gp and Apple's qta"
_HEAD = 4096  # bytes; every sign below lies in them

# the first bytes of things that are not sound, and what they are
_SIGNS = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"bplist00", "a property list"),
)
_PICTURE_BRANDS = {b"heic", b"heix", b"heif", b"mif1", b"avif", b"msf1"}
# the first words of text files that name other files or addresses
_POINTERS = ("#extm3u", "ffconcat", "[playlist]", "[reference]", "<asx", "<smil", "<mpd", "<?wpl", "v=0\n", "rtsptext")


def unreadable(path: Path, error: OSError | ValueError) -> AudioError:
    """The file could not be opened at all."""
    if isinstance(error, FileNotFoundError):
        return _missing(path)
    if isinstance(error, PermissionError):
        return AudioError("cannot be read: no permission", hint="give yourself read permission for it", path=path)
    if isinstance(error, ValueError):  # a name with a NUL in it
        return AudioError("is not a possible file name", hint="check the name", path=None)
    return AudioError(
        f"cannot be read: {error.strerror or type(error).__name__}",
        hint="check the disk or share that it is on, and whether the name is a link that leads nowhere",
        path=path,
    )


def not_a_file(path: Path, mode: int) -> AudioError:
    """A folder, pipe, socket or device."""
    if stat.S_ISDIR(mode):
        return AudioError("is a folder, not a sound file", hint="name the sound files in it", path=path)
    return AudioError(
        "is a pipe, socket or device, not a file", hint="save the sound to a file and give that", path=path
    )


def check_not_placeholder(path: Path) -> None:
    """Raise AudioError for the small file that iCloud leaves where a sound file was."""
    if path.name.startswith(".") and path.suffix == ".icloud":
        raise _in_icloud(path)


def empty(path: Path) -> AudioError:
    """Not one byte."""
    return AudioError("is empty", hint=_COPY_AGAIN, path=path)


def not_sound(path: Path) -> AudioError:
    """FFmpeg does not know it, or knows it as something that is not on our list."""
    head = _head(path)
    if kind := _kind(head):
        return AudioError(f"is {kind}, not sound", hint=_FORMATS, path=path)
    if _points_elsewhere(head):
        return AudioError(
            "is a playlist, not sound: it only points to other places",
            hint="fetch the sound that it points to, and give that file",
            path=path,
        )
    if _is_text(head):
        return AudioError(
            "is text, not sound", hint="if it is a transcript, name it .txt, .md, .srt, .vtt or .json", path=path
        )
    if head[4:8] in (b"ftyp", b"mdat", b"wide", b"free"):
        return AudioError(
            "was never finished: the index (moov) that m4a and mp4 files need is missing or damaged",
            hint=_COPY_AGAIN,
            path=path,
        )
    return AudioError("is not a sound file that can be read, or is damaged from its start", hint=_FORMATS, path=path)


def without_sound(path: Path, *, has_video: bool) -> AudioError:
    """A container without any sound stream."""
    if kind := _kind(_head(path)):
        return AudioError(f"is {kind}, not sound", hint=_FORMATS, path=path)
    what = "is a video without sound" if has_video else "has no sound in it"
    return AudioError(what, hint="give the file that holds the sound", path=path)


def unknown_codec(path: Path) -> AudioError:
    """A sound stream that no decoder is known for."""
    return AudioError(
        "holds sound in a coding that cannot be decoded here", hint="export it as m4a, mp3, flac or wav", path=path
    )


def encrypted(path: Path) -> AudioError:
    """Protected by a key that we do not have."""
    return AudioError(
        "is encrypted (copy protection), so its sound cannot be read",
        hint="export an unprotected copy from the program that made it",
        path=path,
    )


def silent_stream(path: Path, bad_packets: int) -> AudioError:
    """A sound stream that gave not one sample."""
    if bad_packets:
        return AudioError(
            f"is damaged: none of its sound could be decoded ({bad_packets} bad packets)", hint=_COPY_AGAIN, path=path
        )
    return AudioError(
        "holds no sound: its header is there, but not one sample follows",
        hint=f"the recording was probably stopped before it began; {_COPY_AGAIN}",
        path=path,
    )


def too_slow(path: Path, rate: int) -> AudioError:
    """A sample rate at which nobody can speak."""
    return AudioError(f"has {rate} samples a second, too few for speech", hint=_COPY_AGAIN, path=path)


def no_such_channel(path: Path, channel: int, channels: int) -> AudioError:
    """A channel was asked for that the file does not have."""
    has = "one channel" if channels == 1 else f"{channels} channels"
    return AudioError(
        f"has {has}, so there is no channel number {channel + 1}",
        hint="name one speaker per channel, or none at all",
        path=path,
    )


def _missing(path: Path) -> AudioError:
    if path.with_name(f".{path.name}.icloud").exists():
        return _in_icloud(path)
    hint = "check the name and the folder"
    try:
        names = [entry.name for entry in islice(os.scandir(path.parent), 1000)]
    except OSError:
        return AudioError("is not there, and neither is its folder", hint=hint, path=path)
    close = difflib.get_close_matches(path.name, names, n=1)
    return AudioError("is not there", hint=f"did you mean {close[0]}?" if close else hint, path=path)


def _in_icloud(path: Path) -> AudioError:
    return AudioError(
        "is still in iCloud: only a placeholder is on this machine",
        hint="download it first: in Finder or Files, choose Download Now",
        path=path,
    )


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _kind(head: bytes) -> str | None:
    if head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS:
        return "a picture"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "a picture"
    return next((kind for sign, kind in _SIGNS if head.startswith(sign)), None)


def _points_elsewhere(head: bytes) -> bool:
    start = head.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n").lower().replace("\r\n", "\n")
    return start.startswith(_POINTERS) or ("<asx" in start or "<smil" in start or "<mpd" in start)


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head[:-4].decode()  # the last bytes may be half a character
    except UnicodeDecodeError:
        return False
    return True
