"""Deep dives: a stretch of what one speaker said in a row, under a title in the same speaker's words.

A dive is never put together of sentences that were not neighbours: so it reads as it was said.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from dictate.edit.material import Material
from dictate.edit.people import Cast
from dictate.edit.sentences import Sentence
from dictate.edit.titles import heading_of
from dictate.values.draft import Paragraph, Section

__all__ = ["deep_dives"]

_MOST = 5
_SENTENCES = range(2, 8)
_WORDS = range(35, 141)
_BEGINNING = 4  # words that the first sentence has at least
_HOST = 0.5  # what a host's stretch counts: a listener comes for the guest


class _Dive(NamedTuple):
    mark: float
    sentences: list[Sentence]
    topic: Sequence[Sentence]


def deep_dives(topics: Sequence[Sequence[Sentence]], material: Material, cast: Cast) -> Iterator[Section]:
    """The best stretch of each topic that has one and a heading in it; of all these the best five, in order."""
    found = [dive for topic in topics if (dive := _best(topic, material, cast))]
    taken: set[str] = set()
    chosen: list[tuple[int, Section]] = []
    for dive in sorted(found, key=lambda dive: (-dive.mark, dive.sentences[0].at)):
        heading = heading_of(dive.sentences, material, taken, dive.topic) if len(chosen) < _MOST else None
        if heading:
            told = tuple(sentence.passage() for sentence in dive.sentences)
            paragraph = Paragraph(passages=told, speaker=dive.sentences[0].speaker)
            chosen.append((dive.sentences[0].at, Section(heading=heading, paragraphs=(paragraph,))))
    yield from (section for _, section in sorted(chosen, key=lambda entry: entry[0]))


def _best(topic: Sequence[Sentence], material: Material, cast: Cast) -> _Dive | None:
    """The stretch with most to say for its length that begins and ends well."""
    found = [
        _Dive(_mark(stretch, material, cast), stretch, topic)
        for turn in _turns(topic)
        for stretch in _stretches(turn, material)
    ]
    return max(found, key=lambda dive: (dive.mark, -dive.sentences[0].at), default=None)


def _turns(topic: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """What each speaker says without the other; neighbours in the topic are neighbours in the talk."""
    turn: list[Sentence] = []
    for sentence in topic:
        if turn and sentence.speaker != turn[-1].speaker:
            yield turn
            turn = []
        turn.append(sentence)
    if turn:
        yield turn


def _stretches(turn: list[Sentence], material: Material) -> Iterator[list[Sentence]]:
    """Stretches of a turn that are neither too short nor too long, begin on their own and end in a statement."""
    words = list(accumulate((len(sentence.tokens) for sentence in turn), initial=0))
    for first, sentence in enumerate(turn):
        begins = len(sentence.norms) >= _BEGINNING and not material.manner.is_scrap(sentence)
        before = turn[first - 1] if first else None
        if not begins or material.manner.goes_on(before, sentence) or material.manner.leans(sentence):
            continue
        for last in range(first + _SENTENCES.start, min(first + _SENTENCES.stop, len(turn) + 1)):
            stretch = turn[first:last]
            heard = not any("[" in sentence.text for sentence in stretch)  # "[unintelligible]" is no reading
            if heard and words[last] - words[first] in _WORDS and material.manner.states(stretch[-1]):
                yield stretch


def _mark(stretch: list[Sentence], material: Material, cast: Cast) -> float:
    manner = material.manner
    marks = [material.mark[sentence.at] for sentence in stretch]
    mark = sum(marks) / float(len(marks) ** 0.7)  # longer stretches tell more, but less with each sentence
    mark *= 0.7 if manner.is_courtesy(stretch[0]) or manner.is_courtesy(stretch[-1]) else 1.0
    mark *= 1.15 if manner.concludes(stretch[-1]) else 1.0
    return mark * (_HOST if stretch[0].speaker in cast.hosts else 1.0)
