"""The glossary: names and terms that the engine is told to expect, and the guard that finds them echoed.

Whisper reads hotwords as text that came before. In unclear sound it sometimes goes on with that text instead of
listening, and the list stands in the transcript. Nothing is changed here; `windows` decides what to do.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["as_hotwords", "clean_terms", "find_echo"]

_CONTROL = re.compile(r"<\|.*?\|>")  # the way Whisper's own control tokens are written
_TELLING = 3  # terms in a row, in the list's order, without a word between: nobody speaks like that by chance


def clean_terms(terms: Iterable[str]) -> tuple[str, ...]:
    """Terms on one line each, without control tokens, empty ones and repeats; the order stays.

    >>> clean_terms(["  Ada  Lovelace", "", "<|en|>Rust", "Rust"])
    ('Ada Lovelace', 'Rust')
    """
    cleaned = (" ".join(_CONTROL.sub(" ", term).replace(",", " ").split()) for term in terms)
    return tuple(dict.fromkeys(term for term in cleaned if term))


def as_hotwords(terms: Sequence[str]) -> str:
    """The terms as the engine reads them: a list with commas."""
    return ", ".join(terms)


def find_echo(words: Sequence[str], terms: Sequence[str]) -> range | None:
    """The words that are the glossary read out, or None.

    An echo is three terms (or all, of a list of two) in the list's order with nothing between them, or one term three
    times in a row. Case, punctuation and where words are parted do not count. Who really reads out the list is taken
    for an echo too: that costs another look at the window, and no words.

    >>> find_echo(["So", " Rust,", " Go", " lang,", " Zig", " and"], ["Rust", "Go lang", "Zig"])
    range(1, 5)
    """
    keys = [_letters(term) for term in terms]
    keys = [key for key in keys if key]
    heard = [_letters(word) for word in words]
    for start in range(len(heard)):
        if heard[start]:
            end = _echo_from(heard, start, keys)
            if end is not None:
                return range(start, end)
    return None


def _echo_from(heard: Sequence[str], start: int, keys: Sequence[str]) -> int | None:
    """Where the echo that begins at word `start` ends, if one does."""
    in_order = min(_TELLING, len(keys)) if len(keys) > 1 else _TELLING
    for first, key in enumerate(keys):
        onward = [keys[(first + step) % len(keys)] for step in range(in_order)]
        end = _run(heard, start, onward) or _run(heard, start, [key] * _TELLING)
        if end is not None:
            return end
    return None


def _run(heard: Sequence[str], start: int, keys: Sequence[str]) -> int | None:
    """The end of the words from `start` on that are exactly these keys in a row, or None."""
    wanted, said, place = "".join(keys), "", start
    while len(said) < len(wanted) and place < len(heard):
        said += heard[place]
        place += 1
        if not wanted.startswith(said):
            return None
    return place if said == wanted else None


def _letters(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum())
