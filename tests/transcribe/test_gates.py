"""The quality gates, on segments made by hand."""

import pytest

from dictate.transcribe import GATES, HeardTrack, mark_doubts, unheard_speech
from dictate.transcribe.repetition import find_loops
from dictate.values.transcript import Doubt, Segment, Word, split_words
from dictate.values.window import Span


def said(text: str, start: float = 0.0, seconds: float | None = None, number: int = 0, **figures: float) -> Segment:
    """A segment whose words are spread evenly over its seconds; two words a second unless told otherwise."""
    words = split_words(text)
    step = (seconds if seconds is not None else len(words) / 2) / len(words)
    timed = tuple(
        Word(text=word.text, start=start + place * step, end=start + (place + 1) * step)
        for place, word in enumerate(words)
    )
    return Segment(id=f"a{number}", words=timed, start=start, end=timed[-1].end, **figures)


def doubts(*segments: Segment, language: str = "en") -> list[tuple[Doubt, ...]]:
    """The doubts about each, when all of their time is speech."""
    ends = [segment.end or 0 for segment in segments]
    track = HeardTrack(segments, (Span(0.0, max(ends)),), language)
    return [segment.doubts for segment in mark_doubts(track)]


PLAIN = "it rained all day and we stayed at home with a book"
CASES: list[tuple[str, Segment, tuple[Doubt, ...]]] = [
    ("plain speech", said(PLAIN, avg_logprob=-0.3, no_speech_prob=0.1, compression_ratio=1.4), ()),
    ("no figures at all", said(PLAIN), ()),
    ("unsure", said(PLAIN, avg_logprob=-1.1), ("low confidence",)),
    ("at the limit", said(PLAIN, avg_logprob=-1.0), ()),
    ("noise", said(PLAIN, avg_logprob=-0.8, no_speech_prob=0.7), ("perhaps not speech",)),
    ("clear words over noise", said(PLAIN, avg_logprob=-0.2, no_speech_prob=0.9), ()),
    ("squeezed", said(PLAIN, compression_ratio=2.5), ("repetition",)),
    ("one word five times", said("so so so so so it goes"), ("repetition",)),
    ("said for emphasis", said("no, no, no, no, that is not it"), ()),
    ("a phrase over and over", said("I think that. I think that. I think that I do"), ("repetition",)),
    ("few words", said("and then", seconds=9.0), ("few words",)),
    ("a hole in the middle", said(PLAIN, seconds=40.0), ("few words",)),
    ("slow but whole", said(PLAIN, seconds=12.0), ()),
    ("short and slow", said("well", seconds=3.0), ()),
    ("too fast", said(PLAIN, seconds=1.0), ("too many words",)),
    ("fast", said(PLAIN, seconds=2.2), ()),
]


@pytest.mark.parametrize(("segment", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_gates_mark_what_is_doubtful(segment: Segment, expected: tuple[Doubt, ...]) -> None:
    """Each kind of doubt is raised by what causes it, and by nothing else."""
    assert doubts(segment) == [expected]


def test_gates_change_nothing_but_doubts() -> None:
    """A marked segment keeps its words, times and figures."""
    segment = said("so so so so so so", avg_logprob=-2.0)
    (marked,) = mark_doubts(HeardTrack((segment,), (Span(0, 3),)))
    assert marked.doubts
    assert marked.model_copy(update={"doubts": ()}) == segment


def test_a_hole_inside_a_segment_is_few_words() -> None:
    """Speech of four seconds without a word is doubtful, though the segment has words enough on the whole."""
    before = said(PLAIN, seconds=5.0)
    after = said("later on the sun came out and the garden was full of birds", start=9.0, seconds=5.0)
    assert doubts(before.model_copy(update={"words": before.words + after.words, "end": 14.0})) == [("few words",)]


def test_a_loop_over_several_segments_marks_each() -> None:
    """The same sentence three times in a row is a loop, though each segment is plain by itself."""
    texts = ["we begin", "Thank you for watching.", "Thank you for watching.", "Thank you, for watching", "and then"]
    segments = [said(text, start=10.0 * n, number=n, seconds=2) for n, text in enumerate(texts)]
    assert [place for place, found in enumerate(doubts(*segments)) if "repetition" in found] == [1, 2, 3]


def test_characters_are_not_taken_for_words() -> None:
    """Six characters a second are plain Japanese, and would be a torrent of English words."""
    text = "今日は朝から雨が降っていたので家で本を読んでいました"
    words = tuple(Word(text=c, start=n / 8, end=(n + 1) / 8) for n, c in enumerate(text))
    segment = Segment(id="a0", words=words, start=0, end=len(text) / 8)
    assert doubts(segment, language="ja") == [()]
    assert doubts(segment, language="en") == [("too many words",)]


def test_a_pause_that_is_silence_is_no_missing_stretch() -> None:
    """Only seconds of speech count: silence between two stretches asks for no words."""
    early, late = said(PLAIN, number=0), said(PLAIN, start=100.0, number=1)
    track = HeardTrack((early, late), (Span(0.0, 6.0), Span(100.0, 106.0)))
    assert [segment.doubts for segment in mark_doubts(track)] == [(), ()]
    assert not list(unheard_speech(track))


@pytest.mark.parametrize("where", ["before", "between", "after", "all"])
def test_speech_without_a_segment_is_noticed(where: str) -> None:
    """A stretch of speech in which nothing was heard is told with its start and end, without the silence around it."""
    early, late = said(PLAIN, start=30.0), said(PLAIN, start=80.0, number=1)
    lonely = {"before": Span(10.0, 20.0), "between": Span(50.0, 60.0), "after": Span(95.0, 99.0), "all": Span(1, 9)}
    speech = sorted([lonely[where], Span(30.0, 36.0), Span(80.0, 86.0)]) if where != "all" else [lonely[where]]
    track = HeardTrack((early, late) if where != "all" else (), tuple(speech))
    assert [(notice.start, notice.end) for notice in unheard_speech(track)] == [lonely[where]]


def test_segments_without_times_are_left_alone() -> None:
    """Where times are unknown nothing is said about speed."""
    segment = Segment(id="a0", words=split_words(PLAIN * 3))
    assert [gate for _, gate in GATES if gate(HeardTrack((segment,), (Span(0, 60),)))] == []


def test_loops_are_found_by_their_length() -> None:
    """Parts of up to twenty words are found; a sentence that is said twice is none."""
    part = [f"word{n}" for n in range(20)]
    assert list(find_loops(["so", *part * 3, "on"])) == [range(1, 61)]
    assert list(find_loops(part * 2)) == []
