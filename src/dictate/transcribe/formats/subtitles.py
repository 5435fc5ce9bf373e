"""SRT and WebVTT, written and read. Whoever speaks stands as `Ana: ` in SRT and as `<v Ana>` in VTT.

Styles, positions and notes of a VTT file are passed over. A cue's words have times of their own only where the file has
a time tag in front of each (`<00:00:01.000>`).
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from dictate.errors import TranscriptError
from dictate.transcribe.formats.cues import Cue, cues_of, wrap
from dictate.transcribe.formats.labels import believer, read_head, speaker_of
from dictate.values.timecode import parse_clock, timestamp
from dictate.values.transcript import Segment, Transcript, Word, segment_id, split_words

__all__ = ["TIMING", "parse_subtitles", "to_srt", "to_vtt"]

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
TIMING = re.compile(rf"\s*(?P<start>{_TIME})\s*-->\s*(?P<end>{_TIME})(?:\s.*)?$")
_BROKEN_TIMING = re.compile(r"\s*-?\d[\d:.,\s]*-+>|.*-->\s*\d+:")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>|</v>")
_CLOCK_TAG = re.compile(rf"<({_TIME})>")
_TAG = re.compile(rf"</?[a-zA-Z][^<>]*>|<{_TIME}>|{{\\[^{{}}]*}}")


class _Read(NamedTuple):
    """A cue of a file: seconds, and its lines as they stand there."""

    start: float
    end: float
    lines: list[str]


def to_srt(transcript: Transcript) -> str:
    """Numbered cues. Raises UsageError where times are unknown."""
    return "\n".join(
        f"{number}\n{timestamp(cue.start, separator=',')} --> {timestamp(cue.end, separator=',')}\n{_srt_text(cue)}\n"
        for number, cue in enumerate(cues_of(transcript, "srt", prefixed=True), start=1)
    )


def to_vtt(transcript: Transcript) -> str:
    """Cues under the header. Raises UsageError where times are unknown."""
    cues = (
        f"\n{timestamp(cue.start)} --> {timestamp(cue.end)}\n{_vtt_text(cue)}\n" for cue in cues_of(transcript, "vtt")
    )
    return "WEBVTT\n" + "".join(cues)


def parse_subtitles(text: str, path: Path | None, *, speakers: Collection[str] = ()) -> Transcript:
    """The transcript of an SRT or VTT file: a segment for each cue, two where two voices share it.

    Raises TranscriptError with the line where a cue has no time that can be understood.
    """
    cues = list(_cues(text.split("\n"), path))
    if _CLOCK_TAG.search(text):
        cues = list(_rolled(cues))
    believed = believer((read_head(line) for cue in cues for line in cue.lines), speakers)
    segments: list[Segment] = []
    for cue in cues:
        for speaker, line in _voices(" ".join(cue.lines)):
            head = read_head(line)
            if speaker is None and believed(head):
                speaker, line = speaker_of(head), head.said
            if words := _words(line, cue):
                number = segment_id(0, len(segments))
                segments.append(Segment(id=number, words=words, start=cue.start, end=cue.end, speaker=speaker))
    if not segments:
        raise TranscriptError("has no subtitles in it", hint="check that the file is whole", path=path)
    return Transcript(segments=tuple(segments))


def _srt_text(cue: Cue) -> str:
    return "\n".join(wrap(f"{' '.join(cue.speaker.split())}: {cue.text}" if cue.speaker else cue.text))


def _vtt_text(cue: Cue) -> str:
    lines = "\n".join(html.escape(line, quote=False) for line in wrap(cue.text))
    return f"<v {html.escape(' '.join(cue.speaker.split()), quote=False)}>{lines}" if cue.speaker else lines


def _cues(lines: list[str], path: Path | None) -> Iterator[_Read]:
    """Cues by their timing lines, so that missing numbers and blank lines do no harm."""
    timings = [(place, match) for place, line in enumerate(lines) if (match := _timing(line, place, path))]
    if not timings:
        raise TranscriptError(
            "has no subtitles in it: there is no line like 00:00:01,000 --> 00:00:02,500",
            hint="check that the file is whole; if it is plain text, name it .txt",
            path=path,
        )
    vtt = lines[0].startswith("WEBVTT")
    numbered = timings[0][0] > 0 and lines[timings[0][0] - 1].strip().isdigit()
    ends = [place for place, _ in timings[1:]]
    for (place, match), end in zip(timings, [*ends, len(lines)], strict=True):
        start, till = parse_clock(match["start"]), parse_clock(match["end"])
        if till < start:
            raise _broken("a cue that ends before it begins", place, path)
        text = lines[place + 1 : end]
        yield _Read(start, till, _vtt_body(text) if vtt else _srt_body(text, numbered=numbered and end < len(lines)))


def _timing(line: str, place: int, path: Path | None) -> re.Match[str] | None:
    match = TIMING.match(line)
    if match is None and "->" in line and _BROKEN_TIMING.match(line):
        raise _broken("a time that cannot be understood", place, path)
    return match


def _srt_body(lines: list[str], *, numbered: bool) -> list[str]:
    """The lines between two timing lines, without the next cue's number; a blank line may be inside a cue."""
    text = [stripped for line in lines if (stripped := line.strip())]
    return text[:-1] if numbered and text and text[-1].isdigit() else text


def _vtt_body(lines: list[str]) -> list[str]:
    """The lines until the first that is empty; what follows is a cue's name, a note or a style."""
    text = lines[: lines.index("")] if "" in lines else lines
    return [stripped for line in text if (stripped := line.strip())]


def _rolled(cues: Iterable[_Read]) -> Iterator[_Read]:
    """Cues without the lines that only stay on the screen, as live captions roll: each line is said once."""
    before: set[str] = set()
    for cue in cues:
        lines = [line for line in cue.lines if _plain(line) not in before]
        before = {_plain(line) for line in cue.lines}
        yield cue._replace(lines=lines)


def _voices(text: str) -> Iterator[tuple[str | None, str]]:
    """What each voice of a cue says, in one line; who it is stays `None` without a voice tag."""
    speaker, at = None, 0
    for match in _VOICE.finditer(text):
        yield speaker, text[at : match.start()].strip()
        speaker, at = html.unescape(match[1]).strip() or None if match[1] else None, match.end()
    yield speaker, text[at:].strip()


def _words(line: str, cue: _Read) -> tuple[Word, ...]:
    """The words of a line; a word that has a time tag on both sides, or the cue's edge, has times."""
    stretches = _CLOCK_TAG.split(line)  # text, time, text, time, text ...
    if len(stretches) == 1:
        return split_words(_plain(line))
    clocks = [cue.start, *(parse_clock(clock) for clock in stretches[1::2]), cue.end]
    words: list[Word] = []
    for text, (start, end) in zip(stretches[::2], pairwise(clocks), strict=True):
        found = split_words(_plain(text))
        alone = len(found) == 1 and start <= end
        words.extend(
            Word(
                text=f" {word.text.strip()}" if words or place else word.text,
                start=start if alone else None,
                end=end if alone else None,
            )
            for place, word in enumerate(found)
        )
    return tuple(words)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _broken(what: str, place: int, path: Path | None) -> TranscriptError:
    return TranscriptError(
        f"has {what} (line {place + 1})", hint="correct that line: 00:00:01,000 --> 00:00:02,500", path=path
    )
