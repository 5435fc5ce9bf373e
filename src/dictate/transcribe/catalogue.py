"""The models that go by a short name: where they come from, what they cost, and which of them are here and fit.

Figures are published ones: sizes of the repositories' files; speed relative to the largest model, as Whisper's and
Distil-Whisper's authors give it. Another model is named by its repository or its folder, and has no row here.
"""

from collections.abc import Iterator

from dictate.transcribe.machine import memory_bytes
from dictate.transcribe.models import DEFAULT_MODEL, ModelPlaces, find_here
from dictate.transcribe.names import KNOWN, KnownModel
from dictate.values.base import Value

__all__ = ["ListedModel", "list_models"]


class ListedModel(Value):
    """A row of `dictate models`.

    folder:   where the model lies on this machine; None: it is not here.
    download: megabytes to fetch.
    memory:   megabytes of memory that it takes while it works.
    fits:     whether this machine has so much; None: nobody knows.
    speed:    how many times as fast as the largest model.
    """

    name: str
    repository: str
    folder: str | None
    download: int
    memory: int
    fits: bool | None
    speed: float
    note: str
    default: bool


def list_models(places: ModelPlaces, memory: int | None = None) -> Iterator[ListedModel]:
    """All models with a short name, in the order of the table.

    `memory` is that of the machine in bytes, None to look it up. Reaches no network.
    """
    available = memory_bytes() if memory is None else memory
    for name, model in KNOWN.items():
        here = find_here(name, places)
        yield ListedModel(
            name=name,
            repository=model.repository,
            folder=str(here) if here else None,
            download=model.download,
            memory=model.memory,
            fits=None if available is None else model.memory * 1e6 <= available,
            speed=model.speed,
            note=_note(name, model),
            default=name == DEFAULT_MODEL,
        )


def _note(name: str, model: KnownModel) -> str:
    english = name.endswith(".en") or name.startswith("distil-")
    return f"{model.note}; English only" if english else model.note
