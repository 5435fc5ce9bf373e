"""The order in which a draft's passages are counted, what each is in it, and which follow the speaker's order."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dictate.values.draft import Draft, Passage, Post, Section, ShowNotes

__all__ = ["Place", "Role", "places", "reading_order", "sequences", "telling"]

Role = Literal["title", "alternate", "description", "heading", "text", "quote", "chapter"]


class Place(NamedTuple):
    """A passage of a draft: its number in reading order, what it is there, and whose words the draft says it is."""

    number: int
    passage: Passage
    role: Role
    speaker: str | None = None


def reading_order(draft: Draft) -> tuple[Passage, ...]:
    """Every passage of a draft: title, alternate title, description, body, and the titles of chapters.

    The numbers of traces and findings count along this order, from 0.
    """
    return tuple(passage for passage, _, _ in _told(draft))


def places(draft: Draft) -> list[Place]:
    """Every passage with its place, in reading order."""
    return [Place(number, *told) for number, told in enumerate(_told(draft))]


def telling(draft: Draft) -> list[Place]:
    """The passages that tell what was said: an alternate title, and a post's description, only repeat it."""
    repeats = {"alternate", "description"} if isinstance(draft, Post) else {"alternate"}
    return [place for place in places(draft) if place.role not in repeats]


def _told(draft: Draft) -> Iterator[tuple[Passage, Role, str | None]]:
    yield draft.title, "title", None
    if draft.alternate_title:
        yield draft.alternate_title, "alternate", None
    if draft.description:
        yield draft.description, "description", None
    if isinstance(draft, Post):
        for section in draft.sections:
            yield from _section(section)
    else:
        yield from _show_notes(draft)


def _section(section: Section) -> Iterator[tuple[Passage, Role, str | None]]:
    if section.heading:
        yield section.heading, "heading", None
    for paragraph in section.paragraphs:
        for passage in paragraph.passages:
            yield passage, "text", paragraph.speaker


def _show_notes(notes: ShowNotes) -> Iterator[tuple[Passage, Role, str | None]]:
    for passage in notes.takeaways:
        yield passage, "text", None
    for section in notes.deep_dives:
        yield from _section(section)
    for guest in notes.guests:
        for passage in guest.biography:
            yield passage, "text", guest.name
    for quote in notes.quotes:
        yield quote.passage, "quote", quote.speaker
    for chapter in notes.chapters:
        yield chapter.title, "chapter", None


def sequences(draft: Draft) -> Iterator[list[int]]:
    """Numbers of passages that tell something from beginning to end, and so follow the order of speech.

    A post is one such sequence, its headings left out. Takeaways are one, each deep dive is one, and so are chapters.
    """
    order = reading_order(draft)
    first = sum(passage is not None for passage in (draft.title, draft.alternate_title, draft.description))
    if isinstance(draft, Post):
        headings = {id(section.heading) for section in draft.sections if section.heading}
        yield [number for number in range(first, len(order)) if id(order[number]) not in headings]
        return
    yield list(range(first, first + len(draft.takeaways)))
    first += len(draft.takeaways)
    for section in draft.deep_dives:
        size = len(list(section.passages()))
        yield list(range(first + bool(section.heading), first + size))
        first += size
    if draft.chapters:
        yield list(range(len(order) - len(draft.chapters), len(order)))
