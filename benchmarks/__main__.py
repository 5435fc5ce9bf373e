"""Run the benchmarks that are named, or all: python -m benchmarks [--list] [NAME...].

Tables go to standard output, as Markdown; what is going on to standard error. A goal that is missed is said in its
table. Exit code 1: a comparison came to nothing.
"""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks.report import VoidError, markdown

__all__: list[str] = []

NAMES = ("speed", "memory", "start", "accuracy", "resume", "edit", "faithfulness")


def main() -> int:
    """Run them one after another."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What dictate costs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; none: all")
    parser.add_argument("--list", action="store_true", help="say what there is")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    if given.list:
        _list()
        return 0
    return sum([_failed(name) for name in given.names or NAMES]) > 0


def _list() -> None:
    for name in NAMES:
        print(f"{name:10}{(importlib.import_module(f'benchmarks.{name}').__doc__ or '').splitlines()[0]}")


def _failed(name: str) -> bool:
    """Run one, in a folder that is removed afterwards."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="dictate-benchmark-") as work:
        try:
            result = importlib.import_module(f"benchmarks.{name}").measure(Path(work))
        except VoidError as error:
            print(f"{name}: void: {error}", file=sys.stderr)
            return True
    print(markdown(result, f"python -m benchmarks {name}"), end="\n\n", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
