"""One setting makes a site a user's, a project's or a domain's own; a wrong one says what to write."""

import pytest

from generator.address import address_findings
from generator.cli import main


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
        ("digest.example", "address-incomplete", "https://digest.example/news/"),
        ("/news-digest/", "address-incomplete", "https://digest.example/news/"),
        ("ftp://digest.example/", "address-incomplete", "https://digest.example/news/"),
        ("https://", "address-incomplete", "https://digest.example/news/"),
        ("http://[half", "address-incomplete", "https://digest.example/news/"),
        ("https://digest.example/a b/", "address-incomplete", "https://digest.example/news/"),
        ('https://digest.example/"><script>', "address-incomplete", "https://digest.example/news/"),
        ("https://digest.example/a?b=c", "address-with-query", "https://digest.example/a/"),
        ("https://digest.example/#top", "address-with-query", "https://digest.example/"),
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
