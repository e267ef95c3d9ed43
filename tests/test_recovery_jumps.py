"""Articles of which a part stands on another page, and says so."""

import pytest

from generator.model import RawPage
from generator.reading.lines import visible
from generator.recovery import recover

PAGE = """滨河路下月开工

市交通局昨日宣布，滨河路改造工程将于下月开工，工期一年零两个月，总投资三亿二千万元。{out}

新品种玉米推广三百万亩

省农科院的新品种玉米全省推广面积超过三百万亩，平均亩产比常规品种高出一成半。

种粮大户老刘说，今年一亩地多收了一百八十斤，扣掉种子钱还能多赚两百元。

{into}改造期间，滨河路半幅通行，公交车临时改道，市民可提前规划出行路线。

工程指挥部表示，将尽量减少施工对居民的影响。
"""


def recovered(out, into):
    """The first characters of every item, and of every paragraph that an editor is told of."""
    page = RawPage(PAGE.format(out=out, into=into), "utf-8", "0" * 64)
    found = recover(page)
    items = [visible(page.text, article.parts[0].spans)[:5] for article in found.articles]
    return items, [page.text[doubt.spans[0].start :][:5] for doubt in found.doubts if doubt.rule == "page"]


@pytest.mark.parametrize(
    ("out", "into"),
    [("（下转3版）", "（上接1版）"), ("（下转第三版）", "（紧接第一版）"), ("〔下转A3版〕", "〔上接A1版〕")],
)
def test_what_goes_on_from_another_page_is_an_item_of_its_own_and_an_editor_is_told_of_both_ends(out, into):
    items, told = recovered(out, into)
    assert items == ["滨河路下月", "新品种玉米", f"{into}改造期间"[:5]]
    assert sorted(told) == sorted(["市交通局昨", into[:5]])


def test_of_a_page_that_is_whole_nobody_is_told():
    assert recovered("", "")[1] == []
