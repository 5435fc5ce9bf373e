"""`dictate check`, as a writer types it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Dictate = Callable[..., "subprocess.CompletedProcess[str]"]

SAID = (
    "I could not type for eleven weeks. My friend Ana said, you sound like yourself.\n\nThen I walked to the river.\n"
)
HONEST = 'I could not type for 11 weeks. My friend Ana said, "you sound like yourself." Then I walked to the river.\n'
FALSE = HONEST.replace("11", "twelve").replace("like yourself", "like myself")


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """What was said, as text."""
    path = tmp_path / "memo.txt"
    path.write_text(SAID)
    return path


def write(path: Path, text: str) -> Path:
    """A draft in a file."""
    path.write_text(text)
    return path


def test_an_honest_draft(dictate: Dictate, memo: Path, tmp_path: Path) -> None:
    """It says how much is kept, that there is nothing to look at, and a strict check passes."""
    done = dictate("check", write(tmp_path / "draft.md", HONEST), "--against", memo, "--strict")
    assert done.returncode == 0
    assert "100%" in done.stdout
    assert "nothing" in done.stdout


def test_a_false_draft(dictate: Dictate, memo: Path, tmp_path: Path) -> None:
    """Each finding is told with what was said; the exit code is 0, and 8 where it is held strictly."""
    draft = write(tmp_path / "draft.md", FALSE)
    done, strict = (dictate("check", draft, "--against", memo, *more) for more in ((), ("--strict",)))
    assert (done.returncode, strict.returncode) == (0, 8)
    assert "eleven weeks was said here" in " ".join(done.stdout.split())
    assert done.stdout == strict.stdout
    assert "2 findings" in strict.stderr
    assert "hint:" in strict.stderr


def test_a_mended_copy(dictate: Dictate, memo: Path, tmp_path: Path) -> None:
    """-o writes the draft with its quotation restored, beside the original, which is never written over."""
    draft = write(tmp_path / "draft.md", FALSE)
    done = dictate("check", draft, "--against", memo, "-o", "mended.md")
    assert done.returncode == 0
    assert '"you sound like yourself."' in (tmp_path / "mended.md").read_text()
    assert draft.read_text() == FALSE
    again = dictate("check", draft, "--against", memo, "-o", draft, "--force")
    assert again.returncode == 2
    assert draft.read_text() == FALSE


def test_the_evidence_as_json(dictate: Dictate, memo: Path, tmp_path: Path) -> None:
    """--json prints all of it for another program."""
    done = dictate("check", write(tmp_path / "draft.md", FALSE), "--against", memo, "--json")
    record = json.loads(done.stdout)
    assert {finding["kind"] for finding in record["findings"]} == {"added number", "altered quote"}
    assert record["coverage"]["words"] == len(SAID.split())


def test_a_draft_of_dictate_is_accounted_for(dictate: Dictate, samples: Path, tmp_path: Path) -> None:
    """What its evidence file lists as left out is listed; after a cut by hand, the drop is told."""
    memo = samples / "voice-memo.txt"
    assert dictate("edit", memo, "-o", "draft.md").returncode == 0
    draft = tmp_path / "draft.md"
    assert dictate("check", draft, "--against", memo, "--strict").returncode == 0
    whole = draft.read_text()
    draft.write_text(whole.replace("He is eighty four, and he fixed roofs for forty years. ", ""))
    assert draft.read_text() != whole
    done = dictate("check", draft, "--against", memo, "--strict")
    assert done.returncode == 8
    assert "he fixed roofs for forty years" in " ".join(done.stdout.split())


def test_show_notes_of_dictate_hold(dictate: Dictate, samples: Path, tmp_path: Path) -> None:
    """The page of show notes, with its headings, times and names of speakers, is read back without a finding."""
    talk = samples / "interview.txt"
    assert dictate("edit", talk, "--as", "show-notes", "-o", "notes.md").returncode == 0
    done = dictate("check", "notes.md", "--against", talk, "--strict")
    assert done.returncode == 0, done.stdout
    assert "nothing" in done.stdout


@pytest.mark.parametrize(
    ("draft", "content", "words"),
    [
        ("missing.md", None, "cannot be read"),
        ("binary.md", b"\xff\xfe\x00\x81", "no text in UTF-8"),
        ("empty.md", b"---\ndraft: true\n---\n", "has no words"),
        ("head.md", b"---\ntitle: [\n---\nI walked.\n", "front matter"),
    ],
)
def test_a_bad_draft(
    dictate: Dictate, memo: Path, tmp_path: Path, draft: str, content: bytes | None, words: str
) -> None:
    """A draft that cannot be read is an error that names it and says what to do."""
    if content is not None:
        (tmp_path / draft).write_bytes(content)
    done = dictate("check", draft, "--against", memo)
    assert done.returncode == 3
    assert draft in done.stderr
    assert words in done.stderr
    assert "hint:" in done.stderr
