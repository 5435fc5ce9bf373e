"""What goes in and where results go: the rules of FILE..., --tracks, --speakers and -o."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args

from dictate.cli.options import FormatName
from dictate.cli.session import STDIN, Item
from dictate.errors import UsageError
from dictate.publish import evidence_path
from dictate.store import already_there

__all__ = ["Outputs", "items_of", "names_of"]


def items_of(files: Sequence[Path], *, tracks: bool) -> list[Item]:
    """What to work on: each file for itself, or all of them as the tracks of one recording. Raises UsageError."""
    if files.count(STDIN) > 1:
        raise UsageError("standard input can be read once", hint="give - once")
    if not tracks:
        return [Item((path,)) for path in files]
    if len(files) < 2:
        raise UsageError(
            "--tracks needs a file for each speaker", hint="dictate transcribe --tracks host.wav guest.wav"
        )
    return [Item(tuple(files))]


def names_of(speakers: str | None) -> tuple[str, ...]:
    """Names with commas between them; each needs to be there, since they stand for channels in order."""
    if speakers is None:
        return ()
    names = tuple(name.strip() for name in speakers.split(","))
    if not all(names):
        raise UsageError("a speaker has no name", hint='write --speakers "Ana,Ben"')
    return names


class Outputs:
    """Where results go: `-` prints, a folder gets files by their own names, anything else is the file itself.

    Several results need a folder, the current one if none is named; one that is not there yet is made. Two results of
    one run never get the same name, and none gets that of an `input`: what was given is never written over. Without
    `overwrite` a name that is taken is an error, here already where a file was named, before work goes into it.
    """

    def __init__(self, output: str | None, inputs: Sequence[Path], *, several: bool, overwrite: bool) -> None:
        self.printed = output == "-"
        self._inputs, self._overwrite = inputs, overwrite
        self._file: Path | None = None
        self._folder = Path()
        self._taken: set[Path] = set()
        if output is None or self.printed:
            return
        path = Path(output)
        if several and not path.is_dir() and (path.exists() or (path.suffix and not output.endswith("/"))):
            raise UsageError(f"{output} is a file, and there are several results", hint="name a folder with -o")
        if several or path.is_dir() or output.endswith("/"):
            self._folder = path
        else:
            self._file = path
            self._check(path)

    @property
    def form(self) -> FormatName | None:
        """The form that a named file's suffix asks for; `None` without one. Raises UsageError for any other suffix."""
        suffix = self._file.suffix.lower().removeprefix(".") if self._file else ""
        if suffix and suffix not in get_args(FormatName):
            raise UsageError(
                f"{self._file} does not end in a form of text", hint=f"choose {', '.join(get_args(FormatName))}"
            )
        return cast(FormatName, suffix) if suffix else None

    def path(self, name: str) -> Path:
        """Where the result that would be called `name` goes. Raises UsageError and OutputError."""
        path = self._file or self._folder / name
        candidate, number = path, 2
        while candidate in self._taken:
            candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
            number += 1
        self._taken.add(candidate)
        self._check(candidate)
        return candidate

    def _check(self, path: Path) -> None:
        for written in (path, evidence_path(path)):
            if any(_same_file(written, given) for given in self._inputs):
                raise UsageError(f"{written} is what was given, and is never written over", hint="choose another -o")
        if path.exists() and not path.is_dir() and not self._overwrite:
            raise already_there(path)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # one of them is not there
