"""What the recovery promises for every text, and that the real page comes out right."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import HEAD_KINDS, Language, PartKind, RawPage
from generator.reading import read_page
from generator.recovery import recover
from generator.recovery.blocks import split_blocks
from generator.recovery.heads import head_kinds
from generator.recovery.joins import ways_to_join
from generator.recovery.labels import Label
from generator.recovery.slugs import slugs_of
from generator.recovery.standing import label_blocks
from generator.recovery.traits import page_traits
from generator.recovery.truth_form import as_json
from generator.structure.report import table

SHARED_PAGE = Path(__file__).parents[2] / "shared" / "page"
SIMULATED_PAGES = Path(__file__).parents[2] / "shared" / "pages" / "dev"

NEWS = st.sampled_from(
    [
        "本报讯(记者 张三)近日,某地举行开工仪式。",
        "本报记者 李四",
        "图为活动现场。",
        "某地某项目顺利开工",
        "——某地推进某项工作纪实",
        "会议指出,要“坚持",
        "问题导向”,推动工作。",
        "5版 要闻",
        "李四 摄",
        "\u200b",
        "\x00",
        "\ufeff ",
        "\u3000",
        "A",
        "。",
        "",
    ]
)
INTERLEAVED = """盘山公路全线通车

本报讯(记者 张三)盘山公路昨日全线通车,山里十一个村子的人去县城

学校也近了,住校的孩子每个周末都能

老街夜市重新开张

回家。

本报记者 李四

关停三年的老街夜市昨晚重新开张,首日客流

从此不必再翻两座山。

超过两万人,烤串摊前排起长队。

