"""What code found when it held a draft against its transcript."""

from typing import Literal

from dictate.values.base import Value
from dictate.values.draft import Source
from dictate.values.edit import DropReason

__all__ = ["Coverage", "DroppedSpan", "Evidence", "Finding", "FindingKind", "Severity", "Trace"]

FindingKind = Literal[
    "added number",
    "added date",
    "added name",
    "added negation",
    "lost negation",
    "altered quote",
    "off the record",
    "wrong speaker",
    "unsupported sentence",
    "unsupported words",
    "lost hedge",
    "unlisted drop",
    "order",
]
Severity = Literal["wrong meaning", "unsupported", "lost voice", "note"]
"""From the gravest to what the writer may just like to know."""


class Trace(Value):
    """Where a passage of the draft comes from: its place in reading order, its words, and its seconds if known."""

    passage: int
    text: str
    sources: tuple[Source, ...]
    start: float | None = None
    end: float | None = None


class DroppedSpan(Value):
    """Source words that are not in the draft. `reason` is `None` where nobody listed them: that is a finding."""

    source: Source
    text: str
    reason: DropReason | None
    start: float | None = None
    end: float | None = None


class Coverage(Value):
    """What became of the words that were said, each counted once: words = retained + condensed + dropped.

    Retained: it stands in the draft. Condensed: the draft cites its stretch and says it in fewer or other words.
    """

    words: int
    retained: int
    condensed: int
    dropped: int
    spans: tuple[DroppedSpan, ...] = ()


class Finding(Value):
    """Something to look at. `passage` is the place in reading order, `None` for what is about no passage.

    `text` is what is wrong, as the draft has it (for an unlisted drop: as it was said). `said` is what was said in its
    place, where that is known: for a quotation, the words with which it would be verbatim.
    """

    kind: FindingKind
    severity: Severity
    message: str
    passage: int | None = None
    text: str = ""
    said: str | None = None
    start: float | None = None
    end: float | None = None


class Evidence(Value):
    """Traces of every passage, coverage of every source word, and findings.

    language_free: nothing is known of the language: only numbers in digits, quotations, drops, order and speakers were
    looked at.
    """

    traces: tuple[Trace, ...]
    coverage: Coverage
    findings: tuple[Finding, ...] = ()
    language_free: bool = False
