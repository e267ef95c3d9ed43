"""The command `digest rename`, as an editor uses it: the names that `digest add` makes are sounds, and seldom stay.

An edition is renamed when its date becomes known.
"""

import shutil

import pytest

from generator.cli import main

EDITION = "content/editions/demo"


def texts(folder):
    files = [path for path in (folder / "content").rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def findings(capsys):
    main(["check"])
    return capsys.readouterr().out


def test_an_article_has_its_new_name_in_every_file_and_all_else_stays(folder, capsys):
    before, said = texts(folder), findings(capsys)
    assert main(["rename", "library", "reading-room", "--unpublished"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"wrote {EDITION}/facts/reading-room.yml",
        f"wrote {EDITION}/en/reading-room.yml",
        f"wrote {EDITION}/edition.yml",
        f"wrote {EDITION}/structure.yml",
        f"removed {EDITION}/facts/library.yml",
        f"removed {EDITION}/en/library.yml",
    ]
    after = texts(folder)
    assert set(after) == {path.replace("library", "reading-room") for path in before}
    # In these files the word is nothing but the article's name.
    for path, text in before.items():
        renamed = text.replace(b"slug: library", b"slug: reading-room").replace(
            b"article: library", b"article: reading-room"
        )
        assert after[path.replace("library", "reading-room")] == renamed
    assert findings(capsys) == said.replace("library.yml", "reading-room.yml")


def test_renamed_back_every_byte_is_as_it_was(folder):
    before = texts(folder)
    assert main(["rename", "demo/library", "a-2", "--unpublished"]) == 0
    assert main(["rename", "a-2", "library", "--unpublished"]) == 0
    assert texts(folder) == before


def test_a_name_in_quotation_marks_and_one_in_another_reading_are_changed_too(folder):
    path = folder / EDITION / "structure.yml"
    text = path.read_text(encoding="utf-8").replace("slug: library", 'slug: "library"  # library')
    path.write_text(
        text.replace("      - {id: h, headline: 新桥", "      #   → library:\n&", 1).replace(
            "&", "      - {id: h, headline: 新桥"
        ),
        encoding="utf-8",
    )
    assert main(["rename", "library", "reading-room"]) == 0
    after = path.read_text(encoding="utf-8")
    assert 'slug: "reading-room"  # library\n' in after
    assert "#   → reading-room:\n" in after


def test_an_article_without_facts_and_translation_can_be_renamed(folder, capsys):
    assert main(["rename", "after-school", "evening"]) == 0
    assert capsys.readouterr().out.count("wrote") == 2
    assert "{article: evening, find: 学生们" in (folder / EDITION / "edition.yml").read_text(encoding="utf-8")


def test_what_is_wrong_elsewhere_in_the_edition_does_not_keep_an_article_from_its_name(folder):
    path = folder / EDITION / "facts/library.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("value:", "valu:"), encoding="utf-8")
    assert main(["rename", "library", "reading-room"]) == 0
    assert "article: reading-room" in (folder / EDITION / "facts/reading-room.yml").read_text(encoding="utf-8")


def test_after_a_crash_the_rest_is_done(folder):
    shutil.copytree(folder / "content", folder / "copy")
    assert main(["rename", "library", "reading-room"]) == 0
    whole = texts(folder)
    for name in ("structure.yml", "edition.yml", "en/library.yml", "facts/library.yml"):
        shutil.copy(folder / "copy/editions/demo" / name, folder / EDITION / name)
    assert main(["rename", "library", "reading-room"]) == 0
    assert texts(folder) == whole


REFUSED = {
    "an article that there is not": (["libary", "x"], "unknown-article", "did you mean `library`?"),
    "an edition that there is not": (["demi/library", "x"], "unknown-article", "did you mean `demo/library`?"),
    "an edition's own name": (["demo", "demo"], "name-taken", "choose another name"),
    "a name that is no address, for an edition": (["demo", "Spring 2022"], "invalid-id", "use lower-case letters"),
    "a name of the site's own, for an edition": (["demo", "glossary"], "reserved-name", "such as glossary-1"),
    "a name that is no address": (["library", "Reading Room"], "invalid-id", "use lower-case letters"),
    "a name of the site's own": (["library", "facts"], "reserved-name", "choose another, such as facts-1"),
    "another article's name": (["library", "new-bridge"], "name-taken", "choose another name"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_name_that_cannot_be_given_is_refused_and_nothing_changes(case, folder, capsys):
    before = texts(folder)
    arguments, rule, remedy = REFUSED[case]
    assert main(["rename", *arguments, "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert f"error [{rule}]" in said
    assert remedy in said
    assert texts(folder) == before


FORMER = {
    "an entry in braces": ("  - {slug: library", "  - {slug: reading-room, formerly: [library]"),
    "an entry in lines": (
        "  - slug: library  # to rename\n",
        "  - slug: reading-room  # to rename\n    formerly: [library]\n",
    ),
    "names in brackets": ("  - {slug: library, formerly: [old]", "  - {slug: reading-room, formerly: [library, old]"),
    "names in lines": (
        "  - slug: 'library'\n    formerly:\n      - old\n",
        "  - slug: 'reading-room'\n    formerly:\n      - library\n      - old\n",
    ),
    "a name that it had": (
        "  - {slug: library, formerly: [reading-room]",
        "  - {slug: reading-room, formerly: [library, reading-room]",
    ),
    "brackets with nothing in them": (
        "  - {slug: library, formerly: [ ]",
        "  - {slug: reading-room, formerly: [library ]",
    ),
    "a key with nothing behind it": (
        "  - slug: library\n    formerly:\n    topics: []\n",
        "  - slug: reading-room\n    formerly: [library]\n    topics: []\n",
    ),
}


@pytest.mark.parametrize("form", FORMER)
def test_its_old_address_is_kept_among_its_former_names(form, folder, capsys):
    before, after = FORMER[form]
    path = folder / EDITION / "edition.yml"
    text = path.read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines(keepends=True) if "slug: library" in line)
    rest = line.removeprefix("  - {slug: library")
    written = before + rest if "{" in before else before
    path.write_text(text.replace(line, written), encoding="utf-8")
    assert main(["rename", "library", "reading-room"]) == 0
    assert (after + rest if "{" in before else after) in path.read_text(encoding="utf-8")
    assert main(["check"]) == 0


def test_the_former_name_of_another_article_is_not_given(folder, capsys):
    path = folder / EDITION / "edition.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("{slug: new-bridge", "{slug: new-bridge, formerly: [bridge]"), "utf-8"
    )
    before = texts(folder)
    assert main(["rename", "library", "bridge", "--lang", "en"]) == 1
    assert (
        "[name-taken] `new-bridge` was once called `bridge`, and that old address leads to it"
        in capsys.readouterr().err
    )
    assert texts(folder) == before


def test_a_file_of_that_name_is_not_overwritten(folder, capsys):
    other = folder / EDITION / "en/reading-room.yml"
    other.write_text("article: reading-room\nsegments: []\n", encoding="utf-8")
    before = texts(folder)
    assert main(["rename", "library", "reading-room"]) == 1
    assert f"{EDITION}/en/reading-room.yml:1:1: error [name-taken]" in capsys.readouterr().err
    assert texts(folder) == before


def test_a_file_that_cannot_be_read_is_said_and_nothing_changes(folder, capsys):
    path = folder / EDITION / "en/library.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\t- x\n", encoding="utf-8")
    before = texts(folder)
    assert main(["rename", "library", "reading-room"]) == 1
    assert f"{EDITION}/en/library.yml:" in capsys.readouterr().err
    assert texts(folder) == before


def test_of_two_editions_with_one_article_the_edition_is_asked_for(folder, capsys):
    shutil.copytree(folder / EDITION, folder / "content/editions/again")
    assert main(["rename", "library", "reading-room", "--lang", "en"]) == 1
    assert "several editions have `library`: again, demo" in capsys.readouterr().err
    assert main(["rename", "again/library", "reading-room"]) == 0
    assert (folder / "content/editions/again/facts/reading-room.yml").exists()
    assert (folder / EDITION / "facts/library.yml").exists()


# ---------------------------------------------------------------- an edition


def test_an_edition_has_its_new_name_and_keeps_the_old_one_among_its_former_names(folder, capsys):
    before, said = texts(folder), findings(capsys)
    assert main(["rename", "demo", "2022-spring"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "wrote content/editions/2022-spring/edition.yml",
        "renamed content/editions/demo → content/editions/2022-spring",
    ]
    own = f"{EDITION}/edition.yml"
    expected = before | {own: before[own].replace(b"articles:\n", b"formerly: [demo]\narticles:\n", 1)}
    assert texts(folder) == {path.replace("/demo/", "/2022-spring/"): text for path, text in expected.items()}
    lines = [line for line in findings(capsys).splitlines() if line.startswith("content")]
    assert len(lines) == len([line for line in said.splitlines() if line.startswith("content")])
    assert not any("error" in line for line in lines)


@pytest.mark.parametrize("old", ["demo", "demo/", "content/editions/demo", "content/editions/demo/"])
def test_an_edition_that_was_never_published_leaves_nothing_behind(old, folder):
    before = texts(folder)
    assert main(["rename", old, "2022-spring", "--unpublished"]) == 0
    assert texts(folder) == {path.replace("/demo/", "/2022-spring/"): text for path, text in before.items()}


def test_a_folder_whose_name_could_be_no_address_gets_one_that_can(folder, capsys):
    (folder / EDITION).rename(folder / "content/editions/Demo 1")
    assert main(["rename", "Demo 1", "demo"]) == 0
    assert b"formerly" not in texts(folder)[f"{EDITION}/edition.yml"]
    assert main(["check"]) == 0


def test_a_title_that_is_only_the_name_becomes_the_new_name(folder):
    path = folder / EDITION / "edition.yml"
    title = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("title:"))
    text = path.read_text(encoding="utf-8").replace(title, 'title: {zh: demo, en: "demo"}')
    path.write_text(text, encoding="utf-8")
    assert main(["rename", "demo", "2022-spring"]) == 0
    after = (folder / "content/editions/2022-spring/edition.yml").read_text(encoding="utf-8")
    assert 'title: {zh: 2022-spring, en: "2022-spring"}' in after


def test_an_edition_that_had_a_name_can_have_it_again(folder):
    assert main(["rename", "demo", "b"]) == 0
    assert main(["rename", "b", "demo"]) == 0
    assert "formerly: [b, demo]\n" in (folder / EDITION / "edition.yml").read_text(encoding="utf-8")
    assert main(["check"]) == 0


def test_an_edition_is_not_given_the_former_name_of_another(folder, capsys):
    shutil.copytree(folder / EDITION, folder / "content/editions/other")
    assert main(["rename", "other", "another"]) == 0
    before = texts(folder)
    assert main(["rename", "demo", "other", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "content/editions/another/edition.yml:" in said
    assert (
        "[name-taken] `another` was once called `other`, and that old address leads to it; choose another name" in said
    )
    assert texts(folder) == before


def test_after_a_crash_the_folder_gets_its_name(folder):
    path = folder / EDITION / "edition.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("articles:", "formerly: [demo]\narticles:"), "utf-8")
    assert main(["check"]) == 0
    before = texts(folder)
    assert main(["rename", "demo", "2022-spring"]) == 0
    assert texts(folder) == {path.replace("/demo/", "/2022-spring/"): text for path, text in before.items()}


def test_of_an_edition_that_cannot_be_read_nothing_changes(folder, capsys):
    path = folder / EDITION / "edition.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\t- x\n", encoding="utf-8")
    before = texts(folder)
    assert main(["rename", "demo", "2022-spring"]) == 1
    assert f"{EDITION}/edition.yml:" in capsys.readouterr().err
    assert texts(folder) == before
