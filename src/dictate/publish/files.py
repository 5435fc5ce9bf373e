"""Where a draft and its evidence go on disk."""

from dataclasses import dataclass
from pathlib import Path

from dictate.errors import OutputError
from dictate.store import write_whole

__all__ = ["Published", "evidence_path", "publish_files"]


@dataclass(frozen=True)
class Published:
    """The files that were written."""

    draft: Path
    evidence: Path


def evidence_path(draft: Path) -> Path:
    """`NAME.evidence.json` beside `NAME.md`."""
    return draft.with_name(f"{draft.stem}.evidence.json")


def publish_files(draft: Path, markdown: str, evidence: str, *, overwrite: bool) -> Published:
    """Write a draft with its evidence beside it, each whole or not at all. Raises OutputError where one is there."""
    files = Published(draft=draft, evidence=evidence_path(draft))
    if not overwrite and files.evidence.exists() and not draft.exists():
        raise OutputError(
            "is already there, from another draft",
            hint="use --force to overwrite it, or choose another name for the draft",
            path=files.evidence,
        )
    write_whole(files.draft, markdown.encode(), overwrite=overwrite)
    write_whole(files.evidence, evidence.encode(), overwrite=True)
    return files
