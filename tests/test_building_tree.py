"""A site is brought up to date file by file, and is the one that a build from nothing writes, whatever stood there."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build

from generator.build import build
from generator.building.journal import journal_of, look_over
from generator.building.tree import tree_of
from generator.cache.store import Store
from generator.theme import loading, printing
from tests.test_building import contents, replace_in

HOME = Path("en/index.html")
FACTS = "content/editions/demo/facts/library.yml"
ENGLISH = "content/editions/demo/en/library.yml"
EDITION = "content/editions/demo/edition.yml"
GLOSSARY = "content/glossary.yml"


def built(project, site="site"):
    assert build(project / "mkdocs.yml", project / "content", project / site).site is not None
    return contents(project / site)


def from_nothing(project, tmp_path):
    other = tmp_path / "other"
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir()
    shutil.copy(project / "mkdocs.yml", other)
    (other / "theme_overrides").symlink_to(project / "theme_overrides")
    shutil.copytree(project / "content", other / "content")
    return built(other)


def label(project, dice):
    path = project / FACTS
    text = path.read_text(encoding="utf-8")
    start = text.index("en: ") + 4
    path.write_text(f"{text[:start]}Edit {dice.randrange(9)}{text[text.index('}', start) :]}", encoding="utf-8")


def english(project, dice):
    replace_in(project / ENGLISH, "en: |\n      ", f"en: |\n      Word{dice.randrange(9)} ")


def order(project, dice):
    path = project / EDITION
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    own = [at for at, line in enumerate(lines) if line.startswith("  - {slug:")]
    one, other = dice.sample(own, 2)
    lines[one], lines[other] = lines[other], lines[one]
    path.write_text("".join(lines), encoding="utf-8")


def another_edition(project, dice):
    target = project / "content" / "editions" / "second"
    if target.exists():
        shutil.rmtree(target)
    else:
        shutil.copytree(project / "content" / "editions" / "demo", target)


def about(project, dice):
    for language in ("zh", "en"):
        path = project / "content" / "pages" / f"about.{language}.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\nNo. {dice.randrange(99)}\n", encoding="utf-8")


def setting(project, dice):
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("zh: 报摘", "zh: 摘报") if "zh: 报摘" in text else text.replace("zh: 摘报", "zh: 报摘")
    )


def theme(project, dice):
    folder = project / "theme_overrides"
    if folder.is_symlink():
        whole = folder.resolve()
        folder.unlink()
        shutil.copytree(whole, folder)
    sheet = folder / "assets" / "stylesheets" / "pages.css"
    sheet.write_text(
        f"{sheet.read_text(encoding='utf-8')}\n.no-{dice.randrange(99)} {{ color: red }}\n", encoding="utf-8"
    )


def a_page_by_hand(project, dice):
    dice.choice(sorted((project / "site").rglob("*.html"))).write_text("changed by hand")


def a_page_removed(project, dice):
    dice.choice(sorted((project / "site").rglob("*.html"))).unlink()


def a_file_added(project, dice):
    (project / "site" / "demo" / "stranger.html").write_text("not ours")


def a_file_where_a_folder_was(project, dice):
    folder = dice.choice(sorted(path for path in (project / "site").iterdir() if path.is_dir()))
    shutil.rmtree(folder)
    folder.write_text("not a folder")


def the_spare_by_hand(project, dice):
    for page in sorted((project / ".cache" / "sites").rglob("*.html"))[::3]:
        page.write_text("changed by hand")


def the_spare_added_to(project, dice):
    for spare in (project / ".cache" / "sites").glob("*"):
        (spare / "stranger").mkdir(exist_ok=True)
        (spare / "stranger" / "index.html").write_text("not ours")


def the_spare_removed(project, dice):
    shutil.rmtree(project / ".cache" / "sites", ignore_errors=True)


def the_cache_removed(project, dice):
    shutil.rmtree(project / ".cache")


def the_cache_damaged(project, dice):
    for path in (project / ".cache" / "digest").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"x")


def the_site_removed(project, dice):
    shutil.rmtree(project / "site")


EDITS = [label, english, order, another_edition, about, setting, theme]
TROUBLES = [
    a_page_by_hand,
    a_page_removed,
    a_file_added,
    a_file_where_a_folder_was,
    the_spare_by_hand,
    the_spare_added_to,
    the_spare_removed,
    the_cache_removed,
    the_cache_damaged,
    the_site_removed,
]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_whatever_was_done_to_what_stood_there_the_next_site_is_that_of_a_build_from_nothing(
    trouble,
    project,
    tmp_path,
):
    dice = random.Random(0)  # noqa: S311 - the same every time
    for _ in range(2):
        label(project, dice)
        built(project)
    label(project, dice)
    trouble(project, dice)
    assert built(project) == from_nothing(project, tmp_path)


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=[pytest.mark.slow] if seed else []) for seed in range(6)])
def test_after_random_edits_and_troubles_the_site_is_that_of_a_build_from_nothing(seed, project, tmp_path):
    dice = random.Random(seed)  # noqa: S311 - the same every time
    for _ in range(5):
        built(project)
        for change in dice.sample(EDITS, dice.randint(1, 2)) + dice.sample(TROUBLES, dice.randint(0, 1)):
            change(project, dice)
        after = built(project)
    assert after == from_nothing(project, tmp_path)


def test_a_file_whose_name_was_written_in_another_encoding_is_named_and_nothing_is_built(project):
    facts = project / "content" / "editions" / "demo" / "facts"
    (facts / os.fsdecode("报.yml".encode("gbk"))).write_text("", encoding="utf-8")
    built = build(project / "mkdocs.yml", project / "content", project / "site")
    assert built.site is None
    assert "unknown-article" in [found.rule for found in built.findings]


def test_a_file_that_did_not_change_is_not_written_again(project):
    built(project)
    built(project)
    before = {path: path.stat().st_ino for path in (project / "site").rglob("*") if path.is_file()}
    label(project, random.Random(0))  # noqa: S311 - the same every time
    built(project)
    same = [path for path, inode in before.items() if path.exists() and path.stat().st_ino == inode]
    assert len(before) / 2 < len(same) < len(before)


def test_an_edit_starts_no_mkdocs_and_another_address_or_theme_does(project, tmp_path, monkeypatch):
    dice = random.Random(0)  # noqa: S311 - the same every time
    started = []
    monkeypatch.setattr(printing, "build", lambda config: started.append(config.site_url) or mkdocs_build(config))
    built(project)
    assert len(started) == 1
    label(project, dice)
    built(project)
    assert len(started) == 1
    monkeypatch.setenv("SITE_URL", "https://digest.example/elsewhere/")
    after = built(project)
    assert started[1:] == ["https://digest.example/elsewhere/"]
    assert after == from_nothing(project, tmp_path)
    theme(project, dice)
    assert built(project) == from_nothing(project, tmp_path)
    assert len(started) == 5


def test_the_page_for_lost_readers_tells_of_today_s_newest_edition(project, tmp_path):
    before = built(project)
    demo = project / "content" / "editions" / "demo"
    replace_in(demo / "edition.yml", "  - {slug: after-school, places: [hewan]}\n", "")
    replace_in(
        demo / "edition.yml",
        "  - {article: after-school, find: 学生们, reason: {zh: 疑为“学生”, en: Perhaps a slip}}\n",
        "",
    )
    text = (demo / "structure.yml").read_text(encoding="utf-8")
    kept = text[: text.index("  - slug: after-school")]
    (demo / "structure.yml").write_text(
        f"{kept}furniture:\n  - 河湾日志  第3版\n  - 放学之后\n  - 图为学生们在图书馆看书。\n  - 周二 摄\n",
        encoding="utf-8",
    )
    after = built(project)
    assert before[Path("404.html")] != after[Path("404.html")]
    assert after == from_nothing(project, tmp_path)


def test_a_theme_that_is_edited_while_it_is_read_is_not_kept_as_what_it_was(project, tmp_path, monkeypatch):
    dice, build_with_mkdocs = random.Random(0), printing.build  # noqa: S311 - the same every time
    theme(project, dice)
    sheet = project / "theme_overrides" / "assets" / "stylesheets" / "pages.css"
    text = sheet.read_text(encoding="utf-8")

    def build_another(config):
        sheet.write_text(f"{text}\n.another {{ color: red }}\n", encoding="utf-8")
        build_with_mkdocs(config)

    monkeypatch.setattr(printing, "build", build_another)
    built(project)
    monkeypatch.undo()
    sheet.write_text(text, encoding="utf-8")
    label(project, dice)
    assert built(project) == from_nothing(project, tmp_path)


@pytest.mark.parametrize(
    "written", ["INHERIT: {}", '"INHERIT": {}', "\ufeffINHERIT: {}", "? INHERIT\n: {}", "<<: {{INHERIT: {}}}"]
)
def test_an_edit_of_a_configuration_that_is_inherited_is_seen(written, project, tmp_path):
    own, above = project / "mkdocs.yml", project / "above.yml"
    above.write_text(own.read_text(encoding="utf-8"), encoding="utf-8")
    own.write_text(f"{written.format(above)}\n", encoding="utf-8")
    before = built(project)
    above.write_text(above.read_text(encoding="utf-8").replace("Press Digest", "Other Digest"), "utf-8")
    after = built(project)
    assert before != after == from_nothing(project, tmp_path)


@pytest.mark.parametrize(
    "written",
    [
        '!ENV [SITE_URL, "{}"]',
        '!ENV\n  - SITE_URL\n  - "{}"',
        '!ENV # where it is\n  [OTHER, "SITE_URL",\n  "{}"]',
        '!<!ENV> [SITE_URL, "{}"]',
    ],
)
def test_another_value_of_a_variable_is_seen_however_the_variable_is_written(written, project, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    config = project / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines()
    (at,) = (at for at, line in enumerate(lines) if line.startswith("site_url:"))
    lines[at] = "site_url: " + written.format("http://localhost:8000/a/")
    config.write_text("\n".join(lines), encoding="utf-8")
    assert "http://localhost:8000/a/" in built(project)[HOME].decode()
    monkeypatch.setenv("SITE_URL", "https://digest.example/b/")
    assert "https://digest.example/b/" in built(project)[HOME].decode()


def test_a_configuration_that_is_saved_while_it_is_read_is_not_kept_under_what_it_was(project, monkeypatch):
    config = project / "mkdocs.yml"
    text, load = config.read_text(encoding="utf-8"), loading.yaml_load

    def load_another(*arguments):
        config.write_text(text.replace("Press Digest", "Other Digest"), encoding="utf-8")
        return load(*arguments)

    monkeypatch.setattr(loading, "yaml_load", load_another)
    built(project)
    monkeypatch.undo()
    config.write_text(text, encoding="utf-8")
    assert "Press Digest" in built(project)[HOME].decode()


def test_a_shape_of_page_that_was_never_printed_is_printed_by_mkdocs(project, tmp_path):
    dice = random.Random(0)  # noqa: S311 - the same every time
    folder = project / "content" / "editions" / "demo" / "en"
    english_text = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}
    for path in english_text:
        path.unlink()
    built(project)
    for path, text in english_text.items():
        path.write_text(text, encoding="utf-8")
    label(project, dice)
    assert built(project) == from_nothing(project, tmp_path)


# ---------------------------------------------------------------------- the trees alone


def begun(folder, store, last=None):
    """A tree that is to take the place of another one."""
    folder.mkdir(exist_ok=True)
    before = last or folder.with_name("none")
    return tree_of(folder, before, store, look_over(before, folder, store))


def finished(tree, store, files, within=""):
    tree.put_all("files", files, within)
    tree.finish()
    tree.remember(store)


def known(folder, store):
    """The files that are as they were when the tree was finished."""
    state, _ = look_over(folder, folder.with_name("none"), store)
    return set(journal_of(folder, store, state).files("files"))


def read(folder):
    return {path.as_posix(): data for path, data in contents(folder).items()}


def test_a_tree_becomes_another_one_and_the_last_one_stays_as_it_is(tmp_path):
    store = Store(tmp_path / "store")
    one = {"index.html": b"1", "a/index.html": b"1", "a/b/index.html": b"1", "c": b"1"}
    two = {"index.html": b"2", "a/index.html": b"1", "c/index.html": b"2"}
    finished(begun(tmp_path / "one", store), store, one)
    finished(begun(tmp_path / "two", store, tmp_path / "one"), store, two)
    finished(begun(tmp_path / "three", store, tmp_path / "two"), store, one)
    finished(begun(tmp_path / "one", store, tmp_path / "three"), store, two)
    assert [read(tmp_path / name) for name in ("one", "two", "three")] == [two, two, one]
    assert not (tmp_path / "one" / "a" / "b").exists()


def test_a_folder_becomes_a_file_and_a_file_a_folder(tmp_path):
    store = Store(tmp_path / "store")
    one, two = {"a/b/c": b"1", "a/b/d/e": b"1", "f": b"1"}, {"a/b": b"2", "f/g": b"2", "f/h/i": b"2"}
    finished(begun(tmp_path / "one", store), store, one)
    for files in (two, one, two):
        finished(begun(tmp_path / "one", store), store, files)
        assert read(tmp_path / "one") == files


def test_a_twin_has_the_same_files_and_is_known(tmp_path):
    store = Store(tmp_path / "store")
    tree = begun(tmp_path / "one", store)
    finished(tree, store, {"index.html": b"1", "a/b/index.html": b"2"})
    tree.twin(tmp_path / "sites" / "two", store)
    assert read(tmp_path / "sites" / "two") == read(tmp_path / "one")
    assert (tmp_path / "sites/two/a/b/index.html").samefile(tmp_path / "one/a/b/index.html")
    assert known(tmp_path / "sites" / "two", store) == {"index.html", "a/b/index.html"}


def test_the_first_edit_begins_with_the_site_as_it_stands(project):
    before = built(project)
    (twin,) = (project / ".cache" / "sites").iterdir()
    assert contents(twin) == before
    inode = twin.stat().st_ino
    label(project, random.Random(0))  # noqa: S311 - the same every time
    built(project)
    assert (project / "site").stat().st_ino == inode


def test_after_a_change_of_every_page_the_next_edit_begins_with_the_site_as_it_stands(project):
    built(project)
    replace_in(project / "mkdocs.yml", "http://localhost:8000/", "http://localhost:8001/")
    after = built(project)
    (twin,) = (project / ".cache" / "sites").iterdir()
    assert contents(twin) == after


def test_a_folder_that_is_named_by_its_content_is_renamed_and_what_is_new_in_it_written(tmp_path):
    store, named = Store(tmp_path / "store"), re.compile(r"index/\w+/")
    for name, last, folder, data in [("one", None, "a", b"1"), ("two", "one", "b", b"2"), ("one", "two", "c", b"3")]:
        tree = begun(tmp_path / name, store, tmp_path / last if last else None)
        tree.settle(named, f"index/{folder}/")
        finished(tree, store, {"same": b"=", "other": data}, f"index/{folder}/")
    assert read(tmp_path / "one") == {"index/c/same": b"=", "index/c/other": b"3"}
    assert read(tmp_path / "two") == {"index/b/same": b"=", "index/b/other": b"2"}
    assert (tmp_path / "one/index/c/same").stat().st_ino == (tmp_path / "two/index/b/same").stat().st_ino


def test_a_file_that_the_disk_describes_otherwise_is_not_known(tmp_path):
    store, folder = Store(tmp_path / "store"), tmp_path / "site"
    finished(begun(folder, store), store, {"a": b"1", "b": b"2", "c": b"3"})
    assert known(folder, store) == {"a", "b", "c"}
    (folder / "a").write_bytes(b"longer")
    os.utime(folder / "b", (1, 1))
    shutil.copy2(folder / "c", folder / "copy")
    (folder / "copy").rename(folder / "c")
    assert known(folder, store) == set()


def test_no_link_out_of_a_tree_is_followed(tmp_path):
    store, folder, outside = Store(tmp_path / "store"), tmp_path / "site", tmp_path / "outside"
    finished(begun(folder, store), store, {"a": b"1", "b/c": b"2"})
    outside.mkdir()
    (outside / "c").write_bytes(b"2")
    shutil.rmtree(folder / "b")
    (folder / "b").symlink_to(outside)
    finished(begun(folder, store), store, {"a": b"1", "b/c": b"3"})
    assert (read(folder), (outside / "c").read_bytes()) == ({"a": b"1", "b/c": b"3"}, b"2")
