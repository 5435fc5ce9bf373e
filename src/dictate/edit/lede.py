"""The passage with which a post opens, where one is clearly the strongest and can stand in front of all others.

It only looks: what it finds is moved by whoever builds the post, and listed as a move. Of a conversation nothing is
moved, since an answer does not stand well without its question; nor of speech in a language that is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dictate.edit.material import Material
from dictate.edit.sentences import Sentence

__all__ = ["Lede", "lede_of", "passages_of", "strength_of"]

_STRONG = 1.0  # a plain statement of the matter has about half of that
_CLEAR = 1.3  # times the strength of the next strongest passage
_SENTENCES = 3  # that a lede has at most
_WORDS = 50
_OPENING = 3  # sentences; what is said among the first ones opens the post where it stands
_TOO_SHORT = 12  # sentences; in a note of so few nothing is buried


@dataclass(frozen=True)
class Lede:
    """Sentences that open a post, and those that only announced them where they were said."""

    sentences: tuple[Sentence, ...]
    set_up: tuple[Sentence, ...] = ()

    @property
    def segments(self) -> tuple[str, ...]:
        """Ids of the segments that it comes from."""
        return tuple(dict.fromkeys(segment for sentence in self.sentences for segment in sentence.segments))


def lede_of(material: Material) -> Lede | None:
    """The passage that is strongest by a clear margin and leans on nothing, and on which nothing leans; else `None`."""
    said = material.sentences
    several = len({sentence.speaker for sentence in said}) > 1
    if material.rules is None or several or len(said) < _TOO_SHORT:
        return None
    passages = passages_of(material)
    strongest = max(passages, key=lambda passage: strength_of(passage, material))
    others = (passage for passage in passages if passage.stop <= strongest.start or passage.start >= strongest.stop)
    next_best = max((strength_of(passage, material) for passage in others), default=0.0)
    clear = strength_of(strongest, material) >= max(_STRONG, _CLEAR * next_best)
    if not clear or strongest.start < _OPENING or not _stands_alone(strongest, material):
        return None
    announced = material.manner.announces(said[strongest.start - 1])
    return Lede(
        sentences=tuple(said[strongest.start : strongest.stop]),
        set_up=(said[strongest.start - 1],) if announced else (),
    )


def passages_of(material: Material) -> list[range]:
    """Places of sentences: each for itself, or as many in a row as are said in the same form."""
    said, found, first = material.sentences, [], 0
    for place in range(1, len(said) + 1):
        goes_on = place < len(said) and material.manner.parallel(said[place - 1], said[place])
        if not goes_on:
            found.append(range(first, place))
            first = place
    return found


def strength_of(passage: range, material: Material) -> float:
    """The strength of a passage: that of its strongest sentence."""
    return max(material.strengths[material.sentences[place].at] for place in passage)


def _stands_alone(passage: range, material: Material) -> bool:
    said, manner = material.sentences, material.manner
    after = said[passage.stop] if passage.stop < len(said) else None
    words = sum(len(said[place].tokens) for place in passage)
    return (
        len(passage) <= _SENTENCES
        and words <= _WORDS
        and not manner.leans(said[passage.start])
        and all(manner.states(said[place]) for place in passage)
        and not (after and manner.leans(after))
        and not _is_answer(said[: passage.start])
    )


def _is_answer(before: Sequence[Sentence]) -> bool:
    return bool(before) and before[-1].text.endswith("?")
