"""A process that hears a long recording, to be killed: python -m benchmarks.listen SOUND MODEL STORE LOG TARGET.

All of it is the real thing, but windows are short, so that there are many, and each call of the engine is noted in LOG
when it is made.
"""

import sys
from pathlib import Path

from dictate.pipeline import Voice, hear
from dictate.store import Store
from dictate.transcribe import FasterWhisper, TranscribeOptions, WindowResult, resolve_model
from dictate.transcribe.engine import Heard, nobody
from dictate.values.window import Window

__all__: list[str] = []

WINDOW_SECONDS = 15.0


class _Noting(FasterWhisper):
    """The engine, with a note of every call."""

    log: Path

    def transcribe(self, window: Window, options: TranscribeOptions, heard: Heard = nobody) -> WindowResult:
        """Note the window, then transcribe it."""
        self._note("asked", window)
        result = super().transcribe(window, options, heard)
        self._note("answered", window)
        return result

    def _note(self, what: str, window: Window) -> None:
        with self.log.open("a") as file:
            file.write(f"{what} {window.number}\n")


def main(sound: Path, model: Path, store: Path, log: Path, target: Path) -> None:
    """Hear the recording, and write the transcript."""
    kept = Store(store)
    engine = _Noting(resolve_model(str(model), kept), device="cpu")
    engine.log = log
    transcript = hear([Voice(sound)], engine, TranscribeOptions(language="en"), kept, window_seconds=WINDOW_SECONDS)
    target.write_text(transcript.model_dump_json())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
