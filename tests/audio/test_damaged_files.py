"""What is damaged or cut off is decoded as far as it goes, says so, and keeps its clock."""

import errno
import io
from pathlib import Path

import numpy as np
import pytest
from soundmaking import Kind, Sound, voice, write_sound, write_with_pause

from dictate.audio import Decoder
from dictate.audio.timeline import Damage, Timeline

CUT_OFF = [
    Kind("wav", "pcm_s16le"),
    Kind("flac", "flac"),
    Kind("mp3", "libmp3lame", 44100),
    Kind("caf", "pcm_s16be"),
    Kind("aiff", "pcm_s16be"),
    Kind("webm", "libopus", 48000),
    Kind("m4a", "aac", 44100, options={"movflags": "faststart"}),
]


def heard(path: Path) -> tuple[Sound, Decoder]:
    """All samples of a file, and the decoder afterwards."""
    decoder = Decoder(path)
    return np.concatenate(list(decoder)), decoder


def spoil(path: Path, share: float, size: int) -> None:
    """Overwrite `size` bytes of a file, `share` of the way through it."""
    data = bytearray(path.read_bytes())
    at = int(len(data) * share)
    data[at : at + size] = np.random.default_rng(7).bytes(size)
    path.write_bytes(data)


def lateness(sound: Sound, whole: Sound, second: int) -> float:
    """By how many seconds a tenth of a second of `whole` is late in `sound`, where it is there sample by sample."""
    wanted = whole[second * 16000 : second * 16000 + 1600]
    places = range(second * 16000 - 8000, second * 16000 + 8000)
    return next(at for at in places if np.array_equal(sound[at : at + 1600], wanted)) / 16000 - second


@pytest.mark.parametrize("kind", CUT_OFF, ids=lambda kind: kind.extension)
def test_a_truncated_file_gives_what_is_there(kind: Kind, tmp_path: Path) -> None:
    """Half a file is half the sound, and one notice says how much of how much."""
    path = write_sound(tmp_path / f"a.{kind.extension}", voice(20, kind.rate), kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    sound, decoder = heard(path)
    assert 7 < len(sound) / 16000 < 12.5
    (notice,) = decoder.notices
    assert notice.message.startswith("ends early: 0:")
    assert notice.message.endswith(" of about 0:20 could be read")
    assert notice.start == pytest.approx(len(sound) / 16000, abs=0.01)


def test_an_ogg_without_its_last_page_says_so(tmp_path: Path) -> None:
    """Ogg does not tell its length, but marks its end."""
    path = write_sound(tmp_path / "a.opus", voice(20, 48000), Kind("opus", "libopus", 48000))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    _, decoder = heard(path)
    (notice,) = decoder.notices
    assert notice.message.startswith("has no proper end: it may have been cut off at 0:0")


def test_a_crashed_recorder_s_wav_is_read_to_its_end(tmp_path: Path) -> None:
    """A header that was never filled in hides nothing and promises nothing."""
    path = write_sound(tmp_path / "a.wav", voice(5), Kind("wav", "pcm_s16le"))
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    for size in (b"\0\0\0\0", b"\xff\xff\xff\xff"):
        data[at : at + 4] = size
        path.write_bytes(data)
        sound, decoder = heard(path)
        assert (len(sound), decoder.notices) == (80000, ())


@pytest.mark.parametrize("kind", [Kind("m4a", "aac"), Kind("mp3", "libmp3lame")], ids=lambda kind: kind.extension)
def test_a_damaged_spot_costs_only_itself(kind: Kind, tmp_path: Path) -> None:
    """What comes after it is there, and at its time."""
    original = write_sound(tmp_path / f"a.{kind.extension}", voice(20), kind)
    whole, _ = heard(original)
    spoil(original, 0.5, 600)
    sound, decoder = heard(original)
    assert decoder.bad_packets > 0
    assert len(sound) == pytest.approx(len(whole), abs=0.3 * 16000)
    assert np.array_equal(sound[: 8 * 16000], whole[: 8 * 16000])
    assert abs(lateness(sound, whole, 15)) < 0.3
    assert any(notice.message.startswith("damaged at 0:") for notice in decoder.notices)


def test_a_pause_that_was_not_written_is_silence(tmp_path: Path) -> None:
    """Where a recorder leaves a pause out, what follows keeps the time at which it was said."""
    sound, decoder = heard(write_with_pause(tmp_path / "a.mkv", voice(2), pause=5))
    assert len(sound) == 9 * 16000
    assert not sound[2 * 16000 : 7 * 16000].any()
    assert np.array_equal(sound[: 2 * 16000], sound[7 * 16000 :])
    assert decoder.sound.duration == 9
    assert decoder.notices == ()


def test_times_that_leap_for_years_are_not_believed(tmp_path: Path) -> None:
    """A small file cannot make hours of silence out of nothing."""
    sound, _ = heard(write_with_pause(tmp_path / "a.mkv", voice(2), pause=30_000_000))
    assert len(sound) == 4 * 16000


def test_a_timeline_fills_gaps_and_forgives_restarts() -> None:
    """Frames that are late leave a gap, frames that jump back set the clock anew, small jitter is nothing."""
    timeline = Timeline(tick=0.001)
    gaps = []
    for time in (500, 1510, 2500, 6500, 0, 1000, None):
        gaps.append(timeline.gap_before(time))
        timeline.advance(48000, 48000)
    assert gaps == [0, 0, 0, pytest.approx(3.0), 0, 0, 0]
    assert timeline.seconds == pytest.approx(10.0)


def test_damage_close_together_is_one_spot() -> None:
    """Packets that fail in a row are told of once."""
    damage = Damage()
    for at in (8.0, 8.25, 8.5, 15.0):
        damage.hit(at, 0.25)
    assert damage.packets == 4
    assert damage.spots == [(8.0, 8.75), (15.0, 15.25)]


def test_a_decoder_makes_one_pass(tmp_path: Path) -> None:
    """Its account is there after the pass, not before, and a second pass is a mistake."""
    decoder = Decoder(write_sound(tmp_path / "a.wav", voice(1), Kind("wav", "pcm_s16le")))
    with pytest.raises(RuntimeError):
        _ = decoder.sound
    assert sum(map(len, decoder)) == 16000
    with pytest.raises(RuntimeError):
        next(iter(decoder))


class WornDisk(io.FileIO):
    """A file of which one place cannot be read."""

    failed = False

    def read(self, size: int | None = -1, /) -> bytes:
        """Fail once, in the middle."""
        if not self.failed and self.tell() > 200_000:
            self.failed = True
            raise OSError(errno.EIO, "Input/output error")
        return super().read(-1 if size is None else size) or b""


def test_a_failing_disk_loses_nothing_read_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk is no crash: what was read up to it is kept, and the notice says how much that is."""
    path = write_sound(tmp_path / "a.wav", voice(20), Kind("wav", "pcm_s16le"))
    decoder = Decoder(path)
    monkeypatch.setattr("dictate.audio.opening.open_file", WornDisk)
    sound = np.concatenate(list(decoder))
    assert len(sound) > 6 * 16000
    assert decoder.bad_packets >= 1
    assert [notice.message for notice in decoder.notices] == ["ends early: 0:07 of about 0:20 could be read"]
