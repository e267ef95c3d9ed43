"""News in brief: a column of short items without bylines, which reads like the sections of one article."""

import pytest

from generator.model import PartKind, RawPage
from generator.reading.lines import visible
from generator.recovery import recover

ITEMS = [
    ("地铁三号线今晚延时", "因体育中心有演唱会，地铁三号线今晚末班车延长至零点三十分，途经江滨、鼓楼等十一座车站。"),
    ("城西菜场改造完工", "历时四个月的城西菜场改造昨天完工，摊位由九十个增至一百二十个，并新设了平价专区。"),
    ("明起三天有雨", "市气象台预计，受切变线影响，明天起全市有中到大雨，局部暴雨，市民出行请注意防滑。"),
    (
        "市民捡到熊猫纪念币",
        "家住东湖里的陈女士在公园长椅上捡到一枚金质熊猫纪念币，已交给派出所，失主可凭证明认领。",
    ),
]
SECTIONS = """垃圾分类走进小区

本市的垃圾分类从小区做起，居民把厨余垃圾和可回收物分开投放，物业派人在投放点守着。

投放点有人守

每个投放点有两名物业人员守着，教居民把厨余垃圾和可回收物分开，投放错了当场改正。

厨余垃圾变肥料

厨余垃圾由物业运到处理站，变成肥料以后再送回小区，居民用来种花。
"""


def recovered(text):
    page = RawPage(text, "utf-8", "0" * 64)
    return page, recover(page)


def column(sign):
    lines = [(sign.format(number), title, text) for number, (title, text) in enumerate(ITEMS, start=1)]
    return "\n\n".join(f"{mark}{title}\n\n{text}" for mark, title, text in lines)


@pytest.mark.parametrize("sign", ["", "◆", "{}."], ids=["no sign", "◆", "1."])
def test_every_heading_of_a_column_of_briefs_is_the_headline_of_an_item(sign):
    page, found = recovered(column(sign))
    told = [[(part.kind, visible(page.text, part.spans)) for part in article.parts] for article in found.articles]
    assert told == [
        [(PartKind.HEADLINE, sign.format(number) + title), (PartKind.PARAGRAPH, text)]
        for number, (title, text) in enumerate(ITEMS, start=1)
    ]


def test_an_item_that_a_rule_has_parted_from_the_one_before_is_doubted():
    page, found = recovered(column("{}."))
    flagged = {page.text[one.spans[0].start : one.spans[0].end] for one in found.doubts if one.rule == "article"}
    assert flagged >= {f"{number}.{title}" for number, (title, _) in enumerate(ITEMS[1:], start=2)}


def test_sections_that_speak_of_the_same_stay_one_article():
    _, found = recovered(SECTIONS)
    assert len(found.articles) == 1


def test_the_sections_of_a_signed_article_stay_one_article():
    lines = column("{}.").split("\n\n")
    _, found = recovered("\n\n".join(["本周城事一览", "本报记者 张三", *lines]))
    assert len(found.articles) == 1
