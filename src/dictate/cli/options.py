"""Options that several commands share, each written once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

__all__ = [
    "ComputeTypeOption",
    "Device",
    "Files",
    "Force",
    "FormatName",
    "Glossary",
    "Guests",
    "Json",
    "Language",
    "Model",
    "Original",
    "Output",
    "Quiet",
    "Speakers",
    "Threads",
    "Tracks",
    "Verbose",
]

FormatName = Literal["txt", "md", "json", "srt", "vtt", "tsv"]

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Recordings, or transcripts in any form; - is standard input.")
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="Whisper model: a name (see `dictate models`) or a folder.")
]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language that is spoken, like en. Else: detected.")]
Speakers = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help='Who speaks on each channel or track, in order: --speakers "Ana,Ben".'),
]
Tracks = Annotated[
    bool, typer.Option("--tracks", help="The files are tracks of one recording, one speaker each (host.wav guest.wav).")
]
Glossary = Annotated[
    str | None, typer.Option(metavar="TERMS|@FILE", help="Names and terms to listen for, with commas; or a file.")
]
Guests = Annotated[
    list[str] | None,
    typer.Option(
        "--guest", metavar="NAME[: LINK]", help='A guest: --guest "Ana Ruiz: https://example.org"; repeatable.'
    ),
]
Original = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The JSON transcript that a corrected text came from, to give it its times."),
]
ComputeTypeOption = Annotated[
    str | None, typer.Option("--compute-type", metavar="TYPE", help="Precision: auto, int8, float16, float32, ...")
]
Device = Annotated[
    Literal["auto", "cpu", "cuda"] | None, typer.Option(help="Where the model runs; auto: a graphics card if it can.")
]
Threads = Annotated[int | None, typer.Option(min=0, max=256, help="Processor threads; 0: chosen for this machine.")]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where to; - prints it.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors and notes.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more.")]
