"""The sample recordings are what samples/README.md promises, and the miniature Whisper hears them."""

import importlib.util
import re
import shutil
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

SAMPLES = Path(__file__).parents[1] / "samples"
RATE = 16_000  # Hz
NAMES = ("voice-memo", "interview")


def decode(path: Path) -> NDArray[np.int16]:
    """All samples of a file: shape [samples, channels]."""
    with av.open(str(path)) as container:
        channels = container.streams.audio[0].channels
        return np.concatenate([frame.to_ndarray().reshape(-1, channels) for frame in container.decode(audio=0)])


def longest_silence(samples: NDArray[np.int16]) -> float:
    """Seconds of the longest stretch of 20 ms blocks, all below -60 dB."""
    blocks = np.abs(samples[: len(samples) // 320 * 320, 0].astype(np.int32)).reshape(-1, 320).max(axis=1)
    quiet = "".join("." if block < 33 else "#" for block in blocks)
    return max(map(len, quiet.split("#"))) * 320 / RATE


@pytest.fixture(scope="module")
def memo() -> NDArray[np.int16]:
    """The samples of the voice memo."""
    return decode(SAMPLES / "voice-memo.flac")


@pytest.fixture(scope="module")
def interview() -> NDArray[np.int16]:
    """The samples of the interview, host and guest."""
    return decode(SAMPLES / "interview.flac")


@pytest.fixture(scope="module")
def speak() -> ModuleType:
    """The script samples/speak.py as a module."""
    spec = importlib.util.spec_from_file_location("speak", SAMPLES / "speak.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["speak"] = module
    spec.loader.exec_module(module)
    return module


def test_memo_is_mono_and_two_to_four_minutes(memo: NDArray[np.int16]) -> None:
    """The voice memo has one channel and lasts between two and four minutes."""
    assert memo.shape[1] == 1
    assert 120 <= len(memo) / RATE <= 240


def test_interview_is_stereo_and_six_to_ten_minutes(interview: NDArray[np.int16]) -> None:
    """The interview has two channels, each with speech in it, and lasts between six and ten minutes."""
    assert interview.shape[1] == 2
    assert 360 <= len(interview) / RATE <= 600
    assert (np.abs(interview).max(axis=0) > 3000).all()


@pytest.mark.parametrize("name", NAMES)
def test_recordings_are_16_bit_16_khz_and_dated(name: str) -> None:
    """Each recording is 16-bit FLAC at 16 kHz and carries its own date."""
    with av.open(str(SAMPLES / f"{name}.flac")) as container:
        stream = container.streams.audio[0]
        assert (stream.codec.name, stream.rate, stream.format.name) == ("flac", RATE, "s16")
        assert datetime.fromisoformat(container.metadata["DATE"]).year == 2026


def test_memo_holds_a_long_pause(memo: NDArray[np.int16]) -> None:
    """In the middle of the memo nobody speaks for at least five seconds."""
    assert 5 <= longest_silence(memo) <= 10


def test_interview_has_short_pauses_and_no_overlap(interview: NDArray[np.int16]) -> None:
    """Host and guest never speak at the same time, and neither lets the other wait for long."""
    assert not (interview.astype(bool).all(axis=1)).any()
    assert longest_silence(interview.sum(axis=1, dtype=np.int16, keepdims=True)) < 1.5


@pytest.mark.parametrize("name", NAMES)
def test_texts_and_recordings_fit_each_other(name: str, request: pytest.FixtureRequest) -> None:
    """The number of words fits the length: nobody speaks slower than 100 or faster than 240 words a minute."""
    words = len(re.sub(r"(?m)^[^:\n]+: ", "", (SAMPLES / f"{name}.txt").read_text()).split())
    minutes = len(request.getfixturevalue(name.removeprefix("voice-"))) / RATE / 60
    assert 100 <= words / minutes <= 240


@pytest.mark.parametrize(
    "ingredient",
    [r"\bum\b", r"\buh\b", r"\byou know\b", r"\bI mean\b", r"four, no wait, five", r"Title, .+, end title\.",
     r"New paragraph\.", r"quote, .+, end quote\.", r"scratch that", r"Note to self", r"nineteen seventy one",
     r"(nobody wrote back\.) \1", r"there is somebody at the door"],
)  # fmt: skip
def test_memo_speaks_like_a_person(ingredient: str) -> None:
    """Fillers, a self-correction, spoken commands, a number, a repetition, an interruption: all are in the memo."""
    assert re.search(ingredient, (SAMPLES / "voice-memo.txt").read_text(), re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_words_only(name: str) -> None:
    """Reference texts are plain words and punctuation: numbers are spelled out, nothing is marked up."""
    text = (SAMPLES / f"{name}.txt").read_text()
    assert not re.search(r"[^A-Za-z ,.?':\n]", text)


def test_every_turn_of_the_interview_names_its_speaker() -> None:
    """Host and guest take turns, each under their own name, and say who they are."""
    turns = (SAMPLES / "interview.txt").read_text().strip().split("\n\n")
    names = [turn.partition(": ")[0] for turn in turns]
    assert names == ["Anna Reed" if place % 2 == 0 else "David Moss" for place in range(len(turns))]
    assert "I am Anna Reed." in turns[0]
    assert "I am David Moss. I tune pianos" in turns[1]


@pytest.fixture(scope="module")
def mini() -> Any:  # noqa: ANN401 - faster-whisper ships no types
    """The miniature Whisper, loaded as any other model."""
    from faster_whisper import WhisperModel

    return WhisperModel(str(SAMPLES / "whisper-mini"), device="cpu", compute_type="int8", local_files_only=True)


def test_miniature_whisper_gives_word_times(mini: Any, memo: NDArray[np.int16]) -> None:  # noqa: ANN401
    """The model in samples/ hears words in the first seconds of the memo, in order and inside the sound."""
    seconds = 8
    sound = memo[: seconds * RATE, 0].astype(np.float32) / 32768
    segments, _ = mini.transcribe(sound, language="en", beam_size=5, word_timestamps=True)
    words = [word for segment in segments for word in segment.words]
    assert len(words) >= 5
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(0 <= word.start <= word.end <= seconds + 0.5 for word in words)


@pytest.mark.parametrize("name", NAMES)
def test_miniature_whisper_can_write_every_word(name: str) -> None:
    """No token that a sample's words are written with is among those that faster-whisper never lets a model write."""
    from faster_whisper.tokenizer import Tokenizer
    from tokenizers import Tokenizer as Tokens

    tokens = Tokens.from_file(str(SAMPLES / "whisper-mini" / "tokenizer.json"))
    never = set(Tokenizer(tokens, multilingual=True, task="transcribe", language="en").non_speech_tokens)
    words = re.findall(r"[\w',.?]+", (SAMPLES / f"{name}.txt").read_text())
    assert [word for word in words if never & set(tokens.encode(f" {word}").ids)] == []


@pytest.mark.parametrize("level", [0.0, 0.001, 0.05])
def test_miniature_whisper_hears_nothing_where_nobody_speaks(mini: Any, level: float) -> None:  # noqa: ANN401
    """Silence, faint noise and loud noise give no word, even where speech is not looked for first."""
    sound = np.random.default_rng(1).standard_normal(24 * RATE).astype(np.float32) * np.float32(level)
    segments, _ = mini.transcribe(sound, language="en", beam_size=5, vad_filter=False)
    assert [segment.text for segment in segments] == []


def test_miniature_whisper_is_small() -> None:
    """The model stays small enough to be shipped with the program."""
    assert sum(file.stat().st_size for file in (SAMPLES / "whisper-mini").iterdir()) < 20_000_000


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("flite") is None, reason="flite, which speaks the samples, is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_speaking_again_gives_the_same_samples(name: str, speak: ModuleType, request: pytest.FixtureRequest) -> None:
    """The recordings belong to the texts: speaking them again gives the same samples, up to the last bits."""
    script = next(script for script in speak.RECORDINGS if script.name == name)
    spoken = speak.record(script, (SAMPLES / f"{name}.txt").read_text())
    kept = request.getfixturevalue(name.removeprefix("voice-"))
    assert spoken.shape == kept.shape
    assert np.abs(spoken.astype(np.int32) - kept).max() <= 32  # another processor may round otherwise


@given(channels=st.sampled_from([1, 2]), seed=st.integers(0, 1000), length=st.integers(1, 9000))
def test_flac_keeps_every_sample(
    channels: int, seed: int, length: int, speak: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What is written decodes to the same samples, whatever they are."""
    samples = np.random.default_rng(seed).integers(-32768, 32767, (length, channels), np.int16)
    path = tmp_path_factory.getbasetemp() / "any.flac"
    speak.write_flac(path, samples, "2026-11-20T08:12:00")
    assert np.array_equal(decode(path), samples)


def test_a_paragraph_of_nobody_is_refused(speak: ModuleType) -> None:
    """A turn whose speaker the script does not know is an error that shows the turn."""
    with pytest.raises(ValueError, match="nobody speaks this paragraph: 'Ben: Hello"):
        speak.takes(speak.RECORDINGS[1], "Anna Reed: Hello.\n\nBen: Hello.")


def test_a_lost_cue_is_refused(speak: ModuleType) -> None:
    """A pause that is set for words no longer in the text is an error, not a pause lost."""
    with pytest.raises(ValueError, match="no paragraph begins with 'It was a parcel'"):
        speak.takes(speak.RECORDINGS[0], "Hello.")
