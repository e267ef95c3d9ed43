"""Long work says how far it is, can be interrupted, and ends with a summary."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from contextlib import suppress
from threading import Thread

import pytest

from benchmarks.archive_files import write_archive
from generator.model import Language
from generator.processes import progress
from generator.processes.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_that_goes_when_the_work_is_done():
    terminal = Terminal()
    assert list(Progress(terminal).over(range(5), 5, "pages")) == [0, 1, 2, 3, 4]
    assert "0/5" in terminal.getvalue()
    assert "pages" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_elsewhere_a_plain_line_stands_now_and_then(monkeypatch):
    monkeypatch.setattr(progress, "_NEXT_LINE", 0)
    log = io.StringIO()
    assert list(Progress(log).over("abc", 3, "pages")) == ["a", "b", "c"]
    assert log.getvalue() == "1/3 pages\n2/3 pages\n3/3 pages\n"


def test_what_is_soon_done_says_nothing():
    log = io.StringIO()
    assert list(Progress(log).over("abc", 3, "pages")) == ["a", "b", "c"]
    assert log.getvalue() == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.ZH, "7页，重新生成2页；"), (Language.EN, "7 pages, 2 of them rebuilt; ")],
)
def test_the_summary_has_the_pages_and_the_seconds_of_each_stage(language, said):
    done = Progress(pages=7, made=2)
    with done.stage("check"):
        pass
    with done.stage("write"):
        pass
    assert done.summary(language).startswith(said)
    assert "check 0.0, write 0.0" in done.summary(language)


HELD = """
import os, signal, sys
from generator import check
from generator.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background was told to ignore it
read = check.read_edition

def held(*given):
    os.write(int(sys.argv[2]), b".")
    os.read(int(sys.argv[1]), 1)  # until whoever started it lets it go on
    return read(*given)

check.read_edition = held
sys.exit(main(["check"]))
"""
"""A check in whose midst it is for as long as somebody wants."""


def test_interrupted_it_ends_at_once_without_a_word_and_leaves_no_worker(tmp_path):
    """As Ctrl-C does it: the signal goes to everything that runs in the terminal."""
    try:
        leader, follower = pty.openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be opened here: {error}")
    termios.tcsetwinsize(follower, (24, 80))  # one without a size shows no bar
    write_archive(tmp_path / "content", 200)  # ten editions: enough for workers
    waits, goes_on = os.pipe()
    begun, begins = os.pipe()
    command = [sys.executable, "-c", HELD, str(waits), str(begins)]
    child = subprocess.Popen(
        command, cwd=tmp_path, stdout=follower, stderr=follower, start_new_session=True, pass_fds=[waits, begins]
    )
    os.close(follower)
    os.close(waits)
    os.close(begins)
    said = b""
    while b"/10 [" not in said:  # the bar
        said += os.read(leader, 1024)
    assert os.read(begun, 1)  # a core is at work
    more: list[bytes] = []
    # Read on meanwhile, as a terminal does: a full one would keep the command from ending.
    reader = Thread(target=lambda: more.append(rest(leader)), daemon=True)
    reader.start()
    os.killpg(child.pid, signal.SIGINT)
    os.close(goes_on)  # what a worker has begun it may end
    assert child.wait(60) == 130
    while group_is_there(child.pid):
        time.sleep(0.05)
    reader.join(60)
    assert b"Traceback" not in b"".join(more)
    assert more
    os.close(leader)
    os.close(begun)


INTERRUPTED = """
import os, signal, time
from multiprocessing.process import BaseProcess
from threading import Thread
from generator.processes.workers import each

signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background was told to ignore it
Thread(target=time.sleep, args=[600], daemon=True).start()  # as that of a bar: the system may tell this one
start = BaseProcess.start

def interrupted(worker):
    start(worker)
    os.kill(os.getpid(), signal.SIGINT)

BaseProcess.start = interrupted
try:
    list(each(str, range(8), workers=2))
except KeyboardInterrupt:
    print("interrupted")
"""


def test_interrupted_while_it_starts_its_workers_it_ends_too():
    ended = subprocess.run([sys.executable, "-c", INTERRUPTED], check=False, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "interrupted\n", "")


def rest(terminal: int) -> bytes:
    """What was said until nobody held the terminal any more."""
    said = b""
    with suppress(OSError):
        while more := os.read(terminal, 1024):
            said += more
    return said


def group_is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
