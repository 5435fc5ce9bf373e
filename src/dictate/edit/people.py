"""Who speaks: hosts ask, guests answer, and what guests say of themselves. Voices are told apart by the transcript."""

from collections import Counter
from collections.abc import Sequence

from dictate.edit.material import Material
from dictate.edit.sentences import Sentence
from dictate.edit.tokens import norms
from dictate.values.draft import Guest

__all__ = ["guests_of", "hosts_of"]

_AS_CURIOUS = 0.6  # of the host's share of questions: who asks nearly as many is a host too
_HEARD = 0.02  # of all words: who says less is a jingle or somebody who passed by
_BIOGRAPHY = 3  # sentences


def hosts_of(material: Material) -> frozenset[str]:
    """Those who ask: the speaker with the largest share of questions, and any who asks nearly as often."""
    heard = _heard(material)
    if len(heard) < 2:
        return frozenset()
    shares = {speaker: _questions(said) / len(said) for speaker, said in heard.items()}
    most = max(shares.values())
    asking = {speaker for speaker, share in shares.items() if share >= _AS_CURIOUS * most}
    first = next(iter(heard))
    return frozenset({first} if not most or len(asking) == len(heard) else asking)


def guests_of(material: Material) -> tuple[Guest, ...]:
    """Those who are no hosts, in order of their first word; nobody where only one speaks."""
    hosts, heard = hosts_of(material), _heard(material)
    return tuple(
        Guest(name=speaker, biography=tuple(sentence.passage() for sentence in _introductions(said, material)))
        for speaker, said in heard.items()
        if hosts and speaker not in hosts
    )


def _heard(material: Material) -> dict[str, list[Sentence]]:
    """The sentences of each speaker who says enough to count, in order of their first word."""
    said: dict[str, list[Sentence]] = {}
    words: Counter[str] = Counter()
    for sentence in material.sentences:
        if sentence.speaker:
            said.setdefault(sentence.speaker, []).append(sentence)
            words[sentence.speaker] += len(sentence.norms)
    least = max(1.0, _HEARD * words.total())
    return {speaker: sentences for speaker, sentences in said.items() if words[speaker] >= least}


def _questions(said: Sequence[Sentence]) -> int:
    return sum(sentence.text.rstrip("\"'\u201d").endswith(("?", "\uff1f")) for sentence in said)


def _introductions(said: Sequence[Sentence], material: Material) -> list[Sentence]:
    """The first sentences in which somebody says who they are or what they do.

    Whoever gives their name ("I am David Moss.") goes on to tell of themselves as long as sentences begin with "I".
    """
    phrases = material.rules.self_introductions if material.rules else ()
    found: list[Sentence] = []
    named = False
    for sentence in said:
        named = _gives_name(sentence) or (named and sentence.norms[:1] == ("i",))
        if sentence.quotes_whole and (named or any(_opens(sentence.norms, phrase) for phrase in phrases)):
            found.append(sentence)
    return found[:_BIOGRAPHY]


def _gives_name(sentence: Sentence) -> bool:
    """Whether a sentence that begins with "I" or "my" says its speaker's own first name."""
    names = norms(sentence.speaker or "")[:1]
    return sentence.norms[:1] in (("i",), ("i'm",), ("my",)) and bool(set(names) & set(sentence.norms))


def _opens(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a sentence begins with the phrase, but for an "and" or "so"."""
    return any(tuple(words[at : at + len(phrase)]) == tuple(phrase) for at in (0, 1))
