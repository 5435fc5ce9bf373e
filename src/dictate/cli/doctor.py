"""`dictate doctor`: what is installed, what is missing, and how to get it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dictate.cli.options import Json

__all__ = ["doctor"]

_PACKAGES = ("faster-whisper", "ctranslate2", "onnxruntime", "av", "huggingface_hub", "yake")
_ROOM = 2e9  # bytes; a model and an hour's work


class Finding(NamedTuple):
    """One thing that was looked at. `advice` is empty where all is well."""

    what: str
    state: str
    advice: str = ""


def doctor(as_json: Json = False) -> None:
    """Look at what is installed and what is missing.

    The exit code is 1 where something has to be done.
    """
    import typer

    from dictate.cli.show import Talk, table

    talk = Talk()
    findings = [*_installed(), *_settings_and_model(), *_machine()]
    if as_json:
        talk.raw(json.dumps([finding._asdict() for finding in findings], indent=1) + "\n")
    else:
        talk.result(table(("", "", "what to do"), findings, talk.out.width))
    if any(finding.advice for finding in findings):
        raise typer.Exit(1)


def _installed() -> Iterator[Finding]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    yield Finding("dictate", version("dictate"))
    yield Finding("Python", f"{platform.python_version()} ({sys.executable})")
    for package in _PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, "missing", "install dictate again: python -m pip install --force-reinstall dictate")


def _settings_and_model() -> Iterator[Finding]:
    from dictate.cli.session import model_places
    from dictate.errors import DictateError
    from dictate.settings import config_path, load_settings
    from dictate.transcribe import find_here

    try:
        settings = load_settings().settings
    except DictateError as error:
        yield Finding("settings", str(error), error.hint)
        return
    path = config_path()
    yield Finding("settings", str(path) if path.exists() else f"none (would be {path})")
    yield _writable("cache", settings.cache_dir)
    try:
        folder = find_here(settings.model, model_places(settings))
    except DictateError as error:
        yield Finding("model", str(error), error.hint)
        return
    if folder is None:
        yield Finding("model", f"{settings.model}: not here yet; it is downloaded when it is first needed")
    else:
        yield Finding("model", f"{settings.model} in {folder}")
    yield Finding("editor", settings.llm)


def _machine() -> Iterator[Finding]:
    from dictate.transcribe import memory_bytes, physical_cores

    memory = memory_bytes()
    yield Finding("processor", f"{physical_cores()} cores")
    yield Finding("memory", "unknown" if memory is None else f"{memory / 1e9:.1f} GB")


def _writable(what: str, folder: Path) -> Finding:
    """Whether a folder, or the nearest above it that is there, can be written to and has room."""
    import os
    import shutil

    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return Finding(what, f"{folder}: cannot be written", "set cache_dir in the settings to another folder")
    free = shutil.disk_usage(there).free
    advice = "make room on the disk" if free < _ROOM else ""
    return Finding(what, f"{folder} ({free / 1e9:.0f} GB free)", advice)
