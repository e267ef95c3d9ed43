"""The door to MkDocs: one build makes the whole bilingual site, each page in its own language.

The shell around the pages is tested with hand-made pages; the rest with the small invented edition of
`cases/content`. What needs a browser stands elsewhere.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.building.engine import Engine, Plan, Planned
from generator.model import Language
from generator.pages.making import Draft
from generator.pages.page import Page
from tests.invented import invented_project
from tests.site_writing import write_site

SITE = "https://digest.example/news-digest/"
HOSTILE = """<b>"T & Co"</b>'<script>alert(1)</script>"""

HOME = Page("", Language.ZH, "home", "本期", "一句话", "<p>甲</p>", "en/", "edition", "2030年春", "推定")
HOME_EN = Page("en/", Language.EN, "home", "This edition", "One sentence", "<p>A</p>", "", "edition", "Spring 2030", "")
STORY = Page("demo/a/", Language.ZH, "article", "报道", "", '<h1 id="h">报道</h1><p>水电站投产</p>', "en/demo/a/")
STORY_EN = Page("en/demo/a/", Language.EN, "article", "Story", "", "<h1>Story</h1><p>A plant opens</p>", "demo/a/")
ALONE = Page("demo/b/", Language.ZH, "article", "只有中文", "", "<h1>只有中文</h1>")
SOURCE = Page("demo/source/", Language.ZH, "source", "原始导出文本", "", "<h1>原始导出文本</h1>")
PAGES = (HOME, HOME_EN, STORY, STORY_EN, ALONE, SOURCE)


@dataclass(frozen=True)
class Given:
    """A page that needs no making."""

    page: Page

    def made(self):
        return self.page


def planned(*pages):
    return Plan(tuple(Planned(Given(page), "") for page in pages), ())


