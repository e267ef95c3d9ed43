"""What leaves the house: nothing raw, every page under its policy, every address for one thing alone."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.building import beside
from generator.building import site as site_module
from generator.building.content import store_of
from generator.building.engine import Engine
from generator.cache.shares import Shares
from generator.check import check_content
from generator.content.names import OF_AN_EDITION, OF_THE_SITE, is_name
from generator.edition.loading import load_digest
from generator.gate import address_collisions, unprotected_pages
from generator.model import Language
from generator.pages import drafts
from generator.pages.addresses import book_path
from generator.pages.csp import KNOWN_SCRIPTS, policy
from generator.publishing.cards import card_path
from tests.case_files import CASES
from tests.digest_builder import SETTINGS
from tests.faults import tree
from tests.invented import invented_project
from tests.site_writing import write_site

RAW = yaml.safe_load((CASES / "raw_files.yml").read_text(encoding="utf-8"))
EDITION, ARTICLES = "demo", ("new-bridge", "library", "after-school")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return invented_project(tmp_path_factory.mktemp("gate") / "project")


@pytest.fixture(scope="module")
def built(project):
    """The site of the small invented content."""
    return written(project, project / "site")


def written(project, site, known=None):
    """A site, with the cards of another project where their words are the same."""
    engine = Engine(Shares(store_of((known or project) / "content")))
    write_site(project / "mkdocs.yml", site, engine=engine)
    return site


# ---------------------------------------------------------------------- nothing raw


def dropped(folder):
    """A project below whose content somebody drops every raw file."""
    other = invented_project(folder)
    for case in RAW:
        path = other / "content" / case["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in case:
            path.symlink_to(case["link"])
        else:
            path.write_text(case["text"], encoding="utf-8")
    return other


def test_what_somebody_drops_below_the_content_is_an_error_at_its_place(tmp_path):
    content = dropped(tmp_path / "project") / "content"
    said = [Path(each.where.path) for each in check_content(content)[1] if each.rule == "unknown-file"]
    seen = [content / case["path"] for case in RAW if not Path(case["path"]).name.startswith(".")]
    assert [path for path in seen if not any(path.is_relative_to(where) for where in said)] == []


def test_nothing_that_somebody_drops_below_the_content_is_published_or_takes_the_place_of_ours(
    project, built, tmp_path, monkeypatch
):
    """Not even where the check says nothing of it."""
    for check in ("surroundings.strays_in_content", "loading.strays_in_edition"):
        monkeypatch.setattr(f"generator.edition.{check}", lambda _: ())
    other = dropped(tmp_path / "project")
    before, after = tree(built), tree(written(other, tmp_path / "site", known=project))
    assert [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)] == []


def test_while_serving_the_content_is_watched(project, built, tmp_path):
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    assert config.docs_dir == str(project / "content")


# ------------------------------------------------------------------------- policies


def policy_of(html):
    return unescape(re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1])


@pytest.mark.parametrize("which", ["built", "site"])
def test_every_html_file_begins_with_a_policy_of_known_scripts_only(which, request):
    pages = [*request.getfixturevalue(which).rglob("*.*htm*")]
    assert {"index.html", "404.html", "offline.html"} <= {page.name for page in pages}
    known = policy("".join(f"<script>{script}</script>" for script in KNOWN_SCRIPTS))
    hashes = set(re.findall(r"'sha256-[^']*'", known))
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.index("Content-Security-Policy") < 200, page
        allowed = policy_of(html)
        assert allowed.startswith("default-src 'none'; ")
        assert "unsafe" not in allowed
        assert set(re.findall("'[^']*'", allowed)) <= hashes | {"'self'", "'none'"}


def test_what_else_a_browser_opens_runs_nothing(site):
    """Drawings and feeds are no HTML, and cannot carry a policy."""
    opened = [path for path in site.rglob("*") if path.suffix in {".svg", ".xml", ".xhtml", ".xsl"}]
    assert opened
    for path in opened:
        for element in ET.parse(path).iter():  # noqa: S314 - our own file
            assert element.tag.rpartition("}")[2] not in {"script", "foreignObject", "handler"}, path
            assert not any(name.startswith("on") or "javascript:" in value for name, value in element.items()), path


BARE = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">{}\n<title>t</title></head></html>'
POLICY = '\n<meta http-equiv="Content-Security-Policy" content="{}">'
STRICT = POLICY.format("default-src 'none'; img-src 'self'")


@pytest.mark.parametrize(
    "html",
    [
        "",
        BARE.format(""),
        BARE.format(POLICY.format("script-src 'self'")),
        BARE.format(POLICY.format("default-src 'none'; script-src 'unsafe-inline'")),
        BARE.format(f"<script src=a.js></script>{STRICT}"),
        f"<p>{BARE.format(STRICT)}",
    ],
)
def test_a_page_without_a_strict_policy_at_its_beginning_is_refused(html):
    (finding,) = unprotected_pages({"x.html": html.encode()})
    assert (finding.rule, finding.where.path) == ("content-security-policy", "x.html")
    assert all((finding.message.zh, finding.message.en, finding.remedy.zh, finding.remedy.en))


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (BARE.format(""), "没有以内容安全策略开头"),
        (BARE.format(POLICY.format("default-src 'none';") + "<script>alert(1)</script>"), "未知的内联脚本"),
    ],
)
def test_a_page_of_no_template_that_needs_more_stops_the_build(
    html, said, project, built, tmp_path, monkeypatch, caplog
):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(site_module, "offline_files", lambda *_: {"extra.html": html.encode()})
    with pytest.raises(Abort):
        written(project, tmp_path / "site")
    assert "extra.html" in caplog.text
    assert said in caplog.text
    assert "[content-security-policy]" in caplog.text


# ------------------------------------------------------------------------ addresses


def entries(*folders):
    """The names in folders that an id could have."""
    return {path.name for path in chain.from_iterable(folder.iterdir() for folder in folders) if is_name(path.name)}


def test_no_edition_can_take_an_address_of_the_site(built):
    assert entries(built, built / "en") - {EDITION} <= OF_THE_SITE


def test_no_article_can_take_an_address_of_its_edition(built):
    cards = {path.name.split(".")[0] for path in (built / "cards" / EDITION).iterdir()}
    found = entries(built / EDITION, built / "en" / EDITION) | cards
    assert found >= {"source", "edition", *ARTICLES}
    assert found - {*ARTICLES} <= OF_AN_EDITION


def paths(whole):
    """The pages, the cards and the books of a digest."""
    yield from (f"{draft.page.path}index.html" for draft in drafts(whole, SETTINGS).pages)
    for edition in whole.editions:
        yield book_path(edition.id)
        for slug in ("", *(article.slug for article in edition.articles)):
            yield from (card_path(edition.id, slug, language) for language in Language)


@pytest.fixture(scope="module")
def whole():
    return load_digest(CASES / "content")[0]


def renamed(whole, kind, name):
    """The digest with a name for its edition, for its first article, or for the first term of a kind."""
    (edition, *others), glossary = whole.editions, whole.glossary
    if kind == "edition":
        edition = replace(edition, id=name)
    elif kind == "article":
        slug = edition.articles[1].slug
        moved = {
            key: {(name if at == slug else at): each for at, each in getattr(edition, key).items()}
            for key in ("facts", "translations")
        }
        first, article, *rest = edition.articles
        edition = replace(edition, articles=(first, replace(article, slug=name), *rest), **moved)
    else:
        (old, *_) = [term.id for term in glossary.terms if term.kind == kind]
        terms = tuple(replace(term, id=name if term.id == old else term.id) for term in glossary.terms)
        glossary = replace(glossary, terms=terms)
        own = {"place": "places", "topic": "topics"}.get(kind)
        if own:
            articles = tuple(
                replace(each, **{own: tuple(name if at == old else at for at in getattr(each, own))})
                for each in edition.articles
            )
            edition = replace(edition, articles=articles)
    return replace(whole, editions=(edition, *others), glossary=glossary)


@pytest.mark.parametrize(
    ("kind", "refused"),
    [("edition", OF_THE_SITE), ("article", OF_AN_EDITION), ("place", set()), ("topic", set()), ("term", set())],
)
def test_no_name_that_is_admitted_takes_the_address_of_another_page(whole, kind, refused):
    used = {"edition": {EDITION}, "article": {*ARTICLES}}.get(kind) or {term.id for term in whole.glossary.terms}
    names = {part for path in paths(whole) for part in path.split("/") if is_name(part)}
    assert len(names - used - refused) > 5
    for name in names - used - refused:
        assert list(address_collisions(paths(renamed(whole, kind, name)))) == [], name


def test_the_same_names_taken_by_force_do_collide(whole):
    assert list(address_collisions(paths(renamed(whole, "edition", "about"))))
    assert list(address_collisions(paths(renamed(whole, "article", "edition"))))


def test_a_collision_stops_the_build(project, built, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(beside, "data_files", lambda *_: {"demo/library/index.html": b""})
    with pytest.raises(Abort):
        written(project, tmp_path / "site")
    assert "demo/library/index.html" in caplog.text
    assert "[address-collision]" in caplog.text


def test_a_file_and_a_folder_of_one_name_collide():
    assert [finding.where.path for finding in address_collisions(["a", "a/b", "c/d", "c/e", "f", "f"])] == ["a/b", "f"]
