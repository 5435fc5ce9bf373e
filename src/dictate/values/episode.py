"""What only the producer of a recording knows: names as they are written, links, who is host and who is guest."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from dictate.values.base import Value

__all__ = ["Episode", "Line", "Link", "Person", "WebAddress"]

_UNSAFE = re.compile(r"[\s<>\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _web_address(address: str) -> str:
    """The address, if it leads to a page; no script, no file, nothing that ends a link before its end."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise ValueError(f"{address!r} is no web address ({error})") from error
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or _UNSAFE.search(address):
        raise ValueError(f"{address!r} is no web address: it begins with https:// or http://")
    return address


def _one_line(text: str) -> str:
    folded = " ".join(text.split())
    if not folded:
        raise ValueError("it is empty")
    return folded


WebAddress = Annotated[str, AfterValidator(_web_address)]
"""An address of the web: http or https, without spaces and control characters."""

Line = Annotated[str, AfterValidator(_one_line)]
"""Text on one line."""


class Link(Value):
    """A page to send readers to."""

    title: Line
    url: WebAddress


class Person(Value):
    """Somebody by the name that the producer writes; `role` is what they are, in the producer's words."""

    name: Line
    link: WebAddress | None = None
    role: Line | None = None


class Episode(Value):
    """What the producer knows of one recording.

    `episode` is its number, or what stands for one; `glossary` are names and terms to listen for.
    """

    title: Line | None = None
    episode: Line | None = None
    hosts: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    glossary: tuple[Line, ...] = ()
