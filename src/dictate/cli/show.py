"""What the terminal shows: talk on stderr, results on stdout; plain in a pipe, readable at 40 columns.

Everything printed here is text, never markup: names and speech are hostile, so control characters are made visible.
"""

import re
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

__all__ = ["Talk", "printable", "table"]

_NARROW = 60  # columns
_CONTROL = re.compile(r"[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text that cannot move the cursor, ring or recolour: control characters become a replacement mark."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


class Talk:
    """What the program says while it works, and its results.

    `quiet` silences talk, never errors and results.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet, self.verbose = quiet, verbose
        self.err = _console(stderr=True)
        self.out = _console(stderr=False)

    def say(self, message: str, style: str = "") -> None:
        """A line of talk."""
        if not self.quiet:
            self.err.print(Text(printable(message), style), soft_wrap=not self.err.is_terminal)

    def detail(self, message: str) -> None:
        """A line of talk for who asked for more (`-v`)."""
        if self.verbose:
            self.say(message, "dim")

    def warn(self, message: str) -> None:
        """Something to know, though the work goes on; shown also when quiet."""
        self._labelled("note", "yellow", message)

    def error(self, message: str, hint: str = "") -> None:
        """What went wrong, and what to do next."""
        self._labelled("error", "bold red", message)
        if hint:
            self._labelled("hint", "cyan", hint)

    def result(self, renderable: object) -> None:
        """A result, on stdout."""
        self.out.print(renderable, soft_wrap=not self.out.is_terminal)

    def raw(self, text: str) -> None:
        """A result exactly as it is, for a file or a pipe; made printable on a screen."""
        sys.stdout.write(printable(text) if self.out.is_terminal else text)
        sys.stdout.flush()

    def _labelled(self, label: str, style: str, message: str) -> None:
        line = Text.assemble((f"{label}: ", style), printable(message))
        self.err.print(line, soft_wrap=not self.err.is_terminal)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int = 80) -> Table | Text:
    """A plain table without a frame; on a narrow screen a line or two for each row instead."""
    if width < _NARROW and len(columns) > 2:
        return Text("\n").join(_row_as_lines(columns, row) for row in rows)
    made = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(Text(printable(cell)) for cell in row))
    return made


def _row_as_lines(columns: Sequence[str], row: Sequence[str]) -> Text:
    """`small *` and under it `download 487 MB, memory 1.5 GB ...`, empty cells left out."""
    name, *cells = (printable(cell) for cell in row)
    rest = ", ".join(f"{column} {cell}".strip() for column, cell in zip(columns[1:], cells, strict=True) if cell)
    return Text.assemble((name, "bold"), "\n  ", rest) if name else Text(rest)


def _console(*, stderr: bool) -> Console:
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)
