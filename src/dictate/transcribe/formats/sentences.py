"""Sentences: what an editor can cite in a text that has no segments of its own.

It does not change a character but the white space at the edges.
"""

import re
from collections.abc import Callable, Iterable

from sentencex import segment

__all__ = ["LONGEST", "ends_sentence", "sentences"]

LONGEST = 80  # words; a sentence beyond it is cut, since dictation without full stops would be one endless segment
_END = re.compile(r"[.!?…。\uff01\uff1f][\"'”\u2019)\]]*\s*$")  # full-width too
_LUMP_SIZE = 10_000  # characters without a space; the splitter's time grows with the square of such a lump
_LUMP = re.compile(rf"\S{{{_LUMP_SIZE}}}")
_WORDLESS = re.compile(r"[\W_]*")


def sentences(text: str, language: str | None = None) -> list[str]:
    """The sentences of a paragraph, in order. `language` (ISO 639-1) decides which abbreviations are known.

    >>> sentences("Dr. Ana came... And then? She left.")
    ['Dr. Ana came...', 'And then?', 'She left.']
    """
    size = len(text) if _LUMP.search(text) is None else _LUMP_SIZE
    parts = [text[at : at + size] for at in range(0, len(text), size or 1)]
    found = (piece for part in parts for piece in segment(language or "en", part))
    whole = _joined(found, lambda before, _: _is_glued(before))
    worded = _joined(whole, lambda _, piece: _WORDLESS.fullmatch(piece) is not None)
    return [part for piece in worded if piece.strip() for part in _cut(piece.strip())]


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, with a closing quotation mark or without.

    >>> ends_sentence('She said: "Go."'), ends_sentence("and so")
    (True, False)
    """
    return _END.search(text) is not None


def _joined(pieces: Iterable[str], belong: Callable[[str, str], bool]) -> list[str]:
    """Pieces of a text, each joined to the one before where the two belong together."""
    joined: list[list[str]] = []
    for piece in pieces:
        if joined and belong(joined[-1][-1], piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return ["".join(parts) for parts in joined]


def _is_glued(piece: str) -> bool:
    """Whether a piece ends inside a word (".NET", "...so"); only scripts without spaces end sentences without one."""
    return piece[-1:].isascii() and not piece[-1:].isspace()


def _cut(sentence: str) -> list[str]:
    """A sentence of more than `LONGEST` words in parts, after a comma where the second half of a part has one."""
    words, parts = sentence.split(), []
    while len(words) > LONGEST:
        commas = [place for place in range(LONGEST // 2, LONGEST) if words[place].endswith((",", ";", ":", "-"))]
        size = (commas[-1] if commas else LONGEST - 1) + 1
        parts.append(" ".join(words[:size]))
        words = words[size:]
    return [*parts, " ".join(words)] if parts else [sentence]
