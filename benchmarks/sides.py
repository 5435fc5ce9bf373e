"""The two sides of a comparison, each a process of its own that starts, loads the model and writes the words to a file.

Ours is the command as a writer runs it, with nothing in its store; the other is faster-whisper called directly, on the
same model and file, with the same options.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import DICTATE, PYTHON, Cost, run, without_cache
from benchmarks.random_whisper import WORDS_A_CHUNK
from benchmarks.report import VoidError

__all__ = ["Done", "Side", "check_same_work", "direct", "ours"]

LANGUAGE = "en"


@dataclass(frozen=True)
class Done:
    """What a side cost and did: words, and windows that the sound was cut into."""

    cost: Cost
    words: int
    windows: int = 1

    @property
    def chunks(self) -> int:
        """Stretches of at most 30 s that the model answered."""
        return self.words // WORDS_A_CHUNK


Side = Callable[[Path, Path, Path], Done]
"""Takes a model, a sound and a new folder to work in."""


def ours(model: Path, sound: Path, folder: Path) -> Done:
    """`dictate transcribe`."""
    from dictate.store import Store

    target, cache = folder / "ours.json", folder / "cache"
    command = [DICTATE, "transcribe", str(sound), "--model", str(model), "--language", LANGUAGE, "--device", "cpu"]
    command += ["--compute-type", "int8", "--quiet", "--format", "json", "-o", str(target)]
    cost = run(command, without_cache(cache))
    return Done(cost, _words_in(target), Store(cache).usage()["windows"].entries)


def direct(model: Path, sound: Path, folder: Path) -> Done:
    """`WhisperModel.transcribe`, with the options that ours gives it."""
    from dictate.transcribe import TranscribeOptions, physical_cores

    target, options = folder / "direct.json", TranscribeOptions(language=LANGUAGE)
    given = {
        "threads": physical_cores(),
        "language": options.language,
        "beam_size": options.beam_size,
        "condition_on_previous_text": options.condition_on_previous_text,
    }
    command = [PYTHON, "-m", "benchmarks.direct", str(model), str(sound), str(target), json.dumps(given)]
    return Done(run(command), _words_in(target))


def check_same_work(one: Done, other: Done) -> None:
    """That a comparison means something: as many words, save for a chunk more where a window ends (see README.md)."""
    more = one.chunks - other.chunks
    if not one.words or one.words % WORDS_A_CHUNK or other.words % WORDS_A_CHUNK or not 0 <= more < one.windows:
        raise VoidError(f"the two sides did not do the same: {one.words} words here, {other.words} words there")


def _words_in(path: Path) -> int:
    return sum(len(segment["words"]) for segment in json.loads(path.read_text())["segments"])
