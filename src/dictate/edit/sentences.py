"""Sentences: where they end, across Whisper's segments, and where they do not end because nobody wrote a full stop.

A sentence never crosses a change of speaker or a spoken "new paragraph". It is always whole words.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import sentencex

from dictate.edit.quotes import closed
from dictate.edit.tokens import Token, ends_sentence, join, norms, sources_of, spaced
from dictate.values.draft import Passage, Source

__all__ = ["Sentence", "sentence_spans", "sentences"]

_PAUSE = 0.6  # seconds of silence that end a sentence where there is no punctuation
_UNMARKED = 25  # words in a row, and no mark at their end: perhaps nobody wrote marks
_ENDLESS = 150  # words in a row: nobody's sentence, whatever stands at its end


@dataclass(frozen=True)
class Sentence:
    """Words of one speaker that belong together."""

    tokens: tuple[Token, ...]

    @cached_property
    def text(self) -> str:
        """As it reads."""
        return join(self.tokens)

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(norm for token in self.tokens for norm in norms(token.text))

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.tokens[0].speaker

    @cached_property
    def quotes_whole(self) -> bool:
        """Whether quotation marks that open in it also close in it."""
        return closed(self.text)

    @property
    def at(self) -> int:
        """Number of its first word in the transcript."""
        return self.tokens[0].at

    @property
    def sources(self) -> tuple[Source, ...]:
        """The words of the transcript that it is."""
        return sources_of(self.tokens)

    @property
    def segments(self) -> tuple[str, ...]:
        """Ids of the segments it comes from, each once."""
        return tuple(dict.fromkeys(token.segment for token in self.tokens))

    def passage(self) -> Passage:
        """It as a passage of a draft."""
        return Passage(text=self.text, cites=self.segments, sources=self.sources)


def sentences(tokens: Sequence[Token], language: str | None, breaks: frozenset[int] = frozenset()) -> list[Sentence]:
    """The sentences of a text, in order; together they are exactly its tokens."""
    return [Sentence(tuple(tokens[first:last])) for first, last in sentence_spans(tokens, language, breaks)]


def sentence_spans(
    tokens: Sequence[Token], language: str | None, breaks: frozenset[int] = frozenset()
) -> list[tuple[int, int]]:
    """Where each sentence begins and, excluded, ends: places in `tokens`."""
    spans: list[tuple[int, int]] = []
    for first, last in _turns(tokens, sorted(breaks)):
        for begin, end in _marked(tokens, first, last, language):
            limit = _ENDLESS if ends_sentence(tokens[end - 1]) else _UNMARKED
            spans += _at_pauses(tokens, begin, end) if end - begin > limit else [(begin, end)]
    return spans


def _turns(tokens: Sequence[Token], breaks: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of one speaker between breaks."""
    first, waiting = 0, list(reversed(breaks))
    for place, token in enumerate(tokens):
        broken = False
        while waiting and waiting[-1] <= token.at:
            waiting.pop()
            broken = True
        if place > first and (broken or token.speaker != tokens[place - 1].speaker):
            yield first, place
            first = place
    if first < len(tokens):
        yield first, len(tokens)


def _marked(tokens: Sequence[Token], first: int, last: int, language: str | None) -> Iterator[tuple[int, int]]:
    """Sentences as the punctuation marks them: sentencex, which knows the abbreviations of some 300 languages."""
    pieces = list(spaced(tokens[first:last]))
    ends = deque(_ends("".join(pieces), language or "en"))
    begin, length = first, 0
    for place, piece in enumerate(pieces, start=first):
        length += len(piece)
        if ends and length >= ends[0]:
            yield begin, place + 1
            begin = place + 1
        while ends and length >= ends[0]:
            ends.popleft()
    if begin < last:
        yield begin, last


def _ends(text: str, language: str) -> list[int]:
    """Offsets at which sentences end, white space after them not counted."""
    ends, at = [], 0
    for piece in sentencex.segment(language, text):
        stripped = piece.strip()
        found = text.find(stripped, at) if stripped else -1
        if found >= 0:
            at = found + len(stripped)
            ends.append(at)
    return ends


def _at_pauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where nobody marked sentences: ends at pauses, and at the ends of segments."""
    begin = first
    for place in range(first + 1, last):
        before, token = tokens[place - 1], tokens[place]
        silent = before.end is not None and token.start is not None and token.start - before.end >= _PAUSE
        if silent or before.segment != token.segment:
            yield begin, place
            begin = place
    yield begin, last
