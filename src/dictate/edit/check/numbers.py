"""Numbers in any spelling: "two hundred and fifty", 250, "a quarter of a million", "nineteen seventy one", "$5", "3rd".

A number is read as an exact value with what it counts, where that can be compared. It knows nothing of sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from dictate.edit.check.wording import Unit, Wording

__all__ = ["Part", "Quantity", "read_number"]

_LONGEST = 14  # parts of a number: "one million two hundred and thirty four thousand five hundred and sixty seven"
_CENTURIES = range(13, 21)  # the first half of a year that is said in two: nineteen|seventy one, twenty|fifteen
_SIGNS = frozenset("$\u20ac\u00a3\u00a5")


O_CLOCK = Unit("o'clock", Fraction(1))
"""A time of day: hours, with their part."""


class Part(NamedTuple):
    """A piece of a word as it is compared; `value` where it is written in digits; `ends` where a mark follows it."""

    norm: str
    value: Fraction | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts. `decade` for "the nineties": its value is that of the year, without the century."""

    value: Fraction
    unit: Unit | None = None
    decade: bool = False

    def same_as(self, other: "Quantity") -> bool:
        """Whether both say the same: ninety minutes are an hour and a half; a number without a unit fits any.

        "One fifty" may be a time of day or a hundred and fifty, and a half is fifty percent.
        """
        clock = O_CLOCK in (self.unit, other.unit) and self.unit != other.unit
        if self.unit and other.unit and not clock and not self.decade and not other.decade:
            same = self.unit.dimension == other.unit.dimension
            return same and self.value * self.unit.size == other.value * other.unit.size
        return bool(self._values & other._values)

    @property
    def _values(self) -> set[Fraction]:
        if self.decade:
            return {self.value % 100}
        values = {self.value}
        if self.unit == O_CLOCK:
            hours = self.value // 1
            values.add(hours * 100 + (self.value - hours) * 60)
        elif self.unit and self.unit.dimension == "percent":
            values.add(self.value / 100)
        return values


class _Read(NamedTuple):
    value: Fraction
    size: int  # parts read


def read_number(parts: Sequence[Part], place: int, wording: Wording) -> tuple[Quantity, int] | None:
    """The number that begins at a place, and how many parts it has, its unit included; `None` where none begins."""
    if parts[place].value is None and parts[place].norm not in wording.number_words:
        return None
    words = _until_mark(parts, place)
    special = _decade(words, wording) or _clock(words, wording) or _times(words, wording)
    if special:
        return special
    norm = words[0].norm
    sign = wording.units.get(norm) if norm in _SIGNS else None
    found = _number(words[1:] if sign else words, wording)
    if found is None:
        return None
    size = found.size + bool(sign)
    if sign:
        return Quantity(found.value, sign), size
    unit, taken, more = _unit(words[size:], wording)
    if found.value == 1 and norm == "one" and unit is None:
        return None  # "one of them", "the first one": a pronoun
    return Quantity(found.value + more, unit), size + taken


def _decade(words: Sequence[Part], wording: Wording) -> tuple[Quantity, int] | None:
    """ "the nineties", "the nineteen nineties", "1990s"."""
    for size in (1, 2):
        value = wording.decades.get(_at(words, size - 1))
        if value and (size == 1 or words[0].norm in wording.ones):
            return Quantity(Fraction(value), decade=True), size
    if words[0].value is not None and _at(words, 1) == "s":
        return Quantity(words[0].value, decade=True), 2
    return None


def _clock(words: Sequence[Part], wording: Wording) -> tuple[Quantity, int] | None:
    """ "half past seven", "quarter to nine", "seven thirty", 7:30: hours, with their part."""
    if words[0].value is not None and ":" in words[0].norm:
        return Quantity(words[0].value, O_CLOCK), 1
    part, link = wording.parts.get(_at(words, 0)), _at(words, 1)
    hour = _group(words[2:], wording) or _digits(words[2:])
    minutes = _group(words, wording)
    if hour and hour.value in range(1, 13) and link in ("past", "after", "to"):
        part = part or (minutes.value / 60 if minutes and minutes.value % 5 == 0 else None)
        if part and (link != "to" or not minutes or minutes.value > hour.value):  # "five to ten people"
            return Quantity(hour.value + (part if link != "to" else -part), O_CLOCK), 2 + hour.size
    hour = minutes
    if hour is None or hour.value not in range(1, 13):
        return None
    minutes = _group(words[hour.size :], wording)
    if minutes is None or minutes.value not in range(10, 60) or _at(words, hour.size + minutes.size) in wording.scales:
        return None
    return Quantity(hour.value + minutes.value / 60, O_CLOCK), hour.size + minutes.size


