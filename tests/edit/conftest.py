"""Transcripts for the tests of the edit: from texts, from `Speaker: text` lines, and the shared example."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dictate.values.transcript import Segment, Transcript, split_words

Say = Callable[..., Transcript]


def _say(*texts: str, language: str | None = "en") -> Transcript:
    """A transcript with a segment for each text; "Ana: text" is said by Ana."""
    segments = []
    for number, text in enumerate(texts):
        match = re.match(r"([A-Z]\w+(?: [A-Z]\w+)?): (.*)", text, re.DOTALL)
        speaker, said = match.groups() if match else (None, text)
        segments.append(Segment(id=f"a{number}", words=split_words(said), speaker=speaker))
    return Transcript(segments=tuple(segments), language=language)


@pytest.fixture(scope="session")
def say() -> Say:
    """Makes a transcript of texts."""
    return _say


@pytest.fixture(scope="session")
def memo(shared: Path) -> Transcript:
    """The example memo, its segments timed, its words not."""
    text = (shared / "examples" / "memo.transcript.md").read_text()
    found = re.findall(r"^\[(\d+)\]\s+(\d+):(\d+) (.*)$", text, re.MULTILINE)
    starts = [int(minutes) * 60.0 + int(seconds) for _, minutes, seconds, _ in found]
    return Transcript(
        segments=tuple(
            Segment(id=f"a{number}", words=split_words(said), start=start, end=end)
            for (number, _, _, said), start, end in zip(found, starts, [*starts[1:], 132.0], strict=True)
        ),
        language="en",
    )


@pytest.fixture(scope="session", params=["away-from-keyboard-9"])
def conversation(request: pytest.FixtureRequest, shared: Path) -> Transcript:
    """A real podcast, untimed."""
    paragraphs = (shared / "real" / f"{request.param}.md").read_text().split("\n")
    speaker: str | None = None
    segments: list[Segment] = []
    for paragraph in filter(None, map(str.strip, paragraphs)):
        match = re.match(r"\*\*(.+?):\*\*\s*(.*)", paragraph)
        speaker, said = match.groups() if match else (speaker, paragraph)
        said = re.sub(r"\\\[[\d:.]+\\\]", "", said).replace("\\[", "[").replace("\\]", "]")
        segments.append(Segment(id=f"a{len(segments)}", words=split_words(said), speaker=speaker))
    return Transcript(segments=tuple(segments), language="en")
