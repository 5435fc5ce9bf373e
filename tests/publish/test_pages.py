"""Drafts as files: front matter that any tool reads, times that cannot be wrong, nothing overwritten."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dictate.errors import OutputError
from dictate.publish import Layout, Origin, evidence_json, markdown, publish_files
from dictate.values.draft import (
    Chapter,
    Draft,
    Guest,
    Mention,
    Paragraph,
    Passage,
    Post,
    Quote,
    Section,
    ShowNotes,
    Source,
)
from dictate.values.edit import Edit
from dictate.values.episode import Link
from dictate.values.evidence import Coverage, Evidence, Trace
from dictate.values.transcript import Segment, Transcript, Word

ORIGIN = Origin(date=date(2026, 11, 20), dictate="1.0", editor="offline", source="talk.wav", recording="ab" * 32)
SAID = Transcript(
    segments=(
        Segment(
            id="a0", words=(Word(text="Good", start=4.0, end=4.2), Word(text=" day.", start=4.2, end=4.5)), start=4.0
        ),
        Segment(id="b0", words=(Word(text="Thanks."),), start=130.5, speaker="Ben"),
        Segment(id="b1", words=(Word(text="Bye."),), speaker="Ben"),
    )
)
HELLO = Passage(text="Good day.", sources=(Source(segment="a0", first=0, last=2),))
THANKS = Passage(text="Thanks.", sources=(Source(segment="b0", first=0, last=1),))


def page(draft: Draft, layout: Layout | None = None) -> str:
    """The Markdown file of a draft of SAID."""
    edit = Edit(draft=draft, dispositions=(), editor="offline")
    return markdown(edit, SAID, ORIGIN, layout or Layout())


def post(*paragraphs: Paragraph, title: str = "Hello") -> Post:
    """A post of one section."""
    return Post(title=Passage(text=title), slug="hello", sections=(Section(paragraphs=paragraphs),))


def notes(**parts: object) -> ShowNotes:
    """Show notes with these parts."""
    return ShowNotes.model_validate({"title": Passage(text="Hello"), "slug": "hello", **parts})


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_front_matter_reads_back_whatever_was_said(title: str, tag: str) -> None:
    """Any title and tag are one plain line to python-frontmatter; none can end the front matter or add a field."""
    draft = post(Paragraph(passages=(HELLO,)), title=title).model_copy(update={"tags": (tag,)})
    read = frontmatter.loads(page(draft))
    assert set(read.metadata) == {"title", "slug", "date", "tags", "draft", "made_with"}
    assert read["draft"] is True
    assert read["date"] == date(2026, 11, 20)
    assert not set("\n\r\x85\u2028") & set(f"{read['title']} {read['tags']}")
    assert read.content == "Good day."


def test_a_name_stands_where_a_turn_begins() -> None:
    """A speaker's second paragraph in a row has no second name."""
    said = [Paragraph(passages=(HELLO,), speaker="Ana"), Paragraph(passages=(HELLO,), speaker="Ana")]
    written = page(post(*said, Paragraph(passages=(THANKS,), speaker="Ben")))
    assert frontmatter.loads(written).content == "**Ana:** Good day.\n\nGood day.\n\n**Ben:** Thanks."


def test_paragraph_times_are_those_of_their_words_or_segment() -> None:
    """With timestamps the first known time stands in front; where none is known, nothing does."""
    unknown = Passage(text="Bye.", sources=(Source(segment="b1", first=0, last=1),))
    draft = post(*(Paragraph(passages=(passage,)) for passage in (HELLO, THANKS, unknown)))
    content = frontmatter.loads(page(draft, Layout(timestamps=True))).content
    assert content == "(0:04) Good day.\n\n(2:10) Thanks.\n\nBye."


def test_chapters_are_lines_of_time_and_title_moved_by_the_offset() -> None:
    """Each chapter is `(9:20) Title`, the first at 0:00; one whose time is unknown is left out rather than guessed."""
    chapters = tuple(Chapter(title=Passage(text=f"*{name}*"), segment=name) for name in ("a0", "b0", "b1"))
    content = frontmatter.loads(page(notes(chapters=chapters), Layout(offset=90))).content
    assert content == "## Chapters\n\n(0:00) \\*a0\\*  \n(3:40) \\*b0\\*"


