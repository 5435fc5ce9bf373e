"""Self-corrections of like by like: "four, no wait, five". A number for a number, a day for a day, a name for a name.

The right word takes the place of the wrong one, also where the speaker had already finished the sentence ("four posts a
year. Four. No wait, five."): then its segment is listed as moved. Where it is not plain what is corrected, all stays.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product, takewhile
from typing import NamedTuple

from dictate.edit.language import Rules
from dictate.edit.phrases import phrase_at
from dictate.edit.sentences import sentence_spans
from dictate.edit.tidied import Cut, Gone, Reading, Tidied, cut, lowered
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence

__all__ = ["cut_corrections"]

_FRAME = 2  # words said again with the right word: "on Tuesday, no, on Wednesday", "four dollars, no, five dollars"
_DENIED = 8  # words before a "no" among which a negation is looked for


class _Correction(NamedTuple):
    """Places of "four", "no wait" and "five": `wrong` to `marker`, to `right`, to `end`."""

    wrong: int
    marker: int
    right: int
    end: int


def cut_corrections(tidied: Tidied) -> Tidied:
    """Put the right word in the place of the wrong one, and take out the wrong one and the "no wait"."""
    rules = tidied.rules
    if rules is None:
        return tidied
    reading = Reading(tidied)
    phrases = (*rules.corrections, *rules.short_corrections)
    longest = max(len(phrase) for phrase in phrases)
    for size in reading.phrases(phrases):
        ahead = _ahead(reading, size, rules)
        near, marker = reading.near(ahead)
        changed = _changed(near, marker, marker + size) if ahead > size else near
        if changed is not near:
            reading.change(changed, ahead, ahead - size + longest)
    return reading.finished()


def _ahead(reading: Reading, size: int, rules: Rules) -> int:
    """How many words a marker has with the right words and those around them; `size` where no right word follows."""
    tokens, right = reading.tokens, reading.place + size
    for place in range(right, min(right + _FRAME + 1, len(tokens))):
        end = max(_run_end(tokens, place, rules), _name_end(tokens, place, rules))
        if end > place:
            return min(end + _FRAME, len(tokens)) - reading.place
    return size


def _changed(tidied: Tidied, marker: int, right: int) -> Tidied:
    """The text after the correction that is made with the words from `marker` to `right`; unchanged if none is."""
    tokens, rules = tidied.tokens, tidied.rules
    begin = _chain_begin(tidied, marker)
    if rules is None or not begin or not _corrects(tokens, begin, right, rules):
        return tidied
    short = phrase_at(tokens, marker, rules.short_corrections) == right - marker
    end = _run_end(tokens, right, rules)
    if end > right and (not short or ends_sentence(tokens[end - 1])):
        changed = _corrected(tidied, _Correction(_run_begin(tidied, begin), begin, right, end))
        if changed is not tidied:
            return changed
    closed = ends_clause(tokens[right - 1])
    if ends_sentence(tokens[begin - 1]) or (short and not closed):
        return tidied
    wrong = _wrong_begin(tidied, begin, right)
    if wrong is not None:
        return cut(tidied, [Cut(wrong, right, "correction")])
    filler = closed and not phrase_at(tokens, marker, (*rules.retractions, *rules.short_corrections))
    return tidied if filler else _renamed(tidied, begin, right, rules)


def _corrects(tokens: Sequence[Token], marker: int, right: int, rules: Rules) -> bool:
    """Whether a marker may correct what its speaker said just before. "Not four, no, five" says what it means."""
    before = tokens[marker - 1]
    if before.speaker != tokens[right].speaker or not ends_clause(before):
        return False
    if not all(token.norm in rules.negations for token in tokens[marker:right]):
        return True
    places = range(marker - 1, max(-1, marker - 1 - _DENIED), -1)
    sentence = takewhile(lambda place: place == marker - 1 or not ends_sentence(tokens[place]), places)
    return not any(tokens[place].norm in rules.negations for place in sentence)


def _wrong_begin(tidied: Tidied, marker: int, right: int) -> int | None:
    """Where, in the clause before `marker`, the words begin that those at `right` replace."""
    frames = product(range(_FRAME + 1), repeat=2)
    found = (_framed(tidied, marker, right, before, after) for before, after in frames)
    return next((begin for begin in found if begin is not None), None)


def _framed(tidied: Tidied, marker: int, right: int, before: int, after: int) -> int | None:
    """The same, if so many words before and after the right ones are those around the wrong ones, said again."""
    tokens, rules = tidied.tokens, tidied.rules
    again, last = right + before, marker - after
    begin, end = _run_begin(tidied, last), _run_end(tokens, again, rules)
    if (
        end == again
        or begin == max(last, 0)
        or begin < before
        or not _alike(tokens[begin:last], tokens[again:end], rules)
    ):
        return None
    same_before = _norms(tokens[begin - before : begin]) == _norms(tokens[right:again])
    same_after = _norms(tokens[last:marker]) == _norms(tokens[end : end + after])
    return begin - before if same_before and same_after else None


def _renamed(tidied: Tidied, marker: int, right: int, rules: Rules) -> Tidied:
    """`I told Ben, I mean Anna, to go` without Ben: a name for one of as many words, after which no verb stands."""
    tokens = tidied.tokens
    end = _name_end(tokens, right, rules)
    begin = marker - (end - right)
    if end == right or begin < 1 or not _ends_phrase(tokens, end, rules):
        return tidied
    if _is_name(tokens, begin - 1, rules) or not all(_is_name(tokens, place, rules) for place in range(begin, marker)):
        return tidied
    last = tokens[end - 1]
    final = replace(last, text=last.text.rstrip(","))  # the comma ended what was put in
    return cut(replace(tidied, tokens=(*tokens[: end - 1], final, *tokens[end:])), [Cut(begin, right, "correction")])


def _ends_phrase(tokens: Sequence[Token], end: int, rules: Rules) -> bool:
    """Whether what ends at `end` is no subject: a mark or a preposition follows. "No wait, Anna flew" is a clause."""
    return end == len(tokens) or ends_clause(tokens[end - 1]) or tokens[end].norm in rules.prepositions


def _corrected(tidied: Tidied, found: _Correction) -> Tidied:
    """The text with the right word in the place of the wrong one; unchanged where that place is not plain."""
    wrong, marker, right, end = found
    tokens = tidied.tokens
    alone = wrong == 0 or ends_sentence(tokens[wrong - 1])
    if tokens[marker - 1].text.endswith("?") or (not alone and wrong == marker):
        return tidied
    if not alone:
        alike = _alike(tokens[wrong:marker], tokens[right:end], tidied.rules)
        return cut(tidied, [Cut(wrong, right, "correction")]) if alike else tidied
    earlier = _in_sentence_before(tidied, wrong, _norms(tokens[wrong:marker]))
    if earlier is None or not _alike(tokens[slice(*earlier)], tokens[right:end], tidied.rules):
        return tidied
    between = _norms(tokens[earlier[1] : wrong])
    if between and between == _norms(tokens[end : end + len(between)]):
        return _taken_back(tidied, earlier[0], right)
    return _put_in_place(tidied, earlier, found)


def _taken_back(tidied: Tidied, first: int, right: int) -> Tidied:
    """`For twenty dollars. No wait, thirty dollars`: what follows the right word was said again with it."""
    tokens, rules = tidied.tokens, tidied.rules
    going_on = (
        lowered(tokens[right], rules) if rules and first and not ends_sentence(tokens[first - 1]) else tokens[right]
    )
    gone = (Gone(token, "correction") for token in tokens[first:right])
    return replace(tidied, tokens=(*tokens[:first], going_on, *tokens[right + 1 :]), gone=(*tidied.gone, *gone))


def _chain_begin(tidied: Tidied, marker: int) -> int:
    """Where the markers begin: "Monday, sorry, no, I mean Tuesday" has three of them."""
    phrases = (*tidied.rules.corrections, *tidied.rules.short_corrections) if tidied.rules else ()
    sizes = {len(phrase) for phrase in phrases}
    while True:
        earlier = (marker - size for size in sizes if size <= marker)
        begins = [place for place in earlier if phrase_at(tidied.tokens, place, phrases) == marker - place]
        if not begins:
            return marker
        marker = min(begins)


def _in_sentence_before(tidied: Tidied, place: int, echo: list[str]) -> tuple[int, int] | None:
    """The number, day or month in the sentence that ends at `place`: the one that was said again, or the only one."""
    spans = sentence_spans(tidied.tokens[:place], tidied.language, tidied.breaks)
    if not spans or tidied.tokens[spans[-1][0]].speaker != tidied.tokens[place].speaker:
        return None
    runs, at = [], spans[-1][0]
    while at < spans[-1][1]:
        end = _run_end(tidied.tokens, at, tidied.rules)
        if end > at and echo in ([], _norms(tidied.tokens[at:end])):
            runs.append((at, end))
        at = max(end, at + 1)
    return runs[0] if len(runs) == 1 else None


def _put_in_place(tidied: Tidied, earlier: tuple[int, int], found: _Correction) -> Tidied:
    """Move the right words to the place of the wrong ones; what follows them goes on from the sentence before."""
    tokens, rules = tidied.tokens, tidied.rules
    first, last = earlier
    if rules is None:
        return tidied
    moved = [lowered(token, rules) for token in tokens[found.right : found.end]]
    moved[-1] = _with_marks_of(moved[-1], tokens[last - 1])
    between, rest = list(tokens[last : found.wrong]), list(tokens[found.end :])
    if rest and not ends_sentence(tokens[found.end - 1]):  # "four answers. Four, no wait, five, because ..."
        final = between[-1] if between else moved[-1]
        going_on = replace(final, text=final.text.rstrip(".?!") + _marks(tokens[found.end - 1]))
        between, moved = ([*between[:-1], going_on], moved) if between else ([], [*moved[:-1], going_on])
    gone = [Gone(token, "correction") for token in (*tokens[first:last], *tokens[found.wrong : found.right])]
    return replace(
        tidied,
        tokens=(*tokens[:first], *moved, *between, *rest),
        gone=(*tidied.gone, *gone),
        moved=tuple(dict.fromkeys((*tidied.moved, *(token.segment for token in moved)))),
    )


def _with_marks_of(token: Token, other: Token) -> Token:
    return replace(token, text=token.text[: len(token.text) - len(_marks(token))] + _marks(other))


def _marks(token: Token) -> str:
    """The punctuation at a token's end."""
    bare = token.text.rstrip(".,;:!?\u2026")
    return token.text[len(bare) :]


