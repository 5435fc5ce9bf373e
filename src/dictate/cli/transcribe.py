"""`dictate transcribe`: recordings to text."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dictate.cli.options import (
    ComputeTypeOption,
    Device,
    Files,
    Force,
    FormatName,
    Glossary,
    Json,
    Language,
    Model,
    Original,
    Output,
    Quiet,
    Speakers,
    Threads,
    Tracks,
    Verbose,
)

if TYPE_CHECKING:
    from dictate.values.transcript import Transcript

__all__ = ["transcribe"]


def transcribe(
    files: Files,
    form: Annotated[FormatName | None, typer.Option("--format", help="Form of the text; else the output's.")] = None,
    output: Output = None,
    model: Model = None,
    language: Language = None,
    speakers: Speakers = None,
    tracks: Tracks = False,
    glossary: Glossary = None,
    original: Original = None,
    device: Device = None,
    compute_type: ComputeTypeOption = None,
    threads: Threads = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Turn recordings into text, on this machine.

    A transcript file is turned into another form.

    One file is printed, unless -o says where to; several are written beside each other as NAME.txt. A run that was
    stopped goes on where it was.
    """
    from dictate.cli.batch import Done, for_each
    from dictate.cli.outputs import Outputs, items_of, names_of
    from dictate.cli.report import words_said
    from dictate.cli.session import Session
    from dictate.cli.show import Talk
    from dictate.pipeline import export
    from dictate.transcribe.formats import write_transcript

    talk = Talk(quiet=quiet, verbose=verbose)
    items, names = items_of(files, tracks=tracks), names_of(speakers)
    given_files = [path for path in (*files, original) if path is not None]
    outputs = Outputs(output, given_files, several=len(items) > 1, overwrite=force)
    printed = outputs.printed or (output is None and len(items) == 1)
    wanted = form or outputs.form or "txt"
    given: dict[str, object] = {"model": model, "language": language, "device": device}
    given |= {"compute_type": compute_type, "threads": threads}
    with Session(talk, glossary=glossary, **given) as session:

        def work(place: int) -> Done:
            item = items[place]
            path = None if printed else outputs.path(f"{item.stem}.{wanted}")
            transcript = session.transcript(item, names, tracks=tracks, original=original)
            text = write_transcript(transcript, wanted)
            if path is not None:
                export(transcript, wanted, path, session.store, overwrite=force)
                talk.say(f"{item.name}: {words_said(transcript)}, in {path}")
            elif not as_json:
                talk.raw(text)
            return Done(words_said(transcript), _record(path, text, transcript))

        for_each([item.name for item in items], work, talk, as_json=as_json)


def _record(path: Path | None, text: str, transcript: "Transcript") -> dict[str, Any]:
    """What `--json` says of a transcript: where it is, or the text itself where it went nowhere."""
    return {
        "output": None if path is None else str(path),
        "text": text if path is None else None,
        "words": transcript.word_count,
        "duration": transcript.duration,
        "language": transcript.language,
        "speakers": transcript.speakers,
        "notices": [notice.model_dump() for notice in transcript.notices],
        "doubtful": [segment.id for segment in transcript.segments if segment.doubts],
    }
