"""Drafts altered on purpose, one infidelity each, as a careless editor or a language model commits it.

Everything is seeded: the same drafts give the same alterations. It looks for what it alters with plain patterns of its
own, not with those of the check.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dictate.values.draft import Paragraph, Passage, Post, Section, ShowNotes
from dictate.values.edit import Edit
from dictate.values.evidence import FindingKind
from dictate.values.transcript import Transcript

__all__ = ["KINDS", "Altered", "Kind", "alterations"]

_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "hundred",
    "thousand",
    "million",
]
_MONTHS = ["January", "February", "April", "June", "July", "August", "September", "October", "November", "December"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NAMES = ["Carlos", "Miriam", "Oslo", "Kestrel", "Anneke", "Dakar", "Petronella", "Lindqvist", "Borneo", "Halvard"]
_WORDS = ["bucket", "purple", "quietly", "seventeen", "gallop", "orchard", "stubborn", "borrow"]
_CLAUSES = (
    "which changed my life",
    "because nobody else had dared to try it",
    "and it won a national prize the following spring",
    "as every expert in the field will confirm",
    "which is why investors were so excited",
    "after a long and painful illness",
    "making it the fastest growing business in the region",
    "despite fierce resistance from the board",
    "and tears ran down my face",
    "following the advice of a famous psychologist",
)
_SENTENCES = (
    "Studies have shown that gratitude improves sleep.",
    "The lesson here is simple: never stop believing in yourself.",
    "My grandmother used to bake bread on Sundays.",
    "In the end, technology brings humanity closer together.",
    "The mayor presented us with a medal that evening.",
    "Critics praised the elegance of the architecture.",
    "Let us take a closer look at the underlying principles.",
    "Rain hammered on the roof while the orchestra rehearsed.",
    "Our revenue tripled within a single quarter.",
    "Moreover, resilience is the cornerstone of every successful journey.",
)
_HEDGE = r"maybe|perhaps|probably|possibly|I think|I guess|I suppose|I believe|might|usually|sometimes|mostly"
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)}|\d+)\b(?![:.,]?\d)", re.IGNORECASE)
_DATE = re.compile(rf"\b(?:{'|'.join([*_MONTHS, *_DAYS])}|(?:19|20)\d\d)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_NEGATED = re.compile(r"(?<=\w)(n[\u2019']t| not)\b|\bnever ", re.IGNORECASE)
_AFFIRMED = re.compile(r"\b(is|was|are|were|can|could|would|will|should)\b(?! not\b|n[\u2019']t|[\u2019',.?!])")
_HEDGED = re.compile(rf",? ?\b(?:{_HEDGE})\b,?")


@dataclass(frozen=True)
class Altered:
    """An edit with one infidelity, the one that it was, and what was done, for a person to read."""

    edit: Edit
    original: Edit
    what: str


Alter = Callable[[Edit, Transcript, random.Random], Iterator[Altered]]


@dataclass(frozen=True)
class Kind:
    """A kind of infidelity, the findings that tell it, and how much of it has to be found (share)."""

    name: str
    alter: Alter
    told: frozenset[FindingKind]
    goal: float


def alterations(
    sources: Sequence[tuple[Edit, Transcript]], each: int, seed: int
) -> Iterator[tuple[Kind, Altered, Transcript]]:
    """`each` alterations of each kind, drawn from all drafts; fewer where the drafts have no more places for it."""
    for kind in KINDS:
        rng = random.Random(f"{seed} {kind.name}")  # noqa: S311 - it draws what to alter, which is no secret
        found = [(altered, transcript) for edit, transcript in sources for altered in kind.alter(edit, transcript, rng)]
        for altered, transcript in rng.sample(found, min(each, len(found))):
            yield kind, altered, transcript


# One word or clause of a passage


def _rewritten(
    name: str, pattern: re.Pattern[str], other: Callable[[re.Match[str], random.Random, str], str | None]
) -> Alter:
    """Each place of a pattern in the sentences of a post, rewritten."""

    def alter(edit: Edit, transcript: Transcript, rng: random.Random) -> Iterator[Altered]:
        everything = " ".join(segment.text for segment in transcript.segments)
        for passage in _sentences(edit):
            for match in pattern.finditer(passage.text):
                new = other(match, rng, everything)
                text = None if new is None else passage.text[: match.start()] + new + passage.text[match.end() :]
                if text is not None and text.strip(" .") and text != passage.text:
                    yield Altered(_replaced(edit, passage, text), edit, f"{passage.text} -> {text}")

    return alter


def _another_number(match: re.Match[str], rng: random.Random, _: str) -> str:
    word = match.group()
    if word.isdigit():
        return str(int(word) + rng.choice([1, 2, 10, 30]))
    new = rng.choice([number for number in _NUMBERS if number != word.lower()])
    return new.capitalize() if word[0].isupper() else new


def _another_date(match: re.Match[str], rng: random.Random, _: str) -> str:
    word = match.group()
    if word.isdigit():
        return str(int(word) + rng.choice([-3, -1, 2, 5]))
    return rng.choice([date for date in (_MONTHS if word in _MONTHS else _DAYS) if date != word])


def _another_name(match: re.Match[str], rng: random.Random, everything: str) -> str | None:
    """A name that was never said, or one that was said elsewhere."""
    name = str(match.group())
    if name in _MONTHS or name in _DAYS or re.search(rf"\b{name.lower()}\b", everything):
        return None  # a word that also stands there without a capital is perhaps no name
    said = sorted({other for other in _NAME.findall(everything) if other != name and other not in _MONTHS + _DAYS})
    said = [other for other in said if not re.search(rf"\b{other.lower()}\b", everything)]
    chosen: str = rng.choice(said if said and rng.random() < 0.5 else _NAMES)
    return chosen


def _affirmed(match: re.Match[str], _: random.Random, __: str) -> str | None:
    """Without its negation: "can't" is "can"."""
    before = match.string[: match.start()].lower()
    if match.group().strip().lower() in ("not", "never"):
        return ""
    return None if before.endswith("wo") else "n" if before.endswith("ca") else ""


def _another_word(match: re.Match[str], rng: random.Random, _: str) -> str:
    return _with_another_word(str(match.group()), rng)


def _with_another_word(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    place = rng.randrange(1, len(words) - 1)
    mark = re.sub(r"[\w\u2019']+", "", words[place])
    words[place] = rng.choice(_WORDS) + mark
    return " ".join(words)


def _unhedged(match: re.Match[str], _: random.Random, __: str) -> str | None:
    """Without its only hedge; of two that say the same an honest editor may keep one."""
    if len(_HEDGED.findall(match.string)) > 1 or len(match.string.split()) < 6:
        return None
    return "" if match.start() == 0 or match.end() >= len(match.string) else " " * (match.group()[0] in ", ")


def _sentences(edit: Edit) -> list[Passage]:
    if not isinstance(edit.draft, Post):
        return []
    return [p for section in edit.draft.sections for paragraph in section.paragraphs for p in paragraph.passages]


def _replaced(edit: Edit, old: Passage, text: str | None, *more: Passage) -> Edit:
    """The edit with another text for a passage, or without it (`None`), and with more passages after it."""
    new = () if text is None else (old.model_copy(update={"text": text, "sources": ()}),)
    return _each_paragraph(
        edit,
        lambda paragraph: [q for p in paragraph.passages for q in ((*new, *more) if p is old else (p,))],
    )


def _post(edit: Edit) -> Post:
    if not isinstance(edit.draft, Post):
        raise TypeError("show notes are altered in their quotes only")
    return edit.draft


def _each_paragraph(edit: Edit, told: Callable[[Paragraph], Sequence[Passage]]) -> Edit:
    draft = _post(edit)
    sections = []
    for section in draft.sections:
        kept = [(paragraph, tuple(told(paragraph))) for paragraph in section.paragraphs]
        paragraphs = tuple(one.model_copy(update={"passages": passages}) for one, passages in kept if passages)
        sections.append(Section(heading=section.heading, paragraphs=paragraphs))
    return edit.model_copy(update={"draft": draft.model_copy(update={"sections": tuple(sections)})})


# Quotes, clauses and sentences


def _altered_quotes(edit: Edit, transcript: Transcript, rng: random.Random) -> Iterator[Altered]:
    """Another word inside quotation marks, or in a quote of show notes."""
    marked = re.compile(r'(?:(?<=\s)|^)"(?:[^\s"]+ ){4,}[^\s"]+"(?=\s|$|[,.])')
    yield from _rewritten("quote", marked, _another_word)(edit, transcript, rng)
    if isinstance(edit.draft, ShowNotes):
        for quote in edit.draft.quotes:
            text = _with_another_word(quote.passage.text, rng)
            passage = quote.passage.model_copy(update={"text": text, "sources": ()})
            quotes = tuple(q.model_copy(update={"passage": passage}) if q is quote else q for q in edit.draft.quotes)
            altered = edit.model_copy(update={"draft": edit.draft.model_copy(update={"quotes": quotes})})
            yield Altered(altered, edit, f"{quote.passage.text} -> {text}")


def _added_clauses(edit: Edit, _: Transcript, rng: random.Random) -> Iterator[Altered]:
    for passage in _sentences(edit):
        match = re.search(r"[.!]$", passage.text)
        if match and len(passage.text.split()) > 4:
            text = f"{passage.text[: match.start()]}, {rng.choice(_CLAUSES)}{match.group()}"
            yield Altered(_replaced(edit, passage, text), edit, text)


def _added_sentences(edit: Edit, _: Transcript, rng: random.Random) -> Iterator[Altered]:
    for passage in _sentences(edit):
        new = Passage(text=rng.choice(_SENTENCES), cites=passage.cites)
        yield Altered(_replaced(edit, passage, passage.text, new), edit, new.text)


def _dropped(edit: Edit, _: Transcript, __: random.Random) -> Iterator[Altered]:
    """A sentence of substance gone without being listed, whose words do not all stand elsewhere, in a heading say."""
    for passage in _sentences(edit):
        others = " ".join(other.text for other in edit.draft.body() if other is not passage)
        elsewhere = set(re.findall(r"[\w']+", others.lower()))
        words = re.findall(r"[\w']+", passage.text.lower())
        if len(words) >= 6 and any(len(word) > 3 and word not in elsewhere for word in words):
            yield Altered(_replaced(edit, passage, None), edit, passage.text)


# Who says it, and when


def _swapped_speakers(edit: Edit, _: Transcript, __: random.Random) -> Iterator[Altered]:
    draft = edit.draft
    if not isinstance(draft, Post):
        return
    speakers = {p.speaker for section in draft.sections for p in section.paragraphs if p.speaker}
    for section in draft.sections:
        for paragraph in section.paragraphs:
            for other in sorted(speakers - {paragraph.speaker}):
                given = paragraph.model_copy(update={"speaker": other})
                yield Altered(_with_paragraph(edit, paragraph, given), edit, f"{other}: {paragraph.text}")


def _with_paragraph(edit: Edit, old: Paragraph, new: Paragraph) -> Edit:
    draft = _post(edit)
    sections = tuple(
        section.model_copy(update={"paragraphs": tuple(new if p is old else p for p in section.paragraphs)})
        for section in draft.sections
    )
    return edit.model_copy(update={"draft": draft.model_copy(update={"sections": sections})})


def _another_order(edit: Edit, _: Transcript, __: random.Random) -> Iterator[Altered]:
    """Two neighbouring sentences told the other way round."""
    if not isinstance(edit.draft, Post):
        return
    for section in edit.draft.sections:
        for paragraph in section.paragraphs:
            for at in range(len(paragraph.passages) - 1):
                one, other = paragraph.passages[at : at + 2]
                told = (*paragraph.passages[:at], other, one, *paragraph.passages[at + 2 :])
                altered = _with_paragraph(edit, paragraph, paragraph.model_copy(update={"passages": told}))
                yield Altered(altered, edit, f"{other.text} | {one.text}")


def _kind(name: str, alter: Alter, *told: FindingKind, goal: float) -> Kind:
    return Kind(name, alter, frozenset(told), goal)


KINDS = (
    _kind("number", _rewritten("number", _NUMBER, _another_number), "added number", goal=1.0),
    _kind("date", _rewritten("date", _DATE, _another_date), "added date", "added number", goal=0.95),
    _kind("name", _rewritten("name", _NAME, _another_name), "added name", goal=1.0),
    _kind(
        "negation in",
        _rewritten("negation in", _AFFIRMED, lambda match, _, __: f"{match.group()} not"),
        "added negation",
        goal=1.0,
    ),
    _kind("negation out", _rewritten("negation out", _NEGATED, _affirmed), "lost negation", goal=1.0),
    _kind("quote", _altered_quotes, "altered quote", goal=1.0),
    _kind("hedge", _rewritten("hedge", _HEDGED, _unhedged), "lost hedge", goal=0.95),
    _kind("added clause", _added_clauses, "unsupported words", "unsupported sentence", goal=0.95),
    _kind("added sentence", _added_sentences, "unsupported sentence", "unsupported words", goal=0.95),
    _kind("dropped sentence", _dropped, "unlisted drop", goal=0.95),
    _kind("swapped speakers", _swapped_speakers, "wrong speaker", goal=0.95),
    _kind("order", _another_order, "order", goal=0.95),
)
"""Every kind of infidelity that is tried."""
