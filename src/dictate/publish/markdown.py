"""An edit as a Markdown file with YAML front matter, ready for any static site.

It lays out what the editor chose and adds no words of its own but the fixed headings of show notes.
"""

from collections.abc import Iterable, Iterator

import frontmatter

from dictate.publish.escape import CONTROL, address, escape, escape_line
from dictate.publish.layout import Layout, Origin
from dictate.publish.times import Times
from dictate.values.draft import Chapter, Guest, Mention, Paragraph, Passage, Post, Quote, Section, ShowNotes
from dictate.values.edit import Edit
from dictate.values.episode import Link
from dictate.values.transcript import Transcript

__all__ = ["HEADINGS", "markdown"]

HEADINGS = frozenset({"Key takeaways", "Deep dives", "Guests", "Chapters", "Quotes", "Mentioned", "Links"})
"""The fixed headings of show notes: the only words on a page that nobody said."""


def markdown(edit: Edit, transcript: Transcript, origin: Origin, layout: Layout) -> str:
    """The whole file: front matter, then the draft."""
    times = Times(transcript, layout)
    draft = edit.draft
    blocks = _post(draft, times, layout) if isinstance(draft, Post) else _show_notes(draft, times, layout)
    page = frontmatter.Post("\n\n".join(blocks))
    page.metadata.update(_front_matter(draft, origin))
    text: str = frontmatter.dumps(page, sort_keys=False, allow_unicode=True, width=10_000)
    return text + "\n"


def _front_matter(draft: Post | ShowNotes, origin: Origin) -> dict[str, object]:
    made_with = {
        "dictate": origin.dictate,
        "editor": origin.editor,
        "model": origin.model,
        "source": origin.source,
        "recording": origin.recording,
    }
    fields: dict[str, object] = {
        "title": _plain(draft.title.text),
        "alternate_title": _plain(draft.alternate_title.text) if draft.alternate_title else None,
        "slug": draft.slug,
        "episode": _plain(draft.episode) if isinstance(draft, ShowNotes) and draft.episode else None,
        "hosts": [_plain(name) for name in draft.hosts] if isinstance(draft, ShowNotes) and draft.hosts else None,
        "date": origin.date,
        "description": _plain(draft.description.text) if draft.description else None,
        "tags": [_plain(tag) for tag in draft.tags],
        "draft": True,
        "made_with": {name: value for name, value in made_with.items() if value is not None},
    }
    return {name: value for name, value in fields.items() if value is not None}


def _plain(text: str) -> str:
    """One line without control characters, for a YAML value."""
    return " ".join(CONTROL.sub(" ", text).split())


# A post


def _post(draft: Post, times: Times, layout: Layout) -> Iterator[str]:
    for section in draft.sections:
        yield from _section(section, 2, times, layout)


def _section(section: Section, level: int, times: Times, layout: Layout) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * level} {escape(section.heading.text)}"
    speaking = None
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph, paragraph.speaker != speaking, times, layout)
        speaking = paragraph.speaker


def _paragraph(paragraph: Paragraph, begins_turn: bool, times: Times, layout: Layout) -> str:
    """A paragraph, with the speaker's name where they begin to speak, and its time if that is wanted."""
    if paragraph.speaker and begins_turn:
        text = f"**{escape(paragraph.speaker)}:** {escape(paragraph.text)}"
    else:
        text = escape_line(paragraph.text)
    sources = [source for passage in paragraph.passages for source in passage.sources]
    time = times.of_sources(sources) if layout.timestamps else None
    return f"({time}) {text}" if time else text


# Show notes


def _show_notes(notes: ShowNotes, times: Times, layout: Layout) -> Iterator[str]:
    if notes.description:
        yield escape_line(notes.description.text)
    yield from _part("Key takeaways", _takeaways(notes.takeaways, times, layout))
    yield from _part(
        "Deep dives", (block for section in notes.deep_dives for block in _section(section, 3, times, layout))
    )
    yield from _part("Guests", (_guest(guest) for guest in notes.guests))
    yield from _part("Chapters", _chapters(notes.chapters, times))
    yield from _part("Quotes", (_quote(quote, times) for quote in notes.quotes))
    yield from _part("Mentioned", _mentions(notes.mentions, times))
    yield from _part("Links", _links(notes.links))


def _part(heading: str, blocks: Iterable[str]) -> Iterator[str]:
    """A heading and its blocks, or nothing where there are none."""
    written = [block for block in blocks if block]
    if written:
        yield f"## {heading}"
        yield from written


def _takeaways(takeaways: tuple[Passage, ...], times: Times, layout: Layout) -> Iterator[str]:
    def line(passage: Passage) -> str:
        time = times.of_sources(passage.sources) if layout.timestamps else None
        return f"- {escape_line(passage.text)}" + (f" ({time})" if time else "")

    yield "\n".join(line(passage) for passage in takeaways)


def _guest(guest: Guest) -> str:
    """The name, with its link; the producer's word for them, and what they say of themselves."""
    name = f"**[{escape(guest.name)}](<{address(guest.link)}>)**" if guest.link else f"**{escape(guest.name)}**"
    named = f"{name}, {escape(guest.role)}" if guest.role else name
    biography = " ".join(escape(passage.text) for passage in guest.biography)
    return f"{named}: {biography}" if biography else named


def _chapters(chapters: tuple[Chapter, ...], times: Times) -> Iterator[str]:
    """`(9:20) Title`, a line each, as podcast hosts and video sites read them: they want the first at 0:00.

    A chapter without a time is none.
    """
    starts = [
        times.of_segment(chapter.segment) if place else times.of_beginning for place, chapter in enumerate(chapters)
    ]
    lines = [
        f"({start}) {escape(chapter.title.text)}" for chapter, start in zip(chapters, starts, strict=True) if start
    ]
    yield "  \n".join(lines)  # two spaces: a line break in Markdown that leaves the line itself clean to copy


def _quote(quote: Quote, times: Times) -> str:
    time = times.of_sources(quote.passage.sources)
    said_by = ", ".join(escape(part) for part in (quote.speaker, time) if part)
    return f"> {escape_line(quote.passage.text)}" + (f"\n>\n> — {said_by}" if said_by else "")


def _mentions(mentions: tuple[Mention, ...], times: Times) -> Iterator[str]:
    def line(mention: Mention) -> str:
        where = list(dict.fromkeys(time for segment in mention.segments if (time := times.of_segment(segment))))
        return f"- {escape_line(mention.name)}" + (f" ({', '.join(where)})" if where else "")

    yield "\n".join(line(mention) for mention in mentions)


def _links(links: tuple[Link, ...]) -> Iterator[str]:
    yield "\n".join(f"- [{escape(link.title)}](<{address(link.url)}>)" for link in links)
