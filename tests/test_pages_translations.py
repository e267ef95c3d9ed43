"""The page on the state of the translations, and what changed where one is stale."""

from dataclasses import replace

import pytest

from generator.bilingual.status import status
from generator.model import Language, SegmentState
from generator.pages.context import Context
from generator.pages.templating import render
from generator.pages.translations import translation_leaves, translations_view
from tests.digest_builder import SETTINGS, digest


def page(language, whole=None):
    context = Context(whole or digest(), SETTINGS, language, "translations/")
    editions = context.digest.editions
    (leaf,) = translation_leaves(
        (status(edition, article), edition, article) for edition in editions for article in edition.articles
    )
    view = translations_view(context, leaf, leaf.items)
    return view, render("translations.html", view, context.words)


def with_old_chinese():
    """The invented digest, its stale paragraph translated from other words."""
    whole = digest()
    (edition,) = whole.editions
    segments = edition.translations["new-bridge"]
    stale = replace(segments["p1"], zh=segments["p1"].zh.replace("1200万元", "1100万元"))
    translations = {"new-bridge": {**segments, "p1": stale}}
    return replace(whole, editions=(replace(edition, translations=translations),))


@pytest.mark.parametrize("language", Language)
def test_every_story_has_its_counts_and_they_add_up(language):
    view, html = page(language)
    assert [row.counts for row in view.rows] == [(2, 2, 1, 1), (0, 0, 0, 3), (0, 0, 0, 4)]
    assert view.totals == (2, 2, 1, 8)
    assert html.count("<tr>") == 5
    assert len(view.heads) == len(SegmentState)


def test_a_stale_part_shows_old_against_new_beside_its_english():
    _, html = page(Language.EN, with_old_chinese())
    assert "总投资1<del>1</del><ins>2</ins>00万元" in html
    assert '#p1">p1</a>' in html
    assert "<blockquote>The new bridge opened." in html
    assert '<blockquote lang="en">' in page(Language.ZH, with_old_chinese())[1]


def test_what_is_written_is_shown_as_text():
    whole = with_old_chinese()
    (edition,) = whole.editions
    segment = replace(edition.translations["new-bridge"]["p1"], en="<b>{{ 7*7 }}</b>", zh="<i>x</i>")
    bridge = {**edition.translations["new-bridge"], "p1": segment}
    _, html = page(Language.EN, replace(whole, editions=(replace(edition, translations={"new-bridge": bridge}),)))
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;" in html
    assert "<i>" not in html
