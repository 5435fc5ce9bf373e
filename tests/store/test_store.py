"""Finished work that is kept whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from dictate.errors import OutputError
from dictate.store import Store, free_name, key_of, write_whole

KEY = key_of("anything")


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """An entry comes back as it was, also to another process's store on the same folder."""
    Store(tmp_path / "store").put("windows", KEY, b"\x00result")
    assert Store(tmp_path / "store").get("windows", KEY) == b"\x00result"


def test_what_was_not_put_is_absent(tmp_path: Path) -> None:
    """A missing entry, kind or whole store is `None`."""
    assert Store(tmp_path / "nowhere").get("windows", KEY) is None


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-1] + b"?", lambda data: b""])
def test_a_damaged_entry_counts_as_absent(tmp_path: Path, damage: object) -> None:
    """A cut, changed or emptied file is not taken for a result."""
    store = Store(tmp_path)
    store.put("windows", KEY, b"result")
    path = next((tmp_path / "windows").glob("*/*"))
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert store.get("windows", KEY) is None


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """Files are 0600 and folders 0700: they hold what somebody said."""
    store = Store(tmp_path / "store")
    store.put("windows", KEY, b"private")
    path = next((tmp_path / "store" / "windows").glob("*/*"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700


@pytest.mark.parametrize(("kind", "key"), [("../x", KEY), ("windows", "../../etc/passwd"), ("windows", "")])
def test_a_key_cannot_leave_the_store(tmp_path: Path, kind: str, key: str) -> None:
    """Kinds are names and keys are hashes; nothing else is a path."""
    with pytest.raises(ValueError, match="not a kind and key"):
        Store(tmp_path).put(kind, key, b"")


def test_clearing_one_kind_leaves_the_others(tmp_path: Path) -> None:
    """Usage is told by kind, and clearing says what it freed."""
    store = Store(tmp_path)
    store.put("windows", KEY, b"1")
    store.put("transcripts", KEY, b"22")
    assert store.clear("windows").entries == 1
    assert set(store.usage()) == {"transcripts"}


def test_a_key_depends_on_every_part_and_on_no_order_of_names() -> None:
    """Equal parts make equal keys; any other part, another."""
    assert key_of({"a": 1, "b": [2]}, "x") == key_of({"b": [2], "a": 1}, "x")
    assert key_of("ab", "c") != key_of("a", "bc")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the file is as it was, nothing else lies about, and the error says so."""
    target = tmp_path / "draft.md"
    target.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_whole(target, b"new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_existing_file_is_left_alone_and_a_free_name_offered(tmp_path: Path) -> None:
    """Without overwriting the old file stays, and the hint names one that is free."""
    (tmp_path / "draft.md").write_text("old")
    (tmp_path / "draft-2.md").write_text("older")
    with pytest.raises(OutputError, match="already there") as caught:
        write_whole(tmp_path / "draft.md", b"new", overwrite=False)
    assert "draft-3.md" in caught.value.hint
    assert (tmp_path / "draft.md").read_text() == "old"
    assert free_name(tmp_path / "draft.md") == tmp_path / "draft-3.md"


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    """Writing over a folder is an error that says it is one."""
    with pytest.raises(OutputError, match="it is a folder"):
        write_whole(tmp_path, b"new")
