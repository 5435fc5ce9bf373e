"""Tags: key phrases of what was said, found by YAKE (Campos et al. 2020) in the sentences that say most."""

from collections.abc import Sequence

from dictate.edit.material import Material

__all__ = ["tags_of"]

_MOST = 5
_ENOUGH = 120  # sentences; YAKE's time grows with the text, and the weaker ones add nothing
_SHORTEST = 3  # characters
_FEW_WORDS = 40  # a text shorter than this has no key phrases, only words


def tags_of(material: Material) -> tuple[str, ...]:
    """At most five key phrases in lower case, the weightiest first; none for a few words."""
    best = sorted(material.by_mark[:_ENOUGH], key=lambda sentence: sentence.at)
    if sum(len(sentence.tokens) for sentence in best) < _FEW_WORDS:
        return ()
    from yake import KeywordExtractor  # its import takes half a second

    extractor = KeywordExtractor(lan=(material.language or "en")[:2], n=2, top=6 * _MOST)
    found = [str(phrase).lower() for phrase, _ in extractor.extract_keywords(" ".join(s.text for s in best))]
    return tuple(_distinct(found, material))


def _distinct(found: Sequence[str], material: Material) -> list[str]:
    """Phrases that say different things: none that shares a stem with one before it, no names of those who speak."""
    speakers = {word for name in material.transcript.speakers for word in name.lower().split()}
    tags: list[str] = []
    seen: set[str] = set()
    for phrase in found:
        stems = set(material.scores.stems(phrase.split()))
        fresh = len(stems) == len(phrase.split()) and not stems & seen and not speakers & set(phrase.split())
        if fresh and len(phrase) >= _SHORTEST and len(tags) < _MOST:
            tags.append(phrase)
            seen |= stems
    return tags
