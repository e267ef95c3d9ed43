"""What a pull request tells its editor: what changes, what is wrong, and the edition of an uploaded export."""

import shutil
from dataclasses import replace

import markdown
import pytest

from generator.cli import main
from generator.edition.loading import load_digest
from generator.model import Bilingual, Finding, Location, Severity
from generator.proposals import Kind, as_markdown, changes
from generator.proposals.summary import MOST, as_text
from tests.case_files import CASES
from tests.digest_builder import ALIEN

DEMO = CASES / "content"


def edited(folder, name, old, new):
    """The digest of the folder after an edit of one file."""
    path = folder / "content" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load_digest(folder / "content")[0]


@pytest.fixture(scope="module")
def before():
    return load_digest(DEMO)[0]


class TestChanges:
    def test_the_same_content_has_none(self, before):
        assert changes(before, load_digest(DEMO)[0]) == ()

    def test_from_nothing_everything_is_new_and_to_nothing_everything_is_gone(self, before):
        new, gone = changes(None, before), changes(before, None)
        assert {change.kind for change in new} >= {Kind.EDITION, Kind.ARTICLE, Kind.FACT, Kind.TRANSLATION}
        assert all(change.before is None for change in new)
        assert [(change.kind, change.name) for change in gone] == [(change.kind, change.name) for change in new]

    def test_a_fact_with_another_label_is_changed_and_nothing_else_is(self, before):
        (edition,) = before.editions
        slug, sheet = next((slug, sheet) for slug, sheet in edition.facts.items() if sheet.facts)
        fact = replace(sheet.facts[0], label=Bilingual("另一个名目", "Another label"))
        facts = {**edition.facts, slug: replace(sheet, facts=(fact, *sheet.facts[1:]))}
        (change,) = changes(before, replace(before, editions=(replace(edition, facts=facts),)))
        assert change.kind is Kind.FACT
        assert change.name.endswith("：另一个名目")

    def test_an_edit_of_a_file_is_told_by_kind(self, before, folder):
        glossary = (folder / "content/glossary.yml").read_text(encoding="utf-8")
        first = next(line for line in glossary.splitlines() if "en:" in line)
        wording = first.split("en:")[1].split(",")[0].strip(" }")
        found = changes(before, edited(folder, "glossary.yml", first, first.replace(wording, wording + " Anew")))
        assert [change.kind for change in found] == [Kind.TERM]

    def test_what_says_that_it_had_another_name_has_changed_and_is_not_gone(self, before):
        (edition,) = before.editions
        first, *others = edition.articles
        named = replace(first, slug="opening-day", formerly=(first.slug,))
        after = replace(edition, id="2030", formerly=("demo",), articles=(named, *others))
        by_slug = {"opening-day": edition.facts[first.slug]}, {"opening-day": edition.translations[first.slug]}
        after = replace(after, facts=edition.facts | by_slug[0], translations=dict(edition.translations) | by_slug[1])
        found = changes(before, replace(before, editions=(after,)))
        assert [(each.kind, bool(each.before and each.after)) for each in found] == [
            (Kind.EDITION, True),
            (Kind.ARTICLE, True),
        ]


