"""Prints every run of six words that the training text shares with given texts; fails where there is one.

python -m train.shared_runs TEXT_FILE...
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 6


def runs(text: str) -> Iterator[str]:
    """All runs of six words, in lower case without punctuation."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def main() -> int:
    """Compare the files with text/train*.txt, line by line."""
    wanted = {run: name for name in sys.argv[1:] for run in runs(Path(name).read_text())}
    found = 0
    for file in sorted(Path("text").glob("train*.txt")):
        for number, line in enumerate(file.read_text().split("\n"), 1):
            for run in runs(line):
                if run in wanted:
                    found += 1
                    print(f"{file}:{number}: {run} ({wanted[run]})")
    print(f"{found} shared runs of {RUN} words; {len(wanted)} looked for")
    return int(found > 0)


if __name__ == "__main__":
    raise SystemExit(main())
