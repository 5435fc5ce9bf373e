"""What the offline editor works on: a tidied transcript in sentences, with their marks."""

from dataclasses import dataclass
from functools import cached_property

from dictate.edit.cues import cues_of
from dictate.edit.language import Rules
from dictate.edit.manner import Manner
from dictate.edit.scoring import Scores
from dictate.edit.sentences import Sentence, sentences
from dictate.edit.strength import strengths
from dictate.edit.tidied import Tidied
from dictate.edit.tidy import tidy
from dictate.values.draft import Passage
from dictate.values.transcript import Transcript

__all__ = ["Material", "passage_of"]


@dataclass(frozen=True)
class Material:
    """A transcript and what is known of it."""

    transcript: Transcript

    @cached_property
    def tidied(self) -> Tidied:
        """Its words, tidied."""
        return tidy(self.transcript)

    @cached_property
    def language(self) -> str | None:
        """Its language, as it says itself or as its words look."""
        return self.transcript.language or ("en" if self.rules else None)

    @property
    def rules(self) -> Rules | None:
        """What is known of its language."""
        return self.tidied.rules

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, in order; together they are all the words that tidying kept."""
        return sentences(self.tidied.tokens, self.language, self.tidied.breaks)

    @cached_property
    def scores(self) -> Scores:
        """The weights of its words."""
        return Scores(self.sentences, self.rules, self.language)

    @cached_property
    def manner(self) -> Manner:
        """How its sentences are said."""
        rules = self.rules
        return Manner(
            cues_of(rules), rules.stop_words if rules else frozenset(), rules.numbers if rules else frozenset()
        )

    @cached_property
    def strengths(self) -> dict[int, float]:
        """The strength of each sentence, by the number of its first word."""
        announced = frozenset(gone.token.at + 1 for gone in self.tidied.gone if gone.reason == "set-up")
        found = strengths(self.sentences, self.scores, self.manner, announced)
        return {sentence.at: strength for sentence, strength in zip(self.sentences, found, strict=True)}

    @cached_property
    def by_strength(self) -> list[Sentence]:
        """The sentences, strongest first; of equals the one that was said first."""
        return sorted(self.sentences, key=lambda sentence: (-self.strengths[sentence.at], sentence.at))

    @cached_property
    def mark(self) -> dict[int, float]:
        """How much each sentence says of the whole, by the number of its first word."""
        return {sentence.at: self.scores.of(sentence) for sentence in self.sentences}

    @cached_property
    def by_mark(self) -> list[Sentence]:
        """The sentences that say most first; of equals the one that was said first."""
        return sorted(self.sentences, key=lambda sentence: (-self.mark[sentence.at], sentence.at))


def passage_of(parts: list[Sentence]) -> Passage:
    """Sentences in a row as one passage."""
    passages = [part.passage() for part in parts]
    return Passage(
        text=" ".join(passage.text for passage in passages),
        cites=tuple(dict.fromkeys(cite for passage in passages for cite in passage.cites)),
        sources=tuple(source for passage in passages for source in passage.sources),
    )
