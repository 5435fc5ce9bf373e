"""What speakers say themselves that they will talk of: "let's talk about the repair cafés", "so what I do now."."""

from collections.abc import Sequence

from dictate.edit.manner import Manner
from dictate.edit.sentences import Sentence
from dictate.edit.tokens import Token, ends_clause

__all__ = ["topic_in"]

_LONGEST = 8  # words of a topic


def topic_in(sentence: Sentence, manner: Manner) -> Sequence[Token]:
    """The words that name the topic which a sentence announces; none where it announces none.

    >>> # "Let's talk about the repair cafés." -> the repair cafés
    """
    tokens = [token for token in sentence.tokens if token.norm]
    words = [token.norm for token in tokens]
    for phrase in manner.cues.topics:
        for at in range(len(words) - len(phrase)):
            if tuple(words[at : at + len(phrase)]) == phrase:
                topic = _to_clause_end(tokens[at + len(phrase) :])
                if _names_something(topic, manner):
                    return topic
    return _own_clause(tokens, manner)


def _own_clause(tokens: Sequence[Token], manner: Manner) -> Sequence[Token]:
    """A whole short sentence that is only the name of what comes: "So what I do now."."""
    bare = tokens[len(tokens) - len(manner.after_links([token.norm for token in tokens])) :]
    words = {token.norm for token in bare}
    if not 3 <= len(bare) <= _LONGEST or bare[0].norm not in manner.cues.asking or words & manner.cues.pronouns:
        return ()
    if bare[-1].norm in manner.cues.personal:  # "Where was I."
        return ()
    return bare if bare[-1].text.endswith(".") and not any(ends_clause(token) for token in bare[:-1]) else ()


def _to_clause_end(tokens: Sequence[Token]) -> Sequence[Token]:
    for place, token in enumerate(tokens):
        if ends_clause(token):
            return tokens[: place + 1]
    return tokens


def _names_something(topic: Sequence[Token], manner: Manner) -> bool:
    """Whether it is short, begins with no pronoun, and has a word of its own."""
    words = [token.norm for token in topic]
    return (
        1 < len(words) <= _LONGEST
        and not {words[0], words[-1]} & manner.cues.pronouns
        and not words[0][0].isdigit()
        and words[-1] not in manner.cues.joins
        and any(map(manner.means, words))
    )
