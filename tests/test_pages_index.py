"""The pages that lead to all others: an index that misses nothing, topics, the archive, and how long lists are cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.archive import digest as archive
from generator.model import Bilingual, Known, Language, Term
from generator.pages import render_pages
from generator.pages.context import Context
from generator.pages.edition import NEAR
from generator.pages.leaves import leaves
from generator.pages.paging import pager
from generator.pages.shell import every_way
from generator.years import when
from tests.digest_builder import SETTINGS, digest
from tests.html_tree import parse

ROOT = "https://example.test/"


@pytest.fixture(scope="module")
def large():
    return archive(140)


@pytest.fixture(scope="module")
def pages(large):
    return render_pages(large, SETTINGS)


def linked(pages, kind, language):
    """The addresses that the pages of a kind lead to."""
    return {
        urljoin(ROOT + page.path, link.attributes["href"]).removeprefix(ROOT)
        for page in pages
        if page.kind == kind and page.language is language
        for link in parse(page.html).all("a")
    }


@pytest.mark.parametrize("language", Language)
def test_the_index_leads_to_every_story_and_every_figure(large, pages, language):
    stories, figures = linked(pages, "index", language), linked(pages, "index-figures", language)
    prefix = "" if language is Language.ZH else "en/"
    for edition in large.editions:
        for article in edition.articles:
            assert f"{prefix}{edition.id}/{article.slug}/" in stories
            for fact in edition.facts[article.slug].facts:
                assert f"{prefix}{edition.id}/{article.slug}/#fact-{fact.id}" in figures


def test_the_pages_of_a_list_lead_to_each_other_in_order(pages):
    index = [page for page in pages if page.kind == "index" and page.language is Language.ZH]
    assert [page.path for page in index] == ["all/", "all/page/2/", "all/page/3/"]
    for page, following in pairwise(index):
        (link,) = [each for each in parse(page.html).all("a") if each.attributes.get("rel") == "next"]
        assert urljoin(ROOT + page.path, link.attributes["href"]) == ROOT + following.path
    assert len({page.title for page in index}) == len(index)


def test_the_archive_has_every_edition(large, pages):
    assert {f"{edition.id}/" for edition in large.editions} <= linked(pages, "editions", Language.ZH)


def test_an_edition_names_those_around_it_and_the_archive_of_all():
    edition = digest().editions[0]
    ids = [f"e{number}" for number in range(2 * NEAR + 3)]
    made = render_pages(replace(digest(), editions=tuple(replace(edition, id=each) for each in ids)), SETTINGS)
    addresses = {f"{each}/" for each in ids} | {"editions/"}
    for own, near in (("e0/", ids[1 : NEAR + 1]), (f"e{NEAR}/", ids[:NEAR] + ids[NEAR + 1 : 2 * NEAR + 1])):
        page = [each for each in made if each.path == own]
        assert linked(page, "edition", Language.ZH) & addresses == {f"{each}/" for each in near} | {"editions/"}


def test_the_editions_before_and_after_one_are_those_of_the_paper_not_of_the_day_they_were_added():
    edition = digest().editions[0]
    years = [2021, 2023, 2022, 2020]
    dated = [
        replace(
            edition, id=f"e{year}", title=Bilingual("", ""), date=Known(Bilingual(f"{year}年", f"{year}"), "stated")
        )
        for year in years
    ]
    made = render_pages(replace(digest(), editions=tuple(dated)), SETTINGS)
    near = parse(next(page.html for page in made if page.path == "en/e2022/")).by_id("editions")
    assert [link.text for link in near.all("a")] == ["2023", "2021", "2020"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2022年春", (2022, 0)), ("2022年4月30日", (2022, 4)), ("2021年12月", (2021, 12)), ("某年", (0, 0)), ("", (0, 0))],
)
def test_an_edition_is_filed_by_what_its_date_names(date, expected):
    edition = digest().editions[0]
    assert when(replace(edition, date=Known(Bilingual(date, date), "stated"))) == expected


def test_the_newest_edition_comes_first_and_the_undated_last():
    edition = digest().editions[0]
    dated = [
        replace(edition, id=date, date=Known(Bilingual(date, date), "stated")) for date in ("x", "2021年5月", "2022年")
    ]
    (page,) = [
        page for page in render_pages(replace(digest(), editions=tuple(dated)), SETTINGS) if page.path == "editions/"
    ]
    assert [each.text for each in parse(page.html).all("h2")] == ["2022年", "2021年", "日期不详"]


def test_that_no_date_is_known_is_said_once_above_the_editions_of_which_it_is_so():
    edition = replace(digest().editions[0], date=Known(None, "unknown"), title=Bilingual("第1期", "No. 1"))
    made = render_pages(replace(digest(), editions=(edition,)), SETTINGS)
    said = {page.path: parse(page.html) for page in made}
    (dated,) = said["editions/"].classed("meta")
    assert dated.text == "报道3篇"
    assert "日期未知" not in said["editions/"].text


def test_the_foot_leads_to_the_topics_only_where_there_are_some():
    edition, term = digest().editions[0], Term("works", "topic", "工程", "Works")
    first, *others = edition.articles
    filed = replace(
        digest(),
        editions=(replace(edition, articles=(replace(first, topics=("works",)), *others)),),
        glossary=replace(digest().glossary, terms=(*digest().glossary.terms, term)),
    )
    for told, expected in ((digest(), False), (filed, True)):
        ways = every_way(render_pages(told, SETTINGS), told.editions)[Language.ZH]
        assert ("topics" in dict(ways.further)) is expected


def test_a_topic_lists_its_stories_and_leads_to_their_places():
    edition = digest().editions[0]
    first, *others = edition.articles
    term = replace(digest().glossary.terms[0], id="works", kind="topic", zh="工程", en="Works")
    glossary = replace(digest().glossary, terms=(*digest().glossary.terms, term))
    edition = replace(edition, articles=(replace(first, topics=("works",)), *others))
    made = render_pages(replace(digest(), editions=(edition,), glossary=glossary), SETTINGS)
    assert "topics/works/" in linked(made, "topics", Language.ZH)
    assert {"demo/new-bridge/", "places/hewan/", "places/qinghe/"} <= linked(made, "topic", Language.ZH)
    assert "demo/library/" not in linked(made, "topic", Language.ZH)


@given(st.lists(st.integers(0, 9)), st.integers(1, 20))
def test_a_list_is_cut_without_loss_and_no_page_is_heavier_than_allowed(items, limit):
    cut = leaves(items, limit, lambda item: item)
    assert [item for leaf in cut for item in leaf.items] == items
    assert [leaf.number for leaf in cut] == list(range(1, cut[-1].last + 1))
    assert all(sum(leaf.items) <= limit or len(leaf.items) == 1 for leaf in cut)


def test_a_short_list_has_no_pager_and_a_long_one_names_first_last_and_near():
    context = Context(digest(), SETTINGS, Language.ZH, "all/page/9/")
    assert pager(context, "all/", leaves("ab", 2)[0]) is None
    found = pager(context, "all/", leaves(range(40), 2)[8])
    assert [link.text if link else "…" for link in found.pages] == ["1", "…", "7", "8", "9", "10", "11", "…", "20"]
