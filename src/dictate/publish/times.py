"""The seconds of sources, as a page shows them. Unknown stays unknown."""

from collections.abc import Iterable

from dictate.publish.layout import Layout
from dictate.values.draft import Source
from dictate.values.timecode import clock
from dictate.values.transcript import Transcript

__all__ = ["Times"]


class Times:
    """Looks seconds up in a transcript and writes them with the layout's offset."""

    def __init__(self, transcript: Transcript, layout: Layout) -> None:
        self._transcript = transcript
        self._offset = layout.offset

    def of_sources(self, sources: Iterable[Source]) -> str | None:
        """Clock time at which words begin, if that is known."""
        return self._clock(self._transcript.seconds_of(sources)[0])

    @property
    def of_beginning(self) -> str | None:
        """Clock time at which what is published begins, intro or not; `None` where no time of it is known."""
        known = any(segment.start is not None for segment in self._transcript.segments)
        return clock(0.0) if known else None

    def of_segment(self, segment: str) -> str | None:
        """Clock time at which a segment begins, if that is known."""
        return self._clock(self._transcript.by_id[segment].start)

    def _clock(self, seconds: float | None) -> str | None:
        return None if seconds is None else clock(seconds + self._offset)
