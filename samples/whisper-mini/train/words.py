"""Which words there are, how frequent they are, and of what kind: from wordfreq, Debian's wamerican and WordNet."""

import random
import re
from itertools import accumulate
from pathlib import Path

import wordfreq

DICTIONARY = Path("/usr/share/dict/american-english")  # Debian's wamerican: knows which words are names
WORDNET = Path("/usr/share/wordnet")  # Debian's wordnet-base: kinds of words, examples, explanations
KINDS = ("noun", "verb", "adj", "adv")
VOCABULARY = 30_000  # the most frequent words of English, of which some 20,000 are in the dictionary
KEPT = 150  # the most frequent words are never replaced
ENDINGS = ("ing", "ed", "ly", "s", "er", "")

WORD = re.compile(r"[A-Za-z']+")


def lemmas() -> dict[str, str]:
    """Each base form that WordNet knows, and the kind of word that it mostly is."""
    best: dict[str, tuple[int, str]] = {}
    for kind in KINDS:
        for line in (WORDNET / f"index.{kind}").read_text().split("\n"):
            if line and not line.startswith(" "):  # the licence stands in front, indented
                lemma, _, meanings = line.split()[:3]
                best[lemma] = max(best.get(lemma, (0, "")), (int(meanings), kind))
    return {lemma: kind for lemma, (_, kind) in best.items()}


def stems(word: str) -> list[str]:
    """What may be the base form of a word, the likeliest first."""
    found = [word]
    for ending, others in (("ies", "y"), ("ied", "y"), ("s", ""), ("ed", "e"), ("ing", "e"), ("er", "e"), ("es", "")):
        if word.endswith(ending):
            found.append(word[: -len(ending)] + others)
    for ending in ("ed", "ing", "er"):
        if word.endswith(ending):
            found += [word[: -len(ending)], word[: -len(ending) - 1]]
    return found


class Vocabulary:
    """Frequent English words, lower case or capitalised as the dictionary has them, drawn at random by frequency."""

    def __init__(self, rng: random.Random) -> None:
        known = set(DICTIONARY.read_text().split("\n"))
        ranked = wordfreq.top_n_list("en", VOCABULARY)
        self.rng = rng
        self.kept = {word.capitalize() for word in ranked[:KEPT]} | set(ranked[:KEPT]) | {"um", "uh", "er"}
        self.words = [w for w in ranked if w in known and (len(w) > 1 or w in "ai") and w != "i"] + ["um", "uh"]
        self.names = [w.capitalize() for w in ranked if w.isalpha() and w not in known and w.capitalize() in known]
        self.known = set(self.words) | {"i"} | {name.lower() for name in self.names}
        self._lemmas = lemmas()
        self._by_kind: dict[str, list[str]] = {}
        for word in self.words[KEPT:]:
            self._by_kind.setdefault(self._kind(word), []).append(word)
        self._weights = {kind: cumulative(words, 0.55) for kind, words in self._by_kind.items()}
        self._all_weights = cumulative(self.words, 0.45)
        self._name_weights = cumulative([name.lower() for name in self.names], 0.3)

    def _kind(self, word: str) -> str:
        """Noun, verb and so on, with the ending."""
        ending = next(e for e in ENDINGS if word.endswith(e))
        return next((self._lemmas[stem] for stem in stems(word) if stem in self._lemmas), "other") + ending

    def any(self) -> str:
        """Any word, now and then a name."""
        if self.rng.random() < 0.06:
            return self.name()
        return self.rng.choices(self.words, cum_weights=self._all_weights)[0]

    def name(self) -> str:
        """Any name."""
        return self.rng.choices(self.names, cum_weights=self._name_weights)[0]

    def like(self, word: str) -> str:
        """Another word of the kind and ending of this one; a name for a name."""
        if word[0].isupper() and word != "I":
            return self.name()
        kind = self._kind(word)
        if kind not in self._by_kind:
            return word
        return self.rng.choices(self._by_kind[kind], cum_weights=self._weights[kind])[0]

    def replace(self, sentence: str, share: float) -> str:
        """The sentence with this share of its words replaced by others."""

        def one(match: re.Match[str]) -> str:
            word = match.group()
            return word if word in self.kept or self.rng.random() > share else self.like(word)

        return WORD.sub(one, sentence)


def cumulative(words: list[str], power: float) -> list[float]:
    """Running sums of tempered frequencies: rare words come up far more often than they are used."""
    return list(accumulate(wordfreq.word_frequency(word, "en") ** power for word in words))
