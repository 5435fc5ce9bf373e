"""Any draft in Markdown as a post: by whom and with what it was written does not matter. Nothing is cited yet.

What a page shows as somebody's exact words, a block quote, is read inside quotation marks. Code, HTML and comments are
nobody's words and are left out, and so are the headings, times and marks that this program itself puts on a page.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import frontmatter

from dictate.errors import InputError
from dictate.publish.markdown import HEADINGS
from dictate.values.draft import Paragraph, Passage, Post, Section

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_draft"]

_TIMES = re.compile(r"\s*\(\d+:\d\d(?::\d\d)?(?:, \d+:\d\d(?::\d\d)?)*\)\s*")
_MARKS = re.compile(r"\s*\[(?:not in recording|evidence needed)\]")
_SPEAKER = re.compile(r"(?P<name>[^:]{1,60}):\s*(?P<text>.*)", re.DOTALL)


def read_draft(text: str) -> Post:
    """Front matter, headings, paragraphs, list items and block quotes of a page. Raises InputError."""
    import yaml
    from markdown_it import MarkdownIt

    try:
        page = frontmatter.loads(text)
    except yaml.YAMLError as error:
        raise InputError("its front matter is not YAML", hint="mend what stands between the two --- lines") from error
    sections = list(_sections(MarkdownIt("commonmark").enable("table").parse(page.content)))
    title, description = (_told(page.metadata.get(name)) for name in ("title", "description"))
    if title is None and sections and sections[0].heading and not sections[0].paragraphs[:1]:
        title = sections.pop(0).heading
    return Post(title=title or Passage(text=""), slug="", description=description, sections=tuple(sections))


def _told(value: object) -> Passage | None:
    return Passage(text=value) if isinstance(value, str) and value.strip() else None


def _sections(tokens: Sequence["Token"]) -> Iterator[Section]:
    heading: Passage | None = None
    paragraphs: list[Paragraph] = []
    for opened, inline in _lines(tokens):
        if opened == "heading":
            if heading or paragraphs:
                yield Section(heading=heading, paragraphs=tuple(paragraphs))
            text = _text(inline)
            heading, paragraphs = (None if text in HEADINGS else Passage(text=text)) if text else None, []
        elif paragraph := _paragraph(inline, quoted=opened == "blockquote"):
            paragraphs.append(paragraph)
    if heading or paragraphs:
        yield Section(heading=heading, paragraphs=tuple(paragraphs))


def _lines(tokens: Sequence["Token"]) -> Iterator[tuple[str, "Token"]]:
    """Every line of text with what it stands in: a heading, a block quote, or anything else."""
    opened: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            yield next((kind for kind in ("heading", "blockquote") if kind in opened), "text"), token


def _paragraph(inline: "Token", *, quoted: bool) -> Paragraph | None:
    speaker, text = _spoken_by(inline)
    if quoted and text.startswith("\u2014"):
        return None  # who is quoted, and when it was said
    if quoted and text:
        text = f'"{text}"'
    return Paragraph(passages=(Passage(text=text),), speaker=speaker) if text else None


def _spoken_by(inline: "Token") -> tuple[str | None, str]:
    """The speaker, where a paragraph begins with a name in bold and a colon, and what is said."""
    text, children = _text(inline), inline.children or []
    bold = next((place for place, child in enumerate(children) if child.type == "strong_open"), None)
    match = _SPEAKER.fullmatch(text)
    if match and bold is not None and not any(child.content.strip(" ()0123456789:") for child in children[:bold]):
        return match["name"].strip(), match["text"]
    return None, text


def _text(inline: "Token") -> str:
    """What a line says, without its markup."""
    parts = (" " if child.type in ("softbreak", "hardbreak") else _content(child) for child in inline.children or [])
    bare = _MARKS.sub("", _TIMES.sub(" ", "".join(parts)))
    return " ".join(bare.split())


def _content(child: "Token") -> str:
    return child.content if child.type in ("text", "code_inline", "text_special") else ""
