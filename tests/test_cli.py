"""The command digest, as an editor uses it: what it prints, its exit code, what it leaves on the disk."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from generator.cli import _parser, main
from generator.processes.workers import LostWorkerError
from tests.case_files import CASES

SOURCE = CASES / "content" / "editions" / "demo" / "source.txt"


def test_check_of_sound_content(folder, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.rstrip().split("\n")[-1].startswith("0 errors, ")


def test_check_names_file_line_and_column_in_the_language_of_the_locale(folder, capsys, monkeypatch):
    path = folder / "content/editions/demo/edition.yml"
    path.write_text(path.read_text().replace("added:", "aded:"))
    assert main(["check"]) == 1
    assert "content/editions/demo/edition.yml:4:1: error [unknown-key] unknown key `aded`; did you mean `added`?" in (
        capsys.readouterr().out
    )
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    main(["check"])
    assert "content/editions/demo/edition.yml:4:1: 错误 [unknown-key] 未知的键“aded”；是否要写“added”？" in (
        capsys.readouterr().out
    )


def test_check_annotates_the_line_on_github_in_both_languages(folder, capsys):
    path = folder / "content/editions/demo/edition.yml"
    path.write_text(path.read_text().replace("added:", "aded:"))
    assert main(["check", "--format", "github", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert (
        "::error file=content/editions/demo/edition.yml,line=4,col=1,title=unknown-key::"
        "unknown key `aded`; did you mean `added`?%0A未知的键“aded”；是否要写“added”？\n"
    ) in said


def test_split_shows_a_table(folder, capsys):
    assert main(["split", str(SOURCE), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "图书馆开放" in shown
    assert "林一" in shown


def test_split_shows_tabs_and_full_width_spaces_as_spaces(folder, capsys):
    text = "县\u3000报\t2024年\n\n喜迎\u3000佳节\n\n本报讯（记者 甲乙）全县昨天举行了庆祝活动，到会的有三千人。\n"
    (folder / "page.txt").write_text(text, encoding="utf-8")
    assert main(["split", "page.txt"]) == 0
    said = capsys.readouterr().out
    assert "喜迎\u3000佳节" in said
    assert "县\u3000报 2024年" in said
    assert "\N{REPLACEMENT CHARACTER}" not in said


def test_split_prints_json_and_writes_a_file_a_page(folder, capsys):
    assert main(["split", str(SOURCE), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) >= {"articles", "furniture", "flags", "doubts"}
    pages = folder / "pages"
    pages.mkdir()
    for name in ("a", "b"):
        shutil.copy(SOURCE, pages / f"{name}.txt")
    assert main(["split", str(pages), "--json", "--out", str(folder / "out")]) == 0
    written = [json.loads((folder / "out" / f"{name}.json").read_text()) for name in ("a", "b")]
    assert written == [printed, printed]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff\xfe\xfd" * 50])
def test_split_of_what_is_no_text_says_so(folder, capsys, data):
    (folder / "bad.txt").write_bytes(data)
    assert main(["split", "bad.txt"]) == 1
    assert capsys.readouterr().err.startswith("bad.txt:1:1: error ")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([str(SOURCE), "--update"], 2, "--update: this works only on an edition"),
        (["demo", "--json"], 2, "this works on an export or a folder of exports"),
        (["demo", "--out", "out"], 2, "this works on an export or a folder of exports"),
        (["empty"], 1, "empty: there is no .txt file in this folder"),
    ],
)
def test_split_ignores_no_option_and_no_empty_folder(folder, capsys, arguments, code, said):
    (folder / "empty").mkdir()
    before = sorted(folder.rglob("*"))
    assert main(["split", *arguments, "--lang", "en"]) == code
    assert said in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before


def test_check_of_an_edition_says_what_is_wrong_in_it_alone(folder, capsys):
    editions = folder / "content/editions"
    for name in ("demo-2", "other"):
        shutil.copytree(editions / "demo", editions / name)
        path = editions / name / "edition.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("added:", "added："), encoding="utf-8")
    assert main(["check", "--lang", "en"]) == 1
    assert "\n2 errors, " in capsys.readouterr().out
    assert main(["check", "content/editions/other/", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert set(re.findall(r"^content/editions/([^/]*)/", said, re.MULTILINE)) == {"other"}
    assert "\n1 error, " in said
    assert main(["check", "demo", "--lang", "en"]) == 0
    assert main(["check", "dmeo", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "dmeo: there is no such edition; did you mean `demo`?\n"


def test_figures_that_no_fact_states_are_one_hint_an_article(folder, capsys):
    facts = folder / "content/editions/demo/facts"
    (facts / "new-bridge.yml").write_text("article: new-bridge\nfacts: []\n")
    (facts / "library.yml").write_text("article: library\nfacts: []\n")
    assert main(["check", "--lang", "en"]) == 0
    few, many = [line for line in capsys.readouterr().out.split("\n") if "figure-not-covered" in line]
    assert "no fact states “2.5万册” (藏书2.5万册), “80个” (设座位80个); add a fact" in few
    assert re.search(
        r"no fact states (“\S+”, ){5,}“\S+”; add a fact \(`digest facts propose new-bridge` drafts it", many
    )


def test_labels_that_nobody_has_written_yet_are_one_error_a_file(folder, capsys):
    path = folder / "content/editions/demo/facts/new-bridge.yml"
    text, count = re.subn(r"(label: \{zh: [^,]*, en: )[^}]*", r"\1", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert main(["check", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert f"error [empty-value] `en` is empty in {count} places (lines " in said
    assert "\n1 error, " in said


def test_check_of_content_that_is_not_there_makes_nothing(folder, capsys):
    assert main(["check", "--content", "typo/deep/content"]) == 1
    said = capsys.readouterr().out
    assert "[no-editions]" in said
    assert "run the command in the folder of the site" in said
    assert not (folder / "typo").exists()


def test_a_page_that_the_site_has_no_place_for_is_said(folder, capsys):
    pages = folder / "content/pages"
    for name in ("contact.zh.md", "contact.en.md", "notes.md"):
        (pages / name).write_text("# A page\n", encoding="utf-8")
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    for name in ("contact.zh.md", "contact.en.md", "notes.md"):
        assert f"content/pages/{name}:1:1: warning [page-unpublished]" in said


@pytest.mark.parametrize("lost", ["zh", "en"])
def test_a_page_in_one_language_is_an_error(folder, capsys, lost):
    (folder / f"content/pages/about.{lost}.md").unlink()
    assert main(["check"]) == 1
    assert (
        f"content/pages/about.{lost}.md:1:1: error [file-missing] the page is missing in this language; write it"
        in (capsys.readouterr().out)
    )


def test_an_update_that_cannot_be_read_again_is_not_written(folder, capsys):
    path = folder / "content/editions/demo/structure.yml"
    path.write_text(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), ensure_ascii=False), encoding="utf-8")
    before = path.read_bytes()
    assert main(["check"]) == 0
    assert main(["split", "demo", "--update", "--lang", "en"]) == 1
    assert "[structure-form]" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_an_edition_whose_structure_is_not_utf_8_is_said(folder, capsys):
    path = folder / "content/editions/demo/structure.yml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk", "replace"))
    assert main(["split", "demo", "--lang", "en"]) == 1
    assert "structure.yml:1:3: error [not-utf-8]" in capsys.readouterr().err


def test_split_of_a_file_that_is_not_there(folder, capsys):
    assert main(["split", "nowhere.txt"]) == 1
    assert "nowhere.txt" in capsys.readouterr().err


def test_add_starts_an_edition_that_passes_the_checks(folder, capsys):
    assert main(["add", str(SOURCE), "--id", "new-one"]) == 0
    edition = folder / "content" / "editions" / "new-one"
    assert (edition / "source.txt").read_bytes() == SOURCE.read_bytes()
    assert sorted(path.name for path in edition.iterdir()) == [
        "edition.yml",
        "en",
        "facts",
        "source.txt",
        "structure.yml",
    ]
    capsys.readouterr()
    assert main(["check", "--lang", "en"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "first"), [("zh", "1. 核对structure.yml（存疑"), ("en", "1. review structure.yml (doubts: ")]
)
def test_add_says_what_comes_next(folder, capsys, language, first):
    assert main(["add", str(SOURCE), "--id", "new-one", "--lang", language]) == 0
    said = capsys.readouterr()
    assert said.out == "content/editions/new-one\n"
    assert f"\n{first}" in said.err
    assert "digest check" in said.err.splitlines()[-1]


def test_add_never_overwrites_an_editors_work(folder, capsys):
    before = (folder / "content/editions/demo/edition.yml").read_text()
    assert main(["add", str(SOURCE), "--id", "demo", "--lang", "en"]) == 1
    assert "this edition exists already; nothing was changed" in capsys.readouterr().err
    assert (folder / "content/editions/demo/edition.yml").read_text() == before


def test_add_begins_no_site_in_a_folder_that_is_none(folder, capsys, monkeypatch):
    (folder / "downloads").mkdir()
    monkeypatch.chdir(folder / "downloads")
    assert main(["add", "../page.txt", "--id", "summer", "--lang", "en"]) == 1
    assert "content: there is no such folder here; run the command in the folder of the site" in capsys.readouterr().err
    assert list((folder / "downloads").iterdir()) == []


def test_add_gives_no_name_that_leads_to_another_edition(folder, capsys):
    assert main(["rename", "demo", "2022-spring"]) == 0
    (folder / "page.txt").write_text("新桥通车\n本报讯 新桥昨日通车。\n", encoding="utf-8")
    assert main(["add", "page.txt", "--id", "demo", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "content/editions/2022-spring/edition.yml:" in said
    assert (
        "[name-taken] `2022-spring` was once called `demo`, and that old address leads to it; choose another name"
        in said
    )


def test_add_writes_through_no_link(folder, capsys):
    (folder / "content/editions/new").symlink_to(folder / "elsewhere")
    assert main(["add", str(SOURCE), "--id", "new", "--lang", "en"]) == 1
    assert "this edition exists already" in capsys.readouterr().err
    assert not (folder / "elsewhere").exists()


@pytest.mark.parametrize("edition_id", ["../x", "a b", "A", "", "x/y", "-"])
def test_add_refuses_what_cannot_be_an_address(folder, edition_id):
    before = sorted(folder.rglob("*"))
    assert main(["add", str(SOURCE), f"--id={edition_id}"]) == 1
    assert sorted(folder.rglob("*")) == before


def test_every_command_and_every_argument_says_what_it_is_in_both_languages():
    def below(parser):
        for action in parser._actions:  # noqa: SLF001
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
                yield from ((each.dest, each.help) for each in action._choices_actions)  # noqa: SLF001
                for child in set(action.choices.values()):
                    yield from below(child)
            elif not isinstance(action, argparse._HelpAction):  # noqa: SLF001
                yield action.dest, action.help

    said = list(below(_parser()))
    assert len(said) > 30
    assert [name for name, words in said if not re.search("[\u4e00-\u9fff].* / .*[a-z]{3}", words or "")] == []


def test_wrong_arguments_are_said_without_a_traceback():
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "check", "--format", "xml"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "--format" in done.stderr


WRONG_WORDS = {
    "a command that there is not": (["chek"], "COMMAND不能是“chek”；是否要写“check”？", "did you mean `check`?"),
    "a value that there is not": (
        ["check", "--format", "xml"],
        "可写：text、github、json",
        "write one of text",
    ),
    "an argument that is missing": (["add", "page.txt"], "缺少参数：--id", "arguments are required: --id"),
    "a value that is missing": (["add", "page.txt", "--id"], "--id后面要写一个值", "--id: expected one argument"),
    "one word too many": (["rename", "a", "b", "c"], "无法识别的参数：c", "unrecognized arguments: c"),
}


@pytest.mark.parametrize("case", WRONG_WORDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_arguments_are_said_in_the_language_of_the_locale(case, language, capsys, monkeypatch):
    arguments, zh, en = WRONG_WORDS[case]
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[language])
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert {"zh": zh, "en": en}[language] in capsys.readouterr().err


def test_without_a_command_it_says_which_there_are(capsys):
    assert main([]) == 2
    assert "新建一期" in capsys.readouterr().err


def test_add_of_a_file_without_an_article_makes_nothing(folder, capsys):
    (folder / "signs.txt").write_text("※\n")
    assert main(["add", "signs.txt", "--id", "signs", "--lang", "en"]) == 1
    assert "no article was found" in capsys.readouterr().err
    assert not (folder / "content/editions/signs").exists()


def test_a_file_that_is_no_page_is_refused_before_it_is_read(folder, capsys):
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024**2)
    assert main(["split", "huge.txt", "--lang", "en"]) == 1
    assert "[source-too-large] has 50.0 MB; the limit is 1 MB" in capsys.readouterr().err


def test_figures_of_an_article_that_cannot_be_read_are_refused_with_the_error(folder, capsys):
    path = folder / "content/editions/demo/edition.yml"
    path.write_text(path.read_text().replace("added:", "aded:"))
    assert main(["facts", "propose", "library", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "edition.yml:4:1: error [unknown-key]" in said
    assert "in the content that can be read; correct the errors above first\n" in said


def test_facts_are_drafted_for_every_reviewed_article_that_has_none_and_the_content_stays(folder, capsys):
    facts = folder / "content/editions/demo/facts"
    (facts / "new-bridge.yml").write_text("article: new-bridge\nfacts: []\n")
    before = {path.name: path.read_bytes() for path in facts.iterdir()}
    assert main(["facts", "propose", "--out", "drafts", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "drafts/demo/facts/new-bridge.yml\n"
    assert {path.name: path.read_bytes() for path in facts.iterdir()} == before
    draft = (folder / "drafts/demo/facts/new-bridge.yml").read_text(encoding="utf-8")
    (facts / "new-bridge.yml").write_text(draft.replace("en:\n", "en: Name\n"), encoding="utf-8")
    assert main(["check", "--lang", "en"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("structure.yml", "reviewed: true", "reviewed: false"),
        ("facts/new-bridge.yml", "facts:", "facts："),
        ("facts/library.yml", "facts:", "facts："),
    ],
)
def test_no_facts_are_drafted_of_what_nobody_has_reviewed_or_where_facts_cannot_be_read(folder, capsys, file, old, new):
    (folder / "content/editions/demo/facts/new-bridge.yml").write_text("article: new-bridge\nfacts: []\n")
    path = folder / "content/editions/demo" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert main(["facts", "propose", "--out", "drafts", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "nothing to draft: every reviewed article has its facts\n"
    assert not (folder / "drafts").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("libary", "there is no such file or article; did you mean `library`?"),
        ("demo", "this is an edition, not an article; name one of its articles: new-bridge, library"),
        ("content/editions/demo", "this is an edition, not an article"),
    ],
)
def test_figures_of_what_is_no_article_are_refused_with_what_may_be_meant(folder, capsys, name, said):
    assert main(["facts", "propose", name, "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith(f"{name}: {said}")


@pytest.mark.parametrize("arguments", [[], ["library", "--out", "drafts"], ["--out", "drafts", "--json"]])
def test_facts_are_proposed_of_what_is_named_or_of_all_that_has_none(folder, capsys, arguments):
    assert main(["facts", "propose", *arguments, "--lang", "en"]) == 2
    assert capsys.readouterr().err == "name a file or a slug, or write `--out DIR` and nothing else\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "没有这个文件或文件夹；是否要写“demo”？"), ("en", "No such file or directory; did you mean `demo`?")],
)
def test_split_of_an_edition_with_a_slip_says_which_there_is(folder, capsys, language, said):
    assert main(["split", "Demo", "--lang", language]) == 1
    assert capsys.readouterr().err == f"Demo: {said}\n"


def test_a_process_that_the_system_has_ended_is_said_without_a_traceback(folder, capsys, monkeypatch):
    def lost(*_):
        raise LostWorkerError

    monkeypatch.setattr("generator.building.content.findings_with_store", lost)
    assert main(["check", "--lang", "en"]) == 1
    assert "the system stopped a worker process" in capsys.readouterr().err


def test_where_nothing_can_show_chinese_it_is_said_in_signs(folder):
    (folder / "content/editions/demo/edition.yml").write_text("surprise: 1\n")
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "check", "--lang", "zh"],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"edition.yml:1:1: \\u9519\\u8bef [unknown-key]" in done.stdout
