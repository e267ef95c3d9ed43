"""A host for the built site that behaves like GitHub Pages, and a browser that keeps the record of what pages do.

A project's site stands below a path of its host (`/news-digest/`), and nothing else does: a link that forgets the
path finds nothing here, as it would in public.
"""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Route

SUB_PATH = "/news-digest/"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".txt"}
"""What GitHub Pages sends with gzip."""


@contextmanager
def serve(directory: Path, sub_path: str = SUB_PATH, port: int = 0) -> Iterator[str]:
    """Serve a folder below a path of a port of this machine; yields the address of the site, slash at the end.

    `port`: 0 for a free one; a number brings a host back that was away.
    """
    handler = partial(_PagesHandler, directory=str(directory), sub_path=sub_path)
    with _Server(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{sub_path}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        """Say nothing of a browser that went away before it had everything: it does so whenever a page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _PagesHandler(SimpleHTTPRequestHandler):
    def __init__(self, *args, sub_path: str, **kwargs) -> None:
        self.sub_path = sub_path
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.sub_path):
            return str(Path(self.directory) / "\N{EMPTY SET}")  # no such file
        return super().translate_path("/" + path.removeprefix(self.sub_path))

    def send_head(self):
        path = Path(self.translate_path(self.path.partition("?")[0]))
        file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if not file.is_file() or file.suffix not in COMPRESSED or "gzip" not in self.headers["Accept-Encoding"]:
            return super().send_head()
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{self.guess_type(str(file))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def send_response(self, code: int, message: str | None = None) -> None:
        super().send_response(code, message)
        if code == HTTPStatus.OK:
            self.send_header("Cache-Control", "max-age=600")

    def list_directory(self, path):  # a folder without index.html is not there
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing: the tests speak for themselves."""


@dataclass
class Traffic:
    """What the pages of one test asked for, and what the browser complained of."""

    home: str
    """The address of the site. All else is foreign, another path of the same host too."""
    requests: list[str] = field(default_factory=list)
    """Every address asked for, in order, also those that were refused."""
    complaints: list[str] = field(default_factory=list)
    """Errors on the console (breaches of the Content-Security-Policy among them) and uncaught exceptions."""

    @property
    def foreign(self) -> list[str]:
        """The requests that left the site."""
        return [url for url in self.requests if not self.owns(url)]

    def owns(self, url: str) -> bool:
        """Whether an address is the site's own. What a page carries in itself (`data:`, `blob:`) leaves nothing."""
        return url.startswith((self.home, "data:", "blob:"))

    def watch(self, context: BrowserContext) -> None:
        """Record all that the pages of a context do, and let nothing out: a test must not depend on the network."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.route(lambda url: not self.owns(url), _refuse)

    def _listen(self, said: ConsoleMessage) -> None:
        """Keep an error with its place: Chromium's words for a file that is missing do not name the file."""
        if said.type == "error":
            self.complaints.append(f"{said.text} ({said.location['url']})")


def _refuse(route: Route) -> None:
    route.abort()
