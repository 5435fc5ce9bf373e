"""What the commands that hear and edit share: settings and options become an engine, a store and transcripts."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dictate.cli.show import Talk
from dictate.episode import episode_beside
from dictate.errors import DictateError, InputError, UsageError
from dictate.settings import Settings, load_settings
from dictate.store import Store
from dictate.transcribe import ModelPlaces, TranscribeOptions, Transcriber
from dictate.values.episode import Episode
from dictate.values.timecode import clock
from dictate.values.transcript import Notice, Transcript

if TYPE_CHECKING:
    from dictate.transcribe import Download

__all__ = ["Item", "Session", "model_places"]

STDIN = Path("-")
_MOST_NOTICES = 8  # on the screen


@dataclass(frozen=True)
class Item:
    """One recording or transcript to work on: its files (several only as tracks of one recording) and its name."""

    files: tuple[Path, ...]

    @property
    def name(self) -> str:
        """What to call it on the screen and in a record."""
        names = ("stdin" if path == STDIN else path.name for path in self.files)
        return " + ".join(names).encode("utf-8", "replace").decode()  # a file name need not be valid Unicode

    @property
    def stem(self) -> str:
        """What to call files made from it."""
        return "stdin" if self.files[0] == STDIN else self.files[0].stem


class Session:
    """One run of a command: the model is resolved when the first recording needs it, and loaded once.

    `given` are settings from the command line, `None` where it says nothing; `glossary` is as it was typed.
    """

    def __init__(self, talk: Talk, *, glossary: str | None = None, **given: object) -> None:
        terms = None if glossary is None else _terms(glossary)
        chosen = {name: value for name, value in (given | {"glossary": terms}).items() if value is not None}
        self.settings, self.talk = load_settings(**chosen).settings, talk
        self.store = Store(self.settings.cache_dir)
        self._terms_given = terms is not None
        self._open = ExitStack()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @cached_property
    def transcriber(self) -> Transcriber:
        """The speech engine, with the model that was chosen; a download is announced before it starts."""
        from dictate.cli.bars import progress_bar
        from dictate.transcribe import FasterWhisper, resolve_model

        with progress_bar(self.talk) as progress:
            model = resolve_model(
                self.settings.model, self.store, model_places(self.settings), announce=self._announce, progress=progress
            )
        self.talk.detail(f"model {model.name} in {model.folder}")
        device, compute_type = (
            None if chosen == "auto" else chosen for chosen in (self.settings.device, self.settings.compute_type)
        )
        return FasterWhisper(model, device=device, compute_type=compute_type, threads=self.settings.threads or None)

    def episode(self, item: Item) -> Episode:
        """What the producer wrote beside the recording; the settings' glossary with its own, unless one was typed."""
        beside = episode_beside(path for path in item.files if path != STDIN)
        own = () if self._terms_given else beside.glossary
        return beside.model_copy(update={"glossary": tuple(dict.fromkeys((*self.settings.glossary, *own)))})

    def transcript(self, item: Item, speakers: Sequence[str], *, tracks: bool, original: Path | None) -> Transcript:
        """Hear a recording, or read a transcript; its notices are told."""
        from dictate.pipeline import is_transcript

        files = tuple(self._spooled() if path == STDIN else path for path in item.files)
        try:
            if not tracks and is_transcript(files[0]):
                transcript = self._read(files[0], speakers, original)
            elif original is not None:
                raise UsageError("--original goes with a corrected text", hint="leave it out for a recording")
            else:
                transcript = self._heard(files, speakers, self.episode(item).glossary, tracks=tracks)
        except DictateError as error:
            if STDIN in item.files and error.path in files:
                error.path = Path("stdin")  # nobody knows the file that it was put into
            raise
        for notice in transcript.notices[:_MOST_NOTICES]:
            self.talk.warn(f"{item.name}: {_placed(notice)}")
        more = len(transcript.notices) - _MOST_NOTICES
        if more > 0:
            self.talk.warn(f"{item.name}: {more} more such notes; --json or --format json has all")
        return transcript

    def _read(self, path: Path, speakers: Sequence[str], original: Path | None) -> Transcript:
        from dictate.pipeline import read

        if speakers:
            raise UsageError(
                f"--speakers goes with a recording, and {path.name} is a text",
                hint='write who speaks into the text: "Ana: Hello."',
            )
        transcript = read(path, self.store, original)
        if self.settings.language is None:
            return transcript
        return transcript.model_copy(update={"language": self.settings.language})

    def _heard(
        self, files: tuple[Path, ...], speakers: Sequence[str], glossary: tuple[str, ...], *, tracks: bool
    ) -> Transcript:
        from dictate.cli.bars import progress_bar
        from dictate.pipeline import choose_voices, hear

        voices, notices = choose_voices(files, speakers, as_tracks=tracks)
        transcriber = self.transcriber
        options = TranscribeOptions(language=self.settings.language, glossary=glossary)
        with progress_bar(self.talk) as progress:
            transcript = hear(voices, transcriber, options, self.store, progress)
        return transcript.model_copy(update={"notices": (*notices, *transcript.notices)})

    def _announce(self, download: "Download") -> None:
        self.talk.say(
            f"model {download.name} is not on this machine: downloading {download.left / 1e6:.0f} MB to "
            f"{download.destination} (once)"
        )

    def _spooled(self) -> Path:
        """Standard input as a file, since sound has to be looked at before it is read."""
        import shutil
        import sys

        if sys.stdin.isatty():
            raise InputError("nothing comes in on standard input", hint="pipe a recording or a text into dictate -")
        folder = Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="dictate-")))
        path = folder / "stdin"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        return path


def model_places(settings: Settings) -> ModelPlaces:
    """Where models are looked for and fetched from."""
    return ModelPlaces(own=settings.models_dir, endpoint=settings.hub)


def _placed(notice: Notice) -> str:
    """A notice with its place, unless it names that itself."""
    if notice.start is None or clock(notice.start) in notice.message:
        return notice.message
    return f"{notice.message} ({clock(notice.start)})"


def _terms(given: str) -> tuple[str, ...]:
    """Terms with commas between them, or a file of them, one a line."""
    if not given.startswith("@"):
        return tuple(term.strip() for term in given.split(",") if term.strip())
    path = Path(given[1:])
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "the glossary cannot be read", hint=f"one term a line, in UTF-8 ({error})", path=path
        ) from error
    return tuple(term for line in lines if (term := line.split("#")[0].strip()))
