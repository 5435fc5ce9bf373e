"""Quotations that are not verbatim, and the words with which they would be."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from dictate.edit.align import said_in_a_row
from dictate.edit.check.held import Held
from dictate.edit.check.report import told
from dictate.edit.quotes import quotations
from dictate.edit.tokens import norms
from dictate.values.evidence import Finding

__all__ = ["altered_quotes"]

_SAME_QUOTE = 75  # of 100: words alike enough for the quotation that was meant
_WORD = 3  # a quotation of fewer words may be a word in quotation marks: "scare quotes"


def altered_quotes(held: Held) -> Iterator[Finding]:
    """Words inside quotation marks, and quotes of show notes, that were not said just so.

    `said` of the finding is the source's own span where one is near enough, else `None`: then the marks have to go.
    """
    texts = [held.passage.text] if held.place.role == "quote" else quotations(held.passage.text)
    places = held.surroundings or range(len(held.said.items))
    spoken = [norm for place in _tokens(held, places) for norm in norms(held.said.tokens[place].text)]
    for text in texts:
        words = norms(text)
        if not words or said_in_a_row(words, spoken) or _said_anywhere(held, words):
            continue
        span = _nearest(held, text)
        message = f'"{held.spoken(span)}" was said' if span else "nobody said these quoted words"
        finding = told("altered quote", held, message, said=span)
        yield finding.model_copy(update={"text": text.strip(), "said": held.spoken(span) if span else None})


def _tokens(held: Held, places: range | list[int]) -> list[int]:
    """The words from the first to the last item of each stretch of neighbours, marks and cut words included."""
    items = held.said.items
    return sorted({number for place in places for number in range(items[place].first, items[place].last)})


def _said_anywhere(held: Held, words: tuple[str, ...]) -> bool:
    """Whether a quotation of some length was said elsewhere, word for word."""
    if len(words) < _WORD:
        return False
    return said_in_a_row(words, held.said.norms)


def _nearest(held: Held, text: str) -> range:
    """The items of the ground that are most like a quotation, if they are like enough."""
    wanted, said = " ".join(norms(text)), held.said
    size = max(1, len(text.split()))
    best, at = 0.0, range(0)
    first = set(norms(text)[:_WORD])  # one of its first words is where it was said
    ground = [place for place in held.ground or range(len(said.items)) if said.items[place].norm in first]
    for length in range(max(1, size - 2), size + 3):
        for start in ground:
            window = range(start, min(start + length, len(said.items)))
            score = fuzz.ratio(wanted, " ".join(said.items[place].norm for place in window))
            if score > best:
                best, at = score, window
    return at if best >= _SAME_QUOTE else range(0)
