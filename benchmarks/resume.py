"""A long transcription that is killed twenty times: does it end in the same words, and is any window done twice?"""

import random
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import PYTHON, environment
from benchmarks.report import Result, VoidError, goal
from benchmarks.sounds import SAMPLES, lengthened

__all__ = ["measure"]

KILLS = 20
SEED = 20
SECONDS = 600  # of sound
_PACE = 1.5  # times its share of the work that a run may take at most before it is killed: they all must be hit


@dataclass(frozen=True)
class _Place:
    """A folder in which one recording is heard."""

    folder: Path
    sound: Path

    def start(self) -> subprocess.Popen[bytes]:
        names = [str(self.folder / name) for name in ("store", "log", "result.json")]
        command = [PYTHON, "-m", "benchmarks.listen", str(self.sound), str(SAMPLES / "whisper-mini"), *names]
        return subprocess.Popen(command, env=environment())

    def finish(self) -> float:
        """Run to the end; the seconds that took."""
        began = time.monotonic()
        if self.start().wait():
            raise VoidError("the transcription failed")
        return time.monotonic() - began

    @property
    def result(self) -> str:
        return (self.folder / "result.json").read_text()

    def counted(self, what: str) -> Counter[str]:
        """How often each window was asked for, or answered."""
        log = self.folder / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        return Counter(line for line in lines if line.startswith(what))


def measure(work: Path) -> Result:
    """Hear it undisturbed, then with kills, and compare."""
    sound = lengthened(work, SECONDS)
    whole, killed = (_made(work / name, sound) for name in ("undisturbed", "killed"))
    work_seconds = whole.finish()
    start_seconds = whole.finish()  # all is in the store: what is left is the start
    windows = whole.counted("asked").total()
    _kill_often(killed, start_seconds, work_seconds - start_seconds)
    killed.finish()
    asked, answered = killed.counted("asked"), killed.counted("answered")
    more, unfinished = asked.total() - windows, asked.total() - answered.total()
    again = sum(count > 1 for count in answered.values())
    return Result(
        f"Resume: {KILLS} times SIGKILL in {SECONDS / 60:.0f} minutes of speech, real engine",
        ["run", "windows", "engine calls", "of them cut off", "answered windows asked for again"],
        [
            ["undisturbed", str(windows), str(windows), "0", "0"],
            ["killed", str(len(asked)), str(asked.total()), str(unfinished), str(again)],
        ],
        [
            goal("the transcript equals the undisturbed one, byte for byte", met=killed.result == whole.result),
            goal("no window is done twice", met=not again and more <= KILLS and len(answered) == windows),
            f"Moments drawn with seed {SEED}; undisturbed it takes {work_seconds:.0f} s, {start_seconds:.0f} s of them "
            "without the engine.",
        ],
    )


def _made(folder: Path, sound: Path) -> _Place:
    folder.mkdir()
    return _Place(folder, sound)


def _kill_often(place: _Place, start: float, work: float) -> None:
    """Kill each run at a random moment, from its very start on."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for number in range(KILLS):
        process = place.start()
        time.sleep(chance.uniform(0, start + _PACE * work / KILLS))
        if process.poll() is not None:
            raise VoidError(
                f"it was over before kill {number + 1} of {KILLS}: the machine's speed changed; run it again"
            )
        process.kill()
        process.wait()
