"""What a line is by what stands beside it, where no network has seen its form."""

import pytest

from generator.model import PartKind, RawPage
from generator.reading.lines import visible
from generator.recovery import recover

HEADLINE, BYLINE = PartKind.HEADLINE, PartKind.BYLINE
PARAGRAPH, CREDIT, FURNITURE = PartKind.PARAGRAPH, PartKind.CREDIT, PartKind.FURNITURE

NEWS = """城西水厂下月通水

本报讯（记者 王建国）城西水厂主体工程昨日完工，下月起向二十万居民供水。

水厂日供水能力十万吨，水质指标全部在线监测。
"""
LAST = """老街夜市重新开张

本报讯（记者 李晓梅）关停三年的老街夜市昨晚重新开张，首日客流超过两万人。

街道办表示，夜市每天营业到凌晨一点，油烟和噪声都有专人管理。
"""


def told(text):
    """What the recovery makes of a page: the kind of every line, and the lines that it doubts."""
    page = RawPage(text, "utf-8", "0" * 64)
    found = recover(page)
    kinds = {visible(text, part.spans): part.kind for article in found.articles for part in article.parts}
    kinds |= {text[span.start : span.end]: FURNITURE for span in found.furniture}
    doubted = {text[span.start : span.end] for doubt in found.doubts for span in doubt.spans}
    return found.articles, kinds, doubted


def among_news(*lines):
    return told("\n\n".join([NEWS, *lines, LAST]))


@pytest.mark.parametrize("name", ["街谈", "小品", "编后"])
def test_a_short_line_between_texts_is_no_name_of_the_page_and_is_doubted(name):
    _, kinds, doubted = among_news(name, "一条小街，两种生活，差的不只是一盏路灯。把灯点亮的人，值得记住。")
    assert kinds[name] is not FURNITURE
    assert name in doubted


@pytest.mark.parametrize("line", ["2版 要闻", "责编：王红琳", "新闻热线：0123-4567890", "第12702号", "星期四"])
def test_furniture_between_texts_stays_furniture(line):
    _, kinds, _ = among_news(line)
    assert kinds[line] is FURNITURE


def test_a_name_below_a_short_title_says_who_wrote_it():
    _, kinds, _ = among_news("春雨", "沈知秋", "雨下得不大，街上的人却都跑了起来，只有卖花的姑娘慢慢地走。")
    assert kinds["春雨"] is HEADLINE
    assert kinds["沈知秋"] is BYLINE


VERSE = ["石阶一级一级向上", "风把山谷吹空", "有人在云里说话", "说起旧年的雪", "说起没有归来的人"]


def test_the_lines_of_a_poem_stay_lines_of_one_article():
    articles, kinds, doubted = among_news("登山", "沈知秋", *VERSE)
    assert [[kinds[line] for line in VERSE], len(articles)] == [[PARAGRAPH] * len(VERSE), 3]
    assert doubted >= set(VERSE)
    poem = [visible_text for visible_text in kinds if visible_text in VERSE]
    assert poem == VERSE


def test_the_last_line_behind_a_poem_heads_what_follows():
    _, kinds, _ = among_news("登山", "沈知秋", *VERSE)
    assert kinds["老街夜市重新开张"] is HEADLINE


def test_what_somebody_is_asked_is_no_byline():
    asked = "◆记者：您是怎样走上讲台的？"
    _, kinds, _ = among_news("教育从哪里起步", "本报记者 赵永强", asked, "◇马立新：村里没有老师，我就留下来代课。")
    assert kinds[asked] is PARAGRAPH


def test_lines_with_the_same_sign_and_no_credit_are_a_list():
    listed = [
        "▲桥梁厂上月预制箱梁一百二十片，创历史新高。",
        "▲职工食堂日前通过市里的卫生认证。",
        "▲第六届职工篮球赛将于下月上旬举行。",
    ]
    _, kinds, _ = among_news("简讯", *listed)
    assert [kinds[line] for line in listed] == [PARAGRAPH] * 3


def test_what_an_agency_sent_below_a_caption_is_a_picture():
    _, kinds, _ = among_news("水上运动会开赛", "图为运动员在湖面上进行龙舟比赛。", "（新华社稿）")
    assert kinds["（新华社稿）"] is CREDIT


def test_who_gives_a_notice_and_when_stands_below_it():
    given = ["江城市恒达商贸有限公司", "二〇一〇年三月五日"]
    articles, kinds, _ = among_news("注销公告", "本公司经股东会决定注销，请债权人于四十五日内申报债权。", *given)
    assert [kinds[line] for line in given] == [PARAGRAPH] * 2
    assert len(articles) == 3


@pytest.mark.parametrize("line", ["摘自《江城旧事》", "（选自《江城旧事》）", "指导老师 何晓燕"])
def test_where_a_text_is_taken_from_and_who_taught_its_author_stand_below_it(line):
    _, kinds, _ = among_news("我的同桌", "沈知秋", "我的同桌是个小胖子，上课的时候他总是把手举得高高的。", line)
    assert kinds[line] is PARAGRAPH


def test_two_bylines_in_a_row_are_those_of_one_article():
    lines = ["大河奔流", "本报记者 王建国", "本报驻滨海记者 赵永强"]
    articles, kinds, _ = among_news(*lines, "八月的大河水声如雷，记者沿河走了二十三天，看到岸边的树一天天多起来。")
    assert len(articles) == 3
    assert kinds["本报记者 王建国"] is BYLINE


def test_no_torn_paragraph_goes_on_with_what_opens_a_report():
    torn = "水厂日供水能力十万吨，水质指标全部在线"
    page = NEWS.replace("水厂日供水能力十万吨，水质指标全部在线监测。", torn)
    opening = "【本报综合报道】监测显示，全市空气质量连续三个月好于往年同期。"
    _, kinds, _ = told(f"{page}\n\n空气质量好于往年\n\n{opening}")
    assert opening in kinds


def test_a_report_signed_without_brackets_ends_there_and_names_who_wrote_it():
    signed = NEWS.replace("本报讯（记者 王建国）", "").replace("在线监测。", "在线监测。\u3000\u3000记者 王建国 赵永强")
    articles, _, _ = told(f"{signed}\n\n{LAST}")
    assert [one.reporters for one in articles] == [("王建国", "赵永强"), ("李晓梅",)]


NOTICE = [
    "拍卖公告",
    "受市中级人民法院委托，本公司定于9月28日上午10时在拍卖厅公开拍卖商铺一间。",
    "联系电话：0373-2588169",
    "新远拍卖有限公司",
    "2021年9月13日",
]


def test_who_gives_a_notice_when_and_how_to_reach_them_stand_in_it_and_end_it():
    articles, kinds, _ = told("\n\n".join([*NOTICE, NEWS]))
    assert [kinds[line] for line in NOTICE] == [HEADLINE, *[PARAGRAPH] * 4]
    assert [len(article.parts) for article in articles] == [5, 3]


@pytest.mark.parametrize("above", ["", "第4版 综合\n\n"], ids=["first", "below a folio"])
def test_a_short_line_above_the_first_text_of_a_page_is_its_headline(above):
    _, kinds, _ = told(
        f"{above}要闻速览\n\n●我市前四月进出口总值同比增长一成二。\n\n●市图书馆新馆将于七月开馆。\n\n{NEWS}"
    )
    assert kinds["要闻速览"] == HEADLINE


@pytest.mark.parametrize("name", ["要闻", "临江日报"])
def test_the_name_of_a_page_or_of_a_paper_is_none(name):
    _, kinds, _ = told(f"{name}\n\n{NEWS}")
    assert kinds[name] == FURNITURE
