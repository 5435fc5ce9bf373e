"""Seconds from an hour of real talk to a post and to show notes. Skipped where ../shared/real is not."""

from pathlib import Path

from benchmarks.children import DICTATE, environment, run
from benchmarks.report import Result

__all__ = ["measure"]

REAL = Path(__file__).parents[2] / "shared" / "real"
MADE = ("post", "show-notes")


def measure(work: Path) -> Result:
    """Each transcript, as each kind of draft; start of the program included."""
    rows = [_row(path, kind, work) for path in _transcripts() for kind in MADE]
    return Result(
        "Editing real transcripts, offline",
        ["transcript", "made", "words", "CPU s", "wall s", "words a CPU second"],
        rows,
        [] if rows else [f"Skipped: there are no transcripts in {REAL}."],
    )


def _transcripts() -> list[Path]:
    found = sorted(REAL.glob("*.md"))
    return [path for path in found if path.name != "README.md" and not path.stem.endswith(".show-notes")]


def _row(path: Path, kind: str, work: Path) -> list[str]:
    target = work / f"{path.stem}.{kind}.md"
    env = environment(DICTATE_CACHE_DIR=str(work / "cache-edit"))
    cost = run([DICTATE, "edit", str(path), "--as", kind, "--quiet", "-o", str(target)], env)
    words = _word_count(path)
    return [path.stem, kind, str(words), f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{words / cost.cpu:.0f}"]


def _word_count(path: Path) -> int:
    from dictate.transcribe.formats import read_transcript

    return read_transcript(path).word_count
