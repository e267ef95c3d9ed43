"""A link of a hand-written page leads to a page of the site, which is told before anything is built."""

from pathlib import Path

import pytest

from generator.build import build
from generator.building.content import findings_with_store
from generator.check import check_content
from generator.processes.progress import Progress
from tests.case_files import read_cases
from tests.invented import invented_project


def said(content: Path) -> list[str]:
    found = [finding for finding in check_content(content)[1] if finding.rule.startswith("page-")]
    assert [each for each in findings_with_store(content, Progress()) if each.rule.startswith("page-")] == found
    return [f"{each.where.line}:{each.where.column} {each.rule} {each.remedy.en}" for each in found]


@pytest.mark.parametrize("case", read_cases("page_links.txt"), ids=lambda case: case.title)
def test_a_link_that_leads_nowhere_is_named_where_it_stands(case, folder: Path) -> None:
    language = "en" if case.title.endswith("(English)") else "zh"
    (folder / f"content/pages/about.{language}.md").write_text(f"{case.given}\n", encoding="utf-8")
    assert said(folder / "content") == case.expected.splitlines()


def test_a_page_that_says_nothing_is_named(folder: Path) -> None:
    (folder / "content/pages/about.en.md").write_text(" \n\n", encoding="utf-8")
    (finding,) = [each for each in check_content(folder / "content")[1] if each.rule == "file-empty"]
    assert finding.where.path == "content/pages/about.en.md"


def test_every_page_of_a_site_can_be_linked_to_from_both_languages(tmp_path: Path) -> None:
    project = invented_project(tmp_path / "project")
    site = build(project / "mkdocs.yml", project / "content", project / "site").site
    assert site is not None
    pages = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    assert len(pages) > 40
    for language, up in (("zh", "../"), ("en", "../../")):
        links = "\n".join(f"[x]({up}{page}/)" for page in pages)
        (project / f"content/pages/about.{language}.md").write_text(links, encoding="utf-8")
    assert said(project / "content") == []
