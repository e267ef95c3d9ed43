"""Find a Chromium for the tests that drive a real browser, or get one, and print its path.

Looked for in this order: the environment variable CHROMIUM, an installed browser, one that Playwright has fetched
before. Where there is none, one is fetched: by Playwright where its download answers, else by the system's package
manager. Where none can be had the command fails with one message: tests without a browser would only seem to pass.
The same holds for Playwright's driver, a program of its own that a bare system lacks a library for.

usage: chromium.py [--no-install]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox",  # containers run as root, where Chromium refuses its sandbox; it only sees our own pages
    "--disable-gpu",
    # Without these the browser calls home by itself, which a test would take for a request of the page.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What a browser under test is started with."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
DRIVER_LIBRARY = "libatomic1"
"""What Playwright's driver needs and a minimal Debian lacks."""

NO_DRIVER = f"""\
浏览器测试由 Playwright 操作浏览器，而它的驱动程序无法启动。请安装系统库 {DRIVER_LIBRARY}。
The browser tests need Playwright's driver, and it does not start. Install the system library {DRIVER_LIBRARY}.
Tried:
"""
NONE_TO_BE_HAD = """\
浏览器测试需要 Chromium，而本机没有，也无法下载。请安装 Chromium 或 Google Chrome，或以环境变量 CHROMIUM 指明其路径。
The browser tests need Chromium: none is installed and none could be fetched.
Install Chromium or Google Chrome, or name one with the environment variable CHROMIUM.
Tried:
"""
SECONDS_TO_START = 60
SECONDS_TO_INSTALL = 1200


class NoBrowserError(Exception):
    """No browser can be had. Says in both languages what to do, and what was tried."""


Finder = Callable[[list[str]], Iterator[str]]
"""Yields paths that may be a browser; appends to the list what was tried in vain."""


def find(*, install: bool = False) -> str:
    """Return the path of a browser that starts; with `install`, fetch one where there is none.

    Raises NoBrowserError.
    """
    tried: list[str] = []
    if not driver_starts() and not (install and packaged(DRIVER_LIBRARY, tried) and driver_starts()):
        raise NoBrowserError(NO_DRIVER + listed(tried))
    for finder in finders(install=install):
        for path in finder(tried):
            if starts(path):
                return path
            tried.append(f"{path} is there but does not start")
    raise NoBrowserError(NONE_TO_BE_HAD + listed(tried))


def finders(*, install: bool) -> tuple[Finder, ...]:
    """Where to look, in order. Whoever names a browser wants that one and no other."""
    if os.environ.get("CHROMIUM"):
        return (named,)
    return (installed, fetched_before, fetched_now, from_packages) if install else (installed, fetched_before)


def named(tried: list[str]) -> Iterator[str]:
    """Yield what the environment variable CHROMIUM names."""
    name = os.environ["CHROMIUM"]
    path = shutil.which(name)
    if path:
        yield path
    else:
        tried.append(f"CHROMIUM={name} is no program")


def installed(tried: list[str]) -> Iterator[str]:
    """Yield the browsers of this machine."""
    found = [path for path in map(shutil.which, NAMES) if path]
    if not found:
        tried.append("no browser is installed")
    yield from found


def fetched_before(_tried: list[str]) -> Iterator[str]:
    """Yield the browser that Playwright has fetched."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


def fetched_now(tried: list[str]) -> Iterator[str]:
    """Let Playwright fetch its browser, then the libraries that it needs."""
    playwright = [sys.executable, "-m", "playwright"]
    # Not --with-deps at once: it would install a hundred packages before the download is known to answer.
    if succeeds([*playwright, "install", "--no-shell", "chromium"], tried):
        succeeds([*playwright, "install-deps", "chromium"], tried)
        yield from fetched_before(tried)


def from_packages(tried: list[str]) -> Iterator[str]:
    """Install the browser of the system's package manager."""
    # Ubuntu's chromium-browser is a stub for a snap, so that name comes last.
    if packaged("chromium", tried) or packaged("chromium-browser", tried):
        yield from installed(tried)


def packaged(name: str, tried: list[str]) -> bool:
    """Install a package of the system, as root or by a sudo that asks for no password; whether that worked."""
    if not shutil.which("apt-get"):
        tried.append("no package manager that this script knows (apt-get)")
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    return succeeds([*apt, "update"], tried) and succeeds([*apt, "install", "--no-install-recommends", name], tried)


def driver_starts() -> bool:
    """Whether Playwright's driver runs at all."""
    return quietly([sys.executable, "-m", "playwright", "--version"])


def starts(path: str) -> bool:
    """Whether a browser opens an empty page, headless."""
    return quietly([path, "--headless", *FLAGS, "--dump-dom", "about:blank"])


def quietly(command: list[str]) -> bool:
    """Run a command that only tries something out."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS_TO_START, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def succeeds(command: list[str], tried: list[str]) -> bool:
    """Run a command and note what it complained of when it failed. Its output stays off standard output."""
    print("+", *command, file=sys.stderr)
    try:
        done = subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=SECONDS_TO_INSTALL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        tried.append(f"{' '.join(command)}: {problem}")
        return False
    if done.returncode != 0:
        tried.append(f"{' '.join(command)}: {complaint(done.stdout) or done.returncode}")
    return done.returncode == 0


def listed(tried: list[str]) -> str:
    """Return what was tried, a line each, with what came of it."""
    return "\n".join(f"  - {line}" for line in tried)


def complaint(output: str) -> str:
    """Return the line of a command's output that says why it failed, as far as one can tell."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "e:", "failed", "sudo:"))]
    return (errors or lines or [""])[-1]


if __name__ == "__main__":
    try:
        print(find(install="--no-install" not in sys.argv[1:]))
    except NoBrowserError as none:
        sys.exit(str(none))
