"""What the machine offers: cores and memory, from files made by hand."""

import os
from pathlib import Path

import pytest

from dictate.transcribe.machine import memory_bytes, physical_cores

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system tells of no affinity")


@pytest.fixture
def two_cores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A processor with four threads on two cores, all of which this process may use."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2, 3})
    for cpu in range(4):
        topology = tmp_path / f"cpu{cpu}" / "topology"
        topology.mkdir(parents=True)
        (topology / "thread_siblings_list").write_text(f"{cpu % 2},{cpu % 2 + 2}\n")
    return tmp_path


def test_two_threads_of_a_core_count_once(two_cores: Path) -> None:
    """Cores are counted, not threads."""
    assert physical_cores(two_cores, two_cores / "none") == 2


@pytest.mark.parametrize(("limit", "cores"), [("max 100000", 2), ("100000 100000", 1), ("50000 100000", 1), ("", 2)])
def test_a_container_gets_no_more_than_its_share(limit: str, cores: int, two_cores: Path) -> None:
    """The control group's share limits the number, down to one."""
    (two_cores / "cpu.max").write_text(limit)
    assert physical_cores(two_cores, two_cores) == cores


def test_without_topology_every_processor_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing tells which threads share a core, each counts."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 5})
    assert physical_cores(tmp_path, tmp_path) == 3


def test_memory_is_that_of_the_container(tmp_path: Path) -> None:
    """The control group's limit counts where it is less than the machine has."""
    (tmp_path / "memory.max").write_text("1000000\n")
    assert memory_bytes(tmp_path) == 1_000_000
    (tmp_path / "memory.max").write_text("max\n")
    assert (memory_bytes(tmp_path) or 0) > 1_000_000
