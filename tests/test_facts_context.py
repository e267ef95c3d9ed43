"""What the words around a figure say of it: a hedge further away, the part of the day, an era, growth."""

from __future__ import annotations

import pytest

from generator.facts.context import stated_figures
from generator.facts.units import chinese, convert, english
from generator.model import Figure, Language


def only(text: str) -> Figure:
    (figure,) = stated_figures(text)
    return figure


@pytest.mark.parametrize(
    ("sentence", "zh", "en"),
    [
        ("全市合格率低于85%。", "低于85%", "less than 85%"),
        ("价格高于3元。", "高于3元", "more than 3 yuan"),
        ("价格不得高于85元。", "不得高于85元", "at most 85 yuan"),
        ("含量不应低于3克。", "不应低于3克", "at least 3 g"),
        ("出勤率未达85%。", "未达85%", "less than 85%"),
        ("地震至少造成43人遇难。", "至少43人", "at least 43 people"),
        ("最多可容纳800人。", "至多800人", "at most 800 people"),
        ("大约需要花费200元。", "约200元", "about 200 yuan"),
        ("约占全国的1/4。", "约1/4", "about one quarter"),
        ("超过全省总量的三成。", "超过三成", "more than 30%"),
        ("不足计划的一半。", "不到一半", "less than half"),
        ("差不多有300人到场。", "300人", "300 people"),
        ("差不多300人到场。", "约300人", "about 300 people"),
        ("三十几个人。", "三十几个", "more than 30"),
        ("合格率低於85%。", "低於85%", "less than 85%"),
        ("約佔全國的三分之一。", "约三分之一", "about one third"),
        ("至少要提前四五个小时。", "至少四五个小时", "at least 4 to 5 hours"),
        ("月薪为8000元至12000元。", "8000元至12000元", "8,000 to 12,000 yuan"),
        ("工期约3个月至6个月。", "约3个月至6个月", "about 3 to 6 months"),
        ("水位上涨3米—7.5米。", "3米—7.5米", "3 to 7.5 m"),
        ("气温为5℃—12℃。", "5℃—12℃", "5 to 12 °C"),
        ("增长了300%多。", "300%多", "more than 300%"),
        ("高烧39℃多。", "39℃多", "more than 39 °C"),
        ("至少用时6天。", "至少6天", "at least 6 days"),
        ("价格不高于相应产值的80%。", "至多80%", "at most 80%"),
        ("流量约为平日的1.8倍。", "约1.8倍", "about 1.8 times"),
        ("销量约占全球一半。", "约一半", "about half"),
        ("用不足全球9%的耕地。", "不到9%", "less than 9%"),
        ("过半数村民签字。", "过半数", "more than half"),
        ("每人最多限购2件。", "至多2件", "at most 2"),
        ("近40余名专家。", "近40余名", "about 40 people"),
        ("约3%-5%的用户。", "约3%-5%", "about 3% to 5%"),
        ("增幅为3%-5%。", "3%-5%", "3% to 5%"),
    ],
)
def test_a_hedge_is_shown_wherever_the_sentence_has_it(sentence: str, zh: str, en: str) -> None:
    assert (chinese(only(sentence)), english(only(sentence))) == (zh, en)


@pytest.mark.parametrize(
    "sentence",
    [
        "最多时达300人。",
        "得票最多者获得300票。",
        "签约占全国的30%。",
        "附近全省的30%。",
        "超过去年的30%。",
        "大概率为30%。",
        "来不及3天。",
        "高出去年30%。",
        "降至低于9.8%的入世承诺。",
        "高于300公斤标准值。",
        "高于2022年同期。",
        "至少雨季时有300人。",
    ],
)
def test_what_looks_like_a_hedge_is_none(sentence: str) -> None:
    assert [figure.approx for figure in stated_figures(sentence)] == [None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("下午3时", "15:00"),
        ("上午10时30分", "10:30"),
        ("晚8点半", "20:30"),
        ("夜里2时", "2:00"),
        ("晚上12时", "24:00"),
        ("凌晨12时", "0:00"),
        ("中午12时", "12:00"),
        ("中午1时", "13:00"),
        ("凌晨2时许", "about 2:00"),
        ("约下午3时", "about 15:00"),
        ("下午5点3刻", "17:45"),
        ("下午15时", "15:00"),
        ("晚19时半", "19:30"),
        ("凌晨3时零3分", "3:03"),
        ("早上5点多", "about 5:00"),
        ("不到上午十点", "about 10:00"),
    ],
)
def test_a_time_is_of_its_part_of_the_day(words: str, said: str) -> None:
    figure = only(f"会议{words}，开幕。")
    assert (chinese(figure), english(figure)) == (words, said)


