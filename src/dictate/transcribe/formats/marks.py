r"""Time marks in running text: `[4:19]`, `\[00:04:01.06\]`, `[00:07.000 --> 00:11.500]`; `(4:19)` where a line begins.

A mark says when the words behind it begin, and is no word itself. Nothing else in brackets is a mark.
"""

import re
from typing import NamedTuple

from dictate.values.timecode import parse_clock

__all__ = ["CLOCK", "Mark", "Marked", "leading_mark", "protect_marks", "split_marks"]

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?"
_RANGE = rf"(?P<start>{CLOCK})(?:\s*(?:-->|[-\u2013\u2014])\s*(?P<end>{CLOCK}))?"
_MARK = re.compile(rf"\\?\[\s*{_RANGE}\s*\\?\]")
_LEADING = re.compile(rf"\s*(?:{_MARK.pattern}|\(\s*{_RANGE.replace('?P<start>', '').replace('?P<end>', '')}\s*\))\s*")


class Mark(NamedTuple):
    """Seconds at which the words behind it begin and, where it is a range, end."""

    start: float
    end: float | None = None


class Marked(NamedTuple):
    """A stretch of text and the mark in front of it, if there is one."""

    mark: Mark | None
    text: str


def split_marks(text: str) -> list[Marked]:
    """A text cut at its marks; the first stretch has none.

    >>> split_marks("So. [0:07] Then.")
    [Marked(mark=None, text='So. '), Marked(mark=Mark(start=7.0, end=None), text=' Then.')]
    """
    found, mark, at = [], None, 0
    for match in _MARK.finditer(text):
        found.append(Marked(mark, text[at : match.start()]))
        mark, at = _mark(match["start"], match["end"]), match.end()
    return [*found, Marked(mark, text[at:])]


def leading_mark(text: str) -> tuple[Mark | None, str]:
    """The mark with which a line begins, in brackets or parentheses, and the rest of the line.

    >>> leading_mark("(4:19) And so")
    (Mark(start=259.0, end=None), 'And so')
    """
    match = _LEADING.match(text)
    if match is None:
        return None, text
    start, end = match["start"] or match[3], match["end"] or match[4]
    return _mark(start, end), text[match.end() :]


def protect_marks(text: str) -> str:
    r"""Spoken words that look like a mark, escaped so that they are read as words.

    >>> print(protect_marks("he wrote [4:19] there"))
    he wrote [4\:19] there
    """
    return _MARK.sub(lambda match: match[0].replace(":", "\\:"), text)


def _mark(start: str, end: str | None) -> Mark:
    return Mark(parse_clock(start), None if end is None else parse_clock(end))
