"""Where the tests' browser comes from: shown with a browser, a package manager and a Playwright that only pretend."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "chromium.py"

PLAYWRIGHT = {
    "__init__.py": "",
    "__main__.py": """
import os, pathlib, sys
if "--version" in sys.argv:
    sys.exit("DRIVER_FAILS" in os.environ)
if "DOWNLOAD" not in os.environ:
    sys.exit("Error: the download does not answer")
fetched = pathlib.Path(os.environ["DOWNLOAD"])
fetched.write_text("#!/bin/sh\\n")
fetched.chmod(0o755)
""",
    "sync_api.py": """
import contextlib, os, types
@contextlib.contextmanager
def sync_playwright():
    yield types.SimpleNamespace(chromium=types.SimpleNamespace(executable_path=os.environ.get("DOWNLOAD", "/nowhere")))
""",
}
"""A stand-in that answers at once and fetches nothing real."""


@pytest.fixture
def machine(tmp_path):
    """A machine with nothing on its path but what a test puts there."""
    return Machine(tmp_path)


class Machine:
    def __init__(self, folder):
        self.bin = folder / "bin"
        self.bin.mkdir()
        package = folder / "packages" / "playwright"
        package.mkdir(parents=True)
        for name, text in PLAYWRIGHT.items():
            (package / name).write_text(text, encoding="utf-8")
        self.environment = {name: value for name, value in os.environ.items() if name != "CHROMIUM"} | {
            "PATH": str(self.bin),
            "PYTHONPATH": str(package.parent),
        }

    def has(self, name, script):
        program = self.bin / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return str(program)

    def find(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, SCRIPT, *arguments],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )


def test_an_installed_browser_is_taken(machine):
    path = machine.has("google-chrome", "exit 0")
    assert machine.find("--no-install").stdout.strip() == path


def test_an_installed_browser_that_does_not_start_is_passed_over(machine):
    machine.has("chromium", "exit 1")
    path = machine.has("google-chrome", "exit 0")
    assert machine.find("--no-install").stdout.strip() == path


def test_a_named_browser_comes_first(machine):
    machine.has("chromium", "exit 0")
    path = machine.has("my-browser", "exit 0")
    assert machine.find(CHROMIUM=path).stdout.strip() == path


def test_a_named_browser_that_does_not_start_is_not_replaced_by_another(machine):
    machine.has("chromium", "exit 0")
    found = machine.find(CHROMIUM=machine.has("my-browser", "exit 1"))
    assert found.returncode == 1
    assert "my-browser is there but does not start" in found.stderr


def test_without_one_playwright_fetches_its_own(machine, tmp_path):
    path = str(tmp_path / "fetched")
    assert machine.find(DOWNLOAD=path).stdout.strip() == path
    again = machine.find("--no-install", DOWNLOAD=path)
    assert again.stdout.strip() == path


@pytest.fixture
def packages(machine):
    """Gives the machine a package manager that can install Chromium, for root or by sudo."""
    machine.has("sudo", '[ "$1" = -n ] && shift && exec "$@"')
    machine.has("env", 'shift && exec "$@"')
    machine.has(
        "apt-get",
        f'case "$*" in *" install "*" chromium") printf "#!/bin/sh\\n" > {machine.bin}/chromium;'
        f" /bin/chmod +x {machine.bin}/chromium;; esac",
    )


@pytest.mark.usefixtures("packages")
def test_where_the_download_does_not_answer_the_package_manager_installs_one(machine):
    found = machine.find()
    assert found.stdout.strip() == str(machine.bin / "chromium")
    assert found.stderr.index("playwright install") < found.stderr.index("apt-get")


@pytest.mark.usefixtures("packages")
def test_nothing_is_installed_where_that_was_not_asked_for(machine):
    assert machine.find("--no-install").returncode == 1
    assert not (machine.bin / "chromium").exists()


def test_where_none_can_be_had_one_message_says_what_to_do_and_what_was_tried(machine):
    machine.has("sudo", "exit 1")
    machine.has("env", 'shift && exec "$@"')
    machine.has("apt-get", "echo 'E: no packages today'; exit 100")
    found = machine.find()
    assert found.returncode == 1
    assert found.stdout == ""
    message = found.stderr[found.stderr.index("浏览器测试需要") :]
    assert "Install Chromium or Google Chrome" in message
    tried = [line for line in message.splitlines() if line.startswith("  - ")]
    reasons = ["no browser is installed", "the download does not answer", "apt-get", "apt-get"]
    for line, reason in zip(tried, reasons, strict=True):
        assert reason in line


def test_a_driver_that_does_not_start_is_said_to_be_the_reason(machine):
    machine.has("chromium", "exit 0")
    found = machine.find("--no-install", DRIVER_FAILS="1")
    assert found.returncode == 1
    assert "Install the system library libatomic1" in found.stderr
