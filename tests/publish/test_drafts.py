"""Any page of Markdown is read as a draft: what it says, and who it says said it."""

import pytest

from dictate.errors import InputError
from dictate.publish import read_draft

PAGE = """---
title: The river
description: Why I walk.
tags: [walking]
---

## Ten years

I walked **every** day, [once](https://example.org) twice.
It was *cold*. [not in recording]

- one item
- another

**Ana Ruiz:** (0:24) And then?

> I never add.
>
> — Ana Ruiz, 1:49

```
code is nobody's word
```

<!-- nor is this -->

## Chapters

(0:00) The river
"""


def test_what_a_page_says() -> None:
    """Markup, code, comments, times, marks and who is quoted are left out; words are kept in order."""
    draft = read_draft(PAGE)
    assert (draft.title.text, draft.description and draft.description.text) == ("The river", "Why I walk.")
    assert [section.heading and section.heading.text for section in draft.sections] == ["Ten years", None]
    assert [paragraph.text for section in draft.sections for paragraph in section.paragraphs] == [
        "I walked every day, once twice. It was cold.",
        "one item",
        "another",
        "And then?",
        '"I never add."',
        "The river",
    ]


def test_who_speaks() -> None:
    """A paragraph that begins with a name in bold and a colon is that person's."""
    speakers = [paragraph.speaker for paragraph in read_draft(PAGE).sections[0].paragraphs]
    assert speakers == [None, None, None, "Ana Ruiz", None]


def test_a_heading_that_stands_alone_is_the_title() -> None:
    """Without front matter, a first heading with no text under it names the draft."""
    draft = read_draft("# The river\n\n## Ten years\n\nI walked.")
    assert (draft.title.text, len(draft.sections)) == ("The river", 1)


@pytest.mark.parametrize("page", ["", "---\n---\n", "<b>", "* * *", "[a]: http://x", "\x00", "# "])
def test_a_page_without_words_is_an_empty_draft(page: str) -> None:
    """Nothing is made up where nothing is said."""
    assert "".join(passage.text for passage in read_draft(page).body()).strip("\ufffd") == ""


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("**Profits doubled in 1999**: I walked.", ["I walked."]),
        ("**Ana** said in 1999: I walked.", ["Ana said in 1999: I walked."]),
        ("> I never add.\n> \u2014 Ana, 1:49", ['"I never add."']),
        ("It rained in May.[^1]\n\n[^1]: So did it.", ["It rained in May.", "So did it."]),
        ("(0:00) One  \n(2:00) Two", ["One", "Two"]),
        (
            "## Guests\n\n**[Ana](<https://a.example>)**, the baker: I bake.\n\n## Links\n\n- [Shop](<https://b.example>)",
            ["I bake."],
        ),
        ('+++\ntitle = "A"\n+++\nI walked.', ["I walked."]),
        ("{\nI walked.", ["{ I walked."]),
    ],
)
def test_forms_of_a_page(page: str, texts: list[str]) -> None:
    """Labels, sources of quotations, footnotes, chapters, what the producer gave, and other front matter."""
    assert [passage.text for passage in read_draft(page).body()] == texts


@pytest.mark.parametrize("head", ["---\ndate: 2024-13-45\n---", "+++\ntitle = \n+++"])
def test_front_matter_that_cannot_be_read(head: str) -> None:
    """Neither a day that is none nor broken TOML is a crash."""
    with pytest.raises(InputError):
        read_draft(f"{head}\nI walked.")


def test_front_matter_that_is_no_yaml_is_an_error() -> None:
    """It is told as such, with what to do."""
    with pytest.raises(InputError) as raised:
        read_draft("---\ntitle: [\n---\nI walked.")
    assert raised.value.hint
