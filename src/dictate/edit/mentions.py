"""Names that were said: words with a capital inside a sentence. Only for languages in which that means a name."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dictate.edit.material import Material
from dictate.edit.sentences import Sentence
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence, norms
from dictate.values.draft import Mention

__all__ = ["mentions_of"]

_OFTEN = 2  # a name of one word counts from the second time on, or after "in" or "from": a capital may be chance
_SHORTEST = 2  # letters of a name
_LINKS = frozenset({"of", "the", "de", "van", "von"})  # inside a name, alone or with "the": "Bank of England"
_LINKS_WITH_THE = frozenset({"of", "on", "in"})
_COMMON = 0.5  # of its places after "a" or "my": so often no name is said ("a CMO")
_MOST = 40
_OPENING = "\"'\u201c\u2018([\u2026-\u2013\u2014"  # not the full stop: ".NET"
_MARKS = "\"'\u201c\u201d\u2018\u2019.,;:!?()[]\u2026-\u2013\u2014"


def mentions_of(material: Material) -> tuple[Mention, ...]:
    """People, places and things that were named, in order, with the segments; not those who speak."""
    if material.rules is None:
        return ()
    found = _Found(material)
    for sentence in material.sentences:
        for name in found.names(sentence):
            found.add(name)
    return tuple(Mention(name=name, segments=tuple(dict.fromkeys(segments))) for name, segments in found.kept()[:_MOST])


class _Found:
    """The names of a text as they are found, with the segments in which they were said."""

    def __init__(self, material: Material) -> None:
        self._rules, self._cues = material.rules, material.manner.cues
        self._stop_words = material.manner.stop_words
        self._speakers = [set(norms(speaker)) for speaker in material.transcript.speakers]
        self._lower = {token.norm for s in material.sentences for token in s.tokens if token.text[:1].islower()}
        self._alone = {token.norm for s in material.sentences for token in s.tokens if capitalised(token)}
        self._places: dict[str, list[str]] = {}
        self._common, self._placed = Counter[str](), Counter[str]()

    def names(self, sentence: Sentence) -> Iterator[tuple[Sequence[Token], Token | None]]:
        """Runs of words with capitals, each with the word before it; "Google's Tel Aviv" may be two."""
        tokens, run, first = sentence.tokens, list[Token](), 0
        for place, token in enumerate(tokens):
            if self._is_name(tokens, place, inside=bool(run)) or (run and self._goes_on(tokens, place)):
                first = first if run else place
                run.append(token)
                if not ends_clause(token) and not self._owns(token):
                    continue
            if run:
                yield run, tokens[first - 1] if first else None
            run = []
        if run:
            yield run, tokens[first - 1] if first else None

    def add(self, found: tuple[Sequence[Token], Token | None]) -> None:
        """Keep a name, and whether it was said as names are, after "in" or "from", or as they are not, after "a"."""
        name, before = found
        text = _written(name)
        if len(text) >= _SHORTEST:
            self._places.setdefault(text, []).append(name[0].segment)
            self._common[text] += before is not None and before.norm in self._cues.indefinite
            self._placed[text] += before is not None and before.norm in self._cues.joins

    def kept(self) -> list[tuple[str, list[str]]]:
        """The names that are worth a line, each in one form, with all its places."""
        names = [name for name in self._places if self._is_worth_it(name)]
        order = {name: place for place, name in enumerate(self._places)}
        merged: dict[str, list[str]] = {}
        for name in names:
            merged.setdefault(self._form(name, names), []).extend(self._places[name])
        return sorted(merged.items(), key=lambda entry: order[entry[0]])

    def _form(self, name: str, names: Sequence[str]) -> str:
        """The form in which a name is written: of forms with several words the one that is said most, else itself.

        A first name that several people have stands for itself.
        """
        related = [other for other in names if " " in other and (_is_part(name, other) or _is_part(other, name))]
        forms = [other for other in (*related, name) if " " in other]
        best = max(forms, key=lambda form: (len(self._places[form]), len(form)), default=name)
        one = all(form == best or _is_part(form, best) or _is_part(best, form) for form in forms)
        return best if one else name

    def _is_worth_it(self, name: str) -> bool:
        words = set(norms(name))
        if not words or any(words & speaker for speaker in self._speakers) or words & self._cues.courtesies:
            return False
        forms = [other for other in self._places if other == name or _is_part(name, other)]
        said = sum(len(self._places[form]) for form in forms)
        if self._common[name] >= _COMMON * len(self._places[name]):
            return False
        return " " in name or said >= _OFTEN or self._placed[name] > 0

    def _is_name(self, tokens: Sequence[Token], place: int, *, inside: bool) -> bool:
        """Whether a word has a capital of its own.

        The first word of a sentence may, where a name of several words begins and the word is never said small.
        """
        token = tokens[place]
        calendar = self._rules.calendar if self._rules else frozenset[str]()
        if (
            not capitalised(token)
            or {token.norm, token.norm.removesuffix("s")} & calendar
            or len(token.norm) < _SHORTEST
        ):
            return False
        if not inside and token.text.rstrip(_MARKS).isupper() and token.norm in self._cues.abbreviations:
            return False
        if not _opens(tokens, place):
            return token.norm not in self._stop_words or inside or not token.text.isupper()
        following = 0 if ends_clause(token) else _capitals(tokens[place + 1 : place + 3])
        if token.norm == "the":
            return following == 2
        return following > 0 and token.norm not in self._stop_words and token.norm not in self._lower

    def _owns(self, token: Token) -> bool:
        """Whether a name in the genitive is one by itself, and not the beginning of a title: "Uncle Tom's Cabin"."""
        return token.norm.endswith("'s") and token.norm.removesuffix("'s") in self._alone

    def _goes_on(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether a linking word stands inside a name: "Bank of England", "The Piano Shop on the Left Bank"."""
        words = [token.norm for token in tokens[place : place + 2]]
        size = 2 if words[-1] == "the" and words[0] in _LINKS_WITH_THE else 1
        following = tokens[place + size : place + size + 1]
        linked = words[0] in _LINKS or size == 2
        return linked and bool(following) and self._is_name(tokens, place + size, inside=True)


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token's capital may be only that of a sentence's or a quotation's first word."""
    before = tokens[place - 1] if place else None
    return before is None or ends_sentence(before) or not before.norm or tokens[place].text.startswith(('"', "\u201c"))


def _capitals(tokens: Sequence[Token]) -> int:
    """How many words with a capital stand in a row here."""
    return next((place for place, token in enumerate(tokens) if not capitalised(token)), len(tokens))


def _written(name: Sequence[Token]) -> str:
    """The name without the marks around it, the possessive at its end."""
    text = " ".join(token.text.lstrip(_OPENING).rstrip(_MARKS) for token in name if token.norm)
    return text.removesuffix("'s").removesuffix("\u2019s")


def _is_part(name: str, other: str) -> bool:
    """Whether a name is a shorter form of the other: some of its words in a row, or its singular."""
    words, longer = name.casefold().split(), other.casefold().split()
    rows = (longer[at : at + len(words)] for at in range(len(longer) - len(words) + 1))
    return (len(words) < len(longer) and words in rows) or f"{name.casefold()}s" == other.casefold()
