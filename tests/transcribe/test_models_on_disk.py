"""Models on disk: names, folders, hashes and the list of what is here."""

import hashlib
import json
from pathlib import Path

import pytest

from dictate.errors import ModelError
from dictate.store import Store
from dictate.transcribe import DEFAULT_MODEL, ModelPlaces, list_models, resolve_model
from dictate.transcribe.names import KNOWN, repository_of

NOWHERE = ModelPlaces(cache=Path("/nonexistent"), endpoint="http://127.0.0.1:9")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like a model."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"lang_ids": []}))
    (folder / "tokenizer.json").write_text(json.dumps({"model": {}}))
    (folder / "vocabulary.txt").write_text("a")
    (folder / "model.bin").write_bytes(b"weights")
    return folder


def test_a_folder_is_taken_as_it_is(folder: Path, tmp_path: Path) -> None:
    """A model's folder gives its own name and the hash of its weights."""
    model = resolve_model(str(folder), Store(tmp_path / "store"), NOWHERE)
    assert (model.name, model.folder) == ("mine", folder)
    assert model.sha256 == hashlib.sha256(b"weights").hexdigest()


@pytest.mark.parametrize("missing", ["config.json", "model.bin", "tokenizer.json", "vocabulary.txt"])
def test_the_missing_file_is_named(missing: str, folder: Path, tmp_path: Path) -> None:
    """A folder that lacks a file says which."""
    (folder / missing).unlink()
    with pytest.raises(ModelError, match=missing.split(".")[0]) as caught:
        resolve_model(str(folder), Store(tmp_path / "store"), NOWHERE)
    assert caught.value.path == folder


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"\xff\xfe", b"[" * 100_000])
@pytest.mark.parametrize("name", ["config.json", "tokenizer.json"])
def test_a_damaged_file_is_named(name: str, content: bytes, folder: Path, tmp_path: Path) -> None:
    """A configuration that is no JSON object is damaged, whatever stands in it."""
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"damaged|tokenizer") as caught:
        resolve_model(str(folder), Store(tmp_path / "store"), NOWHERE)
    assert caught.value.path == folder / name


def test_weights_are_hashed_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash of unchanged weights is kept; changed weights are hashed again."""
    store = Store(tmp_path / "store")
    first = resolve_model(str(folder), store, NOWHERE)
    (folder / "model.bin").write_bytes(b"other weights")
    assert resolve_model(str(folder), store, NOWHERE).sha256 != first.sha256
    monkeypatch.setattr("dictate.transcribe.models.file_sha256", lambda path: pytest.fail("hashed again"))
    resolve_model(str(folder), store, NOWHERE)


@pytest.mark.parametrize(
    ("name", "says"),
    [("smal", "did you mean small"), ("nonsense", "dictate models"), ("./missing", "folder"), ("a/b/c", "folder")],
)
def test_an_unknown_name_is_no_reason_to_reach_out(name: str, says: str, tmp_path: Path) -> None:
    """A name that is no model's is an error at once, with what it may have meant."""
    with pytest.raises(ModelError) as caught:
        resolve_model(name, Store(tmp_path), NOWHERE)
    assert says in caught.value.hint


def test_a_file_is_no_folder(folder: Path, tmp_path: Path) -> None:
    """Naming model.bin itself is understood as a slip."""
    with pytest.raises(ModelError, match="is a file"):
        resolve_model(str(folder / "model.bin"), Store(tmp_path), NOWHERE)


def test_short_names_are_those_of_faster_whisper() -> None:
    """Every short name of faster-whisper is known, and leads to the same repository."""
    from faster_whisper.utils import _MODELS

    assert {name: repository_of(name) for name in KNOWN} == _MODELS


@pytest.mark.parametrize("name", ["../x", "a/../b", "/etc", "~/x", "a\\b/c", "a/", "/b"])
def test_no_path_passes_for_a_repository(name: str) -> None:
    """What could be a path is never asked of the hub."""
    assert repository_of(name) is None


def test_the_list_tells_what_is_here_and_what_fits(folder: Path, tmp_path: Path) -> None:
    """A model among the user's own is shown with its folder; one too large for the memory does not fit."""
    own = tmp_path / "own"
    own.mkdir()
    folder.rename(own / "base")
    rows = {row.name: row for row in list_models(ModelPlaces(own=own, cache=tmp_path), memory=2_000_000_000)}
    assert list(rows) == list(KNOWN)
    assert (rows["base"].folder, rows["small"].folder) == (str(own / "base"), None)
    assert (rows["small"].fits, rows["large-v3"].fits) == (True, False)
    assert [name for name, row in rows.items() if row.default] == [DEFAULT_MODEL]
    assert "English only" in rows["small.en"].note
