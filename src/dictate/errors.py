"""Every error that a user can meet.

    DictateError                 exit code 1
    ├── UsageError               2    the command line asks for something that cannot be
    │   └── SettingsError             the settings file or the environment cannot be understood
    ├── InputError               3    a file that was given cannot be used
    │   ├── AudioError                sound: missing, empty, damaged, encrypted, no sound in it ...
    │   └── TranscriptError           a transcript: not readable as any form we know
    ├── ModelError               4    a Whisper model is not here, not whole, or cannot be fetched
    ├── EngineError              5    the engine failed while it worked (memory, broken model)
    ├── OutputError              6    a result cannot be written (exists, no permission, disk full)
    ├── EditError                7    an edit could not be made
    └── FindingsError            8    a draft was checked strictly, and does not hold
    SomeFilesFailed              9    several files were given; some worked, some did not

130 is Ctrl-C. Each error carries a hint: what the user can do next. Nothing here prints.
"""

from pathlib import Path

__all__ = [
    "AudioError",
    "DictateError",
    "EditError",
    "EngineError",
    "FindingsError",
    "InputError",
    "ModelError",
    "OutputError",
    "SettingsError",
    "SomeFilesFailed",
    "TranscriptError",
    "UsageError",
]


class DictateError(Exception):
    """What happened, to which file, and what to do next.

    `message` is one sentence without a full stop; `hint` says what to do next; `path` is the file that it is about.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", path: Path | str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = None if path is None else Path(path)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path is not None else self.message


class UsageError(DictateError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class SettingsError(UsageError):
    """The settings file or an environment variable cannot be understood."""


class InputError(DictateError):
    """A file that was given cannot be used."""

    exit_code = 3


class AudioError(InputError):
    """A sound file cannot be used."""


class TranscriptError(InputError):
    """A transcript file cannot be read as any form we know."""


class ModelError(DictateError):
    """A model is not here, not whole, or cannot be fetched."""

    exit_code = 4


class EngineError(DictateError):
    """The speech engine failed while it worked."""

    exit_code = 5


class OutputError(DictateError):
    """A result cannot be written."""

    exit_code = 6


class EditError(DictateError):
    """An edit could not be made."""

    exit_code = 7


class FindingsError(DictateError):
    """A draft was checked strictly, and does not hold against what was said."""

    exit_code = 8


class SomeFilesFailed(DictateError):  # noqa: N818 - it is a sum of errors
    """Several files were given, and some of them failed; each has been told of on its own."""

    exit_code = 9
