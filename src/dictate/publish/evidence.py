"""The evidence file that lies beside a draft: passages with their seconds, coverage, findings, cuts."""

import json

from dictate.publish.layout import Origin
from dictate.values.edit import Edit
from dictate.values.evidence import Evidence

__all__ = ["EVIDENCE_FORMAT", "evidence_json"]

EVIDENCE_FORMAT = "dictate evidence"
_VERSION = 1


def evidence_json(edit: Edit, evidence: Evidence, origin: Origin, draft_name: str) -> str:
    """JSON for people and programs; times are seconds of the recording, `null` where unknown."""
    made_with = {name: value for name, value in vars(origin).items() if name != "date"}
    record = {
        "format": EVIDENCE_FORMAT,
        "version": _VERSION,
        "draft": draft_name,
        "date": origin.date.isoformat(),
        "made_with": made_with,
        "coverage": evidence.coverage.model_dump(mode="json"),
        "findings": [finding.model_dump(mode="json") for finding in evidence.findings],
        "passages": [trace.model_dump(mode="json") for trace in evidence.traces],
        **edit.model_dump(
            mode="json", include={"dispositions", "removals", "moves", "notes", "missing_evidence", "usage"}
        ),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
