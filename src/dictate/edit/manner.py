"""How a sentence is said: whether it stands alone, leans on the one before, asks, announces, claims.

It reads the words with which a sentence begins and the marks with which it ends, and nothing of what it means.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dictate.edit.cues import Cues
from dictate.edit.language import Phrase
from dictate.edit.sentences import Sentence
from dictate.edit.tidied import raised

__all__ = ["Manner", "asks"]

_ANNOUNCEMENT = 9  # words; a longer one says something itself
_PART = ("of",)  # "a corner of it" is a part of something else
_SHORT = 5  # words; "fifty grams of it" says nothing alone
_ENDING = frozenset({"this", "that", "these", "those"})  # point back also at a sentence's end
_ALIKE = 2  # words with which two sentences begin that are said in the same form


def asks(sentence: Sentence) -> bool:
    """Whether it is a question."""
    return sentence.text.rstrip("\"'\u201d\u2019").endswith(("?", "\uff1f"))


@dataclass(frozen=True)
class Manner:
    """The cues of a language, its stop words and its numbers, put to sentences."""

    cues: Cues
    stop_words: frozenset[str]
    numbers: frozenset[str]

    def states(self, sentence: Sentence) -> bool:
        """Whether it is a whole statement: not a question, a scrap, or somebody cut short."""
        text = sentence.text.rstrip("\"'\u201d\u2019")
        whole = text.endswith((".", "!", "\u3002")) and not text.endswith(("...", "-.", "--"))
        broken = "--" in text or "..." in text[:-1] or "\u2026" in text or "[" in text
        return whole and not broken and sentence.quotes_whole and not sentence.text[:1].islower()

    def leans(self, sentence: Sentence) -> bool:
        """Whether it says little without what came before: "That's the rule.", "Not always.", "I think it is."

        Somebody or something is meant that was named elsewhere, if a pronoun comes before any word of its own.
        """
        words = self.after_links(sentence.norms)
        if not words or _begins(words, self.cues.leaning):
            return True
        own = next((place for place, word in enumerate(words) if self.means(word)), len(words))
        part = tuple(words[-2:-1]) == _PART
        if words[-1] in (self.cues.pronouns if part or len(words) <= _SHORT else self.cues.pronouns & _ENDING):
            return True
        return any(self._points_back(words, place) for place in range(own))

    def means(self, word: str) -> bool:
        """Whether a word can say what a text is about."""
        grammar = word in self.stop_words or word in self.cues.generic or word in self.numbers
        return not grammar and not word[:1].isdigit()

    def is_scrap(self, sentence: Sentence) -> bool:
        """Whether it has neither a subject nor a verb, as far as these are known: "Thirty minutes at least."."""
        return bool(self.cues.subjects) and not self.cues.subjects & set(sentence.norms)

    def _points_back(self, words: Sequence[str], place: int) -> bool:
        """Whether a pronoun stands for something said before; "that" does after "in" or "about", seldom else."""
        relative = words[place] == "that" and place > 0 and words[place - 1] not in self.cues.joins
        return words[place] in self.cues.pronouns and not relative

    def goes_on(self, before: Sentence | None, sentence: Sentence) -> bool:
        """Whether the sentence before it broke off, so that it may be the end of that one: "I would never ... Work"."""
        text = before.text.rstrip("\"'\u201d\u2019") if before and before.speaker == sentence.speaker else ""
        return text.endswith(("...", "\u2026", "--", "-", "\u2014", ",", ":"))

    def announces(self, sentence: Sentence) -> bool:
        """Whether it only says that something is coming: "Here is the thing."."""
        return len(sentence.norms) <= _ANNOUNCEMENT and self.opens(sentence, self.cues.announcing)

    def concludes(self, sentence: Sentence) -> bool:
        """Whether it says of the sentence before it that it matters: "That's the whole trick."."""
        return self.opens(sentence, self.cues.concluding)

    def begins_anew(self, sentence: Sentence) -> bool:
        """Whether its first word is one with which a speaker begins something new."""
        return sentence.norms[:1] != () and sentence.norms[0] in self.cues.openings

    def is_courtesy(self, sentence: Sentence) -> bool:
        """Whether it is said to the other speaker or to the listeners, and not of the matter."""
        return any(word in self.cues.courtesies for word in sentence.norms)

    def parallel(self, one: Sentence, other: Sentence) -> bool:
        """Whether two sentences begin in the same words and go on differently (anaphora)."""
        first, second = self.after_links(one.norms), self.after_links(other.norms)
        size = _ALIKE + (first[:1] != () and first[0] in self.cues.personal | self.cues.pronouns)  # "I got" is no form
        alike = tuple(first[:size]) == tuple(second[:size]) and one.speaker == other.speaker
        return alike and min(len(first), len(second)) > size and first != second

    def opens(self, sentence: Sentence, phrases: Sequence[Phrase]) -> bool:
        """Whether it begins with one of the phrases, an "and" or "so" before it or not."""
        return bool(_begins(self.after_links(sentence.norms), phrases))

    def after_links(self, words: Sequence[str]) -> Sequence[str]:
        """Words without the "and", "but" or "so" before them."""
        return words[self._links(words) :]

    def without_links(self, sentence: Sentence) -> Sentence:
        """The sentence without the "and" or "so" before it, for where it stands alone."""
        tokens = sentence.tokens
        at = self._links([token.norm for token in tokens])
        return Sentence((raised(tokens[at]), *tokens[at + 1 :])) if at else sentence

    def _links(self, words: Sequence[str]) -> int:
        at = 0
        while at < len(words) - 1 and words[at] in self.cues.links:
            at += 1
        return at


def _begins(words: Sequence[str], phrases: Sequence[Phrase]) -> bool:
    return any(tuple(words[: len(phrase)]) == phrase for phrase in phrases)
