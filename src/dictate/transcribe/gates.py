"""Quality gates: pure functions that mark segments as doubtful. None hides a segment or changes a word.

Each gate looks at one track and names the places of the segments that it doubts; `GATES` is the list. They stand
outside the engine and are the same for every engine. Silence makes Whisper invent, and a wrong guess makes it repeat
itself or skip: its own figures and a count of words against seconds of speech show most of that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dictate.transcribe.coverage import unheard_stretches, words_in_speech
from dictate.transcribe.repetition import find_loops
from dictate.values.timecode import clock
from dictate.values.transcript import Doubt, Notice, Segment
from dictate.values.window import Span

__all__ = ["GATES", "Gate", "HeardTrack", "mark_doubts", "unheard_speech"]

_LOW_LOGPROB = -1.0  # Whisper's own limit, below which it tries again at a higher temperature
_PERHAPS_NO_SPEECH = 0.6  # Whisper's own limit
# Whisper itself drops what is above 0.6 and below -1.0. What is left above 0.6 is doubtful where Whisper is not sure of
# its words either; good speech reads at -0.1 to -0.5.
_UNSURE_LOGPROB = -0.7
_HIGH_COMPRESSION = 2.4  # Whisper's own limit: text that zlib shrinks so far says the same thing again and again


@dataclass(frozen=True)
class HeardTrack:
    """What the gates look at: one track's segments in order, its stretches of speech in order, and the language."""

    segments: tuple[Segment, ...]
    speech: tuple[Span, ...]
    language: str | None = None


Gate = Callable[[HeardTrack], set[int]]
"""Names the places of the segments that it doubts."""


def low_confidence(track: HeardTrack) -> set[int]:
    """Whisper was not sure of its words."""
    return {
        place
        for place, segment in enumerate(track.segments)
        if segment.avg_logprob is not None and segment.avg_logprob < _LOW_LOGPROB
    }


def perhaps_not_speech(track: HeardTrack) -> set[int]:
    """Whisper heard something else than speech, and was not sure of its words."""
    return {
        place
        for place, segment in enumerate(track.segments)
        if (segment.no_speech_prob or 0) > _PERHAPS_NO_SPEECH
        and segment.avg_logprob is not None
        and segment.avg_logprob < _UNSURE_LOGPROB
    }


def repetition(track: HeardTrack) -> set[int]:
    """The text says the same again and again, in one segment or over several."""
    squeezed = {
        place for place, segment in enumerate(track.segments) if (segment.compression_ratio or 0) > _HIGH_COMPRESSION
    }
    owners = [place for place, segment in enumerate(track.segments) for _ in segment.words]
    loops = find_loops([word.text for segment in track.segments for word in segment.words])
    return squeezed | {owners[word] for loop in loops for word in loop}


def few_words(track: HeardTrack) -> set[int]:
    """There are far fewer words than that much speech holds: perhaps a stretch was skipped."""
    return {
        place
        for place, count in enumerate(words_in_speech(track.segments, track.speech))
        if count.too_few(track.language)
    }


def too_many_words(track: HeardTrack) -> set[int]:
    """There are more words than anybody can say in that time: perhaps they were never said."""
    return {
        place
        for place, count in enumerate(words_in_speech(track.segments, track.speech))
        if count.too_many(track.language)
    }


GATES: tuple[tuple[Doubt, Gate], ...] = (
    ("low confidence", low_confidence),
    ("perhaps not speech", perhaps_not_speech),
    ("repetition", repetition),
    ("few words", few_words),
    ("too many words", too_many_words),
)


def mark_doubts(track: HeardTrack, gates: Sequence[tuple[Doubt, Gate]] = GATES) -> tuple[Segment, ...]:
    """The track's segments, each with the doubts that the gates have about it."""
    doubted = [(doubt, gate(track)) for doubt, gate in gates]
    return tuple(
        segment.model_copy(update={"doubts": tuple(doubt for doubt, places in doubted if place in places)})
        for place, segment in enumerate(track.segments)
    )


def unheard_speech(track: HeardTrack) -> Iterator[Notice]:
    """A notice for each stretch in which there is speech, and no segment."""
    for stretch in unheard_stretches(track.segments, track.speech):
        yield Notice(
            message=f"no words were heard from {clock(stretch.start)} to {clock(stretch.end)}, where there seems to be "
            "speech",
            start=stretch.start,
            end=stretch.end,
        )
