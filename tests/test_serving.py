"""What an editor sees while `mkdocs serve` runs: every edit, and the last good site through every mistake."""

import contextlib
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from mkdocs.config import load_config


@pytest.fixture
def server(project, request):
    """The command as it runs, with options or without: the address of the site, and the file of what it says."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [Path(sys.executable).with_name("mkdocs"), "serve", "--dev-addr", at, *getattr(request, "param", ())]
    path = urlsplit(load_config(str(project / "mkdocs.yml")).site_url).path
    said = project / "said"
    with said.open("w") as file, subprocess.Popen(command, cwd=project, stderr=file) as running:
        yield f"http://{at}{path}", said
        running.terminate()


def read(address):
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - an address of this machine
        return answer.read().decode()


def wait_for(text, ask, said):
    """What `ask` gives, as soon as it holds a text."""
    for _ in range(1800):
        with contextlib.suppress(OSError):
            if text in (found := ask()):
                return found
        time.sleep(0.1)
    return pytest.fail(f"“{text}” was never seen; the command said: {said.read_text()}")


def test_an_edit_is_shown_and_reloads_the_page_and_a_mistake_leaves_the_last_good_site(project, server):
    address, said = server
    home = partial(read, f"{address}en/")
    page = wait_for("Trial issue", home, said)
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page  # under which the script that reloads could not run
    edition = project / "content" / "editions" / "demo" / "edition.yml"
    good = edition.read_text(encoding="utf-8")
    edition.write_text("id: [", encoding="utf-8")
    wait_for("edition.yml:", said.read_text, said)
    assert "Traceback" not in said.read_text()
    assert "Trial issue" in home()
    edition.write_text(good.replace("Trial issue", "Second thoughts"), encoding="utf-8")
    wait_for("Second thoughts", home, said)


@pytest.mark.parametrize("server", [["--clean"]], indirect=True)
def test_whoever_asks_for_what_is_published_is_shown_that_after_an_edit_too(project, server):
    address, said = server
    home = partial(read, f"{address}en/")
    wait_for("Trial issue", home, said)
    edition = project / "content" / "editions" / "demo" / "edition.yml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("Trial issue", "Second thoughts"), encoding="utf-8")
    assert "Content-Security-Policy" in wait_for("Second thoughts", home, said)