def test_a_range_of_times_ends_in_the_same_part_of_the_day() -> None:
    figures = stated_figures("下午3时至5时。次日上午9时至11时。")
    assert [english(figure) for figure in figures] == ["15:00", "17:00", "9:00", "11:00"]
    assert [chinese(figure) for figure in figures] == ["下午3时", "17:00", "上午9时", "11时"]


@pytest.mark.parametrize(
    ("words", "said", "converted"),
    [
        ("民國一二〇年", "2031", "即2031年"),
        ("民国三十八年", "1949", "即1949年"),
        ("民国38年10月", "October 1949", None),
        ("昭和五十六年四月一日", "April 1, 1981", None),
        ("光绪二十四年六月", "1898", "即1898年"),
        ("乾隆四十年", "1775", "即1775年"),
        ("光绪元年", "1875", "即1875年"),
        ("1949年", "1949", None),
    ],
)
def test_a_year_of_an_era_is_one_of_the_calendar(words: str, said: str, converted: str | None) -> None:
    figure = only(f"{words}，县学建成。")
    assert (figure.written, english(figure), convert(figure, Language.ZH)) == (words, said, converted)


@pytest.mark.parametrize("sentence", ["票价由20元到30元。", "3公里到5000公里。", "12人到5户。", "1998年至2008年。"])
def test_what_joins_two_figures_need_not_make_a_range(sentence: str) -> None:
    assert len(stated_figures(sentence)) == 2


@pytest.mark.parametrize(
    ("sentence", "zh", "en"),
    [
        ("主队以3比2获胜。", "3比2", "3:2"),
        ("首局比分为21:25。", "21:25", "21:25"),
        ("客队2：1领先。", "2：1", "2:1"),
        ("男女比例约为3∶2。", "约为3∶2", "about 3:2"),
        ("性别比为1.05:1。", "1.05:1", "1.05:1"),
        ("师生比达到1:16。", "1:16", "1:16"),
        ("按5:3:2分担。", "5:3:2", "5:3:2"),
        ("以三比零获胜。", "三比零", "3:0"),
    ],
)
def test_a_score_is_one_figure(sentence: str, zh: str, en: str) -> None:
    assert (chinese(only(sentence)), english(only(sentence))) == (zh, en)


def test_scores_are_told_apart_by_either_side() -> None:
    values = [only(f"比分为{score}。").value for score in ("3比1", "3比2", "3:2", "30:2", "3:20")]
    assert values[1] == values[2]
    assert len({*values}) == 4


@pytest.mark.parametrize("sentence", ["8:30开会。", "今年12比特，3比赛。", "1:50000地形图。", "周三比周二。"])
def test_a_time_a_scale_and_a_comparison_are_no_scores(sentence: str) -> None:
    assert all(figure.unit != "比" for figure in stated_figures(sentence))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("当地发生6.8级地震。", "magnitude 6.8"),
        ("震级为5.0级。", "magnitude 5.0"),
        ("地震后记录到3.0级以上余震。", "at least magnitude 3.0"),
        ("余震在4.0至4.9级之间。", "magnitude 4.0 to 4.9"),
        ("海面有8级大风。", "force 8"),
        ("风力不到六级。", "less than force 6"),
        ("黄海有6到7级偏北风。", "force 6 to 7"),
        ("启动防台风三级应急响应。", "3 levels"),
        ("河流分为五级。", "5 levels"),
        ("三级风险。", "3 levels"),
    ],
)
def test_a_magnitude_and_a_force_of_wind_are_no_levels(sentence: str, said: str) -> None:
    assert english(only(sentence)) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("3月5日至8日", "March 5 to 8"),
        ("4月28日—5月3日", "April 28 to May 3"),
        ("2023年5月1日至3日", "May 1 to 3, 2023"),
        ("2023年4月28日至5月3日", "April 28 to May 3, 2023"),
        ("2022年12月30日至2023年1月2日", "December 30, 2022 to January 2, 2023"),
    ],
)
def test_days_in_a_row_are_one_figure(words: str, said: str) -> None:
    assert (only(f"展会从{words}举行。").written, english(only(f"{words}，晴。"))) == (words, said)


