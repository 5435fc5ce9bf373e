"""Paragraphs: where a turn is best parted, so that what belongs together stands together.

All ways of parting are weighed at once, as Knuth and Plass ("Breaking paragraphs into lines", 1981) weigh line breaks:
a paragraph costs by how far it is from a good length, and a break by how closely its two sentences hang together.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from dictate.edit.manner import asks
from dictate.edit.material import Material
from dictate.edit.sentences import Sentence
from dictate.values.draft import Paragraph

__all__ = ["paragraphs"]

_MOST = 5  # sentences of a paragraph
_WORDS = 45  # of a paragraph that is easy to read
_SHORT = 0.6  # what a paragraph of one sentence costs
_PAUSE, _LONG_PAUSE = 1.0, 2.5  # seconds of silence
_SCRAP = 4  # words; a sentence of so few belongs to its neighbours


def paragraphs(sentences: Sequence[Sentence], material: Material) -> Iterator[Paragraph]:
    """Paragraphs of one speaker each, of one to five sentences; a spoken break always parts."""
    for _, turn in groupby(_numbered(sentences, material.tidied.breaks), key=lambda entry: entry[0]):
        for group in _parted([sentence for _, sentence in turn], material):
            yield Paragraph(passages=tuple(sentence.passage() for sentence in group), speaker=group[0].speaker)


def _numbered(sentences: Sequence[Sentence], breaks: frozenset[int]) -> Iterator[tuple[int, Sentence]]:
    """Each sentence with the number of its turn; a spoken break ends a turn."""
    turn = 0
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        if before and (before.speaker != sentence.speaker or any(before.at < place <= sentence.at for place in breaks)):
            turn += 1
        yield turn, sentence


def _parted(turn: list[Sentence], material: Material) -> Iterator[list[Sentence]]:
    """The turn in paragraphs: of all ways, the cheapest."""
    ties = [0.0, *(_tie(before, after, material) for before, after in pairwise(turn))]
    words = [len(sentence.tokens) for sentence in turn]
    best: list[tuple[float, int]] = [(0.0, 0)]  # for the first n sentences: the least cost, and where the last begins
    for last in range(1, len(turn) + 1):
        ways = [
            (best[first][0] + ties[first] + _length_cost(last - first, sum(words[first:last])), first)
            for first in range(max(0, last - _MOST), last)
        ]
        best.append(min(ways))
    starts, end = [], len(turn)
    while end:
        end = best[end][1]
        starts.append(end)
    for first, last in pairwise([*reversed(starts), len(turn)]):
        yield turn[first:last]


def _length_cost(sentences: int, words: int) -> float:
    far = abs(words - _WORDS) / _WORDS
    return min(far, 2.0) ** 2 + (_SHORT if sentences == 1 else 0.0)


def _tie(before: Sentence, after: Sentence, material: Material) -> float:
    """How closely two sentences in a row hang together: what a break between them costs, less than 0 for a gain."""
    manner = material.manner
    tie = 0.6 * material.scores.alike(before, after)
    tie += 0.6 * manner.parallel(before, after) + 0.5 * asks(before) + 0.6 * manner.announces(before)
    tie += 0.4 * (len(after.norms) <= _SCRAP) + 0.4 * manner.is_scrap(after)
    tie += -0.4 if manner.begins_anew(after) else 0.5 * manner.leans(after)
    return tie - _silence(before, after)


def _silence(before: Sentence, after: Sentence) -> float:
    """What a pause between two sentences gains."""
    end, start = before.tokens[-1].end, after.tokens[0].start
    if end is None or start is None or start - end < _PAUSE:
        return 0.0
    return 1.5 if start - end >= _LONG_PAUSE else 0.7
