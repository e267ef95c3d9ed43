"""Lists: what announces one, its numbered sections, and who won what."""

import pytest

from generator.model import PartKind, RawPage
from generator.recovery import recover
from generator.recovery.marks import NUMBERED

PAGE = """冬季养生要注意这几点

通讯员 罗文斌

天气转冷，如何养生成了大家关心的话题。市中医院副主任医师朱琳提醒市民，冬季养生要注意以下几点。

{first}

冬季昼短夜长，应当顺应自然，早些睡觉，等太阳出来再起床，老年人尤其不要摸黑晨练。

{second}

可以多吃羊肉、萝卜、山药等食物，少吃生冷，但也不宜过量进补，以免上火。

{third}

快走、打太极拳都是不错的选择，以身体微微发热、不出大汗为宜。
"""


@pytest.mark.parametrize(
    "numbers",
    [("1.", "2.", "3."), ("一、", "二、", "三、"), ("（一）", "（二）", "（三）")],
    ids=["1.", "一、", "（一）"],
)
def test_a_numbered_line_heads_a_section_and_no_article(numbers):
    lines = [number + words for number, words in zip(numbers, ["早睡晚起", "饮食温润", "适度运动"], strict=True)]
    raw = RawPage(PAGE.format(first=lines[0], second=lines[1], third=lines[2]), "utf-8", "0" * 64)
    (article,) = recover(raw).articles
    found = [raw.text[part.spans[0].start : part.spans[0].end] for part in article.parts if part.kind == "subheading"]
    assert found == lines


@pytest.mark.parametrize("line", ["一、二线城市房价回落", "3.15晚会曝光名单", "1.2万亩良田见新绿", "三江源迎来新雪"])
def test_a_figure_at_the_beginning_of_a_headline_is_no_number_of_a_section(line):
    assert not NUMBERED.match(line)


LIST = """青少年书法大赛揭晓

本报记者 高峰

历时两个月的全市青少年书法大赛昨天落下帷幕，组委会从一千二百幅来稿中评出一等奖三名、二等奖六名。

{announced}

{rows}

获奖作品将于下周一起在市文化馆展出，市民可免费参观。
"""


def kinds_of(text, *lines):
    raw = RawPage(text, "utf-8", "0" * 64)
    found = {
        raw.text[span.start : span.end]: (at, part.kind)
        for at, article in enumerate(recover(raw).articles)
        for part in article.parts
        for span in part.spans
        if len(part.spans) == 1
    }
    return [found.get(line) for line in lines]


def test_who_won_what_is_a_paragraph_for_each_prize():
    rows = [
        "一等奖：王子涵（实验小学） 李思远（第三中学） 赵雨桐（师范附中）",
        "二等奖：孙明轩 周子墨 吴佳怡 郑浩然 冯雨欣 陈可欣",
    ]
    text = LIST.format(announced="获奖名单如下：", rows="\n\n".join(rows))
    assert kinds_of(text, "获奖名单如下：", *rows) == [(0, PartKind.PARAGRAPH)] * 3


@pytest.mark.parametrize("line", ["主办方就明年的大赛提出五点建议：", "秦明对参赛者提出三点希望："])
def test_a_short_sentence_that_announces_a_list_is_no_heading(line):
    rows = "一是扩大范围，让每一所乡村小学都有名额，不再由各校推荐。\n\n二是公开评分，当天在现场公布每一位评委的打分。"
    assert kinds_of(LIST.format(announced=line, rows=rows), line) == [(0, PartKind.PARAGRAPH)]


def test_the_first_of_two_lines_of_a_head_may_end_with_a_colon():
    text = LIST.format(announced="第三期书法夜校开班。", rows="名额已满。").replace(
        "青少年书法大赛揭晓", "江城三百少年书法赛：\n\n青少年书法大赛揭晓"
    )
    (first, second) = kinds_of(text, "江城三百少年书法赛：", "青少年书法大赛揭晓")
    assert first in {(0, PartKind.KICKER), (0, PartKind.HEADLINE)}
    assert second in {(0, PartKind.HEADLINE), (0, PartKind.SUBHEADLINE)}


@pytest.mark.parametrize("numbers", ["一、 二、 三、", "1. 2. 3.", "（一） （二） （三）"])
@pytest.mark.parametrize("end", ["。", "；"])
def test_the_entries_of_a_list_are_paragraphs_of_their_own_below_what_announces_it(numbers, end):
    entries = ["提前查看展厅，熟悉路线", "备齐身份证和预约码", "不得携带饮料进入展厅"]
    rows = [number + entry + end for number, entry in zip(numbers.split(), entries, strict=True)]
    announced = "距离开展还有三天，市文化馆提醒前来参观的市民和书法爱好者："
    text = LIST.format(announced=announced, rows="\n\n".join(rows))
    assert kinds_of(text, announced, *rows) == [(0, PartKind.PARAGRAPH)] * 4


def test_lines_with_numbers_that_head_no_text_are_a_list():
    rows = ["1.师范附中 24分", "2.实验小学 19分", "3.第三中学 17分"]
    text = "团体总分前三名\n\n" + "\n\n".join(rows) + "\n\n" + LIST.format(announced="名额已满。", rows="展期三天。")
    assert kinds_of(text, "团体总分前三名", *rows) == [(0, PartKind.HEADLINE), *[(0, PartKind.PARAGRAPH)] * 3]
