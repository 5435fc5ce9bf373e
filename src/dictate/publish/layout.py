"""How a draft is laid out, and what made it: plain values for the writers of this room."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Layout", "Origin"]


@dataclass(frozen=True)
class Layout:
    """How times are shown.

    timestamps: put each paragraph's time beside it.
    offset:     seconds that the published audio is longer at its front (an intro); added to every time shown.
    """

    timestamps: bool = False
    offset: float = 0.0


@dataclass(frozen=True)
class Origin:
    """What a draft was made from, and by what; it goes into the draft's front matter.

    date:      the recording's own, else the day of the edit.
    dictate:   version of this program.
    editor:    who edited, like "offline".
    source:    name of the file that was edited.
    recording: sha256 of the decoded samples, where there was sound.
    model:     the Whisper model that heard it, where there was sound.
    """

    date: date
    dictate: str
    editor: str
    source: str
    recording: str | None = None
    model: str | None = None
