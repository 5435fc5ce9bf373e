"""The whole way from files to a draft: the one place that knows every room. It prints nothing and parses no arguments.

recording ─► hear ─┐
                   ├─► Transcript ─► make_draft ─► Drafted ─► page, publish
transcript ─► read ┘
any draft, with a transcript ─► check_draft ─► Checked
"""

import codecs
import hashlib
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

import dictate
from dictate.audio import WINDOW_SECONDS, Listening, channel_count
from dictate.edit import Editor, attribute, check, mend_page, mended
from dictate.errors import AudioError, EditError, InputError, UsageError
from dictate.publish import (
    Account,
    Layout,
    Origin,
    Published,
    account_in,
    body_of,
    evidence_json,
    evidence_path,
    is_selection,
    markdown,
    publish_files,
    read_draft,
)
from dictate.store import Store, key_of, write_whole
from dictate.transcribe import TrackWindows, TranscribeOptions, Transcriber, transcribe_tracks
from dictate.transcribe.formats import (
    EDITABLE,
    Format,
    find_original,
    read_corrected,
    read_transcript,
    write_transcript,
)
from dictate.values.draft import Post
from dictate.values.edit import Brief, Edit
from dictate.values.evidence import Evidence, Finding
from dictate.values.progress import Progress, unheard
from dictate.values.recording import Recording, Track
from dictate.values.transcript import Notice, Transcript

__all__ = [
    "Checked",
    "Drafted",
    "Voice",
    "check_draft",
    "choose_voices",
    "export",
    "hear",
    "is_transcript",
    "make_draft",
    "page",
    "publish",
    "read",
]

_PASS_VERSION = 1  # raise it when the same windows would be joined into another transcript
_TRANSCRIPTS, _EXPORTS = "transcripts", "exports"
_TEXT_SUFFIXES = {".txt", ".text", ".md", ".markdown", ".json", ".srt", ".vtt", ".tsv"}


@dataclass(frozen=True)
class Voice:
    """One track to be heard: a file, or one channel of it (from 0; `None`: all mixed), and who speaks there."""

    path: Path
    channel: int | None = None
    speaker: str | None = None


@dataclass(frozen=True)
class Drafted:
    """A draft with everything that it rests on."""

    transcript: Transcript
    edit: Edit
    evidence: Evidence
    origin: Origin


@dataclass(frozen=True)
class Checked:
    """A draft that was held against what was said.

    accounted: an evidence file beside the draft lists what its editor left out.
    mended:    the draft's text with quotations restored, and with marks where nobody said what stands there.
    """

    transcript: Transcript
    edit: Edit
    evidence: Evidence
    accounted: bool
    mended: str


# Into a transcript


def choose_voices(
    files: Sequence[Path], speakers: Sequence[str], *, as_tracks: bool
) -> tuple[tuple[Voice, ...], tuple[Notice, ...]]:
    """Which tracks one recording has, and what there is to say about that.

    One file: its channels where there is a speaker for each, else all of it mixed. Several files, as tracks: one voice
    each, named by `speakers` or by the file. Every file is opened here, so that a bad one is told before a model is
    fetched for it. Raises UsageError where names and tracks do not match, and AudioError.
    """
    channels, *_ = [channel_count(path) for path in files]
    if as_tracks:
        names = tuple(speakers) or tuple(path.stem for path in files)
        _expect(len(names), len(files), "tracks")
        return tuple(Voice(path, None, name) for path, name in zip(files, names, strict=True)), ()
    (path,) = files
    if len(speakers) < 2:  # nothing to tell apart
        return (Voice(path, None, *speakers),), ()
    if channels == 1:
        message = "has one channel, which cannot tell who speaks: the transcript has no speakers"
        return (Voice(path),), (Notice(message=message),)
    _expect(len(speakers), channels, f"channels in {path}")
    return tuple(Voice(path, channel, name) for channel, name in enumerate(speakers)), ()


