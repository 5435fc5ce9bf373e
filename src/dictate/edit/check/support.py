"""Sentences and clauses that nobody said.

An editor may say a thing in other words: then something else was said where they stand. What has nothing opposite to
it was added.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from dictate.edit.check.held import Held
from dictate.edit.check.report import told
from dictate.values.evidence import Finding

__all__ = ["unsupported"]

_SUPPORTED = 0.34  # of a sentence's claims: with less, nobody said it
_SENTENCE = 5  # items; of a shorter one that is found nowhere nothing can be said: "No joke."
_ADDED = 2  # claims in a row with nothing opposite: a clause was added
_RESPELLED = 84  # of 100: "colour", "color"


def unsupported(held: Held) -> Iterator[Finding]:
    """A passage that nobody said, or the clauses of it that nobody said."""
    denying = held.said.reader.wording.negations if held.said.reader.wording else frozenset()
    claims = [at for at, item in enumerate(held.items) if held.said.content(item) and item.norm not in denying]
    if held.verbatim or not claims or (held.place.role == "title" and not held.passage.cites):
        return
    new = [place for place in claims if place not in held.pairs and not _known(held, place)]
    if len(claims) - len(new) < _SUPPORTED * len(claims):
        if len(new) >= _ADDED or (not held.cited and len(held.items) >= _SENTENCE):
            yield told("unsupported sentence", held, "nobody said this")
        return
    for run in _runs(held, new):
        yield told("unsupported words", held, "nobody said this here", draft=run)


def _known(held: Held, place: int) -> bool:
    """Whether a word was said near by after all: in another place, in another form, or in another spelling."""
    item = held.items[place]
    if item.quantity is not None:
        return True  # numbers have a rule of their own
    return item.key in held.near or any(_is_respelled(item.norm, held.said.items[at].norm) for at in held.surroundings)


def _is_respelled(one: str, other: str) -> bool:
    return len(one) > 4 and one[0] == other[:1] and fuzz.ratio(one, other) >= _RESPELLED


def _runs(held: Held, new: Sequence[int]) -> Iterator[list[int]]:
    """Stretches between two items that were found, which claim more than what was said there."""
    stretch: list[int] = []
    for place in new:
        between = range(stretch[-1] + 1, place) if stretch else ()
        if any(other in held.pairs and held.said.content(held.items[other]) for other in between):
            yield from _judged(held, stretch)
            stretch = []
        stretch.append(place)
    yield from _judged(held, stretch)


def _judged(held: Held, stretch: list[int]) -> Iterator[list[int]]:
    if len(stretch) < _ADDED:
        return
    opposite = [
        place
        for place in held.opposite(stretch[0])
        if place not in held.back and held.said.content(held.said.items[place])
    ]
    if 2 * len(opposite) < len(stretch):
        yield list(range(stretch[0], stretch[-1] + 1))
