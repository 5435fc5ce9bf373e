"""Any draft as an edit: where nobody cited anything, each sentence is matched to the segments that say most of it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from math import log

from dictate.edit.check.coverage import listed_in
from dictate.edit.check.items import Item
from dictate.edit.check.said import Said
from dictate.edit.sentences import sentences
from dictate.edit.tidy import tidy
from dictate.edit.tokens import Token, norms, same_person, sources_of
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.edit import Edit, Move, Removal
from dictate.values.transcript import Transcript

__all__ = ["attribute"]

_GAIN = 0.16  # of a sentence's weight: what a further sentence of the speech has to add to be cited too
_FIRST = 0.2  # of a sentence's weight: with less, nothing of it was said anywhere
_MOST = 5  # sentences of the speech that one sentence of a draft may draw together
_OTHERS = 0.6  # what the words of somebody else are worth for a passage that says whose it is
_CANDIDATES = 12  # sentences that add the most, among which place and speaker decide
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
    title = _spoken(draft.title, tidied.title) or finder.cite(draft.title)
    head = {
        "title": title,
        "alternate_title": draft.alternate_title and finder.cite(draft.alternate_title),
        "description": draft.description and finder.cite(draft.description),
    }
    cited = draft.model_copy(update=head | {"sections": parted})
    return bare.model_copy(update={"draft": cited, "off_record": tidied.off_record})


def _spoken(title: Passage, words: Sequence[Token]) -> Passage | None:
    """The title, made of the words with which it was spoken; `None` where it was not."""
    if not words or norms(title.text) != tuple(norm for token in words for norm in norms(token.text)):
        return None
    cites = dict.fromkeys(token.segment for token in words)
    return Passage(text=title.text, cites=tuple(cites), sources=sources_of(words))


def _parted(section: Section, finder: "_Finder") -> Section:
    """The section with each paragraph in sentences, cited in the order of the draft."""
    paragraphs = tuple(
        Paragraph(
            passages=tuple(finder.cite(one, paragraph.speaker, told=True) for one in finder.sentences(paragraph)),
            speaker=paragraph.speaker,
        )
        for paragraph in map(finder.known_speaker, section.paragraphs)
    )
    return Section(heading=section.heading and finder.cite(section.heading), paragraphs=paragraphs)


class _Finder:
    """Finds sentences of the speech for sentences of a draft; each looks first after the one before it."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._end = 0  # place of the speech at which the last passage ended

    def known_speaker(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph; a label that names nobody who speaks ("Note:") is a part of its text."""
        label = paragraph.speaker
        if label is None or any(same_person(label, speaker) for speaker in self._said.transcript.speakers):
            return paragraph
        return Paragraph(passages=(Passage(text=f"{label}: {paragraph.text}"),))

    def sentences(self, paragraph: Paragraph) -> Iterator[Passage]:
        """The sentences of a paragraph."""
        words = [word for passage in paragraph.passages for word in passage.text.split()]
        for sentence in sentences(_tokens(words), self._said.reader.language):
            yield Passage(text=sentence.text)

    def cite(self, passage: Passage, speaker: str | None = None, *, told: bool = False) -> Passage:
        """The passage with the segments that say it, or most of it; without any where nothing of it was said.

        told: it stands in the order of the draft, so that what follows it is looked for from there.
        """
        said = self._said
        items = said.reader.read(_tokens(passage.text.split()))
        places = self._verbatim([item.key for item in items], speaker)
        if not places:
            places = [place for number in sorted(self._cover(items, speaker)) for place in said.sentences[number]]
        if places and told:
            self._end = places[-1] + 1
        cites = dict.fromkeys(said.tokens[said.items[place].first].segment for place in places)
        return passage.model_copy(update={"cites": tuple(cites)})

    @cached_property
    def _kept(self) -> list[int]:
        """The places of the speech that nobody lists as left out: a draft may run on over what was cut."""
        return [place for place in range(len(self._said.items)) if place not in self._said.left_out]

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """The places at which each key is said."""
        return _places(self._said.keys)

    @cached_property
    def _where_kept(self) -> dict[str, list[int]]:
        """The numbers in `_kept` at which each key is said."""
        return _places(self._kept_keys)

    @cached_property
    def _kept_keys(self) -> list[str]:
        return [self._said.keys[place] for place in self._kept]

    def _verbatim(self, keys: Sequence[str], speaker: str | None) -> list[int]:
        """Where all of a passage stands in a row: said by its speaker if it can be, and next after the last passage."""
        where = self._where_kept
        if not keys or not all(key in where for key in keys):
            return []
        rarest = min(range(len(keys)), key=lambda at: len(where[keys[at]]))
        starts = [number - rarest for number in where[keys[rarest]] if number >= rarest]
        found = [self._kept[at : at + len(keys)] for at in starts if self._kept_keys[at : at + len(keys)] == keys]
        return min(
            found,
            key=lambda run: (not self._is_by(run[0], speaker), run[0] < self._end, abs(run[0] - self._end)),
            default=[],
        )

    def _is_by(self, place: int, speaker: str | None) -> bool:
        by = self._said.tokens[self._said.items[place].first].speaker
        return speaker is None or by is None or same_person(speaker, by)

    def _weight(self, key: str) -> float:
        """How much it says that a sentence has this key: inverse sentence frequency."""
        return log((1 + len(self._said.sentences)) / min(len(self._said.sentences), len(self._where.get(key, [0]))))

    def _cover(self, items: Sequence[Item], speaker: str | None) -> list[int]:
        """A greedy cover of a passage by sentences of the speech: each adds the most that is not yet covered."""
        if not self._said.sentences:
            return []
        claims = {item.key for item in items if self._said.content(item)} or {item.key for item in items}
        weights = {key: self._weight(key) for key in claims}
        whole, left, chosen = sum(weights.values()), set(claims), list[int]()
        while left and len(chosen) < _MOST:
            gains: dict[int, float] = {}
            for key in left:
                for number in {self._said.sentence_at(place) for place in self._where.get(key, ())}:
                    gains[number] = gains.get(number, 0.0) + weights[key]
            if not gains:
                break
            most = nlargest(_CANDIDATES, gains, key=lambda number: (gains[number], -number))
            best = max(most, key=lambda number: (gains[number] * self._favour(number, chosen, speaker), -number))
            if gains[best] < (_GAIN if chosen else _FIRST) * whole:
                break
            chosen.append(best)
            left -= {self._said.keys[place] for place in self._said.sentences[best]}
        return chosen

    def _favour(self, number: int, chosen: Sequence[int], speaker: str | None) -> float:
        """More for a sentence beside a chosen one, or soon after the last passage; less for another speaker's."""
        last = self._said.sentence_at(max(0, self._end - 1))
        near = any(abs(number - other) <= 2 for other in chosen) if chosen else 0 <= number - last <= 3
        return (1 + _NEAR * near) * (1.0 if self._is_by(self._said.sentences[number].start, speaker) else _OTHERS)


def _tokens(words: Sequence[str]) -> list[Token]:
    return [Token(number, "", number, word) for number, word in enumerate(words)]


def _places(keys: Sequence[str]) -> dict[str, list[int]]:
    """Where each key stands."""
    where: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        where.setdefault(key, []).append(place)
    return where
