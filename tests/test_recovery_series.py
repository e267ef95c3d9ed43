"""The names of series that are known: kickers wherever they stand."""

import pytest

from generator.model import PartKind, RawPage
from generator.recovery import recover
from generator.recovery.series import is_series, series_names

SERIES = "新春走基层"
PAGE = """山村通了公交车

本报记者 张三

腊月里,山里的第一班公交车开进了村口。

车上坐着回家过年的人,也坐着去县城卖梨的人。

{series}

灯会上的老手艺

本报记者 李四

正月十五的灯会上,老王扎的兔子灯卖得最快。

他说,明年要收两个徒弟,把手艺传下去。
"""


@pytest.mark.parametrize("printed", [SERIES, f"【{SERIES}】", f"■{SERIES}", f"·{SERIES}·"])
def test_the_name_of_a_known_series_is_known_by_whatever_signs_it_is_set_in(printed):
    assert SERIES in series_names()
    assert is_series(printed)
    assert not is_series(f"{printed}的记者")


@pytest.mark.parametrize("printed", [SERIES, f"【{SERIES}】", f"■{SERIES}"])
def test_the_name_of_a_known_series_stands_in_a_head_and_never_in_a_body(printed):
    raw = RawPage(PAGE.format(series=printed), "utf-8", "0" * 64)
    kinds = [
        part.kind
        for article in recover(raw).articles
        for part in article.parts
        if any(raw.text[span.start : span.end] == printed for span in part.spans)
    ]
    assert kinds == [PartKind.KICKER]
