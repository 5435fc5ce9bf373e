"""Writes what the voices are to speak, one utterance of one to four sentences a line, into text/.

Mixed are sentences of the grammar, prose found on this computer, commands and word salad. In a part of them some words
are replaced by random words of the same kind, so that a model has to listen and cannot guess. An utterance that shares
a run of six words with a sample or with a memo of the evaluation is left out.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from train.grammar import choices, expand
from train.memos import MEMOS
from train.prose import Prose, find
from train.shared_runs import runs
from train.words import Vocabulary

# How many of a hundred sentences come from each source: in mixed text, and in natural text
SOURCES = {
    "talk": (30, 32),
    "question": (6, 6),
    "everyday": (30, 34),
    "explanation": (10, 9),
    "documentation": (9, 8),
    "command": (6, 5),
    "name": (4, 5),
    "salad": (5, 1),
}
REPLACED = {"talk", "question", "everyday", "explanation", "documentation"}
MIXED_SHARES = [0.0, 0.0, 0.0, 0.2, 0.5]  # of a sentence's words that are replaced
NATURAL_SHARES = [0.0, 0.0, 0.0, 0.0, 0.1]

LONGEST = 250  # characters of an utterance, about 16 s
REPOSITORY = Path(__file__).resolve().parents[3]
NEVER = [REPOSITORY / "samples", REPOSITORY / "benchmarks" / "memos"]  # folders of texts that are for testing only


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


def sentences(vocabulary: Vocabulary, found: Prose, natural: bool) -> Iterator[str]:
    """Endless sentences of all sources.

    Natural ones have few words replaced and little salad: what sounds alike can be told apart.
    """
    rng = vocabulary.rng
    make: dict[str, Callable[[], str]] = {
        "talk": lambda: expand("talk", rng),
        "question": lambda: expand("question", rng) + "?",
        "everyday": lambda: rng.choice(found.everyday),
        "explanation": lambda: rng.choice(found.explanations),
        "documentation": lambda: rng.choice(found.documentation),
        "command": lambda: command(rng, vocabulary),
        "name": lambda: introduction(vocabulary),
        "salad": lambda: salad(vocabulary),
    }
    weights = [shares[natural] for shares in SOURCES.values()]
    while True:
        kind = rng.choices(list(SOURCES), weights)[0]
        text = make[kind]()
        if kind in REPLACED:
            text = vocabulary.replace(text, rng.choice(NATURAL_SHARES if natural else MIXED_SHARES))
        if 3 < len(text) < 180:
            yield sentence_case(text, rng)


def introduction(vocabulary: Vocabulary) -> str:
    """A sentence with a full name of the vocabulary's in it."""
    rng = vocabulary.rng
    name = rng.choice([vocabulary.name(), f"{vocabulary.name()} {vocabulary.name()}"])
    some = expand(rng.choice(["clause", "verbphrase", "thing"]), rng)
    return rng.choice(
        [
            *[f"{name} {expand('verbphrase', rng)}", f"{name}, {some}", f"{some}, {name}", f"I am {name}"],
            *[f"her name is {name}", f"his name was {name}", f"welcome to {name}", f"we live in {name}"],
            *[f"{name} said, {some}", f"I am here with {name}", f"by {name}", f"{some} in {name}", f"{name}'s {some}"],
            *[f"{some}, by {name}", f"ask {name}", f"thank you, {name}", f"{name} and {vocabulary.name()}"],
        ]
    )


def forbidden() -> set[str]:
    """The runs of six words that are in the samples and in the memos of the evaluation."""
    texts = [file.read_text() for folder in NEVER for file in sorted(folder.glob("*.txt"))]
    return {run for text in [*texts, *(memo for _, memo in MEMOS)] for run in runs(text)}


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
    found, never = find(vocabulary), forbidden()
    print(
        f"{len(vocabulary.words)} words, {len(vocabulary.names)} names, sentences: {len(found.everyday)} everyday, "
        f"{len(found.explanations)} that explain, {len(found.documentation)} of documentation",
        flush=True,
    )
    mixed = utterances(sentences(vocabulary, found, False), rng)
    natural = utterances(sentences(vocabulary, found, True), rng)
    folder.mkdir(parents=True, exist_ok=True)
    for name, source, count in (
        ("heldout", natural, 400),
        ("train", mixed, lines),
        ("train-natural", natural, natural_lines),
    ):
        text = (line for line in source if never.isdisjoint(runs(line)))
        (folder / f"{name}.txt").write_text("".join(f"{next(text)}\n" for _ in range(count)))


if __name__ == "__main__":
    write(Path("text"), int(sys.argv[1]), int(sys.argv[2]))
