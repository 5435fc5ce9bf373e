"""What was said, as the check reads it: items in sentences, and what the speaker or the editor left out of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dictate.edit.check.items import Item, Reader, spans_of
from dictate.edit.check.wording import wording_for
from dictate.edit.language import rules_for
from dictate.edit.sentences import sentence_spans
from dictate.edit.tokens import Token, norms, sources_of, tokens_of
from dictate.values.draft import Source
from dictate.values.edit import DropReason
from dictate.values.transcript import Transcript

__all__ = ["RUN", "UNSPOKEN", "Listed", "Said"]

Listed = Mapping[tuple[str, int], DropReason]
"""The words (segment id, word number) that an editor says it left out, and why."""

RUN = 4  # words in a row that are no chance
UNSPOKEN: DropReason = "off the record"  # to the check, such words were never said
_WITHDRAWN: frozenset[DropReason] = frozenset({"correction", "false start"})


@dataclass(frozen=True)
class Said:
    """A transcript read for the check.

    tokens:   its words; those off the record are not among them: nothing may rest on them, and nothing shows them.
    items:    what is compared; an item's `first` and `last` are places in `tokens`.
    """

    transcript: Transcript
    reader: Reader
    tokens: Sequence[Token]
    items: Sequence[Item]
    listed: Listed
    glossary: Sequence[str] = ()

    @classmethod
    def of(cls, transcript: Transcript, listed: Listed, glossary: Sequence[str] = ()) -> "Said":
        """Read a transcript in its language; where it does not say which, in the one that its words look like."""
        language = transcript.language or ("en" if rules_for(transcript) else None)
        reader = Reader(language, wording_for(language))
        tokens = [t for t in tokens_of(transcript) if listed.get((t.segment, t.place)) != UNSPOKEN]
        return cls(transcript, reader, tokens, reader.read(tokens), listed, glossary)

    @cached_property
    def norms(self) -> list[str]:
        """Every word as it is compared without regard to its language."""
        return [norm for token in self.tokens for norm in norms(token.text)]

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all items."""
        return [item.key for item in self.items]

    @cached_property
    def segments(self) -> dict[str, range]:
        """The items of each segment."""
        bounds: dict[str, list[int]] = {}
        for place, item in enumerate(self.items):
            bounds.setdefault(self.tokens[item.first].segment, [place, place])[1] = place + 1
        return {segment: range(first, last) for segment, (first, last) in bounds.items()}

    @cached_property
    def sentences(self) -> list[range]:
        """The items of each sentence, in order."""
        ends = [last for _, last in sentence_spans(self.tokens, self.reader.language)]
        found, first, place = [], 0, 0
        for end in ends:
            while place < len(self.items) and self.items[place].first < end:
                place += 1
            if place > first:
                found.append(range(first, place))
            first = place
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence in which an item stands."""
        return bisect_right(self._starts, place) - 1

    @cached_property
    def left_out(self) -> frozenset[int]:
        """Items of which the editor says that it left them out."""
        return frozenset(place for place in range(len(self.items)) if self._reason(place) is not None)

    @cached_property
    def withdrawn(self) -> frozenset[int]:
        """Items that the speaker took back: "four" in "four, no wait, five"."""
        return frozenset(place for place in self.left_out if self._reason(place) in _WITHDRAWN)

    def _reason(self, place: int) -> DropReason | None:
        token = self.tokens[self.items[place].first]
        return self.listed.get((token.segment, token.place))

    @cached_property
    def withheld(self) -> frozenset[tuple[str, ...]]:
        """Every run of RUN words that was said off the record, and not on it too."""
        told = [norm for t in tokens_of(self.transcript) if self._is_unspoken(t) for norm in norms(t.text)]
        return _runs(told) - _runs(self.norms) if told else frozenset()

    def _is_unspoken(self, token: Token) -> bool:
        return self.listed.get((token.segment, token.place)) == UNSPOKEN

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of words that were said with a capital where only a name has one."""
        return frozenset(item.key for item in self.items if item.capital and not item.opens)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Keys of all that was said."""
        return frozenset(self.keys)

    @cached_property
    def hedges(self) -> list[range]:
        """Where a hedge was said that the editor does not list as left out."""
        wording = self.reader.wording
        return self._kept(spans_of(self.items, wording.hedges, wording.thoughts)) if wording else []

    @cached_property
    def approximations(self) -> list[range]:
        """Where something was said to be about so much: such a word, or a hedge, right before a number."""
        wording = self.reader.wording
        spans = self._kept(spans_of(self.items, (*wording.approximations, *wording.hedges))) if wording else []
        numbered = [span for span in spans if span.stop < len(self.items) and not self.items[span.stop - 1].pause]
        return [span for span in numbered if self.items[span.stop].quantity is not None]

    def _kept(self, spans: Iterable[range]) -> list[range]:
        return [span for span in spans if not self.left_out.intersection(span)]

    def content(self, item: Item) -> bool:
        """Whether an item claims something, and is not only grammar."""
        wording = self.reader.wording
        return wording is None or item.quantity is not None or item.norm not in wording.function_words

    def sources(self, places: Iterable[int]) -> tuple[Source, ...]:
        """The ranges of words that items are, in the order of speech; mere marks between two are taken along."""
        numbers = sorted(
            {number for place in places for number in range(self.items[place].first, self.items[place].last)}
        )
        return sources_of([self.tokens[number] for number in self._with_marks(numbers)])

    def _with_marks(self, numbers: list[int]) -> Iterator[int]:
        """The numbers, with those of mere marks that stand between two of them."""
        before: int | None = None
        for number in numbers:
            if before is not None and not any(self.tokens[mark].norm for mark in range(before + 1, number)):
                yield from range(before + 1, number)
            yield number
            before = number


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
