"""How a rule of the check tells what it found."""

from collections.abc import Iterable

from dictate.edit.check.held import Held
from dictate.values.evidence import Finding, FindingKind, Severity

__all__ = ["SEVERITY", "told"]

SEVERITY: dict[FindingKind, Severity] = {
    "added number": "wrong meaning",
    "added date": "wrong meaning",
    "added name": "wrong meaning",
    "added negation": "wrong meaning",
    "lost negation": "wrong meaning",
    "altered quote": "wrong meaning",
    "off the record": "wrong meaning",
    "wrong speaker": "wrong meaning",
    "unsupported sentence": "unsupported",
    "unsupported words": "unsupported",
    "lost hedge": "lost voice",
    "unlisted drop": "lost voice",
    "order": "note",
}


def told(
    kind: FindingKind, held: Held, message: str, *, draft: Iterable[int] = (), said: Iterable[int] = ()
) -> Finding:
    """A finding about items of a passage (`draft`), or about the whole of it, and the items of what was said.

    Its seconds are those of what was said, else those of the passage.
    """
    places, spoken = sorted(draft), sorted(said)
    start, end = held.said.transcript.seconds_of(held.said.sources(spoken) or held.sources)
    return Finding(
        kind=kind,
        severity=SEVERITY[kind],
        message=message,
        passage=held.place.number,
        text=held.written(places) if places else held.passage.text,
        said=held.spoken(spoken) if spoken else None,
        start=start,
        end=end,
    )
