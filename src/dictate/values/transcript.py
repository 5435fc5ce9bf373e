"""What was said: words with their seconds, in segments whose ids never change."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, Literal

from pydantic import Field, computed_field, model_validator

from dictate.values.base import Value
from dictate.values.draft import Source
from dictate.values.recording import Recording

__all__ = ["Doubt", "Engine", "Notice", "Segment", "Transcript", "Word", "segment_id", "split_words", "track_of"]

Doubt = Literal["low confidence", "perhaps not speech", "repetition", "few words", "too many words"]
"""Why a segment is marked as suspicious. It is never hidden for that."""


class Word(Value):
    """A word as it stands in the text: white space before it included, except in front of a segment's first word.

    `start` and `end` are float seconds of the recording, both `None` where unknown; `probability` is 0 to 1.
    """

    text: str
    start: float | None = None
    end: float | None = None
    probability: float | None = None


class Segment(Value):
    """A stretch of speech by one speaker.

    The id is the track's letter and a number (`a0`, `b12`), given once. `text` is exactly its words joined.
    The confidence figures are Whisper's own, `None` where another hand made the transcript.
    """

    id: str = Field(pattern=r"^[a-z]+\d+$")
    words: tuple[Word, ...]
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None
    temperature: float | None = None
    doubts: tuple[Doubt, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _accept_own_text(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever was in the file
        if isinstance(data, dict) and "text" in data:
            data = dict(data)
            text = data.pop("text")
            if "words" not in data:
                data["words"] = split_words(text)
            elif text != "".join(word["text"] if isinstance(word, dict) else word.text for word in data["words"]):
                raise ValueError("text is not what its words say")
        return data

    @computed_field  # type: ignore[prop-decorator]  # mypy does not follow a decorated property
    @property
    def text(self) -> str:
        """The words joined."""
        return "".join(word.text for word in self.words)


class Engine(Value):
    """What made a transcript: engine, its version, model name, the model's hash, and how it ran."""

    name: str
    version: str
    model: str
    model_sha256: str
    compute_type: str
    options: dict[str, Any] = Field(default_factory=dict)


class Notice(Value):
    """Something the reader of a transcript should know, with where in the recording (seconds) if it is somewhere."""

    message: str
    start: float | None = None
    end: float | None = None


class Transcript(Value):
    """Segments in the order in which they were said, and where they come from.

    `language` is an ISO 639-1 code. Times may be unknown (`None`), never 0 for unknown, never interpolated.
    """

    segments: tuple[Segment, ...]
    language: str | None = None
    language_probability: float | None = None
    recordings: tuple[Recording, ...] = ()
    engine: Engine | None = None
    notices: tuple[Notice, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Transcript":
        if len({segment.id for segment in self.segments}) != len(self.segments):
            raise ValueError("two segments have the same id")
        return self

    @cached_property
    def by_id(self) -> dict[str, Segment]:
        """Segments by id."""
        return {segment.id: segment for segment in self.segments}

    @cached_property
    def position(self) -> dict[str, int]:
        """Place of each segment id in the order of speech, from 0."""
        return {segment.id: place for place, segment in enumerate(self.segments)}

    @property
    def word_count(self) -> int:
        """How many words were said."""
        return sum(len(segment.words) for segment in self.segments)

    @property
    def duration(self) -> float | None:
        """Seconds of the longest recording, else until the last known time; `None` where nothing is known."""
        if self.recordings:
            return max(recording.duration for recording in self.recordings)
        return max((segment.end for segment in self.segments if segment.end is not None), default=None)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Names of those who speak, in order of their first word."""
        return tuple(dict.fromkeys(segment.speaker for segment in self.segments if segment.speaker))

    def seconds_of(self, sources: Iterable[Source]) -> tuple[float | None, float | None]:
        """When words were said that are read in this order: their first second and their last.

        The first second is that of the first source's words, or of its segment where its words have none; where
        neither is known it is `None`, whatever is known of later sources. The last second likewise.
        """
        ranges = list(sources)
        if not ranges:
            return None, None
        start, end = self._start_of(ranges[0]), self._end_of(ranges[-1])
        return start, end if start is None or end is None else max(start, end)

    def _start_of(self, source: Source) -> float | None:
        segment = self.by_id[source.segment]
        words = segment.words[source.first : source.last]
        return next((word.start for word in words if word.start is not None), segment.start)

    def _end_of(self, source: Source) -> float | None:
        segment = self.by_id[source.segment]
        words = segment.words[source.first : source.last]
        return next((word.end for word in reversed(words) if word.end is not None), segment.end)

    def words(self) -> Iterator[tuple[Segment, int, Word]]:
        """Every word in order, with its segment and its place in it."""
        for segment in self.segments:
            for place, word in enumerate(segment.words):
                yield segment, place, word


def segment_id(track: int, number: int) -> str:
    """The id of segment `number` of track `track`, both from 0.

    >>> segment_id(0, 12), segment_id(27, 3)
    ('a12', 'ab3')
    """
    letters, left = "", track + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("a") + place) + letters
    return f"{letters}{number}"


def track_of(identifier: str) -> int:
    """The track that a segment id names, from 0; the inverse of `segment_id`.

    >>> track_of("a12"), track_of("ab3")
    (0, 27)
    """
    number = 0
    for letter in takewhile(str.isalpha, identifier):
        number = number * 26 + ord(letter) - ord("a") + 1
    return number - 1


def split_words(text: str) -> tuple[Word, ...]:
    """Words of a text without times; joined they are the text with its white space folded.

    >>> [word.text for word in split_words("So, for  ten years")]
    ['So,', ' for', ' ten', ' years']
    """
    return join_words(text.split())


def join_words(texts: Sequence[str]) -> tuple[Word, ...]:
    """Untimed words of bare texts, with a space before each but the first."""
    return tuple(Word(text=text if place == 0 else f" {text}") for place, text in enumerate(texts))
