"""A passage held against what was said: which of its words are which, and what stands opposite those that are none."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from dictate.edit.align import matched, unparted
from dictate.edit.check.items import Item
from dictate.edit.check.said import Said
from dictate.edit.reading import Place
from dictate.edit.tokens import Token, norms
from dictate.values.draft import Passage, Source

__all__ = ["Held", "hold"]

_CLOSE = 3  # words that may have been cut between two neighbours
_WIDEST_GAP = 25  # items: what stands further apart than this is no opposite


@dataclass(frozen=True)
class Held:
    """A passage and what it rests on.

    place:  where it stands in the draft, what it is there, and whose words it is said to be.
    items:  what it says; tokens: its words.
    cited:  the segments that it cites and that exist.
    pairs:  for each of its items that was found: the item of `said` that it is.
    sources: the words it was made of.
    verbatim: it is exactly the words of its own sources.
    """

    place: Place
    said: Said
    tokens: Sequence[Token]
    items: Sequence[Item]
    cited: tuple[str, ...]
    pairs: dict[int, int]
    sources: tuple[Source, ...]
    verbatim: bool = False

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.place.passage

    @cached_property
    def back(self) -> dict[int, int]:
        """The pairs the other way round."""
        return {said: place for place, said in self.pairs.items()}

    @cached_property
    def missing(self) -> list[int]:
        """Its items that were not found."""
        return [place for place in range(len(self.items)) if place not in self.pairs]

    @cached_property
    def ground(self) -> list[int]:
        """The items of the sentences that it rests on, in the order of speech."""
        sentences = self.said.sentences
        return [place for number in self._sentences for place in sentences[number]]

    @cached_property
    def _sentences(self) -> list[int]:
        """Numbers of the sentences in which something of it was found that is not only grammar; else of all."""
        content = [said for place, said in self.pairs.items() if self.said.content(self.items[place])]
        return sorted({self.said.sentence_at(place) for place in content or self.pairs.values()})

    @cached_property
    def surroundings(self) -> list[int]:
        """The ground, with a sentence more on either side, and all else that it cites."""
        sentences, last = self.said.sentences, len(self.said.sentences)
        near = {n + step for n in self._sentences for step in (-1, 0, 1) if 0 <= n + step < last}
        cited = {place for segment in self.cited for place in self.said.segments.get(segment, ())}
        return sorted(cited | {place for number in near for place in sentences[number]})

    @cached_property
    def near(self) -> frozenset[str]:
        """The keys of the surroundings."""
        return frozenset(self.said.keys[place] for place in self.surroundings)

    @cached_property
    def told(self) -> frozenset[int]:
        """The items of what was said that stand in the passage word for word, as its own sources have them."""
        return frozenset(_items_of(self.sources, self.said)) if self.verbatim else frozenset()

    def reaches(self, place: int) -> bool:
        """Whether something said bears on the passage: on a heading, a fragment, only what stands inside it does."""
        if self.place.role not in ("title", "alternate", "heading", "chapter"):
            return True
        return min(self.back) < place < max(self.back)

    def within(self, spans: Sequence[range]) -> Iterator[range]:
        """Those spans of what was said (in order) that lie in the sentences of the ground."""
        for number in self._sentences:
            sentence = self.said.sentences[number]
            at = bisect_left(spans, sentence.start, key=attrgetter("start"))
            while at < len(spans) and spans[at].start < sentence.stop:
                yield spans[at]
                at += 1

    def opposite(self, place: int) -> list[int]:
        """What was said where an item of the draft stands: between the neighbours of it that were found.

        Where only one neighbour was found, or they are far apart: from it to the end, or beginning, of its sentence.
        """
        left, right = self.before(place), self.after(place)
        if left is not None:
            first = self.pairs[left] + 1
            last = self.said.sentences[self.said.sentence_at(first - 1)].stop
            if right is not None and first <= self.pairs[right] <= first + _WIDEST_GAP:
                last = self.pairs[right]
            return list(range(first, min(last, first + _WIDEST_GAP)))
        if right is None:
            return []
        last = self.pairs[right]
        return list(range(max(self.said.sentences[self.said.sentence_at(last)].start, last - _WIDEST_GAP), last))

    def before(self, place: int) -> int | None:
        """The nearest earlier item of the draft that was found."""
        return next((other for other in range(place - 1, -1, -1) if other in self.pairs), None)

    def after(self, place: int) -> int | None:
        """The nearest later item of the draft that was found."""
        return next((other for other in range(place + 1, len(self.items)) if other in self.pairs), None)

    def in_place(self, place: int) -> bool:
        """Whether an item was found, and between what was found of its neighbours."""
        if place not in self.pairs:
            return False
        left, right, said = self.before(place), self.after(place), self.pairs[place]
        return (left is None or self.pairs[left] < said) and (right is None or said < self.pairs[right])

    def exchanged(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Neighbours among these items that stand in each other's place: put back, all around them is in order."""
        for one, other in pairwise(places):
            around = range(max(0, one - 2), min(len(self.items), other + 3))
            order = [(place, self.pairs[place]) for place in around if place in self.pairs]
            turned = {one: self.pairs.get(other), other: self.pairs.get(one)}
            mended = [turned.get(place, said) for place, said in order]
            if None not in turned.values() and not _rises([said for _, said in order]) and _rises(mended):
                yield one, other

    def written(self, places: Iterable[int]) -> str:
        """Items of the draft as they are written, without the marks around them."""
        words = dict.fromkeys(n for place in places for n in range(self.items[place].first, self.items[place].last))
        return " ".join(self.tokens[number].text for number in words).strip(" .,;:!?\"'\u201c\u201d\u2014-")

    def spoken(self, places: Iterable[int]) -> str:
        """Items of what was said as they were said."""
        words = dict.fromkeys(
            n for place in places for n in range(self.said.items[place].first, self.said.items[place].last)
        )
        return " ".join(self.said.tokens[number].text for number in words).strip(" .,;:!?\"'\u201c\u201d\u2014-")


