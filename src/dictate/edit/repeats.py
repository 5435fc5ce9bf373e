"""What was said twice: stutters, repeated phrases, repeated sentences. Doubling for emphasis stays."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from dictate.edit.fillers import is_filled_pause
from dictate.edit.language import Rules
from dictate.edit.sentences import Sentence, sentences
from dictate.edit.tidied import Cut, Tidied, cut, quoted
from dictate.edit.tokens import Token, capitalised, ends_sentence

__all__ = ["cut_repeated_sentences", "cut_restarts", "cut_stutters", "on_purpose"]

_LONGEST = 6  # words of a phrase that is begun again
_NEAR = 2  # sentences back; further apart, a repetition may be meant
_REFRAIN = 3  # times
_SHORTEST = 4  # words: "I don't know." may be said again


def cut_restarts(tidied: Tidied) -> Tidied:
    """Take out the first of "maybe, um, maybe": words that a filled pause breaks off, and that are then said again."""
    inside, cuts = quoted(tidied.tokens), []
    for place in range(1, len(tidied.tokens)):
        if is_filled_pause(tidied, place) and place not in inside:
            size = _size_of_restart(tidied, place)
            cuts += [Cut(place - size, place, "stutter"), Cut(place, place + 1, "filler")] if size else []
    return cut(tidied, cuts)


def _size_of_restart(tidied: Tidied, place: int) -> int:
    tokens = tidied.tokens
    for size in range(min(_LONGEST, place), 0, -1):
        first, second = tokens[place - size : place], tokens[place + 1 : place + 1 + size]
        if _same(first, second) and not any(ends_sentence(token) for token in first):
            return size
    return 0


def cut_stutters(tidied: Tidied) -> Tidied:
    """Take out the first of "I I" and of "that is, that is", again and again until none is left."""
    while tidied.rules:
        inside = quoted(tidied.tokens)
        cuts = [found for found in _stutters(tidied) if not inside & set(range(found.first, found.last))]
        if not cuts:
            break
        tidied = cut(tidied, cuts)
    return tidied


def _stutters(tidied: Tidied) -> Iterator[Cut]:
    tokens = tidied.tokens
    norms = [token.norm for token in tokens]
    for place, norm in enumerate(norms):
        for size in range(min(_LONGEST, (len(tokens) - place) // 2), 0, -1):
            if norm != norms[place + size]:
                continue
            first, second = tokens[place : place + size], tokens[place + size : place + 2 * size]
            if _same(first, second) and _is_stutter(tidied, place, size):
                yield Cut(place, place + size, "stutter" if size == 1 else "repetition")
                break


def _is_stutter(tidied: Tidied, place: int, size: int) -> bool:
    rules, tokens = tidied.rules, tidied.tokens
    first = tokens[place : place + size]
    if rules is None or any(ends_sentence(token) for token in first):
        return False
    if size == 1:
        return first[0].norm in rules.stutters
    return not (first[-1].norm in rules.links or on_purpose(first, rules))


def on_purpose(phrase: Sequence[Token], rules: Rules) -> bool:
    """Whether a phrase may well be said twice because it is meant twice: "very much", "two one", "New York"."""
    words = [token.norm for token in phrase]
    if words[0] in rules.emphatic or len(set(words)) == 1:
        return True
    return any(word in rules.numbers or word.isdigit() for word in words) or all(map(capitalised, phrase))


def _same(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether one speaker says the same words twice."""
    return len(first) == len(second) and all(
        one.norm == other.norm != "" and one.speaker == other.speaker for one, other in zip(first, second, strict=True)
    )


def cut_repeated_sentences(tidied: Tidied) -> Tidied:
    """Take out a sentence that its speaker said, word for word, just before in the same turn.

    Just before: as the last sentence, or as the one before that. What comes back a third time, with others between, is
    a refrain: it stays, each time.
    """
    if tidied.rules is None:
        return tidied
    inside, cuts, at = quoted(tidied.tokens), [], 0
    said = sentences(tidied.tokens, tidied.language, tidied.breaks)
    refrains = _refrains(said)
    recent: list[tuple[str, ...]] = []
    speaker: str | None = None
    for sentence in said:
        if sentence.speaker != speaker:
            recent, speaker = [], sentence.speaker
        size, words = len(sentence.tokens), sentence.norms
        repeats = words in recent[-1:] or (words in recent and (speaker, words) not in refrains)
        if repeats and len(words) >= _SHORTEST and at not in inside:
            cuts.append(Cut(at, at + size, "repetition"))
        recent = [*recent[-_NEAR + 1 :], words]
        at += size
    return cut(tidied, cuts)


def _refrains(said: Sequence[Sentence]) -> frozenset[tuple[str | None, tuple[str, ...]]]:
    """Who says what again and again; said twice in a row counts as once."""
    runs = groupby((sentence.speaker, sentence.norms) for sentence in said)
    times = Counter(words for words, _ in runs)
    return frozenset(words for words, number in times.items() if number >= _REFRAIN)
