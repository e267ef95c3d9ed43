"""The lists of an archive of 4,000 pages of stories: each page light, and all of them complete without scripts."""

import gzip
import re
from collections import Counter
from urllib.parse import urljoin

import pytest

from benchmarks.archive import digest as archive
from generator.pages import drafts
from tests.digest_builder import SETTINGS
from tests.test_page_weight import HTML, SHELL

STORIES = 2000
LISTS = {"home", "index", "index-figures", "numbers", "editions", "places", "place"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole():
    return archive(STORIES)


@pytest.fixture(scope="module")
def pages(whole):
    """The pages of the lists, as they are before any script runs."""
    return [draft.made() for draft in drafts(whole, SETTINGS).pages if draft.page.kind in LISTS]


def targets(pages, kind, prefix):
    """Where the links of a list lead, without the site's own address; how often each."""
    site = "https://paper.example/"
    return Counter(
        urljoin(site + page.path, link).removeprefix(site)
        for page in pages
        if page.kind == kind and page.path.startswith("en/") == bool(prefix)
        for link in re.findall(r'<a [^>]*?href="([^"]*)"', page.html)
    )


def test_every_list_is_there(pages):
    assert {page.kind for page in pages} == LISTS


def test_no_page_of_a_list_is_heavier_than_its_budget(pages):
    weights = {page.path: len(gzip.compress(page.html.encode(), 6, mtime=0)) for page in pages}
    assert {path: weight for path, weight in weights.items() if weight > HTML - SHELL} == {}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_index_leads_to_every_story_and_the_figures_to_every_fact(whole, pages, prefix):
    told = [(edition, article) for edition in whole.editions for article in edition.articles]
    stories = {f"{prefix}{edition.id}/{article.slug}/" for edition, article in told}
    facts = {
        f"{prefix}{edition.id}/{article.slug}/#fact-{fact.id}"
        for edition, article in told
        for fact in edition.facts[article.slug].facts
    }
    assert len(stories) == STORIES
    assert stories - set(targets(pages, "index", prefix)) == set()
    assert facts - set(targets(pages, "index-figures", prefix)) == set()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_pages_of_a_place_lead_to_every_story_of_it_and_the_first_page_to_the_others(whole, pages, prefix):
    place = whole.editions[0].articles[0].places[0]
    own = [page for page in pages if page.path.startswith(f"{prefix}places/{place}/")]
    led_to = targets(own, "place", prefix)
    stories = {
        f"{prefix}{edition.id}/{article.slug}/"
        for edition in whole.editions
        for article in edition.articles
        if place in article.places
    }
    assert len(own) > 1
    assert stories - set(led_to) == set()
    assert {page.path for page in own} - {min(page.path for page in own)} <= set(led_to)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_archive_leads_to_every_edition_and_a_page_of_a_list_to_the_next(whole, pages, prefix):
    assert {f"{prefix}{edition.id}/" for edition in whole.editions} - set(targets(pages, "editions", prefix)) == set()
    for kind in ("index", "index-figures", "numbers"):
        own = {page.path for page in pages if page.kind == kind and page.path.startswith("en/") == bool(prefix)}
        reached, waiting = set(), [min(own, key=len)]
        while waiting:
            path = waiting.pop()
            reached.add(path)
            here = [page for page in pages if page.path == path]
            waiting += [to for to in targets(here, kind, prefix) if to in own - reached - set(waiting)]
        assert reached == own
        assert len(own) > 1
