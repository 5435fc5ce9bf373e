"""The real engine, on the miniature model and sample speech."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from heard_speech import MINI, spoken, window_of

from dictate.errors import EngineError, ModelError
from dictate.store import Store
from dictate.transcribe import FasterWhisper, Model, TranscribeOptions, WindowResult, resolve_model
from dictate.values.window import SAMPLE_RATE, Span, Window

OPTIONS = TranscribeOptions()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The miniature model."""
    return resolve_model(str(MINI), Store(tmp_path_factory.mktemp("store")))


@pytest.fixture(scope="module")
def window() -> Window:
    """Half a minute of the memo."""
    return window_of(spoken(30))


@pytest.fixture(scope="module")
def result(model: Model, window: Window) -> WindowResult:
    """What a newly made engine hears in it."""
    return FasterWhisper(model, threads=2).transcribe(window, OPTIONS)


@pytest.fixture
def broken(model: Model, tmp_path: Path) -> Model:
    """A copy of the model whose weights were cut short."""
    folder = Path(shutil.copytree(model.folder, tmp_path / "broken"))
    folder.chmod(0o755)
    weights = (folder / "model.bin").read_bytes()
    (folder / "model.bin").unlink()
    (folder / "model.bin").write_bytes(weights[: len(weights) // 2])
    return model.model_copy(update={"folder": folder})


def test_segments_are_never_empty_and_begin_without_a_space(result: WindowResult) -> None:
    """Each segment has words, and its first word stands without white space before it."""
    assert result.segments
    for segment in result.segments:
        assert segment.words
        assert segment.words[0].text == segment.words[0].text.lstrip() != ""


def test_word_times_do_not_go_back_and_stay_inside(result: WindowResult, window: Window) -> None:
    """Word times are monotone over the window, inside their segment, and inside the window."""
    at = 0.0
    for segment in result.segments:
        assert segment.start == segment.words[0].start
        assert segment.end == segment.words[-1].end
        for word in segment.words:
            assert word.start is not None
            assert word.end is not None
            assert at <= word.start <= word.end <= len(window.samples) / 16_000
            at = word.end


def test_words_are_those_of_faster_whisper_called_directly(result: WindowResult, model: Model) -> None:
    """With the same seed and options, faster-whisper's own speech filter leads to the same words."""
    import ctranslate2
    from faster_whisper import WhisperModel

    ctranslate2.set_random_seed(1)
    direct = WhisperModel(str(model.folder), device="cpu", compute_type="int8", cpu_threads=2)
    segments, _ = direct.transcribe(
        spoken(30), vad_filter=True, beam_size=5, word_timestamps=True, condition_on_previous_text=False
    )
    ours = [word.text.strip() for segment in result.segments for word in segment.words]
    assert ours == [word.word.strip() for segment in segments for word in segment.words]


def test_a_window_is_heard_the_same_whatever_was_heard_before(model: Model) -> None:
    """A window that Whisper reads by random sampling reads the same after another one was sampled."""
    stuck = np.tile(spoken(2)[SAMPLE_RATE : SAMPLE_RATE * 3 // 2], 12)  # half a second over and over: a loop
    murky = Window(0, stuck, (Span(0.0, 6.0),))
    engine = FasterWhisper(model, threads=2)
    first = engine.transcribe(murky, OPTIONS)
    assert any((segment.temperature or 0) > 0 for segment in first.segments)
    assert engine.transcribe(murky, OPTIONS) == first


def test_a_result_survives_its_own_json(result: WindowResult) -> None:
    """What is kept of a window is read back equal, to the last digit."""
    assert WindowResult.model_validate_json(result.model_dump_json()) == result


def test_how_far_it_is_is_told_while_it_goes(model: Model) -> None:
    """The listener hears seconds of the window's samples, going up."""
    told: list[float] = []
    window = window_of(spoken(12))
    FasterWhisper(model).transcribe(window, OPTIONS, told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= len(window.samples) / 16_000 + 0.1


def test_terms_beyond_the_prompt_are_named(model: Model) -> None:
    """A glossary longer than the prompt is cut at a term, and the result says which terms are left out."""
    terms = tuple(f"term number {number}" for number in range(200))
    heard = FasterWhisper(model).transcribe(window_of(spoken(5)), TranscribeOptions(glossary=terms))
    assert 0 < len(heard.glossary_left_out) < 200
    assert heard.glossary_left_out == terms[-len(heard.glossary_left_out) :]


@pytest.mark.parametrize("after_text", [False, True])
def test_as_many_terms_are_told_as_fit(model: Model, after_text: bool) -> None:
    """A list of thousands of terms is cut, the same for every window, and what is cut off does not fit."""
    terms = tuple(f"term {number} of {number * 7919 % 1000}" for number in range(5_000))
    options = TranscribeOptions(glossary=terms, condition_on_previous_text=after_text)
    engine, window = FasterWhisper(model), window_of(spoken(2))
    left_out = engine.transcribe(window, options).glossary_left_out
    told = len(terms) - len(left_out)
    whole = engine.transcribe(window, TranscribeOptions(glossary=terms[:told], condition_on_previous_text=after_text))
    more = TranscribeOptions(glossary=terms[: told + 1], condition_on_previous_text=after_text)
    assert engine.transcribe(window, options).glossary_left_out == left_out
    assert whole.glossary_left_out == ()
    assert engine.transcribe(window, more).glossary_left_out == terms[told : told + 1]


def test_the_engine_is_known_before_the_model_is_loaded(broken: Model) -> None:
    """Finished windows can be found without loading a model."""
    engine = FasterWhisper(broken, compute_type="int8", device="cpu").engine
    assert engine.compute_type == "int8"
    assert engine.model_sha256 == broken.sha256


def test_damaged_weights_are_a_model_error(broken: Model, window: Window) -> None:
    """Weights that were cut short name the folder and what to do."""
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        FasterWhisper(broken).transcribe(window, OPTIONS)
    assert caught.value.path == broken.folder
    assert caught.value.hint


def test_a_language_that_the_model_does_not_know_is_refused(model: Model, window: Window) -> None:
    """An English-only model does not write English for another language."""
    with pytest.raises(ModelError, match="English only"):
        FasterWhisper(model).transcribe(window, TranscribeOptions(language="de"))


def test_an_impossible_compute_type_says_so(model: Model, window: Window) -> None:
    """A compute type that this machine lacks is an engine error with a way out."""
    with pytest.raises(EngineError, match="float99") as caught:
        FasterWhisper(model, compute_type="float99").transcribe(window, OPTIONS)
    assert "--compute-type" in caught.value.hint


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("CUDA failed with error out of memory")])
def test_memory_that_runs_out_is_an_engine_error(
    model: Model, window: Window, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the model and proposes a smaller one."""

    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr("faster_whisper.WhisperModel.transcribe", fail)
    with pytest.raises(EngineError, match="memory ran out") as caught:
        FasterWhisper(model).transcribe(window, OPTIONS)
    assert "smaller model" in caught.value.hint


def test_ctrl_c_passes_through(model: Model, window: Window) -> None:
    """An interrupt is not taken for a failure of the engine."""

    def interrupt(second: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        FasterWhisper(model).transcribe(window, OPTIONS, interrupt)