def _run_end(tokens: Sequence[Token], place: int, rules: Rules | None) -> int:
    """The end of the number, day or month that begins at `place`, which is `place` itself where none does."""
    end, kind = place, _kind(tokens[place], rules) if place < len(tokens) else None
    while kind is not None and end < len(tokens) and _goes_on(tokens[place], tokens[end], kind, rules):
        end += 1
        if ends_clause(tokens[end - 1]):
            break
    return end


def _run_begin(tidied: Tidied, place: int) -> int:
    """The beginning of the number, day or month that ends before `place`."""
    tokens, rules = tidied.tokens, tidied.rules
    begin, kind = place, _kind(tokens[place - 1], rules) if place > 0 else None
    while kind is not None and begin and _goes_on(tokens[place - 1], tokens[begin - 1], kind, rules):
        if begin < place and ends_clause(tokens[begin - 1]):
            break
        begin -= 1
    return begin


def _goes_on(token: Token, other: Token, kind: int, rules: Rules | None) -> bool:
    return _kind(other, rules) == kind and other.speaker == token.speaker


def _name_end(tokens: Sequence[Token], place: int, rules: Rules) -> int:
    """The end of the name that begins at `place`, which is `place` itself where none does."""
    end = place
    while end < len(tokens) and _is_name(tokens, end, rules) and not (end > place and ends_clause(tokens[end - 1])):
        end += 1
    return end


def _is_name(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether a token has a capital that no beginning sentence gave it."""
    token = tokens[place]
    known = rules.stop_words | rules.calendar | rules.numbers
    return capitalised(token) and place > 0 and not ends_sentence(tokens[place - 1]) and token.norm not in known


def _kind(token: Token, rules: Rules | None) -> int | None:
    """Which class of exchangeable words a token is of: 0 for numbers, then those of the language's table."""
    words = token.norm.split()
    if rules is None or not words:
        return None
    if all(word in rules.numbers or word.isdigit() for word in words):
        return 0
    return next((kind for kind, members in enumerate(rules.classes, start=1) if words[0] in members), None)


def _alike(wrong: Sequence[Token], right: Sequence[Token], rules: Rules | None) -> bool:
    """Whether the right words can stand for the wrong ones: "twenty four, no wait, five" may be twenty five."""
    return _kind(wrong[0], rules) == _kind(right[0], rules) and len(wrong) <= len(right)


def _norms(tokens: Sequence[Token]) -> list[str]:
    return [token.norm for token in tokens]
