"""A corrected text gets its times back: all where nothing changed, and none made up where something did."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictate.transcribe.formats import find_original, parse_transcript, read_corrected, write_transcript
from dictate.transcribe.realign import likeness, realign
from dictate.values.transcript import Segment, Transcript, Word, segment_id, split_words

VOCABULARY = ["so", "the", "walk,", "Then", "twenty-one.", "no", "今日は", "Ana", "(laughs)", "x."]
ROWS = st.lists(
    st.tuples(st.sampled_from(["Ana", "Ben"]), st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=7)),
    min_size=2,
    max_size=6,
)


def speech(*rows: tuple[str | None, list[str]]) -> Transcript:
    """Words of half a second, one after another; Ana is on the first track, everybody else on the second."""
    segments: list[Segment] = []
    at = 0.0
    for speaker, texts in rows:
        words = []
        for place, text in enumerate(texts):
            spaced = f" {text}" if place else text
            words.append(Word(text=spaced, start=at, end=at + 0.5, probability=0.9))
            at += 0.5
        track = 0 if speaker == "Ana" else 1
        before = sum(segment.id.startswith(segment_id(track, 0)[:-1]) for segment in segments)
        segments.append(
            Segment(id=segment_id(track, before), words=tuple(words), start=words[0].start, end=at, speaker=speaker)
        )
    return Transcript(segments=tuple(segments), language="en")


def times(transcript: Transcript) -> list[tuple[str, float | None, float | None, float | None]]:
    """Every word with what is known of it."""
    return [(word.text.strip(), word.start, word.end, word.probability) for _, _, word in transcript.words()]


def edited(text: str, original: Transcript) -> Transcript:
    """A text as a writer saved it, realigned."""
    return realign(parse_transcript(text, name="x.md", speakers=original.speakers), original)


MEMO = speech(("Ana", ["So", "I", "red", "the", "book."]), ("Ana", ["It", "was", "gonna", "be", "long."]))


@pytest.mark.parametrize("form", ["txt", "md"])
@given(rows=ROWS)
def test_an_unedited_export_gets_every_time_back(form: str, rows: list[tuple[str | None, list[str]]]) -> None:
    """Words, times, probabilities and speakers are as they were."""
    original = speech(*rows)
    text = write_transcript(original, "md" if form == "md" else "txt")
    back = edited(text, original)
    assert times(back) == times(original)
    assert [s.speaker for s, _, _ in back.words()] == [s.speaker for s, _, _ in original.words()]


@given(rows=ROWS, seed=st.randoms())
def test_an_edit_touches_no_time_but_its_own(rows: list[tuple[str | None, list[str]]], seed: object) -> None:
    """A word written in place of another changes that word alone: the same times, in the same order."""
    original = speech(*rows, ("Ana", ["unmistakable"]), *rows)
    changed = write_transcript(original, "md").replace("unmistakable", "corrected")
    back = edited(changed, original)
    expected = [("corrected", *row[1:3], None) if row[0] == "unmistakable" else row for row in times(original)]
    assert times(back) == expected


@given(rows=ROWS, added=st.integers(0, 30), word=st.sampled_from(["zebra", "quagga yak"]))
def test_an_added_word_has_no_time(rows: list[tuple[str | None, list[str]]], added: int, word: str) -> None:
    """Nothing is interpolated, and its neighbours keep what they have."""
    original = speech(*rows)
    plain = speech(("Ana", [text for _, texts in rows for text in texts]))
    words = [text for _, texts in rows for text in texts]
    place = min(added, len(words))
    text = " ".join([*words[:place], *word.split(), *words[place:]])
    back = realign(Transcript(segments=(Segment(id="a0", words=split_words(text)),)), plain)
    assert [row for row in times(back) if row[0] in word.split()] == [(w, None, None, None) for w in word.split()]
    assert [row for row in times(back) if row[0] not in word.split()] == times(plain)
    assert likeness(original, original) == 1.0


def test_a_comma_or_a_capital_is_no_change() -> None:
    """Punctuation and case leave the time and the probability alone."""
    back = edited("**Ana:** so, I red the BOOK! It was gonna be long.", MEMO)
    assert [row[1:] for row in times(back)] == [row[1:] for row in times(MEMO)]


def test_one_word_for_several_has_their_time() -> None:
    """From the start of the first to the end of the last; the probability of the guess is gone."""
    back = edited("**Ana:** So I red the book. It was lengthy.", MEMO)
    assert times(back)[-1] == ("lengthy.", 3.5, 5.0, None)


def test_several_words_for_one_share_no_time() -> None:
    """Nobody knows where "going" ended; the segment still begins and ends in time."""
    back = edited("**Ana:** So I red the book. Going to be long.", MEMO)
    assert [row[1] for row in times(back)][5:8] == [None, None, 4.0]
    assert [(s.start, s.end) for s in back.segments] == [(0.0, 2.5), (2.5, 5.0)]


def test_a_split_word_of_the_engine_comes_back_in_its_pieces() -> None:
    """Whisper's "twenty" and "-one" are one word to a writer, and have two times."""
    words = (Word(text="twenty", start=0.0, end=0.4), Word(text="-one", start=0.4, end=0.9), Word(text=" no"))
    original = Transcript(segments=(Segment(id="a0", words=words, start=0.0, end=1.0),))
    assert realign(parse_transcript("twenty-one no", name="x.txt"), original) == original


