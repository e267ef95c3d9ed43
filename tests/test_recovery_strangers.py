"""A box without byline or dateline that is taken for a section of the article above it: an editor is asked."""

import pytest

from generator.model import RawPage
from generator.recovery import recover

SNOW = [
    "大雪压塌蔬菜棚 干部连夜抢修",
    "本报记者 范进",
    "本报讯 前夜的大雪压塌了柳湾镇三百多座蔬菜大棚。镇里一百二十名干部连夜上阵，清雪、搭架、盖膜。",
    "菜农石大有的四座棚倒了三座，一万多株西红柿苗刚刚挂果。到今天凌晨五点，两座棚重新立了起来。",
]
DRY_AUTUMN = [
    "秋燥伤肺 养阴正当时",
    "本报记者 金铃",
    "秋天空气干燥，最易伤肺。中医院肺病科主任沈济民说，秋季养生以养阴润燥为先。",
    "他建议早睡早起，饮食上少辛多酸，可以常喝百合银耳粥、雪梨汤。",
    "有慢性支气管炎的病人要及时添衣，避免受凉。",
]
ADVICE = [
    "防滑小常识",
    "一、雪天出门穿防滑鞋，步子放小。",
    "二、上下台阶扶好栏杆，双手不要插在衣袋里。",
    "三、摔倒以后不要急着起身，先看看哪里疼。",
]
DONORS = ["捐赠名录", "宏达纺织厂 二十万元。", "青石镇商会 八万元。", "市民刘女士 五百元。"]
QUESTION = [
    "嗓子干痒怎么办",
    "读者田先生来电问：入秋以后我嗓子又干又痒，说话多了就咳，该吃点什么？",
    "医生解答：可用罗汉果、麦冬泡水，少吃辛辣，屋里放盆水加湿。",
]
REPAIRS = [
    "大棚连夜重新立起来",
    "菜农石大有说，干部们清雪搭架，天亮前蔬菜大棚已经立起两座，西红柿苗保住了一半。",
    "盖膜之前棚里生了炉",
    "镇里的干部清雪以后在蔬菜大棚里生炉，搭架、盖膜干到凌晨，菜农的苗没有冻坏。",
]
DOCTOR = [
    "一位乡村医生的三十年",
    "本报记者 苗青",
    "陈庆余的药箱换过七个，最早的一个是木头的。他在大岭村当了三十年乡村医生。",
    "山路走坏四十双鞋",
    "大岭村十一个寨子散在三座山上，最远的要走四小时。雨季塌方，他就绕道河谷，鞋底磨穿了用轮胎皮补。",
    "账本烧了",
    "村民欠的医药费记了厚厚一本，前年搬家时他一把火烧掉。妻子埋怨了半个月。",
    "女儿接班",
    "去年，女儿从卫校毕业，接过药箱。村里新建的卫生室有了心电图机，连着县医院。",
]
RULES = [
    "冬季养生要过三关",
    "本报记者 朱颜 通讯员 何苗",
    "立冬将至，气温下降，血管收缩，高血压患者的血压容易波动。医生提醒，要过好三关。",
    "1.起床关",
    "早晨醒来不要立即起身，先在床上躺三分钟，活动四肢和头颈，再慢慢坐起。",
    "2.穿衣关",
    "要注意头部和脚部的保暖，外出戴好帽子和围巾。",
    "3.用药关",
    "不能自行停药或减量，定期测量血压，及时请医生调整。",
]


def questions(*lines):
    """The places where an editor is asked whether an article of its own begins, each with what would go there."""
    text = "\n\n".join(lines)
    found = recover(RawPage(text, "utf-8", "0" * 64))
    return {
        text[doubt.spans[0].start : doubt.spans[0].end]: [text[one.start : one.end] for one in doubt.rest]
        for doubt in found.doubts
        if doubt.rule == "article" and doubt.alternative.en == "begins an item of its own"
    }


@pytest.mark.parametrize(
    ("article", "box"),
    [(SNOW, ADVICE), (SNOW, DONORS), (DRY_AUTUMN, QUESTION)],
    ids=["advice", "donors", "a reader's question"],
)
def test_a_section_with_hardly_anything_in_common_with_its_article_may_be_one_of_its_own(article, box):
    assert questions(*article, *box)[box[0]] == box[1:]


def test_sections_that_speak_of_the_same_as_their_article_are_not_asked_about():
    assert questions(*SNOW, *REPAIRS) == {}


def test_what_follows_the_first_of_several_is_asked_about_with_it():
    asked = questions(*DOCTOR)
    assert asked[DOCTOR[3]] == DOCTOR[4:7]
    assert DOCTOR[5] not in asked


def test_a_section_with_a_number_goes_on_with_its_list():
    assert questions(*RULES) == {}
