"""A benchmark's result: a table in Markdown, with the command that makes it and what it was held against."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Result", "VoidError", "goal", "markdown"]


class VoidError(Exception):
    """A comparison that means nothing: the two sides did not do the same work, or a run failed."""


@dataclass(frozen=True)
class Result:
    """One table. `rows` are already text; `notes` stand under it, one a line."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


def goal(text: str, *, met: bool) -> str:
    """A goal, and plainly whether it was met.

    >>> goal("within 3 %", met=False)
    'Goal: within 3 %. MISSED.'
    """
    return f"Goal: {text}. {'Met' if met else 'MISSED'}."


def markdown(result: Result, command: str) -> str:
    """The table as Markdown: readable as plain text, and ready to be pasted."""
    lines = [list(result.columns), *map(list, result.rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(result.columns))]
    head, *rows = [_line(line, widths) for line in lines]
    rule = _line(["-" * width for width in widths], widths)
    notes = [f"- {note}" for note in result.notes]
    return "\n".join([f"## {result.title}", "", f"    {command}", "", head, rule, *rows, "", *notes])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells side by side; names to the left, figures to the right."""
    first, *rest = zip(cells, widths, strict=True)
    return " | ".join(["| " + first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]) + " |"
