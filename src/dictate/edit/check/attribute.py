"""Any draft as an edit: where nobody cited anything, each sentence is matched to the segments that say most of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log

from dictate.edit.check.coverage import listed_in
from dictate.edit.check.said import Said
from dictate.edit.sentences import sentences
from dictate.edit.tidy import tidy
from dictate.edit.tokens import Token
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.edit import Edit, Move, Removal
from dictate.values.transcript import Transcript

__all__ = ["attribute"]

_GAIN = 0.16  # of a sentence's weight: what a further sentence of the speech has to add to be cited too
_FIRST = 0.2  # of a sentence's weight: with less, nothing of it was said anywhere
_MOST = 5  # sentences of the speech that one sentence of a draft may draw together
_NEAR = 0.25  # of a candidate's gain: what standing next to those already chosen, or after the last passage, is worth


def attribute(
    draft: Post, transcript: Transcript, removals: Sequence[Removal] = (), moves: Sequence[Move] = ()
) -> Edit:
    """The draft with citations, as an edit that lists what tidying would leave out, and the given removals and moves.

    Each of its paragraphs may be one passage: it is parted into sentences here.
    """
    tidied = tidy(transcript)
    listed = (*tidied.removals, *removals)
    bare = Edit(draft=draft, dispositions=(), removals=listed, moves=tuple(moves), editor="")
    finder = _Finder(Said.of(transcript, listed_in(bare, transcript)))
    parted = tuple(_parted(section, finder) for section in draft.sections)
    cited = draft.model_copy(update={"sections": parted}).with_passages(finder.cite)
    return bare.model_copy(update={"draft": cited, "notes": tidied.notes, "off_record": tidied.off_record})


def _parted(section: Section, finder: "_Finder") -> Section:
    paragraphs = (
        Paragraph(passages=tuple(finder.sentences(paragraph)), speaker=paragraph.speaker)
        for paragraph in section.paragraphs
    )
    return Section(heading=section.heading, paragraphs=tuple(paragraphs))


class _Finder:
    """Finds sentences of the speech for sentences of a draft; each looks first after the one before it."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._last = 0  # sentence of the speech at which the last passage ended

    def sentences(self, paragraph: Paragraph) -> Iterator[Passage]:
        """The sentences of a paragraph."""
        words = [word for passage in paragraph.passages for word in passage.text.split()]
        tokens = [Token(number, "", number, word) for number, word in enumerate(words)]
        for sentence in sentences(tokens, self._said.reader.language):
            yield Passage(text=sentence.text)

    def cite(self, passage: Passage) -> Passage:
        """The passage with the segments that say most of it; without any where nothing of it was said."""
        chosen = self._cover(passage)
        if chosen and len(passage.text.split()) > 3:
            self._last = max(chosen)
        said = self._said
        places = [place for number in sorted(chosen) for place in said.sentences[number]]
        cites = dict.fromkeys(said.tokens[said.items[place].first].segment for place in places)
        return passage.model_copy(update={"cites": tuple(cites)})

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """The numbers of the sentences in which each key is said."""
        where: dict[str, list[int]] = {}
        for number, sentence in enumerate(self._said.sentences):
            for key in {self._said.keys[place] for place in sentence}:
                where.setdefault(key, []).append(number)
        return where

    def _weight(self, key: str) -> float:
        """How much it says that a sentence has this key: inverse sentence frequency."""
        return log((1 + len(self._said.sentences)) / len(self._where[key])) if key in self._where else 0.0

    def _cover(self, passage: Passage) -> list[int]:
        """A greedy cover of the passage by sentences of the speech: each adds the most that is not yet covered."""
        tokens = [Token(number, "", number, word) for number, word in enumerate(passage.text.split())]
        items = self._said.reader.read(tokens)
        claims = {item.key for item in items if self._said.content(item)} or {item.key for item in items}
        weights = {key: self._weight(key) or log(1 + len(self._said.sentences)) for key in claims}
        whole, left, chosen = sum(weights.values()), set(claims), list[int]()
        while left and len(chosen) < _MOST:
            gains: Counter[int] = Counter()
            for key in left:
                for number in self._where.get(key, ()):
                    gains[number] += weights[key]  # type: ignore[assignment]  # a Counter of floats
            if not gains:
                break
            best = max(gains, key=lambda number: (gains[number] * self._favour(number, chosen), -number))
            if gains[best] < (_GAIN if chosen else _FIRST) * whole:
                break
            chosen.append(best)
            left -= {self._said.keys[place] for place in self._said.sentences[best]}
        return chosen

    def _favour(self, number: int, chosen: Sequence[int]) -> float:
        """More for a sentence beside one that was chosen, or soon after the passage before."""
        near = any(abs(number - other) <= 2 for other in chosen) if chosen else 0 <= number - self._last <= 3
        return 1 + _NEAR * near
