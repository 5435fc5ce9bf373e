"""`dictate cache`: what is kept of finished work, and how to clear it."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from dictate.cli.options import Json

__all__ = ["cache"]


class Action(StrEnum):
    """What to do with the cache."""

    SHOW = "show"
    PATH = "path"
    CLEAR = "clear"


def cache(
    action: Annotated[
        Action, typer.Argument(help="show what is kept; print the folder's path; clear it.")
    ] = Action.SHOW,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="With clear: only entries of this kind.")] = None,
    as_json: Json = False,
) -> None:
    """Show or clear finished work that is kept.

    It is kept to be re-used; without it a text that was exported no longer finds its times. Recordings, drafts and
    models are never touched.
    """
    from dictate.cli.show import Talk, table
    from dictate.errors import UsageError
    from dictate.settings import load_settings
    from dictate.store import Store

    talk = Talk()
    store = Store(load_settings().settings.cache_dir)
    usage = store.usage()
    if action is Action.PATH:
        talk.raw(f"{store.root}\n")
        return
    if action is Action.CLEAR:
        if kind is not None and kind not in usage:
            raise UsageError(f"nothing of the kind {kind!r} is kept", hint=f"kept are: {', '.join(usage) or 'none'}")
        freed = store.clear(kind)
        record = {"entries": freed.entries, "bytes": freed.size}
        talk.raw(json.dumps(record) + "\n" if as_json else f"cleared {freed.entries} entries, {_size(freed.size)}\n")
        return
    if as_json:
        kinds = {name: {"entries": held.entries, "bytes": held.size} for name, held in usage.items()}
        talk.raw(json.dumps({"path": str(store.root), "kinds": kinds}, indent=1) + "\n")
        return
    talk.result(
        table(("kept", "entries", "size"), ((name, str(u.entries), _size(u.size)) for name, u in usage.items()))
    )
    talk.say(f"in {store.root}", "dim")


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
