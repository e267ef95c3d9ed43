"""An article whose only heading reads like a clause, beside another one on the same subject: an editor is asked."""

from generator.model import RawPage
from generator.recovery import recover

VISIT = [
    "北岭国总理访问江州",
    (
        "本报讯（记者 王建国）应邀来访的北岭国总理昨日抵达江州，同省长举行会谈。"
        "中国和北岭国是好邻居、好伙伴，双方同意深化两国经贸合作，推动两国关系不断发展。"
    ),
    "会谈后，双方签署贸易、投资和农业合作文件。双方愿加强两国各领域合作，扩大人员往来。",
    "双方一致认为，要坚持互利共赢，加强贸易、投资、农业、文化和教育领域合作，推动两国关系取得更大发展。",
]
MARKET = [
    "老街夜市重新开张",
    "本报讯（记者 李晓梅）关停三年的老街夜市昨晚重新开张，首日客流超过两万人，烤串摊前排起长队。",
    "街道办表示，夜市每天营业到凌晨一点，油烟和噪声都有专人管理。",
]
SECTION = [
    "深化两国各领域合作",
    "本报记者 李四",
    "会谈中，省长说，中国和北岭国是好邻居、好伙伴，愿深化两国经贸合作，推动两国关系不断发展。",
    "会谈后，北岭国总理说，愿加强两国贸易、投资和农业合作，扩大人员往来，加强各领域合作。",
    "双方认为，要坚持互利共赢，加强贸易、投资、农业、文化和教育领域合作，推动两国关系取得更大发展。",
]
SNOW = [
    "在大雪之后的清晨里",
    "本报记者 李四",
    "前夜的大雪压塌了三百多座蔬菜棚，一百二十名干部连夜上阵，清雪、搭架、盖膜。",
    "菜农石大有的四座棚倒了三座，一万多株西红柿苗刚刚挂果。",
]


def asked(*articles):
    """The parts that may belong to another article, each with a line of that article and what would go there too."""
    text = "\n\n".join(line for article in articles for line in article)
    return {
        text[doubt.spans[0].start : doubt.spans[0].end]: (
            text[doubt.other.start : doubt.other.end],
            [text[one.start : one.end] for one in doubt.rest],
        )
        for doubt in recover(RawPage(text, "utf-8", "0" * 64)).doubts
        if doubt.rule == "article" and doubt.other is not None
    }


def test_it_may_be_part_of_the_other_with_all_that_stands_below_it():
    assert asked(SECTION, MARKET, VISIT)[SECTION[0]] == (VISIT[0], SECTION[1:])


def test_on_another_subject_it_is_an_article_of_its_own():
    assert asked(SNOW, MARKET, VISIT) == {}
