"""From an edit to files: Markdown with front matter, and the evidence beside it. It chooses no words."""

from dictate.publish.evidence import evidence_json
from dictate.publish.files import Published, evidence_path, publish_files
from dictate.publish.layout import Layout, Origin
from dictate.publish.markdown import markdown

__all__ = [
    "Layout",
    "Origin",
    "Published",
    "evidence_json",
    "evidence_path",
    "markdown",
    "publish_files",
]
