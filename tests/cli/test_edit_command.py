"""`dictate edit`: what a writer types, sees and finds in the folder."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
SPOKEN = "Title, the river, end title. So, um, I walk to the river. The river is two miles away. I never add a word."


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """A text that somebody dictated."""
    path = tmp_path / "memo.txt"
    path.write_text(SPOKEN)
    return path


def test_a_text_becomes_a_draft_with_its_evidence(dictate: Run, memo: Path) -> None:
    """`dictate edit draft.txt` writes SLUG.md that says what made it, and SLUG.evidence.json beside it."""
    done = dictate("edit", memo)
    assert done.returncode == 0, done.stderr
    draft = frontmatter.load(str(memo.with_name("the-river.md")))
    assert draft["draft"] is True
    assert "editor: offline" in memo.with_name("the-river.md").read_text()
    assert "um" not in draft.content.split()
    evidence = json.loads(memo.with_name("the-river.evidence.json").read_text())
    coverage = evidence["coverage"]
    assert coverage["words"] == len(SPOKEN.split())
    assert coverage["words"] == coverage["retained"] + coverage["condensed"] + coverage["dropped"]


def test_the_screen_shows_title_place_coverage_and_findings_in_that_order(dictate: Run, memo: Path) -> None:
    """The result is on stdout, the talk on stderr."""
    shown = dictate("edit", memo).stdout.lower()
    places = [shown.index(part) for part in ("the river", "the-river.md", "kept", "to look at")]
    assert places == sorted(places)


def test_a_dash_prints_the_draft_alone(dictate: Run, memo: Path) -> None:
    """`-o -` puts the draft and nothing else on stdout, and writes no file."""
    done = dictate("edit", memo, "-o", "-")
    assert done.stdout.startswith("---\ntitle:")
    assert frontmatter.loads(done.stdout)["slug"] == "the-river"
    assert [path.name for path in memo.parent.iterdir()] == ["memo.txt"]


def test_standard_input_is_a_file_too(dictate: Run, tmp_path: Path) -> None:
    """`dictate edit - -o -` sits in a pipe."""
    done = dictate("edit", "-", "-o", "-", "--quiet", stdin=SPOKEN.encode())
    assert (done.returncode, done.stderr) == (0, "")
    assert "I walk to the river." in done.stdout


def test_an_existing_draft_is_not_overwritten(dictate: Run, memo: Path) -> None:
    """A second run says so, offers a numbered name, and --force overwrites."""
    dictate("edit", memo)
    memo.with_name("the-river.md").write_text("mine now")
    again = dictate("edit", memo)
    assert again.returncode == 6
    assert "the-river-2.md" in again.stderr
    assert memo.with_name("the-river.md").read_text() == "mine now"
    assert dictate("edit", memo, "--force").returncode == 0


def test_two_drafts_of_one_run_never_share_a_name(dictate: Run, memo: Path) -> None:
    """Two recordings with one title become two files, also with --force."""
    other = memo.with_name("other.txt")
    other.write_text(SPOKEN.replace("two miles", "three miles"))
    assert dictate("edit", memo, other, "-o", "out", "--force").returncode == 0
    names = sorted(path.name for path in (memo.parent / "out").glob("*.md"))
    assert names == ["the-river-2.md", "the-river.md"]


def test_one_bad_file_does_not_stop_the_rest(dictate: Run, memo: Path) -> None:
    """The good file is done, the bad one told by name, and the exit code is that of a partial failure."""
    done = dictate("edit", memo.with_name("gone.m4a"), memo, "-o", "out")
    assert done.returncode == 9
    assert "gone.m4a" in done.stderr
    assert (memo.parent / "out" / "the-river.md").exists()


def test_json_has_a_record_for_every_input(dictate: Run, memo: Path) -> None:
    """With --json stdout is JSON only, the failed file with its error included."""
    done = dictate("edit", memo, memo.with_name("gone.m4a"), "--json")
    good, bad = json.loads(done.stdout)
    assert (good["file"], good["error"], good["title"]) == ("memo.txt", None, "The river")
    assert (bad["file"], bad["exit_code"]) == ("gone.m4a", 3)


def test_show_notes_of_a_conversation_name_who_speaks(dictate: Run, tmp_path: Path) -> None:
    """`--as show-notes` works on a transcript with speakers; without times there are no chapters."""
    talk = "".join(
        f"**Ana:** What did you do in year {n}?\n\n**Ben:** I built boat number {n} for my brother in Split.\n\n"
        for n in ("one", "two", "three", "four")
    )
    (tmp_path / "talk.md").write_text(talk)
    done = dictate("edit", "talk.md", "--as", "show-notes", "-o", "-")
    assert done.returncode == 0, done.stderr
    assert "Ben" in done.stdout
    assert "## Chapters" not in done.stdout


TALK = "".join(
    f"**Ana:** What did you do in year {n}?\n\n**Ben:** I built boat number {n} for my brother in Split.\n\n"
    for n in ("one", "two", "three", "four")
)


def test_guests_are_named_on_the_command_line(dictate: Run, tmp_path: Path) -> None:
    """`--guest "Name: link"` links a speaker, and lists somebody whom no speaker is called by; it may be repeated."""
    (tmp_path / "talk.md").write_text(TALK)
    guests = ("--guest", "Ben Moss: https://example.org/ben", "--guest", "Cora")
    done = dictate("edit", "talk.md", "--as", "show-notes", *guests, "-o", "-")
    assert done.returncode == 0, done.stderr
    assert "**[Ben Moss](<https://example.org/ben>)**" in done.stdout
    assert "**Cora**" in done.stdout


def test_the_command_line_wins_over_the_file_beside_the_recording(dictate: Run, tmp_path: Path) -> None:
    """talk.yaml is read without being named; a title or guest that is typed counts more, the rest stays."""
    (tmp_path / "talk.md").write_text(TALK)
    (tmp_path / "talk.yaml").write_text(
        "title: Boats\nepisode: 3\nguests: [{name: Ben, link: 'https://example.org/old'}]"
    )
    beside = frontmatter.loads(dictate("edit", "talk.md", "--as", "show-notes", "-o", "-").stdout)
    assert (beside["title"], beside["episode"]) == ("Boats", "3")
    assert "https://example.org/old" in beside.content
    typed = ("--title", "Split", "--guest", "Ben: https://example.org/new")
    over = frontmatter.loads(dictate("edit", "talk.md", "--as", "show-notes", "-o", "-", *typed).stdout)
    assert (over["title"], over["episode"]) == ("Split", "3")
    assert "https://example.org/new" in over.content
    assert "https://example.org/old" not in over.content


def test_an_offset_moves_every_time_that_is_shown(dictate: Run, tmp_path: Path) -> None:
    """`--offset 1:30` is added to the times beside paragraphs."""
    (tmp_path / "memo.srt").write_text("1\n00:00:05,000 --> 00:00:09,000\nI walk to the river every day.\n")
    assert "(0:05) I walk" in dictate("edit", "memo.srt", "-o", "-", "--timestamps").stdout
    assert "(1:35) I walk" in dictate("edit", "memo.srt", "-o", "-", "--timestamps", "--offset", "1:30").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["edit", "memo.txt", "--offset", "soon"], 2, "--offset"),
        (["edit", "memo.txt", "--llm", "nobody"], 2, "nobody"),
        (["edit", "memo.txt", "--guest", "Ana: ftp://x"], 2, "--guest"),
        (["edit", "talk.txt"], 3, "talk.yaml: line 2: gests"),
        (["edit", "memo.txt", "--as", "poem"], 2, "poem"),
        (["edit", "nowhere.txt"], 3, "nowhere.txt"),
        (["edit", "memo.txt", "-o", "/proc/none/x.md"], 6, "/proc/none"),
        (["edit", "silence.txt"], 3, "silence.txt"),
        (["transcribe", "--tracks", "memo.txt"], 2, "--tracks"),
        (["transcribe", "sound.flac", "--model", "smal"], 4, "small"),
        (["transcribe", "sound.flac", "--model", "./nowhere"], 4, "nowhere"),
        (["edit", "memo.txt", "--speakers", "Ana,,Ben"], 2, "speaker"),
        (["transcribe", "sound.flac", "--glossary", "@nowhere"], 3, "nowhere"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_every_failure_has_its_exit_code_and_names_its_cause(
    dictate: Run, memo: Path, samples: Path, arguments: list[str], code: int, says: str
) -> None:
    """Wrong usage, a bad file, no model, no place to write: each tells itself apart."""
    memo.with_name("silence.txt").write_text(" \n")
    memo.with_name("talk.txt").write_text(SPOKEN)
    memo.with_name("talk.yaml").write_text("title: Talk\ngests: [Ana]\n")
    shutil.copy(samples / "voice-memo.flac", memo.with_name("sound.flac"))
    done = dictate(*arguments)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert done.stdout == ""


def test_hostile_names_and_speech_cannot_steer_the_terminal(dictate: Run, tmp_path: Path) -> None:
    """Control characters of a file name or of the speech reach neither screen nor draft."""
    path = tmp_path / "a\x1b[31m.txt"
    path.write_text("I said \x1b]0;owned\x07 something and walked to the river.")
    done = dictate("edit", path, "--json")
    shown = done.stderr + dictate("edit", path, "-o", "-").stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_forty_columns_without_colour_read_well(dictate: Run, memo: Path) -> None:
    """No line of the report is wider than the screen, and nothing is coloured, with NO_COLOR and a dumb terminal."""
    done = dictate("edit", memo, "--force", COLUMNS="40", NO_COLOR="1", TERM="dumb")
    assert "\x1b" not in done.stdout + done.stderr
    assert max(len(line.rstrip()) for line in done.stdout.splitlines() if "/" not in line) <= 40


@pytest.mark.parametrize("command", ["edit", "transcribe"])
def test_what_was_given_is_never_written_over(dictate: Run, memo: Path, command: str) -> None:
    """An output that is an input, under whatever name, is refused, with --force too."""
    memo.with_name("link.md").symlink_to(memo)
    for name in ("memo.txt", "link.md"):
        done = dictate(command, memo, "-o", name, "--force")
        assert done.returncode == 2, done.stderr
        assert "never written over" in done.stderr
    assert memo.read_text() == SPOKEN


def test_times_that_a_writer_changed_in_subtitles_are_kept(dictate: Run, tmp_path: Path) -> None:
    """Only texts without times get them from the transcript they came from."""
    cue = "1\n00:00:05,000 --> 00:00:09,000\nI walk to the river every day.\n"
    (tmp_path / "first.srt").write_text(cue)
    assert dictate("transcribe", "first.srt", "-o", "memo.srt").returncode == 0
    (tmp_path / "memo.srt").write_text(cue.replace("00:00:0", "01:00:0"))
    assert "(1:00:05) I walk" in dictate("edit", "memo.srt", "-o", "-", "--timestamps").stdout


def test_an_unknown_time_is_not_taken_from_a_later_sentence(dictate: Run, tmp_path: Path) -> None:
    """A paragraph whose first words have no time has none beside it."""
    (tmp_path / "talk.md").write_text("First we walked to the old mill.\n\n[0:30] Then we came home and slept.\n")
    shown = dictate("edit", "talk.md", "-o", "-", "--timestamps").stdout
    assert "(0:30) First" not in shown


def test_json_keeps_a_printed_draft_inside_its_record(dictate: Run, memo: Path) -> None:
    """`-o - --json` is JSON alone; the draft is in it."""
    (record,) = json.loads(dictate("edit", memo, "-o", "-", "--json").stdout)
    assert record["draft"] is None
    assert record["text"].startswith("---\ntitle:")


@pytest.mark.parametrize("name", [b"\xff.txt", b"-dash.txt", "žlica 🥄.txt".encode(), b"new\nline.txt"])
def test_any_file_name_works(dictate: Run, tmp_path: Path, name: bytes) -> None:
    """Names that are not valid Unicode, begin with a dash or hold a line break are names like others."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(SPOKEN)
    done = dictate("edit", path, "--json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "the-river.md").exists()


def test_a_full_disk_is_told(dictate: Run, memo: Path) -> None:
    """A result that cannot be written to stdout is an error with its exit code."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dictate.cli", "edit", str(memo), "-o", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 6, done.stderr
    assert b"disk is full" in done.stderr


@pytest.mark.parametrize("output", ["memo.pdf", "both.txt"])
def test_an_output_that_cannot_be_meant_is_refused(dictate: Run, memo: Path, output: str) -> None:
    """Text is not written into a .pdf, and two results not into a folder called both.txt."""
    other = memo.with_name("other.txt")
    other.write_text(SPOKEN)
    inputs = [memo] if output == "memo.pdf" else [memo, other]
    assert dictate("transcribe", *inputs, "-o", output).returncode == 2
    assert not memo.with_name(output).exists()


def test_speakers_for_a_text_are_not_ignored(dictate: Run, memo: Path) -> None:
    """An option that cannot be obeyed is an error that says what to do."""
    done = dictate("edit", memo, "--speakers", "Ana,Ben")
    assert done.returncode == 2
    assert "goes with a recording" in done.stderr