def test_days_that_do_not_follow_each_other_are_two() -> None:
    assert len(stated_figures("3月8日至5日。12月30日至2023年1月2日。")) == 4


def test_a_lunar_month_is_no_month_of_the_calendar() -> None:
    assert stated_figures("农历八月，庙会开市。") == ()


@pytest.mark.parametrize(
    ("sentence", "en", "zh_converted", "en_converted"),
    [
        ("产值增长两倍。", "up 200%", "即原来的3倍", "3 times what it was"),
        ("产值增加了近1.2倍。", "up nearly 120%", "即原来的近2.2倍", "nearly 2.2 times what it was"),
        ("较上年快一倍。", "up 100%", "即原来的2倍", "2 times what it was"),
        ("比去年高3倍。", "up 300%", "即原来的4倍", "4 times what it was"),
        ("产值增长近千倍。", "up nearly 100,000%", None, None),
        ("产值增长三至五倍。", "up 300% to 500%", None, None),
        ("产值增长到两倍。", "2 times", None, None),
        ("产值是去年的3倍。", "3 times", None, None),
    ],
)
def test_growth_in_multiples_is_told_from_size(
    sentence: str, en: str, zh_converted: str | None, en_converted: str | None
) -> None:
    figure = only(sentence)
    converted = (convert(figure, Language.ZH), convert(figure, Language.EN))
    assert (english(figure), *converted) == (en, zh_converted, en_converted)


@pytest.mark.parametrize(
    ("sentence", "written", "en"),
    [
        ("收入翻了一番。", "翻了一番", "doubled"),
        ("产值翻两番。", "翻两番", "quadrupled"),
        ("产值翻了近三番。", "翻了近三番", "nearly grown 8-fold"),
        ("利润翻番有余。", "翻番有余", "more than doubled"),
        ("商品打八折。", "八折", "20% off"),
        ("商品打85折。", "85折", "15% off"),
        ("商品打七五折。", "七五折", "25% off"),
        ("商品打七八折。", "七八折", "70% to 80% of the price"),
        ("售价不到八折。", "不到八折", "less than 80% of the price"),
        ("近半数居民。", "近半数", "nearly half"),
        ("占三分之二。", "三分之二", "two thirds"),
        ("得90分。", "90分", "90 points"),
        ("以15分的优势获胜。", "15分", "15 points"),
        ("死亡率降至15.7/10万。", "15.7/10万", "15.7 per 100,000"),
        ("吃了四两面。", "四两", "4 liang"),
        ("老年人指60岁及以上。", "60岁及以上", "at least 60 years old"),
        ("廿八名学生。", "廿八名", "28 people"),
        ("收购350公噸。", "350公噸", "350 tonnes"),
        ("逾六十载。", "逾六十载", "more than 60 years"),
        ("捐款3.5亿新台币。", "3.5亿新台币", "350 million New Taiwan dollars"),
        ("指数低于50。", "低于50", "under 50"),
        ("不止500家。", "不止500家", "more than 500"),
    ],
)
def test_a_figure_in_words_of_its_own(sentence: str, written: str, en: str) -> None:
    assert (only(sentence).written, english(only(sentence))) == (written, en)


@pytest.mark.parametrize(
    "sentence", ["三折叠屏手机。", "一波三折。", "过半数票。", "一年半载。", "一番话。", "几十个。"]
)
def test_words_that_only_look_like_a_figure(sentence: str) -> None:
    assert stated_figures(sentence) == ()
