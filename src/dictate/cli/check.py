"""`dictate check`: any draft against what was said."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dictate.cli.options import (
    ComputeTypeOption,
    Device,
    Force,
    Glossary,
    Json,
    Language,
    Model,
    Original,
    Quiet,
    Speakers,
    Threads,
    Verbose,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictate.cli.show import Talk
    from dictate.pipeline import Checked
    from dictate.values.evidence import Evidence

__all__ = ["check"]

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="A draft in Markdown, by whomever it was written.")]
Against = Annotated[
    Path, typer.Option(metavar="FILE", help="What was said: the recording, or its transcript in any form.")
]
Mended = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE|-", help="Write the draft with quotations restored, and marks."),
]


def check(
    draft: Draft,
    against: Against,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with code 8 where there is a finding that is more than a note.")
    ] = False,
    output: Mended = None,
    model: Model = None,
    language: Language = None,
    speakers: Speakers = None,
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
    """Hold a draft against what was said: what it keeps, changes, adds and drops.

    No model has a say in it. With -o a copy is written in which quotations have the words that were said, and what
    nobody said is followed by [not in recording].
    """
    from dictate.cli.outputs import Outputs, names_of
    from dictate.cli.session import Item, Session
    from dictate.cli.show import Talk
    from dictate.errors import FindingsError, UsageError
    from dictate.pipeline import check_draft
    from dictate.store import write_whole

    if output == "-" and as_json:
        raise UsageError("-o - and --json both want standard output", hint="write the copy to a file")
    talk = Talk(quiet=quiet, verbose=verbose)
    outputs = Outputs(output, [draft, against], several=False, overwrite=force)
    given: dict[str, object] = {"model": model, "language": language, "device": device}
    given |= {"compute_type": compute_type, "threads": threads}
    with Session(talk, glossary=glossary, **given) as session:
        transcript = session.transcript(Item((against,)), names_of(speakers), tracks=False, original=original)
        checked = check_draft(draft, transcript, session.settings.glossary)
    if outputs.printed:
        talk.raw(checked.mended)
    else:
        _show(checked, talk, draft, against, as_json=as_json)
    if output is not None and not outputs.printed:
        copy = outputs.path(draft.name)
        write_whole(copy, checked.mended.encode(), overwrite=force)
        talk.say(f"{copy}: a copy, quotations restored and inventions marked")
    grave = [finding for finding in checked.evidence.findings if finding.severity != "note"]
    if strict and grave:
        raise FindingsError(
            f"{len(grave)} finding{'s' if len(grave) > 1 else ''}",
            hint="mend the draft, or check it without --strict",
            path=draft,
        )


def _show(checked: "Checked", talk: "Talk", draft: Path, against: Path, *, as_json: bool) -> None:
    import json

    from rich.table import Table
    from rich.text import Text

    from dictate.cli.report import LANGUAGE_FREE, coverage_line, finding_lines, off_record_lines, words_said
    from dictate.cli.show import printable

    if as_json:
        talk.raw(json.dumps(_record(checked, draft, against), ensure_ascii=False, indent=1) + "\n")
        return
    for line in off_record_lines(checked.edit, checked.transcript):
        talk.warn(line)
    talk.result(Text(printable(f"{draft.name} against {against.name} · {words_said(checked.transcript)}"), "dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text("kept"), Text(coverage_line(checked.evidence.coverage)))
    lines = [*finding_lines(_without_drops(checked.evidence)), *_drops(checked)]
    for place, line in enumerate(lines or ["nothing"]):
        grid.add_row(Text("" if place else "to look at", "yellow"), Text(printable(line)))
    if checked.evidence.language_free:
        grid.add_row(Text("checked"), Text(LANGUAGE_FREE))
    talk.result(grid)


def _without_drops(evidence: "Evidence") -> "Evidence":
    """The evidence without the drops that are only notes: of those one line is enough."""
    kept = tuple(one for one in evidence.findings if (one.kind, one.severity) != ("unlisted drop", "note"))
    return evidence.model_copy(update={"findings": kept})


def _drops(checked: "Checked") -> "Iterator[str]":
    drops = [span for span in checked.evidence.coverage.spans if span.reason is None]
    if drops and not checked.accounted:
        words = sum(span.source.last - span.source.first for span in drops)
        yield f"note: {words} words that were said are not in the draft, and no evidence file beside it says why"


def _record(checked: "Checked", draft: Path, against: Path) -> dict[str, Any]:
    return {
        "draft": str(draft),
        "against": str(against),
        "accounted": checked.accounted,
        "off_record": [one.model_dump(mode="json") for one in checked.edit.off_record],
        **checked.evidence.model_dump(mode="json"),
    }
