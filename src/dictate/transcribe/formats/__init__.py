"""Transcript files: read in any form that writers have, written in six.

It does not transcribe, and it never invents a time: what a file does not say stays `None`.
"""

from dictate.transcribe.formats.corrected import EDITABLE, find_original, read_corrected
from dictate.transcribe.formats.reading import parse_transcript, read_transcript
from dictate.transcribe.formats.writing import FORMATS, Format, write_transcript

__all__ = [
    "EDITABLE",
    "FORMATS",
    "Format",
    "find_original",
    "parse_transcript",
    "read_corrected",
    "read_transcript",
    "write_transcript",
]
