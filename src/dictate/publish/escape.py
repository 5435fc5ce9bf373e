"""Words as Markdown text: whatever was said, it is shown as it was said and never becomes markup.

Speech and model answers are hostile: a heading mark, a link, a tag, or a template command of a site generator in them
must not act. It escapes only what would act, so that plain prose stays plain.
"""

import re
from urllib.parse import quote

__all__ = ["CONTROL", "address", "escape", "escape_line"]

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # nothing that was said; could steer a terminal

_OF_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"  # what an address is made of besides letters, digits and -._

# an underscore between letters or digits is plain text in Markdown
_ANYWHERE = re.compile(r"([\\`*~|]|(?<![^\W_])_|_(?![^\W_]))")
_EMBED = re.compile(r"\[(?=[\[^])")  # footnotes, and the links of note-taking programs
_LINK = re.compile(r"\](?=[(:\[])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=-)|=+(?=\s*$)|>|:(?=\s)|:(?=::))")
_MODULE = re.compile(r"^(\s*)([ie])(?=(?:m|x)port\s)")  # MDX takes a line that begins so for code
_LIST_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """Text for the inside of a line.

    >>> print(escape("use *args and <b> in [this](that)"))
    use \\*args and &lt;b> in [this\\](that)
    """
    folded = " ".join(CONTROL.sub(" ", text).split())
    escaped = _ANYWHERE.sub(r"\\\1", folded)
    escaped = re.sub(r"&(?=#?\w+;)", "&amp;", escaped)
    escaped = escaped.replace("<", "&lt;")
    escaped = escaped.replace("{", "&#123;")  # Jekyll, Hugo and MDX would run what stands in braces
    escaped = escaped.replace("$$", "\\$\\$")  # mathematics
    escaped = _EMBED.sub(r"\\[", escaped)
    return _LINK.sub(r"\\]", escaped)


def escape_line(text: str) -> str:
    """Text that begins a line, where some more characters would act.

    >>> escape_line("1. May was cold"), escape_line("# one")
    ('1\\\\. May was cold', '\\\\# one')
    """
    escaped = escape(text)
    escaped = _MODULE.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped)
    escaped = _LIST_NUMBER.sub(r"\1\\\2", escaped)
    return _LINE_START.sub(r"\1\\\2", escaped)


def address(url: str) -> str:
    """An address for the inside of `(<...>)`, where nothing in it can end the link, or act in a site generator.

    >>> address('https://example.org/a b<c>{{d}}?e="f"')
    'https://example.org/a%20b%3Cc%3E%7B%7Bd%7D%7D?e=%22f%22'
    """
    return quote(url, safe=_OF_ADDRESSES)