def hear(
    voices: Sequence[Voice],
    transcriber: Transcriber,
    options: TranscribeOptions,
    store: Store,
    progress: Progress = unheard,
    *,
    window_seconds: float = WINDOW_SECONDS,
) -> Transcript:
    """Transcribe a recording, or take the transcript from the store where the same was heard before.

    Stopped at any moment, the next call goes on after the last finished window. Progress is in seconds of audio; a
    window has at most `window_seconds` of speech. Raises AudioError, ModelError, EngineError and OutputError.
    """
    key = _transcript_key(voices, transcriber, options, window_seconds)
    if kept := _kept(store, _TRANSCRIPTS, key):
        return _at_present_paths(kept, voices)
    passes = [Listening(voice.path, voice.channel, window_seconds) for voice in voices]
    transcript = transcribe_tracks(
        [
            TrackWindows(windows=listening, speaker=voice.speaker, duration=listening.expected)
            for listening, voice in zip(passes, voices, strict=True)
        ],
        transcriber,
        options,
        store,
        progress,
    )
    tracks = tuple(
        Track(file=listening.sound, channel=voice.channel, speaker=voice.speaker)
        for listening, voice in zip(passes, voices, strict=True)
    )
    notices = dict.fromkeys(notice for listening in passes for notice in listening.notices)
    if not transcript.segments:
        notices[Notice(message="no speech was found")] = None
    transcript = transcript.model_copy(
        update={"recordings": (Recording(tracks=tracks),), "notices": (*notices, *transcript.notices)}
    )
    store.put(_TRANSCRIPTS, key, transcript.model_dump_json().encode())
    return transcript


def is_transcript(path: Path) -> bool:
    """Whether a file is to be read as a transcript, not heard: by its suffix, or by its content where it has none."""
    if path.suffix:
        return path.suffix.lower() in _TEXT_SUFFIXES
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False  # opening it as sound tells what is wrong with it
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return bool(head) and b"\0" not in head and not _is_broken_utf8(head)


def read(path: Path, store: Store, original: Path | None = None) -> Transcript:
    """Read a transcript in any form. A text that came from a transcript of ours gets its times back.

    The transcript that it came from is `original`, else the JSON beside it, else what was remembered when this program
    wrote the text. Raises TranscriptError.
    """
    if original is not None:
        return read_corrected(path, read_transcript(original))
    if find_original(path) is not None:
        return read_corrected(path)
    remembered = _kept(store, _EXPORTS, _export_key(path)) if path.suffix.lower() in EDITABLE else None
    return read_corrected(path, remembered) if remembered else read_transcript(path)


def export(transcript: Transcript, form: Format, path: Path, store: Store, *, overwrite: bool) -> None:
    """Write a transcript to a file, and remember what it came from, so that a corrected copy gets its times back."""
    write_whole(path, write_transcript(transcript, form).encode(), overwrite=overwrite)
    if path.suffix.lower() in EDITABLE:
        store.put(_EXPORTS, _export_key(path), transcript.model_dump_json().encode())


# Into a draft


def make_draft(transcript: Transcript, brief: Brief, editor: Editor, *, source: str, today: date) -> Drafted:
    """Edit a transcript, and hold the draft against it. `source` is the name of what is edited. Raises EditError."""
    if not transcript.word_count:
        raise EditError("nothing was said, so there is nothing to edit", hint="listen to it: is it silent?")
    edit = editor.edit(transcript, brief)
    evidence = check(edit, transcript, brief.glossary)
    edit = edit.model_copy(update={"draft": mended(edit.draft, evidence)})
    return Drafted(transcript, edit, evidence, _origin(transcript, edit.editor, source, today))


def page(drafted: Drafted, layout: Layout) -> str:
    """The draft as a Markdown file."""
    return markdown(drafted.edit, drafted.transcript, drafted.origin, layout)


def publish(drafted: Drafted, layout: Layout, path: Path, *, overwrite: bool) -> Published:
    """Write the draft, and its evidence beside it. Raises OutputError."""
    evidence = evidence_json(drafted.edit, drafted.evidence, drafted.origin, path.name)
    return publish_files(path, page(drafted, layout), evidence, overwrite=overwrite)


# Any draft


