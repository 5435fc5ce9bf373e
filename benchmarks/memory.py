"""Memory at most, at ten minutes, one hour and three hours of speech, against faster-whisper called directly."""

import tempfile
from pathlib import Path

from benchmarks.random_whisper import NARROW, make_model
from benchmarks.report import Result, VoidError, goal
from benchmarks.sides import Done, check_same_work, direct, ours
from benchmarks.sounds import lengthened

__all__ = ["measure"]

LENGTHS = (("10 minutes", 600), ("1 hour", 3600), ("3 hours", 10_800))  # s
_FLAT = 1.25  # times the memory of ten minutes at most: the words themselves take some
_THIRD = 1 / 3
_MB = 1e6


def measure(work: Path) -> Result:
    """Both sides at each length, every second of it through the real engine."""
    model = make_model(work, NARROW)
    pairs = [_pair(model, lengthened(work, seconds), work) for _, seconds in LENGTHS]
    shortest, longest = pairs[0], pairs[-1]
    growth = longest[0].cost.peak / shortest[0].cost.peak
    share = longest[0].cost.peak / longest[1].cost.peak
    return Result(
        "Memory: resident at most",
        ["speech", "dictate MB", "direct MB", "share", "dictate CPU s", "direct CPU s"],
        [_row(name, *pair) for (name, _), pair in zip(LENGTHS, pairs, strict=True)],
        [
            goal(f"flat, at most {_FLAT} times that of ten minutes: {growth:.2f}", met=growth <= _FLAT),
            goal(f"under a third of the direct call's at three hours: {share:.2f}", met=share < _THIRD),
        ],
    )


def _pair(model: Path, sound: Path, work: Path) -> tuple[Done, Done]:
    with tempfile.TemporaryDirectory(dir=work) as folder:
        one, other = ours(model, sound, Path(folder)), direct(model, sound, Path(folder))
    check_same_work(one, other)
    if not one.cost.peak or not other.cost.peak:
        raise VoidError("this process is larger than those that it measures: run this benchmark alone")
    return one, other


def _row(name: str, one: Done, other: Done) -> list[str]:
    peaks = [f"{done.cost.peak / _MB:.0f}" for done in (one, other)]
    costs = [f"{done.cost.cpu:.0f}" for done in (one, other)]
    return [name, *peaks, f"{one.cost.peak / other.cost.peak:.2f}", *costs]
