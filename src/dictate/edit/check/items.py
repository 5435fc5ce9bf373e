"""Words as the check compares them: stems, with contractions opened and numbers read as one.

"It's twenty-four percent" and "it is 24%" are the same three items. The written words stay known by their places.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from dictate.edit.check.numbers import Part, Quantity, read_number
from dictate.edit.check.wording import Phrase, Wording
from dictate.edit.scoring import stemmer
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence, norms

__all__ = ["Item", "Reader", "spans_of"]

_DIGITS = re.compile(
    r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?!\d)"
    r"|(?P<number>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?)(?:st|nd|rd|th|(?P<scale>k|m|mn|bn)(?![^\W\d_]))?(?!\d)"
    r"|(?P<sign>[$\u20ac\u00a3\u00a5%\u00b0])"
    r"|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)",
    re.IGNORECASE,
)
_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}  # written on to the digits: "20k"
_QUOTES = ('"', "\u201c", "\u00ab")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is compared: a word, or a number with all its words and its unit.

    key:         by which it is compared; norm: its first word as it is compared elsewhere (`norms`).
    first, last: the tokens that it is, from `first` up to, not including, `last`.
    capital:     its first letter is a capital; opens: it begins a sentence or quotation, where a capital says nothing.
    pause:       "clause" or "sentence" where a mark follows it, else "".
    """

    key: str
    norm: str
    first: int
    last: int
    capital: bool
    opens: bool
    pause: str
    quantity: Quantity | None = None


@dataclass(frozen=True)
class Reader:
    """Reads words of one language as items."""

    language: str | None
    wording: Wording | None

    @cached_property
    def _stem(self) -> Callable[[str], str]:
        return stemmer(self.language)

    def read(self, tokens: Sequence[Token]) -> list[Item]:
        """The items of words as they are written, with their punctuation, in order."""
        parts, places = self._parts(tokens)
        irregular = self.wording.irregular if self.wording else {}
        items: list[Item] = []
        place = 0
        while place < len(parts):
            quantity, size = self._number(parts, place)
            part, first, last = parts[place], places[place], places[place + size - 1]
            begins = place == 0 or places[place - 1] != first  # not inside a word that has several parts
            items.append(
                Item(
                    key=_key_of(quantity) if quantity else self._stem(irregular.get(part.norm, part.norm)),
                    norm=part.norm,
                    first=first,
                    last=last + 1,
                    capital=capitalised(tokens[first]),
                    opens=begins and _opens(tokens, first),
                    pause=_pause(tokens[last]) if parts[place + size - 1].ends else "",
                    quantity=quantity,
                )
            )
            place += size
        return items

    def _parts(self, tokens: Sequence[Token]) -> tuple[list[Part], list[int]]:
        """The pieces of all words, and for each the token that it belongs to."""
        parts: list[Part] = []
        places: list[int] = []
        known = self._known
        for place, token in enumerate(tokens):
            found = known.get(token.text)
            if found is None:
                found = known[token.text] = self._pieces(token)
            parts += found
            places += [place] * len(found)
        return parts, places

    @cached_property
    def _known(self) -> dict[str, tuple[Part, ...]]:
        """The pieces of the words that were read; people use few."""
        return {}

    def _pieces(self, token: Token) -> tuple[Part, ...]:
        contractions = self.wording.contractions if self.wording else {}
        pieces: list[Part] = []
        for part in _split(token.text):
            opened = contractions.get(part.norm)
            pieces += map(Part, opened) if opened else [part._replace(norm=part.norm.removesuffix("'s"))]
        if pieces and ends_clause(token):
            pieces[-1] = pieces[-1]._replace(ends=True)
        return tuple(pieces)

    def _number(self, parts: Sequence[Part], place: int) -> tuple[Quantity | None, int]:
        if self.wording:
            return read_number(parts, place, self.wording) or (None, 1)
        value = parts[place].value
        return (Quantity(value) if value is not None else None), 1


def _split(word: str) -> tuple[Part, ...]:
    """The pieces of a written word: digits are read, signs that name a unit are kept, all else as in `norms`.

    >>> [part.norm for part in _split('"$2,500,')], [part.norm for part in _split("GPT-4")]
    (['$', '2,500'], ['gpt', '4'])
    """
    if not any(character.isdigit() for character in word):
        return tuple(map(Part, norms(word)))
    parts: list[Part] = []
    for match in _DIGITS.finditer(word):
        if match["hours"]:
            value = Fraction(int(match["hours"])) + Fraction(int(match["minutes"]), 60)
            parts.append(Part(match.group(), value))
        elif match["number"]:
            scale = _SCALES.get((match["scale"] or "").casefold(), 1)
            parts.append(Part(match["number"], Fraction(match["number"].replace(",", "")) * scale))
        elif match["sign"]:
            parts.append(Part(match["sign"]))
        else:
            parts += map(Part, norms(match["word"]))
    return tuple(parts)


def _key_of(quantity: Quantity) -> str:
    """The same for whatever says the same."""
    if quantity.decade:
        return f"#{quantity.value % 100}s"
    if quantity.unit is None:
        return f"#{quantity.value}"
    return f"#{quantity.value * quantity.unit.size} {quantity.unit.dimension}"


def _opens(tokens: Sequence[Token], place: int) -> bool:
    return place == 0 or ends_sentence(tokens[place - 1]) or tokens[place].text.startswith(_QUOTES)


def _pause(token: Token) -> str:
    return "sentence" if ends_sentence(token) else "clause"


def spans_of(items: Sequence[Item], phrases: Sequence[Phrase], but: Sequence[Phrase] = ()) -> Iterator[range]:
    """Where one of the phrases stands, in order; where several begin at one place, the longest.

    A longer phrase of `but`, said without a pause, is passed over whole: "I think about" is no "I think".
    """
    known = _by_first((*phrases, *but))
    end = 0  # of the last one
    for place, item in enumerate(items):
        if place < end or item.norm not in known:
            continue
        for phrase in known[item.norm]:
            said = items[place : place + len(phrase)]
            if tuple(other.norm for other in said) == phrase and not (
                phrase in but and any(other.pause for other in said[:-1])
            ):
                end = place + len(phrase)
                if phrase not in but:
                    yield range(place, end)
                break


@lru_cache(maxsize=8)
def _by_first(phrases: tuple[Phrase, ...]) -> dict[str, list[Phrase]]:
    """Phrases by their first word, longest first."""
    known: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        known.setdefault(phrase[0], []).append(phrase)
    return known