class TestSummary:
    def test_counts_what_is_new_and_names_it(self, before):
        said = as_markdown(changes(None, before), None, before, ())
        facts = sum(len(sheet.facts) for edition in before.editions for sheet in edition.facts.values())
        assert f"| 数字 Facts | {facts} | 0 | 0 | 0 | {facts} |" in said
        assert "全部通过。 / All passed." in said

    def test_says_every_error_in_both_languages_with_its_place(self, before):
        finding = Finding(
            "rule", Severity.ERROR, Location("content/x.yml", 3, 5), Bilingual("错了", "wrong"), Bilingual("改", "mend")
        )
        said = as_markdown((), before, before, (finding,))
        assert "1 个错误 errors, 0 条警告 warnings" in said
        assert "| `content/x.yml` 3:5 | 错了<br>wrong | 改<br>mend |" in said

    def test_an_address_that_leads_nowhere_any_more_is_told_with_what_keeps_it(self, before):
        (edition,) = before.editions
        first, *others = edition.articles
        renamed = replace(first, slug="opening-day")
        after = replace(before, editions=(replace(edition, articles=(renamed, *others)),))
        assert f"- `demo/{first.slug}/` → `formerly: [{first.slug}]`" in as_markdown((), before, after, ())
        moved = replace(edition, id="2030")
        said = as_markdown((), before, replace(before, editions=(moved,)), ())
        assert "- `demo/` 整期 / the whole edition → `content/editions/2030/edition.yml`: `formerly: [demo]`\n" in said
        gone = replace(before, editions=(replace(moved, raw=replace(edition.raw, sha256="0" * 64)),))
        assert "- `demo/` 整期 / the whole edition\n" in as_markdown((), before, gone, ())
        kept = replace(edition, articles=(replace(renamed, formerly=(first.slug,)), *others))
        known = replace(moved, articles=kept.articles, formerly=("demo",))
        for sound in (before, replace(before, editions=(kept,)), replace(before, editions=(known,))):
            assert "lead nowhere" not in as_markdown((), before, sound, ())

    def test_a_long_list_is_cut_and_the_rest_counted(self, before):
        (edition,) = before.editions
        many = tuple(replace(edition.articles[0], slug=f"a{number}") for number in range(MOST + 7))
        said = as_markdown(
            changes(None, replace(before, editions=(replace(edition, articles=many),))), None, before, ()
        )
        assert "另有7项 / and 7 more" in said

    def test_what_editors_write_stays_text(self):
        hostile = f"{ALIEN} [x](javascript:alert(1)) `code` **bold** | cell @someone #1\n# heading"
        html = markdown.markdown(as_text(hostile))
        assert html.count("<") == 2  # the paragraph and its end
        assert "\n" not in as_text(hostile)


class TestCommands:
    def test_changes_prints_markdown(self, folder, capsys):
        shutil.copytree(DEMO, folder / "before")
        edited(folder, "editions/demo/edition.yml", "added: ", "added: 2001-01-01 # ")
        assert main(["changes", "before"]) == 0
        assert "| 版面 Editions | 0 | 1 | 0 | 1 | 1 |" in capsys.readouterr().out

    def test_changes_of_wrong_content_still_tells_what_is_wrong(self, folder, capsys):
        shutil.copytree(DEMO, folder / "before")
        path = folder / "content/editions/demo/edition.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("added:", "aded:"), encoding="utf-8")
        assert main(["changes", "before"]) == 0
        said = capsys.readouterr().out
        assert "`content/editions/demo/edition.yml` 4:1" in said

    def test_an_export_in_the_inbox_becomes_an_edition_elsewhere_and_the_content_stays(self, folder, capsys):
        (folder / "content/inbox").mkdir()
        shutil.copy(DEMO / "editions/demo/source.txt", folder / "content/inbox/2030-autumn.txt")
        assert main(["check"]) == 0
        assert "[inbox-waits]" in capsys.readouterr().out
        kept = sorted(folder.joinpath("content").rglob("*"))
        assert main(["inbox", "--out", "started"]) == 0
        assert sorted(folder.joinpath("content").rglob("*")) == kept
        shutil.copytree(folder / "started/editions/2030-autumn", folder / "content/editions/2030-autumn")
        capsys.readouterr()
        assert main(["check"]) == 0
        assert "[inbox-begun]" in capsys.readouterr().out

    def test_a_name_that_no_address_can_have_is_an_error_that_says_what_to_write(self, folder, capsys):
        (folder / "content/inbox").mkdir()
        shutil.copy(DEMO / "editions/demo/source.txt", folder / "content/inbox/新 版面.txt")
        assert main(["check", "--lang", "zh"]) == 1
        assert "[inbox-name] 文件名“新 版面”不能用作一期的名称；请改名" in capsys.readouterr().out
        assert main(["inbox", "--out", "started"]) == 1

    @pytest.mark.parametrize(
        ("name", "data", "rule"),
        [
            ("2030-autumn.txt", b"", "source-empty"),
            ("2030-autumn.txt", b"\x00\x01\x02" * 500, "source-binary"),
            ("新 版面.txt", "河湾日志\n".encode(), "inbox-name"),
            ("page.docx", b"PK", "unknown-file"),
        ],
    )
    def test_what_cannot_become_an_edition_is_said_of_its_file_by_both_commands(self, folder, capsys, name, data, rule):
        (folder / "content/inbox").mkdir()
        (folder / "content/inbox" / name).write_bytes(data)
        for command in (["check"], ["inbox", "--out", "started"]):
            assert main([*command, "--lang", "en"]) == 1
            said = "".join(capsys.readouterr())
            assert f"content/inbox/{name}:1:1: error [{rule}]" in said
            assert "started-edition" not in said
            assert "--id" not in said
