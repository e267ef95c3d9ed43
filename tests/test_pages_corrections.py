"""The page of corrections: every place at which the site departs from the paper or doubts it, with its reason."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from generator.model import Bilingual, Digest, Glossary, Language
from generator.pages import render_pages
from generator.pages.shell import Site, every_way, shell
from tests.digest_builder import SETTINGS, digest, with_articles
from tests.html_tree import parse

REASONS = [
    Bilingual("村民误作村明", "A misprint for"),
    Bilingual("疑有误字", "Suspected misprint"),
    Bilingual("开工率与项目数不符", "The rate does not follow from the counts"),
]


def page(of, path):
    return parse(next(page.html for page in render_pages(of, SETTINGS) if page.path == path))


@pytest.mark.parametrize("language", Language)
def test_every_correction_doubt_and_inconsistency_stands_there_with_its_reason_and_leads_to_its_place(language):
    prefix = "" if language is Language.ZH else "en/"
    tree = page(digest(), f"{prefix}corrections/")
    listed = list(tree.classed("correction"))
    assert len(listed) == len(REASONS)
    for reason in REASONS:
        assert any(reason[language] in each.text for each in listed)
    links = [next(each.all("a")).attributes["href"] for each in listed]
    assert links == ["../demo/new-bridge/#note-1", "../demo/new-bridge/#note-2", "../demo/library/#note-1"]
    for each in listed:
        assert next(each.all("q")).text.endswith(("。", "。”"))


def test_the_counts_say_how_many_of_each_kind():
    (counts,) = page(digest(), "corrections/").classed("counts")
    assert [each.text for each in counts.all("dd")] == ["1", "1", "1"]


def test_many_corrections_stand_on_several_pages():
    made = [each for each in render_pages(with_articles(60), SETTINGS) if each.kind == "corrections"]
    assert [each.path for each in made[:2]] == ["corrections/", "corrections/page/2/"]


def test_a_site_that_corrected_nothing_says_so():
    assert "没有校改" in page(Digest((), Glossary()), "corrections/").text


def test_the_page_of_reports_promises_no_more_than_any_site_keeps():
    said = page(digest(), "en/report/").text
    assert "foot of every page opens the address to which reports go" in said
    assert "If it brought you here, this site has no such address" in said


NAME = Bilingual("甲", "A")


@pytest.mark.parametrize(
    ("site", "start"),
    [
        (Site("https://d.example/x/", NAME, repository="o/n"), "https://github.com/o/n/issues/new?"),
        (Site("https://d.example/x/", NAME, report_email="desk@d.example"), "mailto:desk@d.example?"),
        (Site("https://d.example/x/", NAME), "report/"),
    ],
)
def test_an_error_is_reported_where_the_site_takes_reports_else_a_page_says_what_to_do(site, start):
    made = render_pages(digest(), SETTINGS)
    page = next(each for each in made if each.path == "demo/library/")
    report = shell(page, every_way(made)[page.language], site).report
    assert report.startswith(start)
    if ":" in start:
        assert "https://d.example/x/demo/library/" in unquote(report)
    else:
        assert start in {each.path for each in made}