def check_draft(path: Path, transcript: Transcript, glossary: Sequence[str] = ()) -> Checked:
    """Hold any draft in Markdown against what was said, by whomever it was written. Raises InputError.

    What its evidence file lists as left out is listed; without one, what tidying would leave out is.
    """
    text = _text_of(path)
    account, draft = _account_beside(path, transcript), _draft_in(text, path)
    if not any(passage.text.strip() for passage in (draft.title, *draft.body())):
        raise InputError("has no words to check", hint="name a draft in Markdown", path=path)
    edit = attribute(draft, transcript, *((account.removals, account.moves) if account else ()))
    evidence = check(edit, transcript, glossary)
    findings = evidence.findings
    if account is None:  # whoever wrote it owes nobody a list
        findings = tuple(map(_drop_as_note, findings))
    if is_selection(text):
        findings = tuple(finding for finding in findings if finding.kind != "order")
    evidence = evidence.model_copy(update={"findings": findings})
    begin = len(text) - len(body_of(text))
    return Checked(transcript, edit, evidence, account is not None, text[:begin] + mend_page(text[begin:], evidence))


def _drop_as_note(finding: Finding) -> Finding:
    if finding.kind != "unlisted drop":
        return finding
    return finding.model_copy(update={"severity": "note", "message": "was said, and is not in the draft"})


def _draft_in(text: str, path: Path) -> Post:
    try:
        return read_draft(text)
    except InputError as error:
        error.path = path
        raise


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is no text in UTF-8", hint="save the draft as UTF-8 text", path=path) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", hint="name a draft in Markdown", path=path) from error


def _account_beside(path: Path, transcript: Transcript) -> Account | None:
    """What the evidence file beside a draft lists, if it is of these words."""
    try:
        account = account_in(evidence_path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    if account is None or account.coverage.words != transcript.word_count:
        return None
    sizes = {segment.id: len(segment.words) for segment in transcript.segments}
    fits = all(removal.source.last <= sizes.get(removal.source.segment, 0) for removal in account.removals)
    return account if fits else None


# How it is done


def _expect(names: int, tracks: int, what: str) -> None:
    if names != tracks:
        raise UsageError(f"{names} speakers were named for {tracks} {what}", hint="name one speaker for each, in order")


def _transcript_key(
    voices: Sequence[Voice], transcriber: Transcriber, options: TranscribeOptions, window_seconds: float
) -> str:
    """Of all that a transcript depends on: the bytes of the files, engine, options, and the version of this pass."""
    files = {path: _bytes_hash(path) for path in {voice.path for voice in voices}}
    heard = [(files[voice.path], voice.channel, voice.speaker) for voice in voices]
    return key_of(_PASS_VERSION, heard, transcriber.engine.model_dump(mode="json"), asdict(options), window_seconds)


def _bytes_hash(path: Path) -> str:
    channel_count(path)  # only a file that is sound is read: a pipe or a device would never end
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise AudioError(
            f"cannot be read: {error.strerror}", hint="look at the file's permissions", path=path
        ) from error


def _kept(store: Store, kind: str, key: str) -> Transcript | None:
    """A kept transcript; one that this version does not understand counts as absent."""
    data = store.get(kind, key)
    if data is None:
        return None
    try:
        return Transcript.model_validate_json(data)
    except ValidationError:
        return None


def _at_present_paths(kept: Transcript, voices: Sequence[Voice]) -> Transcript:
    """The same recording may lie elsewhere now."""
    tracks = tuple(
        track.model_copy(update={"file": track.file.model_copy(update={"path": str(voice.path)})})
        for track, voice in zip(kept.recordings[0].tracks, voices, strict=True)
    )
    return kept.model_copy(update={"recordings": (Recording(tracks=tracks),)})


def _is_broken_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start < len(head) - 3  # a character that the end of the peek cut is no fault
    return False


def _export_key(path: Path) -> str:
    return key_of(os.fsencode(path.resolve()).hex())  # a name need not be valid Unicode


def _origin(transcript: Transcript, editor: str, source: str, today: date) -> Origin:
    recording = transcript.recordings[0] if transcript.recordings else None
    made_at = recording.made_at if recording else None
    return Origin(
        date=made_at.date() if made_at else today,
        dictate=dictate.__version__,
        editor=editor,
        source=source,
        recording=recording.sha256 if recording else None,
        model=transcript.engine.model if transcript.engine else None,
    )
