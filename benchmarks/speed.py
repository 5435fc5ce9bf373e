"""Processor time that dictate adds to faster-whisper called directly, with a model of the size of Whisper tiny."""

import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.random_whisper import TINY, make_model
from benchmarks.report import Result, goal
from benchmarks.sides import Done, Side, check_same_work, direct, ours
from benchmarks.sounds import lengthened

__all__ = ["measure"]

PAIRS = 5
SECONDS = 900  # of sound: more than one window
_MOST = 3.0  # percent


def measure(work: Path) -> Result:
    """Five pairs, each side first in turn."""
    model, sound = make_model(work, TINY), lengthened(work, SECONDS)
    pairs = [_pair(model, sound, work, ours_first=turn % 2 == 0) for turn in range(PAIRS)]
    added = [(one.cost.cpu - other.cost.cpu) / other.cost.cpu * 100 for one, other in pairs]
    an_hour = statistics.median(one.cost.cpu - other.cost.cpu for one, other in pairs) * 3600 / SECONDS
    middle = statistics.median(added)
    mine, others = pairs[0]
    return Result(
        f"Speed: {SECONDS / 60:.0f} minutes of speech, start and loading included",
        ["pair", "dictate CPU s", "direct CPU s", "added", "dictate wall s", "direct wall s"],
        [_row(str(number), *pair) for number, pair in enumerate(pairs, start=1)],
        [
            f"Median of the pairs: {an_hour:+.1f} CPU seconds per hour of audio, {middle:+.1f} % "
            f"(lowest {min(added):+.1f} %, highest {max(added):+.1f} %).",
            f"By side, median and lowest: {_by_side(one.cost.cpu for one, _ in pairs)} CPU s here, "
            f"{_by_side(other.cost.cpu for _, other in pairs)} CPU s there.",
            goal(f"at most {_MOST:.0f} % more", met=middle <= _MOST),
            f"Same work: {mine.words} words of {mine.chunks} chunks in {mine.windows} windows here, {others.words} "
            f"words of {others.chunks} chunks there.",
        ],
    )


def _pair(model: Path, sound: Path, work: Path, *, ours_first: bool) -> tuple[Done, Done]:
    sides = (ours, direct) if ours_first else (direct, ours)
    done = [_alone(side, model, sound, work) for side in sides]
    one, other = done if ours_first else reversed(done)
    check_same_work(one, other)
    return one, other


def _alone(side: Side, model: Path, sound: Path, work: Path) -> Done:
    with tempfile.TemporaryDirectory(dir=work) as folder:
        return side(model, sound, Path(folder))


def _by_side(costs: Iterable[float]) -> str:
    found = sorted(costs)
    return f"{statistics.median(found):.1f} and {found[0]:.1f}"


def _row(name: str, one: Done, other: Done) -> list[str]:
    added = (one.cost.cpu / other.cost.cpu - 1) * 100
    costs = [one.cost.cpu, other.cost.cpu, one.cost.wall, other.cost.wall]
    figures = [f"{cost:.1f}" for cost in costs]
    return [name, *figures[:2], f"{added:+.1f} %", *figures[2:]]
