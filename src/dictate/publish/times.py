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
        """Clock time of the first word whose time is known."""
        starts = [
            word.start
            for source in sources
            for word in self._transcript.by_id[source.segment].words[source.first : source.last]
            if word.start is not None
        ]
        return self._clock(min(starts)) if starts else self._of_segments(source.segment for source in sources)

    def of_segment(self, segment: str) -> str | None:
        """Clock time at which a segment begins, if that is known."""
        return self._of_segments([segment])

    def _of_segments(self, segments: Iterable[str]) -> str | None:
        starts = [start for name in segments if (start := self._transcript.by_id[name].start) is not None]
        return self._clock(min(starts)) if starts else None

    def _clock(self, seconds: float) -> str:
        return clock(seconds + self._offset)
