"""A corpus on Dask, on a cluster of two workers: every page has its answer, and one that fails costs only itself."""

from __future__ import annotations

import json
import os
import shutil
import sys

import pytest

from benchmarks.archive_files import write_archive
from generator.check import check_content
from generator.cli import main
from generator.corpus import cluster
from generator.corpus.sources import names, task
from generator.corpus.task import PAGE, Answer, Task, answer
from generator.model import Glossary

PAGES = {
    "2020/a.txt": "河湾镇新桥通车\n\n本报记者 林一\n\n河湾镇新桥昨日通车,总投资1200万元。\n",
    "2020/b.txt": "图书馆开放\n\n图书馆近日开放,藏书2.5万册。\n",
    "2021/c.txt": "果园丰收\n\n今年果园丰收,产量320吨。\n",
}


@pytest.fixture(scope="module")
def client():
    with cluster.on_this_machine(2) as client:
        yield client


@pytest.fixture
def corpus(tmp_path):
    for name, text in PAGES.items():
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "corpus"


def digest(client, corpus, out, capsys):
    """The command on the running cluster: its exit code, and what it says."""
    code = main(["corpus", str(corpus), "--out", str(out), "--scheduler", client.scheduler.address, "--lang", "en"])
    return code, capsys.readouterr().err


def page(name):
    return Task(name, f"{0:064}", {PAGE: PAGES["2020/a.txt"].encode()})


# ------------------------------------------------------------------- failures


def fragile(given, glossary):
    """A work that some pages break, and that one of them does not survive."""
    if given.name == "kills":
        os._exit(1)
    if given.name == "raises":
        raise ValueError(given.name)
    return answer(given, glossary)


def test_a_page_that_raises_or_kills_its_worker_costs_only_itself(client):
    tasks = [page(name) for name in ("one", "kills", "two", "raises", "three", "four", "five")]
    found = {each.name: each for each in cluster.answers(client, iter(tasks), Glossary(), fragile)}
    assert set(found) == {each.name for each in tasks}
    failed = {name: each.failed for name, each in found.items() if each.failed}
    assert set(failed) == {"kills", "raises"}
    assert failed["raises"] == "ValueError: raises"
    assert "KilledWorker" in failed["kills"]
    assert all(found[each.name] == answer(each, Glossary()) for each in tasks if each.name not in failed)


