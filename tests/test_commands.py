"""Editors' files are written by commands that say so alone: whole or not at all, with every comment in its order.

The commands are `tests/cases/commands.yml`.
"""

from __future__ import annotations

import argparse
import re
import shutil
from fnmatch import fnmatch

import pytest
import yaml

from generator.cli import _parser
from tests.case_files import CASES
from tests.faults import Command, Step, tree
from tests.invented import invented_project

COMMANDS = yaml.safe_load((CASES / "commands.yml").read_text(encoding="utf-8"))
WRITING = [case for case in COMMANDS if "writes" in case]
KILLED = -9
EXPORT = """\
河湾日志  第3版
水库蓄水了
本报记者 林一
河湾镇水库昨日蓄水。水库库容320万立方米,总投资1200万元。施工历时18个月,惠及沿线3个村1250人。
大家都说好。
"""
LIBRARY = "content/editions/demo/en/library.yml"
EDITS = {
    "content/editions/demo/structure.yml": {
        "  - slug: new-bridge\n": "  # the lead, says the desk\n  - slug: new-bridge\n",
        "reporters: [林一, 周二]": "reporters: [林一, 周二] # as printed",
        "  - slug: library\n    kind: article\n    reviewed: true\n    reporters: [林一]\n": (
            "  # ask the library\n  - slug: library # by telephone\n    kind: article\n    reviewed: false\n"
            "    # who wrote it?\n"
        ),
        "furniture:\n": "# not sure about this one\nfurniture:\n",
    },
    LIBRARY: {
        "segments:\n": "# from the old file\nsegments:\n",
        "  - id: p1\n": "  # the figures are right\n  - id: p1\n",
        "    origin: human\n": "    origin: human\n  - id: p9\n    zh: 从前这里有一段关于灯塔的话。\n    # keep it\n"
        "    en: Once there was a lighthouse.\n    state: draft\n",
    },
    "content/editions/demo/en/new-bridge.yml": {
        "article: new-bridge\n": "article: new-bridge # the lead\n",
        "    en: New bridge opens\n": "    # short enough\n    en: New bridge opens\n",
    },
}
"""What an editor has written: comments, an article to be reviewed, English that lost its place."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The folder in which every command finds something to do."""
    folder = invented_project(tmp_path_factory.mktemp("desk") / "desk")
    shutil.copytree(folder / "content", folder / "before" / "content")
    for path, changes in EDITS.items():
        text = (folder / path).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text, f"{path} does not hold {old!r}"
            text = text.replace(old, new, 1)
        (folder / path).write_text(text, encoding="utf-8")
    for path in ("export.txt", "exports/export.txt", "content/inbox/waiting.txt"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(EXPORT, encoding="utf-8")
    code, said = Command(folder, "translations", "export", "po").end()
    assert code == 0, said
    catalogue = folder / "po/demo/new-bridge.po"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8").replace("New bridge opens", "A bridge opens"), encoding="utf-8"
    )
    return folder


@pytest.fixture
def folder(desk, tmp_path):
    return shutil.copytree(desk, tmp_path / "desk", symlinks=True)


def files(folder):
    """What is there for people: not the program's own folder, and nothing hidden."""
    return {path: data for path, data in tree(folder).items() if not re.search(r"(^|/)\.", path)}


def changed(before, after):
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def step(given):
    return Step(given["event"], given["path"], given.get("nth", 1))


def all_commands():
    """The commands that the parser has, without their arguments."""

    def below(parser, words):
        inner = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]  # noqa: SLF001
        chosen = next((each.choices for each in parser._actions if each.dest == "action" and each.choices), ())  # noqa: SLF001
        for action in inner:
            for name, child in action.choices.items():
                yield from below(child, (*words, name))
        if not inner:
            yield from ((*words, name) for name in chosen if name != "status")
            yield words

    return set(below(_parser(), ()))


def test_every_command_has_its_cases():
    known = [tuple(case["arguments"]) for case in COMMANDS]
    assert [words for words in all_commands() if not any(each[: len(words)] == words for each in known)] == []


@pytest.mark.parametrize("case", COMMANDS, ids=lambda case: case["name"])
def test_a_command_writes_what_it_says_and_nothing_else(case, folder):
    before = files(folder)
    code, said = Command(folder, *case["arguments"]).end()
    assert code in {0, 1}, said
    assert "Traceback" not in said
    written = changed(before, files(folder))
    patterns = case.get("writes", [])
    assert [path for path in written if not any(fnmatch(path, pattern) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(fnmatch(path, pattern) for path in written)] == []


def comments(text):
    return re.findall(r"(?:^|(?<=\s))# (?![?]).*", text, re.MULTILINE)


def keys(value):
    """The keys of every mapping, in their order."""
    if isinstance(value, dict):
        return [list(value), *(keys(each) for each in value.values())]
    return [keys(each) for each in value] if isinstance(value, list) else []


@pytest.mark.parametrize("case", WRITING, ids=lambda case: case["name"])
def test_comments_and_the_order_of_keys_survive(case, folder):
    before = files(folder)
    Command(folder, *case["arguments"]).end()
    after = files(folder)
    for path in changed(before, after) & before.keys() & after.keys():
        old, new = (each[path].decode() for each in (before, after))
        beside = after.get(path.replace(".yml", ".orphans.yml"), b"").decode()
        assert [each for each in comments(old) if each not in comments(new) + comments(beside)] == []
        kept = [each for each in comments(new) if each in comments(old)]
        if "structure" not in path:  # there, a comment of replaced lines goes to their head
            assert kept == [each for each in comments(old) if each in kept]
        assert keys(yaml.safe_load(new))[0] == keys(yaml.safe_load(old))[0]


@pytest.mark.parametrize(
    ("case", "kill"),
    [
        pytest.param(case, kill, id=f"{case['name']}, at {kill['event']} {kill.get('nth', 1)} of {kill['path']}")
        for case in WRITING
        for kill in case.get("kills", ())
    ],
)
def test_killed_while_it_writes_every_file_is_the_old_one_or_the_new_one(case, kill, folder, tmp_path):
    before = files(folder)
    whole = shutil.copytree(folder, tmp_path / "whole", symlinks=True)
    Command(whole, *case["arguments"]).end()
    right = files(whole)
    code, said = Command(folder, *case["arguments"], kill_at=step(kill)).end()
    assert code == KILLED, f"no such step\n{said}"
    after = files(folder)
    assert [path for path in changed(before, after) if after.get(path) != right.get(path)] == []
    if any("lighthouse" in data.decode(errors="replace") for data in before.values()):
        assert any("lighthouse" in data.decode(errors="replace") for path, data in after.items() if "/en/" in path)
    Command(folder, *case["arguments"]).end()
    # English on its way between two files is written before it is taken away: it may now be kept twice.
    assert [path for path in changed(files(folder), right) if not path.endswith(".orphans.yml")] == []


@pytest.mark.parametrize("case", WRITING, ids=lambda case: case["name"])
def test_with_no_room_on_the_disk_nothing_changes_and_the_reason_is_said(case, folder):
    before = files(folder)
    code, said = Command(folder, *case["arguments"], largest=64).end()
    assert code == 1
    assert said.strip()
    assert "Traceback" not in said
    assert changed(before, files(folder)) == set()
    hidden = [path for path in tree(folder) if re.search(r"(^|/)\.(?!cache)", path) and path not in before]
    assert hidden == []
