"""What the screen shows after an edit: the title, where the draft is, coverage, and what to look at."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from rich.table import Table
from rich.text import Text

from dictate.cli.show import Talk, printable
from dictate.pipeline import Drafted
from dictate.publish import evidence_path
from dictate.values.draft import Source
from dictate.values.edit import Edit
from dictate.values.evidence import Coverage, Evidence, Severity
from dictate.values.timecode import clock
from dictate.values.transcript import Transcript

__all__ = ["LANGUAGE_FREE", "coverage_line", "finding_lines", "off_record_lines", "record_of", "report", "words_said"]

LANGUAGE_FREE = "numbers in digits, quotations, drops, order and speakers only: no more is known of this language"
_GRAVITY = get_args(Severity)
_LONGEST = 60  # characters of a draft's words that a line shows
_MOST = 12  # things to look at that are listed on the screen; the evidence file has all


def report(talk: Talk, drafted: Drafted, path: Path | None, *, on_stdout: bool) -> None:
    """Show what came of an edit; on stderr where stdout is taken by the draft or by JSON."""
    for line in off_record_lines(drafted.edit, drafted.transcript):
        talk.warn(line)
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
    grid.add_row(Text("kept"), Text(coverage_line(drafted.evidence.coverage)))
    for line in _moved(drafted):
        grid.add_row(Text("moved"), Text(printable(line)))
    if drafted.evidence.language_free:
        grid.add_row(Text("checked"), Text(LANGUAGE_FREE))
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
        "coverage": coverage.model_dump(exclude={"spans"}) | {"reasons": dict(_reasons(coverage))},
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


def coverage_line(coverage: Coverage) -> str:
    """`73% of 314 words; dropped 27%: filler 11%, repetition 4% ...`, in percent of the words that were said."""
    words = max(1, coverage.words)
    line = f"{_percent(coverage.retained + coverage.condensed, words)} of {coverage.words} words"
    if not coverage.dropped:
        return line
    reasons = ", ".join(f"{reason} {_percent(count, words)}" for reason, count in _reasons(coverage).most_common())
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


def _reasons(coverage: Coverage) -> Counter[str]:
    """Dropped words by reason."""
    counts: Counter[str] = Counter()
    for span in coverage.spans:
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
    lines = [*_notes(drafted), *finding_lines(drafted.evidence), *_doubts(drafted.transcript)]
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


def finding_lines(evidence: Evidence) -> Iterator[str]:
    """A line for each finding, the gravest first."""
    for finding in sorted(evidence.findings, key=lambda one: _GRAVITY.index(one.severity)):
        about = f'"{_shortened(finding.text)}": ' if finding.text else ""
        yield f"{finding.severity}: {about}{finding.message}{_at(finding.start)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} ..."


def off_record_lines(edit: Edit, transcript: Transcript) -> Iterator[str]:
    """What the writer has to know of each stretch off the record: where it is, and never what was said."""
    for one in edit.off_record:
        if one.begins is None:
            yield (
                f"'back on the record'{_said_at(one.ends, transcript)}, but nothing before it went off the record: see "
                "whether what you meant is in the draft"
            )
        elif one.ends is None:
            yield (
                f"off the record{_said_at(one.begins, transcript)} to the end, since nobody said 'back on the record'; "
                'put "Back on the record." where it ends into the transcript, and edit that'
            )
        else:
            yield f"off the record{_said_at(one.begins, transcript)}, back on it{_said_at(one.ends, transcript)}"


def _said_at(source: Source | None, transcript: Transcript) -> str:
    if source is None:
        return ""
    start, _ = transcript.seconds_of([source])
    return f" ({clock(start)})" if start is not None else f" (segment {source.segment})"


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
