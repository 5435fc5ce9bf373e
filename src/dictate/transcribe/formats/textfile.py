"""From the bytes of a file to its text: encodings, and files that are no text at all.

It does not know what a transcript looks like.
"""

import codecs
import re
from pathlib import Path

from dictate.errors import TranscriptError

__all__ = ["LARGEST", "decode_text", "read_text"]

LARGEST = 256 * 1024 * 1024  # bytes; ten hours of our own JSON are 9 MB
_BYTE_ORDER_MARKS = (  # the longer mark first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DOCUMENTS = (  # how files begin that hold text which we cannot read
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
)
_SOUNDS = (b"RIFF", b"OggS", b"fLaC", b"ID3", b"\xff\xfb", b"\xff\xf1", b"\x1aE\xdf\xa3", b"caff", b"#!AMR")
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(path: Path) -> str:
    """The text of a file. Raises TranscriptError where there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _cannot_open(path, error) from error
    return decode_text(data, path)


def decode_text(data: bytes, path: Path | None) -> str:
    """Text of UTF-8, or of UTF-16 or UTF-32 that begins with its byte order mark; lines end in a line feed.

    Raises TranscriptError for anything else.
    """
    if len(data) > LARGEST:
        raise TranscriptError(
            f"is larger than {LARGEST // 1024 // 1024} MB, too large for a transcript",
            hint="give a transcript, or the recording itself",
            path=path,
        )
    _refuse_what_is_no_text(data, path)
    text = _decode(data, path)
    if not text.strip():
        raise TranscriptError("is empty", hint="give a file that has words in it", path=path)
    if _CONTROL.search(text):
        raise _binary(path)
    if _WEB_PAGE.match(text):
        raise TranscriptError("is a web page", hint="save its text as plain text, and give that", path=path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_what_is_no_text(data: bytes, path: Path | None) -> None:
    for magic, kind in _DOCUMENTS:
        if data.startswith(magic):
            raise TranscriptError(f"is {kind}", hint="save it as plain text, and give that", path=path)
    if data.startswith(_SOUNDS) or data[4:8] == b"ftyp":
        raise TranscriptError(
            "is a recording, not a transcript", hint="transcribe it first: dictate transcribe FILE", path=path
        )


def _decode(data: bytes, path: Path | None) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in data and encoding == "utf-8":
            raise _binary(path) from error
        line = data.count(b"\n", 0, error.start) + 1
        raise TranscriptError(
            f"is not {encoding.removesuffix('-sig').upper()} text (line {line})",
            hint="open it in your editor and save it with the encoding UTF-8",
            path=path,
        ) from error


def _binary(path: Path | None) -> TranscriptError:
    return TranscriptError(
        "is not a text file", hint="give a transcript (txt, md, json, srt, vtt, tsv) or a recording", path=path
    )


def _cannot_open(path: Path, error: OSError) -> TranscriptError:
    if isinstance(error, FileNotFoundError):
        return TranscriptError("is not there", hint="check the name and the folder", path=path)
    if isinstance(error, IsADirectoryError):
        return TranscriptError("is a folder", hint="name the transcript file inside it", path=path)
    if isinstance(error, PermissionError):
        return TranscriptError("cannot be read: no permission", hint="check who may read the file", path=path)
    return TranscriptError(f"cannot be read: {error.strerror}", hint="check the name of the file", path=path)
