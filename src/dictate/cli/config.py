"""`dictate config`: the settings, where each comes from, and a file to start from."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from dictate.cli.options import Force, Json

__all__ = ["config"]


class Action(StrEnum):
    """What to do with the settings."""

    SHOW = "show"
    PATH = "path"
    INIT = "init"


def config(
    action: Annotated[
        Action, typer.Argument(help="show every setting; print the file's path; init: write a file to start from.")
    ] = Action.SHOW,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show the settings, or start a settings file."""
    from dictate.cli.show import Talk, table
    from dictate.settings import config_path, load_settings, template
    from dictate.store import write_whole

    talk = Talk()
    if action is Action.PATH:
        talk.raw(f"{config_path()}\n")
        return
    if action is Action.INIT:
        write_whole(config_path(), template().encode(), overwrite=force, mode=0o600)
        talk.say("written; every setting is in it as a comment", "dim")
        talk.raw(f"{config_path()}\n")
        return
    loaded = load_settings()
    values = loaded.settings.model_dump(mode="json")
    if as_json:
        talk.raw(json.dumps({"path": str(config_path()), "settings": values, "origin": loaded.origin}, indent=1) + "\n")
        return
    talk.result(
        table(
            ("setting", "value", "from"),
            ((name, _shown(value), loaded.origin.get(name, "default")) for name, value in values.items()),
        )
    )
    there = "" if config_path().exists() else " (not there; `dictate config init` writes one)"
    talk.say(f"settings file: {config_path()}{there}", "dim")


def _shown(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    return str(value)
