"""TSV as Whisper writes it: `start`, `end` in whole milliseconds and `text`, a line for each segment.

The three columns are kept, so that whatever reads Whisper's reads ours. Who speaks stands as `Ana: ` before the text.
"""

import re
from collections.abc import Collection
from pathlib import Path

from dictate.errors import TranscriptError
from dictate.transcribe.formats.cues import timed_segments
from dictate.transcribe.formats.labels import believer, read_head, speaker_of
from dictate.values.transcript import Segment, Transcript, segment_id, split_words

__all__ = ["HEADER", "parse_tsv", "to_tsv"]

HEADER = "start\tend\ttext"


def to_tsv(transcript: Transcript) -> str:
    """Rows by start. Raises UsageError where times are unknown."""
    rows = [
        f"{round(start * 1000)}\t{round(end * 1000)}\t{_text(segment)}"
        for segment, start, end in timed_segments(transcript, "tsv")
    ]
    return "".join(f"{row}\n" for row in (HEADER, *rows))


def parse_tsv(text: str, path: Path | None, *, speakers: Collection[str] = ()) -> Transcript:
    """The transcript of a TSV file, with or without its header. Raises TranscriptError with the line."""
    lines = text.split("\n")
    rows = [_row(line, place, path) for place, line in enumerate(lines, 1) if line.strip() and line.strip() != HEADER]
    heads = [read_head(said) for _, _, said in rows]
    believed = believer(heads, speakers)
    segments: list[Segment] = []
    for (start, end, said), head in zip(rows, heads, strict=True):
        speaker, words = (speaker_of(head), head.said) if believed(head) else (None, said)
        if words.strip():
            number = segment_id(0, len(segments))
            segments.append(Segment(id=number, words=split_words(words), start=start, end=end, speaker=speaker))
    if not segments:
        raise TranscriptError("has no words in it", hint="check that the file is whole", path=path)
    return Transcript(segments=tuple(segments))


def _text(segment: Segment) -> str:
    said = " ".join(segment.text.split())
    return f"{' '.join(segment.speaker.split())}: {said}" if segment.speaker else said


def _row(line: str, number: int, path: Path | None) -> tuple[float, float, str]:
    cells = line.split("\t", 2)
    if len(cells) == 3 and all(re.fullmatch(r"\s*\d{1,12}\s*", cell) for cell in cells[:2]):
        start, end = int(cells[0]), int(cells[1])
        if start <= end:
            return start / 1000, end / 1000, cells[2]
    raise TranscriptError(
        f"has a row that is not start, end and text (line {number})",
        hint="a row is two times in milliseconds and the text, with tabs between; the second time is not the smaller",
        path=path,
    )
