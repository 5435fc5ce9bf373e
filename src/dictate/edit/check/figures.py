"""Numbers, dates, money and units that the draft has and nobody said there."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dictate.edit.check.held import Held
from dictate.edit.check.items import Item
from dictate.edit.check.numbers import Quantity
from dictate.edit.check.report import told
from dictate.values.evidence import Finding

__all__ = ["added_dates", "added_numbers"]

_YEARS = range(1100, 2100)
_SMALL = {"a": 1, "an": 1, "one": 1, "first": 1, "second": 2, "both": 2, "couple": 2}
_AT_ONCE = 3  # items within which it is said again without a word between
_REPAIR = 10  # items within which a speaker puts a number right


def added_numbers(held: Held) -> Iterator[Finding]:
    """Numbers that stand in none of the sentences that a passage rests on, or in the place of another one."""
    if held.verbatim:
        return
    for place, quantity in _figures(held):
        if held.in_place(place) and held.pairs[place] not in held.said.withdrawn:
            continue
        instead = [other for other in held.opposite(place) if _is_other(held, other, quantity)][:1]
        same = [other for other in held.surroundings if _says(held, other, quantity)]
        if same and held.said.withdrawn.issuperset(same):
            yield told("added number", held, "was said, and taken back", draft=[place], said=same[:1])
        elif (not same and not _is_sum(held, quantity)) or any(_takes_place_of(held, place, at) for at in instead):
            yield told("added number", held, _message(held, instead), draft=[place], said=instead)
    for one, other in held.exchanged([place for place, _ in _figures(held)]):
        yield told("added number", held, "stand in each other's place", draft=[one, other])


def _figures(held: Held) -> list[tuple[int, Quantity]]:
    return [(place, item.quantity) for place, item in enumerate(held.items) if item.quantity is not None]


def _says(held: Held, place: int, quantity: Quantity) -> bool:
    """Whether an item says a number; "a", "first" and "second" may say one and two, "sixty-one" the year after 1960."""
    said = held.said.items[place]
    if said.quantity is None:
        return said.norm in _SMALL and quantity.value == _SMALL[said.norm]
    return said.quantity.same_as(quantity) or (
        quantity.value in _YEARS
        and said.quantity.value == quantity.value % 100
        and any(_same_century(held.said.items[at].quantity, quantity) for at in held.surroundings)
    )


def _same_century(said: Quantity | None, quantity: Quantity) -> bool:
    return said is not None and said.value in _YEARS and said.value // 100 == quantity.value // 100


def _is_other(held: Held, place: int, quantity: Quantity) -> bool:
    said = held.said.items[place].quantity
    free = place not in held.back and place not in held.said.withdrawn
    return said is not None and free and not said.same_as(quantity)


def _takes_place_of(held: Held, place: int, said: int) -> bool:
    """Whether a number tells what another one told: the item after it or before it is the same."""
    keys, spoken = [item.key for item in held.items], held.said.keys
    after = keys[place + 1 : place + 2], spoken[said + 1 : said + 2]
    before = keys[max(0, place - 1) : place], spoken[max(0, said - 1) : said]
    alike = any(one == other != [] for one, other in (after, before))
    return alike and not _kept_elsewhere(held, said) and not _corrected(held, place, said)


def _corrected(held: Held, place: int, said: int) -> bool:
    """Whether the speaker put the draft's number right after another one: "six, no, seven"."""
    wording, quantity = held.said.reader.wording, held.items[place].quantity
    following = held.said.items[said + 1 : said + _REPAIR]
    at = next((n for n, item in enumerate(following) if wording and item.norm in wording.corrections), len(following))
    again = [item.quantity for item in (*following[:_AT_ONCE], *following[at:]) if item.quantity]
    return quantity is not None and any(one.same_as(quantity) for one in again)


def _kept_elsewhere(held: Held, place: int) -> bool:
    """Whether another place of the passage says the number that was said here: clauses were put in another order."""
    quantity = held.said.items[place].quantity
    return quantity is not None and any(
        item.quantity and item.quantity.same_as(quantity) and not held.in_place(number)
        for number, item in enumerate(held.items)
    )


def _is_sum(held: Held, quantity: Quantity) -> bool:
    """Whether it is what two neighbouring measures come to: "an hour and twenty minutes" are eighty minutes."""
    if quantity.unit is None:
        return False
    measures = [item.quantity for item in map(held.said.items.__getitem__, held.surroundings) if item.quantity]
    for one, other in pairwise(measures):
        if one.unit and other.unit and one.unit.dimension == other.unit.dimension == quantity.unit.dimension:
            together = one.value * one.unit.size + other.value * other.unit.size
            if together == quantity.value * quantity.unit.size:
                return True
    return False


def _message(held: Held, instead: list[int]) -> str:
    return f"{held.spoken(instead[:1])} was said here" if instead else "nobody said this number here"


def added_dates(held: Held) -> Iterator[Finding]:
    """Days and months that were not said there, and "next week" where "last week" was."""
    wording = held.said.reader.wording
    if wording is None or held.verbatim:
        return
    near = [held.said.items[place] for place in held.surroundings if place not in held.said.withdrawn]
    said = {item.norm for item in near}
    for place, item in enumerate(held.items):
        if _is_date(item, wording.calendar, wording.ambiguous) and held.pairs.get(place, -1) in {
            -1,
            *held.said.withdrawn,
        }:
            opposite = [
                other
                for other in held.opposite(place)
                if other not in held.back and held.said.items[other].norm in wording.calendar
            ]
            if item.norm not in said or opposite:
                yield told("added date", held, _date_message(held, opposite), draft=[place], said=opposite[:1])
        elif item.norm in wording.relative and _turned(held, place, near):
            yield told("added date", held, "another one was said here", draft=[place, place + 1])


def _is_date(item: Item, calendar: frozenset[str], ambiguous: frozenset[str]) -> bool:
    if item.norm not in calendar:
        return False
    return item.norm not in ambiguous or (item.capital and not item.opens)


def _turned(held: Held, place: int, near: Iterable[Item]) -> bool:
    """Whether a period is told from today in another direction than it was said."""
    wording = held.said.reader.wording
    following = held.items[place + 1] if place + 1 < len(held.items) else None
    if wording is None or following is None or following.norm not in wording.periods or place in held.pairs:
        return False
    before: Item | None = None
    found: set[str] = set()
    for item in near:
        if item.key == following.key and before is not None and before.norm in wording.relative:
            found.add(before.norm)
        before = item
    return bool(found) and held.items[place].norm not in found


def _date_message(held: Held, opposite: list[int]) -> str:
    return f"{held.spoken(opposite[:1])} was said here" if opposite else "nobody said this date here"
