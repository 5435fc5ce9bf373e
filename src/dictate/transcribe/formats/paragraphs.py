"""Writes plain text and Markdown: a paragraph for each turn of speech or breath, made to be corrected in a text editor.

What is written reads back as the same words and speakers (`prose`): words that would look like a label, a mark or
Markdown get a backslash.
"""

import json
import re
from collections.abc import Iterator
from pathlib import PurePath

from dictate.transcribe.formats.labels import UNKNOWN_SPEAKER, may_speak, read_head
from dictate.transcribe.formats.marks import leading_mark, protect_marks
from dictate.transcribe.formats.prose import begins_block
from dictate.transcribe.formats.sentences import ends_sentence
from dictate.values.recording import Recording
from dictate.values.timecode import clock
from dictate.values.transcript import Segment, Transcript

__all__ = ["to_markdown", "to_text"]

_PAUSE = 2.0  # seconds of silence that begin a new paragraph
_FULL = 120  # words after which a paragraph ends with its sentence
_MARKDOWN = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*|(?<!\w)_|_(?!\w)|(?<=\])\((?=\S)|<(?=!--)")
_COLON = re.compile(r"(?<!\\):")

_Turn = list[Segment]


def to_text(transcript: Transcript) -> str:
    """Paragraphs; a change of speaker begins with `Name: `."""
    speakers = transcript.speakers
    return "\n".join(
        f"{f'{_label(name)}: ' if name else ''}{_protected(turn, labelled=bool(name), speakers=speakers)}\n"
        for name, turn in _paragraphs(transcript)
    )


def to_markdown(transcript: Transcript) -> str:
    """Front matter that names the recording, then paragraphs like `**Name:** [0:07] text`.

    The mark is the known second at which a paragraph begins, rounded down; it is left out where that is unknown.
    """
    speakers = transcript.speakers
    body = "\n".join(
        f"{f'**{_label(name)}:** ' if name else ''}{_mark(turn)}"
        f"{_protected(turn, labelled=bool(name), speakers=speakers)}\n"
        for name, turn in _paragraphs(transcript)
    )
    return _front_matter(transcript) + body


def _paragraphs(transcript: Transcript) -> Iterator[tuple[str | None, _Turn]]:
    """The segments of each paragraph, with the label that it needs, if it needs one."""
    before: str | None = None
    for turn in _turns(transcript):
        speaker = turn[0].speaker
        yield (speaker or UNKNOWN_SPEAKER) if speaker != before else None, turn
        before = speaker


def _turns(transcript: Transcript) -> Iterator[_Turn]:
    turn: _Turn = []
    for segment in transcript.segments:
        if not segment.text.strip():
            continue
        if turn and _begins_paragraph(turn, segment):
            yield turn
            turn = []
        turn.append(segment)
    if turn:
        yield turn


def _begins_paragraph(turn: _Turn, segment: Segment) -> bool:
    last = turn[-1]
    if segment.speaker != last.speaker:
        return True
    if segment.start is not None and last.end is not None and segment.start - last.end >= _PAUSE:
        return True
    return sum(len(said.words) for said in turn) >= _FULL and ends_sentence(last.text)


def _front_matter(transcript: Transcript) -> str:
    fields: dict[str, str] = {}
    files = [_name_of(recording) for recording in transcript.recordings]
    if files:
        fields = {"title": f"Transcript of {files[0]}", "recording": ", ".join(files)}
        if transcript.duration is not None:
            fields["duration"] = clock(transcript.duration)
    if transcript.language and re.fullmatch(r"[a-z]{2,3}", transcript.language):
        fields["language"] = transcript.language
    if not fields:
        return ""
    # a JSON string is a YAML string too, whatever is in the name of the file
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{''.join(lines)}---\n\n"


def _name_of(recording: Recording) -> str:
    names = dict.fromkeys(PurePath(track.file.path).name for track in recording.tracks)
    return ", ".join(name.encode(errors="replace").decode() for name in names)


def _mark(turn: _Turn) -> str:
    return "" if turn[0].start is None else f"[{clock(turn[0].start)}] "


def _label(name: str) -> str:
    return re.sub(r"[\\*:\[\]()<>_\"“”?!;]", lambda match: f"\\{match[0]}", " ".join(name.split()))


def _protected(turn: _Turn, *, labelled: bool, speakers: tuple[str, ...]) -> str:
    """The words of a paragraph, with a backslash wherever they would be read as a label, a mark or Markdown."""
    said = " ".join(word for segment in turn for word in segment.text.split())
    body = protect_marks(_MARKDOWN.sub(lambda match: f"\\{match[0]}", said))
    if labelled:
        return _without_colons(body, len(body) - len(leading_mark(body)[1]))
    return _unlike_head(f"\\{body}" if begins_block(body) else body, speakers)


def _unlike_head(body: str, speakers: tuple[str, ...]) -> str:
    """A paragraph that begins with words, whatever they look like: colon by colon."""
    head = read_head(body)
    behind = head.said if may_speak(head, speakers) else head.text
    safe = _without_colons(body, len(body) - len(behind))
    return safe if safe == body else _unlike_head(safe, speakers)


def _without_colons(body: str, size: int) -> str:
    """The first `size` characters with a backslash before each colon, so that they make no label and no time."""
    return _COLON.sub(r"\\:", body[:size]) + body[size:]
