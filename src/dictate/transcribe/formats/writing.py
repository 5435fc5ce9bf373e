"""A transcript as text of one of the forms that we write."""

from typing import Literal, get_args

from dictate.transcribe.formats.own_json import to_own_json
from dictate.transcribe.formats.paragraphs import to_markdown, to_text
from dictate.transcribe.formats.subtitles import to_srt, to_vtt
from dictate.transcribe.formats.tsv import to_tsv
from dictate.values.transcript import Transcript

__all__ = ["FORMATS", "Format", "write_transcript"]

Format = Literal["txt", "md", "json", "srt", "vtt", "tsv"]
FORMATS: tuple[Format, ...] = get_args(Format)

_WRITERS = {"txt": to_text, "md": to_markdown, "json": to_own_json, "srt": to_srt, "vtt": to_vtt, "tsv": to_tsv}


def write_transcript(transcript: Transcript, form: Format) -> str:
    """The whole file as text. Only json keeps everything.

    srt, vtt and tsv need the start and end of every segment: raises UsageError rather than inventing them.
    """
    return _WRITERS[form](transcript)
