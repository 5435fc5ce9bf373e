"""Words that say nothing: filled pauses, "you know" and its like where marks set them off, transcribers' remarks."""

from collections.abc import Sequence

from dictate.edit.phrases import phrases_in
from dictate.edit.tidied import Cut, Tidied, cut, quoted
from dictate.edit.tokens import Token, ends_clause, ends_sentence

__all__ = ["cut_directions", "cut_fillers", "cut_pauses", "is_filled_pause"]

_LONGEST_DIRECTION = 4  # tokens: "[unintelligible 00:12:34]"


def cut_pauses(tidied: Tidied) -> Tidied:
    """Take out "um" wherever it is said."""
    inside = quoted(tidied.tokens)
    places = (place for place in range(len(tidied.tokens)) if is_filled_pause(tidied, place))
    return cut(tidied, [Cut(place, place + 1, "filler") for place in places if place not in inside])


def cut_fillers(tidied: Tidied) -> Tidied:
    """Take out "you know", "I mean", "like" where they are set off on both sides."""
    tokens, rules, inside = tidied.tokens, tidied.rules, quoted(tidied.tokens)
    spans = phrases_in(tokens, rules.fillers) if rules else ()
    found = [span for span in spans if span[0] not in inside and _is_filler(tokens, *span)]
    return cut(tidied, [Cut(first, last, "filler") for first, last in found])


def cut_directions(tidied: Tidied) -> Tidied:
    """Take out "[laughter]" and its like: a transcriber's word for a sound."""
    rules, tokens, cuts = tidied.rules, tidied.tokens, []
    for place, token in enumerate(tokens) if rules else ():
        if not token.text.lstrip("\\").startswith("["):
            continue
        ends = (at for at in range(place, min(place + _LONGEST_DIRECTION, len(tokens))) if "]" in tokens[at].text)
        last = next(ends, -1) + 1
        words = {word for token in tokens[place:last] for word in token.norm.split()}
        if rules and words & rules.directions:
            cuts.append(Cut(place, last, "aside"))
    return cut(tidied, cuts)


def is_filled_pause(tidied: Tidied, place: int) -> bool:
    """Whether the token at `place` is an "um". "ER" and "UM" are abbreviations."""
    token, rules = tidied.tokens[place], tidied.rules
    return rules is not None and token.norm in rules.filled_pauses and not (token.text[:2].isupper())


def _is_filler(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether marks set the phrase off inside a sentence: not a sentence of its own, not a tag question.

    "Verbs such as love, like, hate" is a list: what follows must be more than one word up to the next mark.
    """
    begins = first == 0 or ends_sentence(tokens[first - 1]) or tokens[first - 1].speaker != tokens[first].speaker
    final = tokens[last - 1]
    if not (begins or ends_clause(tokens[first - 1])) or not ends_clause(final) or final.text.endswith(("?", "-")):
        return False
    if ends_sentence(final):
        return not begins and not final.text.endswith(("...", "\u2026"))
    if last == len(tokens) or tokens[last].speaker != final.speaker:
        return False
    return last - first > 1 or not ends_clause(tokens[last])
