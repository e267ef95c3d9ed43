"""The feeds, read by a reader of feeds: valid, whole, honest about translations, and never dated by a clock."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import feedparser
import pytest
from pydantic import BaseModel, ConfigDict, Field

from generator.cache.shares import Shares
from generator.model import Bilingual
from generator.publishing.feeds import NEWEST, feeds
from generator.publishing.settings import Publication
from tests.digest_builder import digest, with_articles
from tests.html_tree import parse

URL = "https://digest.example/news/"
SITE = Publication(Bilingual("河湾文摘", "River Bend Digest"), URL)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(feeds(digest(), SITE, Shares()).make())


def parsed(files: dict[str, bytes], path: str) -> Any:
    feed = feedparser.parse(files[path])
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Author(_Strict):
    name: str = Field(min_length=1)
    url: str | None = None


class Item(_Strict):
    """An item as JSON Feed 1.1 has it."""

    id: str = Field(pattern="^https://")
    url: str = Field(pattern="^https://")
    title: str
    summary: str
    content_html: str
    date_published: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    language: Literal["zh-Hans", "en"]
    authors: list[Author] | None = None
    tags: list[str] | None = None


class JsonFeed(_Strict):
    """A feed as JSON Feed 1.1 has it."""

    version: Literal["https://jsonfeed.org/version/1.1"]
    title: str
    description: str
    home_page_url: str
    feed_url: str
    icon: str
    favicon: str
    language: Literal["zh-Hans", "en"]
    authors: list[Author]
    items: list[Item]


@pytest.mark.parametrize(("path", "language"), [("feed.xml", "zh-Hans"), ("en/feed.xml", "en")])
def test_atom_is_read_by_a_reader_of_feeds(files: dict[str, bytes], path: str, language: str) -> None:
    feed = parsed(files, path)
    assert feed.version == "atom10"
    assert feed.feed.language == language
    assert feed.feed.id == URL + path
    assert {link.rel for link in feed.feed.links} == {"self", "alternate"}
    for entry in feed.entries:
        assert entry.id == entry.link
        assert entry.id.startswith(URL)
        assert entry.updated
        assert entry.summary


@pytest.mark.parametrize("path", ["feed.json", "en/feed.json"])
def test_json_feed_is_what_its_standard_says(files: dict[str, bytes], path: str) -> None:
    feed = JsonFeed.model_validate_json(files[path])
    assert feed.feed_url == URL + path


@pytest.mark.parametrize("folder", ["", "en/"])
def test_both_feeds_of_a_language_tell_the_same_stories(files: dict[str, bytes], folder: str) -> None:
    atom, items = parsed(files, f"{folder}feed.xml"), json.loads(files[f"{folder}feed.json"])["items"]
    assert [entry.id for entry in atom.entries] == [item["id"] for item in items]
    assert len({item["id"] for item in items}) == len(items)


def test_a_story_is_told_whole_with_its_corrections(files: dict[str, bytes]) -> None:
    (edition,) = digest().editions
    items = {item["url"]: item["content_html"] for item in json.loads(files["feed.json"])["items"]}
    bridge = items[f"{URL}demo/new-bridge/"]
    text = re.sub(r"<[^>]+>", "", bridge)
    for part in edition.articles[0].body:
        assert part.text[:6].replace(",", "，") in text
    assert "村民1250人" in text, "the corrected words"
    assert "村明1250人" in text, "the printed ones, in the note"
    assert "60" in text, "what the source's own figures give"


def test_every_link_of_a_story_can_be_followed_from_elsewhere(files: dict[str, bytes]) -> None:
    for path in ("feed.json", "en/feed.json"):
        for item in json.loads(files[path])["items"]:
            links = re.findall(r'(?:href|src)="([^"]*)"', item["content_html"])
            assert links
            assert all(link.startswith(URL) for link in links)
            assert " id=" not in item["content_html"]


def test_nothing_of_an_editor_becomes_markup(files: dict[str, bytes]) -> None:
    for data in files.values():
        assert b"<b>\xe6\xa1\xa5" not in data
    assert "&lt;b&gt;桥" in json.loads(files["feed.json"])["items"][0]["content_html"]


def test_english_feeds_hold_what_is_translated_and_say_how(files: dict[str, bytes]) -> None:
    items = json.loads(files["en/feed.json"])["items"]
    assert [item["url"] for item in items] == [f"{URL}en/demo/new-bridge/"]
    html = items[0]["content_html"]
    assert "The Chinese has changed since this was translated." in html
    assert "Not yet translated" in html
    assert 'lang="zh-Hans"' in html


def test_a_feed_is_dated_by_its_content(files: dict[str, bytes]) -> None:
    assert b"2026-11-23T00:00:00Z" in files["feed.xml"]
    assert feeds(digest(), SITE, Shares()).make() == files


def test_a_feed_is_dated_by_the_stories_that_it_tells() -> None:
    whole = digest()
    (edition,) = whole.editions
    later = replace(edition, id="later", added="2026-12-24", translations={})
    both = feeds(replace(whole, editions=(later, edition)), SITE, Shares()).make()
    assert parsed(both, "feed.xml").feed.updated == "2026-12-24T00:00:00Z"
    assert parsed(both, "en/feed.xml").feed.updated == "2026-11-23T00:00:00Z"


def test_a_feed_has_only_the_newest() -> None:
    many = feeds(with_articles(NEWEST + 7), SITE, Shares()).make()
    items = json.loads(many["feed.json"])["items"]
    assert len(items) == NEWEST
    assert len(parsed(many, "feed.xml").entries) == NEWEST


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_reader_finds_the_feed_of_a_language_below_its_editions(site: Path, folder: str) -> None:
    page = parse((site / folder / "editions" / "index.html").read_text(encoding="utf-8"))
    (link,) = [each for each in page.all("a") if each.attributes.get("type") == "application/atom+xml"]
    assert (site / folder / "editions" / link.attributes["href"]).resolve() == (site / folder / "feed.xml").resolve()
