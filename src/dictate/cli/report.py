"""What the screen shows after an edit: the title, where the draft is, coverage, and what to look at."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from dictate.cli.show import Talk, printable
from dictate.pipeline import Drafted
from dictate.publish import evidence_path
from dictate.values.timecode import clock
from dictate.values.transcript import Transcript

__all__ = ["record_of", "report", "words_said"]

_MOST = 12  # things to look at that are listed on the screen; the evidence file has all


def report(talk: Talk, drafted: Drafted, path: Path | None, *, on_stdout: bool) -> None:
    """Show what came of an edit; on stderr where stdout is taken by the draft or by JSON."""
    if talk.quiet:
        return
    console = talk.out if on_stdout else talk.err
    console.print(Text(_source_line(drafted), "dim"))
    console.print(Text(printable(drafted.edit.draft.title.text), "bold"))
    if path is not None:
        console.print(Text(printable(str(path))), soft_wrap=True)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text("kept"), Text(_coverage_line(drafted)))
    for line in _moved(drafted):
        grid.add_row(Text("moved"), Text(printable(line)))
    for label, line in _to_look_at(drafted, path):
        grid.add_row(Text(label, "yellow"), Text(printable(line)))
    console.print(grid)


def record_of(drafted: Drafted, path: Path | None, text: str) -> dict[str, Any]:
    """What `--json` says of an edit: where the draft is, or its text itself where it went nowhere."""
    coverage = drafted.evidence.coverage
    return {
        "title": drafted.edit.draft.title.text,
        "draft": None if path is None else str(path),
        "evidence": None if path is None else str(evidence_path(path)),
        "text": text if path is None else None,
        "coverage": coverage.model_dump(exclude={"spans"}) | {"reasons": dict(_reasons(drafted))},
        "findings": [finding.model_dump() for finding in drafted.evidence.findings],
        "notes": [note.text for note in drafted.edit.notes],
        "notices": [notice.model_dump() for notice in drafted.transcript.notices],
    }


def _source_line(drafted: Drafted) -> str:
    transcript = drafted.transcript
    timed = any(segment.start is not None for segment in transcript.segments)
    length = clock(transcript.duration) if transcript.duration is not None else "" if timed else "times unknown"
    parts = [drafted.origin.source, length, words_said(transcript), f"edited by {drafted.edit.editor}"]
    return printable(" · ".join(part for part in parts if part))


def _coverage_line(drafted: Drafted) -> str:
    """`73% of 314 words; dropped 27%: filler 11%, repetition 4% ...`, in percent of the words that were said."""
    coverage = drafted.evidence.coverage
    words = max(1, coverage.words)
    line = f"{_percent(coverage.retained + coverage.condensed, words)} of {coverage.words} words"
    if not coverage.dropped:
        return line
    reasons = ", ".join(f"{reason} {_percent(count, words)}" for reason, count in _reasons(drafted).most_common())
    return f"{line}; dropped {_percent(coverage.dropped, words)}: {reasons}"


def words_said(transcript: Transcript) -> str:
    """`1 word`, `314 words`."""
    return f"{transcript.word_count} word{'' if transcript.word_count == 1 else 's'}"


def _percent(part: int, whole: int) -> str:
    """Whole percents, with a decimal where they would say none or all and that is not so."""
    share = 100 * part / whole
    if 0 < share < 1 or 99.5 <= share < 100:
        return f"{min(max(share, 0.1), 99.9):.1f}%"
    return f"{share:.0f}%"


def _reasons(drafted: Drafted) -> Counter[str]:
    """Dropped words by reason."""
    counts: Counter[str] = Counter()
    for span in drafted.evidence.coverage.spans:
        counts[span.reason or "not listed"] += span.source.last - span.source.first
    return counts


def _moved(drafted: Drafted) -> Iterator[str]:
    """What stands first in a post and was said later, with when it was said."""
    draft = drafted.edit.draft
    first = [cite for passage in islice(draft.body(), 1) for cite in passage.cites] if draft.makes == "post" else []
    for move in drafted.edit.moves:
        if move.segments[0] in first:
            yield f"{move.reason}{_at(drafted.transcript.by_id[move.segments[0]].start)}"


def _to_look_at(drafted: Drafted, path: Path | None) -> Iterator[tuple[str, str]]:
    lines = [*_notes(drafted), *_findings(drafted), *_doubts(drafted.transcript)]
    lines += [f"evidence needed: {claim}" for claim in drafted.edit.missing_evidence]
    if not lines:
        yield "to look at", "nothing"
    for place, line in enumerate(lines[:_MOST]):
        yield ("" if place else "to look at"), line
    if len(lines) > _MOST:
        more = f" in {evidence_path(path)}" if path else ""
        yield "", f"and {len(lines) - _MOST} more{more}"


def _notes(drafted: Drafted) -> Iterator[str]:
    for note in drafted.edit.notes:
        start = drafted.transcript.by_id[note.source.segment].words[note.source.first].start
        yield f"note to self{_at(start)}: {note.text}"


def _findings(drafted: Drafted) -> Iterator[str]:
    for finding in drafted.evidence.findings:
        yield f"{finding.severity}: {finding.message}{_at(finding.start)}"


def _doubts(transcript: Transcript) -> Iterator[str]:
    """One line for each kind of doubt about what was heard, with the first places."""
    places: dict[str, list[str]] = {}
    for segment in transcript.segments:
        for doubt in segment.doubts:
            places.setdefault(doubt, []).append(clock(segment.start) if segment.start is not None else segment.id)
    for kind, where in places.items():
        more = f" and {len(where) - 5} more" if len(where) > 5 else ""
        yield f"heard with doubt ({kind}): {', '.join(where[:5])}{more}"


def _at(start: float | None) -> str:
    return "" if start is None else f" ({clock(start)})"
