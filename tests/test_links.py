"""Every link of the built site, followed without a browser: under the sub-path, to a page and a place that exist."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml

from tests.browser_support import SUB_PATH

ROOT = Path(__file__).resolve().parent.parent
HOST = f"https://digest.example{SUB_PATH}"


@dataclass
class Document(HTMLParser):
    """What a page points at, and what it can be pointed at by."""

    links: list[str] = field(default_factory=list)
    ids: Counter = field(default_factory=Counter)
    resources: list[str] = field(default_factory=list)
    heads: dict[str, list[str]] = field(default_factory=dict)
    policy: str = ""
    lang: str = ""
    text: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        if has.get("id"):
            self.ids[has["id"]] += 1
        if tag == "html":
            self.lang = has["lang"]
        elif tag == "a" and has.get("href"):
            self.links.append(has["href"])
        elif tag == "link":
            names = [has.get("rel", ""), has.get("hreflang", "")]
            self.heads.setdefault(" ".join(filter(None, names)), []).append(has["href"])
            if has["rel"] in {"stylesheet", "icon", "manifest"}:
                self.resources.append(has["href"])
        elif tag == "meta" and has.get("http-equiv") == "Content-Security-Policy":
            self.policy = has["content"]
        elif tag == "meta" and has.get("name") == "description":
            self.heads["description"] = [has["content"]]
        elif tag in {"script", "img", "source"} and has.get("src"):
            self.resources.append(has["src"])

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def documents(site):
    """Every page of the site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        document = Document()
        document.feed(path.read_text(encoding="utf-8"))
        name = path.relative_to(site).as_posix()
        found[HOST + name.removesuffix("index.html")] = document
    return found


NO_PAGES = ("404.html", "offline.html")
"""For lost readers and for those without a network: shown in place of a page, at any address."""


@pytest.fixture(scope="module")
def pages(documents):
    """The pages that have an address of their own."""
    return {address: document for address, document in documents.items() if not address.endswith(NO_PAGES)}


def test_the_site_has_every_page_in_both_languages(pages):
    chinese = {address.removeprefix(HOST) for address in pages if not address.startswith(f"{HOST}en/")}
    english = {address.removeprefix(f"{HOST}en/") for address in pages if address.startswith(f"{HOST}en/")}
    assert chinese == english
    assert len(chinese) >= 13  # home, edition, source, six items, numbers, places, glossary, about


def test_every_link_leads_to_a_page_and_a_place_that_exist(documents, site):
    broken = []
    for address, document in documents.items():
        for link in document.links:
            url = urljoin(address, link)
            if urlsplit(url).scheme not in {"http", "https"} or not url.startswith("https://digest.example"):
                continue
            page, _, fragment = url.partition("#")
            page = page.partition("?")[0]
            target = documents.get(page)
            no_page = target is None and not _is_file(site, page)
            no_place = fragment and target and unquote(fragment) not in target.ids
            if no_page or no_place:
                broken.append((address, link))
    assert broken == []


def test_every_resource_is_the_sites_own_and_exists(documents, site):
    for address, document in documents.items():
        for resource in document.resources:
            url = urljoin(address, resource)
            assert url.startswith(HOST), (address, resource)
            assert _is_file(site, url.partition("?")[0]), (address, resource)


def test_no_id_stands_twice_on_a_page(documents):
    for address, document in documents.items():
        assert [name for name, count in document.ids.items() if count > 1] == [], address


def test_language_canonical_and_alternates_agree(pages):
    for address, document in pages.items():
        english = address.startswith(f"{HOST}en/")
        assert document.lang == ("en" if english else "zh-Hans"), address
        assert document.heads["canonical"] == [address]
        (chinese_page,), (english_page,) = document.heads["alternate zh-Hans"], document.heads["alternate en"]
        assert document.heads["alternate x-default"] == [chinese_page]
        assert {chinese_page, english_page} <= set(pages)
        assert address == (english_page if english else chinese_page)
        other = pages[chinese_page if english else english_page]
        assert other.heads["alternate en"] == [english_page]


def test_every_page_has_a_strict_policy_of_its_own(documents):
    for address, document in documents.items():
        assert "default-src 'none'" in document.policy, address
        assert "unsafe" not in document.policy, address
        assert not re.search(r"https?:", document.policy), address


def test_every_page_says_whose_the_text_is_and_takes_error_reports(pages):
    for address, document in pages.items():
        text = "".join(document.text)
        assert ("belong" if "/en/" in address else "权利属于原出版者") in text, address
        assert ("Report an error" if "/en/" in address else "报告错误") in text, address


def test_every_page_has_a_description_of_its_own(pages):
    for address, document in pages.items():
        assert document.heads["description"][0].strip(), address


def test_the_sitemap_holds_every_page_and_no_clock(pages, site):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"<loc>(.*?)</loc>", sitemap)) == set(pages)
    added = {
        yaml.safe_load(path.read_text(encoding="utf-8"))["added"].isoformat()
        for path in ROOT.glob("content/editions/*/edition.yml")
    }
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap)) <= added


def test_the_page_for_lost_readers_speaks_both_languages(documents):
    text = "".join(documents[f"{HOST}404.html"].text)
    assert re.search(r"[\u4e00-\u9fff]{4}", text)
    assert "page" in text


def _is_file(site: Path, url: str) -> bool:
    path = site / unquote(url.removeprefix(HOST))
    return path.is_file() or (path / "index.html").is_file()
