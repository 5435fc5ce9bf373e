"""What is asked of an editor, and what an editor returns."""

from typing import Literal

from pydantic import Field

from dictate.values.base import Value
from dictate.values.draft import Draft, Makes, Source
from dictate.values.episode import Link, Person

__all__ = ["Brief", "Disposition", "DropReason", "Edit", "Move", "Note", "OffRecord", "Removal", "Usage"]

DropReason = Literal[
    "filler",
    "stutter",
    "repetition",
    "false start",
    "correction",
    "set-up",
    "aside",
    "off topic",
    "command",
    "note to self",
    "off the record",
    "not selected",
]
"""Why words are not in a draft. "not selected": show notes are a choice, and these words were not chosen."""


class Brief(Value):
    """What the writer asks for: the kind of draft, and what only they can know."""

    makes: Makes
    title: str | None = None
    glossary: tuple[str, ...] = ()
    episode: str | None = None
    hosts: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()


class Removal(Value):
    """A range of words that is not in the draft, and why."""

    source: Source
    reason: DropReason


class Note(Value):
    """Something that the speaker said to themselves ("note to self ..."), for the writer and not for the draft."""

    source: Source
    text: str


class OffRecord(Value):
    """A stretch that somebody took off the record: where it begins and ends, and never what was said in it.

    begins: the words that began it; `None` where only its end was heard, so that what was meant may be in the draft.
    ends:   the words that ended it; `None` where nobody did, so that everything from `begins` on is off the record.
    """

    begins: Source | None
    ends: Source | None


class Disposition(Value):
    """What became of a segment. A segment may be used and still have words removed."""

    segment: str
    used: bool
    reason: DropReason | None = None


class Move(Value):
    """Segments that stand earlier in the draft than they were said, and why."""

    segments: tuple[str, ...]
    reason: str


class Usage(Value):
    """What an edit cost: calls to a model and tokens. All zero without a model."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


class Edit(Value):
    """An editor's answer.

    There is one disposition for every segment of the transcript, in its order. `removals` lists every range of words
    that the editor took out, `notes` what the speaker said to themselves, `off_record` where the record was left,
    `missing_evidence` claims that need proof.
    """

    draft: Draft = Field(discriminator="makes")
    dispositions: tuple[Disposition, ...]
    removals: tuple[Removal, ...] = ()
    moves: tuple[Move, ...] = ()
    notes: tuple[Note, ...] = ()
    off_record: tuple[OffRecord, ...] = ()
    missing_evidence: tuple[str, ...] = ()
    editor: str
    usage: Usage = Usage()
