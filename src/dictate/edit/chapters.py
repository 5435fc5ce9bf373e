"""Chapters: where a topic begins whose time is known. No time is made up, and none can lie outside the recording."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dictate.edit.material import Material
from dictate.edit.sentences import Sentence
from dictate.values.draft import Chapter, Passage
from dictate.values.transcript import Segment

__all__ = ["Topic", "chapters_of"]

_APART = 120.0  # seconds between chapters, in a recording of more than _LONG
_LONG = 600.0  # seconds


class Topic(NamedTuple):
    """What is talked of for a while, under a heading."""

    heading: Passage
    sentences: list[Sentence]


def chapters_of(topics: Sequence[Topic], material: Material) -> Iterator[Chapter]:
    """A chapter at the first segment of each topic whose start is known, in order and well apart; none without times.

    The first chapter is the first topic's and begins with the recording. A topic in which no time is known, or that
    begins less than two minutes after the chapter before it or before the end, is part of that chapter.
    """
    segments = material.transcript.segments
    known = [(segment, segment.start) for segment in segments if segment.words and segment.start is not None]
    duration = material.transcript.duration or max((start for _, start in known), default=0.0)
    if not topics or not known or duration <= 0:
        return
    yield Chapter(title=topics[0].heading, segment=topics[0].sentences[0].tokens[0].segment)
    apart, last = (_APART if duration > _LONG else _APART / 4), 0.0
    begun = {0}
    for segment, start, number in _with_topics(known, topics, material):
        if number not in begun and start - last >= apart and start + apart / 2 <= max(duration, known[-1][1]):
            yield Chapter(title=topics[number].heading, segment=segment.id)
            last = start
        begun.add(number)


def _with_topics(
    known: Sequence[tuple[Segment, float]], topics: Sequence[Topic], material: Material
) -> Iterator[tuple[Segment, float, int]]:
    """Segments and their starts, with the number of the topic that each stands in: the first that begins in it."""
    places = material.transcript.position
    begins: dict[int, int] = {0: 0}
    for number, topic in enumerate(topics):
        begins.setdefault(places[topic.sentences[0].tokens[0].segment], number)
    ordered = sorted(begins)
    for segment, start in known:
        yield segment, start, begins[ordered[bisect_right(ordered, places[segment.id]) - 1]]
