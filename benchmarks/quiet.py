"""Ten minutes in which nobody speaks: python -m benchmarks.quiet TARGET [noise].

Noise is a minute each of white, pink and brown noise, faint, plain and loud, and a minute of hum; else it is digital
silence.
"""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.children import PYTHON
from benchmarks.report import VoidError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MINUTES", "quiet"]

MINUTES = 10
_RATE = 16_000
_MINUTE = 60 * _RATE  # samples
_SLOPES = (0, 1, 2)  # power falls with frequency to this power: white, pink, brown
_LEVELS = (-60, -40, -20)  # dB of full scale


def quiet(folder: Path, kind: str) -> Path:
    """Silence or noise, made in a process of its own."""
    target = folder / f"{kind}.flac"
    command = [PYTHON, "-m", __name__, str(target), kind]
    if subprocess.run(command, check=False).returncode:
        raise VoidError(f"no recording could be made: {' '.join(command)}")
    return target


def _write(target: Path, kind: str) -> None:
    import numpy as np
    from samples.speak import write_flac

    sound = _noise() if kind == "noise" else np.zeros(MINUTES * _MINUTE)
    write_flac(target, (sound * 32767).round().astype(np.int16)[:, None], "2026-11-24T09:00:00")


def _noise() -> "NDArray[np.float64]":
    import numpy as np

    dice = np.random.default_rng(3)
    minutes = [_coloured(dice, slope) * 10 ** (level / 20) for slope in _SLOPES for level in _LEVELS]
    hum = np.sin(np.arange(_MINUTE) * 2 * np.pi * 50 / _RATE) * 0.05
    sound: NDArray[np.float64] = np.concatenate([*minutes, hum])
    return sound.clip(-1, 1)


def _coloured(dice: "np.random.Generator", slope: int) -> "NDArray[np.float64]":
    """A minute of noise whose level is 1, without what lies below 20 Hz."""
    import numpy as np

    spectrum = np.fft.rfft(dice.standard_normal(_MINUTE))
    frequencies = np.fft.rfftfreq(_MINUTE, 1 / _RATE)
    spectrum *= np.where(frequencies < 20, 0, np.maximum(frequencies, 20) ** (-slope / 2))
    sound = np.fft.irfft(spectrum, _MINUTE)
    return sound / float(sound.std())


if __name__ == "__main__":
    _write(Path(sys.argv[1]), sys.argv[2])
