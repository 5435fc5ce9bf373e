"""Finish one window: take its result from the store, or ask the engine, and keep the answer at once.

A window's result depends on its own samples, the engine and the options, on nothing that was heard before. So a
stopped run picks up after the last finished window and comes to the same words.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace

from pydantic import ValidationError

from dictate.store import Store, key_of
from dictate.transcribe.engine import Heard, TranscribeOptions, Transcriber, WindowResult, nobody
from dictate.transcribe.glossary import clean_terms, find_echo
from dictate.values.base import Value
from dictate.values.transcript import Engine, Word
from dictate.values.window import Window

__all__ = ["PASS_VERSION", "STORE_KIND", "FinishedWindow", "finish_window", "window_key"]

PASS_VERSION = 1  # raise it when the same answer of an engine would be used differently
STORE_KIND = "windows"


class FinishedWindow(Value):
    """A window's result, and whether the glossary was left out of it because the engine had echoed it."""

    result: WindowResult
    echoed: bool = False


def window_key(window: Window, engine: Engine, options: TranscribeOptions) -> str:
    """The store's key: the window's samples, all that makes the engine's answer, and the version of this pass.

    The model counts by its hash alone: under another name or in another folder it is the same model.
    """
    samples = hashlib.sha256(window.samples.tobytes()).hexdigest()
    identity = engine.model_dump(mode="json", exclude={"model"})
    return key_of(PASS_VERSION, samples, identity, asdict(options))


def finish_window(
    window: Window, transcriber: Transcriber, options: TranscribeOptions, store: Store, heard: Heard = nobody
) -> FinishedWindow:
    """The finished window: kept from before, or transcribed now and kept. Raises EngineError and OutputError."""
    options = replace(options, glossary=clean_terms(options.glossary))
    key = window_key(window, transcriber.engine, options)
    kept = _kept(store, key)
    if kept is not None:
        return kept
    finished = _transcribe(window, transcriber, options, heard)
    store.put(STORE_KIND, key, finished.model_dump_json().encode())
    return finished


def _kept(store: Store, key: str) -> FinishedWindow | None:
    """A kept window; what cannot be understood counts as absent and is done again."""
    data = store.get(STORE_KIND, key)
    if data is None:
        return None
    try:
        return FinishedWindow.model_validate_json(data)
    except ValidationError:
        return None


def _transcribe(window: Window, transcriber: Transcriber, options: TranscribeOptions, heard: Heard) -> FinishedWindow:
    """Ask the engine. Where it echoes the glossary, ask again without one: what was said is then heard for itself."""
    result = transcriber.transcribe(window, options, heard)
    if not options.glossary or find_echo([word.text for word in _words(result)], options.glossary) is None:
        return FinishedWindow(result=result)
    plain = replace(options, glossary=(), language=result.language)
    again = transcriber.transcribe(window, plain, heard)
    language = {"language": result.language, "language_probability": result.language_probability}
    return FinishedWindow(result=again.model_copy(update=language), echoed=True)


def _words(result: WindowResult) -> Sequence[Word]:
    return [word for segment in result.segments for word in segment.words]
