"""Names that were said: words with a capital inside a sentence. Only for languages in which that means a name."""

from collections.abc import Iterator, Sequence

from dictate.edit.language import Rules
from dictate.edit.material import Material
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence
from dictate.values.draft import Mention

__all__ = ["mentions_of"]

_OFTEN = 2  # a name of one word counts from the second time on: a capital alone may be chance
_SHORTEST = 2  # letters of a name
_LINKS = frozenset({"of", "the", "de", "van", "von"})  # inside a name, alone or with "the": "Bank of England"
_LINKS_WITH_THE = frozenset({"of", "on", "in"})
_MOST = 40


def mentions_of(material: Material) -> tuple[Mention, ...]:
    """People, places and things that were named, in order, with the segments; not those who speak."""
    if material.rules is None:
        return ()
    found: dict[str, list[str]] = {}
    for sentence in material.sentences:
        for name in _names(sentence.tokens, material.rules):
            text = _written(name)
            if text:
                found.setdefault(text, []).append(name[0].segment)
    speakers = {word for speaker in material.transcript.speakers for word in speaker.split()}
    kept = {
        name: segments
        for name, segments in found.items()
        if not set(name.split()) <= speakers and (len(name.split()) > 1 or len(segments) >= _OFTEN)
    }
    whole = {name for name in kept if not any(name != other and name in other.split() for other in kept)}
    return tuple(
        Mention(name=name, segments=tuple(dict.fromkeys(segments)))
        for name, segments in list(kept.items())[:_MOST]
        if name in whole
    )


def _names(tokens: Sequence[Token], rules: Rules) -> Iterator[list[Token]]:
    """Runs of words with capitals, not counting the capital with which a sentence or a quotation begins."""
    run: list[Token] = []
    for place, token in enumerate(tokens):
        if _is_name(tokens, place, rules) or (run and _goes_on(tokens, place, rules)):
            run.append(token)
            if not ends_clause(token):
                continue
        if run and not (len(run) == 1 and _opens(tokens, run[0])):
            yield run
        run = []
    if run and not (len(run) == 1 and _opens(tokens, run[0])):
        yield run


def _is_name(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether a word has a capital of its own; the first of a sentence may, where a name of several words begins."""
    token = tokens[place]
    if not capitalised(token) or token.norm in rules.calendar or len(token.norm) < _SHORTEST:
        return False
    return token.norm not in rules.stop_words or not (_opens(tokens, token) or token.text.isupper())


def _opens(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a token's capital may be only that of a sentence's or a quotation's first word."""
    place = tokens.index(token)
    before = tokens[place - 1] if place else None
    return before is None or ends_sentence(before) or not before.norm or token.text.startswith(('"', "\u201c"))


def _goes_on(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether a linking word stands inside a name: "Bank of England", "The Piano Shop on the Left Bank"."""
    words = [token.norm for token in tokens[place : place + 2]]
    size = 2 if words[-1] == "the" and words[0] in _LINKS_WITH_THE else 1
    following = tokens[place + size : place + size + 1]
    linked = words[0] in _LINKS or size == 2
    return linked and bool(following) and capitalised(following[0]) and following[0].norm not in rules.calendar


def _written(name: Sequence[Token]) -> str:
    """The name without the marks around it and the possessive at its end."""
    text = " ".join(token.text.strip("\"'\u201c\u201d\u2018\u2019.,;:!?()[]\u2026-") for token in name)
    return text.removesuffix("'s").removesuffix("\u2019s")
