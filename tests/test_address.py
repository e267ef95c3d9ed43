"""One setting makes a site a user's, a project's or a domain's own; a wrong one says what to write."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

import pytest

from generator.address import address_findings
from generator.cli import main
from tests.case_files import CASES


@pytest.mark.parametrize(
    "url",
    [
        "https://someone.github.io/",
        "https://someone.github.io/news-digest/",
        "https://digest.example/",
        "https://digest.example",
        "http://localhost:8000/news-digest/",
        "https://xn--fiqs8s.example/报/",
    ],
)
def test_an_address_that_readers_can_open_is_taken(url):
    assert list(address_findings(url)) == []


@pytest.mark.parametrize(
    ("url", "rule", "write"),
    [
        (None, "address-missing", "https://digest.example/news/"),
        ("", "address-missing", "https://digest.example/news/"),
        ("paper.example", "address-incomplete", "https://paper.example/"),
        ("paper.example/news", "address-incomplete", "https://paper.example/news/"),
        ("/news-digest/", "address-incomplete", "https://digest.example/news/"),
        ("ftp://digest.example/", "address-incomplete", "https://digest.example/news/"),
        ("https://", "address-incomplete", "https://digest.example/news/"),
        ("http://[half", "address-incomplete", "https://digest.example/news/"),
        ("https://digest.example/a b/", "address-incomplete", "https://digest.example/news/"),
        ('https://digest.example/"><script>', "address-incomplete", "https://digest.example/news/"),
        ("https://digest.example/a?b=c", "address-with-query", "https://digest.example/a/"),
        ("https://digest.example/#top", "address-with-query", "https://digest.example/"),
        ("https://digest.example/a/index.html", "address-not-of-root", "https://digest.example/a/"),
        ("https://digest.example/a/en/index.html", "address-not-of-root", "https://digest.example/a/"),
        ("https://digest.example/a//", "address-not-of-root", "https://digest.example/a/"),
        ("https://github.com/Some-One/news-digest", "address-of-repository", "https://some-one.github.io/news-digest/"),
        ("https://github.com/someone/news.git", "address-of-repository", "https://someone.github.io/news/"),
        ("https://github.com/someone/someone.github.io/", "address-of-repository", "https://someone.github.io/"),
        ("https://github.com/", "address-of-repository", "https://digest.example/news/"),
    ],
)
def test_any_other_is_refused_with_what_to_write(url, rule, write):
    (finding,) = address_findings(url)
    assert finding.rule == rule
    assert finding.remedy.en == f"write SITE_URL={write}"
    assert finding.remedy.zh == f"请写作SITE_URL={write}"


def test_a_build_with_a_wrong_address_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SITE_URL", "https://github.com/someone/news")
    assert main(["build", "--lang", "en", "--site", str(tmp_path / "site")]) == 1
    assert "SITE_URL:1:1: error [address-of-repository]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


SITES = {
    "of a user": "https://someone.github.io/",
    "of a project": "https://someone.github.io/news-digest/",
    "of a domain": "https://digest.example/",
}


class Addresses(HTMLParser):
    """Every address that a page names: links, styles, scripts, pictures, and what it says of itself."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as the parser calls it
        given = dict(attrs)
        self.found += [given[name] for name in ("href", "src", "action", "poster") if given.get(name)]
        if given.get("property") in {"og:url", "og:image"}:
            self.found.append(given["content"])


@pytest.mark.parametrize("url", SITES.values(), ids=SITES.keys())
def test_every_address_of_a_site_leads_to_one_of_its_files(url, tmp_path, monkeypatch):
    monkeypatch.setenv("SITE_URL", url)
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)  # its pages would be other addresses
    assert main(["build", "--content", str(CASES / "content"), "--site", str(tmp_path)]) == 0
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) > 10
    dead = []
    for path in pages:
        own = urljoin(url, path.relative_to(tmp_path).as_posix().removesuffix("index.html"))
        for address in Addresses(path.read_text(encoding="utf-8")).found:
            target = urljoin(own, address)
            if not target.startswith("http"):
                continue  # a mail address
            file = tmp_path / unquote(re.split(r"[?#]", target.removeprefix(url))[0])
            if not target.startswith(url) or not (file.is_file() or (file / "index.html").is_file()):
                dead.append((str(path.relative_to(tmp_path)), address))
    assert dead == []
