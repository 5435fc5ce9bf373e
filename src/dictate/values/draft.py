"""A draft: a tree of passages, each of which knows the words it was made from."""

from collections.abc import Callable, Iterator
from typing import Literal, TypeVar

from pydantic import Field

from dictate.values.base import Value
from dictate.values.episode import Link, WebAddress

__all__ = [
    "Chapter",
    "Draft",
    "Guest",
    "Makes",
    "Mention",
    "Paragraph",
    "Passage",
    "Post",
    "Quote",
    "Section",
    "ShowNotes",
    "Source",
]

Makes = Literal["post", "show-notes"]
"""What an edit makes."""


class Source(Value):
    """A range of words of one segment: from `first` up to, not including, `last`."""

    segment: str
    first: int = Field(ge=0)
    last: int = Field(gt=0)


class Passage(Value):
    """A sentence, heading or title.

    `cites` are the segment ids that the editor says it rests on. `sources` are the word ranges that code found by
    aligning the passage's words inside those segments: they give its seconds. Never written by an editor.
    """

    text: str
    cites: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Paragraph(Value):
    """Passages that are read in one breath; `speaker` where it matters who says them."""

    passages: tuple[Passage, ...] = Field(min_length=1)
    speaker: str | None = None

    @property
    def text(self) -> str:
        """The passages in a row."""
        return " ".join(passage.text for passage in self.passages)


Change = Callable[[Passage], Passage]
_V = TypeVar("_V", bound=Value)


class Section(Value):
    """A heading, if it has one, and what stands under it."""

    heading: Passage | None = None
    paragraphs: tuple[Paragraph, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """Heading and sentences in reading order."""
        if self.heading:
            yield self.heading
        for paragraph in self.paragraphs:
            yield from paragraph.passages

    def with_passages(self, change: Change) -> "Section":
        """The section with each passage changed."""
        paragraphs = (
            paragraph.model_copy(update={"passages": tuple(map(change, paragraph.passages))})
            for paragraph in self.paragraphs
        )
        return Section(heading=self.heading and change(self.heading), paragraphs=tuple(paragraphs))


class Post(Value):
    """A blog post."""

    makes: Literal["post"] = "post"
    title: Passage
    slug: str
    alternate_title: Passage | None = None
    description: Passage | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    def body(self) -> Iterator[Passage]:
        """Every passage of the text itself, in reading order: without title and description, which repeat it."""
        for section in self.sections:
            yield from section.passages()

    def with_passages(self, change: Change) -> "Post":
        """The post with each passage changed."""
        sections = tuple(section.with_passages(change) for section in self.sections)
        return self.model_copy(update=_changed_head(self, change) | {"sections": sections})


class Chapter(Value):
    """A title and the segment at which it begins. Its time comes from that segment, never from an editor.

    The first chapter of a draft begins with the recording: at 0:00, whenever its first word was said.
    """

    title: Passage
    segment: str


class Quote(Value):
    """Words exactly as they were said."""

    passage: Passage
    speaker: str | None = None


class Guest(Value):
    """Somebody who speaks, and what they say of themselves; `link` and `role` only if the producer gave them."""

    name: str
    biography: tuple[Passage, ...] = ()
    link: WebAddress | None = None
    role: str | None = None


class Mention(Value):
    """A person, place, book or thing that was named, and the segments in which it was."""

    name: str
    segments: tuple[str, ...]


class ShowNotes(Value):
    """Show notes of a podcast episode. `episode`, `hosts` and `links` are the producer's own words."""

    makes: Literal["show-notes"] = "show-notes"
    title: Passage
    slug: str
    alternate_title: Passage | None = None
    description: Passage | None = None
    tags: tuple[str, ...] = ()
    takeaways: tuple[Passage, ...] = ()
    deep_dives: tuple[Section, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    quotes: tuple[Quote, ...] = ()
    guests: tuple[Guest, ...] = ()
    mentions: tuple[Mention, ...] = ()
    episode: str | None = None
    hosts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def body(self) -> Iterator[Passage]:
        """Every passage in reading order, without title and description."""
        yield from self.takeaways
        for section in self.deep_dives:
            yield from section.passages()
        for guest in self.guests:
            yield from guest.biography
        for quote in self.quotes:
            yield quote.passage

    def with_passages(self, change: Change) -> "ShowNotes":
        """The show notes with each passage changed."""
        return self.model_copy(
            update=_changed_head(self, change)
            | {
                "takeaways": tuple(map(change, self.takeaways)),
                "deep_dives": tuple(section.with_passages(change) for section in self.deep_dives),
                "chapters": tuple(_with(chapter, "title", change(chapter.title)) for chapter in self.chapters),
                "quotes": tuple(_with(quote, "passage", change(quote.passage)) for quote in self.quotes),
                "guests": tuple(_with(one, "biography", tuple(map(change, one.biography))) for one in self.guests),
            }
        )


def _changed_head(draft: "Post | ShowNotes", change: Change) -> dict[str, Passage | None]:
    return {
        "title": change(draft.title),
        "alternate_title": draft.alternate_title and change(draft.alternate_title),
        "description": draft.description and change(draft.description),
    }


def _with(value: _V, field: str, content: object) -> _V:
    return value.model_copy(update={field: content})


Draft = Post | ShowNotes
