"""Any draft in Markdown as a post: by whom and with what it was written does not matter. Nothing is cited yet.

What a page shows as somebody's exact words, a block quote, is read inside quotation marks. Blocks of code, HTML,
comments and footnote marks are nobody's words and are left out, and so are the headings, times, links and marks that
this program itself puts on a page.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dictate.errors import InputError
from dictate.publish.markdown import HEADINGS
from dictate.values.draft import Paragraph, Passage, Post, Section

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["body_of", "is_selection", "read_draft"]

_HEAD = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)(?:^|\n)(?P=fence)[ \t]*(?:\n|$)", re.DOTALL)
_TIMES = re.compile(r"\s*\(\d+:\d\d(?::\d\d)?(?:, \d+:\d\d(?::\d\d)?)*\)\s*")
_MARKS = re.compile(r"\s*\[(?:not in recording|evidence needed|\^[^\]]+)\]:?")
_LABEL = 60  # characters of a speaker's name at most
_PRODUCERS = frozenset({"Links"})  # parts of show notes that hold the producer's words only


def body_of(page: str) -> str:
    """A page without its front matter."""
    match = _HEAD.match(page)
    return page[match.end() :] if match else page


def is_selection(page: str) -> bool:
    """Whether a page has the parts of show notes: they are chosen, and each begins again at the beginning."""
    return any(line.lstrip("# ") in HEADINGS for line in page.splitlines() if line.startswith("#"))


def read_draft(page: str) -> Post:
    """Front matter, headings, paragraphs, list items and block quotes of a page. Raises InputError."""
    from markdown_it import MarkdownIt

    head = _front_matter(page)
    sections = list(_sections(MarkdownIt("commonmark").enable("table").parse(body_of(page))))
    title, description = (_told(head.get(name)) for name in ("title", "description"))
    if title is None and sections and sections[0].heading and not sections[0].paragraphs:
        title = sections.pop(0).heading
    return Post(title=title or Passage(text=""), slug="", description=description, sections=tuple(sections))


def _front_matter(page: str) -> dict[str, Any]:
    """What stands between two lines of --- (YAML) or +++ (TOML)."""
    import yaml

    match = _HEAD.match(page)
    if match is None:
        return {}
    try:
        head = tomllib.loads(match["head"]) if match["fence"] == "+++" else yaml.safe_load(match["head"])
    except (yaml.YAMLError, ValueError) as error:
        kind = "TOML" if match["fence"] == "+++" else "YAML"
        raise InputError(
            f"its front matter is not {kind}", hint=f"mend what stands between the two {match['fence']} lines"
        ) from error
    return head if isinstance(head, dict) else {}


def _told(value: object) -> Passage | None:
    return Passage(text=value) if isinstance(value, str) and value.strip() else None


def _sections(tokens: Sequence["Token"]) -> Iterator[Section]:
    heading: Passage | None = None
    part = ""
    paragraphs: list[Paragraph] = []
    for opened, line in _lines(tokens):
        if opened == "heading":
            if heading or paragraphs:
                yield Section(heading=heading, paragraphs=tuple(paragraphs))
            part = _text(line)
            heading, paragraphs = Passage(text=part) if part and part not in HEADINGS else None, []
        elif part not in _PRODUCERS and (paragraph := _paragraph(line, quoted=opened == "blockquote", part=part)):
            paragraphs.append(paragraph)
    if heading or paragraphs:
        yield Section(heading=heading, paragraphs=tuple(paragraphs))


def _lines(tokens: Sequence["Token"]) -> Iterator[tuple[str, list["Token"]]]:
    """Every line of text, up to a hard break, with what it stands in: a heading, a block quote, or anything else."""
    opened: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            kind = next((kind for kind in ("heading", "blockquote") if kind in opened), "text")
            yield from ((kind, line) for line in _parted(token.children or []))


def _parted(children: Sequence["Token"]) -> Iterator[list["Token"]]:
    line: list[Token] = []
    for child in children:
        if child.type == "hardbreak":
            yield line
            line = []
        else:
            line.append(child)
    yield line


def _paragraph(line: Sequence["Token"], *, quoted: bool, part: str) -> Paragraph | None:
    name, rest = _bold_opening(line)
    text, speaker = _text(line), None
    if part == "Guests" and name:
        text = rest.partition(":")[2]  # before it stands the producer's word for a guest
    elif name.endswith(":") or (name and rest.startswith(":")):
        speaker, text = name.rstrip(": "), rest.removeprefix(":")
    if quoted:
        said = _without_source(text)
        text = f'"{said}"' if said else ""
    return Paragraph(passages=(Passage(text=text.strip()),), speaker=speaker) if text.strip() else None


def _without_source(text: str) -> str:
    """A quotation without the line that says whose it is: "— Ana, 1:49"."""
    said, dash, source = text.rpartition("\u2014")
    is_source = dash and len(source) <= _LABEL and (not said or said.endswith((" ", "\n")))
    return (said if is_source else text).strip()


def _bold_opening(line: Sequence["Token"]) -> tuple[str, str]:
    """The bold words with which a line begins, save for a time before them, and what follows; else nothing and all."""
    bold = next((place for place, child in enumerate(line) if child.type == "strong_open"), len(line))
    closed = next((place for place, child in enumerate(line) if child.type == "strong_close"), len(line))
    name = _text(line[bold:closed])
    if not name or len(name) > _LABEL or "".join(map(_content, line[:bold])).strip(" ()0123456789:"):
        return "", _text(line)
    return name, _text(line[closed:])


def _text(line: Sequence["Token"]) -> str:
    """What a line says, without its markup."""
    parts = (" " if child.type == "softbreak" else _content(child) for child in line)
    return " ".join(_MARKS.sub("", _TIMES.sub(" ", "".join(parts))).split())


def _content(child: "Token") -> str:
    return child.content if child.type in ("text", "code_inline", "text_special") else ""
