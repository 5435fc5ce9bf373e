"""Recordings of which every word is known, with its time: the samples, and the memos that flite speaks here.

flite says when it begins each word. What samples/speak.py records is spoken again in its library for that, which gives
the same samples; where it does not, the times mean nothing, and the benchmark is void.
"""

import importlib
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples import speak

from benchmarks.report import VoidError
from benchmarks.sounds import SAMPLES

__all__ = ["Recording", "has_flite", "recordings"]

MEMOS = Path(__file__).with_name("memos")
_MADE_AT = "2026-11-24T09:00:00"  # written into the memos' recordings, and not looked at
_PAUSES = (0.9, 1.2, 0.8, 1.4)  # seconds between paragraphs
_RATE = speak.SAMPLE_RATE


@dataclass(frozen=True)
class Recording:
    """Words that were said, and the seconds at which each begins; none where there is no flite to tell."""

    name: str
    file: Path
    words: list[str]
    starts: list[float]


def has_flite() -> bool:
    """Whether flite and its library are installed."""
    try:
        _voices()
    except OSError:
        return False
    return shutil.which("flite") is not None


def recordings(work: Path) -> Iterator[Recording]:
    """The samples; where flite is there, the memos too, spoken into a folder."""
    voices = _voices() if has_flite() else None
    for script in speak.RECORDINGS:
        yield _known(script, SAMPLES / f"{script.name}.txt", SAMPLES / f"{script.name}.flac", voices)
    for text in sorted(MEMOS.glob("*.txt")) if voices else ():
        script = speak.Script(text.stem, _MADE_AT, {"": text.stem.partition("-")[0]}, _PAUSES)
        file = work / f"{text.stem}.flac"
        speak.write_flac(file, speak.record(script, text.read_text()), _MADE_AT)
        yield _known(script, text, file, voices)


def _known(script: speak.Script, text: Path, file: Path, voices: Any) -> Recording:  # noqa: ANN401 - not typed here
    takes = speak.takes(script, text.read_text())
    words = [word for take in takes for word in take.words.split()]
    return Recording(script.name, file, words, _starts(script, takes, file, voices) if voices else [])


def _starts(script: speak.Script, takes: list[speak.Take], file: Path, voices: Any) -> list[float]:  # noqa: ANN401
    """When each word begins, in seconds of the recording."""
    found, at = [], 0
    for take in takes:
        spoken = voices.speak(take.words, list(script.voices.values())[take.channel], script.stretch)
        if spoken is None:
            raise VoidError(f"flite does not say when it begins each word of: {take.words[:40]}")
        at += round(take.pause * _RATE)
        heard = speak.loud(spoken.samples)
        found += [start + (at - heard.start) / _RATE for _, start, _ in spoken.words]
        at += heard.stop - heard.start
    if at + _RATE // 2 != _length(file):
        raise VoidError(f"{file.name} is not what this flite speaks")
    return found


def _length(file: Path) -> int:
    """Samples of one channel."""
    import av

    with av.open(str(file)) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


def _voices() -> Any:  # noqa: ANN401 - the training's own module, no part of the program
    """flite's library, as the miniature model's training calls it."""
    folder = str(SAMPLES / "whisper-mini")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("train.voices").Voices()