def _digits(words: Sequence[Part]) -> _Read | None:
    return _Read(words[0].value, 1) if words and words[0].value is not None else None


def _times(words: Sequence[Part], wording: Wording) -> tuple[Quantity, int] | None:
    """ "once", "twice"; and "a week and a half", which has no number before its unit."""
    if words[0].norm in wording.times:
        return Quantity(Fraction(wording.times[words[0].norm])), 1
    if words[0].norm not in ("a", "an"):
        return None
    unit, size, more = _unit(words, wording)
    return (Quantity(1 + more, unit), size) if more else None


def _until_mark(parts: Sequence[Part], place: int) -> list[Part]:
    """The parts from a place on, up to the first that a mark ends: "twenty, thirty" are two numbers."""
    found: list[Part] = []
    for part in parts[place : place + _LONGEST]:
        found.append(part)
        if part.ends:
            break
    return found


def _number(words: Sequence[Part], wording: Wording) -> _Read | None:
    if not words:
        return None
    return _part_of(words, wording) or _written(words, wording) or _ordinal(words, wording) or _spoken(words, wording)


def _part_of(words: Sequence[Part], wording: Wording) -> _Read | None:
    """A part: "half a million", "a quarter of a million", "three quarters", "two thirds of"."""
    first, second = words[0], words[1] if len(words) > 1 else Part("")
    if first.norm in ("half", "quarter") and first.norm in wording.parts:
        value, size = wording.parts[first.norm], 1
    elif first.norm == "a" and second.norm in wording.parts:
        value, size = wording.parts[second.norm], 2
        if value == Fraction(1, 3) and len(words) > 2 and _at(words, 2) != "of":
            return None  # "a third time"
    elif (count := _count(first, wording)) and second.norm.endswith("s") and second.norm in wording.parts:
        value, size = count * wording.parts[second.norm], 2
    else:
        return None
    rest = size + (_at(words, size) == "of")
    rest += _at(words, rest) in ("a", "an")
    scale = wording.groups.get(_at(words, rest))
    return _Read(value * scale, rest + 1) if scale else _Read(value, size)


def _count(part: Part, wording: Wording) -> Fraction | None:
    if part.value is not None:
        return part.value
    value = wording.ones.get(part.norm)
    return Fraction(value) if value else None


def _written(words: Sequence[Part], wording: Wording) -> _Read | None:
    """Digits, with what may follow: "2.5 million", "3 and a half"."""
    value = words[0].value
    if value is None:
        return None
    scale = wording.scales.get(_at(words, 1))
    if scale and words[1].value is None:
        return _Read(value * scale, 2)
    return _with_half(words, _Read(value, 1), wording)


def _spoken(words: Sequence[Part], wording: Wording) -> _Read | None:
    """Cardinals in words: "two hundred and fifty", "a dozen", "nineteen seventy one", "three point five million"."""
    group = _group(words, wording)
    if group is None:
        article = int(words[0].norm in ("a", "an"))
        if _at(words, article) not in wording.groups:
            return None
        group = _Read(Fraction(1), article)
    year = _year(words, group, wording)
    if year:
        return year
    if shared := _shared_scale(words, group, wording):
        return _Read(group.value * shared, group.size)
    if _at(words, group.size) == "point":
        group = _decimals(words, group, wording)
    total, current, size = Fraction(0), group.value, group.size
    while (scale := wording.scales.get(_at(words, size)) or wording.groups.get(_at(words, size))) is not None:
        size += 1
        if scale == 100:
            current *= scale
            following = _following(words, size, wording)
            if following:
                current, size = current + following.value, following.size
            continue
        total, current = total + current * scale, Fraction(0)
        following = _following(words, size, wording)
        if following is None:
            break
        current, size = following.value, following.size
    return _with_half(words, _Read(total + current, size), wording)


