"""Processor time of `dictate --help`, against importing the library that it parses arguments with."""

import os
import statistics
from pathlib import Path

from benchmarks.children import DICTATE, PYTHON, run
from benchmarks.report import Result, goal

__all__ = ["measure"]

TIMES = 15
_MOST = 1.8  # times `import typer`
_HEAVY = ("av", "ctranslate2", "faster_whisper", "huggingface_hub", "numpy", "onnxruntime", "pydantic", "rich", "yake")
_LOADED = f"""
import sys
sys.argv = ["dictate", "--help"]
sys.stdout, out = open({os.devnull!r}, "w"), sys.stdout
from dictate.cli import main
try:
    main()
finally:
    print(*sorted(set({_HEAVY!r}) & set(sys.modules)), file=out)
"""


def measure(work: Path) -> Result:
    """Both in turn, again and again."""
    commands = {"dictate --help": [DICTATE, "--help"], "import typer": [PYTHON, "-c", "import typer"]}
    costs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TIMES):
        for name, command in commands.items():
            costs[name].append(run(command).cpu)
    medians = {name: statistics.median(found) for name, found in costs.items()}
    times = medians["dictate --help"] / medians["import typer"]
    heavy = run([PYTHON, "-c", _LOADED]).out.split()
    return Result(
        "Start",
        ["command", "CPU s, median", "lowest", "highest"],
        [[name, f"{medians[name]:.3f}", f"{min(found):.3f}", f"{max(found):.3f}"] for name, found in costs.items()],
        [
            goal(f"at most {_MOST} times as much: {times:.2f}", met=times <= _MOST),
            goal(f"no heavy import: {', '.join(heavy) or 'none'}", met=not heavy),
        ],
    )
