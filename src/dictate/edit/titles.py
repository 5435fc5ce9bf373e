"""Titles and headings in the speaker's own words. Nothing is composed, and no heading is better than a bad one.

A title is the strongest line that is short enough. A heading is what the speaker says that comes now, or a phrase with
the words that its section has and the others have not (term frequency times inverse frequency, Salton and Buckley
1988): a short statement, a noun phrase, or words that come again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dictate.edit.announced import topic_in
from dictate.edit.material import Material
from dictate.edit.nouns import ends_phrase, follows_article, noun_phrases
from dictate.edit.sentences import Sentence
from dictate.edit.tidied import raised
from dictate.edit.tokens import Token, ends_clause, join, sources_of
from dictate.values.draft import Passage

__all__ = ["heading_of", "title_of", "titles_of"]

_TITLE = range(3, 11)  # words
_HEADING = range(2, 8)
_WIDEST = 60  # characters
_OPENING = 3  # sentences of a section in which its topic is announced
_ANNOUNCED, _STATED, _NAMED, _AGAIN = 2.5, 1.0, 0.9, 1.0  # what each kind of heading counts
_MARK = re.compile(r'["\u201c\u201d\[\]]')  # somebody's words, or a transcriber's
_AT_LEAST = 2  # times that a word of a heading comes up in its section, or it says little of it


class _Candidate(NamedTuple):
    """Words that might be a heading, and how much their kind counts."""

    tokens: Sequence[Token]
    kind: float


def titles_of(ranked: Iterable[Sentence], material: Material) -> Iterator[Passage]:
    """The sentences that are short enough for a title, as titles, in the order given."""
    for sentence in ranked:
        bare = material.manner.without_links(sentence)
        if len(bare.norms) in _TITLE and len(bare.text) <= _WIDEST and material.strengths[sentence.at] > 0:
            plain = not material.manner.leans(sentence) and not topic_in(sentence, material.manner)
            if plain and not _MARK.search(bare.text):
                yield title_of(bare.tokens)


def heading_of(
    section: Sequence[Sentence], material: Material, taken: set[str], topic: Sequence[Sentence] = ()
) -> Passage | None:
    """What the section is about, none of `taken`, to which it is added; `None` where nothing says it.

    The words are the section's. What they tell is judged by all of the `topic` that it is taken from.
    """
    counts = Counter(stem for sentence in topic or section for stem in material.scores.stems(sentence.norms))
    weights = {stem: material.scores.distinction(stem, count) for stem, count in counts.items()}
    marked = [
        (_mark(candidate, counts, weights, material), -number, candidate.tokens)
        for number, candidate in enumerate(_candidates(section, material))
    ]
    for mark, _, tokens in sorted(marked, key=lambda entry: entry[:2], reverse=True):
        passage = title_of(tokens)
        if mark > 0 and passage.text.casefold() not in taken:
            taken.add(passage.text.casefold())
            return passage
    return None


def title_of(tokens: Sequence[Token]) -> Passage:
    """Words as a title: with a capital, without the marks at their ends."""
    ending = max((place for place, token in enumerate(tokens, start=1) if token.norm), default=len(tokens))
    named = [raised(tokens[0]), *tokens[1:ending]]
    named[0] = replace(named[0], text=named[0].text.lstrip("\"\u201c'(") or named[0].text)
    last = named[-1].text
    named[-1] = replace(named[-1], text=last.rstrip('.,;:!\u2026-\u2013\u2014"\u201d)') or last)
    cites = tuple(dict.fromkeys(token.segment for token in named))
    return Passage(text=join(named), cites=cites, sources=sources_of(named))


def _candidates(section: Sequence[Sentence], material: Material) -> Iterator[_Candidate]:
    manner = material.manner
    for place, sentence in enumerate(section):
        topic = topic_in(sentence, manner) if place < _OPENING else ()
        if topic:
            yield _Candidate(topic, _ANNOUNCED)
        bare = manner.without_links(sentence)
        plain = not (manner.leans(sentence) or manner.is_courtesy(sentence) or manner.is_scrap(sentence))
        plain = plain and bare.norms[0] not in manner.cues.asking and bare.norms[-1] not in manner.cues.pronouns
        if plain and manner.states(sentence):
            yield _Candidate(bare.tokens, _STATED * (0.7 if bare.norms[0] in manner.cues.personal else 1.0))
        yield from (_Candidate(tokens, _NAMED) for tokens in noun_phrases(sentence, manner))
    yield from (_Candidate(tokens, _AGAIN) for tokens in _said_again(section, material))


def _said_again(section: Sequence[Sentence], material: Material) -> Iterator[Sequence[Token]]:
    """Two or three words in a row, each with a meaning of its own, that the section has twice, once as a noun."""
    manner, found = material.manner, Counter[tuple[str, ...]]()
    first: dict[tuple[str, ...], Sequence[Token]] = {}
    for sentence in section:
        for size in (2, 3):
            for place in range(len(sentence.tokens) - size + 1):
                tokens = sentence.tokens[place : place + size]
                stems = tuple(material.scores.stems(token.norm for token in tokens))
                if len(stems) == size and not any(ends_clause(token) for token in tokens[:-1]):
                    named = follows_article(sentence.tokens, place, manner)
                    if named and ends_phrase(sentence.tokens, place + size, manner):
                        article = int(sentence.tokens[place - 1].norm == "the")
                        first.setdefault(stems, sentence.tokens[place - article : place + size])
                    found[stems] += 1
    yield from (tokens for stems, tokens in first.items() if found[stems] >= _AT_LEAST)


def _mark(candidate: _Candidate, counts: Mapping[str, int], weights: Mapping[str, float], material: Material) -> float:
    """The mean weight of its words, by its kind; 0 for what is too long, or says little of the section."""
    words = [token.norm for token in candidate.tokens]
    stems = sorted(set(material.scores.stems(word for norm in words for word in norm.split())))
    text = join(candidate.tokens)
    if candidate.kind == _ANNOUNCED:
        return _ANNOUNCED * max(weights.values(), default=0.0) * (len(text) <= _WIDEST)
    fits = len(words) in _HEADING and len(text) <= _WIDEST and not _MARK.search(text)
    own = [stem for word in words if material.manner.means(word) for stem in material.scores.stems([word])]
    tells = any(counts.get(stem, 0) >= _AT_LEAST for stem in own)
    asked = candidate.tokens[-1].text.endswith("?") and words[0] not in material.manner.cues.asking
    if not own or not tells or asked or not fits:
        return 0.0
    return candidate.kind * sum(weights.get(stem, 0.0) for stem in stems) / (len(stems) + 1)
