"""Every written form of a number is read as that number, exactly."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.facts.figures import find_figures, high_of, read, read_figure
from generator.facts.numerals import parse, parse_range, parse_spoken
from generator.facts.unit_table import BY_NAME, COMPOSED_UNITS

FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
MANY = settings(max_examples=10_000)
"""For the written forms of a number: a wrong one would be wrong in print."""
THOROUGH = settings(max_examples=int(os.environ.get("EXAMPLES", "500")))
"""`make check-all` asks for 10,000."""
DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
UNITS = sorted(set(BY_NAME) - COMPOSED_UNITS - {"成", "‰"})
UNITS_OF_NO_DATE = [unit for unit in UNITS if unit not in {"年", "月", "日"}]
"""2022年 may be a year: units of calendar dates have tests of their own."""


def chinese(number: int) -> str:
    """A number in characters, as school teaches it. The test's own way to write, apart from the way to read."""
    if number < 10000:
        return _section(number)
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return chinese(head) + name + (gap + chinese(rest) if rest else "")
    raise AssertionError(number)


def _section(number: int) -> str:
    if number == 0:
        return "零"
    text, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


@MANY
@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals(number: int) -> None:
    assert parse(chinese(number)) == number
    assert parse(chinese(number).translate(FINANCIAL)) == number


@THOROUGH
@given(st.integers(0, 99_999_999), st.integers(0, 9999))
def test_decimals_in_chinese(whole: int, fraction: int) -> None:
    digits = "".join(DIGITS[int(digit)] for digit in f"{fraction:04}")
    assert parse(f"{chinese(whole)}点{digits}") == Decimal(f"{whole}.{fraction:04}")


@pytest.mark.parametrize(
    ("written", "value"), [("三点五亿", 350_000_000), ("一点二万", 12_000), ("三点五千万", 35_000_000)]
)
def test_decimals_of_groups(written: str, value: int) -> None:
    assert parse(written) == value


@given(st.integers(1000, 2999))
def test_digits_in_a_row(year: int) -> None:
    text = "".join(DIGITS[int(digit)] for digit in str(year))
    assert parse(text) == year
    assert parse(text.replace("零", "〇")) == year


@given(st.integers(1, 8))
def test_two_neighbouring_digits_are_a_range(low: int) -> None:
    pair = DIGITS[low] + DIGITS[low + 1]
    assert parse(pair) is None
    for before, after, scale, more in (("", "", 1, 0), ("十", "", 1, 10), ("", "百", 100, 0), ("", "万", 10000, 0)):
        ends = Decimal(low * scale + more), Decimal((low + 1) * scale + more)
        assert parse_range(before + pair + after) == ends


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百五", 150),
        ("三千六", 3600),
        ("两万五", 25000),
        ("一百零五", 105),
        ("一百一十五", 115),
        ("三万亿", 3 * 10**12),
    ],
)
def test_short_speech(written: str, value: int) -> None:
    assert parse(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("百", 100), ("万", 10**4), ("十万", 10**5), ("千万", 10**7), ("百亿", 10**10), ("万亿", 10**12)],
)
def test_places_and_groups_without_a_digit(written: str, value: int) -> None:
    assert parse_spoken(written) == value


@pytest.mark.parametrize("text", ["", "三百", "百十", "千百万", "亿万", "万千", "万万"])
def test_what_is_no_group_counted_in_places(text: str) -> None:
    assert parse_spoken(text) is None


@pytest.mark.parametrize("text", ["", "百五", "十十", "一十百", "零", "三五", "一百千", "点五", "三点", "万", "一百零"])
def test_what_is_no_number(text: str) -> None:
    assert parse(text) == (0 if text == "零" else None)


