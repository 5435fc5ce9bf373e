"""Windows of speech become a transcript: the engine port, faster-whisper behind it, gates, resume, joining, and models.

Importing this room loads no engine. Sound files are read by `audio`; transcript files by `formats` in this room.
"""

from dictate.transcribe.catalogue import ListedModel, list_models
from dictate.transcribe.engine import (
    HeardSegment,
    StubTranscriber,
    TranscribeOptions,
    Transcriber,
    WindowResult,
)
from dictate.transcribe.gates import GATES, HeardTrack, mark_doubts, unheard_speech
from dictate.transcribe.machine import memory_bytes, physical_cores
from dictate.transcribe.models import DEFAULT_MODEL, Download, Model, ModelPlaces, find_here, resolve_model
from dictate.transcribe.tracks import TrackWindows, transcribe_tracks
from dictate.transcribe.whisper import FasterWhisper

__all__ = [
    "DEFAULT_MODEL",
    "GATES",
    "Download",
    "FasterWhisper",
    "HeardSegment",
    "HeardTrack",
    "ListedModel",
    "Model",
    "ModelPlaces",
    "StubTranscriber",
    "TrackWindows",
    "TranscribeOptions",
    "Transcriber",
    "WindowResult",
    "find_here",
    "list_models",
    "mark_doubts",
    "memory_bytes",
    "physical_cores",
    "resolve_model",
    "transcribe_tracks",
    "unheard_speech",
]
