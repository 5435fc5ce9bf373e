"""Tags: key phrases of what was said, found by YAKE (Campos et al. 2020) in the sentences that say most."""

from collections.abc import Sequence

from dictate.edit.material import Material
from dictate.edit.nouns import follows_article
from dictate.edit.tokens import capitalised

__all__ = ["tags_of"]

_MOST = 5
_ENOUGH = 120  # sentences; YAKE's time grows with the text, and the weaker ones add nothing
_SHORTEST = 3  # characters
_FEW_WORDS = 40  # a text shorter than this has no key phrases, only words
_AT_LEAST = 2  # times that a word comes up, or the text is not about it


def tags_of(material: Material) -> tuple[str, ...]:
    """At most five key phrases in lower case, the weightiest first; none for a few words."""
    best = sorted(material.by_mark[:_ENOUGH], key=lambda sentence: sentence.at)
    if sum(len(sentence.tokens) for sentence in best) < _FEW_WORDS:
        return ()
    from yake import KeywordExtractor  # its import takes half a second

    extractor = KeywordExtractor(lan=(material.language or "en")[:2], n=2, top=12 * _MOST)
    found = [str(phrase).lower() for phrase, _ in extractor.extract_keywords(" ".join(s.text for s in best))]
    return tuple(_distinct(found, material))


def _distinct(found: Sequence[str], material: Material) -> list[str]:
    """Phrases that name different things: none that shares a stem with one before it, no names of those who speak."""
    speakers = {word for name in material.transcript.speakers for word in name.lower().split()}
    nouns = _nouns(material)
    tags: list[str] = []
    seen: set[str] = set()
    for phrase in found:
        words = phrase.split()
        stems = set(material.scores.stems(words))
        fresh = len(stems) == len(words) and not stems & seen and not speakers & set(words)
        telling = all(map(material.manner.means, words)) and (nouns is None or words[-1] in nouns)
        if fresh and telling and len(phrase) >= _SHORTEST and len(tags) < _MOST:
            tags.append(phrase)
            seen |= stems
    return tags


def _nouns(material: Material) -> frozenset[str] | None:
    """Words that come up again and are said as nouns are, after an article or as a name; `None`: none is known."""
    if material.rules is None:
        return None
    counts: dict[str, int] = {}
    named: set[str] = set()
    for sentence in material.sentences:
        for place, token in enumerate(sentence.tokens):
            counts[token.norm] = counts.get(token.norm, 0) + 1
            if follows_article(sentence.tokens, place, material.manner) or (place and capitalised(token)):
                named.add(token.norm)
    unwanted = material.rules.calendar | material.rules.numbers
    return frozenset(word for word in named if counts[word] >= _AT_LEAST and word not in unwanted)
