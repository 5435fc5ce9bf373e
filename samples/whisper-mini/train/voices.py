"""flite's voices, called in its library: sound, and where each word and each phone is in it."""

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

RATE = 16_000  # samples a second
NAMES = ("slt", "rms")


@dataclass
class Speech:
    """What one call of flite gave. Times in seconds."""

    samples: npt.NDArray[np.int16]
    phones: list[tuple[str, float]]  # name and end; "pau" is a pause
    words: list[tuple[str, float, float]]  # as written, with its punctuation; start and end


class _Wave(ctypes.Structure):
    """flite's cst_wave."""

    _fields_ = [
        ("type", ctypes.c_char_p),
        ("sample_rate", ctypes.c_int),
        ("num_samples", ctypes.c_int),
        ("num_channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    ]


class _Voice(ctypes.Structure):
    """The beginning of flite's cst_voice."""

    _fields_ = [("name", ctypes.c_char_p), ("features", ctypes.c_void_p)]


def _load() -> ctypes.CDLL:
    flite = ctypes.CDLL("libflite.so.1", mode=ctypes.RTLD_GLOBAL)
    for name in ("usenglish", "cmulex"):
        ctypes.CDLL(f"libflite_{name}.so.1", mode=ctypes.RTLD_GLOBAL)
    item = ctypes.c_void_p
    for function, result, arguments in [
        ("flite_synth_text", item, [ctypes.c_char_p, ctypes.c_void_p]),
        ("utt_relation", item, [item, ctypes.c_char_p]),
        ("utt_wave", ctypes.POINTER(_Wave), [item]),
        ("relation_head", item, [item]),
        ("item_next", item, [item]),
        ("path_to_item", item, [item, ctypes.c_char_p]),
        ("ffeature_string", ctypes.c_char_p, [item, ctypes.c_char_p]),
        ("ffeature_float", ctypes.c_float, [item, ctypes.c_char_p]),
        ("delete_utterance", None, [item]),
        ("flite_feat_set_float", None, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_float]),
    ]:
        getattr(flite, function).restype = result
        getattr(flite, function).argtypes = arguments
    flite.flite_init()
    return flite


class Voices:
    """Both voices, loaded once."""

    def __init__(self) -> None:
        self._flite, self._system = _load(), ctypes.CDLL(None)
        self._voices: dict[str, Any] = {}
        for name in NAMES:
            register = getattr(ctypes.CDLL(f"libflite_cmu_us_{name}.so.1"), f"register_cmu_us_{name}")
            register.restype = ctypes.POINTER(_Voice)
            self._voices[name] = register(None)

    def speak(self, text: str, voice: str, stretch: float = 1.0) -> Speech | None:
        """Speak one text. None where the words cannot be told apart afterwards."""
        flite, chosen = self._flite, self._voices[voice]
        self._system.srand(1)  # flite's noise comes from there: the same text gives the same samples
        flite.flite_feat_set_float(chosen.contents.features, b"duration_stretch", stretch)
        utterance = flite.flite_synth_text(text.encode(), chosen)
        try:
            wave = flite.utt_wave(utterance).contents
            samples = np.ctypeslib.as_array(wave.samples, (wave.num_samples,)).astype(np.int16)
            written = text.split()
            tokens: dict[int, int] = {}  # flite's tokens are the written words, in order, without their punctuation
            token = flite.relation_head(flite.utt_relation(utterance, b"Token"))
            while token:
                tokens[token] = len(tokens)
                token = flite.item_next(token)
            if len(tokens) != len(written):
                return None
            phones: list[tuple[str, float]] = []
            spans: list[tuple[float, float] | None] = [None for _ in written]
            start, segment = 0.0, flite.relation_head(flite.utt_relation(utterance, b"Segment"))
            while segment:
                end = float(flite.ffeature_float(segment, b"end"))
                phones.append((flite.ffeature_string(segment, b"name").decode(), end))
                token = flite.path_to_item(segment, b"R:SylStructure.parent.parent.R:Token.parent")
                if token in tokens:
                    old = spans[tokens[token]]
                    spans[tokens[token]] = (old[0] if old else start, end)
                start, segment = end, flite.item_next(segment)
            words = [(word, *span) for word, span in zip(written, spans, strict=True) if span]
            return Speech(samples, phones, words) if len(words) == len(written) else None
        finally:
            flite.delete_utterance(utterance)
