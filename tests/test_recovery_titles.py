"""Headlines that end as a sentence does: with a question, a call, or what trails off."""

import pytest

from generator.model import PartKind, RawPage
from generator.recovery import recover

PAGE = """滨河路下月开工

本报记者 张三

市交通局昨日宣布,滨河路改造工程将于下月开工,工期一年零两个月,总投资三亿二千万元。

改造期间,滨河路半幅通行,市民可提前规划出行路线。

{headline}

{byline}

霜降过后,本地蔬菜大量上市。批发市场的数据显示,昨日青菜每公斤一元八角,比上周便宜一成。

市场负责人说,这个价格要持续到月底。
"""


def recovered(headline, byline="本报记者 李四"):
    """The kinds of the line above the second item, and whether an editor is asked about it."""
    raw = RawPage(PAGE.format(headline=headline, byline=byline), "utf-8", "0" * 64)
    found = recover(raw)
    at = raw.text.index(headline)
    kinds = [part.kind for article in found.articles for part in article.parts if part.spans[0].start == at]
    return kinds, any(doubt.rule == "label" and doubt.spans[0].start == at for doubt in found.doubts)


@pytest.mark.parametrize(
    "headline",
    ["菜价为什么下来了？", "菜价下来了…", "菜价还能便宜多久?", "菜价下来了！", "菜价：还能便宜多久？"],
)
def test_a_headline_may_end_with_a_mark_and_is_always_doubted(headline):
    assert recovered(headline) == ([PartKind.HEADLINE], True)


def test_a_call_by_itself_above_plain_text_stays_text_and_is_doubted():
    assert recovered("菜价终于下来了！", byline="") == ([PartKind.PARAGRAPH], True)


@pytest.mark.parametrize("line", ["问：菜价为什么下来了？", "“菜价为什么下来了？”", "霜降过后，菜价为什么下来了？"])
def test_what_somebody_asks_or_says_in_the_text_is_no_heading(line):
    assert recovered(line, byline="") == ([PartKind.PARAGRAPH], False)


def test_a_headline_without_a_mark_is_not_doubted():
    assert recovered("菜价下来了") == ([PartKind.HEADLINE], False)
