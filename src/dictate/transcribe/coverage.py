"""Words against seconds of speech: where words are missing, and where there are more than can be said.

It counts; `gates` draws the conclusions into doubts and notices.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, zip_longest

from dictate.values.transcript import Segment, Word
from dictate.values.window import Span

__all__ = ["WordCount", "unheard_stretches", "words_in_speech"]

# Speech detection parts speech at pauses of two seconds and leaves 0.4 s at either side: what it calls speech can hold
# a pause of 2.8 s. More than that without a word is not a pause.
_LONGEST_PAUSE = 3.0
# People dictate at 1.5 to 3 words a second; with a thinking pause after every few words still more than one.
_FEWEST_WORDS = 0.7
_ENOUGH_SPEECH = 6.0  # seconds: below that one slow word is an accident
# The fastest speakers reach 5 to 6 words a second over a phrase.
_MOST_WORDS = 7.0
_PHRASE = 10  # words over which speed is measured: a few short ones in a row say nothing
# In these languages faster-whisper's words are characters or parts of words; two or three of them are a spoken word.
_WITHOUT_SPACES = frozenset({"zh", "yue", "ja", "th", "lo", "my"})
_PARTS_OF_A_WORD = 2.5


@dataclass(frozen=True)
class WordCount:
    """What stands against what for one segment.

    words:   how many it has.
    seconds: speech from its start to the next segment's start.
    pause:   the longest stretch of speech inside it without a word, in seconds.
    speed:   words a second in its fastest phrase; 0 where it is shorter than a phrase.
    """

    words: int
    seconds: float
    pause: float
    speed: float

    def too_few(self, language: str | None) -> bool:
        """Whether words must be missing."""
        slow = self.seconds >= _ENOUGH_SPEECH and self.words < self.seconds * _FEWEST_WORDS * _parts(language)
        return slow or self.pause > _LONGEST_PAUSE

    def too_many(self, language: str | None) -> bool:
        """Whether nobody can speak that fast."""
        return self.speed > _MOST_WORDS * _parts(language)


def words_in_speech(segments: Sequence[Segment], speech: Sequence[Span]) -> Iterator[WordCount]:
    """One count for each segment; a segment without times counts as having neither speech nor speed."""
    clock = _SpeechClock(speech)
    starts = [segment.start for segment in segments]
    for segment, following in zip_longest(segments, starts[1:]):
        if segment.start is None or segment.end is None:
            yield WordCount(words=len(segment.words), seconds=0.0, pause=0.0, speed=0.0)
            continue
        until = segment.end if following is None else max(segment.end, following)
        gap = clock.between(segment.end, until)
        # a gap too long for a pause has a notice of its own, and is not held against this segment
        seconds = clock.between(segment.start, segment.end) + (gap if gap <= _LONGEST_PAUSE else 0.0)
        yield WordCount(len(segment.words), seconds, _longest_pause(segment, clock), _speed(segment.words))


_A_WORD = 1.0  # s; a shorter stretch is the rim that speech detection leaves around words


def unheard_stretches(segments: Sequence[Segment], speech: Sequence[Span]) -> Iterator[Span]:
    """Where there is more speech than a pause can be, and no segment."""
    clock = _SpeechClock(speech)
    ends = [0.0, *accumulate((segment.end for segment in segments if segment.end is not None), max)]
    starts = [segment.start for segment in segments if segment.start is not None]
    if not speech:
        return
    for end, start in zip(ends, [*starts, speech[-1].end], strict=False):
        if clock.between(end, start) > _LONGEST_PAUSE:
            yield from (stretch for stretch in clock.within(end, start) if stretch.duration >= _A_WORD)


class _SpeechClock:
    """Seconds of speech up to any second of the track."""

    def __init__(self, speech: Sequence[Span]) -> None:
        self.speech = speech
        self._starts = [stretch.start for stretch in speech]
        self._before = [0.0, *accumulate(stretch.duration for stretch in speech)]

    def upto(self, second: float) -> float:
        """Seconds of speech before `second`."""
        place = bisect_right(self._starts, second) - 1
        if place < 0:
            return 0.0
        stretch = self.speech[place]
        return self._before[place] + min(second - stretch.start, stretch.duration)

    def between(self, start: float, end: float) -> float:
        """Seconds of speech from `start` to `end`."""
        return max(0.0, self.upto(end) - self.upto(start))

    def within(self, start: float, end: float) -> Iterator[Span]:
        """The stretches of speech from `start` to `end`."""
        for stretch in self.speech:
            if stretch.end > start and stretch.start < end:
                yield Span(max(start, stretch.start), min(end, stretch.end))


def _longest_pause(segment: Segment, clock: _SpeechClock) -> float:
    return max(
        (
            clock.between(word.end, following.start)
            for word, following in pairwise(segment.words)
            if word.end is not None and following.start is not None
        ),
        default=0.0,
    )


def _speed(words: Sequence[Word]) -> float:
    """Words a second of the fastest phrase of ten words."""
    phrases = zip(words, words[_PHRASE - 1 :], strict=False)
    seconds = [last.end - first.start for first, last in phrases if first.start is not None and last.end is not None]
    return _PHRASE / max(min(seconds), 0.01) if seconds else 0.0


def _parts(language: str | None) -> float:
    return _PARTS_OF_A_WORD if language in _WITHOUT_SPACES else 1.0