class Document(HTMLParser):
    """A page taken apart: every element's attributes, and the text of each kind of element."""

    def __init__(self, html):
        super().__init__()
        self.html = html
        self.elements = []
        self.texts = {}
        self._open = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)

    def all(self, tag, **wanted):
        return [
            attrs for name, attrs in self.elements if name == tag and all(attrs.get(k) == v for k, v in wanted.items())
        ]

    def one(self, tag, **wanted):
        (found,) = self.all(tag, **wanted)
        return found

    def switch(self):
        """The link to the other language."""
        (found,) = [attrs for attrs in self.all("a") if "data-keep-fragment" in attrs]
        return found


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """One project for all tests of this file."""
    return invented_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def built(project):
    """The site of PAGES as published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "plan", lambda *_: planned(*PAGES))
        patch.setenv("SITE_URL", SITE)
        patch.setenv("GITHUB_REPOSITORY", "owner/name")
        write_site(project / "mkdocs.yml", project / "built")
    return project / "built"


@pytest.fixture
def read(built):
    return lambda path: Document((built / path).read_text(encoding="utf-8"))


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_page_site(project, page, monkeypatch, tmp_path):
    monkeypatch.setattr(Engine, "plan", lambda *_: planned(page))
    write_site(project / "mkdocs.yml", tmp_path / "site")
    return (tmp_path / "site" / page.path / "index.html").read_text(encoding="utf-8")


# ------------------------------------------------------------------- which pages


def test_every_page_stands_at_its_address_and_no_other_page_exists(built):
    pages = {str(path.relative_to(built)) for path in built.rglob("*.html")}
    assert pages == {f"{page.path}index.html" for page in PAGES} | {"404.html", "offline.html"}


def test_nothing_of_the_content_folder_is_published_as_it_is(built, project):
    kept = set(contents(project / "content").values())
    assert [path for path, data in contents(built).items() if data in kept or path.suffix in {".yml", ".md"}] == []


def test_the_sitemap_names_each_page_with_its_translations_and_the_day_of_its_content(built, project):
    text = (built / "sitemap.xml").read_text(encoding="utf-8")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = {
        url.findtext("s:loc", namespaces=space): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", space)
        }
        for url in ET.fromstring(text)  # noqa: S314 - our own file
    }
    assert set(entries) == {SITE + page.path for page in PAGES}
    assert entries[f"{SITE}en/demo/a/"] == {
        "zh-Hans": f"{SITE}demo/a/",
        "en": f"{SITE}en/demo/a/",
        "x-default": f"{SITE}demo/a/",
    }
    assert entries[f"{SITE}demo/b/"] == {}
    added = yaml.safe_load((project / "content/editions/demo/edition.yml").read_text(encoding="utf-8"))["added"]
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", text)) == {str(added)}


def test_two_builds_are_equal_byte_for_byte(built, project, monkeypatch):
    monkeypatch.setattr(Engine, "plan", lambda *_: planned(*PAGES))
    monkeypatch.setenv("SITE_URL", SITE)
    monkeypatch.setenv("GITHUB_REPOSITORY", "owner/name")
    write_site(project / "mkdocs.yml", project / "again")
    assert contents(project / "again") == contents(built)


# ------------------------------------------------------------------ each in its language


@pytest.mark.parametrize(
    ("path", "tag", "name", "skip"),
    [
        ("demo/a/index.html", "zh-Hans", "报摘", "跳到正文"),
        ("en/demo/a/index.html", "en", "Press Digest", "Skip to the text"),
    ],
)
def test_a_page_speaks_its_own_language(read, path, tag, name, skip):
    page = read(path)
    assert page.one("html")["lang"] == tag
    assert page.texts["title"][0].endswith(f"· {name}")
    assert skip in page.html


def alternates(page):
    """The same page in other languages; feeds are alternates of another kind."""
    return [link for link in page.all("link", rel="alternate") if "type" not in link]


@pytest.mark.parametrize("path", ["demo/a/", "en/demo/a/"])
def test_translations_point_at_each_other_and_at_themselves(read, path):
    page = read(f"{path}index.html")
    assert page.one("link", rel="canonical")["href"] == SITE + path
    assert {link["hreflang"]: link["href"] for link in alternates(page)} == {
        "zh-Hans": f"{SITE}demo/a/",
        "en": f"{SITE}en/demo/a/",
        "x-default": f"{SITE}demo/a/",
    }


def test_the_language_switch_leads_to_the_same_article(read):
    switch = read("demo/a/index.html").switch()
    assert (switch["href"], switch["lang"], switch["hreflang"]) == ("../../en/demo/a/", "en", "en")


def test_an_untranslated_page_claims_no_translation_and_switches_to_the_other_home(read):
    page = read("demo/b/index.html")
    assert alternates(page) == []
    assert page.switch()["href"] == "../../en/"


def test_the_front_page_has_its_edition_as_heading_and_names_the_site_in_its_title(read):
    assert read("index.html").texts["title"] == ["报摘 · 2030年春"]
    assert read("index.html").texts["h1"] == ["2030年春"]


def test_the_navigation_names_only_sections_that_exist_and_marks_the_current_one(read):
    links = [link for link in read("index.html").all("a") if "aria-current" in link]
    assert [(link["href"], link["aria-current"]) for link in links] == [(".", "page")]
    assert "地点" not in read("index.html").html.split("</nav>")[0]


def test_lost_readers_are_helped_in_both_languages_from_any_depth(read):
    page = read("404.html")
    assert page.texts["h1"] == ["没有这一页"]
    assert page.texts["h2"] == ["No such page"]
    loaded = [link["href"] for link in page.all("link") if link["rel"] in {"stylesheet", "icon"}]
    assert loaded
    assert all(address.startswith("/news-digest/") for address in loaded)
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.all("link", rel="canonical") == []


# ------------------------------------------------------------------------- shell


def test_the_finished_html_is_handed_over_untouched(read):
    assert STORY.html in read("demo/a/index.html").html


def test_whatever_content_can_write_is_escaped_in_the_shell(project, monkeypatch, tmp_path):
    page = Page("x/", Language.ZH, "article", HOSTILE, HOSTILE, "<p>甲</p>", None, "", HOSTILE, HOSTILE)
    html = one_page_site(project, page, monkeypatch, tmp_path)
    assert "<b>" not in html
    assert "alert(1)</script>" not in html
    assert Document(html).one("meta", name="description")["content"] == HOSTILE


def test_every_page_says_how_to_report_an_error_with_its_address_filled_in(read):
    (link,) = [a["href"] for a in read("demo/a/index.html").all("a") if a["href"].startswith("https://github.com/")]
    assert link.startswith("https://github.com/owner/name/issues/new?title=")
    assert "body=https://digest.example/news-digest/demo/a/" in link


def test_without_a_repository_errors_are_reported_by_mail(project, monkeypatch, tmp_path):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.setenv("REPORT_EMAIL", "desk@digest.example")
    html = one_page_site(project, ALONE, monkeypatch, tmp_path)
    (link,) = [a["href"] for a in Document(html).all("a") if a["href"].startswith("mailto:")]
    assert link.startswith("mailto:desk@digest.example?subject=%E9%94%99%E8%AF%AF")


def test_every_page_links_to_the_raw_export(read):
    assert "../source/" in [link["href"] for link in read("demo/a/index.html").all("a")]


def test_a_page_has_one_style_sheet_named_by_its_content(built, read):
    sheet = read("demo/a/index.html").one("link", rel="stylesheet")["href"]
    text = (built / "demo/a" / sheet).read_bytes()
    assert hashlib.sha256(text).hexdigest()[:8] in sheet


# -------------------------------------------------------------------------- policy


def test_every_page_carries_a_policy_with_the_hash_of_each_of_its_inline_scripts(built):
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        policy = unescape(re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1])
        scripts = re.findall(r"<script>(.+?)</script>", html, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
        assert sorted(re.findall("'sha256-([^']*)'", policy)) == sorted(hashes)
        assert "unsafe" not in policy


def test_no_policy_while_serving_because_the_reload_script_would_not_run(project):
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["digest"]
    plugin.on_startup(command="serve", dirty=False)
    html = '<head><meta charset="utf-8"></head>'
    assert plugin.on_post_template(html, template_name="404.html", config=config) == html


def test_a_page_that_its_policy_would_break_stops_the_build(project, monkeypatch, tmp_path, caplog):
    styled = '<p style="color:red">甲</p>'
    monkeypatch.setattr(
        Draft, "made", lambda draft: replace(draft.page, html=styled if draft.page.path == "demo/" else "")
    )
    with pytest.raises(Abort):
        write_site(project / "mkdocs.yml", tmp_path / "site")
    assert "demo/index.html" in caplog.text
    assert "content-security-policy" in caplog.text


# -------------------------------------------------------------------------- search


def test_the_search_holds_every_article_in_the_languages_it_has(built):
    folder = next(path for path in (built / "search").iterdir() if path.is_dir())
    texts = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (folder / "text").iterdir()}
    # The index is made from the content, and the photo has no English.
    translated = {f"{language}demo/{slug}/" for language in ("", "en/") for slug in ("new-bridge", "library")}
    assert {text["path"] for text in texts.values()} == {*translated, "demo/after-school/"}
    assert {"text", "words", "pinyin", "titles"} <= {path.name for path in folder.iterdir() if path.is_dir()}


def test_material_keeps_no_index_of_its_own_and_lies_with_our_worker_where_our_scripts_look_for_them(built, read):
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert index["docs"] == []
    scripts = [
        built / script["src"].removeprefix("../../")
        for script in read("demo/a/index.html").all("script", type="module")
    ]
    assert all((script.parent / "search-worker.js").is_file() for script in scripts)
    assert all((script.parent / "material.js").is_file() for script in scripts)


def test_no_page_names_the_index_so_that_an_edit_which_moves_it_leaves_the_other_pages_as_they_are(built):
    current = json.loads((built / "search" / "current.json").read_text(encoding="utf-8"))
    assert (built / current["index"] / "manifest.json").is_file()
    assert (built / current["scripts"] / "answer.js").is_file()
    name = current["index"].split("/")[1]
    assert not [path for path in built.rglob("*.html") if name in path.read_text(encoding="utf-8")]


# ---------------------------------------------------------------- errors, and the command


def test_every_problem_of_the_content_is_said_at_once(project, tmp_path, caplog):
    broken = tmp_path / "project"
    shutil.copytree(project, broken, symlinks=True, ignore=shutil.ignore_patterns("built", "again"))
    edition = broken / "content" / "editions" / "demo" / "edition.yml"
    edition.write_text(edition.read_text(encoding="utf-8") + "\nsurprise: 1\n", encoding="utf-8")
    glossary = broken / "content" / "glossary.yml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + "\nsurprise: 1\n", encoding="utf-8")
    with pytest.raises(Abort):
        write_site(broken / "mkdocs.yml", broken / "site")
    assert "edition.yml" in caplog.text
    assert "glossary.yml" in caplog.text


def test_mkdocs_build_makes_the_whole_site_and_keeps_quiet(project, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=project,
        env=os.environ | {"SITE_URL": SITE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "en" / "index.html").is_file()
    assert "WARNING" not in done.stderr
    assert "jieba" not in done.stderr