@st.composite
def arabic(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Digits in any printed form, and their value."""
    whole = draw(st.integers(0, 10**12))
    places = draw(st.integers(0, 4))
    fraction = draw(st.integers(0, 10**places - 1)) if places else 0
    value = Decimal(f"{whole}.{fraction:0{places}}") if places else Decimal(whole)
    text = f"{value:,f}" if draw(st.booleans()) else f"{value:f}"
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH).replace(",", "，")
    return text, value


MULTIPLIERS = {
    "": 1,
    "千": 1000,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "千亿": 10**11,
    "万亿": 10**12,
}


@THOROUGH
@given(arabic(), st.sampled_from(sorted(MULTIPLIERS)), st.sampled_from(UNITS_OF_NO_DATE))
def test_every_arabic_form_with_every_multiplier_and_unit(
    number: tuple[str, Decimal], multiplier: str, unit: str
) -> None:
    digits, value = number
    written = f"{digits}{multiplier}{unit}"
    if multiplier == "千" and unit[0] in "米克瓦伏":
        return  # 3千米 is three kilometres
    if unit == "点" and not multiplier and value < 25:
        return  # 9点 is a time of day
    figure = read_figure(written)
    assert figure is not None
    assert figure.value == value * MULTIPLIERS[multiplier]
    assert figure.written == written
    assert figure.unit == unit


@given(arabic(), st.sampled_from(UNITS_OF_NO_DATE))
def test_a_figure_is_found_where_it_stands(number: tuple[str, Decimal], unit: str) -> None:
    written = f"{number[0]}{unit}"
    (figure,) = find_figures(f"已建成{written},效果好。")
    assert (figure.start, figure.end, figure.written) == (3, 3 + len(written), written)


@THOROUGH
@given(st.integers(1, 10**9))
def test_numerals_with_a_unit(number: int) -> None:
    figure = read_figure(f"{chinese(number)}户")
    assert figure is not None
    assert (figure.value, figure.unit) == (Decimal(number), "户")


@given(st.text(max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.written == text[figure.start : figure.end]
        end = figure.end


@example("0—0千1")
@given(st.text("0123456789.,，万亿千百十一二三两半余多近约第至—-%个月年日人次米 ", max_size=12))
def test_any_mixture_of_the_words_of_figures_can_be_searched(text: str) -> None:
    for figure in find_figures(text):
        assert figure.value.is_finite()
        assert figure.step > 0
        again = read(figure.written)
        assert again is None or again.high >= again.figure.value


@pytest.mark.parametrize(
    ("written", "high"),
    [
        *(("3至5公里", 5), ("3到5公里", 5), ("3~5公里", 5), ("3～5公里", 5), ("3—5公里", 5), ("3–5公里", 5)),
        *(("3-5公里", 5), ("３－５公里", 5), ("10%—15%", 15), ("3至5万元", 50_000), ("三至五天", 5), ("三到五天", 5)),
        *(
            ("三四公里", 4),
            ("百分之三至五", 5),
            ("百分之七八十", 80),
            ("三至五亿元", 500_000_000),
            ("三到四百人", 400),
            ("三点五至四点二亿元", 420_000_000),
            ("百分之3到5", 5),
            ("十五六天", 16),
            ("二三十人", 30),
            ("两三万元", 30_000),
            ("零下10—20℃", -10),
            ("4小时30至40分", 280),
            ("3年2个月又5天", 39),
            ("3年2个月", 38),
        ),
        *(("4400米", 4400), ("二〇二二年", 2022), ("6000余名", 6000), ("两万五千人", 25_000), ("百分之三", 3)),
    ],
)
def test_the_upper_end(written: str, high: int) -> None:
    figure = read_figure(written)
    assert figure is not None
    assert high_of(figure) == high


_MIXTURE = st.text("0123456789.,万千百十一二三五六两半余多近约至到~～—–－-−%个月年日点人米 零下分之", max_size=12)


@MANY
@given(_MIXTURE)
def test_only_what_looks_like_a_range_is_read_again_for_its_upper_end(text: str) -> None:
    for figure in (read_figure(text), *find_figures(text)):
        again = read(figure.written) if figure else None
        if figure and again:
            assert high_of(figure) == again.high


def described(written: str) -> str:
    figure = read_figure(written)
    return f"{figure.value:f} {figure.unit} {figure.approx} {figure.step:f}" if figure else "none"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("167975.86万元", "1679758600 元 None 100"),
        ("1.31亿", "131000000  None 1000000"),
        ("0.4万亩", "4000 亩 None 1000"),
        ("近4400米", "4400 米 nearly 1"),
        ("百分之三", "3 % None 1"),
        ("百分之三十五点二", "35.2 % None 0.1"),
        ("千分之五", "0.5 % None 0.1"),
        ("三成", "3 成 None 1"),
        ("两成半", "2.5 成 None 0.5"),
        ("九成九", "9.9 成 None 0.1"),
        ("三成五", "3.5 成 None 0.1"),
        ("三点五亿元", "350000000 元 None 10000000"),
        ("一点二万亩", "12000 亩 None 1000"),
        ("三点五千万元", "35000000 元 None 1000000"),
        ("一点二万余人", "12000 人 more-than 1000"),
        ("三点五千克", "3.5 千克 None 0.1"),
        ("十五个", "15 个 None 1"),
        ("２．７７％", "2.77 % None 0.01"),
        ("3800余万元", "38000000 元 more-than 10000"),
        ("2万余元", "20000 元 more-than 10000"),
        ("二十多万人", "200000 人 more-than 10000"),
        ("百余名", "100 名 more-than 100"),
        ("近百家", "100 家 nearly 100"),
        ("近千万元", "10000000 元 nearly 10000000"),
        ("上百万人", "1000000 人 more-than 1000000"),
        ("超百亿元", "10000000000 元 more-than 10000000000"),
        ("突破千亿元", "100000000000 元 more-than 100000000000"),
        ("近万亿美元", "1000000000000 美元 nearly 1000000000000"),
        ("百余万亩", "1000000 亩 more-than 1000000"),
        ("不足百人", "100 人 less-than 100"),
        ("亿元以上", "100000000 元 at-least 100000000"),
        ("千人以下", "1000 人 at-most 1000"),
        ("百分之七八十", "70 % about 1"),
        ("百分之百", "100 % None 1"),
        ("2千亿元", "200000000000 元 None 100000000000"),
        ("50个以上", "50 个 at-least 1"),
        ("至少50个", "50 个 at-least 1"),
        ("不到10分钟", "10 分钟 less-than 1"),
        ("30人左右", "30 人 about 1"),
        ("约1.12亿元", "112000000 元 about 1000000"),
        ("3亿5000万元", "350000000 元 None 10000"),
        ("三四公里", "3 公里 about 1"),
        ("三至五亿元", "300000000 元 about 100000000"),
        ("三到二十人", "3 人 about 1"),
        ("3至5万元", "30000 元 about 10000"),
        ("一个月", "1 个月 None 1"),
        ("一个多月", "1 个月 more-than 1"),
        ("一个半月", "1.5 个月 None 0.5"),
        ("两年半", "2.5 年 None 0.5"),
        ("半年", "0.5 年 None 0.5"),
        ("4分30秒", "270 秒 None 1"),
        ("４分３０秒", "270 秒 None 1"),
        ("4 分钟 30 秒", "270 秒 None 1"),
        ("四分三十秒", "270 秒 None 1"),
        ("2小时15分", "135 分钟 None 1"),
        ("三小时零五分钟", "185 分钟 None 1"),
        ("1小时2分3秒", "3723 秒 None 1"),
        ("1小时20多分钟", "80 分钟 more-than 1"),
        ("4年9个月", "57 个月 None 1"),
        ("四年零九个月", "57 个月 None 1"),
        ("两年又三个半月", "27.5 个月 None 0.5"),
        ("3年2个月又5天", "38 个月 None 1"),
        ("3天4小时", "76 小时 None 1"),
        ("近4年9个月", "57 个月 nearly 1"),
        ("不到2小时30分", "150 分钟 less-than 1"),
        ("两小时半", "2.5 小时 None 0.5"),
        ("两个半小时", "2.5 个小时 None 0.5"),
        ("4分", "none"),
        ("9秒83", "9.83 秒 None 0.01"),
        ("九秒八三", "9.83 秒 None 0.01"),
        ("1分56秒78", "116.78 秒 None 0.01"),
        ("8米36", "8.36 米 None 0.01"),
        ("一米八", "1.8 米 None 0.1"),
        ("一米八五", "1.85 米 None 0.01"),
        ("3元5角", "3.5 元 None 0.1"),
        ("3块5毛钱", "3.5 元 None 0.1"),
        ("三角五分钱", "0.35 元 None 0.01"),
        ("五毛钱", "0.5 元 None 0.1"),
        ("12块钱", "12 块钱 None 1"),
        ("20来岁", "20 岁 about 1"),
        ("12，345.6亿元", "1234560000000 元 None 10000000"),
        ("3，000余万元", "30000000 元 more-than 10000"),
        ("6斤8两", "6.8 斤 None 0.1"),
        ("六斤八两", "6.8 斤 None 0.1"),
        ("四两", "4 两 None 1"),
        ("三四两", "3 两 about 1"),
        ("三千两", "3000 两 None 1"),
        ("一两半", "1.5 两 None 0.5"),
        ("195万八", "1958000  None 1000"),
        ("三万八", "38000  None 1"),
        ("四毛五", "0.45 元 None 0.01"),
        ("一块三毛五", "1.35 元 None 0.01"),
        ("8分多钟", "8 分钟 more-than 1"),
        ("三分半钟", "3.5 分钟 None 0.5"),
        ("三分之二强", "66.67 % more-than 0.01"),
        ("两成弱", "2 成 nearly 1"),
        ("60岁及以上", "60 岁 at-least 1"),
        ("十来个", "10 个 about 1"),
        ("2021年4月", "202104 年月 None 1"),
        ("2022年4月30日", "20220430 年月日 None 1"),
        ("二〇二二年四月", "202204 年月 None 1"),
        ("二〇二二年十月三十一日", "20221031 年月日 None 1"),
        ("17时", "17.00 时 None 1"),
        ("8时30分", "8.30 时 None 1"),
        ("8点30分", "8.30 时 None 1"),
        ("10时44分07秒", "10.4407 时 None 1"),
        ("8点半", "8.30 时 None 1"),
        ("8:00", "8.00 时 None 1"),
        ("17：30", "17.30 时 None 1"),
        ("十时四分", "10.04 时 None 1"),
        ("二十三时", "23.00 时 None 1"),
        ("十时四分七秒", "10.0407 时 None 1"),
        ("八点半", "8.30 时 None 1"),
        ("1/3", "33.33 % None 0.01"),
        ("零下30度", "-30 摄氏度 None 1"),
        ("零下三十度", "-30 摄氏度 None 1"),
        ("零下20多度", "-20 摄氏度 less-than 1"),
        ("零下20℃", "-20 ℃ None 1"),
        ("约零下20℃", "-20 ℃ about 1"),
        ("零下约20℃", "-20 ℃ about 1"),
        ("-52.3℃", "-52.3 ℃ None 0.1"),
        ("-3.5%", "-3.5 % None 0.1"),
        ("−3.5%", "-3.5 % None 0.1"),
        ("－３．５％", "-3.5 % None 0.1"),
        ("三分之二", "66.67 % None 0.01"),
        ("四分之一", "25 % None 1"),
        ("一半", "50 % None 1"),
        ("5月底", "5 月 None 1"),
        ("2022年度", "2022 年 None 1"),
        ("12公里和3米", "none"),
        ("很多", "none"),
        ("", "none"),
        ("12 公里", "12 公里 None 1"),
        ("1" * 40, "none"),
    ],
)
def test_what_editors_write(written: str, expected: str) -> None:
    assert described(written) == expected


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("第十四次会议", []),
        ("第3次会议", []),
        ("进一步统一思想", []),
        ("学一技之长", []),
        ("“两委”班子和“三农”工作", []),
        ("打通最后一公里", []),
        ("开展1+4+N和100+计划", []),
        ("沿G318国道建5G基站", []),
        ("数十次试验,几百人参加", []),
        ("今年上半年", []),
        ("一座座新房", []),
        ("十二五时期", []),
        ("70升级", ["70"]),
        ("5乡1镇21个行政村", ["5乡", "1镇", "21个"]),
        ("384户1534人", ["384户", "1534人"]),
        ("4月完成3个,5月底完成2个", ["4月", "3个", "5月底", "2个"]),
        ("近三年投入3万元", ["三年", "3万元"]),
        ("历时近三年", ["近三年"]),
        ("签约20亿元,预约300人,每年节约8万元", ["20亿元", "300人", "8万元"]),
        ("纽约8万人,附近3家,网上300家", ["8万人", "3家", "300家"]),
        ("约8万元,大约有8万人,上百家", ["约8万元", "大约有8万人", "上百家"]),
        ("建于公元前221年", ["公元前221年"]),
        ("二万五千里长征,千里之外", ["二万五千里"]),
        ("增长3.5%—4%", ["3.5%—4%"]),
        ("达300个,200人参加", ["300个", "200人"]),
        ("电话0891-6321234", ["0891"]),
        ("14亿多中国人民", ["14亿多"]),
        ("动员200多群众", ["200多"]),
        ("2025多彩贵州,10多样菜", ["2025", "10"]),
        ("推出20多款,办理11.2万起", ["20多款", "11.2万起"]),
        ("7月1日起施行,自2021年起", ["7月1日", "2021年"]),
        ("这两天十里八乡都来了", []),
        ("五台山下", []),
        ("三到五年,两至三个月", ["三到五年", "两至三个月"]),
        ("从一到二十", []),
        ("全长50km,重30kg,3kg/m", ["50km", "30kg"]),
        ("500千伏线路", ["500千伏"]),
        ("约合人民币730元", ["约合人民币730元"]),
        ("吸引近百万人,收入上千万元,产值超百亿元", ["近百万人", "上千万元", "超百亿元"]),
        ("路上千万不要跑,近千万家庭,百万雄师过大江", []),
        ("万千气象,成千上万,千亿斤粮食,百万年薪", []),
        ("产值三点五亿元,三成五年内,三成三百人", ["三点五亿元", "三成", "五年", "三成", "三百人"]),
        ("8点半到17点半,9点30分钟", ["8点半", "17点半", "9点", "30分钟"]),
        ("降低百分之三到五年后", ["百分之三", "五年"]),
        ("气温5℃-15℃,占比10%-5%,夜间-5℃到-15℃", ["5℃", "15℃", "10%", "5%", "-5℃", "-15℃"]),
        ("增速为-3.5%,增长-2%,下降3.5%,环比−0.2%", ["-3.5%", "-2%", "3.5%", "−0.2%"]),
        ("规模突破亿级,形成千亿级产业集群", []),
        ("早上零下20℃,夜间约零下20℃,零下约3℃", ["零下20℃", "约零下20℃", "零下约3℃"]),
        ("亿元以上企业,几亿元以上,亿元村", ["亿元以上"]),
        ("3点击败对手,3点评一句,3点开会", ["3", "3", "3点"]),
        ("间隔4分30秒,历时4年9个月", ["4分30秒", "4年9个月"]),
        ("用时4分钟、30秒,4年后9个月内", ["4分钟", "30秒", "4年", "9个月"]),
        ("9时30分,9点30分7秒,十时四分七秒", ["9时30分", "9点30分7秒", "十时四分七秒"]),
        ("得4分,投中3分球,只要4分钱,5分之1,1小时5分之1", ["4", "3", "4", "5分之1", "1小时", "5分之1"]),
        ("人数1342万人,户数3812户,数十人", ["1342万人", "3812户"]),
        ("100米半决赛,10公里半径,两年半", ["100米", "10公里", "两年半"]),
        ("三米一岗,5米20人,3秒15米,100米12金", ["三米", "5米", "20人", "3秒", "15米", "100米", "12金"]),
        (
            "肉降了三毛,菜两块五一斤,卖七百块,从十二块涨到十五块",
            ["三毛", "两块五", "一斤", "七百块", "十二块", "十五块"],
        ),
        ("作家三毛的作品,收到三毛来信,三块石头,新增展板五块", ["三块", "五块"]),
        ("能卖三万八,多卖两千多,落地二十六万八,三万八千里", ["三万八", "两千多", "二十六万八", "三万八千里"]),
        ("吃二两米饭,三两好友,三两天,半斤八两,四两拨千斤,三三两两,2024两会", ["二两", "2024"]),
        ("12，345人,2020年，345人,第12，345号,12，34人", ["12，345人", "2020年", "345人", "345", "12", "34人"]),
        ("两成强对流,三分之一弱国", ["两成", "三分之一"]),
        ("201金111银,五金店,5金融机构", ["201金", "111银", "5"]),
        ("三级甲等医院,三轮车,三门峡,五花八门,三年五载,一对一", []),
        ("三碗面,两杯茶,五局三胜,5局", ["三碗", "两杯", "5局"]),
        ("金三角,三角五块地,一毛不拔", ["五块"]),
        ("晚上八点,上午十时许,十一时开始", ["八点", "十时", "十一时"]),
        ("三点共识,四时美景,一时间,几十时,一点半点", []),
        ("8:00-20:00,9:30至17:30", ["8:00", "20:00", "9:30", "17:30"]),
        ("以21:15胜,比分为25:21、23:25,投入比1:15", ["21", "15", "25", "21", "23", "25", "1", "15"]),
        ("东经87.45度,零上5度,用电20度", ["87.45", "5度", "20"]),
        ("20来自各地,30来人", ["20", "30来人"]),
        ("2/3的人,1/4决赛,15.1/10万,2023/24赛季", ["2/3", "1", "15.1", "2023"]),
        ("“3·15”晚会,5·12地震", []),
        (
            "一天24小时,一天8小时,7天24小时,一年365天",
            ["一天", "24小时", "一天", "8小时", "7天", "24小时", "一年", "365天"],
        ),
        ("一年有200天,一年200天,每周5天,2021年9个月", ["一年", "200天", "一年", "200天", "5天", "2021年", "9个月"]),
    ],
)
def test_what_counts_as_a_figure_in_running_text(text: str, figures: list[str]) -> None:
    assert [figure.written for figure in find_figures(text)] == figures
