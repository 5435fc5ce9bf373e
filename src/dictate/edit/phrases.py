"""Finding fixed phrases among the words that were said."""

from collections.abc import Iterator, Sequence

from dictate.edit.language import Phrase
from dictate.edit.tokens import Token, ends_clause

__all__ = ["phrase_at", "phrases_in", "set_off"]

_PAUSE = 0.3  # seconds of silence that set a phrase off


def phrases_in(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Every place at which one of the phrases is said, and the place after it."""
    firsts = {phrase[0] for phrase in phrases}
    for place, token in enumerate(tokens):
        if token.norm in firsts and (size := phrase_at(tokens, place, phrases)):
            yield place, place + size


def phrase_at(tokens: Sequence[Token], place: int, phrases: Sequence[Phrase]) -> int:
    """How many tokens at `place` say the first phrase that fits, 0 if none does; they are one speaker's."""
    for phrase in phrases:
        said = tokens[place : place + len(phrase)]
        if tuple(token.norm for token in said) == phrase and len({token.speaker for token in said}) == 1:
            return len(phrase)
    return 0


def set_off(tokens: Sequence[Token], place: int) -> bool:
    """Whether a mark, a pause, a segment's end or a change of speaker stands before `place`, or nothing at all."""
    if place in (0, len(tokens)):
        return True
    before, token = tokens[place - 1], tokens[place]
    silent = before.end is not None and token.start is not None and token.start - before.end >= _PAUSE
    return ends_clause(before) or silent or before.segment != token.segment
