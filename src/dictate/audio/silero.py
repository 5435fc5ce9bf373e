"""Silero's speech detector, block by block: how likely is each 32 ms to be speech?

The model (github.com/snakers4/silero-vad, version 6, MIT licence) ships inside faster-whisper; it is found there
without importing that package. It is a recurrent network over frames of 512 samples: its state is carried from batch to
batch, and batches are cut at fixed places of the track, so that the result does not depend on how the sound arrives.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dictate.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

__all__ = ["FRAME", "Silero"]

FRAME = 512  # samples, 32 ms
_CONTEXT = 64  # samples of the frame before, which the network sees again
_BATCH = 512  # frames, 16.4 s: long enough for the matrix products, short enough for memory
_STATE = (1, 1, 128)


class Silero:
    """The network's ear on one track: feed it blocks, take probabilities of shape [frames], float32."""

    def __init__(self) -> None:
        self._session = _session()
        self._h, self._c = np.zeros(_STATE, np.float32), np.zeros(_STATE, np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)
        self._waiting: NDArray[np.float32] = np.zeros(0, np.float32)

    def hear(self, block: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Probabilities of the batches of frames that a block completes."""
        sound = np.concatenate((self._waiting, block))
        size = FRAME * _BATCH
        whole = len(sound) - len(sound) % size
        self._waiting = sound[whole:]
        found = [self._judge(sound[at : at + size]) for at in range(0, whole, size)]
        return np.concatenate(found) if found else np.zeros(0, np.float32)

    def finish(self) -> "NDArray[np.float32]":
        """Probabilities of the frames that are left, silence behind the last; one frame more than the sound fills.

        faster-whisper clears the end of the last frame, so that is done here too.
        """
        sound = np.pad(self._waiting, (0, FRAME - len(self._waiting) % FRAME))
        sound[-_CONTEXT:] = 0
        self._waiting = np.zeros(0, np.float32)
        return self._judge(sound)

    def _judge(self, sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
        frames = sound.reshape(-1, FRAME)
        contexts = np.concatenate((self._context[np.newaxis], frames[:-1, -_CONTEXT:]))
        heard = np.concatenate((contexts, frames), axis=1)
        chances, self._h, self._c = self._session.run(None, {"input": heard, "h": self._h, "c": self._c})
        self._context = frames[-1, -_CONTEXT:].copy()
        return np.asarray(chances, np.float32).reshape(-1)


@lru_cache(maxsize=1)
def _session() -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1  # the network is too small to share
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(_model()), providers=["CPUExecutionProvider"], sess_options=options)


def _model() -> Path:
    spec = find_spec("faster_whisper")
    folder = Path(spec.origin).parent / "assets" if spec and spec.origin else Path()
    models = sorted(folder.glob("silero_vad*.onnx"))
    if not models:
        raise EngineError(
            "the speech detector is missing", hint="install faster-whisper again: its model is part of it"
        )
    return models[-1]
