"""A stand-in for the hub, on this machine: one repository, and the faults that a network has."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REPOSITORY = "Systran/faster-whisper-tiny"
_REVISION = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """What the server has and does.

    files:   contents by name; .bin files are large ones, with a sha256.
    cuts:    how often the line drops in the middle of a large file.
    status:  answer everything with this status instead.
    asked:   method, path and range of every request.
    """

    files: dict[str, bytes]
    cuts: int = 0
    status: int | None = None
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    endpoint: str = ""

    def ranges(self) -> list[str | None]:
        """The ranges with which model.bin was fetched."""
        return [asked for method, path, asked in self.asked if method == "GET" and path.endswith("model.bin")]


@contextmanager
def served(hub: Hub) -> Iterator[Hub]:
    """The hub on a free port of this machine, while the context lasts."""

    class Handler(_Handler):
        stand_in = hub

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    hub.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    stand_in: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = self.path.partition("?")[0]
        self.stand_in.asked.append((self.command, path, self.headers.get("Range")))
        resolve = f"/{REPOSITORY}/resolve/"
        if self.stand_in.status:
            self._send(self.stand_in.status, b"{}", {})
        elif path.startswith(f"/api/models/{REPOSITORY}/tree/"):
            self._send(200, json.dumps([*map(self._entry, self.stand_in.files)]).encode(), {})
        elif path in (f"/api/models/{REPOSITORY}", f"/api/models/{REPOSITORY}/revision/main"):
            about = {"id": REPOSITORY, "sha": _REVISION, "siblings": [*map(self._sibling, self.stand_in.files)]}
            self._send(200, json.dumps(about).encode(), {})
        elif path.startswith(resolve) and path.rpartition("/")[2] in self.stand_in.files:
            self._send_file(path.rpartition("/")[2], body=body)
        else:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})

    def _entry(self, name: str) -> dict[str, object]:
        content = self.stand_in.files[name]
        entry: dict[str, object] = {"type": "file", "path": name, "size": len(content), "oid": _sha1(content)}
        if name.endswith(".bin"):
            entry["lfs"] = {"oid": _sha256(content), "size": len(content), "pointerSize": 130}
        return entry

    def _sibling(self, name: str) -> dict[str, object]:
        content = self.stand_in.files[name]
        sibling: dict[str, object] = {"rfilename": name, "size": len(content), "blobId": _sha1(content)}
        if name.endswith(".bin"):
            sibling["lfs"] = {"sha256": _sha256(content), "size": len(content), "pointerSize": 130}
        return sibling

    def _send_file(self, name: str, *, body: bool) -> None:
        content = self.stand_in.files[name]
        tag = _sha256(content) if name.endswith(".bin") else _sha1(content)
        headers = {"ETag": f'"{tag}"', "X-Repo-Commit": _REVISION}
        asked = self.headers.get("Range")
        if asked:
            begin = int(asked.removeprefix("bytes=").partition("-")[0])
            headers["Content-Range"] = f"bytes {begin}-{len(content) - 1}/{len(content)}"
            content = content[begin:]
        cut = body and name.endswith(".bin") and self.stand_in.cuts > 0
        self.stand_in.cuts -= cut
        self._send(206 if asked else 200, content, headers, body=body, sent=len(content) // 2 if cut else None)

    def _send(
        self, status: int, content: bytes, headers: dict[str, str], *, body: bool = True, sent: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content[:sent])
        if sent is not None:
            self.close_connection = True


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sha1(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()
