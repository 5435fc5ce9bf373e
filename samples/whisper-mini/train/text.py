"""Writes what the voices are to speak, one utterance of one to four sentences a line, into text/.

Three sources are mixed: sentences of the grammar, documentation prose found on this machine, and word salad. In most of
the first two some words are replaced by random words of like ending, so that a model has to listen and cannot guess.
"""

import gzip
import os
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import wordfreq

from train.grammar import choices, expand

DICTIONARY = Path("/usr/share/dict/american-english")  # Debian's wamerican: knows which words are names
DOCUMENTATION = [Path(os.__file__).parent, Path("/usr/share/doc")]
VOCABULARY = 16_000  # the most frequent words of English, of which some 12,000 are in the dictionary
KEPT = 130  # the most frequent words are never replaced
LONGEST = 250  # characters of an utterance, about 16 s
ENDINGS = ("ing", "ed", "ly", "s", "er", "")

PROSE = (".py", ".pod", ".pm", ".txt", ".md", ".rst", ".gz")  # names of files that may hold some

WORD = re.compile(r"[A-Za-z']+")
PLAIN_SENTENCE = re.compile(r"[A-Z][A-Za-z' ,\-]*[.?!]")


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
        self._by_ending: dict[str, list[str]] = {ending: [] for ending in ENDINGS}
        for word in self.words[KEPT:]:
            self._by_ending[self._ending(word)].append(word)
        self._weights = {e: self._cumulative(words) for e, words in self._by_ending.items()}
        self._all_weights = self._cumulative(self.words)

    @staticmethod
    def _ending(word: str) -> str:
        return next(e for e in ENDINGS if word.endswith(e))

    @staticmethod
    def _cumulative(words: list[str]) -> list[float]:
        """Running sums of tempered frequencies: rare words come up far more often than they are used."""
        total, sums = 0.0, []
        for word in words:
            total += wordfreq.word_frequency(word, "en") ** 0.45
            sums.append(total)
        return sums

    def any(self) -> str:
        """Any word, now and then a name."""
        if self.rng.random() < 0.04:
            return self.rng.choice(self.names)
        return self.rng.choices(self.words, cum_weights=self._all_weights)[0]

    def like(self, word: str) -> str:
        """Another word with the ending of this one; a name for a name."""
        if word[0].isupper() and word != "I":
            return self.rng.choice(self.names)
        ending = self._ending(word)
        return self.rng.choices(self._by_ending[ending], cum_weights=self._weights[ending])[0]

    def replace(self, sentence: str, share: float) -> str:
        """The sentence with this share of its words replaced by others."""

        def one(match: re.Match[str]) -> str:
            word = match.group()
            return word if word in self.kept or self.rng.random() > share else self.like(word)

        return WORD.sub(one, sentence)


def prose(vocabulary: Vocabulary, folders: list[Path]) -> list[str]:
    """Plain sentences of 4 to 24 known words from documentation."""
    found: set[str] = set()
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.is_file() and (path.name.endswith(PROSE) or path.name == "copyright"):
            text = re.sub(r"\s+", " ", re.sub(r'[#*`"<>|_]', " ", beginning(path)))
            found.update(s for s in re.split(r"(?<=[.?!])\s+", text) if is_plain(s, vocabulary))
    return sorted(found)


def beginning(path: Path) -> str:
    """The first million characters of a file, unpacked; nothing of one that cannot be read."""
    try:
        with gzip.open(path, "rt", errors="ignore") if path.suffix == ".gz" else path.open(errors="ignore") as file:
            return file.read(1_000_000)
    except (OSError, EOFError):
        return ""


def is_plain(sentence: str, vocabulary: Vocabulary) -> bool:
    """Whether it is a sentence of known words and nothing else."""
    words = WORD.findall(sentence)
    return (
        4 <= len(words) <= 24
        and PLAIN_SENTENCE.fullmatch(sentence) is not None
        and all(word.lower() in vocabulary.known for word in words)
    )


def salad(vocabulary: Vocabulary) -> str:
    """Random words, with commas."""
    rng = vocabulary.rng
    words = [vocabulary.any() + ("," if rng.random() < 0.08 else "") for _ in range(rng.randint(3, 15))]
    return " ".join(words).rstrip(",")


