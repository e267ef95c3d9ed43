"""The settings of a site: each one is read, or said with its line; none is ignored."""

import re

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.cli import main

ADDRESS = '!ENV [SITE_URL, "http://localhost:8000/news-digest/"]'
REPOSITORY = '!ENV [GITHUB_REPOSITORY, ""]'
EMAIL = '!ENV [REPORT_EMAIL, ""]'


@pytest.fixture
def at_home(project, monkeypatch):
    monkeypatch.chdir(project)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for variable in ("SITE_URL", "GITHUB_REPOSITORY", "REPORT_EMAIL"):
        monkeypatch.delenv(variable, raising=False)
    return project


def rewritten(project, old, new):
    """The line on which the settings say something else now."""
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1 + new[: new.find(new.strip())].count("\n")


WRONG = {
    "a switch that is neither on nor off": ("cards: true", "cards: flase", "invalid-value", "write true or false"),
    "a switch under another name": ("offline: true", "offlin: true", "unknown-key", "did you mean `offline`?"),
    "the address of a repository": (
        REPOSITORY,
        "https://github.com/someone/news.git",
        "invalid-value",
        "write `someone/news`",
    ),
    "half the name of a repository": (REPOSITORY, "news", "invalid-value", "write `owner/name`"),
    "an address of e-mail that is none": (EMAIL, "nobody", "invalid-value", "write it as name@example.org"),
    "one name for both languages": (
        "  name:\n    zh: 报摘\n    en: Press Digest\n",
        "  name: Press Digest\n",
        "invalid-value",
        "write {zh: …, en: Press Digest}",
    ),
    "a style sheet that is not there": (
        "stylesheets/print.css",
        "stylesheets/mine.css",
        "file-missing",
        "put it below theme_overrides/",
    ),
    "a style sheet of another host": (
        "assets/stylesheets/print.css",
        "https://fonts.example/a.css",
        "file-missing",
        "nothing is loaded from another host",
    ),
    "an icon that is not there": ("images/favicon.svg", "images/mine.svg", "file-missing", "correct the name"),
    "a setting of MkDocs that no page shows": (
        "docs_dir: content",
        "nav: []\ndocs_dir: content",
        "unknown-key",
        "`nav` is a setting of MkDocs that no page here shows; remove it; what the site holds decides its sections",
    ),
    "a setting of MkDocs that is said elsewhere": (
        "docs_dir: content",
        "repo_url: https://github.com/someone/news\ndocs_dir: content",
        "unknown-key",
        "remove it; the repository stands under `extra.repository`",
    ),
    "an address of e-mail in typographic quotation marks": (
        EMAIL,
        "“desk@digest.example”",
        "invalid-value",
        "write it as name@example.org",
    ),
    "a colour of Material's": (
        "  custom_dir:",
        "  palette: {primary: red}\n  custom_dir:",
        "unknown-key",
        "the keys here are name, custom_dir, favicon",
    ),
    "another theme": ("name: material", "name: readthedocs", "invalid-choice", "write material"),
    "another host's address without its beginning": (
        ADDRESS,
        "digest.example/news/",
        "address-incomplete",
        "write site_url: https://digest.example/news/",
    ),
    "no address": (ADDRESS, "", "address-missing", "write site_url: https://digest.example/news/"),
    "years that are none": (
        "  cards: true",
        "  parts: [{path: /news/, years: all}]\n  cards: true",
        "parts",
        "years are 2024, 2023-2024, 2025-, -2022",
    ),
    "a year of two parts": (
        "  cards: true",
        "  parts: [{path: /a/, years: -2022}, {path: /b/, years: 2022-}]\n  cards: true",
        "parts",
        "a year belongs to two parts: /a/, /b/",
    ),
    "an option that the plugin does not have": (
        "content: content",
        "content: content\n      lang: en",
        "configuration",
        "Unrecognised configuration name: lang",
    ),
    "a plugin that is not installed": ("plugins:\n", "plugins:\n  - other\n", "configuration", '"other" plugin'),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_setting_that_would_be_ignored_is_said_with_what_to_write_and_its_line(wrong, at_home, capsys):
    old, new, rule, remedy = WRONG[wrong]
    line = rewritten(at_home, old, new)
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    (at,) = re.findall(rf"^mkdocs\.yml:(\d+):\d+: error \[{rule}\].*{re.escape(remedy)}", said, re.MULTILINE)
    assert abs(int(at) - line) <= 1
    assert "\n1 error, " in said
    assert not (at_home / "site").exists()


def test_a_second_block_under_one_key_is_said_and_does_not_take_the_place_of_the_first(at_home, capsys):
    path = at_home / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "extra:\n  parts: []\n", encoding="utf-8")
    assert main(["build"]) == 1
    assert re.search(r"^mkdocs\.yml:\d+:1: error \[yaml-duplicate-key\] the key `extra` is already there, on line \d+",
                     capsys.readouterr().err, re.MULTILINE)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cards: true", "cards: no"),
        ("cards: true", "cards: !ENV [CARDS, false]"),
        (REPOSITORY, "some-one/news.digest"),
        (EMAIL, "desk@digest.example"),
        (ADDRESS, "https://digest.example"),
        (ADDRESS, "!ENV [OTHER, SITE_URL, 'https://digest.example/']"),
        ("docs_dir: content", "docs_dir: content\nsite_dir: public"),
        ("plugins:\n", "strict: true\nplugins:\n  - search\n"),
    ],
)
def test_a_setting_that_is_read_is_taken(old, new, at_home, capsys):
    rewritten(at_home, old, new)
    assert main(["build"]) == 0
    assert "; 0 errors, " in capsys.readouterr().err


def test_a_variable_that_is_set_to_nothing_names_no_repository(at_home, monkeypatch):
    for variable in ("GITHUB_REPOSITORY", "REPORT_EMAIL"):
        monkeypatch.setenv(variable, "")
    assert main(["build"]) == 0
    assert "github.com" not in (at_home / "site" / "index.html").read_text(encoding="utf-8")


def test_a_switch_that_is_left_out_is_on(at_home):
    rewritten(at_home, "  cards: true", "  #")
    assert main(["build"]) == 0
    assert list((at_home / "site").rglob("*.png"))
    rewritten(at_home, "  #", "  cards: false")
    assert main(["build"]) == 0
    assert not list((at_home / "site" / "demo").rglob("*.png"))


@pytest.mark.parametrize(("locale", "said"), [("zh_CN.UTF-8", "是否要写“cards”？"), ("en_GB.UTF-8", "did you mean")])
def test_mkdocs_by_itself_says_the_same_in_the_language_of_the_locale(locale, said, at_home, monkeypatch, caplog):
    monkeypatch.setenv("LC_ALL", locale)
    rewritten(at_home, "  cards:", "  card:")
    config = load_config(str(at_home / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        mkdocs_build(config)
    assert said in caplog.text
