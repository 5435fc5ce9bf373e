"""A file name from a title. It knows nothing of folders, and what it returns is never a path."""

import re
import unicodedata

__all__ = ["slugify"]

_LONGEST = 60  # characters
# names that Windows keeps for devices, whatever their ending
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
# letters that do not fall apart into an ASCII letter and a mark
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "\u0131": "i", "ħ": "h"}
)


def slugify(title: str, *, fallback: str = "untitled") -> str:
    """A title as a safe name: lower-case ASCII letters, digits and single hyphens, 60 characters at most.

    >>> slugify("I can't go back: Café № 5"), slugify("../CON"), slugify("日本")
    ('i-cant-go-back-cafe-no-5', 'con-1', 'untitled')
    """
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    ascii_only = re.sub(r"['\u2018\u2019]", "", folded).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    slug = _shorten(words) or fallback
    return f"{slug}-1" if slug in _RESERVED else slug


def _shorten(words: list[str]) -> str:
    """As many whole words as fit; a first word that is too long is cut."""
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug
