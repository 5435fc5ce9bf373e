"""Reads a transcript file, whatever its form: what is in it decides, and its suffix where that leaves a doubt.

Each form has a reader of its own beside this file.
"""

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from dictate.errors import TranscriptError
from dictate.transcribe.formats.own_json import from_own_json, is_own_json
from dictate.transcribe.formats.prose import parse_prose
from dictate.transcribe.formats.subtitles import TIMING, parse_subtitles
from dictate.transcribe.formats.textfile import decode_text, read_text
from dictate.transcribe.formats.tsv import HEADER, parse_tsv
from dictate.transcribe.formats.whisper_json import from_foreign_json
from dictate.values.transcript import Transcript

__all__ = ["parse_transcript", "read_transcript"]

_TSV_ROW = re.compile(r"\d+\t\d+\t")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # JSON can write one, and no file can hold it
_FIRST_LINES = 4  # a number, a timing line, and perhaps a stray line before them


def read_transcript(path: Path, *, speakers: Collection[str] = ()) -> Transcript:
    """The transcript in a file. `speakers` are names that are labels wherever they stand as one.

    Raises TranscriptError, with the line where that helps, for what cannot be read as any form that we know.
    """
    return _parse(read_text(path), path, path.suffix.lower(), speakers)


def parse_transcript(text: str, *, name: str, speakers: Collection[str] = ()) -> Transcript:
    """The transcript in a text that comes from elsewhere, such as standard input; `name` is what errors call it."""
    path = Path(name)
    return _parse(decode_text(text.encode("utf-8", "surrogatepass"), path), path, path.suffix.lower(), speakers)


def _parse(text: str, path: Path, suffix: str, speakers: Collection[str]) -> Transcript:
    lines = [line for line in text.lstrip().split("\n", 40) if line.strip()][:_FIRST_LINES]
    if re.match(r"WEBVTT(\s|$)", lines[0]) or any(TIMING.match(line) for line in lines) or suffix in (".srt", ".vtt"):
        return parse_subtitles(text, path, speakers=speakers)
    if lines[0].strip() == HEADER or _TSV_ROW.match(lines[0]) or suffix == ".tsv":
        return parse_tsv(text, path, speakers=speakers)
    if suffix == ".json" or lines[0].startswith("{"):
        data = _json(text, path, certain=suffix == ".json")
        if data is not None:
            transcript = from_own_json(data, path) if is_own_json(data) else from_foreign_json(data, path)
            return _with_words(transcript, path)
    return _with_words(parse_prose(text, speakers=speakers), path)


def _json(text: str, path: Path, *, certain: bool) -> Any:  # noqa: ANN401 - JSON is any value
    """Parsed JSON; `None` for a text that only begins like it, unless it is `certain` to be JSON."""
    try:
        return json.loads(text, parse_constant=lambda _: None)  # NaN, as Whisper may write it, is nothing known
    except RecursionError as error:
        raise TranscriptError("is JSON nested too deep for a transcript", hint="check the file", path=path) from error
    except ValueError as error:
        if not certain:
            return None
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise TranscriptError(
            f"is not whole as JSON{line}", hint="write it again, or restore it from a copy", path=path
        ) from error


def _with_words(transcript: Transcript, path: Path) -> Transcript:
    if any(_HALF_CHARACTER.search(f"{segment.text}{segment.speaker}") for segment in transcript.segments):
        raise TranscriptError("has half a character in its text", hint="write it again with its program", path=path)
    if not transcript.word_count:
        raise TranscriptError("has no words in it", hint="give a file that has speech in it", path=path)
    return transcript