def test_empty_parts_of_show_notes_have_no_heading() -> None:
    """A heading stands only over something."""
    assert frontmatter.loads(page(notes())).content == ""
    full = notes(
        takeaways=(HELLO,),
        guests=(Guest(name="Ben", biography=(THANKS,)),),
        quotes=(Quote(passage=THANKS, speaker="Ben"),),
        mentions=(Mention(name="Zagreb", segments=("a0", "b1")),),
    )
    content = frontmatter.loads(page(full)).content
    assert "- Good day." in content
    assert "**Ben**: Thanks." in content
    assert "> Thanks.\n>\n> — Ben, 2:10" in content
    assert "- Zagreb (0:04)" in content


HOSTILE_NAMES = ["](javascript:x) <b>*Ana*", "[a](b)", "# Ana", "{{ site.secret }}", "<script>x</script>", "a\nb: c"]
HOSTILE_LINKS = [
    "https://example.org/a)b(c",
    "https://example.org/{{x}}",
    'https://example.org/"onclick="x',
    "https://e.org/`a`",
]


@pytest.mark.parametrize("link", HOSTILE_LINKS)
@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_producers_name_and_link_do_not_act(name: str, link: str) -> None:
    """Whatever they hold, a guest is one link to that address, and the name is its text."""
    content = frontmatter.loads(page(notes(guests=(Guest(name=name, link=link, role=name),)))).content
    shown = MarkdownIt("commonmark").parseInline(content.removeprefix("## Guests\n\n"))[0].children or []
    links = [token for token in shown if token.type == "link_open"]
    text = "".join(token.content for token in shown if token.type in ("text", "text_special"))
    said = " ".join(name.split())
    assert [unquote(str(token.attrs["href"])) for token in links] == [link]
    assert text == f"{said}, {said}"
    assert not [token for token in shown if token.type == "html_inline"]
    assert "{{" not in content


def test_links_episode_and_hosts_are_published() -> None:
    """Links are the last part; the episode's number and the hosts stand in the front matter."""
    made = notes(links=(Link(title="A *page*", url="https://example.org"),), episode="37", hosts=("Ana",))
    read = frontmatter.loads(page(made))
    assert read.content == "## Links\n\n- [A \\*page\\*](<https://example.org>)"
    assert (read["episode"], read["hosts"]) == ("37", ["Ana"])


def test_the_first_chapter_is_at_the_beginning_only_where_times_are_known() -> None:
    """Without any known time there is no chapter, not even at 0:00."""
    untimed = Transcript(segments=(Segment(id="a0", words=(Word(text="Hi."),)),))
    edit = Edit(draft=notes(chapters=(Chapter(title=HELLO, segment="a0"),)), dispositions=(), editor="offline")
    assert frontmatter.loads(markdown(edit, untimed, ORIGIN, Layout())).content == ""


def test_the_evidence_says_null_for_unknown_times() -> None:
    """Unknown is never 0."""
    coverage = Coverage(words=1, retained=1, condensed=0, dropped=0)
    evidence = Evidence(traces=(Trace(passage=0, text="Bye.", sources=()),), coverage=coverage)
    edit = Edit(draft=post(Paragraph(passages=(HELLO,))), dispositions=(), editor="offline")
    record = json.loads(evidence_json(edit, evidence, ORIGIN, "hello.md"))
    assert record["passages"][0]["start"] is None
    assert (record["draft"], record["made_with"]["source"]) == ("hello.md", "talk.wav")


def test_another_drafts_evidence_is_not_overwritten(tmp_path: Path) -> None:
    """A draft does not come to lie beside, or over, the evidence of another."""
    (tmp_path / "hello.evidence.json").write_text("another's")
    with pytest.raises(OutputError, match="from another draft"):
        publish_files(tmp_path / "hello.md", "text", "{}", overwrite=False)
    assert (tmp_path / "hello.evidence.json").read_text() == "another's"
    assert not (tmp_path / "hello.md").exists()
