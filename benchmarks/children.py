"""Run a command as a child process, and tell what it cost. Nothing heavy is imported here: see `Cost.peak`."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.report import VoidError

__all__ = ["DICTATE", "PYTHON", "Cost", "environment", "run", "without_cache"]

PYTHON = sys.executable
DICTATE = str(Path(PYTHON).with_name("dictate"))
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which ru_maxrss counts


@dataclass(frozen=True)
class Cost:
    """What a child cost.

    cpu:  seconds of processor time, user and system, all threads.
    wall: seconds that passed.
    peak: bytes of memory at most. The system counts what the child shared with its parent before it became a program
          of its own, so it is known only for a child that grows larger than its parent; else 0.
    out:  what it printed.
    """

    cpu: float
    wall: float
    peak: int
    out: str


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises VoidError where it fails, with what it said."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, env=env or environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise VoidError(f"exit code {child.returncode}: {' '.join(command)}\n{_content(said)}")
        return Cost(usage.ru_utime + usage.ru_stime, wall, _peak(usage), _content(out))


def _peak(usage: resource.struct_rusage) -> int:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage.ru_maxrss * _UNIT if usage.ru_maxrss > own else 0


def _content(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def environment(**changes: str) -> dict[str, str]:
    """This process's environment with changes; settings of the user and their folders have no part in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DICTATE_")}
    return kept | {"DICTATE_CONFIG": os.devnull, "HF_HUB_OFFLINE": "1"} | changes


def without_cache(folder: Path) -> dict[str, str]:
    """An environment in which dictate has finished nothing before: `folder` must be new."""
    if folder.exists():
        raise VoidError(f"not a new folder: {folder}")
    return environment(DICTATE_CACHE_DIR=str(folder))
