"""The evidence: a draft held against what was said, by code and without a model.

Every passage is traced to words of its cited segments; every word that was said is retained, condensed or dropped; and
what does not hold is a finding. This first form knows four kinds (`values.evidence.FindingKind`). It compares words,
and cannot see a turned meaning.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dictate.edit.align import SourceWords, said_in_a_row
from dictate.edit.coverage import coverage_of, listed_in
from dictate.edit.language import Rules, rules_for
from dictate.edit.quotes import quotations
from dictate.edit.reading import reading_order, sequences
from dictate.edit.scoring import stemmer
from dictate.edit.tokens import norms
from dictate.edit.trace import Located, locate
from dictate.values.draft import Draft, ShowNotes
from dictate.values.edit import Edit
from dictate.values.evidence import Coverage, Evidence, Finding, FindingKind, Severity, Trace
from dictate.values.transcript import Transcript

__all__ = ["check"]


def check(edit: Edit, transcript: Transcript) -> Evidence:
    """Traces of all passages in `reading_order`, coverage of all words, and findings in the order of the draft."""
    listed = listed_in(edit, transcript)
    left_out = frozenset(listed)
    located = [locate(passage, transcript, left_out) for passage in reading_order(edit.draft)]
    traces = tuple(_trace(number, found, transcript) for number, found in enumerate(located))
    coverage = coverage_of(located, listed, transcript)
    findings = [
        *_unsupported(located, traces, transcript),
        *_altered_quotes(located, traces, edit.draft),
        *_out_of_order(located, traces, edit, transcript),
    ]
    findings.sort(key=lambda finding: finding.passage or 0)
    return Evidence(traces=traces, coverage=coverage, findings=(*findings, *_unlisted(coverage)))


def _trace(number: int, found: Located, transcript: Transcript) -> Trace:
    start, end = transcript.seconds_of(found.sources)
    return Trace(passage=number, text=found.passage.text, sources=found.sources, start=start, end=end)


def _finding(kind: FindingKind, severity: Severity, message: str, trace: Trace, text: str) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        message=message,
        passage=trace.passage,
        text=text,
        start=trace.start,
        end=trace.end,
    )


def _unsupported(located: Sequence[Located], traces: Sequence[Trace], transcript: Transcript) -> Iterator[Finding]:
    """Words that carry meaning and are in none of the segments that their passage cites.

    A title that cites nothing is the writer's own.
    """
    rules, stem = rules_for(transcript), stemmer(transcript.language)
    for number, (found, trace) in enumerate(zip(located, traces, strict=True)):
        if number == 0 and not found.passage.cites:
            continue
        words = _not_said(found, rules, stem)
        if words:
            said = ", ".join(words)
            yield _finding(
                "unsupported words", "unsupported", f"not said in the segments it cites: {said}", trace, said
            )


def _not_said(found: Located, rules: Rules | None, stem: Callable[[str], str]) -> list[str]:
    if not found.missing:
        return []
    stop = rules.stop_words if rules else frozenset()
    said = {stem(norm) for segment in found.cited for norm in norms(segment.text)}
    return list(dict.fromkeys(word for word in found.missing if word not in stop and stem(word) not in said))


def _altered_quotes(located: Sequence[Located], traces: Sequence[Trace], draft: Draft) -> Iterator[Finding]:
    """Words inside quotation marks, and quotes of show notes, that were not said just so."""
    quotes = {id(quote.passage) for quote in draft.quotes} if isinstance(draft, ShowNotes) else set()
    for found, trace in zip(located, traces, strict=True):
        whole = id(found.passage) in quotes
        said = SourceWords.of(found.cited).norms
        for text in [found.passage.text] if whole else quotations(found.passage.text):
            words = norms(text)
            if words and not said_in_a_row(words, said):
                yield _finding("altered quote", "wrong meaning", "the quoted words were not said just so", trace, text)


def _out_of_order(
    located: Sequence[Located], traces: Sequence[Trace], edit: Edit, transcript: Transcript
) -> Iterator[Finding]:
    """Passages that stand after one that was said later, where no move is listed."""
    moved = {segment for move in edit.moves for segment in move.segments}
    for numbers in sequences(edit.draft):
        placed = [(number, _said_at(located[number], transcript)) for number in numbers]
        known = [(number, place) for number, place in placed if place is not None]
        for (before, earlier), (number, place) in pairwise(known):
            segments = {source.segment for at in (before, number) for source in located[at].sources}
            if place < earlier and not segments & moved:
                yield _finding(
                    "order",
                    "note",
                    "was said before the passage that it now follows",
                    traces[number],
                    traces[number].text,
                )


def _said_at(found: Located, transcript: Transcript) -> tuple[int, int] | None:
    """The segment's place and the word's at which a passage begins."""
    places = [(transcript.position[source.segment], source.first) for source in found.sources]
    return min(places, default=None)


def _unlisted(coverage: Coverage) -> Iterator[Finding]:
    """Words that are gone and that nobody listed."""
    for span in coverage.spans:
        if span.reason is None:
            yield Finding(
                kind="unlisted drop",
                severity="lost voice",
                message="was said, is not in the draft, and is not listed as left out",
                text=span.text,
                start=span.start,
                end=span.end,
            )
