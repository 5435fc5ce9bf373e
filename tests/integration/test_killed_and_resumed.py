"""A transcription that is killed at any moment goes on where it was, and comes to the same words."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

HEAR = Path(__file__).with_name("hear_slowly.py")
KILLS = 5


def hear(sound: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start hearing into a folder's store."""
    places = [folder / name for name in ("store", "log", "result.json")]
    return subprocess.Popen([sys.executable, str(HEAR), str(sound), *map(str, places)])


@pytest.mark.slow
def test_killed_at_random_moments_it_equals_the_undisturbed_run(samples: Path, tmp_path: Path) -> None:
    """After five SIGKILLs the transcript is the same, and no window that was answered and kept was asked for again."""
    sound = samples / "voice-memo.flac"
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    undisturbed.mkdir()
    killed.mkdir()
    assert hear(sound, undisturbed).wait(timeout=60) == 0
    windows = (undisturbed / "log").read_text().count("asked")
    assert windows > 2 * KILLS  # else the kills cannot fall between windows

    chance = random.Random(20)  # noqa: S311 - moments to kill at, the same in every run
    for _ in range(KILLS):
        process = hear(sound, killed)
        before = _answered(killed)
        deadline = time.monotonic() + 30
        while _answered(killed) == before and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)  # until it is past its start and has finished something
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.wait()
    assert hear(sound, killed).wait(timeout=60) == 0

    assert (killed / "result.json").read_text() == (undisturbed / "result.json").read_text()
    asked = Counter(line for line in (killed / "log").read_text().splitlines() if line.startswith("asked"))
    assert set(asked) == {f"asked {number}" for number in range(windows)}
    # a kill can hit one window that is not kept yet; everything else was asked for once
    assert sum(asked.values()) <= windows + KILLS


def _answered(folder: Path) -> int:
    log = folder / "log"
    return log.read_text().count("answered") if log.exists() else 0
