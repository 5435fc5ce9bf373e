"""Titles and headings in the speaker's own words: a clause that stands between two marks, as short as a title is.

What makes a clause a good title is how much of its section's weight it carries. Nothing is composed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dictate.edit.language import Rules
from dictate.edit.scoring import Scores
from dictate.edit.sentences import Sentence
from dictate.edit.tidied import raised
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence, join, norms, sources_of
from dictate.values.draft import Passage

__all__ = ["headline", "title_of"]

_SHORTEST, _LONGEST = 2, 8  # words
_WIDEST = 60  # characters
_FRAGMENT = 0.55  # what a stretch inside a clause counts against a whole one: it is often cut in the wrong place


def headline(section: Sequence[Sentence], scores: Scores, rules: Rules | None, taken: set[str]) -> Passage | None:
    """A short clause of the section that says most of what it is about, none of `taken`; `None` where it has none."""
    weights = scores.vector(section)
    marked = [
        (_mark(tokens, whole, weights, scores, rules), -number, tokens)
        for number, (tokens, whole) in enumerate(_candidates(section, rules))
    ]
    for mark, _, tokens in sorted(marked, key=lambda entry: entry[:2], reverse=True):
        passage = title_of(tokens)
        if mark > 0 and passage.text.casefold() not in taken:
            taken.add(passage.text.casefold())
            return passage
    return None


def title_of(tokens: Sequence[Token]) -> Passage:
    """Words as a title: with a capital, without the marks at their ends."""
    named = [raised(tokens[0]), *tokens[1:]]
    named[0] = replace(named[0], text=named[0].text.lstrip("\"\u201c'(") or named[0].text)
    last = named[-1].text
    named[-1] = replace(named[-1], text=last.rstrip('.,;:!\u2026-\u2013\u2014"\u201d)') or last)
    cites = tuple(dict.fromkeys(token.segment for token in tokens))
    return Passage(text=join(named), cites=cites, sources=sources_of(tokens))


def _candidates(section: Sequence[Sentence], rules: Rules | None) -> Iterator[tuple[Sequence[Token], bool]]:
    """Clauses of title length, and stretches inside longer ones; whether it is a whole clause."""
    for sentence in section:
        for clause in _clauses(sentence):
            bare = _without_opening(clause, rules)
            if _fits(bare):
                yield bare, True
            if rules:
                yield from ((stretch, False) for stretch in _stretches(clause, rules))


def _clauses(sentence: Sentence) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in sentence.tokens:
        if not token.norm:
            yield clause
            clause = []
            continue
        clause.append(token)
        if ends_clause(token):
            yield clause
            clause = []
    yield clause


def _without_opening(clause: list[Token], rules: Rules | None) -> list[Token]:
    """The clause without the "and", "so" or "but" that ties it to the one before."""
    while clause and rules and clause[0].norm in ("and", "but", "so", "or", "because", "well", "now", "that", "then"):
        clause = clause[1:]
    return clause


def _stretches(clause: list[Token], rules: Rules) -> Iterator[list[Token]]:
    """Two to four words in a row that begin and end with words that mean something."""
    for size in (2, 3, 4):
        for place in range(len(clause) - size + 1):
            stretch = clause[place : place + size]
            if stretch[0].norm not in rules.stop_words and stretch[-1].norm not in rules.stop_words and _fits(stretch):
                yield stretch


def _fits(tokens: Sequence[Token]) -> bool:
    return _SHORTEST <= len(tokens) <= _LONGEST and len(join(tokens)) <= _WIDEST


def _mark(
    tokens: Sequence[Token], whole: bool, weights: Mapping[str, float], scores: Scores, rules: Rules | None
) -> float:
    words = [norm for token in tokens for norm in norms(token.text)]
    stems = set(scores.stems(words))
    if not stems:
        return 0.0
    mark = sum(weights.get(stem, 0.0) for stem in sorted(stems)) / (len(stems) + 1)
    if not whole:
        return mark * _FRAGMENT
    if tokens[-1].text.endswith("?"):
        mark *= 0.6
    if not (capitalised(tokens[0]) and ends_sentence(tokens[-1])):
        mark *= 0.8
    hangs = rules is not None and (words[0] in rules.hanging or words[-1] in rules.leaning)
    return mark * (0.6 if hangs else 1.0)
