"""Fetch a model from the hub into the hub's cache, where other programs find it too.

The hub's library fetches small files and lays out the cache. It throws a half-fetched file away when the program
ends, so the weights are fetched here, into the place where it looks for them: an interrupted download goes on where
it stopped, and only weights whose sha256 is right come under their own name.
"""

import importlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dictate.errors import ModelError
from dictate.transcribe.models import FILES, Download, ModelPlaces, file_sha256
from dictate.transcribe.names import repository_of
from dictate.values.progress import Progress

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo

__all__ = ["fetch"]

_PATIENCE = 10.0  # seconds until the hub counts as out of reach
_STAGE = "downloading"


@dataclass(frozen=True)
class _File:
    """A file to fetch: name, bytes, and the sha256 that the hub keeps of large ones."""

    name: str
    size: int
    sha256: str | None


def fetch(name: str, places: ModelPlaces, announce: Callable[[Download], None], progress: Progress) -> Path:
    """The folder of a model after it was fetched. Raises ModelError; an interrupted fetch goes on the next time."""
    from huggingface_hub import HfApi, constants

    repository = repository_of(name) or name
    cache = places.cache or Path(constants.HF_HUB_CACHE)
    with _hub_errors(name, repository, places):
        info = HfApi(endpoint=places.endpoint).model_info(repository, files_metadata=True, timeout=_PATIENCE)
        files = _wanted(info)
        _check_is_model(repository, files)
        blobs = cache / _folder_of(repository) / "blobs"
        here = sum(_bytes_here(blobs, file) for file in files)
        download = Download(
            name=name,
            repository=repository,
            size=sum(file.size for file in files),
            left=sum(file.size for file in files) - here,
            destination=blobs.parent / "snapshots" / str(info.sha),
        )
        _check_room(download, cache)
        announce(download)
        return _fetch_files(repository, str(info.sha), files, blobs, places, _Counter(progress, here, download.size))


def _fetch_files(
    repository: str, revision: str, files: Sequence[_File], blobs: Path, places: ModelPlaces, counter: "_Counter"
) -> Path:
    """Large files first: a folder that has the small ones alone could be taken for a model."""
    from faster_whisper.utils import disabled_tqdm
    from huggingface_hub import snapshot_download

    for file in files:
        if file.sha256:
            _fetch_large(repository, revision, file, blobs, places.endpoint, counter)
    folder = snapshot_download(
        repository,
        cache_dir=blobs.parent.parent,
        endpoint=places.endpoint,
        allow_patterns=list(FILES),
        etag_timeout=_PATIENCE,
        tqdm_class=disabled_tqdm,
    )
    counter.finish()
    return Path(folder)


def _fetch_large(
    repository: str, revision: str, file: _File, blobs: Path, endpoint: str | None, counter: "_Counter"
) -> None:
    """One large file into the cache's folder of contents, under its sha256, as the hub's library keeps it."""
    from faster_whisper.utils import disabled_tqdm
    from huggingface_hub import hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import WeakFileLock, build_hf_headers  # type: ignore[attr-defined]  # lazy there

    target = blobs / str(file.sha256)
    blobs.mkdir(parents=True, exist_ok=True)
    with WeakFileLock(_part_of(target).with_suffix(".lock")):
        if target.exists():
            return
        with _part_of(target).open("ab") as part:
            http_get(
                hf_hub_url(repository, file.name, revision=revision, endpoint=endpoint),
                _Told(part, counter),  # type: ignore[arg-type]  # as much of a file as is used of it
                resume_size=part.tell(),
                headers=build_hf_headers(),
                expected_size=file.size,
                displayed_filename=file.name,
                tqdm_class=disabled_tqdm,
            )
        _accept(_part_of(target), target, file)


def _accept(part: Path, target: Path, file: _File) -> None:
    """Give a fetched file its own name, if it is what the hub says it is."""
    if file_sha256(part) != file.sha256:
        part.unlink()
        raise ModelError(
            f"{file.name} arrived damaged and was removed",
            hint="run this again; if it happens again, something between here and the hub changes files",
            path=target.parent.parent,
        )
    part.replace(target)


