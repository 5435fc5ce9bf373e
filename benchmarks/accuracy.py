"""Word error of the miniature model on the samples, through dictate. It says nothing about a real model."""

import json
import re
import string
from pathlib import Path

from benchmarks.children import DICTATE, run, without_cache
from benchmarks.report import Result
from benchmarks.sounds import SAMPLES

__all__ = ["measure"]

NAMES = ("voice-memo", "interview")


def measure(work: Path) -> Result:
    """Both samples, the interview's channels mixed."""
    return Result(
        "Word error of samples/whisper-mini, through dictate",
        ["sample", "words said", "words heard", "as written", "without case and punctuation", "CPU s"],
        [_row(name, work) for name in NAMES],
        ["Word error: (substituted + deleted + inserted) / words said, counted by jiwer."],
    )


def _row(name: str, work: Path) -> list[str]:
    import jiwer

    target = work / f"{name}.json"
    command = [DICTATE, "transcribe", str(SAMPLES / f"{name}.flac"), "--model", str(SAMPLES / "whisper-mini")]
    command += ["--language", "en", "--quiet", "--format", "json", "-o", str(target)]
    cost = run(command, without_cache(work / f"cache-{name}"))
    segments = json.loads(target.read_text())["segments"]
    heard = " ".join("".join(word["text"] for word in segment["words"]) for segment in segments)
    said = _spoken((SAMPLES / f"{name}.txt").read_text())
    errors = [jiwer.wer(said, heard), jiwer.wer(_bare(said), _bare(heard))]
    return [name, str(len(said.split())), str(len(heard.split())), *(f"{e:.1%}" for e in errors), f"{cost.cpu:.0f}"]


def _spoken(text: str) -> str:
    """What of a reference is spoken: not the names before the colons.

    >>> _spoken("Anna Reed: Hello.\\n\\nDavid Moss: Hello.")
    'Hello. Hello.'
    """
    return " ".join(re.sub(r"^[A-Z]\w+ [A-Z]\w+: ", "", text, flags=re.MULTILINE).split())


def _bare(text: str) -> str:
    """Lower case, without punctuation."""
    return text.lower().translate(str.maketrans("", "", string.punctuation))