def _shared_scale(words: Sequence[Part], group: _Read, wording: Wording) -> int | None:
    """The scale of "six" in "six or seven thousand"."""
    if _at(words, group.size) not in ("or", "to"):
        return None
    other = _group(words[group.size + 1 :], wording)
    return other and wording.scales.get(_at(words, group.size + 1 + other.size))


def _following(words: Sequence[Part], size: int, wording: Wording) -> _Read | None:
    """The group after a scale: "hundred [and] fifty"; `size` then counts from the beginning."""
    at = size + (_at(words, size) == "and")
    group = _group(words[at:], wording)
    return _Read(group.value, at + group.size) if group else None


def _group(words: Sequence[Part], wording: Wording) -> _Read | None:
    """A number below a hundred in words: "seventy one", "twelve"."""
    norm = _at(words, 0)
    if norm in wording.ones:
        return _Read(Fraction(wording.ones[norm]), 1)
    if norm not in wording.tens:
        return None
    ones = wording.ones.get(_at(words, 1), 0)
    return _Read(Fraction(wording.tens[norm] + ones), 2) if 0 < ones < 10 else _Read(Fraction(wording.tens[norm]), 1)


def _year(words: Sequence[Part], group: _Read, wording: Wording) -> _Read | None:
    """A year in two halves: "nineteen seventy one", "twenty fifteen", "nineteen oh five"."""
    if group.value not in _CENTURIES:
        return None
    if _at(words, group.size) in ("oh", "o") and (ones := wording.ones.get(_at(words, group.size + 1))):
        return _Read(group.value * 100 + ones, group.size + 2)
    second = _group(words[group.size :], wording)
    if second is None or second.value < 10:
        return None
    return _Read(group.value * 100 + second.value, group.size + second.size)


def _decimals(words: Sequence[Part], group: _Read, wording: Wording) -> _Read:
    """ "three point two five": digits one by one."""
    value, size, weight = group.value, group.size + 1, Fraction(1, 10)
    while (digit := wording.ones.get(_at(words, size))) is not None and digit < 10:
        value, size, weight = value + digit * weight, size + 1, weight / 10
    return _Read(value, size) if size > group.size + 1 else group


def _with_half(words: Sequence[Part], read: _Read, wording: Wording) -> _Read:
    """ "two and a half [million]"."""
    tail = [_at(words, read.size + step) for step in range(3)]
    if tail[:2] != ["and", "a"] or tail[2] not in ("half", "quarter"):
        return read
    value, size = read.value + wording.parts[tail[2]], read.size + 3
    scale = wording.scales.get(_at(words, size))
    return _Read(value * scale, size + 1) if scale and scale > 100 else _Read(value, size)


def _ordinal(words: Sequence[Part], wording: Wording) -> _Read | None:
    """ "third", "twenty first"; "first" and "second" alone only say what comes next."""
    norm = _at(words, 0)
    if norm in wording.tens and _at(words, 1) in wording.ordinals:
        return _Read(Fraction(wording.tens[norm] + wording.ordinals[_at(words, 1)]), 2)
    value = wording.ordinals.get(norm)
    return _Read(Fraction(value), 1) if value and value > 2 else None


def _unit(words: Sequence[Part], wording: Wording) -> tuple[Unit | None, int, Fraction]:
    """What is counted, how many parts name it, and what is added: "minutes", "per cent", "hour and a half"."""
    if _at(words, 0) == "per" and _at(words, 1) == "cent":
        return wording.units["percent"], 2, Fraction(0)
    at = int(_at(words, 0) in ("a", "an"))  # "half an hour"
    unit = wording.units.get(_at(words, at))
    if unit is None:
        return None, 0, Fraction(0)
    tail = [_at(words, at + step) for step in (1, 2, 3)]
    if tail[:2] == ["and", "a"] and tail[2] in ("half", "quarter"):
        return unit, at + 4, wording.parts[tail[2]]
    return unit, at + 1, Fraction(0)


def _at(words: Sequence[Part], place: int) -> str:
    return words[place].norm if place < len(words) else ""
