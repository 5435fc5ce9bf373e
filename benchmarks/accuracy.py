"""Word error of the miniature model, through dictate: samples, memos, silence and noise. Nothing about a real model."""

import json
import re
import statistics
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import DICTATE, PYTHON, Cost, run, without_cache
from benchmarks.quiet import MINUTES, quiet
from benchmarks.report import Result, goal
from benchmarks.sounds import SAMPLES
from benchmarks.spoken import Recording, has_flite, recordings

__all__ = ["measure"]

MODEL = SAMPLES / "whisper-mini"
_WORDS, _MARKED, _LATE = 0.10, 0.15, 0.15  # goals: word error, the same with punctuation, seconds of word starts
_PLAIN = re.compile(r"[a-z0-9']+")
_WITH_MARKS = re.compile(r"[a-z0-9']+|[.,?!]")


@dataclass(frozen=True)
class Heard:
    """What came of a recording: words as they were said and heard, and by how much each right one starts off."""

    said: list[str]
    heard: list[str]
    late: list[float]
    cost: Cost

    def error(self, tokens: re.Pattern[str]) -> float:
        """Word error, of what counts as a word."""
        import jiwer

        said, heard = (" ".join(tokens.findall(" ".join(words).lower())) for words in (self.said, self.heard))
        return jiwer.wer(said, heard)


def measure(work: Path) -> Result:
    """The samples, the interview's channels mixed; the memos; and what is heard where nobody speaks."""
    found = {recording.name: _heard(recording, work) for recording in recordings(work)}
    unspoken = _unspoken(work)
    nobody = goal(f"no word in {MINUTES} minutes of silence and of noise", met=not any(unspoken.values()))
    return Result(
        "Word error of samples/whisper-mini, through dictate",
        ["recording", "said", "heard", "word error", "with punctuation", "starts off by", "CPU s"],
        [*(_row(name, one) for name, one in found.items()), *(_nothing(*row) for row in unspoken.items())],
        [*_goals(found), nobody, *_explained()],
    )


def _unspoken(work: Path) -> dict[str, int]:
    """Words heard where nobody speaks: by dictate, and by the model that is handed all of the sound."""
    found = {}
    for kind in ("silence", "noise"):
        sound = quiet(work, kind)
        found[kind] = len(_transcribed(sound, work)[0])
        found[f"{kind}, speech not looked for"] = _words_directly(sound, work)
    return found


def _heard(recording: Recording, work: Path) -> Heard:
    words, cost = _transcribed(recording.file, work)
    heard = [text for text, _ in words]
    return Heard(recording.words, heard, _late(recording, words), cost)


def _transcribed(sound: Path, work: Path) -> tuple[list[tuple[str, float]], Cost]:
    """The words of a recording with their starts, and what it cost."""
    target = work / f"{sound.stem}.json"
    command = [DICTATE, "transcribe", str(sound), "--model", str(MODEL), "--language", "en", "--quiet"]
    cost = run([*command, "--format", "json", "-o", str(target)], without_cache(work / f"cache-{sound.stem}"))
    return _read(target), cost


def _read(target: Path) -> list[tuple[str, float]]:
    segments = json.loads(target.read_text())["segments"]
    return [(word["text"].strip(), word["start"]) for segment in segments for word in segment["words"]]


def _late(recording: Recording, words: list[tuple[str, float]]) -> list[float]:
    """Seconds between the start of each word that was heard right and its start in flite."""
    import jiwer

    if not recording.starts or not words:
        return []
    said, heard = (" ".join(map(_bare, side)) for side in (recording.words, [text for text, _ in words]))
    return [
        abs(words[chunk.hyp_start_idx + n][1] - recording.starts[chunk.ref_start_idx + n])
        for chunk in jiwer.process_words(said, heard).alignments[0]
        if chunk.type == "equal"
        for n in range(chunk.ref_end_idx - chunk.ref_start_idx)
    ]


def _bare(word: str) -> str:
    """A word in lower case without punctuation; never nothing, so that places stay what they are."""
    return "".join(_PLAIN.findall(word.lower())) or "-"


def _words_directly(sound: Path, work: Path) -> int:
    """Words that the model gives where faster-whisper hands it all of the sound."""
    target = work / f"{sound.stem}-direct.json"
    options = {"threads": 2, "language": "en", "beam_size": 5, "vad_filter": False}
    run([PYTHON, "-m", "benchmarks.direct", str(MODEL), str(sound), str(target), json.dumps(options)])
    return len(_read(target))


def _row(name: str, one: Heard) -> list[str]:
    errors = [f"{one.error(tokens):.1%}" for tokens in (_PLAIN, _WITH_MARKS)]
    late = f"{statistics.median(one.late):.2f} s" if one.late else "-"
    return [name, str(len(one.said)), str(len(one.heard)), *errors, late, f"{one.cost.cpu:.0f}"]


def _nothing(kind: str, words: int) -> list[str]:
    return [kind, "0", str(words), "-", "-", "-", "-"]


def _goals(found: dict[str, Heard]) -> list[str]:
    """Each goal, with the recordings that miss it."""
    late = [seconds for one in found.values() for seconds in one.late]
    timed = statistics.median(late) if late else None
    return [
        _error_goal(f"word error under {_WORDS:.0%} on each", found, _PLAIN, _WORDS),
        _error_goal(f"under {_MARKED:.0%} with punctuation", found, _WITH_MARKS, _MARKED),
        *([] if timed is None else [goal(f"words start within {_LATE} s, median: {timed:.2f} s", met=timed < _LATE)]),
    ]


def _error_goal(text: str, found: dict[str, Heard], tokens: re.Pattern[str], most: float) -> str:
    missed = [name for name, one in found.items() if one.error(tokens) >= most]
    said = sum(len(one.said) for one in found.values())
    mean = sum(one.error(tokens) * len(one.said) for one in found.values()) / said
    return goal(f"{text}, {mean:.1%} over all" + (f"; not {', '.join(missed)}" if missed else ""), met=not missed)


def _explained() -> list[str]:
    """What the figures are."""
    notes = [
        "Word error: (substituted + deleted + inserted) / words said, counted by jiwer, case ignored. "
        "With punctuation: each of . , ? ! is a word of its own.",
        "Starts off by: the median distance of a word's start from flite's own, over the words that were heard right.",
    ]
    if not has_flite():
        notes.append("Skipped: the memos and the words' times need Debian's flite (apt-get install flite).")
    return notes
