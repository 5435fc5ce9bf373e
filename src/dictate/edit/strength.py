"""Which line is the strongest: what somebody would quote, title a post with, or open it with.

A line is strong that claims something about what the whole is about, briefly: it has words of weight, it says never,
nobody, only or not, it is said twice in the same form with another end, it was announced ("here is the thing"). These
are the key, cue and location methods of Edmundson, "New methods in automatic extracting" (1969), less location, with
the centroid of `scoring` for the key words and anaphora, which is rhetoric's, beside his cue words.
"""

from collections.abc import Sequence

from dictate.edit.manner import Manner
from dictate.edit.scoring import Scores
from dictate.edit.sentences import Sentence

__all__ = ["strengths"]

_BRIEF = range(4, 19)  # words of a line that is remembered
_LONG = 28  # words; what is longer is no line
_CLAIMS, _PARALLEL, _ANNOUNCED, _CONCLUDED = 0.5, 0.7, 0.8, 0.4  # what a line gains by its manner
_USUAL = 0.9  # the share of sentences that weigh less than one that is of the matter


def strengths(
    sentences: Sequence[Sentence], scores: Scores, manner: Manner, announced: frozenset[int] = frozenset()
) -> list[float]:
    """The strength of each sentence: 0 for no line at all, 0.5 for a plain statement of the matter, seldom above 1.

    `announced`: numbers of words that followed on "here is the thing" before tidying took that out.
    """
    weights = [_weight(sentence, scores) for sentence in sentences]
    usual = sorted(weights)[int(len(weights) * _USUAL)] if weights else 0.0
    around = zip([None, *sentences[:-1]], sentences, [*sentences[1:], None], strict=True)
    return [
        weight
        / (weight + usual)
        * _standing(sentence, manner)
        * (1.0 + _gains(before, sentence, after, manner) + _ANNOUNCED * (sentence.at in announced))
        if weight and not manner.goes_on(before, sentence)
        else 0.0
        for weight, (before, sentence, after) in zip(weights, around, strict=True)
    ]


def _weight(sentence: Sentence, scores: Scores) -> float:
    """Mean weight of its words that mean something."""
    stems = set(scores.stems(sentence.norms))
    return sum(scores.weight.get(stem, 0.0) for stem in sorted(stems)) / (len(stems) + 1)


def _standing(sentence: Sentence, manner: Manner) -> float:
    """How well it stands alone: 0 for what is no statement, less than 1 for what leans or is long."""
    words = sentence.norms
    if not manner.states(sentence) or not _BRIEF.start <= len(words) <= _LONG:
        return 0.0
    standing = 1.0 if len(words) in _BRIEF else 0.7
    standing *= 0.5 if manner.leans(sentence) else 1.0
    standing *= 0.5 if manner.is_courtesy(sentence) or sentence.text.startswith(('"', "\u201c")) else 1.0
    first = manner.after_links(words)[0]
    standing *= 0.65 if first in manner.cues.personal or first in manner.cues.asking else 1.0
    standing *= 0.75 if any(word.isdigit() for word in words) else 1.0  # a detail, and no claim
    return standing * (0.6 if manner.is_scrap(sentence) else 1.0)


def _gains(before: Sentence | None, sentence: Sentence, after: Sentence | None, manner: Manner) -> float:
    before, after = (other if other and other.speaker == sentence.speaker else None for other in (before, after))
    gains = 0.0
    if manner.cues.absolutes & set(sentence.norms):
        gains += _CLAIMS
    if any(other and manner.parallel(other, sentence) for other in (before, after)):
        gains += _PARALLEL
    if before and manner.announces(before):
        gains += _ANNOUNCED
    if after and manner.concludes(after):
        gains += _CONCLUDED
    return gains
