"""Gives a transcript that was corrected by hand its times back, by aligning its words with the original's.

Words are compared without case and punctuation. The alignment is a shortest list of changes (Levenshtein 1966, in
rapidfuzz's bit-parallel form after Hyyrö 2003): quadratic, but 64 words at a time. It never interpolates. A word that
stands for one word, or alone for several, has their time; one of several for another number of words, or one that was
added, has none. It does not listen to the sound.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dictate.values.transcript import Segment, Transcript, Word, segment_id, track_of

__all__ = ["likeness", "realign"]

# scripts without spaces between words are aligned by the character: Thai, Lao, Burmese, Khmer, kana, Han
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ATOM = re.compile(rf"[{_UNSPACED}]|[^{_UNSPACED}\s]+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class _Unit(NamedTuple):
    """Words of the original that stand between spaces (Whisper may give "twenty" and "-one"), and their known times.

    `starts` and `ends` fall back on the segment's own time where the unit is its first or last.
    """

    words: tuple[Word, ...]
    segment: Segment
    opens: bool
    closes: bool

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words).strip()

    @property
    def starts(self) -> float | None:
        start = self.words[0].start
        return self.segment.start if start is None and self.opens else start

    @property
    def ends(self) -> float | None:
        end = self.words[-1].end
        return self.segment.end if end is None and self.closes else end


class _Atom(NamedTuple):
    """What is aligned: a word, or a character of a script without spaces; its unit, and whether it is at its edges."""

    text: str
    unit: _Unit
    first: bool
    last: bool


class _Place(NamedTuple):
    """Where an edited atom comes from: the original atoms from which it has its start and its end, if any.

    `same`: it is that atom, as far as case and punctuation go.
    """

    first: int | None = None
    last: int | None = None
    same: bool = False


class _Piece(NamedTuple):
    """An edited word: its text with the space before it, and where its atoms come from."""

    text: str
    places: tuple[_Place, ...]


def realign(edited: Transcript, original: Transcript) -> Transcript:
    """The edited words and speakers with the original's times, recordings, engine and language.

    A word that is in both keeps start, end and probability. A segment begins and ends with its first and last known
    word; where none is known, what a mark in the text said stays. An untouched segment keeps its confidence figures.
    Segments are numbered anew on the track from which most of their words come.
    """
    atoms = [atom for segment in original.segments for atom in _atoms(segment)]
    texts = [_split(segment.text) for segment in edited.segments]
    places = iter(_places([atom.text for atom in atoms], [text for row in texts for text, _ in row]))
    segments: list[Segment] = []
    numbers: Counter[int] = Counter()
    track = 0
    for segment, row in zip(edited.segments, texts, strict=True):
        pieces = list(_pieces(row, [next(places) for _ in row], atoms))
        track = _track(pieces, atoms, track)
        timed = _untouched(pieces, atoms) or _timed(segment, pieces, atoms)
        identifier = segment_id(track, numbers[track])
        segments.append(timed.model_copy(update={"id": identifier, "speaker": segment.speaker}))
        numbers[track] += 1
    return original.model_copy(
        update={"segments": tuple(segments), "notices": (*original.notices, *edited.notices)},
    )


def likeness(edited: Transcript, original: Transcript) -> float:
    """The share (0 to 1) of the pairs of neighbouring words of the shorter transcript that are in the other too."""
    one, other = (Counter(_pairs(transcript)) for transcript in (edited, original))
    return (one & other).total() / max(1, min(one.total(), other.total()))


def _pairs(transcript: Transcript) -> Iterable[tuple[str, str]]:
    keys = [_key(text) for segment in transcript.segments for text, _ in _split(segment.text)]
    return pairwise(["", *keys, ""])


def _atoms(segment: Segment) -> Iterator[_Atom]:
    units = _units(segment)
    for place, words in enumerate(units):
        unit = _Unit(tuple(words), segment, opens=place == 0, closes=place == len(units) - 1)
        texts = _ATOM.findall(unit.text)
        for number, text in enumerate(texts):
            yield _Atom(text, unit, first=number == 0, last=number == len(texts) - 1)


def _units(segment: Segment) -> list[list[Word]]:
    """Words that no space parts, together; in a script without spaces each word alone."""
    units: list[list[Word]] = []
    for word in segment.words:
        if not word.text.strip():
            continue
        glued = units and not word.text[0].isspace() and not units[-1][-1].text[-1].isspace()
        if glued and not re.search(f"[{_UNSPACED}]", units[-1][-1].text[-1] + word.text[0]):
            units[-1].append(word)
        else:
            units.append([word])
    return units


def _split(text: str) -> list[tuple[str, bool]]:
    """The atoms of a text, each with whether a space stands before it."""
    return [(atom[0], atom.start() == 0 or text[atom.start() - 1].isspace()) for atom in _ATOM.finditer(text)]


def _key(text: str) -> str:
    """A word as it is compared.

    >>> _key("“Okay,")
    'okay'
    """
    return _EDGES.sub("", text).casefold() or text


def _places(original: Sequence[str], edited: Sequence[str]) -> list[_Place]:
    """For each edited atom where it comes from."""
    places = [_Place()] * len(edited)
    at = beginning = 0
    for block in (*_equal(original, edited), (len(original), len(edited), 0)):
        _replace(places, (at, block[0]), (beginning, block[1]))
        for offset in range(block[2]):
            places[block[1] + offset] = _Place(block[0] + offset, block[0] + offset, same=True)
        at, beginning = block[0] + block[2], block[1] + block[2]
    return places


def _equal(original: Sequence[str], edited: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal atoms: where they begin in the original and in the edited text, and their length."""
    from rapidfuzz.distance import Levenshtein

    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(_key(text), len(numbers)) for text in texts] for texts in (original, edited))
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            yield step.src_start, step.dest_start, step.src_end - step.src_start


