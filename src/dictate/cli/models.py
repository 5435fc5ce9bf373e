"""`dictate models`: what is here, what fits this machine, and what each costs."""

import json

from dictate.cli.options import Json

__all__ = ["models"]


def models(as_json: Json = False) -> None:
    """List Whisper models and what each costs.

    Shown is which are on this machine, which fit it, and how large and fast they are.
    """
    from dictate.cli.session import model_places
    from dictate.cli.show import Talk, table
    from dictate.settings import load_settings
    from dictate.transcribe import ListedModel, list_models

    talk = Talk()
    settings = load_settings().settings
    listed = list(list_models(model_places(settings)))
    if as_json:
        talk.raw(json.dumps([model.model_dump() for model in listed], indent=1) + "\n")
        return

    def row(model: ListedModel) -> tuple[str, ...]:
        name = f"{model.name} *" if model.name == settings.model else model.name
        fits = {True: "yes", False: "no", None: "?"}[model.fits]
        return (
            name,
            "yes" if model.folder else "-",
            fits,
            f"{model.download} MB",
            f"{model.memory / 1000:.1f} GB",
            f"{model.speed:g}x",
            model.note,
        )

    talk.result(
        table(("model", "here", "fits", "download", "memory", "speed", "note"), map(row, listed), talk.out.width)
    )
    talk.say("* the one that is used; speed is relative to the largest. A folder with a model in it works too.", "dim")
