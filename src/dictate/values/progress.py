"""How long work tells how far it is, without knowing who listens."""

from typing import Protocol

__all__ = ["Progress", "unheard"]


class Progress(Protocol):
    """Called as work goes on: what is being done, how much of it is done, and of how much (`None`: nobody knows).

    The unit is the stage's own: seconds of audio for "transcribing", bytes for "downloading".
    """

    def __call__(self, stage: str, done: float, total: float | None) -> None:  # noqa: D102 - the class says it
        ...


def unheard(stage: str, done: float, total: float | None) -> None:
    """The listener that nobody is."""
