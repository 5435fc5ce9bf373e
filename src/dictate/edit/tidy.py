"""Tidying: what a careful editor takes out before reading for sense. Nothing is added, and everything is listed.

Each pass is a plain function from `Tidied` to `Tidied`. It knows nothing of the draft that will be made.
"""

from collections.abc import Callable

from dictate.edit.asides import cut_asides
from dictate.edit.commands import begin_paragraphs, keep_notes, mark_quotes, take_back, take_title
from dictate.edit.corrections import cut_corrections
from dictate.edit.false_starts import cut_false_starts
from dictate.edit.fillers import cut_directions, cut_fillers, cut_pauses
from dictate.edit.framing import cut_framing
from dictate.edit.language import rules_for
from dictate.edit.off_record import leave_record
from dictate.edit.repeats import cut_repeated_sentences, cut_restarts, cut_stutters
from dictate.edit.tidied import Tidied
from dictate.edit.tokens import tokens_of
from dictate.values.transcript import Transcript

__all__ = ["PASSES", "tidy"]

PASSES: tuple[Callable[[Tidied], Tidied], ...] = (
    leave_record,
    cut_directions,
    mark_quotes,
    take_title,
    begin_paragraphs,
    keep_notes,
    cut_restarts,
    cut_pauses,
    cut_corrections,
    take_back,
    cut_fillers,
    cut_stutters,
    cut_false_starts,
    cut_asides,
    cut_framing,
    cut_repeated_sentences,
)
"""The passes in their order.

First what is off the record, so that nothing sees it; then the other commands, so that no rule touches a quotation;
corrections before fillers, for in "four, I mean, five" it is none.
"""

_ROUNDS = 4  # one pass may make work for another; people's speech needs two rounds


def tidy(transcript: Transcript) -> Tidied:
    """A transcript's words without what was not meant to be read.

    Words keep their numbers. A language that is not known is left alone, word for word.
    """
    tidied = Tidied(tokens=tokens_of(transcript), rules=rules_for(transcript), language=transcript.language)
    if tidied.rules is None:
        return tidied
    for _ in range(_ROUNDS):
        before = tidied.tokens
        for tidy_pass in PASSES:
            tidied = tidy_pass(tidied)
        if tidied.tokens == before:
            break
    return tidied
