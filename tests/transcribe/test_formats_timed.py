"""JSON, SRT, VTT and TSV: what comes back, how cues are cut, and that no time is made up."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictate.errors import UsageError
from dictate.transcribe.formats import Format, parse_transcript, write_transcript
from dictate.values.recording import Recording, SoundFile, Track
from dictate.values.transcript import Engine, Notice, Segment, Transcript, Word, segment_id, split_words

FLOATS = st.none() | st.floats(0, 40_000, allow_nan=False)
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
WORD = st.builds(Word, text=TEXT, start=FLOATS, end=FLOATS, probability=FLOATS)
SEGMENT = st.builds(
    Segment,
    id=st.just("a0"),
    words=st.lists(WORD, min_size=1, max_size=4).map(tuple),
    start=FLOATS,
    end=FLOATS,
    speaker=st.none() | TEXT,
    avg_logprob=FLOATS,
    doubts=st.sampled_from([(), ("repetition", "few words")]),
)
ENGINE = Engine(name="x", version="1", model="m", model_sha256="0", compute_type="int8", options={"beam_size": 5})


def numbered(segments: list[Segment]) -> tuple[Segment, ...]:
    """Segments with ids that differ."""
    return tuple(s.model_copy(update={"id": segment_id(n % 2, n)}) for n, s in enumerate(segments))


def said(text: str, start: float = 0.0, pace: float = 0.5, speaker: str | None = None, number: int = 0) -> Segment:
    """A segment whose words take `pace` seconds each, with no pause."""
    words = tuple(
        Word(text=word.text, start=start + place * pace, end=start + (place + 1) * pace)
        for place, word in enumerate(split_words(text))
    )
    return Segment(id=f"a{number}", words=words, start=start, end=words[-1].end, speaker=speaker)


@given(segments=st.lists(SEGMENT, max_size=4), notices=st.lists(st.builds(Notice, message=TEXT, start=FLOATS)))
def test_json_loses_nothing(segments: list[Segment], notices: list[Notice]) -> None:
    """Any transcript with words comes back equal."""
    spoken = numbered([*segments, Segment(id="a0", words=split_words("So"))])
    made = Transcript(segments=spoken, notices=tuple(notices), engine=ENGINE, language="en", language_probability=0.5)
    assert parse_transcript(write_transcript(made, "json"), name="x.json") == made


@pytest.mark.parametrize("name", ["a\udcff.wav", "čaj.wav", "a\nb.wav"])
def test_json_keeps_any_path(name: str) -> None:
    """A name that is no text, as old disks have them, comes back as it was; and the file can be written."""
    file = SoundFile(path=name, sha256="0", duration=1, sample_rate=16000, channels=1)
    made = Transcript(segments=(said("So"),), recordings=(Recording(tracks=(Track(file=file),)),))
    assert parse_transcript(write_transcript(made, "json"), name="x.json") == made
    assert write_transcript(made, "md").encode()


def test_json_has_a_line_for_each_segment() -> None:
    """A person can look into it: what it is, then segment by segment, the text before the words."""
    text = write_transcript(Transcript(segments=numbered([said("So it is."), said("Yes.", 9)])), "json")
    lines = text.splitlines()
    assert lines[1:3] == ['  "format": "dictate transcript",', '  "version": 1,']
    assert lines[4].startswith('    {"id":"a0","start":0.0,"end":1.5,"text":"So it is.","words":[')
    assert len(lines) == 8
    assert json.loads(text)["segments"][1]["words"][0] == {"text": "Yes.", "start": 9.0, "end": 9.5}


@pytest.mark.parametrize("form", ["srt", "vtt", "tsv"])
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["Ana", "Dr. Ben Ković"]),
            st.lists(
                st.sampled_from(["a", "-->", "b", "&", "<v", "<i>", "12", "x.", "y,", "今日は", "[laughs]"]), min_size=1
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_timed_forms_read_back_word_for_word(form: Format, rows: list[tuple[str, list[str]]]) -> None:
    """Words, speakers and milliseconds come back, whatever the words look like."""
    if form == "srt":  # there a tag is a tag, and nothing can be escaped
        rows = [(speaker, [word.strip("<>") for word in words]) for speaker, words in rows]
    made = Transcript(
        segments=tuple(said(" ".join(words), n * 100.0, 0.5, speaker, n) for n, (speaker, words) in enumerate(rows))
    )
    back = parse_transcript(write_transcript(made, form), name=f"x.{form}", speakers=made.speakers)
    assert spoken(back) == spoken(made)
    assert {s.start for s in made.segments} <= {s.start for s in back.segments}
    assert {s.end for s in made.segments} <= {s.end for s in back.segments}


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Every word with who says it."""
    return [(segment.speaker, word) for segment in transcript.segments for word in segment.text.split()]


