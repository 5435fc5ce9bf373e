"""Cues: words cut to what can be read on a screen at once, for SRT and VTT.

A cue begins and ends where a word is known to begin and end. Nothing is cut inside a stretch without word times.
"""

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dictate.errors import UsageError
from dictate.transcribe.formats.sentences import ends_sentence
from dictate.values.transcript import Segment, Transcript, Word

__all__ = ["LONGEST", "WIDTH", "Cue", "cues_of", "timed_segments", "wrap"]

WIDTH = 42  # characters a line
LONGEST = 7.0  # seconds
_PAUSE = 0.4  # seconds of silence that are as good a place to cut as a comma
_CLAUSE_END = (",", ";", ":", "-", "–", "—", "、", "，")  # noqa: RUF001 - CJK commas


class Cue(NamedTuple):
    """Seconds from start to end, who speaks, and the words in one line."""

    start: float
    end: float
    speaker: str | None
    text: str


def _known_span(segment: Segment) -> tuple[float, float] | None:
    """Seconds of a segment: its own, else those of its first and last word; `None` where a side is unknown."""
    start = segment.words[0].start if segment.start is None and segment.words else segment.start
    end = segment.words[-1].end if segment.end is None and segment.words else segment.end
    return None if start is None or end is None else (start, max(start, end))


def timed_segments(transcript: Transcript, form: str) -> list[tuple[Segment, float, float]]:
    """Segments that say something, with their seconds, by their start. Raises UsageError where any is unknown."""
    said = [segment for segment in transcript.segments if segment.text.strip()]
    spans = [(segment, span) for segment in said if (span := _known_span(segment)) is not None]
    if missing := len(said) - len(spans):
        raise UsageError(
            f"{form} needs the time of every segment, and {missing} of {len(said)} have none",
            hint="choose txt, md or json; or transcribe the recording to get times",
        )
    return sorted(((segment, *span) for segment, span in spans), key=lambda row: row[1])


def cues_of(transcript: Transcript, form: str, *, prefixed: bool = False) -> list[Cue]:
    """The cues of a transcript by start. `prefixed`: the speaker's name and a colon stand in the first line.

    Raises UsageError where times are unknown; `form` is the name of the form in it.
    """
    cues = [
        cue
        for segment, start, end in timed_segments(transcript, form)
        for cue in _cut(segment, start, end, len(segment.speaker) + 2 if prefixed and segment.speaker else 0)
    ]
    return sorted(cues, key=lambda cue: cue.start)


def wrap(text: str) -> list[str]:
    """A cue's text in lines of like length, two at most where it fits into them.

    >>> wrap("So I started talking to my phone on the walk to the river.")
    ['So I started talking to my', 'phone on the walk to the river.']
    """
    if len(text) <= WIDTH:
        return [text]
    if _fits(text):
        spaces = [place for place, character in enumerate(text) if character == " "]
        middle = min(spaces, key=lambda place: max(place, len(text) - place - 1))
        return [text[:middle], text[middle + 1 :]]
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _cut(segment: Segment, start: float, end: float, indent: int) -> Iterator[Cue]:
    words = [word for word in segment.words if word.text.strip()]
    first = 0
    while first < len(words):
        last = _end_of_cue(words, first, indent)
        begins = words[first].start if first else start
        ends = words[last - 1].end if last < len(words) else end
        if begins is None or ends is None:  # pragma: no cover - _can_cut sees to it
            raise AssertionError("a cue is cut where times are known")
        text = " ".join("".join(word.text for word in words[first:last]).split())
        yield Cue(begins, max(begins, ends), segment.speaker, text)
        first = last


def _end_of_cue(words: Sequence[Word], first: int, indent: int) -> int:
    """The place behind the last word of the cue that begins with word `first`."""
    places: list[int] = []
    text = " " * indent
    for place in range(first, len(words)):
        if place > first and _can_cut(words, place):
            places.append(place)
        text += words[place].text
        if not (_fits(text) and _is_short(words, first, place)) and places:
            return _best(words, first, places)
    return len(words)


def _best(words: Sequence[Word], first: int, places: Sequence[int]) -> int:
    """The latest end of a sentence, else of a clause, else of a word; not so early that the cue is a scrap."""
    enough = [place for place in places if 3 * (place - first) >= places[-1] - first]
    return max(enough, key=lambda place: (_rank(words, place), place))


def _rank(words: Sequence[Word], place: int) -> int:
    before = words[place - 1].text
    if ends_sentence(before):
        return 2
    return int(before.endswith(_CLAUSE_END) or _gap(words, place) >= _PAUSE)


def _can_cut(words: Sequence[Word], place: int) -> bool:
    """Whether it is known when the word before ends and when this one begins; not inside a word in two pieces."""
    known = words[place - 1].end is not None and words[place].start is not None
    return known and not (words[place].text[:1].isalnum() and words[place].text[0].isascii())


def _gap(words: Sequence[Word], place: int) -> float:
    return (words[place].start or 0.0) - (words[place - 1].end or 0.0)


def _is_short(words: Sequence[Word], first: int, last: int) -> bool:
    start, end = words[first].start, words[last].end
    return start is None or end is None or end - start <= LONGEST


def _fits(text: str) -> bool:
    """Whether a text fits into two lines."""
    if len(text) <= WIDTH:
        return True
    space = text.rfind(" ", 0, WIDTH + 1)
    return len(text) <= 2 * WIDTH + 1 and space > 0 and len(text) - space - 1 <= WIDTH
