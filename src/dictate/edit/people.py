"""Who speaks: hosts ask, guests answer, and what guests say of themselves. Voices are told apart by the transcript.

What the producer says of hosts and guests is believed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dictate.edit.cues import Cues
from dictate.edit.manner import asks
from dictate.edit.material import Material
from dictate.edit.sentences import Sentence
from dictate.edit.tokens import norms, same_person
from dictate.values.draft import Guest
from dictate.values.edit import Brief
from dictate.values.episode import Person

__all__ = ["Cast", "cast_of"]

_AS_CURIOUS = 0.6  # of the host's share of questions: who asks nearly as many is a host too
_HEARD = 0.02  # of all words: who says less is a jingle or somebody who passed by
_BIOGRAPHY = 3  # sentences
_OPENING = 6  # words among which that is said
_IN_FULL = {"m": "am", "ve": "have"}
_LONGEST = 40  # words of a sentence that says who somebody is


@dataclass(frozen=True)
class Cast:
    """Labels of the speakers who are hosts, and the guests as show notes present them."""

    hosts: frozenset[str]
    guests: tuple[Guest, ...]

    def by_guests(self, ranked: Sequence[Sentence]) -> list[Sentence]:
        """What is not a host's, in the order given; all of it where nobody else speaks."""
        return [sentence for sentence in ranked if sentence.speaker not in self.hosts] or list(ranked)


def cast_of(material: Material, brief: Brief) -> Cast:
    """Hosts and guests: those whom the producer names; else the ones who ask and the ones who answer.

    A guest whom the producer names and no speaker is called by is listed all the same, without any words of theirs.
    """
    heard = _heard(material)
    known = [(person, _label(person, heard)) for person in brief.guests]
    named = {label: person for person, label in reversed(known) if label}  # of two for one speaker the first counts
    hosts = {label for person in brief.hosts if (label := _label(person, heard))} or _who_ask(heard)
    hosts = (hosts - set(named)) or (set(heard) - set(named) if named else set())
    guests = [
        _guest(label, said, named.get(label), material)
        for label, said in heard.items()
        if label in named or (hosts and label not in hosts)
    ]
    guests += [Guest(name=person.name, link=person.link, role=person.role) for person, label in known if not label]
    return Cast(hosts=frozenset(hosts), guests=tuple(guests))


def _label(person: Person, labels: Sequence[str] | dict[str, list[Sentence]]) -> str | None:
    """The one speaker who is called so: by the whole name, or by all the names that the shorter of the two has."""
    names = norms(person.name)
    exact = [label for label in labels if norms(label) == names]
    alike = [label for label in labels if same_person(person.name, label)]
    found = exact or alike
    return found[0] if len(found) == 1 else None


def _who_ask(heard: dict[str, list[Sentence]]) -> set[str]:
    """The speaker with the largest share of questions, and any who asks nearly as often; nobody of one speaker."""
    if len(heard) < 2:
        return set()
    shares = {speaker: sum(map(asks, said)) / len(said) for speaker, said in heard.items()}
    most = max(shares.values())
    asking = {speaker for speaker, share in shares.items() if share >= _AS_CURIOUS * most}
    return {next(iter(heard))} if not most or len(asking) == len(heard) else asking


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


def _guest(label: str, said: Sequence[Sentence], person: Person | None, material: Material) -> Guest:
    return Guest(
        name=person.name if person else label,
        biography=tuple(sentence.passage() for sentence in _introductions(said, material)),
        link=person.link if person else None,
        role=person.role if person else None,
    )


def _introductions(said: Sequence[Sentence], material: Material) -> list[Sentence]:
    """The first sentences in which somebody says who they are or what they do, without the "so" before them.

    Whoever gives their name ("I am David Moss.") goes on to tell of themselves as long as sentences begin with "I".
    """
    found: list[Sentence] = []
    named = False
    for sentence in (material.manner.without_links(sentence) for sentence in said):
        named = _gives_name(sentence) or (named and sentence.norms[:1] == ("i",))
        tells = named or _tells_of_self(sentence.norms, material.manner.cues)
        if tells and material.manner.states(sentence) and len(sentence.norms) <= _LONGEST:
            found.append(sentence)
    return found[:_BIOGRAPHY]


def _gives_name(sentence: Sentence) -> bool:
    """Whether a sentence that begins with "I" or "my" says its speaker's own first name."""
    names = norms(sentence.speaker or "")[:1]
    return sentence.norms[:1] in (("i",), ("i'm",), ("my",)) and bool(set(names) & set(sentence.norms))


def _tells_of_self(words: Sequence[str], cues: Cues) -> bool:
    """Whether it begins "I am a", "I run", "my name is" and the like; "I'm a bit tired" tells nothing."""
    said = tuple(_expanded(words[:_OPENING]))
    openings = [phrase for phrase in cues.introducing if said[: len(phrase)] == phrase]
    return any(len(said) > len(phrase) and said[len(phrase)] not in cues.vague for phrase in openings)


def _expanded(words: Sequence[str]) -> Iterator[str]:
    """Words with "I'm" and "I've" in two."""
    for word in words:
        head, _, tail = word.partition("'")
        yield from (head, _IN_FULL[tail]) if tail in _IN_FULL else (word,)