@given(
    words=st.lists(st.text("abcde.,", min_size=1, max_size=12), min_size=1, max_size=60),
    pace=st.sampled_from([0.2, 0.5, 1.5]),
)
def test_cues_can_be_read(words: list[str], pace: float) -> None:
    """Two lines of 42 characters and seven seconds at most, one after another, no word lost."""
    made = Transcript(segments=(said(" ".join(words), pace=pace, speaker="Ana"),))
    blocks = [block.splitlines() for block in write_transcript(made, "srt").split("\n\n")]
    assert all(len(block) <= 4 and all(len(line) <= 42 for line in block[2:]) for block in blocks)
    back = parse_transcript(write_transcript(made, "srt"), name="x.srt", speakers=["Ana"])
    spans = [(s.start or 0, s.end or 0) for s in back.segments]
    assert all(end - start <= 7.001 for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert " ".join(s.text for s in back.segments) == " ".join(words)


def test_a_cue_ends_with_its_sentence() -> None:
    """Where a stretch must be cut, it is cut behind a full stop rather than in the middle of a thought."""
    text = "So I started talking to my phone on the walk. And the walk is twenty minutes there and back again."
    cues = write_transcript(Transcript(segments=(said(text, pace=0.3),)), "vtt").split("\n\n")[1:]
    assert cues[0].splitlines()[-1].endswith("walk.")


def test_nothing_is_cut_where_word_times_are_unknown() -> None:
    """A segment without word times is one cue, however long: its middle has no known time."""
    made = Transcript(segments=(Segment(id="a0", words=split_words("word " * 60), start=1.0, end=30.0),))
    assert write_transcript(made, "srt").count("-->") == 1


@pytest.mark.parametrize("form", ["srt", "vtt", "tsv"])
def test_unknown_times_are_not_invented(form: Format) -> None:
    """A form that needs times refuses a transcript that lacks one, and says what to do."""
    made = Transcript(segments=numbered([said("Yes."), Segment(id="a0", words=split_words("So"), start=3.0)]))
    with pytest.raises(UsageError, match="1 of 2 have none") as caught:
        write_transcript(made, form)
    assert "txt, md or json" in caught.value.hint


def test_vtt_tags_become_speakers_and_word_times() -> None:
    """Voice tags, entities, styles, notes, settings, and a time tag before each word."""
    text = (
        "WEBVTT - talk\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n"
        "<v.loud Ana &amp; Co><i>Ham</i> &lt;3</v> <v Ben>Yes.\n\nNOTE nobody\nsaid this\n\n"
        "00:05.000 --> 00:06.000\nSo<00:05.400><c> it</c><00:05.700><c> goes on</c>\n"
    )
    first, second, third = parse_transcript(text, name="x").segments
    assert (first.speaker, first.text, first.start, first.end) == ("Ana & Co", "Ham <3", 1.0, 4.0)
    assert (second.speaker, second.text) == ("Ben", "Yes.")
    assert [(w.text, w.start, w.end) for w in third.words] == [
        ("So", 5.0, 5.4),
        (" it", 5.4, 5.7),
        (" goes", None, None),
        (" on", None, None),
    ]


def test_captions_that_roll_are_read_once() -> None:
    """Live captions repeat a line while the next one grows under it."""
    text = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\n \nhello<00:01.000><c> world</c>\n\n"
        "00:02.000 --> 00:02.010\nhello world\n \n\n"
        "00:02.010 --> 00:04.000\nhello world\nso<00:03.000><c> long</c>\n"
    )
    assert [s.text for s in parse_transcript(text, name="x.vtt").segments] == ["hello world", "so long"]


def test_a_sloppy_srt_is_read_whole() -> None:
    """Dots for commas, no blank line between cues, a blank line inside one, styles, numbers that are words."""
    text = "1\n0:00:01.5 --> 00:00:02,000\n<i>Hi</i>\n\n{\\an8}there\n2\n00:00:03,000 --> 00:00:04,000\n42\n"
    assert [(s.start, s.end, s.text) for s in parse_transcript(text, name="x").segments] == [
        (1.5, 2.0, "Hi there"),
        (3.0, 4.0, "42"),
    ]


WHISPER_WORDS = [
    {"word": " So", "start": 1, "end": 1.5, "probability": 0.9},
    {"word": " it-", "start": 2.0, "end": 2.5},
]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": "", "segments": [{"start": 1, "end": 3, "text": " So it-", "words": WHISPER_WORDS}]}, [1.0, 2.0]),
        (
            {"segments": [{"start": 1, "end": 3, "text": "So it-", "words": [{"word": "So"}, {"word": "it-"}]}]},
            [None] * 2,
        ),
        ({"segments": [{"start": 1, "end": 3, "text": "So it-"}], "language": "en"}, [None, None]),
        ([{"start": 1, "end": 3, "text": "So it-", "words": [{"word": "other"}]}], [None, None]),
        ({"transcription": [{"offsets": {"from": 1000, "to": 3000}, "text": " So it-"}]}, [None, None]),
    ],
    ids=["whisper", "whisperX", "segments only", "words that disagree", "whisper.cpp"],
)
def test_json_of_other_programs_is_read(data: object, words: list[float | None]) -> None:
    """What Whisper and its relatives write: text, times where they are, and nothing made up."""
    (segment,) = parse_transcript(json.dumps(data), name="talk.json").segments
    assert (segment.text, segment.start, segment.end) == ("So it-", 1.0, 3.0)
    assert [word.start for word in segment.words] == words


def test_the_content_decides_before_the_suffix(tmp_path: Path) -> None:
    """A WebVTT file that is called .txt is WebVTT; a text that begins with a brace is text."""
    vtt = "WEBVTT\n\n00:01.000 --> 00:04.000\nSo.\n"
    assert parse_transcript(vtt, name="x.txt").segments[0].start == 1.0
    assert parse_transcript("{{ 7*7 }} is what I said.", name="x.txt").segments[0].text == "{{ 7*7 }} is what I said."
