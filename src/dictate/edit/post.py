"""The offline post: everything that tidying keeps, in the speaker's order, in sections and paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from dictate.edit.material import Material, passage_of
from dictate.edit.sentences import Sentence
from dictate.edit.slug import slugify
from dictate.edit.tags import tags_of
from dictate.edit.titles import headline, title_of
from dictate.edit.topics import divide
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.edit import Brief

__all__ = ["describe", "make_post", "titles"]

_SECTION = 50  # words that a section has at least; a long text's have more
_MOST_SECTIONS = 12
_PARAGRAPH = 5  # sentences that a paragraph has at most
_PAUSE = 1.0  # seconds of silence that may begin a paragraph
_DESCRIPTION = 160  # characters, as search engines show them
_TITLE_FROM = 40  # the strongest sentences: the title is looked for among them
_UNTITLED = Passage(text="Untitled")


def make_post(material: Material, brief: Brief) -> Post:
    """The post of all that tidying kept."""
    title, alternate = titles(material, brief)
    return Post(
        title=title,
        alternate_title=alternate,
        slug=slugify(title.text),
        description=describe(material),
        tags=tags_of(material),
        sections=tuple(_sections(material, {title.text.casefold()})),
    )


def titles(material: Material, brief: Brief) -> tuple[Passage, Passage | None]:
    """The title that the writer gave, else the one that was spoken, else the strongest short line; and the next one."""
    spoken = title_of(material.tidied.title) if material.tidied.title else None
    if brief.title:
        return Passage(text=brief.title), spoken
    if spoken:
        return spoken, None
    strongest = headline(material.by_mark[:_TITLE_FROM], material.scores, material.rules, set())
    first = material.sentences[0].tokens[:8] if material.sentences else ()
    return strongest or (title_of(first) if first else _UNTITLED), None


def describe(material: Material) -> Passage | None:
    """The strongest sentence that is short enough, with another one where there is room."""
    chosen: list[Sentence] = []
    for sentence in filter(attrgetter("quotes_whole"), material.by_mark[:_TITLE_FROM]):
        longer = sorted([*chosen, sentence], key=lambda one: one.at)
        if len(" ".join(one.text for one in longer)) <= _DESCRIPTION and len(longer) <= 2:
            chosen = longer
    return passage_of(chosen) if chosen else None


def _sections(material: Material, taken: set[str]) -> Iterator[Section]:
    words = len(material.tidied.tokens)
    least = max(_SECTION, words // (2 * _MOST_SECTIONS))
    most = max(1, min(_MOST_SECTIONS, words * 2 // (3 * least)))
    parts = divide(material.sentences, material.scores, least=least, most=most, breaks=material.tidied.breaks)
    for number, part in enumerate(parts):
        heading = headline(part, material.scores, material.rules, taken) if number else None
        yield Section(heading=heading, paragraphs=tuple(_paragraphs(part, material.tidied.breaks)))


def _paragraphs(sentences: Sequence[Sentence], breaks: frozenset[int]) -> Iterator[Paragraph]:
    """Paragraphs of one speaker each, of two to five sentences where the speech allows it."""
    for _, turn in groupby(_numbered(sentences, breaks), key=lambda entry: entry[0]):
        for group in _grouped([sentence for _, sentence in turn]):
            passages = tuple(sentence.passage() for sentence in group)
            yield Paragraph(passages=passages, speaker=group[0].speaker)


def _numbered(sentences: Sequence[Sentence], breaks: frozenset[int]) -> Iterator[tuple[int, Sentence]]:
    """Each sentence with the number of its turn; a spoken break ends a turn."""
    turn = 0
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        if before and (before.speaker != sentence.speaker or any(before.at < place <= sentence.at for place in breaks)):
            turn += 1
        yield turn, sentence


def _grouped(turn: list[Sentence]) -> Iterator[list[Sentence]]:
    """A turn in groups: at pauses and ends of segments once there are some sentences, at the latest after five."""
    group = turn[:1]
    for place, (before, sentence) in enumerate(pairwise(turn), start=1):
        left = len(turn) - place
        last_two = left == 2 and len(group) == _PARAGRAPH - 1  # else the last one would stand alone
        if last_two or (left > 1 and len(group) >= _least_before(before, sentence)):
            yield group
            group = []
        group.append(sentence)
    yield group


def _least_before(before: Sentence, after: Sentence) -> int:
    """How many sentences a paragraph must have to end here: two at a pause, three at the end of a segment."""
    last, first = before.tokens[-1], after.tokens[0]
    if last.end is not None and first.start is not None:
        return 2 if first.start - last.end >= _PAUSE else _PARAGRAPH
    return 3 if last.segment != first.segment else _PARAGRAPH
