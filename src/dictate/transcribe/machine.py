"""What this machine offers to an engine: physical cores and memory that this process may use.

It does not know of models or of graphics cards; the engine's own library is asked about those.
"""

import contextlib
import math
import os
import sys
from pathlib import Path

__all__ = ["memory_bytes", "physical_cores"]

_CGROUP = Path("/sys/fs/cgroup")
_CPUS = Path("/sys/devices/system/cpu")


def physical_cores(cpus: Path = _CPUS, cgroup: Path = _CGROUP) -> int:
    """Physical cores that this process may use, at least 1.

    Two threads of one core share its arithmetic, so that more threads than cores make Whisper slower. Counted are
    the cores of this process's affinity, and no more than its control group's share of processor time.
    """
    if sys.platform == "linux":
        allowed = os.sched_getaffinity(0)
        cores = len({_siblings(cpus, cpu) for cpu in allowed})
    else:
        cores = os.cpu_count() or 1  # Macs have one thread a core
    return int(max(1, min(cores, _cgroup_share(cgroup))))


def memory_bytes(cgroup: Path = _CGROUP) -> int | None:
    """Bytes of memory of this machine, or of this process's control group where that is less; None: unknown."""
    found = []
    with contextlib.suppress(OSError, ValueError, AttributeError):
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for name in ("memory.max", "memory/memory.limit_in_bytes"):  # control groups version 2, and 1
        with contextlib.suppress(OSError, ValueError):
            found.append(int((cgroup / name).read_text()))
    return min(found, default=None)


def _siblings(cpus: Path, cpu: int) -> str:
    """The same text for all threads of one core."""
    try:
        return (cpus / f"cpu{cpu}" / "topology" / "thread_siblings_list").read_text().strip()
    except OSError:
        return str(cpu)


def _cgroup_share(cgroup: Path) -> float:
    """Processors' worth of time that the control group grants; infinite where it sets no limit."""
    with contextlib.suppress(OSError, ValueError):
        quota, period = (cgroup / "cpu.max").read_text().split()
        return math.inf if quota == "max" else int(quota) / int(period)
    with contextlib.suppress(OSError, ValueError):
        quota_us = int((cgroup / "cpu" / "cpu.cfs_quota_us").read_text())
        period_us = int((cgroup / "cpu" / "cpu.cfs_period_us").read_text())
        if quota_us > 0:
            return quota_us / period_us
    return math.inf
