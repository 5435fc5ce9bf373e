"""Finding fixed phrases among the words that were said."""

from collections.abc import Iterator, Sequence, Set

from dictate.edit.language import Phrase
from dictate.edit.tokens import Token, ends_clause

__all__ = ["begins_one", "phrase_at", "phrases_in", "set_off"]

_PAUSE = 0.3  # seconds of silence that set a phrase off


def phrases_in(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Every place at which one of the phrases is said, and the place after it."""
    firsts = {phrase[0] for phrase in phrases}
    for place, token in enumerate(tokens):
        if begins_one(token, firsts) and (size := phrase_at(tokens, place, phrases)):
            yield place, place + size


def begins_one(token: Token, firsts: Set[str]) -> bool:
    """Whether a token begins with one of the words; "off-the-record" is one token and begins with "off"."""
    return token.norm.split(" ", 1)[0] in firsts


def phrase_at(tokens: Sequence[Token], place: int, phrases: Sequence[Phrase]) -> int:
    """How many tokens at `place` say the first phrase that fits, 0 if none does; they are one speaker's."""
    return next((size for phrase in phrases if (size := _size_at(tokens, place, phrase))), 0)


def _size_at(tokens: Sequence[Token], place: int, phrase: Phrase) -> int:
    """How many tokens at `place` say just this phrase, 0 if they do not; hyphens may have made fewer of its words."""
    said: list[str] = []
    for at in range(place, min(place + len(phrase), len(tokens))):
        said += tokens[at].norm.split()
        if tokens[at].speaker != tokens[place].speaker or said != list(phrase[: len(said)]):
            return 0
        if len(said) == len(phrase):
            return at + 1 - place
    return 0


def set_off(tokens: Sequence[Token], place: int) -> bool:
    """Whether a mark, a pause, a segment's end or a change of speaker stands before `place`, or nothing at all."""
    if place in (0, len(tokens)):
        return True
    before, token = tokens[place - 1], tokens[place]
    marked = ends_clause(before) or (not token.norm and ends_clause(token))  # a dash may be a word of its own
    return marked or _silence_between(before, token) or before.segment != token.segment


def _silence_between(before: Token, token: Token) -> bool:
    """Whether the speaker paused. Where words between were taken out, their time is no pause."""
    if before.end is None or token.start is None or token.at != before.at + 1:
        return False
    return token.start - before.end >= _PAUSE
