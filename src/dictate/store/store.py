"""A content-addressed store: what was computed once, kept under the hash of everything it depends on.

It keeps bytes under a kind and a key, and knows nothing of what they mean. An entry is there whole or not at all: it is
moved into place when written, and carries its own checksum, so that a damaged one counts as absent.
"""

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dictate.errors import OutputError
from dictate.store.files import write_whole

__all__ = ["Store", "Usage", "key_of"]

_CHECKSUM = 64  # hexadecimal digits of a sha256, then a line break, then the data


@dataclass(frozen=True)
class Usage:
    """How much of one kind is kept: number of entries, and bytes on disk."""

    entries: int
    size: int


class Store:
    """A folder of entries. It is made when the first entry is put; nobody but its owner can read it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get(self, kind: str, key: str) -> bytes | None:
        """The entry's data, or `None` where it is absent or damaged."""
        try:
            content = self._path(kind, key).read_bytes()
        except OSError:
            return None
        checksum, data = content[:_CHECKSUM], content[_CHECKSUM + 1 :]
        return data if checksum == hashlib.sha256(data).hexdigest().encode() else None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep an entry, in place of any of that kind and key. Raises OutputError."""
        path = self._path(kind, key)
        try:
            for folder in (self.root, path.parent.parent, path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"cannot be used to keep finished work: {error.strerror}",
                hint="set cache_dir in the settings, or DICTATE_CACHE_DIR, to a folder that you can write to",
                path=self.root,
            ) from error
        write_whole(path, hashlib.sha256(data).hexdigest().encode() + b"\n" + data, mode=0o600)

    def usage(self) -> dict[str, Usage]:
        """What is kept, by kind."""
        found = {}
        for folder in sorted(self.root.glob("*")):
            sizes = [size for path in folder.glob("*/[0-9a-f]*") if (size := _size(path)) is not None]
            if sizes:
                found[folder.name] = Usage(entries=len(sizes), size=sum(sizes))
        return found

    def clear(self, kind: str | None = None) -> Usage:
        """Remove everything, or everything of one kind; say how much that was."""
        freed = {name: usage for name, usage in self.usage().items() if kind in (None, name)}
        for name in freed if kind else [path.name for path in self.root.glob("*")]:
            # another run may put something meanwhile: that stays
            shutil.rmtree(self.root / name, ignore_errors=True)
        return Usage(sum(usage.entries for usage in freed.values()), sum(usage.size for usage in freed.values()))

    def _path(self, kind: str, key: str) -> Path:
        if not re.fullmatch(r"[a-z-]+", kind) or not re.fullmatch(r"[0-9a-f]{64}", key):
            raise ValueError(f"not a kind and key of this store: {kind!r} {key!r}")
        return self.root / kind / key[:2] / key


def _size(path: Path) -> int | None:
    """Bytes of an entry; `None` where it has just gone."""
    try:
        return path.stat().st_size
    except OSError:
        return None


def key_of(*parts: Any) -> str:  # noqa: ANN401 - any JSON value is a part
    """One key for everything that a result depends on: the sha256 of the parts as canonical JSON."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
