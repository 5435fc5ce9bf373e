"""Plain text and Markdown: what is a speaker, a time, a word; and that exports read back."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dictate.transcribe.formats import Format, parse_transcript, read_transcript, write_transcript
from dictate.values.recording import Recording, SoundFile, Track
from dictate.values.transcript import Segment, Transcript, Word, segment_id, split_words

TRICKY_TEXT = (
    "Note: Ana: [4:19] (4:19) 4:30 # > - -- --- *** *really* _so_ \\ \\* `x` <!-- --> [a](b) https://x.y/z a_b ** . "
    "“Go.” $5 1. + — { [12] 0:07 :"
)
TRICKY = TRICKY_TEXT.split()
WORDS = st.lists(st.sampled_from(TRICKY) | st.text("abzäß今.,:", min_size=1, max_size=6), min_size=1, max_size=8)
TURNS = st.lists(st.tuples(st.sampled_from([None, "Ana", "Dr. Ben Ković", "x: y*"]), WORDS), min_size=1, max_size=6)


def read(text: str, name: str = "talk.md") -> list[tuple[float | None, str | None, str]]:
    """Start, speaker and text of each segment."""
    return [(s.start, s.speaker, s.text) for s in parse_transcript(text, name=name).segments]


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Every word with who says it."""
    return [(segment.speaker, word) for segment in transcript.segments for word in segment.text.split()]


@pytest.mark.parametrize("form", ["txt", "md"])
@given(turns=TURNS)
@example(turns=[(None, ["Note:", "x"]), ("Ana", ["---"]), (None, ["—", "so"])])
@example(turns=[(None, ["Ana:", "Note:"]), ("Ana", ["Note:"])])
def test_an_export_reads_back_word_for_word(form: Format, turns: list[tuple[str | None, list[str]]]) -> None:
    """Words that look like labels, marks or Markdown come back as words, with their speakers."""
    made = Transcript(
        segments=tuple(
            Segment(id=segment_id(0, place), words=split_words(" ".join(words)), speaker=speaker)
            for place, (speaker, words) in enumerate(turns)
        )
    )
    text = write_transcript(made, form)
    assert spoken(parse_transcript(text, name=f"a.{form}", speakers=made.speakers)) == spoken(made), text


@pytest.mark.parametrize(
    "line",
    [
        "**Ana:** So",
        "**Ana**: So",
        "**Ana:** \\[0:07\\] So",
        "**Ana** (0:07): So",
        "[0:07] **Ana:** So",
        "- **Ana:** So",
    ],
)
def test_a_bold_label_is_a_speaker_on_sight(line: str) -> None:
    """One bold label is enough, with or without a mark."""
    assert read(line) == [(7.0 if "0:07" in line else None, "Ana", "So")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Petrović: Hi.\nBen: Hello.",
        "Ana Petrović  0:07\nHi.\n\nBen  0:09\nHello.",
        "Ana Petrović (0:07): Hi.\n\nBen (0:09):\nHello.",
        "[0:07] Ana Petrović: Hi.\n[0:09] Ben: Hello.",
        "[Ana Petrović]: Hi.\n[Ben]: Hello.",
    ],
)
def test_a_conversation_has_plain_labels(text: str) -> None:
    """The forms in which other programs write who speaks."""
    found = read(text, "talk.txt")
    assert [row[1:] for row in found] == [("Ana Petrović", "Hi."), ("Ben", "Hello.")]
    assert [row[0] for row in found] == ([7.0, 9.0] if "0:07" in text else [None, None])


@pytest.mark.parametrize(
    "text",
    [
        "Note: remember the milk.\n\nTitle: my day.",
        "See https://example.org: it is good.\n\nhttps://example.org",
        "I said one thing: go.\n\nHe said another: stay.",
        "**Note:** remember.",
        "Ana: hello there.",
        "A walk.\n\nAna: a friend.\n\nIt rained.\n\nI went home.",
        "We met at 4:30\n\nWe left at 5:30",
    ],
)
def test_remarks_are_not_speakers(text: str) -> None:
    """A colon alone makes no speaker, and no word is lost."""
    transcript = parse_transcript(text, name="memo.txt")
    assert transcript.speakers == ()
    assert [word for _, word in spoken(transcript)] == text.replace("*", "").split()
    assert all(segment.start is None for segment in transcript.segments)


def test_marks_time_what_follows_and_are_no_words() -> None:
    """A mark inside a paragraph begins a segment; everything else stays unknown."""
    assert read("One. \\[00:04:01.06\\] Two. Three. [4:10] Four.") == [
        (None, None, "One."),
        (241.06, None, "Two."),
        (None, None, "Three."),
        (250.0, None, "Four."),
    ]


def test_a_paragraph_without_words_is_not_speech() -> None:
    """A jingle has a label and a mark, and nobody speaks; its time is not that of the next speaker."""
    assert read("**Jingle:** \\[04:15\\]\n\n**Ana:** So.") == [(None, "Ana", "So.")]


