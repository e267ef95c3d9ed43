"""The rows of a table: paragraphs of the article that it stands in, and no headlines."""

import pytest

from generator.model import PartKind, RawPage
from generator.reading.lines import visible
from generator.recovery import recover

PAGE = """中超收官 主队三球大胜

本报记者 张三

昨晚,联赛最后一轮同时开球,主队三比零完胜来访的客队,锁定第三名,获得下赛季的附加赛资格。

主教练赛后说:“这是全队一年努力的结果,我为他们骄傲。”

积分榜

{table}

老街夜市重新开张

本报记者 李四

关停三年的老街夜市昨晚重新开张,首日客流超过两万人,烤串摊前排起长队。

街道办表示,夜市每天营业到凌晨一点。
"""


@pytest.mark.parametrize(
    "rows",
    [
        ["名次 球队 胜 平 负 积分", "1 上海海港 19 6 5 63", "2 山东泰山 16 10 4 58", "3 浙江队 16 7 7 55"],
        ["北京 晴 -2℃～8℃", "上海 多云 6℃～13℃", "广州 阴 15℃～22℃"],
    ],
)
def test_lines_of_as_many_words_each_are_paragraphs_of_their_own_in_one_article(rows):
    page = RawPage(PAGE.format(table="\n\n".join(rows)), "utf-8", "0" * 64)
    found = recover(page)
    told = [[(part.kind, visible(page.text, part.spans)) for part in article.parts] for article in found.articles]
    assert len(told) == 2
    assert [part for part in told[0] if part[1] in rows] == [(PartKind.PARAGRAPH, row) for row in rows]
    assert told[1][0] == (PartKind.HEADLINE, "老街夜市重新开张")
    flagged = {page.text[doubt.spans[0].start : doubt.spans[0].end] for doubt in found.doubts if doubt.rule == "label"}
    assert flagged >= set(rows)


@pytest.mark.parametrize(
    "rows",
    [
        ["江州队2∶0滨海队", "北岭队1∶1南湖队", "铁城队0∶3白鹭洲队"],
        ["黄瓜 4.20元/公斤", "茄子 5.00元/公斤", "猪后腿肉 26.80元/公斤"],
        ["江州 18 12 9", "滨海 15 14 11", "北岭 11 9 13", "铁城 6 8 7"],
        ["邢芳（女） 江州市实验小学", "路遥 江州市第一中学", "雷书怀 石门县大坪中心小学"],
        ["钱慧 呼吸科 周一、周三上午", "唐建平 消化科 周二全天", "吴梅 皮肤科 周四下午"],
    ],
    ids=["results", "prices", "medals", "persons", "doctors"],
)
def test_lines_with_figures_or_persons_in_the_same_places_are_rows(rows):
    page = RawPage(PAGE.format(table="\n\n".join(rows)), "utf-8", "0" * 64)
    told = [[(part.kind, visible(page.text, part.spans)) for part in one.parts] for one in recover(page).articles]
    assert len(told) == 2
    assert [part for part in told[0] if part[1] in rows] == [(PartKind.PARAGRAPH, row) for row in rows]


def test_a_line_with_a_colon_above_the_rows_announces_them():
    rows = ["邢芳（女） 江州市实验小学", "路遥 江州市第一中学", "雷书怀 石门县大坪中心小学"]
    text = PAGE.replace("积分榜", "最美教师（排名不分先后）：").format(table="\n\n".join(rows))
    found = recover(RawPage(text, "utf-8", "0" * 64)).articles[0]
    assert [(part.kind, visible(text, part.spans)) for part in found.parts][-4:] == [
        (PartKind.PARAGRAPH, line) for line in ["最美教师（排名不分先后）：", *rows]
    ]
