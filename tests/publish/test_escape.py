"""What was said is shown as it was said, and never acts as markup."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dictate.publish.escape import CONTROL, escape, escape_line

HOSTILE = [
    "# not a heading",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) and ![x](y)",
    "[a]: http://example.invalid",
    "1. not a list",
    "- not a list",
    "> not a quote",
    "---",
    "===",
    "`code` *bold* _em_ ~~gone~~ |a|b|",
    "&lt; &amp; &#x3c;",
    "back\\slash \\*",
    "<http://example.invalid>",
    "    indented",
    "a ** b __c__ snake_case",
    "\x1b[31mred\x07",
    "![a][b] [b]",
    "+ plus",
    "12) twelve",
    "***",
    "___",
    ": definition",
    "~~~",
    ":::note",
    "import x from y",
    "export const a = {fetch(1)}",
    "a {b} and $$c$$ for $3.50",
    "![[embedded]] and [^1]",
]


def shown(markdown: str) -> str:
    """The text that a reader of the rendered page sees; fails where there is more than one plain paragraph."""
    page = MarkdownIt("commonmark").enable(["strikethrough", "table"]).render(markdown)
    match = re.fullmatch(r"<p>([^<>]*)</p>\n", page)
    assert match, page
    return html.unescape(match[1])


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(HOSTILE))
@example("\\")
@example("a\n\n# b")
def test_text_is_shown_as_it_was_said(text: str) -> None:
    """Rendered, any text is one paragraph of exactly its own words."""
    said = " ".join(CONTROL.sub(" ", text).split())
    if said:
        assert shown(escape_line(text)) == said


@pytest.mark.parametrize("text", HOSTILE)
def test_text_inside_a_line_does_not_act(text: str) -> None:
    """The same holds after a name in bold."""
    page = MarkdownIt("commonmark").render("Ana: " + escape(text))
    assert re.fullmatch(r"<p>[^<>]*</p>\n", page), page


@pytest.mark.parametrize("text", ["{{ site.secrets }}", "{{< shortcode >}}", "{% include x %}"])
def test_site_generators_see_no_template(text: str) -> None:
    """Template marks of Jekyll, Hugo and Liquid are written so that only a reader sees them."""
    assert "{" not in escape(text)
    assert shown(escape_line(text)) == text


def test_plain_prose_stays_plain() -> None:
    """Ordinary writing is not cluttered with backslashes."""
    said = "It's 5 o'clock (maybe), I said: \"don't\" - and left for $3.50; see file_name [evidence needed]!"
    assert escape_line(said) == said
