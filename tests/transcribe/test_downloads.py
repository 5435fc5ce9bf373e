"""Fetching a model, from a stand-in for the hub on this machine."""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hub_stand_in import REPOSITORY, Hub, served

from dictate.errors import ModelError
from dictate.store import Store
from dictate.transcribe import Download, Model, ModelPlaces, resolve_model

FILES = {
    "config.json": b'{"alignment_heads": []}',
    "tokenizer.json": b'{"model": {}}',
    "vocabulary.txt": b"a\nb\n",
    "model.bin": bytes(range(256)) * 4000,
    "README.md": b"not needed",
}
SIZE = sum(len(content) for name, content in FILES.items() if name != "README.md")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    """A hub that has the tiny model; nobody waits between two tries."""
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 1000)  # of 10 MB, what is less is lost
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "default"))
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    with served(Hub(dict(FILES))) as server:
        yield server


def fetch(hub: Hub, tmp_path: Path, announced: list[Download] | None = None, name: str = "tiny") -> Model:
    """Resolve the model, with a cache in the test's own folder."""
    places = ModelPlaces(cache=tmp_path / "hub", own=tmp_path / "own", endpoint=hub.endpoint)
    announce = (announced if announced is not None else []).append
    return resolve_model(name, Store(tmp_path / "store"), places, announce=announce)


def leftovers(tmp_path: Path) -> list[Path]:
    """Files of the cache that are neither whole nor locks."""
    return [path for path in (tmp_path / "hub").rglob("*") if path.name.endswith(("-part", ".incomplete"))]


def test_a_model_is_fetched_whole(hub: Hub, tmp_path: Path) -> None:
    """The files that a model needs arrive as they are, and no others."""
    model = fetch(hub, tmp_path)
    assert {path.name: path.read_bytes() for path in model.folder.iterdir()} == {
        name: content for name, content in FILES.items() if name != "README.md"
    }
    assert leftovers(tmp_path) == []


def test_its_size_is_told_before_anything_is_fetched(hub: Hub, tmp_path: Path) -> None:
    """The announcement has name, repository, bytes and place, and can prevent the download."""
    announced: list[Download] = []

    def refuse(download: Download) -> None:
        announced.append(download)
        raise ModelError("no, thank you")

    places = ModelPlaces(cache=tmp_path / "hub", endpoint=hub.endpoint)
    with pytest.raises(ModelError, match="thank you"):
        resolve_model("tiny", Store(tmp_path), places, announce=refuse)
    (download,) = announced
    assert (download.name, download.repository, download.size, download.left) == ("tiny", REPOSITORY, SIZE, SIZE)
    assert download.destination.is_relative_to(tmp_path / "hub")
    assert not [path for _, path, _ in hub.asked if "resolve" in path]


def test_progress_goes_up_to_the_size(hub: Hub, tmp_path: Path) -> None:
    """Progress is told in bytes, from 0 to the size, never back."""
    told: list[tuple[str, float, float | None]] = []
    places = ModelPlaces(cache=tmp_path / "hub", endpoint=hub.endpoint)
    resolve_model("tiny", Store(tmp_path), places, progress=lambda *update: told.append(update))
    done = [update[1] for update in told]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, SIZE)
    assert {(update[0], update[2]) for update in told} == {("downloading", SIZE)}


def test_what_is_here_is_found_without_the_hub(hub: Hub, tmp_path: Path) -> None:
    """The second time nothing is asked of the hub and nothing is announced."""
    model = fetch(hub, tmp_path)
    hub.asked.clear()
    announced: list[Download] = []
    assert fetch(hub, tmp_path, announced) == model
    assert (hub.asked, announced) == ([], [])


def test_a_dropped_line_is_taken_up_again(hub: Hub, tmp_path: Path) -> None:
    """When the line drops in the middle, the rest is fetched from there."""
    hub.cuts = 2
    assert (fetch(hub, tmp_path).folder / "model.bin").read_bytes() == FILES["model.bin"]
    half = len(FILES["model.bin"]) // 2
    assert hub.ranges() == [None, f"bytes={half}-", f"bytes={half + half // 2}-"]


