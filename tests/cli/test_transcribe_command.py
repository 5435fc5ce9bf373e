"""`dictate transcribe` on real sound, with the real engine on the miniature model."""

import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def options(samples: Path) -> list[str]:
    """The miniature model, by its folder."""
    return ["--model", str(samples / "whisper-mini"), "--language", "en"]


@pytest.mark.slow
def test_the_sample_memo_becomes_text_whose_words_have_times(dictate: Run, samples: Path, options: list[str]) -> None:
    """The transcript is whole JSON: joined words are the text, times rise inside the recording, the date is kept."""
    done = dictate("transcribe", samples / "voice-memo.flac", *options, "--format", "json")
    assert done.returncode == 0, done.stderr
    transcript = json.loads(done.stdout)
    duration = transcript["recordings"][0]["tracks"][0]["file"]["duration"]
    for segment in transcript["segments"]:
        assert segment["text"] == "".join(word["text"] for word in segment["words"])
        times = [time for word in segment["words"] for time in (word["start"], word["end"])]
        assert times == sorted(times)
        assert 0 <= times[0] <= times[-1] <= duration
    assert transcript["recordings"][0]["tracks"][0]["file"]["made_at"].startswith("2026-11-20")


@pytest.mark.slow
def test_each_channel_is_its_own_speaker(dictate: Run, samples: Path, options: list[str], tmp_path: Path) -> None:
    """With --speakers the channels are heard apart and interleaved by time; the ids name the track."""
    done = dictate(
        "transcribe", samples / "interview.flac", *options, "--speakers", "Anna,David", "-o", tmp_path / "talk.json"
    )
    assert done.returncode == 0, done.stderr
    segments = json.loads((tmp_path / "talk.json").read_text())["segments"]
    assert {(segment["speaker"], segment["id"][0]) for segment in segments} == {("Anna", "a"), ("David", "b")}
    starts = [segment["start"] for segment in segments]
    assert starts == sorted(starts)
    turns = sum(one["speaker"] != other["speaker"] for one, other in pairwise(segments))
    assert turns > 20


@pytest.mark.slow
def test_a_corrected_text_gets_its_times_back(dictate: Run, samples: Path, options: list[str], tmp_path: Path) -> None:
    """A text export changed by hand is edited with the times of what it came from, wherever the JSON is."""
    assert dictate("transcribe", samples / "voice-memo.flac", *options, "-o", "memo.txt").returncode == 0
    text = (tmp_path / "memo.txt").read_text()
    (tmp_path / "memo.txt").write_text(text.replace("bank", "BANK", 1) + "\nOne more sentence.\n")
    done = dictate("edit", "memo.txt", "-o", "-", "--timestamps")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n(") > 1  # paragraphs with their time beside them


def wav(path: Path, seconds: float, channels: int = 1) -> Path:
    """A sound file of silence."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(int(seconds * 16_000) * 2 * channels))
    return path


def test_a_mono_conversation_works_without_speakers_and_says_so(
    dictate: Run, options: list[str], tmp_path: Path
) -> None:
    """Names for one channel are not guessed at."""
    done = dictate("transcribe", wav(tmp_path / "mono.wav", 2), *options, "--speakers", "Ana,Ben")
    assert done.returncode == 0, done.stderr
    assert "cannot tell who speaks" in done.stderr


def test_silence_is_told_and_gives_no_text(dictate: Run, options: list[str], tmp_path: Path) -> None:
    """Nothing is invented over silence; the reader is told that no speech was found."""
    done = dictate("transcribe", wav(tmp_path / "silence.wav", 30), *options)
    assert (done.returncode, done.stdout.strip()) == (0, "")
    assert "no speech was found" in done.stderr


def test_names_and_channels_must_match(dictate: Run, options: list[str], tmp_path: Path) -> None:
    """Three names for two channels is an error that says both numbers."""
    done = dictate("transcribe", wav(tmp_path / "two.wav", 1, channels=2), *options, "--speakers", "A,B,C")
    assert done.returncode == 2
    assert "3 speakers were named for 2 channels" in done.stderr


def test_the_default_model_is_told_where_to_be_copied_without_a_network(dictate: Run, tmp_path: Path) -> None:
    """With no model here and no network, the error says what to copy where."""
    done = dictate("transcribe", wav(tmp_path / "x.wav", 1), DICTATE_HUB="http://127.0.0.1:9")
    assert done.returncode == 4
    assert "model.bin" in done.stderr
    assert "small" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("later", [0.0, 0.2, 1.0])
def test_ctrl_c_ends_with_one_sentence(samples: Path, options: list[str], tmp_path: Path, later: float) -> None:
    """SIGINT while libraries are loaded, the model is read or speech is heard: exit code 130, and how to go on."""
    command = [sys.executable, "-m", "dictate.cli", "transcribe", str(samples / "interview.flac"), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as stopped:
        cache = Path(os.environ["DICTATE_CACHE_DIR"])
        while not cache.exists() and stopped.poll() is None:
            time.sleep(0.02)  # until the model was looked at: from then on it loads, or hears
        time.sleep(later)
        stopped.send_signal(signal.SIGINT)
        _, told = stopped.communicate(timeout=60)
    assert stopped.returncode == 130, told
    assert b"goes on from there" in told
    assert b"Traceback" not in told
