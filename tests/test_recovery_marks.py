"""What the recovery takes for the small forms of newspapers."""

import pytest

from generator.recovery.marks import is_dated


@pytest.mark.parametrize(
    "opening",
    [
        "本报讯(记者 张三)公路昨日通车。", "新华社南充5月3日电 公路昨日通车。", "本报南充电(记者 张三)公路通车。",
        "天水5月3日电 公路昨日通车。", "【本报讯】公路昨日通车。", "本报综合消息 公路昨日通车。",
    ],
)  # fmt: skip
def test_a_place_or_a_paper_and_how_its_news_came_open_a_report(opening):
    assert is_dated(opening)


@pytest.mark.parametrize(
    "line",
    [
        "以旧换新买家电 价格看得见", "两国总理互致贺电 庆祝建交", "山村用上风力发电 夜里不再摸黑", "全村停电",
        "最新资讯 一键送达", "山里传来好消息 公路通了", "部里发布消息 今年早稻丰收", "智能网家电、汽车卖得最好",
    ],
)  # fmt: skip
def test_a_word_that_only_ends_like_a_dateline_opens_no_report(line):
    assert not is_dated(line)
