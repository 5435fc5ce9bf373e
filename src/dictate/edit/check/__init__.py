"""The evidence: a draft held against what was said, by code and without a model.

Every passage is traced to words of the segments that it cites; every word that was said is retained, condensed or
dropped; and what does not hold is a finding (`values.evidence.FindingKind`). It compares words, numbers, names,
negations and hedges; it does not understand what is said, and cannot see a turned meaning that changes none of these.
"""

from collections.abc import Callable, Iterator, Sequence

from dictate.edit.check.coverage import coverage_of, listed_in, unlisted
from dictate.edit.check.figures import added_dates, added_numbers
from dictate.edit.check.hedges import lost_hedges
from dictate.edit.check.held import Held, hold
from dictate.edit.check.names import added_names
from dictate.edit.check.polarity import added_negations, lost_negations
from dictate.edit.check.quoting import altered_quotes
from dictate.edit.check.said import Said
from dictate.edit.check.support import unsupported
from dictate.edit.check.telling import off_the_record, out_of_order, wrong_speakers
from dictate.edit.reading import places
from dictate.values.edit import Edit
from dictate.values.evidence import Evidence, Finding, Trace
from dictate.values.transcript import Transcript

__all__ = ["RULES", "check"]

RULES: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    added_numbers,
    added_dates,
    added_names,
    added_negations,
    lost_negations,
    altered_quotes,
    off_the_record,
    wrong_speakers,
    unsupported,
    lost_hedges,
)
"""What each passage is held to, gravest first."""


def check(edit: Edit, transcript: Transcript, glossary: Sequence[str] = ()) -> Evidence:
    """Traces of all passages in `reading_order`, coverage of all words, and findings in the order of the draft.

    The glossary says how names are spelled that were heard in another spelling.
    """
    said = Said.of(transcript, listed_in(edit, transcript), glossary)
    passages = [hold(place, said) for place in places(edit.draft)]
    findings = [finding for held in passages for rule in RULES for finding in rule(held)]
    findings += out_of_order(passages, edit)
    findings.sort(key=lambda finding: finding.passage or 0)
    coverage = coverage_of(passages, edit.draft, said)
    return Evidence(
        traces=tuple(map(_trace, passages)),
        coverage=coverage,
        findings=(*findings, *unlisted(coverage)),
        language_free=said.reader.wording is None,
    )


def _trace(held: Held) -> Trace:
    start, end = held.said.transcript.seconds_of(held.sources)
    return Trace(passage=held.place.number, text=held.passage.text, sources=held.sources, start=start, end=end)