街道办表示,夜市每天营业到凌晨一点。
"""
PAGES = st.one_of(
    st.text(max_size=300),
    st.builds(
        str.join, st.sampled_from(["\n\n", "\n", "\r", "\r\n", "\f", "\x85", "\u2028"]), st.lists(NEWS, max_size=25)
    ),
)


def raw_page(text):
    return RawPage(text, "utf-8", "0" * 64)


@given(PAGES)
@example("")
@example(" \r\n\t\u3000\n")
@example("\x00")
@example("一行")
@example("未完的句子,\n" * 30)
@example(
    "\n".join(f"第{n}座大桥通车\n本报讯 记者看到第{n}座大桥通车。" for n in range(100))
)  # longer than what is compared
@settings(deadline=None, max_examples=300)
def test_every_character_stands_in_exactly_one_part_or_in_the_furniture(text):
    proposal = recover(raw_page(text))
    spans = [span for article in proposal.articles for part in article.parts for span in part.spans]
    places = [place for span in (*spans, *proposal.furniture) for place in range(span.start, span.end)]
    assert len(places) == len(set(places)), "a character stands in two parts"
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(places), "a character is lost"
    assert set(places) <= set(range(len(text)))


@given(PAGES)
@settings(deadline=None)
def test_articles_keep_the_form_that_later_stages_rely_on(text):
    proposal = recover(raw_page(text))
    slugs = [article.slug for article in proposal.articles]
    assert len(slugs) == len(set(slugs))
    for article in proposal.articles:
        kinds = [part.kind for part in article.parts]
        heads = [kind for kind in kinds if kind in HEAD_KINDS]
        assert kinds[: len(heads)] == sorted(heads, key=HEAD_KINDS.index)
        assert len(set(heads)) == len(heads)
        assert PartKind.FURNITURE not in kinds
        assert kinds, "an article without a part"
    assert [doubt.confidence for doubt in proposal.doubts] == sorted(doubt.confidence for doubt in proposal.doubts)


@given(PAGES)
@example("0\xa00")
@settings(deadline=None, max_examples=50)
def test_every_proposal_can_be_shown_and_written(text):
    page = raw_page(text)
    proposal = recover(page)
    for language in Language:
        shown = table(proposal, page, language)
        assert all(char.isprintable() or char == "\n" or unicodedata.category(char) == "Zs" for char in shown)
    told = as_json(proposal, page)
    assert json.loads(json.dumps(told)) == told
    heads = [[article[kind] for kind in HEAD_KINDS if article[kind]] for article in told["articles"]]
    parts = [[*head, *article["body"]] for head, article in zip(heads, told["articles"], strict=True)]
    assert [[tuple(map(tuple, part["spans"])) for part in some] for some in parts] == [
        [part.spans for part in article.parts] for article in proposal.articles
    ]
    assert [tuple(span) for span in told["furniture"]] == list(proposal.furniture)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_proposal(seed):
    """Whatever the order of its sets."""
    said = "from tests.test_recovery import INTERLEAVED, raw_page, recover; print(recover(raw_page(INTERLEAVED)))"
    done = subprocess.run(
        [sys.executable, "-c", said],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{recover(raw_page(INTERLEAVED))}\n"


@given(PAGES)
@settings(deadline=None, max_examples=100)
def test_ways_to_join_begin_with_the_best_and_hold_every_text_once(text):
    traits = page_traits(split_blocks(text))
    ways = ways_to_join(traits, label_blocks(traits))
    assert ways[0].lost == 0.0
    assert [way.lost for way in ways] == sorted(way.lost for way in ways)
    assert len({(way.labels, way.chains) for way in ways}) == len(ways)
    for way in ways:
        texts = [at for at, label in enumerate(way.labels) if label is Label.TEXT]
        assert sorted(at for chain in way.chains for at in chain) == texts


@pytest.mark.parametrize("named", ["在希望的田野上", "乡村振兴·看变化"])  # a series that is known, one that is not
def test_the_name_of_a_series_above_or_below_the_headline_is_its_kicker(named):
    body = "本报讯 那曲市色尼区今年播种青稞两万亩。记者在那曲看到,播种机在田间来回穿梭。"
    headline = "那曲色尼区两万亩青稞播种"
    assert head_kinds([named, headline], body) == (PartKind.KICKER, PartKind.HEADLINE)
    assert head_kinds([headline, named], body) == (PartKind.HEADLINE, PartKind.KICKER)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("重庆银行业务量增长", "chong-qing-yin-hang-ye"),
        ("长江大桥合龙", "chang-jiang-da-qiao-he"),
        ("2022年A级景区", "2022-nian-a-ji-jing"),
        ("——", "item"),
    ],
)
def test_a_slug_is_spelt_as_the_words_are_spoken(title, slug):
    assert slugs_of([title]) == (slug,)


@pytest.mark.shared
def test_the_real_page_comes_out_as_its_truth_in_every_part():
    page, findings = read_page((SHARED_PAGE / "source.txt").read_bytes(), "source.txt")
    assert findings == ()
    found = as_json(recover(page), page)["articles"]
    truth = json.loads((SHARED_PAGE / "truth.json").read_text(encoding="utf-8"))["articles"]
    without_slugs = [[{**article, "slug": None, "page": 1} for article in articles] for articles in (found, truth)]
    assert without_slugs[0] == without_slugs[1]


@pytest.mark.shared
def test_a_doubt_names_and_flags_all_that_its_decision_brought_where_it_is():
    # Pages whose articles interleave: some of them leave a doubt that concerns more than one part.
    read = (read_page(path.read_bytes(), path.name)[0] for path in sorted(SIMULATED_PAGES.glob("L4-*.txt")))
    page = next(page for page in read if page and any(doubt.rest for doubt in recover(page).doubts))
    doubts = [doubt for doubt in recover(page).doubts if doubt.rest]
    flags = as_json(recover(page), page)["flags"]
    for doubt in doubts:
        assert set(doubt.rest).isdisjoint(doubt.spans)
        if doubt.rule == "join":  # named by its first words: 下接“…”
            words = page.text[doubt.rest[0].start : doubt.rest[0].end][:16]
            assert words in doubt.alternative.zh
            assert words in doubt.alternative.en
        else:
            assert "随后" in doubt.decided.zh
            assert "follow" in doubt.decided.en
        for span in (*doubt.spans, *doubt.rest):
            assert any(start <= span.start and span.end <= end for start, end in flags)
