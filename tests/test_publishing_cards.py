"""Share cards: in both languages, whole, the same everywhere, and not drawn twice."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.cache.store import Store
from generator.model import Bilingual, Known, Language
from generator.publishing import card_drawing
from generator.publishing.card_drawing import COVER_HEIGHT, COVER_WIDTH, HEIGHT, WIDTH, cover, picture
from generator.publishing.cards import Card, alternative
from generator.publishing.kept import cards_of, drawn
from generator.publishing.settings import Publication
from generator.publishing.typesetting import Type, balanced, broken, fitted, width
from scripts.icons import icons
from tests.digest_builder import digest

SITE = Publication(Bilingual("河湾文摘", "River Bend Digest"), "https://digest.example/news/")
ZH, EN = (Type("serif", 50, 0, language) for language in Language)


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    return cards_of(digest().editions[0], digest(), SITE)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_every_story_and_edition_has_a_card_in_both_languages(cards: dict[str, Card]) -> None:
    assert set(cards) == {
        f"cards/demo/{name}.{language}.png"
        for name in ("edition", "new-bridge", "library", "after-school")
        for language in Language
    }


def test_a_card_says_what_the_front_page_says(cards: dict[str, Card]) -> None:
    card = cards["cards/demo/new-bridge.zh.png"]
    assert card.place == "河湾镇"
    assert card.figure is not None
    assert (card.figure.number, card.figure.unit, card.label) == ("1200", "万元", "总投资")
    assert "".join(card.headline) == "河湾镇“新桥” 今日通车"
    assert card.other_headline == "New Bridge Opens in Hewan"
    assert alternative(card) == "题图卡片：河湾镇“新桥” 今日通车；总投资 1200万元"


def test_a_card_counts_the_figures_that_were_checked_and_says_nothing_where_there_are_none(
    cards: dict[str, Card],
) -> None:
    facts = {"new-bridge": 8, "library": 1, "after-school": 0, "edition": 9}
    assert {name: cards[f"cards/demo/{name}.zh.png"].checked for name in facts} == facts
    bare = cards["cards/demo/after-school.en.png"]
    foot = (0, 580, 500, HEIGHT)
    empty, said = (opened(picture(each)).convert("L").crop(foot) for each in (bare, replace(bare, checked=1)))
    low, high = empty.getextrema()
    assert low == high, "nothing stands there"
    low, high = said.getextrema()
    assert low < high


def test_a_card_says_how_sure_its_date_is_and_that_it_is_a_date_which_is_not_known() -> None:
    (edition,) = digest().editions
    undated = replace(edition, date=Known(None, "unknown"))
    said = [
        [each.dated for path, each in cards_of(one, digest(), SITE).items() if path.endswith(f".{language}.png")]
        for one in (edition, undated)
        for language in Language
    ]
    assert [set(each) for each in said] == [
        {"2022年春（推定）"},
        {"Spring 2022 (inferred)"},
        {"日期未知"},
        {"Date unknown"},
    ]


def test_what_is_not_translated_stands_in_chinese(cards: dict[str, Card]) -> None:
    card = cards["cards/demo/library.en.png"]
    assert card.headline_language is Language.ZH
    assert "".join(card.headline) == "图书馆开放"
    assert card.other_headline == ""


def test_a_picture_is_of_the_size_that_others_show_and_small(cards: dict[str, Card]) -> None:
    for card in cards.values():
        data = picture(card)
        assert opened(data).size == (WIDTH, HEIGHT) == (1200, 630)
        assert len(data) < 60_000
        assert picture(card) == data


def test_nothing_is_drawn_over_the_edge_or_the_foot(cards: dict[str, Card]) -> None:
    """Also of a headline without end: the margins stay paper."""
    endless = replace(cards["cards/demo/new-bridge.zh.png"], headline=("青河水长流" * 30,))
    worded = replace(cards["cards/demo/new-bridge.en.png"], headline=tuple("Rivers and bridges " for _ in range(30)))
    for card in (*cards.values(), endless, worded):
        image = opened(picture(card)).convert("L")
        paper = image.getpixel((2, 2))
        for box in ((0, 0, 50, HEIGHT), (WIDTH - 50, 0, WIDTH, HEIGHT), (0, 554, WIDTH, 573)):
            low, high = image.crop(box).getextrema()
            assert low == high == paper, f"{''.join(card.headline)[:20]}: ink in {box}"


def test_the_cover_of_a_book_holds_both_languages(cards: dict[str, Card]) -> None:
    chinese, english = (cards[f"cards/demo/edition.{language}.png"] for language in Language)
    assert opened(cover(chinese, english)).size == (COVER_WIDTH, COVER_HEIGHT)
    assert cover(chinese, english) != cover(chinese, replace(english, stories=chinese.stories))


def test_a_card_is_drawn_once(cards: dict[str, Card], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    first = drawn(cards, store)

    def never(card: Card) -> bytes:
        pytest.fail(f"drawn again: {card.headline}")

    monkeypatch.setattr(card_drawing, "picture", never)
    assert drawn(cards, store) == first


def test_other_words_make_another_picture(cards: dict[str, Card], tmp_path: Path) -> None:
    store, path = Store(tmp_path), "cards/demo/new-bridge.zh.png"
    before = drawn({path: cards[path]}, store)[path]
    changed = replace(cards[path], headline=("另一个标题",))
    assert drawn({path: changed}, store)[path] != before


def test_a_site_may_do_without_cards() -> None:
    assert cards_of(digest().editions[0], digest(), replace(SITE, cards=False)) == {}


# --------------------------------------------------------------- type


def test_lines_break_where_a_newspaper_breaks_them() -> None:
    lines = broken(("河湾镇新桥今日通车，全长三百二十米。",), ZH, 300)
    assert "".join(lines) == "河湾镇新桥今日通车，全长三百二十米。"
    assert not [line for line in lines if line[0] in "，。”』」"]
    assert all(width(line, ZH) <= 325 for line in lines), "at most a mark beyond the measure"


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=12))
@settings(max_examples=40)
def test_balanced_lines_are_no_more_and_say_the_same(words: list[str]) -> None:
    pieces = [f"{word} " for word in words]
    plain, even = broken(pieces, EN, 600), balanced(pieces, EN, 600)
    assert len(even) == len(plain)
    assert " ".join(even).split() == words
    assert all(width(line, EN) <= 600 for line in even)


def test_a_line_that_is_cut_says_so() -> None:
    assert fitted("河湾镇新桥今日通车", ZH, 200).endswith("…")
    assert fitted("The new bridge opened", EN, 300).endswith("...")
    assert fitted("短", ZH, 200) == "短"


def test_the_icons_are_those_of_the_svg() -> None:
    """Else run scripts/icons.py. A newer renderer may set an edge a shade differently."""
    for path, data in icons().items():
        now, then = (opened(each).convert("RGB") for each in (data, path.read_bytes()))
        assert now.size == then.size
        pairs = zip(now.resize((32, 32)).tobytes(), then.resize((32, 32)).tobytes(), strict=True)
        assert max(abs(one - other) for one, other in pairs) < 24, path.name
