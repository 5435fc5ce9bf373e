"""Makes the model from nothing: text, tokens, speech, training in two stages, conversion, evaluation.

    python -m train [--work FOLDER] [--minutes 480] [--lines 60000] [--from CHECKPOINT]

Run it in the folder above this one. It takes hours. README.md says what it needs. Text, tokens and speech that are
there already are not made again; training begins anew unless it is given a checkpoint.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from train import text, tokens

HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        "python -m train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder for all that is made (./work)")
    parser.add_argument("--minutes", type=float, default=480, help="of training, both stages together (480)")
    parser.add_argument("--lines", type=int, default=60_000, help="of text to train on, half of it natural (60000)")
    parser.add_argument("--from", dest="start", type=Path, help="a checkpoint to go on from")
    return parser.parse_args()


def enter(folder: Path) -> None:
    """Make the work folder the current one, for this process and those it starts. Git is told to leave it alone."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    os.environ["PYTHONPATH"] = str(HERE.parent)
    os.chdir(folder)


def python(module: str, *given: str) -> list[str]:
    """The command that runs one of our modules."""
    return [sys.executable, "-m", f"train.{module}", *given]


def prepare(lines: int) -> None:
    """Text, tokens and speech; two processes speak."""
    if not Path("text/train-natural.txt").exists():  # the last of the texts that is written
        text.write(Path("text"), lines // 2, lines - lines // 2)
    if not tokens.FILE.exists():
        tokens.write(Path("text/train.txt"))
    for name in ("heldout", "train", "train-natural"):
        speakers = [subprocess.Popen(python("speak", name, str(process), "2")) for process in range(2)]
        ends = [speaker.wait() for speaker in speakers]
        if any(ends):
            raise SystemExit(f"speaking {name} failed")


def learn(minutes: float, start: Path | None) -> None:
    """Four fifths of the time on all speech, the rest on natural text."""
    begin = ["--from", str(start)] if start else ["--short", str(minutes * 0.25)]
    subprocess.run(python("learn", str(minutes * 0.8), *begin, "--rate", "2e-3"), check=True)
    natural = ["--from", "checkpoint.pt", "--rate", "6e-4", "--fall", "0.9", "--name", "train-natural"]
    subprocess.run(python("learn", str(minutes * 0.2), *natural), check=True)


def main() -> None:
    """Run the steps in order."""
    given = arguments()
    start = given.start.resolve(strict=True) if given.start else None
    enter(given.work)
    prepare(given.lines)
    learn(given.minutes, start)
    subprocess.run(python("convert"), check=True)
    from train.evaluate import evaluate  # loads the engine, which nothing before needs

    print(json.dumps(evaluate(Path("ct2"), show=True)))


if __name__ == "__main__":
    main()
