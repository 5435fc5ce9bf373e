"""Sound files: open them safely, decode them as a stream, find the speech, cut it into windows.

    path ─► Decoder ─► blocks of 16 kHz mono ─► SpeechFinder ─► cut_windows ─► Window
            └──────────────────────── Listening ────────────────────────────┘

Nothing here knows of words. Names are loaded when they are first asked for, so that `dictate --help` pays for none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dictate.audio.decode import Decoder
    from dictate.audio.header import SoundInfo, channel_count, probe
    from dictate.audio.listening import Listening, describe
    from dictate.audio.speech import SpeechFinder, SpeechOptions
    from dictate.audio.windows import WINDOW_SECONDS, cut_windows

__all__ = [
    "WINDOW_SECONDS",
    "Decoder",
    "Listening",
    "SoundInfo",
    "SpeechFinder",
    "SpeechOptions",
    "channel_count",
    "cut_windows",
    "describe",
    "probe",
]

_HOMES = {
    "WINDOW_SECONDS": "windows",
    "Decoder": "decode",
    "Listening": "listening",
    "SoundInfo": "header",
    "SpeechFinder": "speech",
    "SpeechOptions": "speech",
    "channel_count": "header",
    "cut_windows": "windows",
    "describe": "listening",
    "probe": "header",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
