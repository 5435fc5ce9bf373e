"""Which words of the source a text was made of: the ground of every time, and of coverage.

A text taken over word for word is found at once. One that was edited is aligned by the longest runs of words that both
have (Ratcliff and Obershelp 1988, as in difflib); a very long one by the longest common subsequence (rapidfuzz), which
needs no more than a moment for 20,000 words. Words that were moved are then looked for near those runs. It compares
words, and does not judge.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

__all__ = ["matched", "said_in_a_row", "unparted"]

_LARGE = 2_000_000  # words times words: from here on runs cost too much
_STRAY = 12  # words: a single common word found further than this from any run is chance


class _Run(NamedTuple):
    """`size` words that stand in the text from `text` on, and in the source from `source` on."""

    text: int
    source: int
    size: int


def matched(text: Sequence[str], source: Sequence[str]) -> dict[int, int]:
    """For each word of the text that is found in the source: its place in both."""
    at = _verbatim(text, source)
    if at is not None:
        return {place: at + place for place in range(len(text))}
    runs = _without_strays(_runs(text, source))
    found = {run.text + step: run.source + step for run in runs for step in range(run.size)}
    return found | _moved(text, source, found)


def _verbatim(text: Sequence[str], source: Sequence[str]) -> int | None:
    """The place from which the whole text stands in the source without a gap; `None` where it does not, or is empty."""
    if not text:
        return None
    wanted, size = tuple(text), len(text)
    places = (place for place in range(len(source) - size + 1) if source[place] == wanted[0])
    return next((place for place in places if tuple(source[place : place + size]) == wanted), None)


def said_in_a_row(text: Sequence[str], source: Sequence[str]) -> bool:
    """Whether all words of a text stand in a row in the source, however an engine parted them ("her", "self")."""
    letters = [unparted([word]) for word in source]
    borders = set(accumulate(map(len, letters), initial=0))
    whole, wanted = "".join(letters), unparted(text)
    at = whole.find(wanted)
    while at >= 0 and not (at in borders and at + len(wanted) in borders):
        at = whole.find(wanted, at + 1)
    return at >= 0


def unparted(words: Iterable[str]) -> str:
    """Words without what parts them, for engines that cut "herself" or "don't" in two."""
    return "".join(words).replace("'", "")


def _runs(text: Sequence[str], source: Sequence[str]) -> list[_Run]:
    if len(text) * len(source) > _LARGE:
        codes = LCSseq.opcodes(text, source)
        return [_Run(c.src_start, c.dest_start, c.src_end - c.src_start) for c in codes if c.tag == "equal"]
    blocks = SequenceMatcher(None, text, source, autojunk=False).get_matching_blocks()
    return [_Run(*block) for block in blocks if block.size]


def _without_strays(runs: list[_Run]) -> list[_Run]:
    """The runs without single words that stand far from their neighbours."""
    if len(runs) < 2:
        return runs
    kept = []
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        gaps = [run.source - before.source - before.size] if before else []
        gaps += [after.source - run.source - run.size] if after else []
        if run.size > 1 or min(gaps) <= _STRAY:
            kept.append(run)
    return kept


def _moved(text: Sequence[str], source: Sequence[str], found: dict[int, int]) -> dict[int, int]:
    """Words left over in the text that are left over near by in the source: they were moved."""
    taken, moved = set(found.values()), {}
    if not taken or len(found) == len(text):
        return {}
    low, high = max(0, min(taken) - _STRAY), min(len(source), max(taken) + _STRAY + 1)
    free: dict[str, list[int]] = {}
    for place in range(low, high):
        if place not in taken:
            free.setdefault(source[place], []).append(place)
    for place, word in enumerate(text):
        if place not in found and free.get(word):
            moved[place] = free[word].pop(0)
    return moved
