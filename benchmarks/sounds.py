"""Long recordings, made of a sample: python -m benchmarks.sounds SAMPLE SECONDS TARGET.

The sample is played again and again, each time a little quieter: the store knows finished windows by their samples,
and would save the engine a window that it has heard before.
"""

import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import VoidError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MEMO", "SAMPLES", "lengthened"]

SAMPLES = Path(__file__).parents[1] / "samples"
MEMO = SAMPLES / "voice-memo.flac"
_RATE = 16_000  # Hz, of the samples
_QUIETER = 0.998  # from one turn to the next: after three hours a tenth of the loudness is gone


def lengthened(folder: Path, seconds: int) -> Path:
    """The voice memo, `seconds` long. It is made in a process of its own, so that this one stays small."""
    target = folder / f"memo-{seconds}s.flac"
    if not target.exists():
        command = [sys.executable, "-m", __name__, str(MEMO), str(seconds), str(target)]
        if subprocess.run(command, check=False).returncode:
            raise VoidError(f"no recording could be made: {' '.join(command)}")
    return target


def _write(sample: Path, seconds: int, target: Path) -> None:
    """Decode the sample, and write its turns as FLAC."""
    import av

    turns = _turns(_decoded(sample), seconds * _RATE)
    with av.open(str(target), "w") as container:
        stream = container.add_stream("flac", rate=_RATE, layout="mono")
        for turn in turns:
            frame = av.AudioFrame.from_ndarray(turn[None, :], format="s16", layout="mono")
            frame.sample_rate = _RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _decoded(path: Path) -> "NDArray[np.int16]":
    import av
    import numpy as np

    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])


def _turns(sample: "NDArray[np.int16]", left: int) -> "Iterator[NDArray[np.int16]]":
    """The sample over and over, `left` samples in all."""
    for turn in itertools.count():
        if left <= 0:
            return
        yield (sample[:left] * _QUIETER**turn).round().astype("int16")
        left -= len(sample)


if __name__ == "__main__":
    _write(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
