"""The command `digest translations`, as a translator uses it."""

import json
import shutil

import pytest

from generator.cli import main

LIBRARY = "content/editions/demo/en/library.yml"


def snapshot(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_table_shows_every_article(folder, capsys):
    assert main(["translations"]) == 0
    head, *rows = capsys.readouterr().out.rstrip("\n").split("\n")
    assert head.split() == ["reviewed", "draft", "stale", "missing"]
    assert [row.split() for row in rows] == [
        ["demo/new-bridge", "3", "·", "·", "·", "新桥通车了"],
        ["demo/library", "·", "1", "1", "·", "图书馆开放"],
        ["demo/after-school", "·", "·", "·", "3", "放学之后"],
    ]


def test_diff_shows_what_changed_beside_the_english(folder, capsys):
    assert main(["translations", "--diff", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "demo/library p1" in shown
    assert "设座位[-6-]{+8+}0个" in shown
    assert "English: The town library opened recently" in shown


def test_json_for_programs(folder, capsys):
    assert main(["translations", "--json"]) == 0
    library = next(row for row in json.loads(capsys.readouterr().out) if row["article"] == "library")
    assert (library["parts"], library["draft"], library["stale"], library["machine"]) == (2, 1, 1, 1)
    assert library["stale_parts"][0]["part"] == "p1"


def test_update_writes_what_is_missing_once(folder, capsys):
    before = snapshot(folder)
    assert main(["translations", "update"]) == 0
    assert capsys.readouterr().out == "wrote content/editions/demo/en/after-school.yml\n"
    after = snapshot(folder)
    assert {path: text for path, text in after.items() if path in before} == before
    assert main(["translations", "update"]) == 0
    assert capsys.readouterr().out == "nothing to change\n"
    assert snapshot(folder) == after


def test_update_keeps_english_without_chinese_beside_the_file(folder, capsys):
    path = folder / LIBRARY
    entry = "  # from the old layout\n  - id: p9\n    zh: 从前这里有一段关于灯塔的话。\n"
    entry += "    en: Once there was a lighthouse.\n    state: draft\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert main(["translations", "update", "--lang", "en"]) == 0
    assert "Once there was a lighthouse." in (folder / LIBRARY.replace(".yml", ".orphans.yml")).read_text(
        encoding="utf-8"
    )
    assert "lighthouse" not in path.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--lang", "en"]) == 0
    assert (
        "[translation-orphaned] the English here matches no Chinese and is not published (1 in all)"
        in capsys.readouterr().out
    )


def test_update_writes_nothing_where_a_file_cannot_be_read(folder, capsys):
    path = folder / LIBRARY
    path.write_text(path.read_text(encoding="utf-8") + "  - id: p9\n\ten: x\n", encoding="utf-8")
    before = snapshot(folder)
    assert main(["translations", "update"]) == 1
    assert "[yaml-tab]" in capsys.readouterr().err
    assert snapshot(folder) == before


def test_update_leaves_hidden_files_alone(folder, capsys):
    assert main(["translations", "update"]) == 0
    english = (folder / LIBRARY).parent
    (english / ".x.yml").write_text("article: x\nsegments:\n  - id: p1\n    en: Not ours.\n", encoding="utf-8")
    (english / "._library.yml").write_bytes(b"\x00\x05\x16\x07\xff")
    (english / ".#library.yml").symlink_to("somebody@desk.1234")
    before = {path: path.lstat() for path in english.iterdir()}
    assert main(["translations", "update"]) == 0
    assert {path: path.lstat() for path in english.iterdir()} == before


UNREADABLE = {
    "not-utf-8": lambda path: path.write_bytes(path.read_text(encoding="utf-8").encode("gbk", "replace")),
    "yaml-syntax": lambda path: path.write_text("article: library\nsegments: [", encoding="utf-8"),
    "symbolic-link": lambda path: (path.rename(path.with_name("elsewhere")), path.symlink_to("elsewhere")),
}


@pytest.mark.parametrize("rule", UNREADABLE)
@pytest.mark.parametrize("action", ["export", "import", "update"])
def test_a_file_that_cannot_be_read_is_said_and_the_others_are_exported(rule, action, folder, capsys):
    assert main(["translations", "export", "po"]) == 0
    catalogue = folder / "po/demo/library.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("reading room", "hall"), encoding="utf-8")
    UNREADABLE[rule](folder / LIBRARY)
    before = snapshot(folder / "content")
    capsys.readouterr()
    assert main(["translations", action, *{"export": ["out"], "import": ["po"], "update": []}[action]]) == 1
    said = capsys.readouterr().err
    assert f"{LIBRARY}:" in said
    assert f"[{rule}]" in said
    assert snapshot(folder / "content") == before
    if action == "export":
        assert [path.name for path in (folder / "out/demo").iterdir()] == ["new-bridge.po"]


def test_update_minds_neither_facts_nor_the_checks_of_the_words(folder, capsys):
    facts = folder / "content/editions/demo/facts/library.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("facts:", "fact:"), encoding="utf-8")
    path = folder / "content/editions/demo/en/new-bridge.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("1,250 people", "1,520 people"), encoding="utf-8")
    assert main(["check"]) == 1
    assert main(["translations", "update"]) == 0


def test_update_asks_for_entries_on_lines_of_their_own(folder, capsys):
    path = folder / LIBRARY
    path.write_text("article: library\nsegments: [{id: h, en: Open, state: draft}]\n", encoding="utf-8")
    assert main(["translations", "update", "--lang", "en"]) == 1
    assert "[segments-on-one-line]" in capsys.readouterr().err
    assert "en: Open" in path.read_text(encoding="utf-8")


def test_export_and_import_change_nothing_by_themselves(folder, capsys):
    before = snapshot(folder / "content")
    assert main(["translations", "export", "po"]) == 0
    assert sorted(path.name for path in (folder / "po/demo").iterdir()) == ["library.po", "new-bridge.po"]
    assert main(["translations", "import", "po"]) == 0
    assert capsys.readouterr().out.endswith("nothing to change\n")
    assert snapshot(folder / "content") == before


def test_import_takes_over_a_translation(folder, capsys):
    main(["translations", "export", "po"])
    path = folder / "po/demo/new-bridge.po"
    path.write_text(path.read_text(encoding="utf-8").replace("New bridge opens", "A bridge opens"), encoding="utf-8")
    assert main(["translations", "import", str(path)]) == 0
    assert "en: A bridge opens\n" in (folder / "content/editions/demo/en/new-bridge.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["export"], ["import"]])
def test_export_and_import_need_a_path(folder, capsys, arguments):
    assert main(["translations", *arguments]) == 2
    assert capsys.readouterr().err


def test_import_of_another_file_is_refused(folder, capsys):
    (folder / "x.po").write_text("nothing", encoding="utf-8")
    assert main(["translations", "import", "x.po"]) == 1
    assert "[unknown-catalogue]" in capsys.readouterr().err


def test_what_an_update_would_change_can_be_written_elsewhere(folder, capsys):
    """For whoever has only a browser: the check of a proposal offers these files."""
    path = folder / "content/editions/demo/structure.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("{id: p1, ", "{id: p9, ", 1), encoding="utf-8")
    before = snapshot(folder)
    assert main(["translations", "update", "--out", "updated"]) == 0
    assert {file: text for file, text in snapshot(folder).items() if file in before} == before
    written = [line.removeprefix("wrote ") for line in capsys.readouterr().out.splitlines()]
    assert written == sorted(str(file.relative_to(folder)) for file in (folder / "updated/demo/en").iterdir())
    shutil.copytree(folder / "updated", folder / "content/editions", dirs_exist_ok=True)
    assert main(["translations", "update"]) == 0
    assert capsys.readouterr().out == "nothing to change\n"


def test_an_update_writes_no_empty_file_beside_a_translation_that_is_misnamed(folder, capsys):
    (folder / LIBRARY).rename(folder / f"{LIBRARY}.txt")
    before = snapshot(folder)
    assert main(["translations", "update", "--lang", "en"]) == 1
    assert "rename it `library.yml`" in capsys.readouterr().err
    assert snapshot(folder) == before
