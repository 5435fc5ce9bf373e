"""How much a sentence says of what the whole is about, and whether it can stand alone.

Centrality is that of Radev, Jing, Stys and Tam, "Centroid-based summarization of multiple documents" (2004): a sentence
counts by the weight (term frequency times inverse sentence frequency) of its word stems in the whole. It reads words,
not meaning.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

import snowballstemmer

from dictate.edit.language import Rules
from dictate.edit.sentences import Sentence

__all__ = ["Scores", "cosine", "stemmer"]

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_BEST = range(7, 29)  # words of a sentence that says something and is still read in one breath


def stemmer(language: str | None) -> Callable[[str], str]:
    """What cuts words of a language to their stems (Snowball); words of a language it does not know stay whole."""
    name = _SNOWBALL.get((language or "en").lower()[:2])
    if name is None or name not in snowballstemmer.algorithms():
        return str
    stem: Callable[[str], str] = lru_cache(maxsize=32_768)(snowballstemmer.stemmer(name).stemWord)
    return stem


class Scores:
    """The weights of a text's stems, and the marks that its sentences get from them."""

    def __init__(self, sentences: Sequence[Sentence], rules: Rules | None, language: str | None) -> None:
        self._rules = rules
        self._stem = stemmer(language)
        self._stop = rules.stop_words if rules else frozenset()
        counts = [Counter(self.stems(sentence.norms)) for sentence in sentences]
        spread = Counter(stem for count in counts for stem in count)
        self._total: Counter[str] = Counter()
        for count in counts:
            self._total.update(count)
        self._idf = {stem: log((1 + len(counts)) / number) for stem, number in spread.items()}
        self.weight = {stem: number * self._idf[stem] for stem, number in self._total.items()}

    def stems(self, norms: Iterable[str]) -> list[str]:
        """The stems of the words that carry meaning."""
        return [self._stem(norm) for norm in norms if norm and norm not in self._stop]

    def vector(self, sentences: Iterable[Sentence]) -> dict[str, float]:
        """Stems of some sentences with their tf-idf weights."""
        counts = Counter(stem for sentence in sentences for stem in self.stems(sentence.norms))
        return {stem: number * self._idf.get(stem, 0.0) for stem, number in counts.items()}

    def alike(self, one: Sentence, other: Sentence) -> float:
        """How much two sentences say the same: 0 to 1."""
        return cosine(self.vector([one]), self.vector([other]))

    def distinction(self, stem: str, count: int) -> float:
        """How much a stem tells one stretch, in which it comes `count` times, from all the rest."""
        return count * self._idf.get(stem, 0.0) * sqrt(count / self._total[stem]) if stem in self._total else 0.0

    def of(self, sentence: Sentence) -> float:
        """Its mark: mean weight of its stems by the root of their number, less what cannot stand alone."""
        stems = set(self.stems(sentence.norms))
        if not stems:
            return 0.0
        central = sum(self.weight.get(stem, 0.0) for stem in sorted(stems)) / (len(stems) + 2)
        return central * sqrt(min(len(stems), 12)) * self._standing(sentence)

    def _standing(self, sentence: Sentence) -> float:
        """1 for a sentence that stands alone; less for a question, a leaning or broken one, one too short or long."""
        standing = 1.0 if len(sentence.norms) in _BEST else 0.4
        if self._rules and sentence.norms and sentence.norms[0] in self._rules.hanging:
            standing *= 0.5
        if not sentence.text.rstrip("\"'\u201d\u2019").endswith((".", "!", "\u3002")):
            standing *= 0.4
        if sentence.text.endswith("...") or "--" in sentence.text or " - " in sentence.text:
            standing *= 0.4
        return standing * (0.3 if sentence.text[:1].islower() else 1.0)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two weighted bags of stems are: 0 to 1."""
    dot = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    size = sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values()))
    return dot / size if size else 0.0
