"""What became of every word that was said: retained, condensed or dropped. Each is counted once.

Retained: the draft was made of it. Dropped: the editor listed it, or nobody did and no passage can account for it.
Condensed: it is not in the draft and not listed, but its stretch is cited and told in fewer or other words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

from dictate.edit.check.held import Held
from dictate.edit.check.report import SEVERITY
from dictate.edit.check.said import UNSPOKEN, Listed, Said
from dictate.edit.reading import telling
from dictate.edit.tokens import norms
from dictate.values.draft import Draft, Source
from dictate.values.edit import DropReason, Edit
from dictate.values.evidence import Coverage, DroppedSpan, Finding
from dictate.values.transcript import Segment, Transcript

__all__ = ["coverage_of", "listed_in", "unlisted"]

_Fate = Literal["retained", "condensed", "dropped"]
_State = tuple[bool, DropReason | None]
_SHORT = 8  # words: about a clause; a longer stretch that nobody tells is a drop and not shorter wording
_REWORDED = 0.5  # of a stretch's length: so many new words in its passages may well tell it in other words


def listed_in(edit: Edit, transcript: Transcript) -> dict[tuple[str, int], DropReason]:
    """Every word that an edit lists as left out, by its removals, else by its segments' dispositions."""
    listed: dict[tuple[str, int], DropReason] = {}
    for disposition in edit.dispositions:
        segment = transcript.by_id.get(disposition.segment)
        if segment and not disposition.used and disposition.reason:
            listed.update({(segment.id, place): disposition.reason for place in range(len(segment.words))})
    # what is off the record stays so, whatever another list says of it
    for removal in sorted(edit.removals, key=lambda removal: removal.reason == UNSPOKEN):
        source = removal.source
        listed.update({(source.segment, place): removal.reason for place in range(source.first, source.last)})
    return listed


def coverage_of(passages: Sequence[Held], draft: Draft, said: Said) -> Coverage:
    """The fate of every word, and the dropped ones as spans. Words off the record are counted and not shown."""
    told = {place.number for place in telling(draft)}
    body = [held for held in passages if held.place.number in told]
    text = [held for held in body if held.place.role != "heading"]  # what a heading has of a sentence does not tell it
    used, telling_of = _used(body), _Telling(text, _used(text), said)
    counts: dict[_Fate, int] = {"retained": 0, "condensed": 0, "dropped": 0}
    spans: list[DroppedSpan] = []
    for segment in said.transcript.segments:
        for fate, reason, first, last in _fates(segment, used, said.listed, telling_of):
            counts[fate] += last - first
            if fate == "dropped":
                spans.append(_span(segment, first, last, reason, said.transcript))
    return Coverage(words=said.transcript.word_count, spans=tuple(spans), **counts)


def _used(passages: Iterable[Held]) -> set[tuple[str, int]]:
    """The words (segment id, word number) of which passages are made."""
    return {
        (source.segment, place)
        for held in passages
        for source in held.sources
        for place in range(source.first, source.last)
    }


def unlisted(coverage: Coverage) -> Iterator[Finding]:
    """Words that are gone and that nobody listed."""
    for span in coverage.spans:
        if span.reason is None:
            yield Finding(
                kind="unlisted drop",
                severity=SEVERITY["unlisted drop"],
                message="was said, is not in the draft, and is not listed as left out",
                text=span.text,
                start=span.start,
                end=span.end,
            )


class _Telling:
    """What the passages say of each segment, for telling shorter wording from a drop."""

    def __init__(self, body: Iterable[Held], used: set[tuple[str, int]], said: Said) -> None:
        self._reworded: Counter[str] = Counter()
        self._keys: dict[str, set[str]] = {}
        for held in body:
            for segment in held.cited:
                self._reworded[segment] += len(held.missing)
                self._keys.setdefault(segment, set()).update(item.key for item in held.items)
        self._lost = {place for sentence in said.sentences if self._is_lost(sentence, used, said) for place in sentence}
        self._places: dict[tuple[str, int], int] = {}
        for place, item in enumerate(said.items):
            for token in said.tokens[item.first : item.last]:
                self._places.setdefault((token.segment, token.place), place)

    def is_condensed(self, segment: Segment, first: int, last: int) -> bool:
        """Whether the draft may tell these words of a segment in fewer or other words: no whole sentence is lost."""
        lost = any(self._places.get((segment.id, place)) in self._lost for place in range(first, last))
        if segment.id not in self._keys or lost:
            return False
        return last - first <= _SHORT or self._reworded[segment.id] >= (last - first) * _REWORDED

    def _is_lost(self, sentence: range, used: set[tuple[str, int]], said: Said) -> bool:
        """Whether a whole sentence is gone that claims something the draft does not say of its segment."""
        left = [place for place in sentence if place not in said.left_out]
        tokens = [token for place in left for token in said.tokens[said.items[place].first : said.items[place].last]]
        if any((token.segment, token.place) in used for token in tokens):
            return False
        claims = [place for place in left if said.content(said.items[place])]
        return any(
            said.keys[place] not in self._keys.get(said.tokens[said.items[place].first].segment, ()) for place in claims
        )


def _fates(
    segment: Segment, used: set[tuple[str, int]], listed: Listed, telling: _Telling
) -> Iterator[tuple[_Fate, DropReason | None, int, int]]:
    """Stretches of a segment's words that have one fate: which, why, first word, and last word, excluded."""
    for (kept, reason), group in groupby(enumerate(_states(segment, used, listed)), key=itemgetter(1)):
        places = [place for place, _ in group]
        first, last = places[0], places[-1] + 1
        if kept:
            yield "retained", None, first, last
        elif reason is None and telling.is_condensed(segment, first, last):
            yield "condensed", None, first, last
        else:
            yield "dropped", reason, first, last


def _states(segment: Segment, used: set[tuple[str, int]], listed: Mapping[tuple[str, int], DropReason]) -> list[_State]:
    """For each word: whether the draft has it, and why not if that is listed. A mere mark goes with its neighbour."""
    states: list[_State | None] = []
    for place, word in enumerate(segment.words):
        kept = (segment.id, place) in used
        reason = None if kept else listed.get((segment.id, place))
        nothing_known = not kept and reason is None and not norms(word.text)
        states.append(None if nothing_known else (kept, reason))
    known = [state for state in states if state]
    before = known[0] if known else (False, None)
    return [before := state or before for state in states]


def _span(segment: Segment, first: int, last: int, reason: DropReason | None, transcript: Transcript) -> DroppedSpan:
    source = Source(segment=segment.id, first=first, last=last)
    start, end = transcript.seconds_of([source])
    text = "" if reason == UNSPOKEN else "".join(word.text for word in segment.words[first:last]).strip()
    return DroppedSpan(source=source, text=text, reason=reason, start=start, end=end)
