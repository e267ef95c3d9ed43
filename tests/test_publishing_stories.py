"""The text of a story for readers elsewhere: that of its page, without what only a page has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Bilingual, Known, Language
from generator.pages.parts import ArticleText
from generator.publishing.settings import Publication
from generator.publishing.stories import every_story, text_of
from tests.digest_builder import digest

SITE = Publication(Bilingual("河湾文摘", "River Bend Digest"), "https://digest.example/news/")


@pytest.mark.parametrize("language", Language)
def test_each_part_is_as_its_page_has_it(language: Language) -> None:
    stories = list(every_story(digest(), SITE, language))
    assert stories
    for story in stories:
        told = text_of(story)
        page = ArticleText(story.context, story.edition, story.article, states=story.state is None)
        views = {part.id: page.view(part) for part in story.article.parts if part.kind.value != "furniture"}
        for part in told.parts:
            view = views[part.id]
            assert (part.kind, part.html, part.lang, part.state) == (view.kind, view.html, view.lang, view.state)
        assert told.notes == tuple(note for view in views.values() for note in view.notes)


@pytest.mark.parametrize(("language", "said"), [(Language.ZH, "日期未知"), (Language.EN, "Date unknown")])
def test_a_date_that_is_not_known_is_named_as_a_date(language: Language, said: str) -> None:
    (edition,) = digest().editions
    undated = replace(digest(), editions=(replace(edition, date=Known(None, "unknown")),))
    assert {story.dated for story in every_story(undated, SITE, language)} == {said}


def test_a_part_that_is_not_translated_stands_in_chinese_and_says_so() -> None:
    (bridge,) = every_story(digest(), SITE, Language.EN)
    parts = text_of(bridge).parts
    assert {part.lang for part in parts} == {"", "zh-Hans"}
    assert all(part.state and part.state.key == "missing" for part in parts if part.lang)