def _replace(places: list[_Place], source: tuple[int, int], target: tuple[int, int]) -> None:
    """Note for the atoms `target` that they stand for the original atoms `source`: one for one, or as a whole."""
    length, size = source[1] - source[0], target[1] - target[0]
    if length == size:
        for offset in range(size):
            places[target[0] + offset] = _Place(source[0] + offset, source[0] + offset)
    elif length and size:
        places[target[0]] = _Place(first=source[0])
        places[target[1] - 1] = places[target[1] - 1]._replace(last=source[1] - 1)


def _pieces(row: list[tuple[str, bool]], places: list[_Place], atoms: Sequence[_Atom]) -> Iterator[_Piece]:
    """The atoms of a segment put together to words: those without a space between, if they come from one word."""
    text, held = "", list[_Place]()
    for number, ((atom, spaced), place) in enumerate(zip(row, places, strict=True)):
        if number and (spaced or _unit(place, atoms) is not _unit(held[-1], atoms)):
            yield _Piece(text, tuple(held))
            text, held = " " if spaced else "", []
        text += atom
        held.append(place)
    if held:
        yield _Piece(text, tuple(held))


def _unit(place: _Place, atoms: Sequence[_Atom]) -> _Unit | None:
    return atoms[place.first].unit if place.same and place.first is not None else None


def _start(piece: _Piece, atoms: Sequence[_Atom]) -> _Unit | None:
    """The original unit with which a piece begins, if it begins where that does."""
    first = piece.places[0].first
    return atoms[first].unit if first is not None and atoms[first].first else None


def _end(piece: _Piece, atoms: Sequence[_Atom]) -> _Unit | None:
    last = piece.places[-1].last
    return atoms[last].unit if last is not None and atoms[last].last else None


def _whole(piece: _Piece, atoms: Sequence[_Atom]) -> _Unit | None:
    """The unit that a piece is, as far as case and punctuation go."""
    unit = _unit(piece.places[0], atoms)
    return unit if unit is not None and unit is _start(piece, atoms) is _end(piece, atoms) else None


def _words(piece: _Piece, atoms: Sequence[_Atom]) -> tuple[Word, ...]:
    """A piece as words with what is known of them."""
    unit, text = _whole(piece, atoms), piece.text
    if unit is not None and unit.text == text.strip():
        first, *others = unit.words
        space = text[: len(text) - len(text.lstrip())]
        return (first.model_copy(update={"text": space + first.text.strip()}), *others)
    begin, finish = _start(piece, atoms), _end(piece, atoms)
    start, end = begin and begin.words[0].start, finish and finish.words[-1].end
    if start is None or end is None:
        start = end = None
    chances = [word.probability for word in unit.words if word.probability is not None] if unit else []
    return (Word(text=text, start=start, end=end, probability=min(chances, default=None)),)


def _timed(segment: Segment, pieces: list[_Piece], atoms: Sequence[_Atom]) -> Segment:
    words = tuple(word for piece in pieces for word in _words(piece, atoms))
    begin = next((_start(piece, atoms) for piece in pieces if piece.places[0].first is not None), None)
    finish = next((_end(piece, atoms) for piece in reversed(pieces) if piece.places[-1].last is not None), None)
    starts = [begin.starts if begin else None, *(word.start for word in words), segment.start]
    ends = [finish.ends if finish else None, *(word.end for word in reversed(words)), segment.end]
    return segment.model_copy(update={"words": words, "start": _first_known(starts), "end": _first_known(ends)})


def _first_known(times: Iterable[float | None]) -> float | None:
    return next((time for time in times if time is not None), None)


def _untouched(pieces: list[_Piece], atoms: Sequence[_Atom]) -> Segment | None:
    """The original segment that these pieces are, to the letter."""
    units = [_whole(piece, atoms) for piece in pieces]
    first, last = (units[0], units[-1]) if units else (None, None)
    if first is None or last is None or not (first.opens and last.closes and first.segment is last.segment):
        return None
    same = "".join(piece.text for piece in pieces) == " ".join(first.segment.text.split())
    return first.segment if same else None


def _track(pieces: list[_Piece], atoms: Sequence[_Atom], before: int) -> int:
    """The track from which most of the words come; that of the segment before where none does."""
    units = [unit for piece in pieces if (unit := _unit(piece.places[0], atoms)) is not None]
    tracks = Counter(track_of(unit.segment.id) for unit in units)
    return tracks.most_common(1)[0][0] if tracks else before
