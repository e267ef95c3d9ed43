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
