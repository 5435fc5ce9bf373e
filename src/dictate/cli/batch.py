"""Several files in one command: one bad file does not stop the rest, a table sums up, the exit code tells."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dictate.cli.show import Talk, table
from dictate.errors import DictateError, SomeFilesFailed

__all__ = ["Done", "for_each"]


@dataclass(frozen=True)
class Done:
    """What became of one input: a few words for the table, and a record for `--json`."""

    summary: str
    record: dict[str, Any]


def for_each(names: Sequence[str], work: Callable[[int], Done], talk: Talk, *, as_json: bool) -> None:
    """Do the work for each input; `work` gets its place in `names`.

    Each error is told when it happens, and the rest goes on. With `as_json` the records are printed in the end, a list
    with one for each input. Raises the error of a single input; for several SomeFilesFailed, or the error's own kind
    where every input failed with the same exit code.
    """
    results: list[Done | DictateError] = []
    for place in range(len(names)):
        result = _attempt(work, place)
        results.append(result)
        if isinstance(result, DictateError) and len(names) > 1:
            talk.error(str(result), result.hint)
    if as_json:
        records = [_record(name, result) for name, result in zip(names, results, strict=True)]
        talk.raw(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    if len(names) > 1 and not talk.quiet:
        talk.err.print(table(("", "file", "result"), map(_row, names, results), talk.err.width))
    failures = [result for result in results if isinstance(result, DictateError)]
    if failures:
        raise failures[0] if len(names) == 1 else _sum_of(failures, len(names))


def _attempt(work: Callable[[int], Done], place: int) -> Done | DictateError:
    try:
        return work(place)
    except DictateError as error:
        return error


def _record(name: str, result: Done | DictateError) -> dict[str, Any]:
    if isinstance(result, Done):
        return {"file": name, "error": None, **result.record}
    return {"file": name, "error": str(result), "hint": result.hint, "exit_code": result.exit_code}


def _row(name: str, result: Done | DictateError) -> tuple[str, str, str]:
    if isinstance(result, Done):
        return "done", name, result.summary
    return "failed", name, result.message


def _sum_of(failures: list[DictateError], count: int) -> DictateError:
    hint = "the errors above say what to do for each; then run this again for those files"
    message = f"{len(failures)} of {count} files failed"
    codes = {failure.exit_code for failure in failures}
    if len(failures) == count and len(codes) == 1:
        return type(failures[0])(message, hint=hint)
    return SomeFilesFailed(message, hint=hint)
