r"""Reads plain text and Markdown as a transcript: sentences become segments, labels speakers, marks times.

Front matter, comments, headings and rules are not speech. Notes in brackets (`[laughs]`, `[unintelligible 0:07]`) stay
words of the text, as Whisper itself writes them. Times that are not written stay unknown.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from dictate.transcribe.formats.labels import UNKNOWN_SPEAKER, Head, believer, read_head, speaker_of
from dictate.transcribe.formats.marks import Mark, split_marks
from dictate.transcribe.formats.sentences import sentences
from dictate.values.transcript import Notice, Segment, Transcript, segment_id, split_words

__all__ = ["begins_block", "clean", "parse_prose"]

_FENCE = re.compile(r"---[ \t]*$")  # above and below front matter
_FRONT_LINE = re.compile(r"[\w-]+:|[ \t#-]|$")  # how a line of front matter begins
_LANGUAGE = re.compile(r"^language:\s*[\"']?([a-z]{2,3})[\"']?\s*$", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*)")
_RULE = re.compile(r"([-*_=])(?:[ \t]*\1){2,}$")
_BULLET = re.compile(r"^(?:(?:>\s?)+|[-*+•\u2013\u2014]\s+(?=\S))")
_LINK = re.compile(r"(?<!\\)!?\[([^\[\]\n]{1,300})\]\((?:[^\s()]|\([^\s()]*\))*\)")
_STARS = re.compile(r"(?<![\\*\w])(\*{1,3})(?=[^\s*])([^*\n]{1,500}?)(?<![\s\\*])\1(?![*\w])")
_UNDERSCORES = re.compile(r"(?<![\\\w])(_{1,2})(?=[^\s_])([^_\n]{1,500}?)(?<![\s\\_])\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~\u2022\u2013\u2014])")  # ASCII punctuation, as Markdown says, and our bullets


@dataclass
class _Block:
    """Lines that belong together: one speaker, one paragraph."""

    speaker: str | None = None
    mark: Mark | None = None
    id: str | None = None
    lines: list[str] = field(default_factory=list)


def parse_prose(text: str, *, speakers: Collection[str] = ()) -> Transcript:
    """The transcript that a text or Markdown file is. `speakers` are labels wherever they stand as one."""
    front, text = _split_front_matter(text)
    language = found[1] if (found := _LANGUAGE.search(front)) else None
    lines = [line.strip() for line in _without_comments(text).split("\n")]
    headings = [match["title"].rstrip("# ") for line in lines if (match := _HEADING.match(line))]
    blocks = _blocks(lines, {*speakers, UNKNOWN_SPEAKER} if speakers else {UNKNOWN_SPEAKER})
    segments = _numbered([segment for block in blocks for segment in _segments(block, language)])
    notices = [
        Notice(message=f"left out, since a heading is not speech: {clean(title)}") for title in headings if title
    ]
    return Transcript(segments=segments, language=language, notices=tuple(notices))


def _split_front_matter(text: str) -> tuple[str, str]:
    """The front matter between the two `---` at a text's top, and the text below. A rule without the other is text."""
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        return "", text
    for place, line in enumerate(lines[1:], start=1):
        if place > 1 and _FENCE.match(line):
            return "\n".join(lines[1:place]), "\n".join(lines[place + 1 :])
        if not _FRONT_LINE.match(line):
            break
    return "", text


def _without_comments(text: str) -> str:
    """A text without `<!-- ... -->`. One that is never closed is text; so is one behind a backslash."""
    kept, at, end = [], 0, -1
    while (start := text.find("<!--", at)) >= 0:
        end = end if end >= start else text.find("-->", start)  # looked for once, however many openings are escaped
        if end < 0:
            break
        escaped = text[start - 1 : start] == "\\"
        kept.append(text[at : start + 4] if escaped else text[at:start])
        at = start + 4 if escaped else end + 3
    return "".join([*kept, text[at:]])


def clean(text: str) -> str:
    r"""The words of a line of Markdown: no emphasis, no link targets, no backslashes.

    >>> clean(r"I *did* see [it](https://example.org) \[laughs\]")
    'I did see it [laughs]'
    """
    text = _LINK.sub(r"\1", text)
    for pattern in (_STARS, _UNDERSCORES):
        text = pattern.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)


def _blocks(lines: list[str], known: Collection[str]) -> Iterator[_Block]:
    """Lines put together to blocks; a speaker goes on until the next label."""
    heads = [read_head(_BULLET.sub("", line, count=1)) for line in lines]
    believed = believer((head for line, head in zip(lines, heads, strict=True) if line), known)
    block, mark = _Block(), None
    for line, head in zip(lines, heads, strict=True):
        labelled, between = believed(head), _is_between(line)
        if labelled or between or head.mark or _BULLET.match(line):
            yield block
            # a mark without words waits for the words behind it, but not beyond the next speaker
            mark = head.said_at if labelled else head.mark or (None if block.lines else mark)
            block = _Block(_name(head) if labelled else block.speaker, mark, head.id)
        words = head.said if labelled else head.text
        if words and not between:
            block.lines.append(words)
    yield block


def _is_between(line: str) -> bool:
    """Whether a line only parts paragraphs: it is empty, a heading or a rule."""
    return not line or _HEADING.match(line) is not None or _RULE.match(line) is not None


def begins_block(line: str) -> bool:
    """Whether a line begins with something that is no word: a bullet, a heading, a rule."""
    return _is_between(line) or _BULLET.match(line) is not None


def _name(head: Head) -> str | None:
    name = speaker_of(head)
    return None if name == UNKNOWN_SPEAKER else name


def _segments(block: _Block, language: str | None) -> Iterator[Segment]:
    """A segment for each sentence of a block; a listed line, which has an id, is one segment whole."""
    for place, (mark, text) in enumerate(split_marks(" ".join(block.lines))):
        words = clean(text).strip()
        pieces = [words] if block.id else sentences(words, language)
        yield from _marked([piece for piece in pieces if piece], block, mark if place else block.mark)


def _marked(pieces: list[str], block: _Block, mark: Mark | None) -> Iterator[Segment]:
    """Segments of which the first begins, and the last ends, with what the mark in front of them says."""
    for place, piece in enumerate(pieces):
        yield Segment(
            id=_own_id(block.id),
            words=split_words(piece),
            start=mark.start if mark and place == 0 else None,
            end=mark.end if mark and place == len(pieces) - 1 else None,
            speaker=block.speaker,
        )


def _own_id(listed: str | None) -> str:
    """The id of a listed line; "a0" stands for none until all are numbered."""
    if listed is None:
        return "a0"
    return listed if listed[0].isalpha() else f"a{listed}"


def _numbered(segments: list[Segment]) -> tuple[Segment, ...]:
    """Segments with the ids that their lines were listed with, if these are all there and differ; else counted."""
    if len({segment.id for segment in segments}) == len(segments):
        return tuple(segments)
    return tuple(segment.model_copy(update={"id": segment_id(0, place)}) for place, segment in enumerate(segments))
