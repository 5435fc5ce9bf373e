"""Noun phrases, as far as the small words around them tell: "the wrong bus", "a heavy pot with a lid".

No part of speech is known. A phrase is taken only where an article or the like begins it and where a mark, a
preposition, a conjunction or a verb that is known ends it; so few are found, and those are mostly right.
"""

from collections.abc import Iterator, Sequence

from dictate.edit.manner import Manner
from dictate.edit.sentences import Sentence
from dictate.edit.tokens import Token, ends_clause

__all__ = ["ends_phrase", "follows_article", "noun_phrases"]

_DEFINITE = frozenset({"the", "my", "our"})  # "the river" may be a heading, "a river" says too little
_BARE = 5  # letters; shorter words ("speed", "fly") have no such ending
_MOST = 3  # words of its own in a row


def noun_phrases(sentence: Sentence, manner: Manner) -> Iterator[Sequence[Token]]:
    """The noun phrases of a sentence, with and without what a preposition joins to them."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.norm not in manner.cues.determiners or token.norm in manner.cues.pronouns:
            continue
        end = _own_words(tokens, place + 1, manner)
        if end and ends_phrase(tokens, end, manner):
            cut_short = end < len(tokens) and tokens[end].norm == "of"
            if not cut_short and (end - place > 2 or token.norm in _DEFINITE):
                yield tokens[place:end]
            longer = _joined(tokens, end, manner)
            if longer:
                yield tokens[place:longer]


def follows_article(tokens: Sequence[Token], place: int, manner: Manner) -> bool:
    """Whether an article, a preposition or the like stands before the word: then it is hardly a verb."""
    return place > 0 and tokens[place - 1].norm in manner.cues.determiners | manner.cues.joins


def _own_words(tokens: Sequence[Token], first: int, manner: Manner) -> int:
    """The place after the one to three words with a meaning of their own that stand from `first` on; 0 for none."""
    place = first
    while place < len(tokens) and tokens[place].norm and tokens[place].norm not in manner.stop_words:
        place += 1
        if ends_clause(tokens[place - 1]):
            break
    own = [token.norm for token in tokens[first:place]]
    fits = 0 < len(own) <= _MOST and any(map(manner.means, own))
    return place if fits and not (len(own) > 1 and _is_no_noun(own[-1], manner)) else 0


def _is_no_noun(word: str, manner: Manner) -> bool:
    """Whether a word's ending is that of an adverb or a past tense."""
    return len(word) > _BARE and word.endswith(manner.cues.endings)


def ends_phrase(tokens: Sequence[Token], end: int, manner: Manner) -> bool:
    """Whether what follows cannot belong to the phrase: nothing, a mark, or a small word that begins no object."""
    if end == len(tokens) or ends_clause(tokens[end - 1]):
        return True
    after = tokens[end].norm
    return after in manner.stop_words and after not in manner.cues.determiners and after not in manner.cues.personal


def _joined(tokens: Sequence[Token], end: int, manner: Manner) -> int:
    """The place after a second noun phrase that a preposition joins to one that ends at `end`; 0 for none."""
    if end >= len(tokens) or ends_clause(tokens[end - 1]) or tokens[end].norm not in manner.cues.joins:
        return 0
    first = end + 1
    if first < len(tokens) and tokens[first].norm in manner.cues.determiners - manner.cues.pronouns:
        first += 1
    last = _own_words(tokens, first, manner)
    return last if last and ends_phrase(tokens, last, manner) else 0
