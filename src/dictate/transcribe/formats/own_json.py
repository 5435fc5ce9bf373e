"""Our own JSON: every field of a transcript, versioned, one segment a line so that a person can look into it.

It is the only form that loses nothing. It is not made for editing by hand: text and Markdown are.
"""

import json
import math
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dictate.errors import TranscriptError
from dictate.values.transcript import Segment, Transcript

__all__ = ["FORMAT", "VERSION", "from_own_json", "is_own_json", "to_own_json"]

FORMAT = "dictate transcript"
VERSION = 1


def to_own_json(transcript: Transcript) -> str:
    """The transcript as JSON: what describes it first, then a line for each segment."""
    head = transcript.model_dump(mode="json", exclude={"segments"}, exclude_defaults=True)
    lines = [f'  "{key}": {_compact(value)},' for key, value in {"format": FORMAT, "version": VERSION, **head}.items()]
    rows = [f"    {_row(segment)}" for segment in transcript.segments]
    return "\n".join(["{", *lines, '  "segments": [', ",\n".join(rows), "  ]", "}"]) + "\n"


def is_own_json(data: object) -> bool:
    """Whether parsed JSON says that it is ours, of whatever version."""
    return isinstance(data, dict) and data.get("format") == FORMAT


def from_own_json(data: dict[str, Any], path: Path | None) -> Transcript:
    """The transcript of our own parsed JSON. Raises TranscriptError for a newer version or a damaged file."""
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise TranscriptError("is a dictate transcript without a version", hint="write it again", path=path)
    if version > VERSION:
        raise TranscriptError(
            f"was written by a newer dictate (version {version} of the form, this one knows {VERSION})",
            hint="update dictate, or export the transcript there as txt or md",
            path=path,
        )
    fields = {key: value for key, value in data.items() if key not in ("format", "version")}
    try:
        transcript = Transcript.model_validate(fields)
    except ValidationError as error:
        raise _damaged(fields, error, path) from error
    for segment in transcript.segments:
        times = [segment.start, segment.end, *(time for word in segment.words for time in (word.start, word.end))]
        if not all(time is None or math.isfinite(time) for time in times):
            raise _unfit(f"segment {segment.id}: a time is endless", path)
    return transcript


def _row(segment: Segment) -> str:
    """A segment in one line: what a person looks for first, then its words."""
    head = segment.model_dump_json(exclude={"words"}, exclude_defaults=True)
    words = segment.model_dump_json(include={"words"}, exclude_defaults=True)
    return f"{head[:-1]},{words[1:]}"


def _compact(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # a path may hold bytes that are no text; escaped, they come back as they were
    return text if text.isprintable() else json.dumps(value)


def _damaged(fields: dict[str, Any], error: ValidationError, path: Path | None) -> TranscriptError:
    """Say the first thing that is wrong, and in which segment."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the whole"
    match first["loc"]:
        case ("segments", int(number), *_):
            segment = fields["segments"][number]
            if isinstance(segment, dict) and isinstance(segment.get("id"), str):
                where = f"segment {segment['id'][:20]}"
    return _unfit(f"{where}: {first['msg']}", path)


def _unfit(what: str, path: Path | None) -> TranscriptError:
    return TranscriptError(
        f"is a dictate transcript that does not fit together: {what}",
        hint="to correct words, export it as md or txt and edit that; the times come back by themselves",
        path=path,
    )
