"""Names to listen for come from the settings and from the file beside the recording; what is typed stands alone."""

from pathlib import Path

import pytest

from dictate.cli.session import Item, Session
from dictate.cli.show import Talk


@pytest.fixture
def item(tmp_path: Path) -> Item:
    """A recording with its producer's file beside it."""
    (tmp_path / "talk.yaml").write_text("glossary: [Phonak, Westray]\n")
    return Item((tmp_path / "talk.m4a",))


def test_the_file_adds_to_the_settings(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both lists count, each term once."""
    monkeypatch.setenv("DICTATE_GLOSSARY", "Zagreb,Phonak")
    with Session(Talk(quiet=True)) as session:
        assert session.episode(item).glossary == ("Zagreb", "Phonak", "Westray")


def test_what_is_typed_stands_alone(item: Item) -> None:
    """--glossary wins over the file."""
    with Session(Talk(quiet=True), glossary="Zagreb") as session:
        assert session.episode(item).glossary == ("Zagreb",)
