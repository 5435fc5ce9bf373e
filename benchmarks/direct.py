"""faster-whisper called directly, the way its own examples do: python -m benchmarks.direct MODEL SOUND TARGET OPTIONS.

It imports nothing of dictate, and takes the silence out by faster-whisper's own speech detection. OPTIONS are JSON,
handed on as they are. The words go to TARGET as JSON.
"""

import json
import sys
from typing import Any

from faster_whisper import WhisperModel

__all__: list[str] = []


def main(model: str, sound: str, target: str, options: dict[str, Any]) -> None:
    """Transcribe a file; the option `threads` is the model's own. Speech is looked for unless `vad_filter` says no."""
    threads = options.pop("threads")
    options = {"vad_filter": True} | options
    whisper = WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=threads)
    found, _ = whisper.transcribe(sound, word_timestamps=True, **options)
    segments = [
        {"words": [{"text": word.word, "start": word.start, "end": word.end} for word in segment.words or ()]}
        for segment in found
    ]
    with open(target, "w") as file:  # noqa: PTH123 - one import less on this side
        json.dump({"segments": segments}, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4]))
