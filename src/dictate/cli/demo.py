"""`dictate demo`: the sample memo becomes a draft, with the miniature model, on this machine alone."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["demo"]

FOLDER = Path("dictate-demo")


def demo(
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the draft goes.")] = FOLDER,
) -> None:
    """Turn the sample memo into a draft, and show it.

    The memo and the miniature speech model come with dictate: no download, no network.
    """
    from importlib.resources import as_file, files

    from dictate.cli.edit import edit
    from dictate.cli.show import Talk

    talk, draft = Talk(), folder / "voice-memo.md"
    with as_file(files("dictate.samples")) as samples:
        memo, model = samples / "voice-memo.flac", samples / "whisper-mini"
        talk.say(f"hearing {memo.name} with the miniature model that comes with dictate")
        talk.say("(it knows two synthetic voices and mishears 1 word in 15; your recordings use a real one)", "dim")
        edit(
            files=[memo],
            output=str(draft),
            model=str(model),
            language="en",
            llm="offline",
            timestamps=True,
            force=True,
        )
    talk.say(f"\n{draft}:\n", "bold")
    talk.raw(draft.read_text(encoding="utf-8"))
