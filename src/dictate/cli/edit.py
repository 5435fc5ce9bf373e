"""`dictate edit`: recordings and transcripts to drafts."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dictate.cli.options import (
    ComputeTypeOption,
    Device,
    Files,
    Force,
    Glossary,
    Guests,
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
    from dictate.edit import Editor
    from dictate.values.draft import Makes
    from dictate.values.edit import Brief
    from dictate.values.episode import Episode, Person

__all__ = ["edit", "editor_named"]


def edit(
    files: Files,
    makes: Annotated[Literal["post", "show-notes"], typer.Option("--as", help="What to make.")] = "post",
    output: Output = None,
    llm: Annotated[str | None, typer.Option(metavar="NAME", help="Who edits: offline (no model, no network).")] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The draft's title. Else: found in the text.")
    ] = None,
    guest: Guests = None,
    timestamps: Annotated[
        bool | None, typer.Option("--timestamps", help="Put each paragraph's time beside it.")
    ] = None,
    offset: Annotated[
        str, typer.Option(metavar="TIME", help="Length of an intro that was put before the audio, like 1:30.")
    ] = "0",
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
    """Turn recordings or transcripts into drafts.

    The words stay the speaker's. A draft is written as SLUG.md, with SLUG.evidence.json beside it that says where each
    sentence was said; -o says otherwise, and -o - prints the draft alone. What only the producer knows, like links of
    guests, may stand in NAME.yaml beside the recording.
    """
    from datetime import datetime

    from dictate.cli.batch import Done, for_each
    from dictate.cli.outputs import Outputs, items_of, names_of
    from dictate.cli.report import record_of, report
    from dictate.cli.session import Session
    from dictate.cli.show import Talk
    from dictate.episode import person_of
    from dictate.pipeline import make_draft, page, publish
    from dictate.publish import Layout

    talk = Talk(quiet=quiet, verbose=verbose)
    items, names, intro = items_of(files, tracks=tracks), names_of(speakers), _seconds(offset)
    given_files = [path for path in (*files, original) if path is not None]
    outputs = Outputs(output, given_files, several=len(items) > 1, overwrite=force)
    given: dict[str, object] = {"model": model, "language": language, "device": device}
    given |= {"compute_type": compute_type, "threads": threads}
    with Session(talk, glossary=glossary, llm=llm, timestamps=timestamps, **given) as session:
        editor = editor_named(session.settings.llm)
        layout = Layout(timestamps=session.settings.timestamps, offset=intro)
        guests = tuple(person_of(given) for given in guest or ())

        def work(place: int) -> Done:
            item = items[place]
            brief = _brief(makes, session.episode(item), title=title, guests=guests)
            transcript = session.transcript(item, names, tracks=tracks, original=original)
            if layout.timestamps and not any(segment.start is not None for segment in transcript.segments):
                talk.warn(f"{item.name}: no times are known; if it came from a transcript, name that with --original")
            drafted = make_draft(transcript, brief, editor, source=item.name, today=datetime.now().astimezone().date())
            path = None if outputs.printed else outputs.path(f"{drafted.edit.draft.slug}.md")
            text = page(drafted, layout)
            if path is not None:
                publish(drafted, layout, path, overwrite=force)
            elif not as_json:
                talk.raw(text)
            report(talk, drafted, path, on_stdout=path is not None and not as_json)
            return Done(drafted.edit.draft.title.text, record_of(drafted, path, text))

        for_each([item.name for item in items], work, talk, as_json=as_json)


def _brief(makes: "Makes", episode: "Episode", *, title: str | None, guests: tuple["Person", ...]) -> "Brief":
    """What is asked for; the command line wins over the file beside the recording, guest by guest."""
    from dictate.values.edit import Brief

    named = {person.name.casefold() for person in guests}
    others = tuple(person for person in episode.guests if person.name.casefold() not in named)
    return Brief(
        makes=makes,
        title=title or episode.title,
        glossary=episode.glossary,
        episode=episode.episode,
        hosts=episode.hosts,
        guests=(*guests, *others),
        links=episode.links,
    )


def editor_named(llm: str) -> "Editor":
    """The editor of that name. Raises UsageError."""
    from dictate.edit import OfflineEditor
    from dictate.errors import UsageError

    if llm != "offline":
        raise UsageError(f"no editor is called {llm!r}", hint="this version edits with --llm offline")
    return OfflineEditor()


def _seconds(offset: str) -> float:
    from dictate.errors import UsageError
    from dictate.values.timecode import parse_clock

    try:
        return parse_clock(offset)
    except ValueError as error:
        raise UsageError(f"--offset: {error}", hint="an intro of a minute and a half is --offset 1:30") from error
