"""The offline post: everything that tidying keeps, in the speaker's order, in sections and paragraphs.

What is clearly the strongest passage of a monologue may open it (`lede`); nothing else is moved.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from dictate.edit.description import describe
from dictate.edit.lede import Lede
from dictate.edit.material import Material
from dictate.edit.paragraphs import paragraphs
from dictate.edit.people import Cast, cast_of
from dictate.edit.sentences import Sentence
from dictate.edit.slug import slugify
from dictate.edit.tags import tags_of
from dictate.edit.titles import heading_of, title_of, titles_of
from dictate.edit.topics import divide
from dictate.values.draft import Paragraph, Passage, Post, Section
from dictate.values.edit import Brief

__all__ = ["make_post", "titles"]

_SECTION = 60  # words that a section has at least; a long text's have more
_USUAL_SECTION = 80  # words
_MOST_SECTIONS = 20
_UNTITLED = Passage(text="Untitled")


def make_post(material: Material, brief: Brief, lede: Lede | None) -> Post:
    """The post of all that tidying kept, with `lede` in front and without what only announced it."""
    cast = cast_of(material, brief)
    title, alternate = titles(material, brief, cast)
    return Post(
        title=title,
        alternate_title=alternate,
        slug=slugify(title.text),
        description=describe(material, title, cast),
        tags=tags_of(material),
        sections=tuple(_sections(material, lede, {title.text.casefold()})),
    )


def titles(material: Material, brief: Brief, cast: Cast) -> tuple[Passage, Passage | None]:
    """The title that the writer gave, else the one that was spoken, else the strongest short line; and the next one."""
    found = [title_of(material.tidied.title)] if material.tidied.title else []
    found += islice(titles_of(cast.by_guests(material.by_strength), material), 2)
    if brief.title:
        found.insert(0, Passage(text=brief.title))
    elif not found:
        first = material.sentences[0].tokens[:8] if material.sentences else ()
        found.append(title_of(first) if first else _UNTITLED)
    return found[0], next((other for other in found[1:] if other.text.casefold() != found[0].text.casefold()), None)


def _sections(material: Material, lede: Lede | None, taken: set[str]) -> Iterator[Section]:
    opening = lede.sentences if lede else ()
    if opening:
        passages = tuple(sentence.passage() for sentence in opening)
        yield Section(paragraphs=(Paragraph(passages=passages, speaker=opening[0].speaker),))
    elsewhere = {one.at for one in (*opening, *(lede.set_up if lede else ()))}
    told = [sentence for sentence in material.sentences if sentence.at not in elsewhere]
    words = sum(len(sentence.tokens) for sentence in told)
    most = max(1, min(_MOST_SECTIONS, words // _USUAL_SECTION))
    parts = divide(told, material, least=max(_SECTION, words // (2 * _MOST_SECTIONS)), most=most)
    yield from _headed(parts, material, taken, opens=not opening)


def _headed(parts: Sequence[list[Sentence]], material: Material, taken: set[str], *, opens: bool) -> Iterator[Section]:
    """Sections with their headings, but for the first of a post; a part without any goes on with the one before it."""
    heading: Passage | None = None
    told: list[Paragraph] = []
    for number, part in enumerate(parts):
        found = heading_of(part, material, taken) if number or not opens else None
        if found and told:
            yield Section(heading=heading, paragraphs=tuple(told))
            told = []
        heading = found or heading
        told += paragraphs(_without_heading(part, found, material), material)
    if told:
        yield Section(heading=heading, paragraphs=tuple(told))


def _without_heading(part: list[Sentence], heading: Passage | None, material: Material) -> list[Sentence]:
    """The sentences of a part, but for a first one that says no more than its heading does."""
    if not heading or len(part) == 1 or material.manner.is_scrap(part[1]):
        return part
    first = title_of(material.manner.without_links(part[0]).tokens)
    return part[1:] if first.text == heading.text else part
