"""faster-whisper behind the engine port: the model is loaded once, when the first window comes.

Cutting, silence, resume, gates and joining are not done here. A window has no silence left, so faster-whisper's own
speech detection stays off.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from dictate.errors import EngineError, ModelError
from dictate.transcribe.engine import Heard, HeardSegment, TranscribeOptions, WindowResult, nobody
from dictate.transcribe.glossary import as_hotwords
from dictate.transcribe.machine import physical_cores
from dictate.transcribe.models import Model
from dictate.values.transcript import Engine, Word, split_words
from dictate.values.window import SAMPLE_RATE, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["FasterWhisper"]

# Whisper's text context is 448 tokens, and faster-whisper cuts hotwords at 223. Prompt and answer share the context:
# with 200 tokens of hotwords some 240 are left for 30 seconds of speech, which take 100 to 150.
_HOTWORD_TOKENS = 200
# With the text so far in the prompt (up to 223 tokens) the answer needs the room that a long list would take.
_HOTWORD_TOKENS_AFTER_TEXT = 50
_SEED = 1  # of the sampling at raised temperature; any number, but the same for every window
_OUT_OF_MEMORY = ("out of memory", "bad_alloc", "cannot allocate", "failed to allocate", "alloc_failed")
_NO_CUDA = ("cuda", "cublas", "cudnn")


class FasterWhisper:
    """Whisper through faster-whisper and CTranslate2.

    `device` is "cpu", "cuda" or None for a graphics card where CTranslate2 sees one; `compute_type` is one of
    CTranslate2's, or None for float16 on a graphics card and int8 on a processor; `threads` is the number of
    processor threads, or None for one on each physical core that this process may use.

    Asking for `engine` does not load the model. Raises ModelError and EngineError.
    """

    def __init__(
        self, model: Model, *, device: str | None = None, compute_type: str | None = None, threads: int | None = None
    ) -> None:
        self.model = model
        self.device = device or _device()
        self.compute_type = compute_type or _compute_type(self.device)
        self.threads = threads or physical_cores()
        self._loaded: Any = None
        self._sampled = False
        self._fits: dict[tuple[tuple[str, ...], int], int] = {}  # of a glossary and a room: how many terms fit

    @property
    def engine(self) -> Engine:
        """Engine, versions, model and compute type."""
        return Engine(
            name="faster-whisper",
            version=version("faster-whisper"),
            model=self.model.name,
            model_sha256=self.model.sha256,
            compute_type=self.compute_type,
            options={"ctranslate2": version("ctranslate2"), "device": self.device},
        )

    def transcribe(self, window: Window, options: TranscribeOptions, heard: Heard = nobody) -> WindowResult:
        """What is said in the window."""
        try:
            return self._transcribe(window, options, heard)
        except (MemoryError, RuntimeError, ValueError) as error:
            raise self._engine_error(error) from error

    def _transcribe(self, window: Window, options: TranscribeOptions, heard: Heard) -> WindowResult:
        whisper = self._whisper()
        self._check_language(whisper, options.language)
        terms, left_out = self._fitting(whisper, options)
        segments, info = whisper.transcribe(
            window.samples,
            language=options.language,
            beam_size=options.beam_size,
            word_timestamps=True,
            condition_on_previous_text=options.condition_on_previous_text,
            hotwords=as_hotwords(terms) or None,
            vad_filter=False,
        )
        return WindowResult(
            segments=tuple(_heard_segments(_telling(segments, heard), len(window.samples) / SAMPLE_RATE)),
            language=info.language,
            language_probability=_figure(info.language_probability) or 0.0,
            glossary_left_out=left_out,
        )

    def _whisper(self) -> Any:  # noqa: ANN401 - faster-whisper ships no types
        """The loaded model, its random generator untouched.

        Where the first reading is poor, Whisper samples others at random. CTranslate2 seeds its generators when a
        model's threads start, and never again: after sampling, only a newly loaded model gives the same result as
        a run that begins with this window.
        """
        if self._loaded is None or self._sampled:
            self._loaded = None  # gives its memory back before the next one is loaded
            self._loaded = self._load()
            self._sampled = False
        return self._loaded

    def _load(self) -> Any:  # noqa: ANN401 - faster-whisper ships no types
        import ctranslate2
        from faster_whisper import WhisperModel

        ctranslate2.set_random_seed(_SEED)
        try:
            whisper = WhisperModel(
                str(self.model.folder), device=self.device, compute_type=self.compute_type, cpu_threads=self.threads
            )
        except (RuntimeError, ValueError) as error:
            raise self._load_error(error) from error
        decode = whisper.generate_with_fallback

        def remembering(*arguments: Any) -> Any:  # noqa: ANN401 - handed through as it is
            outcome = decode(*arguments)
            self._sampled = self._sampled or outcome[2] > 0  # the temperature
            return outcome

        whisper.generate_with_fallback = remembering
        return whisper

    def _check_language(self, whisper: Any, language: str | None) -> None:  # noqa: ANN401 - no types
        known = whisper.supported_languages
        if language is None or language in known:
            return
        if known == ["en"]:
            message, hint = f"knows English only, not {language!r}", "choose a model without .en, such as small"
        else:
            message, hint = f"knows no language {language!r}", f"use one of these codes: {', '.join(sorted(known))}"
        raise ModelError(f"the model {self.model.name} {message}", hint=hint)

    def _fitting(self, whisper: Any, options: TranscribeOptions) -> tuple[Sequence[str], tuple[str, ...]]:  # noqa: ANN401
        """The terms that fit into the prompt, and those that do not."""
        room = _HOTWORD_TOKENS_AFTER_TEXT if options.condition_on_previous_text else _HOTWORD_TOKENS
        terms = options.glossary
        if (terms, room) not in self._fits:  # counted once: it is the same for every window
            self._fits = {(terms, room): _count_that_fit(whisper.hf_tokenizer, terms, room)}
        count = self._fits[terms, room]
        return terms[:count], terms[count:]

    def _load_error(self, error: Exception) -> EngineError | ModelError:
        text = str(error).lower()
        if _is_memory(error):
            return self._engine_error(error)
        if "compute type" in text:
            return EngineError(
                f"{self.compute_type} cannot be used here: {_one_line(error)}",
                hint="leave --compute-type out, and the best one for this machine is chosen",
            )
        if self.device != "cpu" and any(name in text for name in _NO_CUDA):
            return self._engine_error(error)
        return ModelError(
            f"the model cannot be loaded: {_one_line(error)}",
            hint="it is damaged or of another kind; remove the folder and let it be downloaded again",
            path=self.model.folder,
        )

    def _engine_error(self, error: Exception) -> EngineError:
        if _is_memory(error):
            return EngineError(
                f"memory ran out while transcribing with the model {self.model.name}",
                hint="use a smaller model (`dictate models` shows what fits), or close other programs",
            )
        if self.device != "cpu" and any(name in str(error).lower() for name in _NO_CUDA):
            return EngineError(
                f"the graphics card cannot be used: {_one_line(error)}",
                hint="install NVIDIA's cuBLAS and cuDNN libraries, or use --device cpu",
            )
        return EngineError(
            f"the speech engine failed: {_one_line(error)}",
            hint="run it again: finished windows are kept. If it fails again, try another model",
        )


def _count_that_fit(tokenizer: Any, terms: Sequence[str], room: int) -> int:  # noqa: ANN401 - no types
    """How many terms from the first on take at most `room` tokens. A term takes one at least."""

    def size(count: int) -> int:
        return len(tokenizer.encode(" " + as_hotwords(terms[:count]), add_special_tokens=False).ids)

    return max(0, bisect_right(range(min(len(terms), room) + 1), room, key=size) - 1)


def _device() -> str:
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() > 0 else "cpu"


def _compute_type(device: str) -> str:
    """float16 on a graphics card that computes in it, else int8, the fastest on a processor; else what there is."""
    import ctranslate2

    wanted = ("float16", "int8") if device == "cuda" else ("int8",)
    supported = ctranslate2.get_supported_compute_types(device)
    return next((name for name in wanted if name in supported), "default")


def _telling(segments: Iterable[Any], heard: Heard) -> Iterator[Any]:
    """The segments as they come, the listener told how far each reaches."""
    for segment in segments:
        heard(float(segment.end))
        yield segment


def _heard_segments(segments: Iterable[Any], duration: float) -> Iterator[HeardSegment]:
    """faster-whisper's segments as ours, empty ones left out, times in order and inside 0 to `duration` seconds."""
    at = 0.0
    for segment in segments:
        words = _words(segment, at, duration)
        if not words:
            continue
        first, last = words[0].start, words[-1].end
        start = min(max(segment.start, at), duration) if first is None else first
        at = max(min(segment.end, duration) if last is None else last, start)
        yield HeardSegment(
            words=words,
            start=start,
            end=at,
            avg_logprob=_figure(segment.avg_logprob),
            no_speech_prob=_figure(segment.no_speech_prob),
            compression_ratio=_figure(segment.compression_ratio),
            temperature=_figure(segment.temperature),
        )


def _words(segment: Any, at: float, duration: float) -> tuple[Word, ...]:  # noqa: ANN401 - no types
    """A segment's words, none before `at` seconds. Where alignment found none, the text's own, their times unknown."""
    words: list[Word] = []
    for heard in segment.words or ():
        text = heard.word if words else heard.word.lstrip()
        if not text:
            continue
        start = min(max(float(heard.start), at), duration)
        at = min(max(float(heard.end), start), duration)
        words.append(Word(text=text, start=start, end=at, probability=_figure(heard.probability)))
    return tuple(words) or split_words(segment.text)


def _figure(number: Any) -> float | None:  # noqa: ANN401 - a float of Python's or numpy's
    """A finite float, else None: files of JSON have no word for the others."""
    return float(number) if number is not None and math.isfinite(number) else None


def _is_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError) or any(sign in str(error).lower() for sign in _OUT_OF_MEMORY)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
