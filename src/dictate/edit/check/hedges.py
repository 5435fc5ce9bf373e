"""Hedges that were said of what the draft says without one: doubt is part of a voice."""

from collections.abc import Iterable, Iterator

from dictate.edit.check.held import Held
from dictate.edit.check.items import spans_of
from dictate.edit.check.report import told
from dictate.values.evidence import Finding

__all__ = ["lost_hedges"]

_REACH = 6  # items before or after a hedge within which stands what it is about
_TOGETHER = 6  # items between two hedges that are one: "I think, um, maybe"
_NEAR = 8  # items of the draft around what is hedged
_BESIDE = 4  # items of the draft around a number
_UNCERTAIN = frozenset({"some", "or", "to"})  # before a number: "some 2,000", "four or five"


def lost_hedges(held: Held) -> Iterator[Finding]:
    """Hedges of the ground whose matter is in the draft and is not hedged there.

    Where a sentence has as many hedges as were said, they may have changed their places in it.
    """
    wording = held.said.reader.wording
    if wording is None or held.verbatim:
        return
    here = _merged(spans_of(held.items, wording.hedges, wording.thoughts))
    doubted = [
        (span, matter) for span in _merged(held.within(held.said.hedges)) if (matter := _matter(held, span)) is not None
    ]
    for span, matter in doubted:
        if not held.reaches(span.start):
            continue
        near = any(one.start - _NEAR <= matter < one.stop + _NEAR for one in here)
        if len(here) < len(doubted) and not near:
            message = f'was said with a doubt: "{held.spoken(span)}"'
            yield told("lost hedge", held, message, draft=_around(held, matter), said=span)
    yield from _lost_approximations(held)


def _lost_approximations(held: Held) -> Iterator[Finding]:
    """ "About two thousand" that has become two thousand."""
    wording = held.said.reader.wording
    if wording is None:
        return
    for span in held.within(held.said.approximations):
        place = held.back.get(span.stop)
        if place is None or (place > 0 and held.items[place - 1].norm in _UNCERTAIN):
            continue
        if span in held.said.hedges and any(True for _ in spans_of(held.items, wording.hedges, wording.thoughts)):
            continue
        beside = held.items[max(0, place - _BESIDE) : place + _BESIDE + 1]
        if not any(True for _ in spans_of(beside, (*wording.approximations, *wording.hedges))):
            number = range(span.start, span.stop + 1)
            yield told("lost hedge", held, f'"{held.spoken(number)}" was said', draft=[place], said=number)


def _around(held: Held, place: int) -> range:
    """Some words of the draft, for a reader to find the place."""
    return range(max(0, place - 1), min(len(held.items), place + 3))


def _merged(spans: Iterable[range]) -> list[range]:
    """Hedges that stand together as one."""
    merged: list[range] = []
    for span in spans:
        if merged and span.start - merged[-1].stop <= _TOGETHER:
            merged[-1] = range(merged[-1].start, span.stop)
        else:
            merged.append(span)
    return merged


def _matter(held: Held, span: range) -> int | None:
    """The item of the draft that a hedge is about: what follows it in its sentence, else what stands before it."""
    sentence = held.said.sentences[held.said.sentence_at(span.start)]
    after = range(span.stop, min(span.stop + _REACH, sentence.stop))
    before = range(span.start - 1, max(span.start - _REACH, sentence.start) - 1, -1)
    for places in (after, before):
        kept = [place for place in places if place not in held.said.left_out]
        content = [place for place in kept if held.said.content(held.said.items[place])][:3] or kept
        found = [held.back[place] for place in content if place in held.back]
        if content:
            return found[0] if content[0] in held.back and 2 * len(found) >= len(content) else None
    return None
