"""Every bad file is one clear error that names it, says what is wrong and what to do; nothing else is touched."""

import os
import threading
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import av
import pytest
from soundmaking import Kind, voice, write_sound, write_video

from dictate.audio import Decoder, Listening
from dictate.errors import AudioError

M4A = Kind("m4a", "aac")


@dataclass(frozen=True)
class Trap:
    """Places that a file may point to: a server on this machine that notes what it is asked, and a pipe that tells
    whether anybody opened it."""

    address: str
    asked: list[str]
    pipe: Path
    opened: threading.Event


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    """A server and a pipe that must stay alone."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    pipe, opened = tmp_path / "pipe.wav", threading.Event()
    os.mkfifo(pipe)
    threads = [
        threading.Thread(target=server.serve_forever, args=(0.02,)),
        threading.Thread(target=_wait_for_reader, args=(pipe, opened)),
    ]
    for thread in threads:
        thread.start()
    yield Trap(f"http://127.0.0.1:{server.server_port}/sound.mp3", asked, pipe, opened)
    server.shutdown()
    server.server_close()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))  # lets the waiting thread go
    for thread in threads:
        thread.join()


def _wait_for_reader(pipe: Path, opened: threading.Event) -> None:
    descriptor = os.open(pipe, os.O_WRONLY)  # returns when somebody opens the other end
    opened.set()
    os.close(descriptor)


def bytes_of(data: bytes, name: str) -> Callable[[Path], Path]:
    """A maker of a file with this content."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def patched(old: bytes, new: bytes, kind: Kind = M4A) -> Callable[[Path], Path]:
    """A maker of a sound file in which one mark is changed."""

    def make(folder: Path) -> Path:
        path = write_sound(folder / f"a.{kind.extension}", voice(1, kind.rate), kind)
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new))
        return path

    return make


def without_index(folder: Path) -> Path:
    """An m4a whose recorder stopped before it wrote the index at the end."""
    path = write_sound(folder / "a.m4a", voice(2), M4A)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"moov") - 4])
    return path


def header_only(folder: Path) -> Path:
    """A WAV without a sample."""
    with wave.open(str(folder / "a.wav"), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
    return folder / "a.wav"


def very_slow(folder: Path) -> Path:
    """A WAV of one sample a second: a megabyte would be eleven days."""
    with wave.open(str(folder / "a.wav"), "wb") as file:
        file.setparams((1, 1, 1, 0, "NONE", ""))
        file.writeframes(bytes(1000))
    return folder / "a.wav"


def folder_in(folder: Path) -> Path:
    """A folder with the name of a sound file."""
    (folder / "a.m4a").mkdir()
    return folder / "a.m4a"


def pipe_in(folder: Path) -> Path:
    """A pipe that nobody writes to."""
    os.mkfifo(folder / "a.wav")
    return folder / "a.wav"


def loop_in(folder: Path) -> Path:
    """A link to itself."""
    (folder / "a.wav").symlink_to(folder / "a.wav")
    return folder / "a.wav"


def dead_link_in(folder: Path) -> Path:
    """A link that leads nowhere."""
    (folder / "a.wav").symlink_to(folder / "gone.wav")
    return folder / "a.wav"


def misspelt(folder: Path) -> Path:
    """A name that is nearly that of a file."""
    (folder / "walk-to-the-river.m4a").touch()
    return folder / "walk-to-the-rivr.m4a"


def in_icloud(folder: Path) -> Path:
    """A file of which only iCloud's placeholder is here."""
    (folder / ".memo.m4a.icloud").write_bytes(b"bplist00")
    return folder / "memo.m4a"


def picture(folder: Path) -> Path:
    """A PNG, which FFmpeg would take for a video of one frame."""
    with av.open(str(folder / "a.png"), "w", format="image2", options={"update": "1"}) as container:
        stream = container.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = 8, 8, "rgb24"
        container.mux(stream.encode(av.VideoFrame(8, 8, "rgb24")))
        container.mux(stream.encode(None))
    return (folder / "a.png").rename(folder / "a.m4a")


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "a.m4a", "is not there"),
    "missing folder": (lambda folder: folder / "none" / "a.m4a", "neither is its folder"),
    "misspelt": (misspelt, "is not there"),
    "folder": (folder_in, "is a folder"),
    "file as folder": (lambda folder: bytes_of(b"x", "a")(folder) / "b.wav", "Not a directory"),
    "pipe": (pipe_in, "pipe, socket or device"),
    "device": (lambda folder: Path("/dev/zero"), "pipe, socket or device"),
    "link to itself": (loop_in, "cannot be read"),
    "dead link": (dead_link_in, "is not there"),
    "name too long": (lambda folder: folder / ("a" * 5000), "cannot be read"),
    "in iCloud": (in_icloud, "still in iCloud"),
    "iCloud placeholder": (lambda folder: in_icloud(folder).with_name(".memo.m4a.icloud"), "still in iCloud"),
    "empty": (bytes_of(b"", "a.m4a"), "is empty"),
    "text": (bytes_of("Thé outline was never the thinking.\n".encode() * 40, "a.m4a"), "is text"),
    "subtitles": (bytes_of(b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "a.mp3"), "is text"),
    "page": (bytes_of(b"<!DOCTYPE html><html><body>Sign in</body></html>", "a.mp3"), "is text"),
    "random bytes": (lambda folder: bytes_of(bytes(voice(2).tobytes()[::-1]), "a.mp3")(folder), "is not a sound file"),
    "zeros": (bytes_of(bytes(100_000), "a.wav"), "is not a sound file"),
    "no index": (without_index, "never finished"),
    "header only": (header_only, "not one sample"),
    "one sample a second": (very_slow, "too few for speech"),
    "encrypted": (patched(b"mp4a", b"enca"), "is encrypted"),
    "protected purchase": (patched(b"mp4a", b"drms"), "is encrypted"),
    "unknown coding": (patched(b"twos", b"zzzz", Kind("mov", "pcm_s16be")), "cannot be decoded"),
    "video without sound": (lambda folder: write_video(folder / "a.mp4"), "video without sound"),
    "picture": (picture, "is a picture"),
    "photo": (bytes_of(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500), "a.m4a"), "is a picture"),
    "archive": (bytes_of(b"PK\x03\x04" + bytes(500), "a.m4a"), "ZIP archive"),
    "document": (bytes_of(b"%PDF-1.7\n" + bytes(500), "a.m4a"), "PDF document"),
    "program": (lambda folder: Path("/bin/true"), "a program"),
}
POINTERS = {
    "playlist.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n",
    "playlist.mp3": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n",
    "local.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{pipe}\n#EXT-X-ENDLIST\n",
    "simple.m3u": "#EXTM3U\n{address}\n",
    "list.pls": "[playlist]\nFile1={address}\nNumberOfEntries=1\n",
    "list.asx": '<asx version="3.0"><entry><ref href="{address}"/></entry></asx>\n',
    "list.wma": "[Reference]\nRef1={address}\n",
    "concat.m4a": "ffconcat version 1.0\nfile '{pipe}'\n",
    "concat-address.m4a": "ffconcat version 1.0\nfile '{address}'\n",
    "session.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    "session.wav": "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\nm=audio 5004 RTP/AVP 0\r\n",
    "manifest.mp4": '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{address}</BaseURL></MPD>',
}


