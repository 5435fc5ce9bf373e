"""Speech is found as faster-whisper finds it, but as the track goes by."""

from collections.abc import Callable
from pathlib import Path

import faster_whisper
import numpy as np
import pytest
from faster_whisper.vad import VadOptions, get_speech_timestamps, get_vad_model
from soundmaking import Sound

from dictate.audio import SpeechFinder, SpeechOptions
from dictate.audio.silero import FRAME, Silero
from dictate.audio.speech import Piece


@pytest.fixture(scope="module")
def memo(samples: Path) -> Sound:
    """A minute of somebody who thinks aloud."""
    sound: Sound = faster_whisper.decode_audio(str(samples / "voice-memo.flac"))
    return sound[: 60 * 16000]


def silence(seconds: float) -> Sound:
    """Nothing."""
    return np.zeros(int(seconds * 16000), np.float32)


def noise(seconds: float, level: float) -> Sound:
    """A hiss."""
    return np.random.default_rng(3).normal(0, level, int(seconds * 16000)).astype(np.float32)


TRACKS: dict[str, Callable[[Sound], list[Sound]]] = {
    "speech": lambda memo: [memo],
    "silences of many lengths": lambda memo: [
        part for length in (0.7, 1.9, 2.1, 2.9, 5.0, 11.3) for part in (silence(length), memo[16000:64000])
    ],
    "silence at both ends": lambda memo: [silence(9), memo[:80000], silence(9)],
    "speech in noise": lambda memo: [
        noise(4, 0.02),
        memo[:160000] + noise(10, 0.01),
        noise(25, 0.02),
        memo[160000:320000],
    ],
    "noise alone": lambda memo: [noise(20, 0.05)],
    "silence alone": lambda memo: [silence(20)],
    "whole frames": lambda memo: [memo[: 512 * 300]],
    "nearly a whole frame": lambda memo: [memo[: 512 * 300 + 500]],
    "a whole batch": lambda memo: [memo[: 512 * 512]],
    "less than a frame": lambda memo: [memo[20000:20100]],
    "cut off in speech": lambda memo: [memo[: 512 * 700 + 77]],
}


def pieces(track: Sound, block: int, options: SpeechOptions | None = None) -> list[Piece]:
    """All pieces, when the track comes in blocks of this many samples."""
    finder = SpeechFinder(options)
    found = [piece for at in range(0, len(track), block) for piece in finder.hear(track[at : at + block])]
    return [*found, *finder.finish()]


def stretches(found: list[Piece]) -> list[dict[str, int]]:
    """Pieces joined to stretches, in faster-whisper's form."""
    joined: list[dict[str, int]] = []
    for piece in found:
        if piece.opens:
            joined.append({"start": piece.start, "end": piece.end})
        else:
            assert piece.start == joined[-1]["end"]
            joined[-1]["end"] = piece.end
    return joined


@pytest.mark.parametrize("block", [999, 16000, 300_000, 10**8])
@pytest.mark.parametrize("name", TRACKS)
def test_stretches_are_those_of_faster_whisper(name: str, block: int, memo: Sound) -> None:
    """Sample by sample, whatever the track holds and however it arrives."""
    track = np.concatenate(TRACKS[name](memo))
    assert stretches(pieces(track, block)) == get_speech_timestamps(track.copy())


@pytest.mark.parametrize(
    "options",
    [
        SpeechOptions(min_silence_ms=160),
        SpeechOptions(min_silence_ms=0, speech_pad_ms=0),
        SpeechOptions(min_silence_ms=100, speech_pad_ms=333),
        SpeechOptions(threshold=0.9, neg_threshold=0.75),
        SpeechOptions(min_silence_ms=500, speech_pad_ms=1500),
    ],
    ids=str,
)
def test_options_mean_what_they_mean_there(options: SpeechOptions, memo: Sound) -> None:
    """Also where the padding of two stretches meets."""
    same = VadOptions(
        threshold=options.threshold,
        neg_threshold=options.neg_threshold,
        min_silence_duration_ms=options.min_silence_ms,
        speech_pad_ms=options.speech_pad_ms,
    )
    track = np.concatenate([memo, silence(1.2), memo[: 16000 * 7]])
    assert stretches(pieces(track, 16000, options)) == get_speech_timestamps(track.copy(), same)


def test_defaults_are_those_of_faster_whisper() -> None:
    """A default that changes there is noticed here."""
    ours, theirs = SpeechOptions(), VadOptions()
    assert (ours.threshold, ours.min_silence_ms) == (theirs.threshold, theirs.min_silence_duration_ms)
    assert ours.speech_pad_ms == theirs.speech_pad_ms
    assert theirs.min_speech_duration_ms == 0


def test_probabilities_do_not_depend_on_blocks(memo: Sound) -> None:
    """The network sees the same batches, so its answers are the same to the last bit."""
    answers = []
    for block in (777, 512, 16000, len(memo)):
        silero = Silero()
        heard = [silero.hear(memo[at : at + block]) for at in range(0, len(memo), block)]
        answers.append(np.concatenate([*heard, silero.finish()]))
    assert all(np.array_equal(answer, answers[0]) for answer in answers)
    assert len(answers[0]) == len(memo) // FRAME + 1


def test_probabilities_are_those_of_faster_whisper(memo: Sound) -> None:
    """Frame by frame, also the last one, whose end faster-whisper clears."""
    for length in (512 * 300, 512 * 300 + 500, 512 * 300 + 40):
        track = memo[:length] + noise(60, 0.1)[:length]
        expected = get_vad_model()(np.pad(track, (0, 512 - length % 512))).reshape(-1)
        silero = Silero()
        heard = np.concatenate([silero.hear(track), silero.finish()])
        assert np.allclose(heard, expected, atol=1e-6)


def test_no_speech_begins_behind_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame of silence that is added to the track is no place for a stretch."""

    class Startled(Silero):
        def hear(self, block: Sound) -> Sound:
            return np.zeros(len(block) // FRAME, np.float32)

        def finish(self) -> Sound:
            return np.ones(1, np.float32)

    monkeypatch.setattr("dictate.audio.speech.Silero", Startled)
    assert pieces(np.zeros(FRAME * 100, np.float32), 16000 * 10) == []


def test_what_is_not_needed_can_be_forgotten(memo: Sound) -> None:
    """No piece begins before what the finder said it still needs, and in silence it needs little."""
    finder, needed = SpeechFinder(), 0
    track = np.concatenate([memo[:320000], silence(60), memo[:320000]])
    for at in range(0, len(track), 8000):
        for piece in finder.hear(track[at : at + 8000]):
            assert piece.start >= needed
        assert finder.needed_from >= needed
        needed = finder.needed_from
        assert at + 8000 - needed < 20 * 16000  # a batch, the silence that may end speech, the padding
    assert all(piece.start >= needed for piece in finder.finish())


@pytest.mark.parametrize(("threshold", "neg"), [(0.5, 0.6), (1.0, 0.3), (0.5, 0.0)])
def test_thresholds_that_cannot_be_are_refused(threshold: float, neg: float) -> None:
    """A mistake shows at once, not as a strange transcript."""
    with pytest.raises(ValueError, match="threshold"):
        SpeechOptions(threshold=threshold, neg_threshold=neg)