def _rises(numbers: Sequence[int | None]) -> bool:
    return all(one is not None and other is not None and one < other for one, other in pairwise(numbers))


def hold(place: Place, said: Said) -> Held:
    """Find a passage's words in the segments that it cites.

    Sources that it brings are believed if they spell it, word for word. Else its items are aligned: first with what
    the editor did not leave out, then, if some are missing, with everything.
    """
    passage = place.passage
    tokens = [Token(number, "", number, text) for number, text in enumerate(passage.text.split())]
    items = said.reader.read(tokens)
    cited = tuple(cite for cite in dict.fromkeys(passage.cites) if cite in said.transcript.by_id)
    if passage.sources and _spells(passage, said):
        own = list(_items_of(passage.sources, said))
        pairs = {place: own[at] for place, at in sorted(_matched(items, own, said).items())}
        return Held(place, said, tokens, items, cited, pairs, passage.sources, verbatim=True)
    everything = [item for cite in cited for item in said.segments.get(cite, ())]
    kept = [item for item in everything if item not in said.left_out]
    pairs = _aligned(items, kept, said)
    if len(pairs) < len(items) and len(kept) < len(everything):
        pairs = max(pairs, _aligned(items, everything, said), key=len)
    return Held(place, said, tokens, items, cited, pairs, said.sources(pairs.values()))


def _aligned(items: Sequence[Item], places: Sequence[int], said: Said) -> dict[int, int]:
    """The pairs of a passage's items with items of what was said, looked for among these places of it.

    A word that is only grammar counts where its neighbour was found beside it; else it is chance.
    """
    found = _matched(items, places, said)
    sure = {place: at for place, at in found.items() if said.content(items[place]) or _belongs(place, found)}
    return {place: places[at] for place, at in sorted((sure or found).items())}


def _matched(items: Sequence[Item], places: Sequence[int], said: Said) -> dict[int, int]:
    return matched([item.key for item in items], [said.keys[place] for place in places])


def _belongs(place: int, found: dict[int, int]) -> bool:
    return any(
        abs(found[place + step] - found[place] - step) <= _CLOSE for step in (-2, -1, 1, 2) if place + step in found
    )


def _items_of(sources: Iterable[Source], said: Said) -> Iterator[int]:
    for source in sources:
        for place in said.segments.get(source.segment, ()):
            item = said.items[place]
            if source.first <= said.tokens[item.first].place and said.tokens[item.last - 1].place < source.last:
                yield place


def _spells(passage: Passage, said: Said) -> bool:
    """Whether a passage's own sources exist, lie in the segments it cites, and say its words."""
    words: list[str] = []
    for source in passage.sources:
        segment = said.transcript.by_id.get(source.segment)
        if segment is None or source.segment not in passage.cites or source.last > len(segment.words):
            return False
        words += [norm for word in segment.words[source.first : source.last] for norm in norms(word.text)]
    return unparted(words) == unparted(norms(passage.text))
