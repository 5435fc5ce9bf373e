"""What frames a talk and carries nothing: announcing it, announcing the next sentence, and signing off."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dictate.edit.asides import Placed, core, placed
from dictate.edit.language import Rules
from dictate.edit.phrases import phrases_in
from dictate.edit.tidied import Cut, Tidied, cut, quoted

__all__ = ["cut_framing"]

_ANNOUNCEMENT = 15  # words; a longer one says more than what it is about


def cut_framing(tidied: Tidied) -> Tidied:
    """Take out what only says that something is said: before it, or after it."""
    rules = tidied.rules
    if rules is None or next(phrases_in(tidied.tokens, _framing(rules)), None) is None:
        return tidied
    inside, said = quoted(tidied.tokens), placed(tidied)
    found = [*_announcement(said, tidied, rules), *_set_ups(said, rules), *_endings(said, rules)]
    return cut(tidied, [span for span in found if span.first not in inside])


def _framing(rules: Rules) -> tuple[tuple[str, ...], ...]:
    return (*rules.announcements, *rules.set_ups, *rules.endings)


def _announcement(said: Sequence[Placed], tidied: Tidied, rules: Rules) -> Iterator[Cut]:
    """`Okay, so I want to talk about outlines. Title, ...`: the spoken title says it now."""
    if len(said) < 2 or not tidied.title or not said[0].sentence.at < tidied.title[0].at < said[1].sentence.at:
        return
    words = core(said[0].sentence.norms, rules)
    if len(words) <= _ANNOUNCEMENT and any(words[: len(phrase)] == phrase for phrase in rules.announcements):
        yield Cut(said[0].first, said[0].last, "set-up")


def _set_ups(said: Sequence[Placed], rules: Rules) -> Iterator[Cut]:
    """`But here is the thing.`, where the thing follows."""
    for one, after in pairwise(said):
        whole = one.sentence.text.endswith((".", ":")) and not one.sentence.text.endswith("...")
        if (
            whole
            and one.sentence.speaker == after.sentence.speaker
            and core(one.sentence.norms, rules) in rules.set_ups
        ):
            yield Cut(one.first, one.last, "set-up")


def _endings(said: Sequence[Placed], rules: Rules) -> Iterator[Cut]:
    """`That's the whole trick. That's it.`, and `That's it.` as the last words, when they stand apart."""
    for before, one in pairwise(said):
        words = core(one.sentence.norms, rules)
        if words not in rules.endings or before.sentence.speaker != one.sentence.speaker:
            continue
        if before.sentence.norms[: len(words) - 1] == words[:-1]:
            yield Cut(one.first, one.last, "repetition")
        elif one is said[-1] and before.sentence.segments[-1] != one.sentence.segments[0]:
            yield Cut(one.first, one.last, "set-up")
