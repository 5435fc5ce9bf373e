"""One pass over one track: windows of speech come out, and at the end what the pass found out about the file."""

from collections.abc import Iterator
from pathlib import Path

from dictate.audio.decode import Decoder
from dictate.audio.speech import SpeechOptions
from dictate.audio.windows import WINDOW_SECONDS, cut_windows
from dictate.values.recording import SoundFile
from dictate.values.transcript import Notice
from dictate.values.window import Window

__all__ = ["Listening", "describe"]


class Listening:
    """Iterate once over the windows of a track; see `Decoder` for `path` and `channel`.

    `speech_seconds` are those of the windows so far; `sound` and `notices` are known when the windows are through.
    Raises AudioError: here for a file that cannot be opened, while iterating for one without any samples.
    """

    def __init__(
        self,
        path: Path,
        channel: int | None = None,
        window_seconds: float = WINDOW_SECONDS,
        options: SpeechOptions | None = None,
    ) -> None:
        self._decoder = Decoder(path, channel)
        self._window_seconds = window_seconds
        self._options = options
        self.speech_seconds = 0.0

    @property
    def expected(self) -> float | None:
        """Seconds that the header promises; `None` where it does not say."""
        return self._decoder.info.duration

    @property
    def position(self) -> float:
        """Seconds of the track decoded so far."""
        return self._decoder.position

    @property
    def sound(self) -> SoundFile:
        """The file as it was decoded."""
        return self._decoder.sound

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a reader should know of the file."""
        return self._decoder.notices

    def __iter__(self) -> Iterator[Window]:
        for window in cut_windows(self._decoder, self._window_seconds, self._options):
            self.speech_seconds += sum(stretch.duration for stretch in window.speech)
            yield window


def describe(path: Path) -> SoundFile:
    """A file's value after a whole pass over it, without looking for speech. Raises AudioError."""
    decoder = Decoder(path)
    for _ in decoder:
        pass
    return decoder.sound
