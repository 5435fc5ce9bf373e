"""What tidying makes, and the two ways in which a pass changes it: words are cut, and the joint is mended.

Mending gives a word a capital, or takes or gives punctuation. No word is ever added.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypedDict

from dictate.edit.language import Phrase, Rules
from dictate.edit.phrases import begins_one, phrase_at
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence, join, sources_of
from dictate.values.edit import DropReason, Note, OffRecord, Removal

__all__ = ["Cut", "Gone", "Reading", "Seen", "Tidied", "cased_like", "cut", "lowered", "quoted", "raised"]

_MARK = re.compile('["\u201c\u201d]')
_CLOSES = re.compile(r'[^"\u201c]["\u201d][.,;:!?]*$')
_NEAR_WORDS = 200  # a longer sentence is nobody's
_NEAR_STOPS = 6


class Cut(NamedTuple):
    """Tokens to be taken out: from place `first` up to, not including, `last` of a Tidied's tokens, and why."""

    first: int
    last: int
    reason: DropReason


class Gone(NamedTuple):
    """A word that was taken out, and why."""

    token: Token
    reason: DropReason


class Seen(TypedDict):
    """What a model may see of a segment, as plain data. `paragraph`: a spoken "new paragraph" stands before it."""

    id: str
    speaker: str | None
    text: str
    paragraph: bool


@dataclass(frozen=True)
class Tidied:
    """A transcript's words on their way through the passes.

    tokens: the words that remain, in reading order.
    rules:  what is known of the language; `None`: nothing, and nothing is tidied.
    gone:   the words that were taken out.
    title:  the words of a spoken title; they are among neither `tokens` nor `gone`.
    breaks: numbers of words; a new paragraph begins with the first remaining word from there on.
    noted:  the words of each note to self; they are among `gone` too.
    moved:  segments in which a corrected word stands in the place of the wrong one.
    off_record: the stretches that somebody took off the record. Their words are among `gone`, without their text.
    """

    tokens: tuple[Token, ...]
    rules: Rules | None
    language: str | None = None
    gone: tuple[Gone, ...] = ()
    title: tuple[Token, ...] = ()
    breaks: frozenset[int] = frozenset()
    noted: tuple[tuple[Token, ...], ...] = ()
    moved: tuple[str, ...] = ()
    off_record: tuple[OffRecord, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the speaker said to themselves."""
        return tuple(Note(source=sources_of(said)[0], text=join((raised(said[0]), *said[1:]))) for said in self.noted)

    @property
    def removals(self) -> tuple[Removal, ...]:
        """The ranges of words that were taken out, in the order of speech."""
        ordered = sorted(self.gone, key=lambda gone: gone.token.at)
        found: list[Removal] = []
        for reason, tokens in _by_reason(ordered):
            found += [Removal(source=source, reason=reason) for source in sources_of(tokens)]
        return tuple(found)

    def segments(self) -> list[Seen]:
        """What a model may see, in reading order: the words that remain, under the ids of their segments.

        A segment has more than one entry where a paragraph begins inside it, or where a corrected word was moved.
        """
        return [
            Seen(id=run[0].segment, speaker=run[0].speaker, text=join(run), paragraph=begins)
            for begins, run in self._runs()
        ]

    def _runs(self) -> list[tuple[bool, list[Token]]]:
        """The tokens by segment, and whether a paragraph begins with each."""
        runs: list[tuple[bool, list[Token]]] = []
        waiting = sorted(self.breaks, reverse=True)
        for token in self.tokens:
            begins = bool(waiting) and waiting[-1] <= token.at
            while waiting and waiting[-1] <= token.at:
                waiting.pop()
            if begins or not runs or runs[-1][1][-1].segment != token.segment:
                runs.append((begins, []))
            runs[-1][1].append(token)
        return runs


def _by_reason(ordered: Sequence[Gone]) -> list[tuple[DropReason, list[Token]]]:
    runs: list[tuple[DropReason, list[Token]]] = []
    for token, reason in ordered:
        if runs and runs[-1][0] == reason:
            runs[-1][1].append(token)
        else:
            runs.append((reason, [token]))
    return runs


def cut(tidied: Tidied, cuts: Iterable[Cut]) -> Tidied:
    """Take words out and mend what then stands side by side. Cuts that overlap an earlier one are passed over."""
    tokens, kept, gone, at = list(tidied.tokens), [], list(tidied.gone), 0
    for first, last, reason in sorted(cuts):
        if first < at or last <= first:
            continue
        kept += tokens[at:first]
        gone += [Gone(token, reason) for token in tokens[first:last]]
        _mend(kept, tokens, first, last, tidied.rules)
        at = last
    return replace(tidied, tokens=(*kept, *tokens[at:]), gone=tuple(gone))


def _mend(kept: list[Token], tokens: list[Token], first: int, last: int, rules: Rules | None) -> None:
    """Mend the joint between the last kept token and the first one after the cut, inside one speaker's turn."""
    cut_first, cut_last = tokens[first], tokens[last - 1]
    within = bool(kept) and kept[-1].speaker == cut_first.speaker
    follows = last < len(tokens) and tokens[last].speaker == cut_last.speaker
    if not within or ends_sentence(kept[-1]):
        if follows and capitalised(cut_first) and not ends_sentence(cut_last):
            tokens[last] = raised(tokens[last])
    elif ends_sentence(cut_last):
        kept[-1] = _closed(kept[-1], cut_last)
    elif follows and ends_clause(cut_last) and rules and kept[-1].norm in rules.leaning:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(",") or kept[-1].text)


