"""Windows hold the speech of a track, all of it and nothing else, and are cut in silence."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import faster_whisper
import numpy as np
import pytest
from faster_whisper.vad import collect_chunks, get_speech_timestamps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from soundmaking import Kind, Sound, write_sound

from dictate.audio import Listening, cut_windows
from dictate.values.window import SAMPLE_RATE, Window


@pytest.fixture(scope="module")
def talk(samples: Path) -> Sound:
    """Forty seconds of speech with pauses of three seconds every eight."""
    memo = faster_whisper.decode_audio(str(samples / "voice-memo.flac"))
    gap = np.zeros(3 * SAMPLE_RATE, np.float32)
    return np.concatenate([part for at in range(5) for part in (memo[at * 128000 : (at + 1) * 128000], gap)])


def whole(track: Sound) -> list[Window]:
    """Windows of a track that comes as one block."""
    return list(cut_windows([track]))


def seconds(window: Window) -> float:
    """How much speech a window holds."""
    return len(window.samples) / SAMPLE_RATE


def test_the_engine_gets_what_faster_whisper_would_give_it(samples: Path) -> None:
    """Under ten minutes of speech are one window: the very samples of `transcribe(vad_filter=True)`."""
    path = samples / "voice-memo.flac"
    sound = faster_whisper.decode_audio(str(path))
    (expected,), _ = collect_chunks(sound, get_speech_timestamps(sound))
    (window,) = Listening(path)
    assert np.array_equal(window.samples, expected)


@pytest.mark.parametrize("limit", [3.0, 10.0, 17.5, 600.0])
def test_windows_hold_all_speech_and_nothing_else(limit: float, talk: Sound) -> None:
    """Joined they are the speech of the track, each sample at its time, and none is too long."""
    windows = list(cut_windows([talk], limit))
    assert np.array_equal(np.concatenate([window.samples for window in windows]), whole(talk)[0].samples)
    assert [window.number for window in windows] == list(range(len(windows)))
    for window in windows:
        assert seconds(window) <= limit
        spans = [(round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)) for start, end in window.speech]
        assert np.array_equal(window.samples, np.concatenate([talk[start:end] for start, end in spans]))


def test_windows_end_in_silence_where_there_is_any(talk: Sound) -> None:
    """Stretches of about nine seconds are kept whole when a window has room for one, not two."""
    stretches = whole(talk)[0].speech
    windows = list(cut_windows([talk], max(each.duration for each in stretches) + 1))
    assert [window.speech for window in windows] == [(each,) for each in stretches]


def test_speech_without_a_pause_is_cut_at_its_quietest(samples: Path) -> None:
    """The cut falls into the softest fifth of a second that is near enough."""
    speech = faster_whisper.decode_audio(str(samples / "voice-memo.flac"))[: 30 * SAMPLE_RATE].copy()
    first, second = list(cut_windows([speech], 20.0))[:2]
    assert first.speech[-1].end == second.speech[0].start
    cut = round(first.end * SAMPLE_RATE)
    around = speech[cut - 1600 : cut + 1600]
    nearby = speech[
        round(first.start * SAMPLE_RATE) + 10 * SAMPLE_RATE : round(first.start * SAMPLE_RATE) + 20 * SAMPLE_RATE
    ]
    powers = [float(np.mean(nearby[at : at + 3200] ** 2)) for at in range(0, len(nearby) - 3200, 160)]
    assert float(np.mean(around**2)) <= min(powers) * 1.01 + 1e-12


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.lists(st.integers(1, 200_000), min_size=1, max_size=20), limit=st.sampled_from([4.0, 11.0, 600.0]))
def test_windows_do_not_depend_on_how_the_sound_arrives(sizes: list[int], limit: float, talk: Sound) -> None:
    """The same cuts, to the sample, for any blocks: a resumed run finds the windows it made before."""

    def blocks() -> Iterator[Sound]:
        at = 0
        for size in sizes:
            yield talk[at : at + size]
            at += size
        yield talk[at:]

    for ours, theirs in zip(cut_windows(blocks(), limit), cut_windows([talk], limit), strict=True):
        assert (ours.number, ours.speech) == (theirs.number, theirs.speech)
        assert np.array_equal(ours.samples, theirs.samples)


@pytest.mark.parametrize("track", [np.zeros(0, np.float32), np.zeros(160_000, np.float32)], ids=["nothing", "silence"])
def test_without_speech_there_is_no_window(track: Sound) -> None:
    """Silence is not handed to an engine that would invent something."""
    assert whole(track) == []


def test_memory_is_a_window_not_a_track(talk: Sound) -> None:
    """Eight minutes in windows of ten seconds never take more than a few windows at a time."""
    blocks = (talk[at : at + 100_000] for _ in range(9) for at in range(0, len(talk), 100_000))
    tracemalloc.start()
    count = sum(1 for _ in cut_windows(blocks, 10.0))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 40
    assert peak < 10 * (10 * SAMPLE_RATE * 4)


def test_a_window_without_length_is_a_mistake() -> None:
    """It would never end."""
    with pytest.raises(ValueError, match="length"):
        list(cut_windows([], 0))


def test_listening_tells_of_the_file(samples: Path) -> None:
    """While it goes on, how far it is; afterwards, what the file was and how much was said."""
    listening = Listening(samples / "interview.flac", channel=1, window_seconds=60)
    assert listening.position == 0
    windows = list(listening)
    assert listening.position == listening.sound.duration == pytest.approx(listening.expected)
    assert listening.speech_seconds == pytest.approx(sum(map(seconds, windows)))
    assert (listening.sound.channels, listening.notices) == (2, ())


def test_listening_tells_of_silence(tmp_path: Path) -> None:
    """A recording in which nobody speaks is no error: it has no window, and the caller can say so."""
    path = write_sound(tmp_path / "a.wav", np.zeros(80_000, np.float32), Kind("wav", "pcm_s16le"))
    listening = Listening(path)
    assert list(listening) == []
    assert (listening.speech_seconds, listening.sound.duration) == (0, 5)
