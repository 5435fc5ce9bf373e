"""Files that are no transcript: each is one clear error that names the file and says what to do."""

import contextlib
import json
from pathlib import Path

import pytest

from dictate.errors import TranscriptError
from dictate.transcribe.formats import parse_transcript, read_transcript

OWN = {"format": "dictate transcript", "version": 1, "segments": []}
ROW = {"id": "a7", "words": [{"text": "So"}]}
BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "is empty"),
    "white space": ("a.md", b" \n\n", "is empty"),
    "no words": ("a.md", b"<!-- nothing -->\n", "has no words"),
    "zeros": ("a.txt", b"ab\x00c", "is not a text file"),
    "control characters": ("a.txt", b"ab\x01c", "is not a text file"),
    "latin-1": ("a.txt", b"So\nna\xefve caf\xe9\n", r"is not UTF-8 text \(line 2\)"),
    "half of UTF-16": ("a.txt", b"\xff\xfeS\x00o", "is not UTF-16 text"),
    "word document": ("a.txt", b"PK\x03\x04abc", "office document"),
    "pdf": ("a.txt", b"%PDF-1.7", "is a PDF"),
    "sound": ("a.txt", b"RIFF\x00\x00\x00\x00WAVE", "is a recording"),
    "web page": ("a.txt", b"<!DOCTYPE html><p>So", "is a web page"),
    "broken srt time": (
        "a.srt",
        b"1\n00:00:01,000 --> 00:00:02,000\nSo\n\n2\n00:00:0x --> 00:00:04,000\nit\n",
        r"cannot be understood \(line 6\)",
    ),
    "backward cue": ("a.srt", b"1\n00:00:05,000 --> 00:00:02,000\nSo\n", r"ends before it begins \(line 2\)"),
    "srt without cues": ("a.srt", b"So it goes.\n", "no subtitles"),
    "vtt without cues": ("a.vtt", b"WEBVTT\n", "no subtitles"),
    "tsv row": ("a.tsv", b"start\tend\ttext\n0\t10\tSo\n10\tx\tit\n", r"\(line 3\)"),
    "tsv time of 5000 digits": ("a.tsv", b"9" * 5000 + b"\t1\tSo\n", r"\(line 1\)"),
    "json cut off": ("a.json", b'{"format": "dictate transcript",\n "version": 1', r"not whole as JSON \(line 2\)"),
    "json of another program": ("a.json", b'{"name": "x", "version": "1.0"}', "JSON of another program"),
    "json with half a character": ("a.json", b'{"segments": [{"text": "\\ud800"}]}', "half a character"),
    "json without end": ("a.json", b"[" * 100_000, "nested too deep"),
    "newer version": ("a.json", json.dumps({**OWN, "version": 2}).encode(), "newer dictate"),
    "no version": ("a.json", json.dumps({**OWN, "version": "1"}).encode(), "without a version"),
    "no words in ours": ("a.json", json.dumps(OWN).encode(), "has no words"),
    "unknown field": ("a.json", json.dumps({**OWN, "mood": 1}).encode(), "mood"),
    "text edited in ours": ("a.json", json.dumps({**OWN, "segments": [{**ROW, "text": "Go"}]}).encode(), "segment a7"),
    "same id twice": ("a.json", json.dumps({**OWN, "segments": [ROW, ROW]}).encode(), "same id"),
    "endless time": (
        "a.json",
        json.dumps({**OWN, "segments": [{**ROW, "start": 1}]}).replace('"start": 1', '"start": 1e999').encode(),
        "a time is endless",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_clear_error(kind: str, tmp_path: Path) -> None:
    """It names the file, says what is wrong, and has a hint."""
    name, data, message = BAD[kind]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TranscriptError, match=message) as caught:
        read_transcript(tmp_path / name)
    assert caught.value.path == tmp_path / name
    assert caught.value.hint


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """What cannot be opened says why."""
    with pytest.raises(TranscriptError, match="is not there"):
        read_transcript(tmp_path / "none.txt")
    with pytest.raises(TranscriptError, match="is a folder"):
        read_transcript(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_of_any_editor_is_read(encoding: str, tmp_path: Path) -> None:
    """Byte order marks and the line ends of Windows are no words."""
    path = tmp_path / "a.txt"
    path.write_bytes("Ana: čao.\r\nBen: zdravo.\r\n".encode(encoding))
    assert [(s.speaker, s.text) for s in read_transcript(path).segments] == [("Ana", "čao."), ("Ben", "zdravo.")]


def test_text_from_elsewhere_is_named_in_its_errors() -> None:
    """Standard input has no path, and is refused by the name it was given."""
    with pytest.raises(TranscriptError, match="standard input: is empty"):
        parse_transcript("", name="standard input")


def test_half_a_character_on_standard_input_is_refused() -> None:
    """A lone surrogate, as undecodable bytes arrive from a terminal, is no text."""
    with pytest.raises(TranscriptError, match="is not UTF-8"):
        parse_transcript("So \udcff", name="-")


@pytest.mark.parametrize("lump", ["<!--", "[1:00", "**A", "<v ", "A: ", "(", "\\*", "# ", "{\\", "-->"])
@pytest.mark.parametrize("head", ["", "WEBVTT\n\n00:01.000 --> 00:02.000\n"])
def test_a_hostile_line_is_read_in_a_moment(head: str, lump: str) -> None:
    """No reader's time grows with the square of what is repeated: these would take minutes."""
    with contextlib.suppress(TranscriptError):
        parse_transcript(head + lump * 30_000 + " end", name="x.md")


@pytest.mark.parametrize("line", [" \n", "\t \n", "# \n", "- -\n", "a: b\n", "\\<!--\n", "<!--\n", "---\n"])
@pytest.mark.parametrize("below", ["", "---\nlanguage: en\n", "-->\n"])
def test_hostile_lines_below_an_opening_rule_are_read_in_a_moment(line: str, below: str) -> None:
    """Front matter and comments are found in one pass, whether they are closed or not."""
    with contextlib.suppress(TranscriptError):
        parse_transcript("---\n" + line * 4_000 + below + "Words at last.", name="x.md")


def test_front_matter_ends_at_the_first_closing_rule() -> None:
    """What stands below it is text, also where another rule follows; a rule without the other is no front matter."""
    read = parse_transcript("---\nlanguage: de\n\ntags:\n  - a\n---\nHallo.\n\n---\n\nWelt.\n", name="x.md")
    assert (read.language, [segment.text for segment in read.segments]) == ("de", ["Hallo.", "Welt."])
    unclosed = parse_transcript("---\nlanguage: de\nHallo.\n", name="x.md")
    assert (unclosed.language, unclosed.word_count) == (None, 3)
