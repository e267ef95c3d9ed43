"""Bylines as newspapers word them since they share their reporters with sites and apps."""

import time

import pytest

from generator.model import PartKind, RawPage
from generator.recovery import recover
from generator.recovery.wording import has_form_of_furniture, reworded

PAGE = """老街夜市重新开张

{byline}

关停三年的老街夜市昨晚重新开张，首日客流超过两万人，烤串摊前排起长队。

街道办表示，夜市每天营业到凌晨一点，油烟和噪声都有专人管理。

剪纸课走进小学

{byline}

一把剪刀，一张红纸，几分钟工夫，一只小兔子就出现在孩子们手中。昨天下午，实验小学的剪纸课坐满了人。

校长秦明介绍，学校已将剪纸纳入课程，每周一节，让学生在动手中感受传统文化。

两公里输水管换新

{byline}

使用了四十年的输水管昨天全部换新，城东两千户居民的水压高了一倍。

家住解放里的郭桂英说，往年夏天三楼以上没有水，今年七楼也能洗澡了。
"""


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("江城青年报·江青网记者 王建国 实习生 李晓梅", ("王建国", "李晓梅")),
        ("江城都市报-浪花新闻记者 王建国 摄影报道", ("王建国",)),
        ("22世纪商业报道记者 王建国 实习生 李晓梅 滨海报道", ("王建国", "李晓梅")),
        ("江城晚报/水牛新闻记者 王建国", ("王建国",)),
        ("文、图/本报记者 王建国", ("王建国",)),
        ("晚报记者 王建国 通讯员 李晓梅 文/摄", ("王建国",)),
        ("文/江城晚报全媒体记者 王建国 图/江城晚报全媒体记者 李晓梅", ("王建国",)),
        ("■王建国 本报特约记者 李晓梅", ("王建国", "李晓梅")),
        ("王建国 江城特派员", ("王建国",)),
        ("王建国 报道", ("王建国",)),
        ("读者 王建国", ("王建国",)),
        ("◎记者 王建国 ○编辑 李晓梅", ("王建国",)),
        ("江经记者 王建国   江经编辑 李晓梅", ("王建国",)),
        ("江城青年报见习记者 王建国 来源：江城青年报", ("王建国",)),
        ("□ 本报记者 王建国 李晓梅 □ 本报通讯员 赵永强", ("王建国", "李晓梅")),
        ("【记者王建国／滨海报道】", ("王建国",)),
        ("记者王建国、李晓梅／综合报道", ("王建国", "李晓梅")),
        ("采访/撰文:王建国", ("王建国",)),
        ("文｜记者 王建国 编辑｜李晓梅", ("王建国",)),
        ("江城新闻记者 王建国 李晓梅 发自滨海", ("王建国", "李晓梅")),
        ("实验小学三（2）班 王建国", ("王建国",)),
        ("2025-11-30 09:15　来源：江城日报　记者：王建国", ("王建国",)),
    ],
)
def test_a_byline_is_one_however_it_is_worded_and_names_who_writes(byline, names):
    raw = RawPage(PAGE.format(byline=byline), "utf-8", "0" * 64)
    found = recover(raw)
    assert [article.reporters for article in found.articles] == [names] * 3
    for article in found.articles:
        assert [part.kind for part in article.parts] == [
            PartKind.HEADLINE, PartKind.BYLINE, PartKind.PARAGRAPH, PartKind.PARAGRAPH,
        ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 王建国", "新华社记者 王建国 摄", "二十大新闻中心今天举行两场记者招待会", "图片来源：新华社",
        "交通部门出台新规 网约车编辑路线需报备", "城区新闻：记者节前的一次走访",
    ],
)  # fmt: skip
def test_a_line_that_says_something_else_stays_as_it_is(line):
    assert reworded(line) == line


def test_the_page_of_pictures_is_a_page_and_no_credit():
    raw = RawPage("08 摄影\n\n" + PAGE.format(byline="本报记者 王建国"), "utf-8", "0" * 64)
    assert [raw.text[span.start : span.end] for span in recover(raw).furniture] == ["08 摄影"]


@pytest.mark.parametrize(
    "line",
    [
        "总第15590期", "第12702号", "一九八四年三月七日", "中华民国一百零三年1月26日 星期二", "今日八版", "15 综合",
        "财经新闻", "督印人:杨立", "编辑/王红 李丽", "服务专线:0800-64341717", "扫描二维码 关注官方微信",
        "内部资料 免费交流", "周三",
    ],
)  # fmt: skip
def test_furniture_is_known_however_it_is_worded(line):
    assert has_form_of_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "编辑部的故事", "主编谈改版", "欢迎新同学", "第三产业发展提速", "电话诈骗又出新招", "国际合作迈上新台阶",
        "15岁少年夺冠", "扫描人生", "关注留守儿童", "今日访谈",
    ],
)  # fmt: skip
def test_a_title_that_begins_like_furniture_is_none(line):
    assert not has_form_of_furniture(line)


@pytest.mark.parametrize("words", ["编辑 编辑编辑  ", "责编   责编责编 ", "记者 王红、", "王红|文图月", "/ /  日"])
def test_no_line_takes_longer_than_it_is_long(words):
    started = time.process_time()
    for length in range(40, 80):
        reworded((words * 40)[:length])
    assert time.process_time() - started < 1
