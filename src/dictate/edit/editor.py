"""The editor port: what every editor does, whatever stands behind it."""

from typing import Protocol

from dictate.values.edit import Brief, Edit
from dictate.values.transcript import Transcript

__all__ = ["Editor"]


class Editor(Protocol):
    """Makes a draft of what was said.

    Every segment has a disposition in the answer, every word that is left out a removal with its reason, and the order
    is the speaker's except for listed moves. An editor cites segments and never writes a time.
    """

    def edit(self, transcript: Transcript, brief: Brief) -> Edit:
        """The draft that the brief asks for. Raises EditError where none can be made."""
        ...