class _Counter:
    """Bytes fetched so far, of all files, and who is told."""

    def __init__(self, progress: Progress, done: int, total: int) -> None:
        self._progress, self._done, self._total = progress, done, total
        progress(_STAGE, done, total)

    def add(self, count: int) -> None:
        """So many bytes more (or fewer, where a server begins again)."""
        self._done += count
        self._progress(_STAGE, min(self._done, self._total), self._total)

    def finish(self) -> None:
        """All is here, small files too."""
        self.add(self._total - self._done)


class _Told:
    """A file that tells of every block written to it: all that `http_get` uses of a file."""

    def __init__(self, file: IO[bytes], counter: _Counter) -> None:
        self._file, self._counter = file, counter
        self.tell, self.seek = file.tell, file.seek

    def write(self, block: bytes) -> int:
        written = self._file.write(block)
        self._counter.add(written)
        return written

    def truncate(self) -> int:
        before = self._file.seek(0, 2)
        size = self._file.truncate(0)
        self._counter.add(size - before)
        return size


def _wanted(info: "ModelInfo") -> list[_File]:
    """The files of a repository that a model needs."""
    return [
        _File(file.rfilename, file.size or 0, file.lfs.sha256 if file.lfs else None)
        for file in info.siblings or ()
        if any(fnmatch(file.rfilename, pattern) for pattern in FILES)
    ]


def _check_is_model(repository: str, files: Sequence[_File]) -> None:
    if not any(file.name == "model.bin" for file in files):
        raise ModelError(
            f"{repository} holds no model for faster-whisper: it has no model.bin",
            hint="choose a repository with a CTranslate2 conversion, or a name that `dictate models` lists",
        )


def _check_room(download: Download, cache: Path) -> None:
    existing = next(folder for folder in (cache, *cache.absolute().parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    if free < download.left:
        raise ModelError(
            f"the model {download.name} needs {download.left / 1e6:.0f} MB, and {free / 1e6:.0f} MB are free",
            hint="make room, or choose a smaller model",
            path=existing,
        )


def _bytes_here(blobs: Path, file: _File) -> int:
    """Bytes of a large file that an earlier fetch left."""
    if file.sha256 is None:
        return 0
    target = blobs / file.sha256
    found = next((path for path in (target, _part_of(target)) if path.exists()), None)
    return min(found.stat().st_size, file.size) if found else 0


def _part_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.dictate-part")


def _folder_of(repository: str) -> str:
    return f"models--{repository.replace('/', '--')}"


@contextmanager
def _hub_errors(name: str, repository: str, places: ModelPlaces) -> Iterator[None]:
    """Every way in which the hub and the way there can fail, as a ModelError that says what to do."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    try:
        yield
    except GatedRepoError as error:
        raise ModelError(f"{repository} is given only to those who ask", hint="sign in to the hub first") from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise ModelError(
            f"the hub has no model {repository}", hint="look at its spelling; `dictate models` lists the names"
        ) from error
    except (OfflineModeIsEnabled, LocalEntryNotFoundError, *_network_errors()) as error:
        raise _unreachable(name, repository, places) from error
    except HfHubHTTPError as error:
        raise ModelError(
            f"the hub answered {error.response.status_code} when asked for {repository}",
            hint="try again later; what was fetched is kept. " + _copy_hint(name, repository, places),
        ) from error
    except OSError as error:
        raise ModelError(
            f"the model {name} could not be fetched: {error.strerror or str(error).splitlines()[0]}",
            hint="run this again: it goes on where it stopped",
        ) from error


def _network_errors() -> tuple[Any, ...]:
    """The transport errors of the HTTP library that the hub's library is built on (its name changed with version 2)."""
    for name in ("httpx2", "httpx"):
        try:
            return (importlib.import_module(name).TransportError,)
        except ImportError:
            continue
    return ()


def _unreachable(name: str, repository: str, places: ModelPlaces) -> ModelError:
    return ModelError(
        f"the model {name} is not on this machine, and the hub cannot be reached",
        hint=_copy_hint(name, repository, places),
    )


def _copy_hint(name: str, repository: str, places: ModelPlaces) -> str:
    folder = places.own_folder(name) or Path("models") / name.replace("/", "--")
    return (
        f"Without a network: elsewhere, fetch {', '.join(FILES)} (what of these is there) from the repository "
        f"{repository} on the hub, copy them into the folder {folder}, and use --model {folder}"
    )
