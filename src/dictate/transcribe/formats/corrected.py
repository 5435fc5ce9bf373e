"""A transcript that was corrected by hand in a text editor, and the JSON beside it that has the times.

The aligning itself is `dictate.transcribe.realign`.
"""

from pathlib import Path

from dictate.transcribe.formats.own_json import FORMAT
from dictate.transcribe.formats.reading import read_transcript
from dictate.transcribe.realign import likeness, realign
from dictate.values.transcript import Notice, Transcript

__all__ = ["EDITABLE", "find_original", "read_corrected"]

EDITABLE = (".txt", ".md", ".markdown", ".text")
"""Forms without word times, which writers correct by hand; subtitles keep the times that are in them."""

_ALIKE = 0.3  # share of words; below it two transcripts are of different speech
_BEGINNING = 256  # bytes in which our own JSON says what it is


def find_original(path: Path) -> Path | None:
    """Our JSON beside a text or Markdown file: NAME.json or NAME.transcript.json for NAME.md."""
    if path.suffix.lower() not in EDITABLE:
        return None
    stem = path.stem.removesuffix(".transcript")
    names = dict.fromkeys([f"{path.stem}.json", f"{stem}.transcript.json", f"{stem}.json"])
    return next((beside for name in names if _is_original(beside := path.with_name(name))), None)


def read_corrected(path: Path, original: Transcript | None = None) -> Transcript:
    """A transcript file that was corrected by hand, with the times of the `original` that it is an export of.

    Without `original` that is the JSON beside it; where there is none, the file is read as it stands. An original that
    has other words is left alone, and a notice says so. Raises TranscriptError.
    """
    if original is None:
        found = find_original(path)
        if found is None:
            return read_transcript(path)
        original = read_transcript(found)
    edited = read_transcript(path, speakers=original.speakers)
    if likeness(edited, original) >= _ALIKE:
        return realign(edited, original)
    other = Notice(message="the transcript that it seems to come from has other words, so no times were taken from it")
    return edited.model_copy(update={"notices": (*edited.notices, other)})


def _is_original(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return f'"{FORMAT}"'.encode() in file.read(_BEGINNING)
    except OSError:
        return False
