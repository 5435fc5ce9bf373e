"""What the check can put right by itself: quotations get the words that were said, and what nobody said is marked.

It works on text: that of a passage, or a whole page of Markdown.
"""

import re
from collections.abc import Iterable

from dictate.edit.tokens import norms
from dictate.values.draft import Draft, Passage
from dictate.values.evidence import Evidence, Finding

__all__ = ["MARK", "mend", "mended"]

MARK = "[not in recording]"
_OPEN, _CLOSE = '["\u201c\u00ab]', '["\u201d\u00bb]'


def mend(text: str, findings: Iterable[Finding]) -> str:
    """A text in which findings about quotations and about what nobody said are put right or marked.

    A quotation is restored to the words that were said; where none are near, its marks go. Each finding is still told.
    """
    for finding in findings:
        if finding.passage is None:
            continue
        if finding.kind == "altered quote":
            text = _requoted(text, finding)
        elif finding.severity == "unsupported":
            text = _marked(text, finding.text)
    return text


def _requoted(text: str, finding: Finding) -> str:
    match = _find(
        text, finding.text, before=f"(?P<open>{_OPEN})\\s*", after=rf"(?P<end>[^\w\s]*?)\s*(?P<close>{_CLOSE})"
    )
    if match is None:
        return text
    end = re.sub(r"[^.,!?\u2026]", "", match["end"])
    new = f"{match['open']}{finding.said}{end}{match['close']}" if finding.said else f"{match['inner']}{end}"
    return text[: match.start()] + new + text[match.end() :]


def _marked(text: str, words: str) -> str:
    match = _find(text, words, after=r"(?P<end>[.!?\u2026]*[\"\u201d')]*)(?!\s*\[not in recording\])")
    return text if match is None else f"{text[: match.end()]} {MARK}{text[match.end() :]}"


def _find(text: str, words: str, before: str = "", after: str = "") -> re.Match[str] | None:
    """Where words stand in a text, whatever marks and markup are between them."""
    wanted = norms(words)
    inner = r"[\W_]+?".join(map(_letters, wanted))
    return re.search(rf"{before}(?<!\w)(?P<inner>{inner}){after}", text, re.IGNORECASE) if wanted else None


def _letters(word: str) -> str:
    return re.escape(word).replace("'", "['\u2019]")


def mended(draft: Draft, evidence: Evidence) -> Draft:
    """A draft whose passages are mended; its words are otherwise its own."""
    found: dict[str, list[Finding]] = {}
    for finding in evidence.findings:
        if finding.passage is not None:
            found.setdefault(evidence.traces[finding.passage].text, []).append(finding)

    def change(passage: Passage) -> Passage:
        text = mend(passage.text, found.get(passage.text, ()))
        return passage if text == passage.text else passage.model_copy(update={"text": text})

    return draft.with_passages(change)
