"""Off the record: what is said from "off the record" to "back on the record" is nobody's to read.

In doubt it is off the record. To begin it is enough that the command begins a clause; to end it, the command must stand
on its own. Whoever speaks between, it holds, and where nobody ends it, it holds to the end. The text of these words is
not kept: a `Tidied` does not know it any more.
"""

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from typing import NamedTuple

from dictate.edit.commands import command_of
from dictate.edit.language import Command
from dictate.edit.phrases import phrases_in, set_off
from dictate.edit.tidied import Cut, Gone, Tidied, cut, quoted
from dictate.edit.tokens import ends_clause, sources_of
from dictate.values.draft import Source
from dictate.values.edit import OffRecord

__all__ = ["leave_record"]


class _Said(NamedTuple):
    """Places of a command that was said, with the openers before it ("okay, so"): from `first` up to `last`."""

    first: int
    last: int
    begins: bool


def leave_record(tidied: Tidied) -> Tidied:
    """Take out what is off the record, also what earlier rounds made a title or a note of."""
    command = command_of(tidied, "off the record")
    pairs = list(_pairs(_said(tidied, command))) if command else []
    if not pairs:
        return tidied
    cuts = [_cut(tidied, begin, end) for begin, end in pairs]
    records = [OffRecord(begins=_source(tidied, begin), ends=_source(tidied, end)) for begin, end in pairs]
    hidden = _hidden(tidied, cuts)
    return replace(_without(cut(tidied, cuts), hidden), off_record=(*tidied.off_record, *records))


def _said(tidied: Tidied, command: Command) -> Iterator[_Said]:
    """The commands in their order."""
    tokens, inside = tidied.tokens, quoted(tidied.tokens)
    opens = ((*span, True) for span in phrases_in(tokens, command.opens))
    closes = ((*span, False) for span in phrases_in(tokens, command.closes))
    for first, last, begins in merge(opens, closes):
        begin, end = _clause_begin(tidied, first), _clause_end(tidied, last)
        if first not in inside and begin is not None and (begins or end is not None):
            yield _Said(begin, end or last, begins)


def _clause_begin(tidied: Tidied, place: int) -> int | None:
    """Where the clause begins that `place` begins but for its openers; `None` if it stands inside a clause."""
    tokens, openers = tidied.tokens, tidied.rules.openers if tidied.rules else frozenset()
    while not set_off(tokens, place):
        place -= 1
        if tokens[place].norm not in openers:
            return None
    return place


def _clause_end(tidied: Tidied, place: int) -> int | None:
    """The same for its end: "back on the record now", and with a dash that stands alone after it."""
    tokens, openers = tidied.tokens, tidied.rules.openers if tidied.rules else frozenset()
    while not set_off(tokens, place):
        if tokens[place].norm not in openers:
            return None
        place += 1
    while place < len(tokens) and not tokens[place].norm and ends_clause(tokens[place]):
        place += 1
    return place


def _pairs(said: Iterator[_Said]) -> Iterator[tuple[_Said | None, _Said | None]]:
    """What began each stretch and what ended it; one of them may be missing."""
    begun: _Said | None = None
    for command in said:
        if not command.begins:
            yield begun, command
            begun = None
        elif begun is None:
            begun = command
    if begun is not None:
        yield begun, None


def _cut(tidied: Tidied, begin: _Said | None, end: _Said | None) -> Cut:
    if begin is None and end is not None:
        return Cut(end.first, end.last, "command")
    return Cut(begin.first if begin else 0, end.last if end else len(tidied.tokens), "off the record")


def _source(tidied: Tidied, said: _Said | None) -> Source | None:
    return sources_of(tidied.tokens[said.first : said.last])[0] if said else None


def _hidden(tidied: Tidied, cuts: list[Cut]) -> frozenset[int]:
    """The numbers of all words that are off the record, also of those that are out of the text already."""
    words = (*tidied.tokens, *tidied.title, *(gone.token for gone in tidied.gone))
    end = max(token.at for token in words) + 1
    hidden: set[int] = set()
    for first, last, reason in cuts:
        if reason == "off the record":
            open_end = last == len(tidied.tokens)
            hidden.update(range(tidied.tokens[first].at, end if open_end else tidied.tokens[last - 1].at + 1))
            hidden.update(token.at for token in tidied.tokens[first:last])
    return frozenset(hidden)


def _without(tidied: Tidied, hidden: frozenset[int]) -> Tidied:
    """The text with nothing left of the hidden words but their numbers."""
    gone = [*tidied.gone, *(Gone(token, "off the record") for token in tidied.title if token.at in hidden)]
    return replace(
        tidied,
        title=tuple(token for token in tidied.title if token.at not in hidden),
        noted=tuple(said for said in tidied.noted if not any(token.at in hidden for token in said)),
        gone=tuple(_blank(one) if one.token.at in hidden else one for one in gone),
    )


def _blank(gone: Gone) -> Gone:
    return Gone(replace(gone.token, text=""), "off the record")
