"""Where a passage of a draft comes from: words of the segments that it cites, and their seconds."""

from dataclasses import dataclass
from functools import cached_property

from dictate.edit.align import SourceWords, matched, unparted
from dictate.edit.tokens import norms
from dictate.values.draft import Passage, Source
from dictate.values.transcript import Segment, Transcript

__all__ = ["Located", "locate"]


@dataclass(frozen=True)
class Located:
    """A passage with the words it was made of.

    cited: the segments that it cites and that exist; sources: the words found in them; missing: words of the passage,
    as they are compared, that were not.
    """

    passage: Passage
    cited: tuple[Segment, ...]
    sources: tuple[Source, ...]
    missing: tuple[str, ...] = ()

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The passage's words as they are compared."""
        return norms(self.passage.text)


def locate(passage: Passage, transcript: Transcript, left_out: frozenset[tuple[str, int]]) -> Located:
    """Find a passage's words in the segments it cites.

    Sources that it brings are believed if they spell the passage, word for word. Else words are aligned: first with
    what the editor did not take out (`left_out`: segment id, word number), then, if words are missing, with everything.
    """
    cited = tuple(transcript.by_id[cite] for cite in dict.fromkeys(passage.cites) if cite in transcript.by_id)
    if passage.sources and _spell(passage, transcript):
        return Located(passage, cited, passage.sources)
    wanted = norms(passage.text)
    best: Located | None = None
    for without in (left_out, frozenset[tuple[str, int]]()):
        source = SourceWords.of(cited, without)
        found = matched(wanted, source.norms)
        missing = tuple(word for place, word in enumerate(wanted) if place not in found)
        if best is None or len(missing) < len(best.missing):
            best = Located(passage, cited, source.sources(found.values()), missing)
        if not missing:
            break
    return best or Located(passage, cited, ())


def _spell(passage: Passage, transcript: Transcript) -> bool:
    """Whether a passage's own sources exist, lie in the segments it cites, and say its words."""
    said: list[str] = []
    for source in passage.sources:
        segment = transcript.by_id.get(source.segment)
        if segment is None or source.segment not in passage.cites or source.last > len(segment.words):
            return False
        said += [norm for word in segment.words[source.first : source.last] for norm in norms(word.text)]
    return unparted(said) == unparted(norms(passage.text))
