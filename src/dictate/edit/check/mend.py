"""What the check can put right by itself: quotations get the words that were said, and what nobody said is marked.

It works on text: that of a passage, or a whole page of Markdown.
"""

import re
from collections.abc import Iterable

from dictate.values.draft import Draft, Passage
from dictate.values.evidence import Evidence, Finding

__all__ = ["MARK", "mend", "mend_page", "mended"]

MARK = "[not in recording]"
_WORD = re.compile(r"[^\W_]+")
_OPEN, _CLOSE = '["\u201c\u00ab]', '["\u201d\u00bb]'


def mend(text: str, findings: Iterable[Finding]) -> str:
    """A passage in which findings about quotations and about what nobody said are put right or marked.

    A quotation is restored to the words that were said; where none are near, its marks go. Each finding is still told.
    """
    for finding in findings:
        if finding.kind == "altered quote":
            text = _requoted(text, finding)
        elif finding.severity == "unsupported":
            text = _marked(text, finding.text)
    return text


def mended(draft: Draft, evidence: Evidence) -> Draft:
    """A draft whose passages are mended; its words are otherwise its own."""
    found = {evidence.traces[number].text: findings for number, findings in _by_passage(evidence).items()}

    def change(passage: Passage) -> Passage:
        text = mend(passage.text, found.get(passage.text, ()))
        return passage if text == passage.text else passage.model_copy(update={"text": text})

    return draft.with_passages(change)


def mend_page(page: str, evidence: Evidence) -> str:
    """A page of Markdown whose passages are mended where they stand, one after the other.

    A passage that cannot be found as it reads, because markup is inside its words, is left as it is.
    """
    by_passage, at = _by_passage(evidence), 0
    for number, trace in enumerate(evidence.traces):
        match = _find(page, trace.text, start=at, before=r"[^\w\s]*", after=r"[^\w\s]*+(?:\s*\[not in recording\])?")
        if match is None:
            continue
        new = mend(match.group(), by_passage.get(number, ()))
        page = page[: match.start()] + new + page[match.end() :]
        at = match.start() + len(new)
    return page


def _by_passage(evidence: Evidence) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for finding in evidence.findings:
        if finding.passage is not None:
            found.setdefault(finding.passage, []).append(finding)
    return found


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
    # possessive: what is behind the marks is looked at, and no less of them
    match = _find(text, words, after=r"[.!?\u2026]*+[\"\u201d')]*+(?!\s*\[not in recording\])")
    return text if match is None else f"{text[: match.end()]} {MARK}{text[match.end() :]}"


def _find(text: str, words: str, *, start: int = 0, before: str = "", after: str = "") -> re.Match[str] | None:
    """Where words stand in a text from a place on, whatever marks and markup are between them."""
    inner = r"[\W_]+?".join(map(re.escape, _WORD.findall(words)))
    pattern = re.compile(rf"{before}(?<!\w)(?P<inner>{inner})(?!\w){after}", re.IGNORECASE)
    return pattern.search(text, start) if inner else None
