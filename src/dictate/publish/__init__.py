"""From an edit to files: Markdown with front matter, and the evidence beside it. It chooses no words."""

from dictate.publish.drafts import body_of, is_selection, read_draft
from dictate.publish.evidence import Account, account_in, evidence_json
from dictate.publish.files import Published, evidence_path, publish_files
from dictate.publish.layout import Layout, Origin
from dictate.publish.markdown import markdown

__all__ = [
    "Account",
    "Layout",
    "Origin",
    "Published",
    "account_in",
    "body_of",
    "evidence_json",
    "evidence_path",
    "is_selection",
    "markdown",
    "publish_files",
    "read_draft",
]
