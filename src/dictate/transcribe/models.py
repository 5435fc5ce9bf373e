"""Models on disk: from a name or a path to a folder that is whole.

Looked for are a folder of that path, a folder of that name among the user's own models, and the hub's cache on this
machine; what is in none of them is fetched by `downloads`. Nothing is loaded here.
"""

import difflib
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dictate.errors import ModelError
from dictate.store import Store, key_of
from dictate.transcribe.names import KNOWN, repository_of
from dictate.values.base import Value
from dictate.values.progress import Progress, unheard

__all__ = [
    "DEFAULT_MODEL",
    "FILES",
    "Download",
    "Model",
    "ModelPlaces",
    "check_whole",
    "file_sha256",
    "find_here",
    "resolve_model",
]

DEFAULT_MODEL = "small"
FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")
"""The files of a model, as patterns. preprocessor_config.json is missing from most, and only the newest need it."""

_HASHES = "model-hashes"
_BLOCK = 1 << 20  # bytes read at a time


class Model(Value):
    """A model that is here and whole: the name it goes by, its folder, and the sha256 of its weights."""

    name: str
    folder: Path
    sha256: str


@dataclass(frozen=True)
class ModelPlaces:
    """Where models are looked for and fetched from.

    own:      the user's folder of models, one folder in it for each; None: there is none.
    cache:    the hub's cache on this machine; None: where the hub's library has it.
    endpoint: the hub's address; None: the hub's library's own.
    """

    own: Path | None = None
    cache: Path | None = None
    endpoint: str | None = None

    def own_folder(self, name: str) -> Path | None:
        """Where a model of that name lies among the user's own."""
        return self.own / name.replace("/", "--") if self.own else None


class Download(Value):
    """What is about to be fetched.

    `size` is that of all its files and `left` what of it is not here yet, in bytes; `destination` is the folder that
    it will lie in.
    """

    name: str
    repository: str
    size: int
    left: int
    destination: Path


def _nobody(download: Download) -> None:
    """Announce a download to nobody."""


def resolve_model(
    name_or_path: str,
    store: Store,
    places: ModelPlaces | None = None,
    *,
    announce: Callable[[Download], None] = _nobody,
    progress: Progress = unheard,
) -> Model:
    """The model of that folder, short name or repository, fetched if it is nowhere on this machine.

    `announce` is called before a download begins, and may raise to prevent it; its progress is told in bytes as the
    stage "downloading". The hash of the weights is kept in the store. Raises ModelError and OutputError.
    """
    places = places or ModelPlaces()
    folder = find_here(name_or_path, places)
    if folder is None:
        if repository_of(name_or_path) is None or _means_a_path(name_or_path):
            raise _unknown(name_or_path)
        from dictate.transcribe.downloads import fetch

        folder = fetch(name_or_path, places, announce, progress)
    check_whole(folder)
    return Model(name=_name_of(name_or_path), folder=folder, sha256=_weights_sha256(folder / "model.bin", store))


def find_here(name_or_path: str, places: ModelPlaces) -> Path | None:
    """The model's folder on this machine, without a look at the network; None where it is not here.

    A folder that the name itself names is taken as it is; among several models only whole ones count. Raises
    ModelError for a path to something that is no folder.
    """
    path = Path(name_or_path).expanduser()
    if path.is_dir() and name_or_path not in KNOWN:
        return path.resolve()
    if path.is_file():
        raise ModelError("is a file, not a model's folder", hint="name the folder that model.bin lies in", path=path)
    repository = repository_of(name_or_path)
    if repository is None:
        return None
    candidates = [places.own_folder(name_or_path), *_cached(repository, places.cache)]
    return next((folder for folder in candidates if folder and not list(_lacking(folder))), None)


def check_whole(folder: Path) -> None:
    """Raise ModelError, naming the first file that is missing or damaged, unless the folder holds a whole model."""
    lacking = next(_lacking(folder), None)
    if lacking:
        raise ModelError(
            f"is not a whole model: {lacking} is missing",
            hint=f"a model's folder holds {', '.join(_needed())}, made for faster-whisper (CTranslate2)",
            path=folder,
        )
    for name in ("config.json", "tokenizer.json"):
        if not _json(folder / name):
            raise ModelError("is damaged", hint="copy the model again, or let it be downloaded", path=folder / name)
    if "model" not in _json(folder / "tokenizer.json"):
        raise ModelError("is no tokenizer", hint="copy the model again", path=folder / "tokenizer.json")


def file_sha256(path: Path) -> str:
    """The sha256 of a file, read block by block."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _weights_sha256(weights: Path, store: Store) -> str:
    """The weights' hash; hashed once, then known by the file's place on disk, size and time of change."""
    try:
        about = weights.stat()
        key = key_of(about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns)
        kept = store.get(_HASHES, key)
        if kept is not None and len(kept) == hashlib.sha256().digest_size * 2:
            return kept.decode("ascii", errors="replace")
        digest = file_sha256(weights)
    except OSError as error:
        raise ModelError(
            f"cannot be read: {error.strerror}", hint="look at its permissions, or choose another model", path=weights
        ) from error
    store.put(_HASHES, key, digest.encode())
    return digest


def _cached(repository: str, cache: Path | None) -> Iterator[Path]:
    """The folder of a repository in the hub's cache, if it has one."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        config = try_to_load_from_cache(repository, "config.json", cache_dir=cache)
    except (HFValidationError, OSError):
        return
    if isinstance(config, str):
        yield Path(config).parent


def _lacking(folder: Path) -> Iterator[str]:
    """What a model's folder needs and does not have."""
    for pattern in _needed():
        if not any(path.is_file() for path in folder.glob(pattern)):
            yield pattern


def _needed() -> list[str]:
    return [pattern for pattern in FILES if pattern != "preprocessor_config.json"]


def _json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; an empty one where there is none."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _means_a_path(name: str) -> bool:
    return name.startswith(("/", ".", "~")) or name.count("/") > 1


def _name_of(name_or_path: str) -> str:
    """A short name or repository as it is, a folder by its last part: paths are nobody's business."""
    folder = Path(name_or_path).expanduser()
    if name_or_path in KNOWN or (repository_of(name_or_path) and not folder.is_dir()):
        return name_or_path
    return folder.resolve().name


def _unknown(name: str) -> ModelError:
    if _means_a_path(name):
        return ModelError("is not there", hint="name a model's folder, or a model such as small", path=name)
    close = difflib.get_close_matches(name, KNOWN, n=1)
    meant = f"did you mean {close[0]}? " if close else ""
    return ModelError(f"no model is called {name!r}", hint=f"{meant}`dictate models` lists the names")
