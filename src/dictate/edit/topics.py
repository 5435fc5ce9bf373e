"""Where the talk turns to something else: by words (TextTiling), by long pauses, by what speakers say of it.

TextTiling is Hearst, "TextTiling: segmenting text into multi-paragraph subtopic passages" (1997), with sentences for
its token blocks and stems for its terms: a gap between sentences is a boundary where the words before and after it are
much less alike than those around its neighbours.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import fmean, pstdev

from dictate.edit.announced import topic_in
from dictate.edit.manner import Manner, asks
from dictate.edit.material import Material
from dictate.edit.scoring import Scores, cosine
from dictate.edit.sentences import Sentence

__all__ = ["divide"]

_BLOCK = 6  # sentences on each side of a gap that are compared
_SPOKEN = 10.0  # deeper than any boundary that is only guessed: the speaker asked for it
_FLAT = 0.5  # of the cut-off: what is left of a boundary that begins badly has to be that deep
_MID_TURN, _NEW_TURN = 0.25, 1.2  # a new topic seldom begins in the middle of an answer
_LONG_TURN = 150  # words; in a shorter one, never
_SCRAP = 4  # words; a sentence of so few begins nothing
_PAUSE = 2.5  # seconds of silence after which a speaker begins something new


def divide(sentences: Sequence[Sentence], material: Material, *, least: int, most: int) -> list[list[Sentence]]:
    """The sentences in sections of at least `least` words each, in order, at most `most` of them.

    The deepest boundaries come first; a spoken break and a long pause are deeper than any change of words.
    """
    sizes = [len(sentence.tokens) for sentence in sentences]
    starts = [0]
    for depth, place in sorted(((-depth, place) for place, depth in _depths(sentences, material).items())):
        before = max(start for start in starts if start <= place)
        after = min((start for start in starts if start > place), default=len(sentences))
        needed = least / 2 if -depth >= _SPOKEN else least
        fits = min(sum(sizes[before:place]), sum(sizes[place:after])) >= needed
        if len(starts) < most and depth < 0 and fits:
            starts.append(place)
    return [list(sentences[a:b]) for a, b in pairwise([*sorted(starts), len(sentences)])] if sentences else []


def _depths(sentences: Sequence[Sentence], material: Material) -> dict[int, float]:
    """How deep the boundary before each sentence is: 0 where there is none."""
    alike = [_likeness(sentences, place, material.scores) for place in range(1, len(sentences))]
    depths = [_depth(alike, gap) for gap in range(len(alike))]
    least = fmean(depths) - pstdev(depths) / 2 if depths else 0.0  # Hearst's cut-off
    turns = _turns(sentences)
    found: dict[int, float] = {}
    for place, (before, after) in enumerate(pairwise(sentences), start=1):
        depth = depths[place - 1] if depths[place - 1] > least else 0.0
        depth += _marked(before, after, material)
        if depth < _SPOKEN:
            depth *= _openness(before, after, material.manner)
            if before.speaker != after.speaker:
                depth *= _NEW_TURN
            elif len(turns[place]) < len(sentences):
                words = sum(len(sentences[other].tokens) for other in turns[place])
                depth *= _MID_TURN if words >= _LONG_TURN else 0.0
        found[place] = depth if depth >= _FLAT * least else 0.0
    return found


def _turns(sentences: Sequence[Sentence]) -> list[range]:
    """For each sentence: the places of its speaker's turn."""
    turns: list[range] = []
    for _, turn in groupby(sentences, key=attrgetter("speaker")):
        size = len(list(turn))
        turns += [range(len(turns), len(turns) + size)] * size
    return turns


def _openness(before: Sentence, after: Sentence, manner: Manner) -> float:
    """How well a section may begin here: badly with what leans on what was said, or between question and answer."""
    if asks(before) and before.speaker != after.speaker:
        return 0.0
    if asks(before) or manner.parallel(before, after) or manner.announces(before):
        return 0.2
    if manner.leans(after) or len(after.norms) < _SCRAP or manner.is_scrap(after):
        return 0.3
    if manner.announces(after):
        return 1.8
    if manner.begins_anew(after):
        return 1.3
    return 0.4 if after.norms[0] in manner.cues.links else 1.0


def _marked(before: Sentence, after: Sentence, material: Material) -> float:
    """What a spoken break, an announced topic and a long pause add to the depth of a boundary."""
    if any(before.at < place <= after.at for place in material.tidied.breaks):
        return _SPOKEN * 2
    end, start = before.tokens[-1].end, after.tokens[0].start
    paused = end is not None and start is not None and start - end >= _PAUSE
    return 1.0 * paused + 0.5 * bool(topic_in(after, material.manner))


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
