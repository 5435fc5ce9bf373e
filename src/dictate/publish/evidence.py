"""The evidence file that lies beside a draft: passages with their seconds, coverage, findings, cuts."""

import json
from typing import Literal

from pydantic import BaseModel

from dictate.publish.layout import Origin
from dictate.values.edit import Edit, Move, Removal
from dictate.values.evidence import Coverage, Evidence

__all__ = ["EVIDENCE_FORMAT", "Account", "account_in", "evidence_json"]

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
        "language_free": evidence.language_free,
        "findings": [finding.model_dump(mode="json") for finding in evidence.findings],
        "passages": [trace.model_dump(mode="json") for trace in evidence.traces],
        **edit.model_dump(
            mode="json",
            include={"dispositions", "removals", "moves", "notes", "off_record", "missing_evidence", "usage"},
        ),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


class Account(BaseModel):
    """What an evidence file says that its editor left out and moved, and how many words were said."""

    version: Literal[1]
    coverage: Coverage
    removals: tuple[Removal, ...]
    moves: tuple[Move, ...]


def account_in(text: str) -> Account | None:
    """The account in an evidence file; `None` where the text is none of this version."""
    try:
        record = json.loads(text)
        known = isinstance(record, dict) and record.get("format") == EVIDENCE_FORMAT
        return Account.model_validate(record) if known else None
    except (ValueError, RecursionError):
        return None