def test_a_script_without_spaces_is_aligned_by_its_characters() -> None:
    """A changed character costs the time of its word, not that of its sentence."""
    words = tuple(Word(text=text, start=n, end=n + 1) for n, text in enumerate(["今日", "は", "雨", "です", "。"]))
    original = Transcript(segments=(Segment(id="a0", words=words, start=0, end=5),))
    back = realign(parse_transcript("今日は雪です。", name="x.txt"), original)
    assert [(w.text, w.start) for w in back.segments[0].words] == [
        ("今日", 0),
        ("は", 1),
        ("雪", 2),
        ("です", 3),
        ("。", 4),
    ]


def test_segments_without_word_times_get_their_own_back() -> None:
    """An original made from subtitles knows only where its segments begin and end."""
    rows = [("So it went.", 1.0, 3.0), ("And on it went.", 4.0, 6.0)]
    original = Transcript(
        segments=tuple(Segment(id=f"a{n}", words=split_words(t), start=a, end=b) for n, (t, a, b) in enumerate(rows))
    )
    assert edited(write_transcript(original, "txt"), original) == original
    moved = edited("So it went. And on", original)
    assert [(s.start, s.end) for s in moved.segments] == [(1.0, 3.0), (4.0, None)]


def test_an_untouched_segment_keeps_its_figures_and_the_speakers_are_the_writers() -> None:
    """Confidence belongs to a segment as it was heard; a corrected one has none."""
    figures = {"avg_logprob": -0.3, "doubts": ("low confidence",)}
    original = MEMO.model_copy(update={"segments": tuple(s.model_copy(update=figures) for s in MEMO.segments)})
    back = edited("**Ana:** So I read the book.\n\n**Ben:** It was gonna be long.", original)
    assert [s.avg_logprob for s in back.segments] == [None, -0.3]
    assert back.speakers == ("Ana", "Ben")
    assert [word.start for word in back.segments[0].words] == [0.0, 0.5, 1.0, 1.5, 2.0]


def test_a_correction_is_found_by_the_json_beside_it(tmp_path: Path) -> None:
    """NAME.md has the times of NAME.json, if that is ours."""
    path = tmp_path / "talk.md"
    path.write_text("**Ana:** So I read the book. It was gonna be long.")
    assert find_original(path) is None
    (tmp_path / "talk.json").write_text('{"name": "talk"}')
    assert find_original(path) is None
    (tmp_path / "talk.transcript.json").write_text(write_transcript(MEMO, "json"))
    assert find_original(path) == tmp_path / "talk.transcript.json"
    assert [s.start for s in read_corrected(path).segments] == [0.0, 2.5]


def test_json_with_other_words_gives_no_times(tmp_path: Path) -> None:
    """A name in common is no reason to believe that it is the same speech; a notice tells of it."""
    path = tmp_path / "talk.txt"
    path.write_text("In the beginning there was a green notebook and the river.")
    path.with_suffix(".json").write_text(write_transcript(MEMO, "json"))
    transcript = read_corrected(path)
    assert transcript.segments[0].start is None
    assert "has other words" in transcript.notices[0].message
