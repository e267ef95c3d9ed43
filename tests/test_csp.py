"""The Content-Security-Policy of a page: what it allows, and what fails a build before a browser would block it."""

import base64
import hashlib
import re
from html import unescape

import pytest

from generator.pages.csp import policy, violations, with_policy

OURS = 'document.documentElement.className="js"'


def page(head: str = "", body: str = "") -> str:
    top = f'<head><meta charset="utf-8"><title>t</title>{head}</head>'
    return f'<!doctype html><html lang="en">{top}<body>{body}</body></html>'


def sha256(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def policy_in(html: str) -> str:
    return unescape(re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1])


def test_the_policy_allows_the_own_site_and_nothing_else():
    assert policy(page()) == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_nothing_unsafe_is_ever_allowed():
    assert "unsafe" not in policy(page(f"<script>{OURS}</script>"))


def test_a_known_script_is_allowed_by_its_hash_once_however_often_it_stands_there():
    html = page(f"<script>{OURS}</script>", f"<script>{OURS}</script>")
    assert policy(html).count(sha256(OURS)) == 1


def test_an_unknown_script_is_never_allowed():
    assert "sha256" not in policy(page("<script>alert(1)</script>"))


def test_data_blocks_need_no_permission():
    html = page('<script type="application/ld+json">{"a": "<b>"}</script>')
    assert "sha256" not in policy(html)
    assert list(violations(html, "index.html")) == []


def test_the_policy_stands_before_anything_that_loads():
    html = with_policy(page('<link rel="stylesheet" href="site.css">'))
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<link")
    assert policy_in(html) == policy(html)


def test_a_page_without_a_character_set_is_refused():
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html><head></head></html>")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<script>{OURS}</script>", ""),
        ('<script src="../assets/a.js" defer></script>', ""),
        # links may lead anywhere; only what loads by itself is a request
        ("", '<a href="https://example.org/">elsewhere</a>'),
        ('<link rel="canonical" href="https://example.org/">', ""),
        ('<link rel="alternate" hreflang="en" href="https://example.org/en/">', ""),
        # words of an article that look like markup, and the word "style" itself
        ("", "<p>style = manner; onset = begin; &lt;p style=&quot;x&quot; onclick=&quot;y&quot;&gt;</p>"),
        ("", '<p title="a style=b onclick=c">p</p>'),
        ("", '<svg><rect width="50%" fill="url(#t2)"/></svg>'),
    ],
)
def test_pages_that_live_under_their_policy(head, body):
    assert list(violations(page(head, body), "index.html")) == []


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        ("<script>alert(1)</script>", "", "Unknown inline script"),
        (f"<script>{OURS};alert(1)</script>", "", "Unknown inline script"),
        ('<script type="module">alert(1)</script>', "", "Unknown inline script"),
        ("<SCRIPT\n>alert(1)</SCRIPT\n>", "", "Unknown inline script"),
        ('<script data-src="a.js">alert(1)</script>', "", "Unknown inline script"),
        ('<script src="https://cdn.example/a.js"></script>', "", "A file of another site"),
        ('<script src="//cdn.example/a.js"></script>', "", "A file of another site"),
        ("", "<script src=//cdn.example/a.js>", "A file of another site"),  # never closed, and loaded all the same
        ('<link rel="stylesheet" href="https://fonts.example/a.css">', "", "A file of another site"),
        ('<link rel="preconnect" href="https://fonts.example/">', "", "A file of another site"),
        ('<link rel="icon preload" href=//cdn.example/a.png>', "", "A file of another site"),
        ("<style>p{}</style>", "", "A <style> element"),
        ('<base href="/elsewhere/">', "", "A <base> element"),
        ("", '<p style="color:red">p</p>', "An inline style"),
        ("", "<p class=a\nSTYLE=color:red>p</p>", "An inline style"),
        ("", '<p title="a"style="color:red">p</p>', "An inline style"),
        ("", '<img src="a.png" onerror="alert(1)">', "The event handler onerror"),
        ("", "<svg/onload=alert(1)>", "The event handler onload"),
        ("", '<a href="javascript:void(0)">a</a>', "A javascript: address"),
        ("", '<img src="https://elsewhere.example/a.png">', "A file of another site"),
        ("", '<iframe src="a.html"></iframe>', "A <iframe> element"),
    ],
)
def test_what_a_policy_would_block_is_found_first(head, body, said):
    (finding,) = violations(page(head, body), "en/index.html")
    assert finding.message.en == f"{said} would be blocked by the Content-Security-Policy"
    assert (finding.rule, finding.where.path) == ("content-security-policy", "en/index.html")


def test_every_violation_is_found_at_once():
    html = page("<script>a()</script>", '<p style="a">p</p><p onclick="b()">p</p>')
    assert [finding.message.en.split(" would")[0] for finding in violations(html, "x")] == [
        "Unknown inline script",
        "An inline style",
        "The event handler onclick",
    ]
