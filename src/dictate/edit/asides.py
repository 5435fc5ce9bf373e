"""Asides: words to somebody or something else than the reader. "Is the kettle on? Sorry. Hang on. Okay."

Only whole sentences go. Some are plainly asides ("Is this on?"). Others only in company: "Hang on." may be meant for
the reader, "Hang on. Sorry. Okay." is not. Where several people speak, only questions about the recording go, with
their answers: all else may be said to each other.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from dictate.edit.language import Rules
from dictate.edit.phrases import phrases_in
from dictate.edit.sentences import Sentence, sentences
from dictate.edit.tidied import Cut, Tidied, cut, quoted
from dictate.values.edit import DropReason

__all__ = ["Placed", "core", "cut_asides", "placed"]

_SHORT = 9  # words that an aside about the surroundings has at most
_INTERRUPTION = 40  # words between "hang on" and "where was I?"
_ANSWER = 3  # words of the answer to "where was I?"
_REASON: DropReason = "aside"

_Kind = Literal["aside", "errand", "interruption", "resumption", "company", "speech"]


class Placed(NamedTuple):
    """A sentence, and where it stands among the tokens."""

    sentence: Sentence
    first: int
    last: int


def cut_asides(tidied: Tidied) -> Tidied:
    """Take out what was said to the room, in a monologue, or about the recording, in a conversation."""
    rules = tidied.rules
    if rules is None or not _any_said(tidied, rules):
        return tidied
    inside, said = quoted(tidied.tokens), placed(tidied)
    alone = len({one.sentence.speaker for one in said}) == 1
    found = _asides(said, rules) if alone else _checks(said, rules)
    return cut(tidied, [span for span in found if span.first not in inside])


def _any_said(tidied: Tidied, rules: Rules) -> bool:
    phrases = (*rules.asides, *rules.errands, *rules.interruptions, *rules.resumptions, *rules.checks)
    return next(phrases_in(tidied.tokens, phrases), None) is not None


def placed(tidied: Tidied) -> list[Placed]:
    """The sentences of a text with their places."""
    found, at = [], 0
    for sentence in sentences(tidied.tokens, tidied.language, tidied.breaks):
        found.append(Placed(sentence, at, at + len(sentence.tokens)))
        at += len(sentence.tokens)
    return found


def core(words: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """The words of a sentence without its openers: "okay, so, um, hang on" is "hang on"."""
    begin = next((place for place, word in enumerate(words) if word not in rules.openers), len(words))
    return tuple(words[begin:])


# In a monologue


def _asides(said: Sequence[Placed], rules: Rules) -> Iterator[Cut]:
    """Runs of asides, with what an interruption brings between "hang on" and "where was I?"."""
    kinds = [_kind(one.sentence, rules) for one in said]
    runs = [list(run) for speech, run in groupby(range(len(said)), key=lambda at: kinds[at] == "speech") if not speech]
    left: int | None = None  # where the speaker turned away and has not come back
    for run in runs:
        spans = [(said[run[0]].first, said[run[-1]].last)] if _is_aside([kinds[at] for at in run]) else []
        back = next((at for at in run if kinds[at] == "resumption"), None)
        if back is not None and left is not None and said[back].first - left <= _INTERRUPTION:
            spans.append((left, said[back].last))
        if spans and back == run[-1]:
            spans += _answer(said, back + 1)
        if spans:
            yield Cut(min(first for first, _ in spans), max(last for _, last in spans), _REASON)
        left = said[run[-1]].last if kinds[run[-1]] in ("errand", "interruption") else None


def _kind(sentence: Sentence, rules: Rules) -> _Kind:
    words = core(sentence.norms, rules)
    about = len(words) <= _SHORT and not rules.surroundings.isdisjoint(words)
    if words in rules.resumptions:
        return "resumption"
    if words in rules.asides:
        return "aside"
    if about and _begins(words, rules.interruptions):
        return "errand"
    if words in rules.interruptions or (about and _begins(words, rules.errands)):
        return "interruption"
    if set(sentence.norms) <= rules.company or words in rules.all_clear or (about and sentence.text.endswith("?")):
        return "company"
    return "speech"


def _begins(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(words[: len(phrase)]) == phrase for phrase in phrases)


def _is_aside(kinds: Sequence[_Kind]) -> bool:
    """Whether sentences in a row are an aside: one of them is plainly one, or they keep each other company."""
    plain, in_company = {"aside", "errand"}, {"interruption", "resumption"}
    return not plain.isdisjoint(kinds) or (len(kinds) > 1 and not in_company.isdisjoint(kinds))


def _answer(said: Sequence[Placed], at: int) -> list[tuple[int, int]]:
    """`Where was I? Walter. So Walter says`: an answer whose words the next sentence has too."""
    if at + 1 >= len(said) or len(said[at].sentence.norms) > _ANSWER:
        return []
    same = set(said[at].sentence.norms) <= set(said[at + 1].sentence.norms)
    return [(said[at].first, said[at].last)] if same else []


# In a conversation


def _checks(said: Sequence[Placed], rules: Rules) -> Iterator[Cut]:
    """`Can you hear me?` with its answer; where somebody answers it otherwise, it stays."""
    for at, one in enumerate(said):
        asked_more = at > 0 and said[at - 1].sentence.text.endswith("?")  # and the answer may be to that
        if asked_more or core(one.sentence.norms, rules) not in rules.checks:
            continue
        end = at + 1
        while end < len(said) and _is_answer(said[end].sentence, one.sentence, rules):
            end += 1
        goes_on = end < len(said) and (end > at + 1 or said[end].sentence.speaker == one.sentence.speaker)
        if goes_on or end == len(said):
            yield from (Cut(said[place].first, said[place].last, _REASON) for place in range(at, end))


def _is_answer(sentence: Sentence, question: Sentence, rules: Rules) -> bool:
    words = core(sentence.norms, rules)
    return sentence.speaker != question.speaker and (not words or words in rules.all_clear)
