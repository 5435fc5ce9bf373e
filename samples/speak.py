"""Speak the sample texts with flite and write them as FLAC, so that anyone can make the recordings again.

    python samples/speak.py [FOLDER]        # FOLDER: where the .flac files go; by default beside the texts

Needs `flite` (Debian package of that name) with its voices slt and rms, and PyAV. Every paragraph of a text is spoken
in one go; the silence between paragraphs is set here, not in the texts, which stay a clean reference for word error.
The same text gives the same samples every time. Not part of the program: nothing in `dictate` imports it.
"""

import re
import subprocess
import sys
import tempfile
import wave
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

__all__ = ["RECORDINGS", "SAMPLE_RATE", "Script", "Take", "loud", "record", "takes", "write_flac"]

SAMPLE_RATE = 16_000  # Hz, what both voices speak at
QUIET = 64  # of 32767, about -54 dB: what flite puts around speech is below
MARGIN = SAMPLE_RATE // 50  # 20 ms kept around speech, so that no soft consonant is cut off

Samples = NDArray[np.int16]


@dataclass(frozen=True)
class Script:
    """How a text becomes a recording.

    name:      of the text and of the recording, without the ending.
    made_at:   the recording's own date and local time, ISO 8601.
    voices:    the flite voice of each channel, with the name that marks its paragraphs ("" where only one speaks).
    pauses:    seconds of silence between paragraphs, taken in turn, so that they sound less even.
    stretch:   how slowly the voices speak; 1.0 is flite's own pace.
    hesitates: seconds of silence before the paragraph that begins with these words, instead of the usual pause.
    """

    name: str
    made_at: str
    voices: dict[str, str]
    pauses: tuple[float, ...]
    stretch: float = 1.0
    hesitates: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Take:
    """One spoken paragraph: its channel from 0, the words, and the seconds of silence before it."""

    channel: int
    words: str
    pause: float


RECORDINGS = (
    Script(
        name="voice-memo",
        made_at="2026-11-20T08:12:00",
        voices={"": "slt"},
        pauses=(0.9, 1.2, 0.8, 1.4),
        stretch=1.1,
        hesitates={"It was a parcel": 7.0},
    ),
    Script(
        name="interview",
        made_at="2026-11-18T14:30:00",
        voices={"Anna Reed": "slt", "David Moss": "rms"},
        pauses=(0.4, 0.6, 0.3, 0.8, 0.5),
        stretch=1.05,
        hesitates={"I, um, I need a second": 0.9},
    ),
)


def takes(script: Script, text: str) -> list[Take]:
    """The paragraphs of `text` in order. Raises ValueError for one whose speaker or cue `script` does not know."""
    names, usual, found = list(script.voices), cycle(script.pauses), []
    waiting = dict(script.hesitates)
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        name, mark, words = paragraph.partition(": ") if names != [""] else ("", ": ", paragraph)
        if not mark or name not in names:
            raise ValueError(f"{script.name}.txt: nobody speaks this paragraph: {paragraph[:40]!r}")
        cue = next((cue for cue in waiting if words.startswith(cue)), None)
        pause = next(usual) if cue is None else waiting.pop(cue)
        found.append(Take(names.index(name), " ".join(words.split()), pause))
    if waiting:
        raise ValueError(f"{script.name}.txt: no paragraph begins with {' or '.join(waiting)!r}")
    return found


def speak(words: str, voice: str, stretch: float) -> Samples:
    """`words` in one of flite's voices: int16 samples at 16 kHz, the silence around them cut away."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "take.wav")
        pace = f"duration_stretch={stretch}"
        subprocess.run(["flite", "-voice", voice, "--setf", pace, "-t", words, "-o", str(file)], check=True)
        with wave.open(str(file)) as sound:
            samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    return samples[loud(samples)]


def loud(samples: Samples) -> slice:
    """Where in `samples` somebody speaks, without the silence around it."""
    places = np.flatnonzero(np.abs(samples.astype(np.int32)) > QUIET)
    return slice(max(0, int(places[0]) - MARGIN), min(len(samples), int(places[-1]) + MARGIN))


def record(script: Script, text: str) -> Samples:
    """The whole recording: shape [samples, channels], int16 at 16 kHz. Nobody speaks while another does."""
    voices = list(script.voices.values())
    stretches = []
    for take in takes(script, text):
        spoken = speak(take.words, voices[take.channel], script.stretch)
        silence = round(take.pause * SAMPLE_RATE)
        stretch = np.zeros((silence + len(spoken), len(voices)), np.int16)
        stretch[silence:, take.channel] = spoken
        stretches.append(stretch)
    stretches.append(np.zeros((SAMPLE_RATE // 2, len(voices)), np.int16))  # half a second to find the button
    return np.concatenate(stretches)


def write_flac(path: Path, samples: Samples, made_at: str) -> None:
    """Write `samples` ([samples, channels], int16, one or two channels) losslessly, dated `made_at` in the tag DATE."""
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(str(path), "w", format="flac", options={"fflags": "bitexact"}) as container:
        container.metadata["DATE"] = made_at
        stream = container.add_stream("flac", rate=SAMPLE_RATE, layout=layout, format="s16")
        stream.options = {"compression_level": "12"}  # the smallest file; it decodes to the same samples
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout=layout)
        frame.sample_rate = SAMPLE_RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def main(folder: Path) -> None:
    """Make every recording anew in `folder`."""
    for script in RECORDINGS:
        text = Path(__file__).with_name(f"{script.name}.txt").read_text("utf-8")
        samples = record(script, text)
        target = folder / f"{script.name}.flac"
        write_flac(target, samples, script.made_at)
        print(f"{target}: {len(samples) / SAMPLE_RATE:.1f} s, {samples.shape[1]} channel(s)")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
