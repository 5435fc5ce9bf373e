"""What only the producer knows: the YAML beside a recording, and --guest, read strictly."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictate.episode import episode_beside, person_of, read_episode
from dictate.errors import InputError, UsageError
from dictate.values.episode import Episode, Link, Person

FULL = """\
title: The price of a wire
episode: 37
hosts: [Ana Ruiz]
guests:
  - name: Tom Becker
    link: https://example.org/tom
    role: repairs hearing aids
  - Noor Aziz: https://example.org/noor
  - No
links:
  - The Glued World: https://example.org/book
glossary: [Phonak, 1.10]
"""


def written(folder: Path, text: str, name: str = "talk.yaml") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_text(text)
    return path


def test_everything_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Long and short forms, and no value is turned into anything but text: "No" is a name, 1.10 no number."""
    assert read_episode(written(tmp_path, FULL)) == Episode(
        title="The price of a wire",
        episode="37",
        hosts=(Person(name="Ana Ruiz"),),
        guests=(
            Person(name="Tom Becker", link="https://example.org/tom", role="repairs hearing aids"),
            Person(name="Noor Aziz", link="https://example.org/noor"),
            Person(name="No"),
        ),
        links=(Link(title="The Glued World", url="https://example.org/book"),),
        glossary=("Phonak", "1.10"),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_says_nothing(tmp_path: Path, text: str) -> None:
    """A file that only waits to be filled in is no error."""
    assert read_episode(written(tmp_path, text)) == Episode()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("title: x\ngests: [a]\n", 2, "gests: is not known"),
        ("guests:\n- name: a\n  links: b\n", 3, "guests.1.links: is not known"),
        ("guests:\n- name: a\n\n  link: javascript:alert(1)\n", 4, "guests.1.link: 'javascript:alert(1)'"),
        ("guests:\n- a: ftp://x.org\n", 2, "guests.1.link: 'ftp://x.org'"),
        ("title: [a, b]\n", 1, "title: "),
        ("hosts:\n  ana: {name: x}\n", 1, "hosts.1"),
        ("links:\n- only a title\n", 2, "links.1.url: "),
        ("title:\n", 1, "title: it is empty"),
        ("title: a\nhosts: [b]\ntitle: c\n", 3, "title is there twice"),
        ("- a\n- b\n", 1, "keys and values"),
        ("title: x\nguests: [a\n", 3, "is not YAML"),
        ("title: !!python/object:os.system x\n", 1, ""),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_key(tmp_path: Path, text: str, line: int, says: str) -> None:
    """A typing error costs a look at one line, not a guest."""
    path = written(tmp_path, text)
    if not says:  # a tag makes nothing: the text stays text
        assert read_episode(path).title == "x"
        return
    with pytest.raises(InputError) as raised:
        read_episode(path)
    assert raised.value.path == path
    assert f"line {line}: " in str(raised.value)
    assert says in str(raised.value)
    assert raised.value.hint


@pytest.mark.parametrize(
    "text",
    ["hosts: &x [Ana]\nguests: *x\n", "[" * 30_000, "title: " + "x" * 70_000, "a: [\n" * 9000, "title: \x00\n"],
    ids=["alias", "deep", "large", "deeper", "nul"],
)
def test_hostile_yaml_is_an_error_and_no_bomb(tmp_path: Path, text: str) -> None:
    """Aliases that multiply, endless nesting and large files are refused before they are built."""
    with pytest.raises(InputError):
        read_episode(written(tmp_path, text))


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    """A file in another encoding is told of, not guessed."""
    path = tmp_path / "talk.yaml"
    path.write_bytes(b"title: \xff\xfe\xfa")
    with pytest.raises(InputError, match="cannot be read"):
        read_episode(path)


@given(st.text(max_size=60))
def test_any_text_is_an_episode_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in the file, nothing else comes out of it."""
    path = tmp_path_factory.mktemp("any") / "talk.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with suppress(InputError):
        assert isinstance(read_episode(path), Episode)


@pytest.mark.parametrize("suffix", ["yaml", "yml"])
def test_the_file_lies_beside_the_recording(tmp_path: Path, suffix: str) -> None:
    """talk.yaml or talk.yml belongs to talk.m4a; without one nothing is known."""
    written(tmp_path, "title: x\n", f"talk.{suffix}")
    assert episode_beside([tmp_path / "other.wav", tmp_path / "talk.m4a"]).title == "x"
    assert episode_beside([tmp_path / "other.m4a"]) == Episode()


def test_two_files_for_one_recording_are_an_error(tmp_path: Path) -> None:
    """Which of them counts is the producer's to say."""
    for name in ("talk.yaml", "talk.yml"):
        written(tmp_path, "title: x\n", name)
    with pytest.raises(InputError, match=r"talk\.yml"):
        episode_beside([tmp_path / "talk.m4a"])


def test_a_guest_is_a_name_with_or_without_a_link() -> None:
    """Both forms of --guest."""
    assert person_of("Ana Ruiz: https://example.org/a?b=c:d").link == "https://example.org/a?b=c:d"
    assert person_of(" Ana  Ruiz ") == Person(name="Ana Ruiz")


@pytest.mark.parametrize(
    "given",
    [
        *("", ": https://example.org", "Ana: javascript:alert(1)", "Ana: data:text/html,x", "Ana: /etc/passwd"),
        *("https://example.org", "Ana: https://", "Ana: https://a b", "Ana: https://x/<b>", "Ana: https://[::1"),
        "Ana: https://x/\u2028y",
    ],
)
def test_a_guest_that_cannot_be_is_an_error(given: str) -> None:
    """No name, no address of the web, or one that could break out of its link."""
    with pytest.raises(UsageError) as raised:
        person_of(given)
    assert "--guest" in raised.value.hint
