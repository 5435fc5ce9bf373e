"""Quotation marks in a text: what they enclose. Straight marks are told apart by what stands before them."""

import re
from collections.abc import Iterator

__all__ = ["closed", "quotations"]

_MARK = re.compile(r'["\u201c\u201d]')
_SENTENCE = re.compile(r"(?<=[.!?\u2026])\s")


def quotations(text: str) -> Iterator[str]:
    """What stands inside quotation marks.

    A quotation may reach over several passages: of one that is not closed here, its first sentence is taken; what only
    ends here has begun in another.

    >>> list(quotations('she said, "no." Then: "why? Because')), list(quotations('never." I left'))
    (['no.', 'why?'], [])
    """
    opened: int | None = None
    for place, closes in [*_marks(text), (len(text), False)]:
        if opened is not None:
            inside = text[opened + 1 : place]
            yield inside if closes else _SENTENCE.split(inside)[0]
        opened = None if closes else place


def closed(text: str) -> bool:
    """Whether every quotation that opens in a text ends in it, and the other way round.

    >>> closed('she said, "no."'), closed('she said, "no.'), closed('no," she said')
    (True, False, False)
    """
    kinds = [closes for _, closes in _marks(text)]
    return kinds == [False, True] * (len(kinds) // 2)


def _marks(text: str) -> list[tuple[int, bool]]:
    """Each mark's place, and whether it ends a quotation: a word or another mark stands right before it then."""
    return [(match.start(), _closes(text, match.start())) for match in _MARK.finditer(text)]


def _closes(text: str, place: int) -> bool:
    if text[place] != '"':
        return text[place] == "\u201d"
    return place > 0 and not text[place - 1].isspace() and text[place - 1] not in "([-\u2013\u2014"
