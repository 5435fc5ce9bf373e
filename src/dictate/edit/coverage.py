"""What became of every word that was said: retained, condensed or dropped. Each is counted once.

Retained: a passage was made of it. Dropped: the editor listed it, or nobody did and no passage can account for it.
Condensed: it is not in the draft and not listed, but its stretch is cited and told in fewer or other words.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

from dictate.edit.tokens import norms
from dictate.edit.trace import Located
from dictate.values.draft import Source
from dictate.values.edit import DropReason, Edit
from dictate.values.evidence import Coverage, DroppedSpan
from dictate.values.transcript import Segment, Transcript

__all__ = ["Listed", "coverage_of", "listed_in"]

Listed = Mapping[tuple[str, int], DropReason]
"""The words (segment id, word number) that an editor says it left out, and why."""

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
    for removal in edit.removals:
        source = removal.source
        listed.update({(source.segment, place): removal.reason for place in range(source.first, source.last)})
    return listed


def coverage_of(located: Sequence[Located], listed: Listed, transcript: Transcript) -> Coverage:
    """The fate of every word, and the dropped ones as spans."""
    used = {
        (source.segment, place)
        for found in located
        for source in found.sources
        for place in range(source.first, source.last)
    }
    reworded = _reworded(located)
    counts: dict[_Fate, int] = {"retained": 0, "condensed": 0, "dropped": 0}
    spans: list[DroppedSpan] = []
    for segment in transcript.segments:
        for fate, reason, first, last in _fates(segment, used, listed, reworded.get(segment.id)):
            counts[fate] += last - first
            if fate == "dropped":
                spans.append(_span(segment, first, last, reason, transcript))
    return Coverage(words=transcript.word_count, spans=tuple(spans), **counts)


def _reworded(located: Sequence[Located]) -> dict[str, int]:
    """For each segment that is cited: how many words its passages have that were not said there."""
    words: dict[str, int] = {}
    for found in located:
        for segment in found.cited:
            words[segment.id] = words.get(segment.id, 0) + len(found.missing)
    return words


def _fates(
    segment: Segment, used: set[tuple[str, int]], listed: Listed, reworded: int | None
) -> Iterator[tuple[_Fate, DropReason | None, int, int]]:
    """Stretches of a segment's words that have one fate: which, why, first word, and last word, excluded."""
    for (kept, reason), group in groupby(enumerate(_states(segment, used, listed)), key=itemgetter(1)):
        places = [place for place, _ in group]
        first, last = places[0], places[-1] + 1
        if kept:
            yield "retained", None, first, last
        elif reason is None and reworded is not None and _is_condensed(last - first, reworded):
            yield "condensed", None, first, last
        else:
            yield "dropped", reason, first, last


def _states(segment: Segment, used: set[tuple[str, int]], listed: Listed) -> list[_State]:
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


def _is_condensed(size: int, reworded: int) -> bool:
    return size <= _SHORT or reworded >= size * _REWORDED


def _span(segment: Segment, first: int, last: int, reason: DropReason | None, transcript: Transcript) -> DroppedSpan:
    source = Source(segment=segment.id, first=first, last=last)
    start, end = transcript.seconds_of([source])
    text = "".join(word.text for word in segment.words[first:last]).strip()
    return DroppedSpan(source=source, text=text, reason=reason, start=start, end=end)