def _closed(token: Token, last: Token) -> Token:
    """The token with the full stop, question or exclamation mark of the words that were cut after it."""
    mark = re.findall(r"[.!?\u2026]+", last.text)
    return replace(token, text=(token.text.rstrip(",;:-\u2013\u2014") or token.text) + (mark[-1] if mark else ""))


def raised(token: Token) -> Token:
    """The token with a capital, unless its own letters are mixed ("iPhone") or a number stands first ("250k")."""
    if not token.text.islower() or token.text[0].isdigit():
        return token
    place = next(number for number, letter in enumerate(token.text) if letter.isalpha())
    return replace(token, text=token.text[:place] + token.text[place].upper() + token.text[place + 1 :])


def lowered(token: Token, rules: Rules) -> Token:
    """The token without its capital, if it is a word that surely has none of its own."""
    word = token.norm
    common = word in rules.stop_words or word in rules.numbers or word in ("once", "twice")
    if not common or word in rules.calendar or not token.text.istitle():
        return token
    return replace(token, text=token.text.lower())


def cased_like(token: Token, other: Token) -> Token:
    """The token with a first letter as the other has it, which is the same word in the same place."""
    first, rest = token.text[:1], token.text[1:]
    if other.text[:1].isupper():
        return replace(token, text=first.upper() + rest)
    return replace(token, text=first.lower() + rest) if other.text[:1].islower() else token


def quoted(tokens: Sequence[Token]) -> frozenset[int]:
    """Places of tokens that stand inside quotation marks: somebody else's words, which no pass touches.

    A mark that is never closed reaches to the end of its sentence.
    """
    inside: set[int] = set()
    opened: int | None = None
    turn = end = 0  # where the turn began, and where the sentence ends that was last looked at
    for place, token in enumerate(tokens):
        turn = place if token.speaker != tokens[turn].speaker else turn
        if not _MARK.search(token.text):
            continue
        if opened is not None and opened < turn:
            opened = None
        if token.text.startswith(('"', "\u201c")):
            opened = place
            if place >= end:  # else the sentence is in already
                end = _sentence_end(tokens, place)
                inside.update(range(place, end))
        if opened is not None and _CLOSES.search(token.text):
            inside.update(range(opened, place + 1))
            opened = None
    return frozenset(inside)


def _sentence_end(tokens: Sequence[Token], place: int) -> int:
    """The place after the sentence in which `place` stands."""
    for later in range(place, len(tokens)):
        if ends_sentence(tokens[later]):
            return later + 1
    return len(tokens)


class Reading:
    """One way forward through a text that changes while it is read.

    What is found at the next word is judged, and changed, in a Tidied of its own: the last sentences read, and a few
    words more. So the time for a change does not grow with the text.
    """

    def __init__(self, tidied: Tidied) -> None:
        self._whole = tidied
        self._breaks = sorted(tidied.breaks)
        self._quoted = frozenset(tidied.tokens[place].at for place in quoted(tidied.tokens))
        self._read: list[Token] = []
        self._gone: list[Gone] = []
        self._moved: list[str] = []
        self.tokens = list(tidied.tokens)
        self.place = 0

    def phrases(self, phrases: Sequence[Phrase]) -> Iterator[int]:
        """Stop wherever one of the phrases is said, not in somebody's words: how many words it has."""
        firsts = {phrase[0] for phrase in phrases}
        while self.place < len(self.tokens):
            token, at = self.tokens[self.place], self.place
            if begins_one(token, firsts) and token.at not in self._quoted:
                size = phrase_at(self.tokens, at, phrases)
                before = len(self._gone)
                if size:
                    yield size
                if len(self._gone) > before:
                    continue
            self._read.append(token)
            self.place += 1

    def near(self, size: int) -> tuple[Tidied, int]:
        """The sentences before the next word with `size` words from it on, and the place of the next word in them."""
        begin = _sentences_back(self._read)
        tokens = (*self._read[begin:], *self.tokens[self.place : self.place + size])
        breaks = self._breaks[bisect_right(self._breaks, tokens[0].at) : bisect_right(self._breaks, tokens[-1].at)]
        near = replace(self._whole, tokens=tokens, breaks=frozenset(breaks), gone=(), moved=())
        return near, len(self._read) - begin

    def change(self, near: Tidied, size: int, again: int) -> None:
        """Let what was made of `near(size)` stand in its place; the last `again` words of it are read again."""
        del self._read[_sentences_back(self._read) :]
        self._read += near.tokens
        self._gone += near.gone
        self._moved += near.moved
        self.place = min(self.place + size, len(self.tokens))
        again = min(again, len(self._read))
        if again:
            self.tokens[self.place - again : self.place] = self._read[-again:]
            del self._read[-again:]
            self.place -= again

    def finished(self) -> Tidied:
        """The text as it now is, once all is read."""
        return replace(
            self._whole,
            tokens=tuple(self._read),
            gone=(*self._whole.gone, *self._gone),
            moved=tuple(dict.fromkeys((*self._whole.moved, *self._moved))),
        )


def _sentences_back(tokens: Sequence[Token]) -> int:
    """Where to begin so that the last two sentences are whole, also where a full stop is that of an abbreviation."""
    least, stops = max(0, len(tokens) - _NEAR_WORDS), 0
    for place in range(len(tokens) - 1, least, -1):
        stops += ends_sentence(tokens[place - 1])
        if stops == _NEAR_STOPS:
            return place
    return least
