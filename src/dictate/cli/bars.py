"""A progress bar on a terminal; nothing in a pipe, on a dumb terminal, or when quiet."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from dictate.cli.show import Talk
from dictate.values.progress import Progress as Listener
from dictate.values.progress import unheard
from dictate.values.timecode import clock

__all__ = ["progress_bar"]

_ROOM_FOR_A_BAR = 60  # columns; on a narrower terminal the figures alone are shown


@contextmanager
def progress_bar(talk: Talk) -> Iterator[Listener]:
    """A listener that draws what it hears: audio seconds done, speed and time left, or bytes of a download."""
    if talk.quiet or not talk.err.is_terminal or talk.err.is_dumb_terminal:
        yield unheard
        return
    columns: list[ProgressColumn] = [TextColumn("{task.description}", markup=False)]
    if talk.err.width >= _ROOM_FOR_A_BAR:
        columns.append(BarColumn(bar_width=None))
    with Progress(*columns, _Figures(), console=talk.err, transient=True) as progress:
        yield _Bars(progress)


class _Bars:
    """One bar for each stage, made when the stage is first heard of."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, object] = {}

    def __call__(self, stage: str, done: float, total: float | None) -> None:
        if stage not in self._tasks:
            for finished in self._tasks.values():
                self._progress.remove_task(finished)  # type: ignore[arg-type]  # TaskID is an int by another name
            self._tasks = {stage: self._progress.add_task(stage, total=total)}
        self._progress.update(self._tasks[stage], completed=done, total=total)  # type: ignore[arg-type]


class _Figures(ProgressColumn):
    """`3:20/10:00 12.0x 0:34 left`, or `12/484 MB` for a download."""

    def render(self, task: Task) -> Text:
        """The figures of one bar."""
        left = f" {clock(task.time_remaining)} left" if task.time_remaining is not None else ""
        if task.description == "downloading":
            return Text(f"{task.completed / 1e6:.0f}/{(task.total or 0) / 1e6:.0f} MB{left}")
        total = f"/{clock(task.total)}" if task.total else ""
        speed = f" {task.finished_speed or task.speed or 0:.1f}x" if task.speed else ""
        return Text(f"{clock(task.completed)}{total}{speed}{left}")
