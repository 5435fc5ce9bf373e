"""A process that hears a long recording window by window, to be killed: python hear_slowly.py SOUND STORE LOG RESULT.

Each window takes a moment, as with a real model, and is noted in LOG when the engine is asked for it, so that a test
can count what was done twice. The sound, its windows, the store and the joining are the real ones.
"""

import sys
import time
from pathlib import Path

from dictate.pipeline import Voice, hear
from dictate.store import Store
from dictate.transcribe import StubTranscriber, TranscribeOptions
from dictate.transcribe.engine import Heard, WindowResult, nobody
from dictate.values.window import Window

WINDOW_SECONDS = 8.0  # many windows in a short recording


class Slow(StubTranscriber):
    """The stub, with a log and a pause in each window."""

    log: Path

    def transcribe(self, window: Window, options: TranscribeOptions, heard: Heard = nobody) -> WindowResult:
        """The stub's answer, after a while."""
        with self.log.open("a") as file:
            file.write(f"asked {window.number}\n")
        time.sleep(0.05)
        result = super().transcribe(window, options, heard)
        with self.log.open("a") as file:
            file.write(f"answered {window.number}\n")
        return result


def main(sound: Path, store: Path, log: Path, result: Path) -> None:
    """Hear the recording, and write the transcript."""

    slow = Slow()
    slow.log = log
    transcript = hear(
        [Voice(sound)], slow, TranscribeOptions(language="en"), Store(store), window_seconds=WINDOW_SECONDS
    )
    result.write_text(transcript.model_dump_json())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
