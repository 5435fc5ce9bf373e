"""What the offline editor works on: a tidied transcript in sentences, with their marks."""

from dataclasses import dataclass
from functools import cached_property

from dictate.edit.language import Rules
from dictate.edit.scoring import Scores
from dictate.edit.sentences import Sentence, sentences
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
    def marks(self) -> list[float]:
        """The mark of each sentence."""
        return [self.scores.of(sentence) for sentence in self.sentences]

    @cached_property
    def by_mark(self) -> list[Sentence]:
        """The sentences, best first; of equals the one that was said first."""
        order = sorted(range(len(self.sentences)), key=lambda place: (-self.marks[place], place))
        return [self.sentences[place] for place in order]


def passage_of(parts: list[Sentence]) -> Passage:
    """Sentences in a row as one passage."""
    passages = [part.passage() for part in parts]
    return Passage(
        text=" ".join(passage.text for passage in passages),
        cites=tuple(dict.fromkeys(cite for passage in passages for cite in passage.cites)),
        sources=tuple(source for passage in passages for source in passage.sources),
    )
