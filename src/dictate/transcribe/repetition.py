"""Find loops: the same words again and again, the way Whisper gets stuck. It judges nothing and removes nothing."""

import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["find_loops"]

_LONGEST = 20  # words in the part that repeats; a longer one says whole sentences twice, which people do
# How often a part must come in a row to be a loop, by its number of words. People say "no, no, no, no" and "bit by bit
# by bit"; they do not say one word five times, two words four times or three words three times.
_TIMES = {1: 5, 2: 4}
_TIMES_OF_MORE = 3


def find_loops(words: Sequence[str]) -> Iterator[range]:
    """Ranges of words that are one part of 1 to 20 words over and over. Case and punctuation do not count.

    >>> list(find_loops("thank you for that . so we go so we go so we go on".split()))
    [range(5, 14)]
    """
    keys = [_key(word) for word in words]
    for period in range(1, _LONGEST + 1):
        yield from _loops_of(keys, period)


def _loops_of(keys: Sequence[str], period: int) -> Iterator[range]:
    """Stretches in which each word equals the one `period` words before."""
    needed = period * _TIMES.get(period, _TIMES_OF_MORE)
    start = 0
    for place in range(period, len(keys) + 1):
        if place < len(keys) and keys[place] == keys[place - period] != "":
            continue
        if place - start >= needed:
            yield range(start, place)
        start = place - period + 1


def _key(word: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", word).casefold() if character.isalnum())
