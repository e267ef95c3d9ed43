"""What the recovery takes for the small forms of newspapers."""

import pytest

from generator.model import PartKind, RawPage
from generator.recovery import recover
from generator.recovery.marks import FURNITURE, is_dated, is_open


@pytest.mark.parametrize(
    "opening",
    [
        "本报讯(记者 张三)公路昨日通车。", "新华社南充5月3日电 公路昨日通车。", "本报南充电(记者 张三)公路通车。",
        "天水5月3日电 公路昨日通车。", "【本报讯】公路昨日通车。", "本报综合消息 公路昨日通车。",
        "〔本报讯〕公路昨日通车。", "〔记者林昭如／台北报导〕盘山公路昨日已经全线通车。",
        "本报记者张三报导：盘山公路昨日已经全线通车。", "浪花新闻-江城晨报讯（首席记者 张三）公路昨日通车。",
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


@pytest.mark.parametrize(
    "end",
    [
        "", "”", "（完）", "〔完〕", "■", " □", "①", "□张三", "□ 本报记者 张三", "（记者 张三）", "（新华社发）",
        "（下转3版）", " 新华社记者 王建威 摄", "王建威摄", " 王建威 摄（人民视觉）", "新华社发（王建威 摄）",
        " 新华社发（王建威摄）■", "（未完待续）", "\u3000王建威", "  王 威",
        "\u3000\u3000记者 张三", " 本报记者 张三 李四", "联系电话：13500000000", "联系人：王女士",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["公路昨日通车。", "公路通了吗？", "老人说:“通车了。”"])
def test_what_newspapers_print_behind_the_last_sentence_leaves_it_whole(sentence, end):
    assert not is_open(sentence + end)


@pytest.mark.parametrize(
    "text",
    [
        "公路昨日", "公路昨日，", "公路通车（完）", "公路通车■", "公路昨日通车。新华社发",
        "公路昨日通车。他用手机拍摄", "公路昨日通车。随后航拍摄", "公路昨日通车。他酷爱摄影", "公路昨日通车。（一",
        "公路昨日通车。——", "总投资包括：", "新华社记者 王建威 摄", "公路昨日通车。 王建威", "公路昨日通车。\u3000他说",
        "公路昨日通车。 记者从省里了解到", "公路昨日通车。电话里他说", "公路昨日通车。联系人是",
    ],
)  # fmt: skip
def test_what_stops_inside_a_sentence_is_open(text):
    assert is_open(text)


ITEMS = """滨河路下月开工

市交通局昨日宣布，滨河路改造工程将于下月开工，工期一年零两个月，总投资三亿二千万元。

改造期间，滨河路半幅通行，市民可提前规划出行路线。{end}

新品种玉米推广三百万亩

省农科院的新品种玉米全省推广面积超过三百万亩，平均亩产比常规品种高出一成半。

种粮大户老刘说，今年一亩地多收了一百八十斤，扣掉种子钱还能多赚两百元。{end}

老街夜市重新开张

关停三年的老街夜市昨晚重新开张，首日客流超过两万人，烤串摊前排起长队。

街道办表示，夜市每天营业到凌晨一点，油烟和噪声都有专人管理。{end}
"""


@pytest.mark.parametrize("end", ["（完）", "（新华）"])
def test_items_that_end_with_a_mark_are_items_of_their_own_and_nothing_is_torn(end):
    found = recover(RawPage(ITEMS.format(end=end), "utf-8", "0" * 64))
    assert len(found.articles) == 3
    assert all(len(part.spans) == 1 for article in found.articles for part in article.parts)


@pytest.mark.parametrize(
    "line",
    [
        "新闻热线:0812-2133311", "广告热线：0571-85311111 投稿邮箱：news@example.com", "地址：滨河路1号，邮编：310000",
        "网址：https://example.com/ai/glasses.html",
    ],
)  # fmt: skip
def test_where_a_paper_can_be_reached_is_furniture(line):
    assert FURNITURE.match(line)


@pytest.mark.parametrize("line", ["责任编辑：李四", "【责任编辑：李四】", "〔编辑：李四〕", "（责编 李四）"])
def test_who_edited_a_page_is_furniture_in_brackets_or_without(line):
    assert FURNITURE.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "市民拨打热线12345反映，路灯坏了，希望修好", "记者在www.example.com上搜索“眼镜”，价格从299元到5999元不等",
        "他的电话138打不通,邻居去找他", "投稿A类期刊的论文。",
    ],
)  # fmt: skip
def test_a_sentence_about_a_telephone_or_an_address_is_no_furniture(line):
    assert not FURNITURE.match(line)


COUNT = """关于加强城市养老服务的若干措施

为提升城市养老服务水平，结合本市实际，制定以下措施。

到明年，基本建成居家社区机构相协调的养老服务体系，每千名老人拥有养老床位不少于45
张。

本报记者 张三

要完善居家养老服务，推进家庭适老化改造。
"""


def test_the_rest_of_a_sentence_is_text_however_short():
    raw = RawPage(COUNT, "utf-8", "0" * 64)
    at = COUNT.index("张。")
    kinds = [
        part.kind for one in recover(raw).articles for part in one.parts for span in part.spans if span.start == at
    ]
    assert kinds == [PartKind.PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    [
        "（未完待续）",
        "（全文完）",
        "（新华社北京11月30日电）",
        "（据新华社）",
        "编辑同志：",
        "尊敬的王先生：",
        "获奖名单如下：",
        "提出三点希望:",
    ],
)
def test_a_line_of_its_own_that_is_no_sentence_is_whole_and_opens_no_report(line):
    assert not is_open(line)
    assert not is_dated(line)


NOTICE = """更正

本报昨日三版《大桥主塔封顶》一文中，“二百一十六米”应为“二百零六米”，特此更正，并向读者致歉。

菜市场装上智能秤

本报记者 徐丽萍

城南菜市场最近给一百二十个摊位统一换上了智能电子秤，缺斤短两会自动报警。

市民赵一鸣买了两斤排骨，扫码就看到了进货来源和检测结果，他直夸放心。
"""


def test_what_a_notice_is_headed_by_is_its_headline_however_short():
    found = recover(RawPage(NOTICE, "utf-8", "0" * 64))
    assert [article.parts[0].kind for article in found.articles] == [PartKind.HEADLINE] * 2
    assert found.furniture == ()
    assert [len(article.parts) for article in found.articles] == [2, 4]


LETTERS = """路口红绿灯时间太短

编辑同志：

我家住在建设路与文化街交叉口附近。这个路口的绿灯只有十八秒，老人走到一半灯就变红了，十分危险。

希望交管部门能适当延长绿灯时间，或者在路中间设置安全岛。

市民 孙浩

公厕晚上九点就锁门

编辑同志：

人民公园里的公共厕所每天晚上九点准时锁门，可是夏天很多人九点以后还在公园散步，十分不便。

建议园林部门把开放时间延长到夜里十一点。

读者 梁爽
"""


def test_a_letter_begins_with_whom_it_is_to_and_ends_with_who_sent_it():
    found = recover(RawPage(LETTERS, "utf-8", "0" * 64))
    kinds = [PartKind.HEADLINE, PartKind.BYLINE, *[PartKind.PARAGRAPH] * 3]
    assert [[part.kind for part in article.parts] for article in found.articles] == [kinds] * 2
    assert [article.reporters for article in found.articles] == [("孙浩",), ("梁爽",)]


@pytest.mark.parametrize("title", ["高温天如何省电", "让冰箱更省电", "村村通电", "医院发布就诊消息"])
def test_a_title_that_ends_with_a_word_of_datelines_is_no_dateline(title):
    assert not is_dated(title)


@pytest.mark.parametrize("line", ["新华社贵阳6月17日电", "本报北京电", "【本报讯】", "贵阳6月17日电"])
def test_a_dateline_alone_on_its_line_names_the_wire_or_the_day(line):
    assert is_dated(line)


def test_a_heading_above_a_byline_is_never_joined_to_the_text_below_it():
    text = """候鸟为何不迷路

本报记者 宁可

每年秋天，上百万只候鸟从我国东北出发，飞越三千多公里到南方越冬，却能准确地回到去年的那片湿地。

新材料让冰箱更省电

新华社记者 姜楠

天津大学科研团队近日研制出一种新型气凝胶，导热系数只有传统保温材料的三分之一。
"""
    found = recover(RawPage(text, "utf-8", "0" * 64))
    assert [[part.kind for part in one.parts] for one in found.articles] == [
        [PartKind.HEADLINE, PartKind.BYLINE, PartKind.PARAGRAPH]
    ] * 2


def test_what_has_no_form_of_furniture_above_a_report_is_its_headline():
    text = """ChatGPT进校园引发讨论

本报讯（记者 单晓）江州大学日前发布《生成式人工智能使用指南》，允许学生在课程论文中使用AI辅助检索。

有教师担心学生会过度依赖，也有教师认为堵不如疏。
"""
    (found,) = recover(RawPage(text, "utf-8", "0" * 64)).articles
    assert [part.kind for part in found.parts] == [PartKind.HEADLINE, PartKind.PARAGRAPH, PartKind.PARAGRAPH]


def test_what_the_author_is_ends_the_article():
    text = """城市更新不能只算经济账

□ 郝明远

最近，几座城市相继叫停大拆大建，转向小规模、渐进式的更新。这是一个值得欢迎的转变。

（作者系江州市城市规划设计研究院总工程师）

高温津贴要落到口袋里

□ 尹小波

又到高温季。按规定，三十五度以上露天作业应发津贴，可是不少环卫工却从来没有见过这笔钱。

（作者为本报特约评论员）
"""
    found = recover(RawPage(text, "utf-8", "0" * 64))
    kinds = [PartKind.HEADLINE, PartKind.BYLINE, PartKind.PARAGRAPH, PartKind.PARAGRAPH]
    assert [[part.kind for part in article.parts] for article in found.articles] == [kinds] * 2


def test_the_name_of_a_notice_heads_a_notice_and_no_section():
    text = """江州市中级人民法院公告

李建国：本院受理原告江州农村商业银行诉你金融借款合同纠纷一案，现依法向你公告送达起诉状副本及开庭传票。

遗失声明

王晓梅遗失居民身份证，号码360102198507124521，声明作废。

注销公告

江州市启明教育咨询有限公司经股东会决议拟向登记机关申请注销登记，请债权人申报债权。
"""
    found = recover(RawPage(text, "utf-8", "0" * 64))
    assert [article.parts[0].kind for article in found.articles] == [PartKind.HEADLINE] * 3
