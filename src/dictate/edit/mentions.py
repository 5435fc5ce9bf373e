"""Names that were said: words with a capital inside a sentence. Only for languages in which that means a name."""

from collections.abc import Iterator, Sequence

from dictate.edit.language import Rules
from dictate.edit.material import Material
from dictate.edit.tokens import Token, capitalised, ends_clause, ends_sentence
from dictate.values.draft import Mention

__all__ = ["mentions_of"]

_OFTEN = 2  # a name of one word counts from the second time on: a capital alone may be chance
_LINKS = frozenset({"of", "the", "and", "de", "van", "von", "on", "in"})  # inside a name: "Bank of England"
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
        if _is_name(tokens, place, rules) or (run and token.norm in _LINKS and _goes_on(tokens, place, rules)):
            run.append(token)
        else:
            yield from _closed(run, tokens)
            run = []
            continue
        if ends_clause(token):
            yield from _closed(run, tokens)
            run = []
    yield from _closed(run, tokens)


def _is_name(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether a capital is more than that of a sentence's or quotation's first word."""
    token = tokens[place]
    opens = place == 0 or ends_sentence(tokens[place - 1]) or token.text.startswith(('"', "\u201c"))
    return capitalised(token) and token.norm not in rules.calendar and not (opens and token.norm in rules.stop_words)


def _goes_on(tokens: Sequence[Token], place: int, rules: Rules) -> bool:
    """Whether a name goes on after a linking word."""
    following = tokens[place + 1 : place + 2]
    return bool(following) and capitalised(following[0]) and following[0].norm not in rules.calendar


def _closed(run: list[Token], tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The run, unless it is only the capital of a sentence's first word."""
    if run and not (len(run) == 1 and run[0] is tokens[0]):
        yield run


def _written(name: Sequence[Token]) -> str:
    """The name without the marks around it and the possessive at its end."""
    text = " ".join(token.text.strip("\"'\u201c\u201d\u2018\u2019.,;:!?()[]\u2026-") for token in name)
    return text.removesuffix("'s").removesuffix("\u2019s")
