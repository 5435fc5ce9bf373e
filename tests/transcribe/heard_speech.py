"""Windows of real speech, and the miniature model, for the tests of this folder."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dictate.values.window import SAMPLE_RATE, Span, Window

SAMPLES = Path(__file__).parents[2] / "samples"
MINI = SAMPLES / "whisper-mini"


def spoken(seconds: float, start: float = 0.0) -> NDArray[np.float32]:
    """So many seconds of the sample memo."""
    from faster_whisper import decode_audio

    samples: NDArray[np.float32] = decode_audio(str(SAMPLES / "voice-memo.flac"))
    return samples[int(start * SAMPLE_RATE) : int((start + seconds) * SAMPLE_RATE)]


def window_of(samples: NDArray[np.float32], number: int = 0) -> Window:
    """A window of the speech in these samples, silence taken out as faster-whisper does."""
    from faster_whisper.vad import collect_chunks, get_speech_timestamps

    stretches = get_speech_timestamps(samples)
    chunks, _ = collect_chunks(samples, stretches)
    speech = tuple(Span(part["start"] / SAMPLE_RATE, part["end"] / SAMPLE_RATE) for part in stretches)
    return Window(number, np.concatenate(chunks), speech)


def quiet_window(number: int, start: float = 0.0, seconds: float = 2.0) -> Window:
    """A window for stubs: its samples tell its number, its speech is one stretch."""
    samples = np.full(int(seconds * SAMPLE_RATE), number / 1000, dtype=np.float32)
    return Window(number, samples, (Span(start, start + seconds),))
