"""Who is given the words, and in which order they are told."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dictate.edit.check.held import Held
from dictate.edit.check.report import told
from dictate.edit.check.said import RUN
from dictate.edit.reading import sequences
from dictate.edit.tokens import norms, same_person
from dictate.values.edit import Edit
from dictate.values.evidence import Finding

__all__ = ["off_the_record", "out_of_order", "wrong_speakers"]


def wrong_speakers(held: Held) -> Iterator[Finding]:
    """Words that the draft gives to somebody who did not say them."""
    if held.place.speaker is None or not held.sources:
        return
    said_by = {speaker for source in held.sources if (speaker := held.said.transcript.by_id[source.segment].speaker)}
    if said_by and not any(same_person(held.place.speaker, speaker) for speaker in said_by):
        yield told("wrong speaker", held, f"{' and '.join(sorted(said_by))} said this, not {held.place.speaker}")


def off_the_record(held: Held) -> Iterator[Finding]:
    """Words that were said off the record: it is told where they are in the draft, and never what was said."""
    words = norms(held.passage.text)
    if any(words[at : at + RUN] in held.said.withheld for at in range(len(words) - RUN + 1)):
        yield told("off the record", held, "was said off the record")


def out_of_order(passages: Sequence[Held], edit: Edit) -> Iterator[Finding]:
    """Passages that stand after one that was said later, where no move is listed."""
    moved = {segment for move in edit.moves for segment in move.segments}
    for numbers in sequences(edit.draft):
        placed = [(passages[number], begins) for number in numbers if (begins := _begins(passages[number])) is not None]
        for (before, earlier), (held, place) in pairwise(placed):
            segments = {source.segment for one in (before, held) for source in one.sources}
            if place < earlier and not segments & moved:
                yield told("order", held, "was said before the passage that it now follows")


def _begins(held: Held) -> tuple[int, int] | None:
    """Where a passage begins in what was said: its segment's place and the word's."""
    position = held.said.transcript.position
    return min(((position[source.segment], source.first) for source in held.sources), default=None)
