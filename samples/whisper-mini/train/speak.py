"""Speaks text/NAME.txt with both voices into speech/NAME-0000.raw and .jsonl, and so on.

The first is sound, 16 kHz int16; the second has one utterance a line: first sample, samples, voice, words and phones
with their times. Some 250 utterances make a file, so that training can begin on the first ones.

    python -m train.speak NAME PROCESS OF_SO_MANY
"""

import json
import random
import sys
import time
from pathlib import Path

from train.voices import NAMES, RATE, Voices

STRETCHES = [0.85, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.2]  # slower and faster talk; a memo is spoken at 1.0
SHARD = 250


def wait_while_paused(flag: Path = Path("PAUSE"), longest: float = 600.0) -> None:
    """Sleep while the file PAUSE is there, ten minutes at most."""
    started = time.monotonic()
    while flag.exists() and time.monotonic() - started < longest:
        time.sleep(2)


def speak(name: str, process: int, processes: int, folder: Path = Path("speech")) -> None:
    """Speak every shard that is this process's and is not there yet."""
    voices = Voices()
    lines = Path("text", f"{name}.txt").read_text().split("\n")[:-1]
    folder.mkdir(exist_ok=True)
    for shard in range(process, -(-len(lines) // SHARD), processes):
        index = folder / f"{name}-{shard:04d}.jsonl"
        if index.exists():
            continue
        rng, offset, entries = random.Random(f"{name} {shard}"), 0, []
        with index.with_suffix(".raw").open("wb") as sound:
            for text in lines[shard * SHARD : (shard + 1) * SHARD]:
                wait_while_paused()
                voice = rng.choice(NAMES)
                speech = voices.speak(text, voice, rng.choice(STRETCHES))
                if speech is None:
                    continue
                sound.write(speech.samples.tobytes())
                times = [(word, round(a, 3), round(b, 3)) for word, a, b in speech.words]
                phones = [(phone, round(end, 3)) for phone, end in speech.phones]
                entries.append(
                    {"offset": offset, "samples": len(speech.samples), "voice": voice, "words": times, "phones": phones}
                )
                offset += len(speech.samples)
        partial = index.with_suffix(".partial")
        partial.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
        partial.rename(index)
        print(f"{index}: {len(entries)} utterances, {offset / RATE / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    speak(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