def test_a_later_run_goes_on_where_the_line_stayed_down(hub: Hub, tmp_path: Path) -> None:
    """What was fetched is kept, does not pass for a model, and the next run announces and fetches only the rest."""
    hub.cuts = 1
    hub_down_after_first(hub)
    with pytest.raises(ModelError) as caught:
        fetch(hub, tmp_path)
    assert "what was fetched is kept" in caught.value.hint
    hub.status, hub.files, announced = None, FILES, list[Download]()
    hub.asked.clear()
    model = fetch(hub, tmp_path, announced)
    half = len(FILES["model.bin"]) // 2
    assert announced[0].left == SIZE - half
    assert hub.ranges() == [f"bytes={half}-"]
    assert (model.folder / "model.bin").read_bytes() == FILES["model.bin"]
    assert leftovers(tmp_path) == []


def hub_down_after_first(hub: Hub) -> None:
    """Let the hub answer 503 from the first cut on."""

    class Falling(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            if name == "model.bin" and hub.ranges():
                hub.status = 503
            return super().__getitem__(name)

    hub.files = Falling(hub.files)


def test_weights_that_are_not_what_the_hub_says_are_refused(hub: Hub, tmp_path: Path) -> None:
    """A file that arrives changed is removed and does not pass for a model."""
    blobs = tmp_path / "hub" / "models--Systran--faster-whisper-tiny" / "blobs"
    blobs.mkdir(parents=True)
    part = blobs / f"{hashlib.sha256(FILES['model.bin']).hexdigest()}.dictate-part"
    part.write_bytes(b"something else")
    with pytest.raises(ModelError, match="damaged"):
        fetch(hub, tmp_path)
    assert leftovers(tmp_path) == []
    assert fetch(hub, tmp_path).folder.is_dir()


def test_no_such_repository(hub: Hub, tmp_path: Path) -> None:
    """A repository that the hub does not have is named."""
    with pytest.raises(ModelError, match="me/nothing"):
        fetch(hub, tmp_path, name="me/nothing")


def test_a_repository_that_holds_another_kind_of_model(hub: Hub, tmp_path: Path) -> None:
    """Without model.bin it is no model for faster-whisper, and nothing is fetched."""
    del hub.files["model.bin"]
    with pytest.raises(ModelError, match=r"no model\.bin"):
        fetch(hub, tmp_path)


@pytest.mark.parametrize("status", [401, 500, 503])
def test_a_hub_that_fails_is_a_model_error(status: int, hub: Hub, tmp_path: Path) -> None:
    """Whatever the hub answers, the error has a hint."""
    hub.status = status
    with pytest.raises(ModelError) as caught:
        fetch(hub, tmp_path)
    assert caught.value.hint


def test_without_a_network_the_hint_says_what_to_copy_where(tmp_path: Path) -> None:
    """It names the files, the repository, the folder and the option; and that folder is then found."""
    places = ModelPlaces(cache=tmp_path / "hub", own=tmp_path / "own", endpoint="http://127.0.0.1:9")
    with pytest.raises(ModelError, match="cannot be reached") as caught:
        resolve_model("tiny", Store(tmp_path), places)
    folder = tmp_path / "own" / "tiny"
    for part in ("model.bin", "tokenizer.json", REPOSITORY, str(folder), f"--model {folder}"):
        assert part in caught.value.hint
    folder.mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    assert resolve_model("tiny", Store(tmp_path), places).folder == folder


def test_a_disk_that_is_too_full_is_told_before(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is announced or fetched when there is no room for it."""
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1000}))
    announced: list[Download] = []
    with pytest.raises(ModelError, match="MB are free"):
        fetch(hub, tmp_path, announced)
    assert announced == []