def refused(path: Path) -> AudioError:
    """The error that a file meets, in full."""
    with pytest.raises(AudioError) as caught:
        for _ in Listening(path):
            pass
    return caught.value


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_error(name: str, tmp_path: Path) -> None:
    """It names the file, says what is wrong in one line, has a hint, and exit code 3."""
    make, message = BAD[name]
    path = make(tmp_path)
    error = refused(path)
    assert message in error.message
    assert error.path == path
    assert path.name in str(error)
    assert error.hint
    assert error.exit_code == 3
    assert "\n" not in f"{error}{error.hint}"


@pytest.mark.parametrize("name", POINTERS)
def test_what_points_elsewhere_is_refused_unread(name: str, tmp_path: Path, trap: Trap) -> None:
    """Whatever its name: no request is made, and the file that it names is not opened."""
    path = tmp_path / name
    path.write_text(POINTERS[name].format(address=trap.address, pipe=trap.pipe))
    assert "is a playlist" in refused(path).message
    assert trap.asked == []
    assert not trap.opened.is_set()


def test_the_traps_catch(tmp_path: Path, trap: Trap) -> None:
    """The server and the pipe of these tests do notice what FFmpeg does when nobody holds it back."""
    for name in ("playlist.m3u8", "concat.m4a"):
        path = tmp_path / name
        path.write_text(POINTERS[name].format(address=trap.address, pipe=trap.pipe))
        with path.open("rb") as file, pytest.raises(av.FFmpegError):
            av.open(file, options={"safe": "0"})
    assert trap.asked
    assert trap.opened.wait(5)


@pytest.mark.parametrize("name", ["http://127.0.0.1:9/a.mp3", "concat:a.wav|b.wav", "pipe:0", "fd:0", "lavfi:sine"])
def test_a_name_is_never_an_address(name: str) -> None:
    """What FFmpeg would take for a protocol is just the name of a file that is not there."""
    assert "is not there" in refused(Path(name)).message


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    """Line breaks, percent signs and bytes that are no Unicode do no harm."""
    for name in ("a\nb%d.wav", os.fsdecode(b"m\xe9mo.wav"), "http:", "-i.wav"):
        path = write_sound(tmp_path / "made.wav", voice(1), Kind("wav", "pcm_s16le")).rename(tmp_path / name)
        decoder = Decoder(path)
        assert sum(map(len, decoder)) == 16000
        assert decoder.sound.path


def test_a_name_with_a_nul_is_an_error() -> None:
    """It cannot be a file's name at all."""
    assert "not a possible file name" in refused(Path("a\0b.wav")).message


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal becomes a hint; it is played here, since the superuser may read everything."""
    path = write_sound(tmp_path / "a.wav", voice(1), Kind("wav", "pcm_s16le"))

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "no permission" in refused(path).message


def test_a_near_name_is_offered(tmp_path: Path) -> None:
    """A misspelt name is answered with the file that is there."""
    assert refused(misspelt(tmp_path)).hint == "did you mean walk-to-the-river.m4a?"


@pytest.mark.parametrize(("channel", "number"), [(5, "6"), (2, "3"), (-1, "0")])
def test_a_channel_that_is_not_there_is_refused(channel: int, number: str, samples: Path) -> None:
    """The error counts channels from 1, as people do."""
    with pytest.raises(AudioError, match=f"has 2 channels, so there is no channel number {number}"):
        Decoder(samples / "interview.flac", channel)


def open_descriptors() -> int:
    """How many files this process has open; 0 where the system does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_no_file_stays_open_after_an_error(tmp_path: Path) -> None:
    """Twenty bad files leave no descriptor behind."""
    path = bytes_of(b"#EXTM3U\n", "a.m4a")(tmp_path)
    refused(path)
    before = open_descriptors()
    for _ in range(20):
        refused(path)
    assert open_descriptors() == before
