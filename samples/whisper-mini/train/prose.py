"""Plain English sentences that are on the computer: WordNet's examples and explanations, fortunes, documentation.

Each is of words that the vocabulary knows, and of nothing else: no numbers in figures, no names of functions.
"""

import gzip
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from train.words import KINDS, WORD, WORDNET, Vocabulary

DOCUMENTATION = [Path(os.__file__).parent, Path("/usr/share/doc")]
DOCUMENTS = (".py", ".pod", ".pm", ".txt", ".md", ".rst", ".gz")  # names of files that may hold some
FORTUNES = Path("/usr/share/games/fortunes")  # Debian's fortunes: sayings and dialogues
PLAIN_SENTENCE = re.compile(r"[A-Z][A-Za-z' ,\-]*[.?!]")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@dataclass
class Prose:
    """What was found, by how much it is like talk."""

    everyday: list[str]
    explanations: list[str]
    documentation: list[str]


def find(vocabulary: Vocabulary) -> Prose:
    """All three, each sorted and without doubles."""
    examples, explanations = wordnet()
    return Prose(
        plain([*examples, *fortunes()], vocabulary, 2),
        plain(explanations, vocabulary, 4),
        plain(documentation(), vocabulary, 4),
    )


def plain(sentences: Iterable[str], vocabulary: Vocabulary, shortest: int) -> list[str]:
    """Those that are plain and have this many words at least."""
    return sorted({s for s in sentences if is_plain(s, vocabulary, shortest)})


def is_plain(sentence: str, vocabulary: Vocabulary, shortest: int = 4) -> bool:
    """Whether it is a sentence of known words and nothing else."""
    words = WORD.findall(sentence)
    return (
        shortest <= len(words) <= 24
        and PLAIN_SENTENCE.fullmatch(sentence) is not None
        and all(word.lower() in vocabulary.known for word in words)
    )


def wordnet() -> tuple[list[str], list[str]]:
    """Its examples, and its explanations of words."""
    examples: list[str] = []
    explanations: list[str] = []
    for kind in KINDS:
        for line in (WORDNET / f"data.{kind}").read_text(errors="ignore").split("\n"):
            gloss = line.partition(" | ")[2]
            for quoted in re.findall(r'"([^"]+)"', gloss):
                examples += ended(quoted)
            for part in re.sub(r'"[^"]+"|\([^)]*\)', "", gloss).split(";"):
                explanations += ended(part)
    return examples, explanations


def ended(text: str) -> list[str]:
    """The sentences of a text, with a capital first and a mark last."""
    text = re.sub(r"\s+", " ", text).strip(" ,")
    if not text:
        return []
    text = text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")
    return SENTENCE_END.split(text)


def fortunes() -> list[str]:
    """The sentences of fortunes, without who said them."""
    found: list[str] = []
    for path in sorted(FORTUNES.glob("*")):
        if path.is_file() and not path.suffix:
            for saying in path.read_text(errors="ignore").split("\n%\n"):
                said = re.sub(r'["_*`]', " ", saying.partition("\n\t\t--")[0])
                said = re.sub(r"(?m)^\s*[A-Z]\w*:", " ", said)  # who speaks
                found += SENTENCE_END.split(re.sub(r"\s+", " ", said).strip())
    return found


def documentation() -> list[str]:
    """The sentences of documentation."""
    found: set[str] = set()
    for path in (path for folder in DOCUMENTATION for path in sorted(folder.rglob("*"))):
        if path.is_file() and (path.name.endswith(DOCUMENTS) or path.name == "copyright"):
            text = re.sub(r"\s+", " ", re.sub(r'[#*`"<>|_]', " ", beginning(path)))
            found.update(SENTENCE_END.split(text))
    return list(found)


def beginning(path: Path) -> str:
    """The first million characters of a file, unpacked; nothing of one that cannot be read."""
    try:
        with gzip.open(path, "rt", errors="ignore") if path.suffix == ".gz" else path.open(errors="ignore") as file:
            return file.read(1_000_000)
    except (OSError, EOFError):
        return ""