def command(rng: random.Random, vocabulary: Vocabulary) -> str:
    """A spoken command, on its own or around some words."""
    some = expand(rng.choice(["clause", "thing", "phrase", "talk"]), rng)
    some = vocabulary.replace(some, 0.3)
    spoken = expand("command", rng)
    return rng.choice(
        [
            *[spoken, spoken, spoken, f"{spoken}, {some}", f"{some}, {spoken}", f"{some} {spoken}"],
            *[f"title, {some}, end title", f"title {some} end title"],
            *[f"quote, {some}, end quote", f"quote {some} end quote"],
            *[f"note to self, {some}", f"note to self {some}", f"okay, {spoken}", f"{some}, {spoken}, {some}"],
        ]
    )


def sentence_case(text: str, rng: random.Random) -> str:
    """Commas once, "an" before vowels, a capital first, and an end mark where there is none."""
    text = re.sub(r"\b([Aa]) (?=[aeioAEIO])", r"\1n ", text)
    text = re.sub(r"(,\s*)+", ", ", text).strip(" ,")
    text = re.sub(r"\bi\b", "I", text)
    if text[-1] not in ".?!":
        first = re.split(r"[ ']", text)[0].lower()
        asks = first in {w.split()[0] for w in choices("wh")} | {
            "do",
            "did",
            "have",
            "can",
            "would",
            "is",
            "are",
            "was",
            "isn't",
            "does",
            "could",
            "shall",
        }
        text += "?" if asks and rng.random() < 0.95 else rng.choice("." * 60 + "!")
    return text[0].upper() + text[1:]


def sentences(vocabulary: Vocabulary, found: list[str], natural: bool) -> Iterator[str]:
    """Endless sentences of all sources.

    Natural ones have few words replaced and little salad: what sounds alike can be told apart.
    """
    rng = vocabulary.rng
    while True:
        r, share = rng.random(), rng.choice([0, 0, 0, 0.15] if natural else [0, 0.2, 0.4, 0.7])
        if natural and rng.random() < 0.3 and found:
            text = rng.choice(found)
        elif r < 0.55:
            text = vocabulary.replace(expand("talk", rng), share)
        elif r < 0.62:
            text = vocabulary.replace(expand("question", rng), share) + "?"
        elif r < 0.80 and found:
            text = vocabulary.replace(rng.choice(found), rng.choice([0, 0, 0.2, 0.4]))
        elif r < 0.86:
            text = command(rng, vocabulary)
        elif not natural or r < 0.89:
            text = salad(vocabulary)
        else:
            continue
        if 3 < len(text) < 180:
            yield sentence_case(text, rng)


def utterances(source: Iterator[str], rng: random.Random) -> Iterator[str]:
    """One to four sentences in one go."""
    while True:
        parts = [next(source)]
        parts += [next(source) for _ in range(rng.choice([0, 1, 1, 2, 2, 3]))]
        text = parts[0]
        for part in parts[1:]:
            if len(text) + len(part) < LONGEST:
                text += " " + part
        yield text


def write(folder: Path, lines: int, natural_lines: int, seed: int = 1) -> None:
    """Write heldout.txt (the first 400 utterances), train.txt and, for the end of the training, train-natural.txt."""
    rng = random.Random(seed)
    vocabulary = Vocabulary(rng)
    found = prose(vocabulary, DOCUMENTATION)
    print(
        f"{len(vocabulary.words)} words, {len(vocabulary.names)} names, {len(found)} sentences of documentation",
        flush=True,
    )
    source = utterances(sentences(vocabulary, found, False), rng)
    folder.mkdir(parents=True, exist_ok=True)
    written = [next(source) for _ in range(lines + 400)]
    (folder / "heldout.txt").write_text("\n".join(written[:400]) + "\n")
    (folder / "train.txt").write_text("\n".join(written[400:]) + "\n")
    source = utterances(sentences(vocabulary, found, True), rng)
    (folder / "train-natural.txt").write_text("\n".join(next(source) for _ in range(natural_lines)) + "\n")


if __name__ == "__main__":
    write(Path("text"), int(sys.argv[1]), int(sys.argv[2]))
