"""JSON of other programs: Whisper, those that write as it does (whisperX, front ends of faster-whisper), whisper.cpp.

It reads what writers already have. It is never written.
"""

import math
from pathlib import Path
from typing import Any

from dictate.errors import TranscriptError
from dictate.values.transcript import Segment, Transcript, Word, segment_id, split_words

__all__ = ["from_foreign_json"]

_FIGURES = ("avg_logprob", "no_speech_prob", "compression_ratio", "temperature")


def from_foreign_json(data: object, path: Path | None) -> Transcript:
    """The transcript of another program's parsed JSON. Raises TranscriptError where it is none that we know."""
    if isinstance(data, list):
        data = {"segments": data}
    if isinstance(data, dict) and isinstance(rows := data.get("transcription"), list):
        return _whisper_cpp(data, rows, path)
    if isinstance(data, dict) and isinstance(rows := data.get("segments"), list):
        return Transcript(segments=_segments(rows, path), language=_language(data.get("language")))
    raise _unknown(path)


def _segments(rows: list[Any], path: Path | None) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise _unknown(path)
        if words := _words(row):
            figures = {name: _number(row.get(name)) for name in _FIGURES}
            segments.append(
                Segment(
                    id=segment_id(0, len(segments)),
                    words=words,
                    start=_number(row.get("start")),
                    end=_number(row.get("end")),
                    speaker=_name(row.get("speaker")),
                    avg_logprob=figures["avg_logprob"],
                    no_speech_prob=figures["no_speech_prob"],
                    compression_ratio=figures["compression_ratio"],
                    temperature=figures["temperature"],
                )
            )
    return tuple(segments)


def _words(row: dict[str, Any]) -> tuple[Word, ...]:
    """The words with their times where they say what the segment's text says; else the text alone."""
    found = row.get("words")
    if isinstance(found, list):
        words = [_word(item) for item in found if isinstance(item, dict)]
        timed = _spaced([word for word in words if word.text.strip()])
        if "".join("".join(word.text for word in timed).split()) == "".join(row["text"].split()):
            return timed
    return split_words(row["text"])


def _word(item: dict[str, Any]) -> Word:
    text = item.get("word", item.get("text"))
    start, end = _number(item.get("start")), _number(item.get("end"))
    known = start is not None and end is not None
    return Word(
        text=text if isinstance(text, str) else "",
        start=start if known else None,
        end=end if known else None,
        probability=_number(item.get("probability", item.get("score"))),
    )


def _spaced(words: list[Word]) -> tuple[Word, ...]:
    """Whisper's words bring their own spaces; whisperX and OpenAI give bare words, which get one each."""
    bare = not any(word.text[:1].isspace() for word in words[1:])
    spaced = []
    for place, word in enumerate(words):
        gap = " " if place and (bare or word.text[:1].isspace()) else ""
        spaced.append(word.model_copy(update={"text": gap + " ".join(word.text.split())}))
    return tuple(spaced)


def _whisper_cpp(data: dict[str, Any], rows: list[Any], path: Path | None) -> Transcript:
    """whisper.cpp: milliseconds in `offsets`, text that begins with a space."""
    segments: list[Segment] = []
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise _unknown(path)
        found = row.get("offsets")
        offsets = found if isinstance(found, dict) else {}
        start, end = _number(offsets.get("from")), _number(offsets.get("to"))
        if words := split_words(row["text"]):
            segments.append(
                Segment(
                    id=segment_id(0, len(segments)),
                    words=words,
                    start=None if start is None else start / 1000,
                    end=None if end is None else end / 1000,
                )
            )
    result = data.get("result")
    return Transcript(
        segments=tuple(segments), language=_language(result.get("language") if isinstance(result, dict) else None)
    )


def _number(value: object) -> float | None:
    """A finite number as float; anything else counts as unknown."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    return None


def _name(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _language(value: object) -> str | None:
    """A language code; the API of OpenAI writes whole names ("english"), which say nothing to us."""
    return value if isinstance(value, str) and len(value) in (2, 3) else None


def _unknown(path: Path | None) -> TranscriptError:
    return TranscriptError(
        "is JSON of another program, and none that we know",
        hint="we read our own JSON and that of Whisper, whisperX and whisper.cpp; or give srt, vtt, tsv, txt or md",
        path=path,
    )
