"""How a host introduces a guest to the listeners: the description that a conversation already has."""

from collections.abc import Iterator, Sequence

from dictate.edit.manner import asks
from dictate.edit.material import Material, passage_of
from dictate.edit.people import Cast
from dictate.edit.sentences import Sentence
from dictate.edit.tokens import norms
from dictate.values.draft import Passage

__all__ = ["introduction"]

_BEGINNING = 0.12  # of all words; later a host speaks with the guest, and not of them
_LONGEST = 320  # characters: a paragraph in a player's window
_SENTENCES = 3


def introduction(material: Material, cast: Cast) -> Passage | None:
    """What a host says of a guest near the beginning, with what follows in the same breath; `None` without that."""
    beginning = _BEGINNING * len(material.tidied.tokens)
    said = [sentence for sentence in material.sentences if sentence.at < beginning]
    names = {name for guest in cast.guests for name in norms(guest.name)}
    for place, sentence in enumerate(said):
        if sentence.speaker in cast.hosts and _speaks_of(sentence, names, material):
            return passage_of(list(_breath(said[place:], material)))
    return None


def _speaks_of(sentence: Sentence, names: set[str], material: Material) -> bool:
    """Whether it tells listeners of a guest, and does not speak to them or to the guest."""
    words = set(sentence.norms)
    manner = material.manner
    of_guest = bool(words & names) or (bool(manner.cues.guest) and manner.cues.guest <= words)
    return (
        of_guest and manner.states(sentence) and not words & manner.cues.addressing and len(sentence.text) <= _LONGEST
    )


def _breath(said: Sequence[Sentence], material: Material) -> Iterator[Sentence]:
    """The first sentence, and those of the same speaker after it that fit and tell more of the same."""
    length = 0
    for place, sentence in enumerate(said[:_SENTENCES]):
        length += len(sentence.text) + 1
        same = sentence.speaker == said[0].speaker and material.manner.states(sentence) and not asks(sentence)
        addressed = set(sentence.norms) & material.manner.cues.addressing
        if place and (not same or addressed or length > _LONGEST):
            return
        yield sentence if place else material.manner.without_links(sentence)