def test_a_file_whose_name_is_no_utf_8_costs_no_other_its_answer(client, corpus, tmp_path, capsys):
    shutil.copy(corpus / "2020/a.txt", corpus / os.fsdecode("报.txt".encode("gbk")))
    _, said = digest(client, corpus, tmp_path / "out", capsys)
    assert "4 in all: 4 done now" in said
    assert "Traceback" not in said
    assert len([json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").rglob("*.json")]) == 4


def test_a_failure_inside_the_work_is_a_value():
    told = answer(Task("page", "", {PAGE: None}), Glossary())
    assert told.failed.startswith("AssertionError")
    assert told.found is None


def test_tasks_are_drawn_as_room_is_made(client):
    drawn = answered = 0
    held = []

    def tasks():
        nonlocal drawn
        for number in range(60):
            drawn += 1
            yield page(f"p{number}")

    for each in cluster.answers(client, tasks(), Glossary(), quick):
        answered += 1
        held.append(drawn - answered)
        assert each.name.startswith("p")
    assert answered == drawn == 60
    assert max(held) <= 8


def quick(given, glossary):
    return Answer(given.name, given.key)


# ------------------------------------------------------------------- the command


def test_every_page_has_a_file_with_what_splitting_it_alone_tells(client, corpus, tmp_path, capsys):
    (corpus / "2021/empty.txt").write_text("\n")
    code, said = digest(client, corpus, tmp_path / "out", capsys)
    assert code == 1
    assert "4 in all: 4 done now, 0 done before; 0 failed, 1 with errors" in said
    for name in PAGES:
        told = json.loads((tmp_path / "out" / name).with_suffix(".json").read_text(encoding="utf-8"))
        assert main(["split", str(corpus / name), "--json"]) == 0
        assert {key: told[key] for key in ("articles", "furniture", "doubts")}.items() <= json.loads(
            capsys.readouterr().out
        ).items()
    empty = json.loads((tmp_path / "out/2021/empty.json").read_text(encoding="utf-8"))
    assert [finding["severity"] for finding in empty["findings"]] == ["error"]
    assert "articles" not in empty


def test_what_is_done_is_not_done_again_and_what_changed_is(client, corpus, tmp_path, capsys):
    out = tmp_path / "out"
    digest(client, corpus, out, capsys)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.json")}
    assert "0 done now, 3 done before" in digest(client, corpus, out, capsys)[1]
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.json")} == before

    (corpus / "2020/b.txt").write_text(PAGES["2021/c.txt"], encoding="utf-8")
    (out / "2021/c.json").write_text("half a", encoding="utf-8")
    (out / "2020/a.json").unlink()
    assert "3 done now, 0 done before" in digest(client, corpus, out, capsys)[1]
    assert "果园" in (out / "2020/b.json").read_text(encoding="utf-8")
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == ["a.json", "b.json", "c.json"]


def test_a_page_that_cannot_be_read_has_failed_and_is_tried_again(client, corpus, tmp_path, capsys, monkeypatch):
    out = tmp_path / "out"
    reading = type(corpus).open

    def refuse(path, *options, **named):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return reading(path, *options, **named)

    with monkeypatch.context() as patched:
        patched.setattr(type(corpus), "open", refuse)
        code, said = digest(client, corpus, out, capsys)
    assert code == 1
    assert "2020/b.txt: PermissionError" in said
    assert "1 failed" in said
    code, said = digest(client, corpus, out, capsys)
    assert code == 0
    assert "1 done now, 2 done before; 0 failed" in said


def test_the_editions_of_a_content_folder_get_the_findings_of_a_check(client, tmp_path, capsys, monkeypatch):
    content = tmp_path / "content"
    write_archive(content, 21)
    edition = content / "editions" / "e001" / "edition.yml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("places: [", "places: [nowhere, "), encoding="utf-8")
    (content / "editions" / "e001" / "en" / "link.yml").symlink_to("/etc/hostname")
    monkeypatch.chdir(content)
    code, said = digest(client, content, tmp_path / "out", capsys)
    assert code == 1
    assert "2 in all: 2 done now, 0 done before; 0 failed, 1 with errors" in said
    _, expected = check_content(content)
    told = [each for path in tmp_path.glob("out/*.json") for each in json.loads(path.read_text("utf-8"))["findings"]]
    assert {"not-in-glossary", "symbolic-link"} <= {each["rule"] for each in told}
    assert {(each["path"], each["line"], each["rule"], each["message"]["en"]) for each in told} == {
        (each.where.path, each.where.line, each.rule, each.message.en) for each in expected
    }


def test_a_task_is_named_by_all_that_it_depends_on(corpus):
    keys = {name: task(corpus, name, Glossary()).key for name in names(corpus)}
    assert len(set(keys.values())) == len(PAGES)
    shutil.copy(corpus / "2020/a.txt", corpus / "2020/b.txt")
    assert task(corpus, "2020/b.txt", Glossary()).key not in keys.values()
    assert task(corpus, "2020/a.txt", Glossary()).key == keys["2020/a.txt"]


# ---------------------------------------------------------------------- errors


@pytest.mark.parametrize(("language", "said"), [("zh", "make dask"), ("en", "run `make dask`")])
def test_without_dask_it_says_what_to_run(corpus, tmp_path, capsys, monkeypatch, language, said):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "generator.corpus.cluster")
    assert main(["corpus", str(corpus), "--out", str(tmp_path / "out"), "--lang", language]) == 1
    assert said in capsys.readouterr().err


def test_a_folder_without_pages_is_said(tmp_path, capsys):
    assert main(["corpus", str(tmp_path), "--out", str(tmp_path / "out"), "--lang", "en"]) == 1
    assert "there is no .txt file here" in capsys.readouterr().err


def test_a_cluster_that_does_not_answer_is_said(corpus, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    address = ["--scheduler", "tcp://127.0.0.1:9"]
    assert main(["corpus", str(corpus), "--out", str(tmp_path / "out"), "--lang", "en", *address]) == 1
    assert "no Dask cluster answers" in capsys.readouterr().err


def test_workers_with_another_version_of_the_program_are_refused(client, corpus, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(cluster, "fingerprint", os.getpid)  # another in every process
    code, said = digest(client, corpus, tmp_path / "out", capsys)
    assert code == 1
    assert "another version" in said
    assert not (tmp_path / "out").exists()
