"""False starts: what was begun, broken off and begun again. Only the last attempt stays.

That it was begun again is seen by its words: what follows the break repeats words from before it. A sentence that is
broken off for another one stays, for nobody but the speaker knows what of it was meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from dictate.edit.language import Rules
from dictate.edit.phrases import phrases_in, set_off
from dictate.edit.repeats import on_purpose
from dictate.edit.tidied import Cut, Gone, Tidied, cased_like, quoted
from dictate.edit.tokens import Token, ends_clause, ends_sentence
from dictate.values.edit import DropReason

__all__ = ["cut_false_starts"]

_LONGEST = 6  # words of a start that is repeated word for word
_REACH = 40  # words back in which the beginning of a start is looked for
_DASHES = ("--", "\u2013", "\u2014", "-")


def cut_false_starts(tidied: Tidied) -> Tidied:
    """Take out what was said from the beginning of a start to where it is begun again."""
    if tidied.rules is None:
        return tidied
    inside, tokens, at = quoted(tidied.tokens), tidied.tokens, 0
    kept: list[Token] = []
    gone = list(tidied.gone)
    for start in sorted(chain(_broken(tidied.tokens, tidied.rules), _taken_up(tidied.tokens, tidied.rules))):
        if start.first < at or inside & {start.first, start.last}:
            continue
        again = cased_like(tokens[start.last], tokens[start.first])
        kept += [*tokens[at : start.first], again]
        gone += [Gone(token, start.reason) for token in tokens[start.first : start.last]]
        at = start.last + 1
    return replace(tidied, tokens=(*kept, *tokens[at:]), gone=tuple(gone)) if kept else tidied


def _broken(tokens: Sequence[Token], rules: Rules) -> Iterator[Cut]:
    """`I think it -- I think it is`, `I saw the, I saw a dog`."""
    for place, token in enumerate(tokens[:-1]):
        end = place if not token.norm else place + 1  # a dash may be a word of its own
        if token.text.endswith(_DASHES):
            size = _size_of_start(tokens[max(0, end - _LONGEST) : end], tokens[place + 1 : place + 1 + _LONGEST], rules)
            if size:
                yield Cut(end - size, place + 1, "false start")
                continue
        elif not ends_clause(token) or ends_sentence(token):
            continue
        begin = _begun_at(tokens, end, place + 1) if end and tokens[end - 1].norm in rules.determiners else None
        if begin is not None:
            yield Cut(begin, place + 1, "false start")


def _size_of_start(before: Sequence[Token], after: Sequence[Token], rules: Rules) -> int:
    """How many words at the end of `before` are said again at the beginning of `after`; the last may be cut short."""
    for size in range(min(len(before), len(after)), 0, -1):
        start, again = before[-size:], after[:size]
        words, last, whole = [token.norm for token in start], start[-1].norm, again[-1].norm
        if words[:-1] != [token.norm for token in again[:-1]] or not (last and whole.startswith(last)):
            continue
        if len({token.speaker for token in (*start, *again)}) > 1 or any(map(ends_sentence, start)):
            continue
        plain = last in rules.stutters or (last != whole and start[-1].text.endswith("-"))
        if plain if size == 1 else not on_purpose(start, rules):
            return size
    return 0


def _taken_up(tokens: Sequence[Token], rules: Rules) -> Iterator[Cut]:
    """`I wanted, okay, let me start over. I sent it`; `I went by bus, no wait, I went by boat`."""
    for first, last in phrases_in(tokens, rules.retractions):
        yield from _from_beginning(tokens, first, last, "correction")
    for first, last in phrases_in(tokens, rules.resets):
        if ends_sentence(tokens[last - 1]):
            yield from _from_beginning(tokens, first, last, "false start")


def _from_beginning(tokens: Sequence[Token], first: int, last: int, reason: DropReason) -> Iterator[Cut]:
    begin = _begun_at(tokens, first, last) if set_off(tokens, first) else None
    if begin is not None:
        yield Cut(begin, last, reason)


def _begun_at(tokens: Sequence[Token], end: int, again: int) -> int | None:
    """Where, in the sentence before `end`, stand the two words that the same speaker says again at `again`."""
    wanted = [token.norm for token in tokens[again : again + 2]]
    if len(wanted) < 2 or not all(wanted):
        return None
    for place in range(end - 2, max(-1, end - _REACH), -1):
        if tokens[place].speaker != tokens[again].speaker or (place < end - 2 and ends_sentence(tokens[place + 1])):
            return None
        if ends_sentence(tokens[place]):
            continue
        if [token.norm for token in tokens[place : place + 2]] == wanted:
            return place
    return None
