"""A word on its way through the edit, and the one notion of when two words are the same.

A token may be given a capital or other punctuation when words around it go. It never becomes another word, and it
always knows which word of the transcript it is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dictate.values.draft import Source
from dictate.values.transcript import Transcript

__all__ = [
    "Token",
    "capitalised",
    "ends_clause",
    "ends_sentence",
    "join",
    "norms",
    "same_person",
    "sources_of",
    "spaced",
    "tokens_of",
]

# scripts that are written without spaces: each character is compared on its own
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PARTS = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:'[^\W_{_UNSPACED}]+)*")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc\uff07`\u00b4", "''''''")
_CLOSING = "\"'\u201d\u2019\u00bb)]"
_SENTENCE_END = re.compile(rf"[.!?\u2026\u3002\uff01\uff1f][{re.escape(_CLOSING)}]*$")
_CLAUSE_END = re.compile(rf"(?:[.!?\u2026\u3002\uff01\uff1f,;:\u2013\u2014\uff0c\u3001]|--)[{re.escape(_CLOSING)}]*$")
_ABBREVIATIONS = frozenset({"dr", "mr", "mrs", "ms", "jr", "sr", "st", "vs", "prof", "e.g", "i.e"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it now reads.

    at:      its number among all words of the transcript, from 0.
    segment: id of its segment; place: its number in it, from 0.
    text:    the word with its punctuation, without white space around it.
    glued:   no space stands before it (scripts without spaces; "self" in "her|self" as some engines cut words).
    start, end: float seconds, `None` where unknown.
    """

    at: int
    segment: str
    place: int
    text: str
    glued: bool = False
    speaker: str | None = None
    start: float | None = None
    end: float | None = None

    @property
    def norm(self) -> str:
        """What it says, for comparison: "" for a mere mark."""
        return _norm(self.text)


@lru_cache(maxsize=65_536)
def _norm(text: str) -> str:
    return " ".join(norms(text))


@lru_cache(maxsize=65_536)
def norms(text: str) -> tuple[str, ...]:
    r"""The words in a text as they are compared: casefolded, NFKC, without punctuation, apostrophes unified.

    Hyphened words fall into their parts, scripts without spaces into characters.

    >>> norms('"Twenty-four," She\'d said')
    ('twenty', 'four', "she'd", 'said')
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return tuple(_PARTS.findall(folded.translate(_APOSTROPHES)))


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: all words of the shorter are in the longer.

    >>> same_person("Ana", "Ana Ruiz"), same_person("Speaker 1", "Speaker 2")
    (True, False)
    """
    names, others = set(norms(one)), set(norms(other))
    return bool(names and others) and (names <= others or others <= names)


def tokens_of(transcript: Transcript) -> tuple[Token, ...]:
    """Every word of a transcript, in order, also those that are only marks or nothing at all."""
    return tuple(
        Token(
            at=at,
            segment=segment.id,
            place=place,
            text=" ".join(word.text.split()),
            glued=place > 0 and not word.text[:1].isspace(),
            speaker=segment.speaker,
            start=word.start,
            end=word.end,
        )
        for at, (segment, place, word) in enumerate(transcript.words())
    )


def join(tokens: Iterable[Token]) -> str:
    """The tokens as text."""
    return "".join(spaced(tokens))


def spaced(tokens: Iterable[Token]) -> Iterator[str]:
    """The text of each token, with the space before it that it needs after the tokens so far."""
    before: Token | None = None
    for token in tokens:
        yield token.text if not token.text or before is None or _touch(before, token) else f" {token.text}"
        before = token if token.text else before


def _touch(before: Token, token: Token) -> bool:
    """Whether no space stands between two tokens: none did, and nothing was cut there; or the script has none."""
    if token.glued:
        return before.at == token.at - 1
    return _unspaced(before.text[-1]) and _unspaced(token.text[0])


@lru_cache(maxsize=4096)
def _unspaced(character: str) -> bool:
    return (
        unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"
    )  # Hangul has spaces


def sources_of(tokens: Sequence[Token]) -> tuple[Source, ...]:
    """The ranges of words that tokens are, in their order; neighbours are joined."""
    return tuple(
        Source(segment=run[0].segment, first=run[0].place, last=run[-1].place + 1) for run in _runs(tokens) if run
    )


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if run and (token.segment != run[-1].segment or token.place != run[-1].place + 1):
            yield run
            run = []
        run.append(token)
    yield run


def ends_sentence(token: Token) -> bool:
    """Whether the token's own marks end a sentence.

    >>> [ends_sentence(Token(0, "a0", 0, text)) for text in ("said.", "Dr.", "“really?”", "so,")]
    [True, False, True, False]
    """
    return bool(_SENTENCE_END.search(token.text)) and token.text.rstrip(".").casefold() not in _ABBREVIATIONS


def ends_clause(token: Token) -> bool:
    """Whether a comma, a dash or more stands after the token."""
    return bool(_CLAUSE_END.search(token.text))


def capitalised(token: Token) -> bool:
    """Whether its first letter is a capital."""
    return next((letter.isupper() for letter in token.text if letter.isalpha()), False)