def test_a_mark_on_a_line_of_its_own_waits_for_its_words() -> None:
    """As players show transcripts: the time above, the words below."""
    assert read("0:07\nSo it began\n0:12\n\nand went on") == [(7.0, None, "So it began"), (12.0, None, "and went on")]


def test_a_range_gives_both_ends() -> None:
    """What Whisper prints on the screen."""
    segment = parse_transcript("[00:07.000 --> 00:11.500]  So. It is.", name="x.txt").segments
    assert [(s.start, s.end) for s in segment] == [(7.0, None), (None, 11.5)]


def test_notes_in_brackets_stay_words() -> None:
    """Laughter and gaps are what the text says; asterisks and backslashes are not."""
    assert read("I *[laughs]* do \\[unintelligible 00:03:11.10\\] it")[0][2] == (
        "I [laughs] do [unintelligible 00:03:11.10] it"
    )


def test_what_nobody_said_is_left_out() -> None:
    """Front matter, comments, rules and headings; a heading is told of."""
    text = "---\ntitle: Walk\nlanguage: sl\n---\n<!-- a\n\nb -->\n# My walk\n\nDober dan.\n\n---\n\nLep dan."
    transcript = parse_transcript(text, name="walk.md")
    assert [segment.text for segment in transcript.segments] == ["Dober dan.", "Lep dan."]
    assert transcript.language == "sl"
    assert "My walk" in transcript.notices[0].message


def test_sentences_are_never_cut_inside_a_word() -> None:
    """A dot in front of a name is no full stop, and an abbreviation ends nothing."""
    assert [row[2] for row in read("Dr. Ana likes .NET 3.5 a lot. ...so do I")] == [
        "Dr. Ana likes .NET 3.5 a lot.",
        "...so do I",
    ]


def test_speech_without_full_stops_is_cut_to_a_size_that_can_be_cited() -> None:
    """Nothing is lost, and no segment is longer than eighty words."""
    segments = parse_transcript("and so on, " * 500, name="x.txt").segments
    assert max(len(segment.words) for segment in segments) <= 80
    assert sum(len(segment.words) for segment in segments) == 1500


def test_markdown_names_its_recording_and_marks_its_paragraphs() -> None:
    """Front matter that YAML reads, whatever the file is called; a mark where the time is known."""
    file = SoundFile(path='/x/a "b": c.flac', sha256="0", duration=132, sample_rate=16000, channels=1)
    words = (Word(text="So", start=7.9, end=8.0),)
    made = Transcript(
        segments=(Segment(id="a0", words=words, start=7.9, end=8.0, speaker="Ana"),),
        recordings=(Recording(tracks=(Track(file=file),)),),
        language="en",
    )
    text = write_transcript(made, "md")
    assert '\nrecording: "a \\"b\\": c.flac"\nduration: "2:12"\n' in text
    assert text.endswith("---\n\n**Ana:** [0:07] So\n")
    assert read(text) == [(7.0, "Ana", "So")]


def test_a_pause_begins_a_paragraph() -> None:
    """Two seconds of silence part paragraphs; a breath does not."""
    at = [(0.0, 1.0), (1.5, 2.0), (4.0, 5.0)]
    made = Transcript(
        segments=tuple(
            Segment(id=f"a{n}", words=split_words(f"Word {n}."), start=a, end=b) for n, (a, b) in enumerate(at)
        )
    )
    assert write_transcript(made, "txt") == "Word 0. Word 1.\n\nWord 2.\n"


@pytest.mark.parametrize(
    ("name", "speakers", "marks"),
    [
        ("away-from-keyboard-9", 2, 6),
        ("changelog--friends-37", 2, 13),
        ("founders-talk-76", 2, 15),
        ("practical-ai-97", 3, 11),
    ],
)
def test_real_transcripts_keep_every_spoken_word(shared: Path, name: str, speakers: int, marks: int) -> None:
    """Labels and marks are taken out of four long conversations, and nothing else is."""
    path = shared / "real" / f"{name}.md"
    transcript = read_transcript(path)
    assert len(transcript.speakers) == speakers
    assert sum(segment.start is not None for segment in transcript.segments) == marks
    raw = path.read_text().replace("\\", "")
    for speaker in (*transcript.speakers, "Break", "Jingle"):
        raw = raw.replace(f"**{speaker}:**", " ").replace(f"**{speaker}**:", " ")
    expected = [word for word in raw.split() if not (word[0] == "[" and word[1:2].isdigit())]
    assert [word for _, word in spoken(transcript)] == expected


def test_listed_segments_keep_their_numbers_and_times(shared: Path) -> None:
    """A transcript as it is shown to an editor: number, time, text."""
    segments = read_transcript(shared / "examples" / "memo.transcript.md").segments
    assert [segment.id for segment in segments] == [f"a{n}" for n in range(15)]
    assert [segment.start for segment in segments[:3]] == [0.0, 7.0, 15.0]
    assert segments[3].text.startswith("Then my wrist went. I could not type")
