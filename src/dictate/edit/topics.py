"""Where the talk turns to something else: by words (TextTiling), by long pauses, by the spoken command.

TextTiling is Hearst, "TextTiling: segmenting text into multi-paragraph subtopic passages" (1997), with sentences for
its token blocks and stems for its terms: a gap between sentences is a boundary where the words before and after it are
much less alike than those around its neighbours.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt
from statistics import fmean, pstdev

from dictate.edit.scoring import Scores
from dictate.edit.sentences import Sentence

__all__ = ["cosine", "divide"]

_BLOCK = 6  # sentences on each side of a gap that are compared
_PAUSE = 2.5  # seconds of silence after which a speaker begins something new


def divide(
    sentences: Sequence[Sentence], scores: Scores, *, least: int, most: int, breaks: frozenset[int] = frozenset()
) -> list[list[Sentence]]:
    """The sentences in sections of at least `least` words each, in order, at most `most` of them.

    The deepest boundaries come first; a spoken break and a long pause are deeper than any change of words.
    """
    sizes = [len(sentence.tokens) for sentence in sentences]
    starts = [0]
    for depth, place in sorted(((-depth, place) for place, depth in _depths(sentences, scores, breaks).items())):
        fits = all(sum(sizes[a:b]) >= least for a, b in pairwise(sorted([*starts, place, len(sentences)])))
        if len(starts) < most and depth < 0 and fits:
            starts.append(place)
    return [list(sentences[a:b]) for a, b in pairwise([*sorted(starts), len(sentences)])] if sentences else []


def _depths(sentences: Sequence[Sentence], scores: Scores, breaks: frozenset[int]) -> dict[int, float]:
    """How deep the boundary before each sentence is: 0 where there is none."""
    alike = [_likeness(sentences, place, scores) for place in range(1, len(sentences))]
    depths = [_depth(alike, gap) for gap in range(len(alike))]
    least = fmean(depths) - pstdev(depths) / 2 if depths else 0.0  # Hearst's cut-off
    found = {gap + 1: depth if depth > least else 0.0 for gap, depth in enumerate(depths)}
    for place, (before, after) in enumerate(pairwise(sentences), start=1):
        found[place] += _marked(before, after, breaks)
        if before.speaker == after.speaker and _mid_turn(sentences, place):
            found[place] *= 0.75  # a new topic seldom begins in the middle of an answer
        if before.text.endswith("?"):
            found[place] *= 0.3  # nor between a question and its answer
    return found


def _mid_turn(sentences: Sequence[Sentence], place: int) -> bool:
    return (
        sentences[0].speaker is not None
        and sentences[place - 1].tokens[-1].segment == sentences[place].tokens[0].segment
    )


def _marked(before: Sentence, after: Sentence, breaks: frozenset[int]) -> float:
    """What a spoken break or a long pause adds to the depth of a boundary."""
    if any(before.at < place <= after.at for place in breaks):
        return 10.0
    end, start = before.tokens[-1].end, after.tokens[0].start
    return 1.0 if end is not None and start is not None and start - end >= _PAUSE else 0.0


def _likeness(sentences: Sequence[Sentence], place: int, scores: Scores) -> float:
    before = scores.vector(sentences[max(0, place - _BLOCK) : place])
    return cosine(before, scores.vector(sentences[place : place + _BLOCK]))


def _depth(alike: Sequence[float], gap: int) -> float:
    """How far likeness falls at a gap from the peaks on both sides of it."""
    left = right = gap
    while left > 0 and alike[left - 1] >= alike[left]:
        left -= 1
    while right < len(alike) - 1 and alike[right + 1] >= alike[right]:
        right += 1
    return alike[left] + alike[right] - 2 * alike[gap]


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two weighted bags of stems are: 0 to 1."""
    dot = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    size = sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values()))
    return dot / size if size else 0.0
