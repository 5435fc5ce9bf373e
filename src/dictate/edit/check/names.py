"""Names of people, places and products that the draft has and nobody said there.

A name is a word with a capital where only a name has one. Casing is no change, and how an engine parted a name is none
either. A name in the place of a pronoun is the writer's work, if it was said before.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from dictate.edit.align import unparted
from dictate.edit.check.held import Held
from dictate.edit.check.items import Item
from dictate.edit.check.report import told
from dictate.edit.tokens import norms
from dictate.values.evidence import Finding

__all__ = ["added_names"]

_ALIKE = 70  # of 100 (rapidfuzz ratio of letters): names that sound alike are spelled alike
_TITLED = 0.6  # so many capitals, and a heading has them for looks


def added_names(held: Held) -> Iterator[Finding]:
    """Names that were not said where the draft has them: in no such place, or another one was said there."""
    if held.said.reader.wording is None or held.verbatim or _capitals_for_looks(held):
        return
    for place, item in enumerate(held.items):
        if held.in_place(place):
            continue
        opposite = [other for other in held.opposite(place) if other not in held.back]
        others = [other for other in opposite if _was_name(held, other)]
        if not others and item.opens:
            others = [other for other in opposite if _sound_alike(held, item, other)]
        if not _is_name(item, held, others):
            continue
        if not _was_said(held, item) and not _spelled_by_glossary(held, place, opposite):
            alike = [other for other in [*others, *held.surroundings] if _sound_alike(held, item, other)]
            instead = (alike or others)[:1]
            yield told("added name", held, _message(held, instead, alike=bool(alike)), draft=[place], said=instead)
        elif others and item.key not in {held.said.keys[other] for other in others} and not _moved(held, others[0]):
            yield told("added name", held, _message(held, others[:1]), draft=[place], said=others[:1])
    names = [place for place, item in enumerate(held.items) if _is_name(item, held, [])]
    for one, other in held.exchanged(names):
        yield told("added name", held, "stand in each other's place", draft=[one, other])


def _capitals_for_looks(held: Held) -> bool:
    """Whether a heading is written With A Capital For Each Word."""
    if held.place.role not in ("title", "alternate", "heading", "chapter"):
        return False
    return sum(item.capital for item in held.items) > _TITLED * len(held.items) and len(held.items) > 1


def _is_name(item: Item, held: Held, others: list[int]) -> bool:
    wording = held.said.reader.wording
    if wording is None or not item.capital or item.quantity is not None or len(item.norm) < 2:
        return False
    if item.norm in wording.function_words or item.norm in wording.calendar:
        return False
    return not item.opens or item.key in held.said.names or bool(others)


def _was_name(held: Held, place: int) -> bool:
    item = held.said.items[place]
    wording = held.said.reader.wording
    if wording is None or item.norm in wording.function_words or item.norm in wording.calendar:
        return False
    return item.key in held.said.names and item.capital


def _was_said(held: Held, item: Item) -> bool:
    """Whether a name was said anywhere, or is a speaker's: it may stand for a pronoun."""
    if item.key in held.said.vocabulary:
        return True
    speakers = {norm for speaker in held.said.transcript.speakers for norm in norms(speaker)}
    return item.norm in speakers or _said_in_parts(held, item)


def _said_in_parts(held: Held, item: Item) -> bool:
    """Whether neighbouring words make the name: "git hub" is GitHub."""
    words = [held.said.items[place].norm for place in held.surroundings]
    return len(item.norm) > 3 and any(
        unparted(words[at : at + size]) == item.norm for size in (2, 3) for at in range(len(words) - size + 1)
    )


def _spelled_by_glossary(held: Held, place: int, opposite: list[int]) -> bool:
    """Whether the writer's glossary spells so what sounds like it where it stands."""
    norm = held.items[place].norm
    if not any(norm in norms(term) for term in held.said.glossary):
        return False
    heard = unparted(held.said.items[other].norm for other in opposite or held.surroundings)
    return fuzz.partial_ratio(norm, heard) >= _ALIKE


def _sound_alike(held: Held, item: Item, place: int) -> bool:
    said = held.said.items[place]
    return len(said.norm) > 2 and said.capital and fuzz.ratio(said.norm, item.norm) >= _ALIKE


def _moved(held: Held, place: int) -> bool:
    """Whether the name that was said here stands elsewhere in the passage: clauses were put in another order."""
    key = held.said.keys[place]
    return any(items.key == key and not held.in_place(number) for number, items in enumerate(held.items))


def _message(held: Held, instead: list[int], *, alike: bool = False) -> str:
    if not instead:
        return "nobody said this name"
    spoken = held.spoken(instead)
    return (
        f"{spoken} was said: if this is how it is spelled, put it in the glossary"
        if alike
        else f"{spoken} was said here"
    )
