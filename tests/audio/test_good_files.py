"""Every file that a phone or recorder makes decodes to its full length."""

import subprocess
import sys
from pathlib import Path

import faster_whisper
import numpy as np
import pytest
from soundmaking import Kind, voice, write_sound

from dictate.audio import Decoder, channel_count, describe, probe

KINDS = [
    Kind("m4a", "aac", 44100, 2),
    Kind("m4a", "aac", 16000),
    Kind("m4a", "alac", 44100),
    Kind("qta", "aac", 48000, muxer="mov"),
    Kind("mov", "aac", 48000, 2),
    Kind("mp4", "aac", 48000, 2, video=True),
    Kind("mov", "pcm_s16be", 48000, video=True),
    Kind("3gp", "libopencore_amrnb", 8000),
    Kind("amr", "libopencore_amrnb", 8000),
    Kind("mp3", "libmp3lame", 44100, 2),
    Kind("mp3", "libmp3lame", 22050),
    Kind("opus", "libopus", 48000),
    Kind("ogg", "libopus", 16000),
    Kind("oga", "flac", 44100),
    Kind("webm", "libopus", 48000, 2),
    Kind("mkv", "aac", 44100, video=True),
    Kind("caf", "pcm_s16be", 44100),
    Kind("caf", "alac", 48000),
    Kind("flac", "flac", 16000),
    Kind("flac", "flac", 96000, 2, sample_format="s32"),
    Kind("wav", "pcm_s16le", 8000),
    Kind("wav", "pcm_s24le", 48000, 2),
    Kind("wav", "pcm_f32le", 44100),
    Kind("wav", "pcm_f64le", 44100),
    Kind("wav", "pcm_u8", 11025),
    Kind("wav", "pcm_mulaw", 8000),
    Kind("wav", "adpcm_ima_wav", 22050),
    Kind("wav", "pcm_s16le", 48000, 6),
    Kind("wav", "pcm_s16le", 16000, 10),
    Kind("wav", "pcm_s16le", 16000, options={"rf64": "always"}),
    Kind("w64", "pcm_s16le", 16000),
    Kind("aiff", "pcm_s16be", 44100),
    Kind("au", "pcm_s16be", 44100),
    Kind("aac", "aac", 44100, muxer="adts"),
    Kind("wma", "wmav2", 44100, 2, muxer="asf"),
    Kind("wv", "wavpack", 44100),
    Kind("ts", "aac", 44100, muxer="mpegts"),
    Kind("recording", "pcm_s16le", 16000, muxer="wav"),  # the extension does not matter
]


def name_of(kind: Kind) -> str:
    """A readable test id."""
    extras = ["video"] * kind.video + list(kind.options)
    return "-".join([kind.extension, kind.codec, str(kind.rate), str(kind.channels), *extras])


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_good_file_decodes_to_its_length(kind: Kind, tmp_path: Path) -> None:
    """One and a half seconds go in, as many come out, at 16 kHz and one channel, without any notice."""
    path = write_sound(tmp_path / f"a.{kind.extension}", voice(1.5, kind.rate), kind)
    decoder = Decoder(path)
    sound = np.concatenate(list(decoder))
    assert sound.dtype == np.float32
    assert len(sound) / 16000 == pytest.approx(1.5, abs=0.15)
    assert decoder.position == pytest.approx(len(sound) / 16000, abs=0.01)
    assert np.sqrt(np.mean(sound[4000:20000] ** 2)) > 0.03
    assert (decoder.notices, decoder.bad_packets) == ((), 0)
    assert (decoder.sound.channels, channel_count(path)) == (kind.channels, kind.channels)


@pytest.mark.parametrize("kind", [each for each in KINDS if each.channels <= 6], ids=name_of)
def test_samples_are_those_of_faster_whisper(kind: Kind, tmp_path: Path) -> None:
    """The engine hears exactly what it would hear if it decoded the file itself."""
    path = write_sound(tmp_path / f"a.{kind.extension}", voice(1.5, kind.rate), kind)
    assert np.array_equal(np.concatenate(list(Decoder(path))), faster_whisper.decode_audio(str(path)))


@pytest.mark.parametrize("channel", [0, 1])
def test_channels_are_kept_apart(channel: int, samples: Path) -> None:
    """One channel alone is what it is without the other."""
    path = samples / "interview.flac"
    expected = faster_whisper.decode_audio(str(path), split_stereo=True)[channel]
    assert np.array_equal(np.concatenate(list(Decoder(path, channel))), expected)


def test_the_hash_is_that_of_the_samples(tmp_path: Path) -> None:
    """A WAV, its FLAC, its ALAC and a copy are one recording; one changed sample makes another."""
    sound, changed = voice(1), voice(1)
    changed[5000] += 0.01
    kinds = [
        Kind("wav", "pcm_s16le"),
        Kind("flac", "flac"),
        Kind("m4a", "alac", sample_format="s16p"),
        Kind("aiff", "pcm_s16be"),
        Kind("copy", "pcm_s16le", muxer="wav"),
    ]
    hashes = {describe(write_sound(tmp_path / f"a.{kind.extension}", sound, kind)).sha256 for kind in kinds}
    other = describe(write_sound(tmp_path / "b.wav", changed, Kind("wav", "pcm_s16le"))).sha256
    assert len(hashes) == 1
    assert other not in hashes


def test_the_hash_does_not_depend_on_the_channel(samples: Path) -> None:
    """Two passes over two channels of a file describe one file."""
    decoders = [Decoder(samples / "interview.flac", channel) for channel in (None, 0, 1)]
    for decoder in decoders:
        for _ in decoder:
            pass
    assert len({decoder.sound for decoder in decoders}) == 1


def test_a_header_tells_rate_channels_duration_and_date(tmp_path: Path) -> None:
    """Probing reads what the header says, without decoding."""
    kind = Kind("m4a", "aac", 44100, 2)
    info = probe(write_sound(tmp_path / "a.m4a", voice(3, 44100), kind, {"creation_time": "2024-05-01T10:00:00Z"}))
    assert (info.sample_rate, info.channels, info.container) == (44100, 2, "mov")
    assert info.duration == pytest.approx(3, abs=0.1)
    assert info.made_at is not None
    assert info.made_at.isoformat() == "2024-05-01T10:00:00+00:00"


def test_importing_the_room_loads_no_library() -> None:
    """`--help` pays for no decoder, no network and no arrays."""
    code = "import sys, dictate.audio; print({'av', 'onnxruntime', 'numpy', 'faster_whisper'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_every_public_name_is_there() -> None:
    """What `__all__` promises can be imported, and nothing else."""
    import dictate.audio

    assert all(getattr(dictate.audio, name) for name in dictate.audio.__all__)
    with pytest.raises(AttributeError):
        _ = dictate.audio.nothing
