"""Files written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from dictate.errors import OutputError

__all__ = ["already_there", "free_name", "write_whole"]


def write_whole(path: Path, data: bytes, *, overwrite: bool = True, mode: int = 0o644) -> None:
    """Write `data` under a temporary name beside `path`, flush it to the disk and move it into place.

    A reader sees the old file or the new one, never a part. With `overwrite=False` an existing file is left as it is,
    also one that appears at the last moment. Raises OutputError.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        if overwrite:
            temporary.replace(path)
        else:
            _move_without_overwriting(temporary, path)
    except OSError as error:
        raise _output_error(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """`path` if nothing is there, else the first of `name-2`, `name-3`, ... that is free."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate


def already_there(path: Path) -> OutputError:
    """The error of a name that is taken; it offers one that is free."""
    hint = f"use --force to overwrite it, or choose another name, like {free_name(path)}"
    return OutputError("is already there", hint=hint, path=path)


def _move_without_overwriting(temporary: Path, path: Path) -> None:
    """A hard link fails where the name is taken; file systems without links get a look before the move."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def _output_error(path: Path, error: OSError) -> OutputError:
    if isinstance(error, FileExistsError):
        return already_there(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("cannot be written: the disk is full", hint="make room, then run this again", path=path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return OutputError("cannot be written: no permission", hint="choose another place with -o", path=path)
    reason = error.strerror or type(error).__name__
    with contextlib.suppress(OSError):
        if path.is_dir():
            reason = "it is a folder"
    return OutputError(f"cannot be written: {reason}", hint="choose another place with -o", path=path)
