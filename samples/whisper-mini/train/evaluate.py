"""Word error of a model folder, through faster-whisper: on held-out utterances, and on memos spoken in one go.

python -m train.evaluate MODEL_FOLDER [HELD_OUT_UTTERANCES]
"""

import json
import re
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel

from train.memos import MEMOS
from train.voices import RATE, Voices

Sound = npt.NDArray[np.float32]


def sound_of(samples: npt.NDArray[np.int16]) -> Sound:
    """Samples as the engine takes them."""
    return (samples / 32768).astype(np.float32)


def plain(text: str) -> list[str]:
    """Lower-case words without punctuation."""
    return re.findall(r"[a-z0-9']+", text.lower())


def marked(text: str) -> list[str]:
    """Words and punctuation marks, with capitals."""
    return re.findall(r"[A-Za-z0-9']+|[.,?!]", text)


def mistakes(wanted: list[str], heard: list[str]) -> int:
    """Words to insert, to leave out or to replace: edit distance."""
    above = list(range(len(heard) + 1))
    for i, want in enumerate(wanted, 1):
        row = [i]
        for j, word in enumerate(heard, 1):
            row.append(min(above[j - 1] + (want != word), above[j] + 1, row[-1] + 1))
        above = row
    return above[-1]


def transcribe(model: WhisperModel, sound: Sound, conditioned: bool) -> tuple[str, list[tuple[str, float, float]]]:
    """The text, and each word with its times."""
    segments, _ = model.transcribe(
        sound, language="en", beam_size=5, vad_filter=True, word_timestamps=True, condition_on_previous_text=conditioned
    )  # fmt: skip
    found = list(segments)
    words = [(w.word.strip(), w.start, w.end) for segment in found for w in segment.words or []]
    return "".join(segment.text for segment in found).strip(), words


def memos(model: WhisperModel, conditioned: bool, show: bool = False) -> dict[str, float]:
    """Word error over the memos, as words, with punctuation and capitals, and the median error of word starts."""
    voices, wrong, total, wrong_marks, total_marks = Voices(), 0, 0, 0, 0
    result: dict[str, float] = {}
    late: list[float] = []
    for number, (voice, text) in enumerate(MEMOS, 1):
        speech = voices.speak(text, voice)
        if speech is None:
            raise SystemExit(f"memo {number} cannot be told apart word by word")
        heard, words = transcribe(model, sound_of(speech.samples), conditioned)
        errors = mistakes(plain(text), plain(heard))
        result[f"{voice}{number}"] = round(100 * errors / len(plain(text)), 1)
        wrong, total = wrong + errors, total + len(plain(text))
        wrong_marks, total_marks = wrong_marks + mistakes(marked(text), marked(heard)), total_marks + len(marked(text))
        starts = {(" ".join(plain(w)), round(s, 1)): s for w, s, _ in speech.words}
        for word, start, _ in words:
            near = [s for (w, _), s in starts.items() if w == " ".join(plain(word)) and abs(s - start) < 2]
            if near:
                late.append(min(abs(s - start) for s in near))
        if show:
            print(f"--- {voice} {len(speech.samples) / RATE:.0f} s {result[f'{voice}{number}']} %\n{heard}", flush=True)
    return result | {
        "memos": round(100 * wrong / total, 1),
        "memos_marks": round(100 * wrong_marks / total_marks, 1),
        "start_median_s": round(statistics.median(late), 3) if late else -1.0,
    }


def held_out(model: WhisperModel, count: int, folder: Path = Path("speech")) -> float:
    """Word error over the first held-out utterances, each on its own."""
    index = min(folder.glob("heldout-*.jsonl"))
    raw = np.memmap(index.with_suffix(".raw"), dtype=np.int16, mode="r")
    wrong = total = 0
    for line in index.read_text().split("\n")[:count]:
        entry = json.loads(line)
        sound = sound_of(raw[entry["offset"] : entry["offset"] + entry["samples"]])
        wanted = plain(" ".join(word for word, _, _ in entry["words"]))
        wrong, total = wrong + mistakes(wanted, plain(transcribe(model, sound, False)[0])), total + len(wanted)
    return round(100 * wrong / total, 1)


def noises(model: WhisperModel, seconds: int = 60) -> int:
    """Words heard in silence and in noise, without speech detection."""
    rng, words = np.random.default_rng(1), 0
    for level in (0.0, 1e-4, 1e-2):
        sound = np.float32(level) * rng.standard_normal(seconds * RATE, dtype=np.float32)
        segments, _ = model.transcribe(sound, language="en", beam_size=5)
        words += sum(len(plain(segment.text)) for segment in segments)
    return words


def evaluate(folder: Path, count: int = 60, show: bool = False) -> dict[str, float]:
    """Everything measured."""
    started = time.time()
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)
    apart = memos(model, False, show)
    chained = memos(model, True)
    return {
        "held_out": held_out(model, count),
        **apart,
        "memos_conditioned": chained["memos"],
        "words_in_noise": float(noises(model)),
        "seconds": round(time.time() - started, 1),
    }


if __name__ == "__main__":
    print(
        json.dumps(evaluate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60, show="show" in sys.argv))
    )
