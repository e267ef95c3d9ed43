"""The units that the paper prints, as a table: one row a unit, and nothing about any one page.

Figures with the same base measure the same thing: they may be added and compared. Everything countable by a
general measure word (个, 家, 件, ...) shares one base, because only an editor knows what is counted; people,
households, visits, kinds and levels have their own, so that households are never added to people.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model import Bilingual


class Kind(StrEnum):
    """What a unit measures."""

    MONEY = "money"
    AREA = "area"
    PEOPLE = "people"
    HOUSEHOLDS = "households"
    COUNT = "count"
    LENGTH = "length"
    SHARE = "share"
    TIME = "time"
    DATE = "date"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    TEMPERATURE = "temperature"
    MULTIPLE = "multiple"
    GRADE = "grade"
    SCORE = "score"


KIND_NAMES: dict[Kind, Bilingual] = {
    Kind.MONEY: Bilingual("金额", "Money"),
    Kind.AREA: Bilingual("面积", "Area"),
    Kind.PEOPLE: Bilingual("人数", "People"),
    Kind.HOUSEHOLDS: Bilingual("户数", "Households"),
    Kind.COUNT: Bilingual("数量", "Counts"),
    Kind.LENGTH: Bilingual("长度", "Length"),
    Kind.SHARE: Bilingual("比例", "Shares"),
    Kind.TIME: Bilingual("时长", "Time"),
    Kind.DATE: Bilingual("日期", "Dates"),
    Kind.MASS: Bilingual("重量", "Weight"),
    Kind.VOLUME: Bilingual("体积", "Volume"),
    Kind.ENERGY: Bilingual("电力", "Power"),
    Kind.TEMPERATURE: Bilingual("温度", "Temperature"),
    Kind.MULTIPLE: Bilingual("倍数", "Multiples"),
    Kind.GRADE: Bilingual("等级", "Grades"),
    Kind.SCORE: Bilingual("比分与比例", "Scores and ratios"),
}

COUNTED = frozenset({Kind.PEOPLE, Kind.HOUSEHOLDS, Kind.COUNT})
"""Kinds that come in whole numbers: a count printed in full is exact, not rounded."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit or measure word."""

    name: str
    """As printed."""
    base: str
    """The name of the unit that all of its dimension are expressed in; equal bases may be added."""
    factor: Decimal
    """How many of the base make one."""
    kind: Kind
    singular: str
    """In English; empty for a measure word, which English has none of: 137个 is `137`."""
    plural: str


def _unit(name: str, kind: Kind, english: str = "", base: str = "", factor: str = "1") -> Unit:
    singular, _, plural = english.partition("/")
    return Unit(name, base or name, Decimal(factor), kind, singular, plural or singular)


_GENERAL = (
    "个家件项座条支台辆套间栋幢所处张份篇册部块片株棵头只匹艘架口艇扇盏根眼枚颗粒具本门段道"
    "例宗笔羽尾幅首趟列班层组对双轮集课站款起群盆章桶剂卷票顶瓶箱孔封单碗杯盒袋串筐桌罐朵捆圈局金银铜"
)
"""Measure words that say little about what they count."""

GROWTH = "倍（净增）"
"""What 倍 counts behind 增长: 增长两倍 is to become three times as much."""
DOUBLINGS = "番"
"""翻两番 is to double twice."""
POINTS = "分"
"""Of a test or a game; the same character counts minutes and coins."""
MAGNITUDE = "级（震级）"
"""What 级 is of an earthquake."""
FORCE = "级（风力）"
"""What 级 is of a wind, on Beaufort's scale."""
SCORE = "比"
"""3比2 and 2:1, of a game or of what is divided: 3.002, so that no two are alike and sums are those of each side."""
PER_100_000 = "/10万"
"""15.7/10万 of how often people fall ill."""

UNITS: tuple[Unit, ...] = (
    _unit("元", Kind.MONEY, "yuan"),
    _unit("块钱", Kind.MONEY, "yuan", "元"),
    _unit("美元", Kind.MONEY, "US dollar/US dollars"),
    _unit("港元", Kind.MONEY, "Hong Kong dollar/Hong Kong dollars"),
    _unit("欧元", Kind.MONEY, "euro/euros"),
    _unit("日元", Kind.MONEY, "yen"),
    _unit("英镑", Kind.MONEY, "pound/pounds"),
    _unit("澳元", Kind.MONEY, "Australian dollar/Australian dollars"),
    _unit("加元", Kind.MONEY, "Canadian dollar/Canadian dollars"),
    _unit("新元", Kind.MONEY, "Singapore dollar/Singapore dollars"),
    _unit("卢比", Kind.MONEY, "rupee/rupees"),
    _unit("卢布", Kind.MONEY, "rouble/roubles"),
    _unit("瑞士法郎", Kind.MONEY, "Swiss franc/Swiss francs"),
    _unit("人民币", Kind.MONEY, "yuan", "元"),
    _unit("新台币", Kind.MONEY, "New Taiwan dollar/New Taiwan dollars"),
    _unit("台币", Kind.MONEY, "New Taiwan dollar/New Taiwan dollars", "新台币"),
    _unit("韩元", Kind.MONEY, "won"),
    _unit("泰铢", Kind.MONEY, "baht"),
    _unit("越南盾", Kind.MONEY, "dong"),
    _unit("林吉特", Kind.MONEY, "ringgit"),
    _unit("比索", Kind.MONEY, "peso/pesos"),
    _unit("亩", Kind.AREA, "mu"),
    _unit("公顷", Kind.AREA, "hectare/hectares", "亩", "15"),
    _unit("平方米", Kind.AREA, "m²", "亩", "0.0015"),
    _unit("平方公里", Kind.AREA, "km²", "亩", "1500"),
    _unit("平方千米", Kind.AREA, "km²", "亩", "1500"),
    _unit("人", Kind.PEOPLE, "person/people"),
    _unit("名", Kind.PEOPLE, "person/people", "人"),
    _unit("位", Kind.PEOPLE, "person/people", "人"),
    _unit("人次", Kind.PEOPLE, "instance/instances"),
    _unit("用户", Kind.HOUSEHOLDS, "customer/customers"),
    _unit("户次", Kind.HOUSEHOLDS, "household visit/household visits"),
    _unit("户", Kind.HOUSEHOLDS, "household/households"),
    *(_unit(name, Kind.COUNT, base="个") for name in _GENERAL),
    _unit("县", Kind.COUNT, "county/counties", "个"),
    _unit("区", Kind.COUNT, "district/districts", "个"),
    _unit("市", Kind.COUNT, "city/cities", "个"),
    _unit("乡", Kind.COUNT, "township/townships", "个"),
    _unit("镇", Kind.COUNT, "town/towns", "个"),
    _unit("乡镇", Kind.COUNT, "township or town/townships and towns", "个"),
    _unit("村", Kind.COUNT, "village/villages", "个"),
    _unit("省", Kind.COUNT, "province/provinces", "个"),
    _unit("国", Kind.COUNT, "country/countries", "个"),
    _unit("股", Kind.COUNT, "share/shares"),
    _unit("标箱", Kind.COUNT, "standard container/standard containers (TEU)"),
    _unit("标准箱", Kind.COUNT, "standard container/standard containers (TEU)", "标箱"),
    _unit("架次", Kind.COUNT, "flight/flights"),
    _unit(POINTS, Kind.COUNT, "point/points"),
    _unit("点", Kind.COUNT, "point/points"),
    _unit("级", Kind.COUNT, "level/levels"),
    _unit(MAGNITUDE, Kind.GRADE, "magnitude"),
    _unit(FORCE, Kind.GRADE, "force"),
    _unit(SCORE, Kind.SCORE),
    _unit("类", Kind.COUNT, "kind/kinds"),
    _unit("种", Kind.COUNT, "kind/kinds", "类"),
    _unit("次", Kind.COUNT),
    _unit("场", Kind.COUNT, base="次"),
    _unit("场次", Kind.COUNT, base="次"),
    _unit("届", Kind.COUNT),
    _unit("批", Kind.COUNT, "batch/batches"),
    _unit("批次", Kind.COUNT, "batch/batches", "批"),
    *(_unit(name, Kind.COUNT) for name in ("件次", "台次", "艘次", "班次")),
    _unit("期", Kind.COUNT, "phase/phases"),
    _unit("车次", Kind.COUNT, "vehicle trip/vehicle trips"),
    _unit("辆次", Kind.COUNT, "vehicle trip/vehicle trips", "车次"),
    _unit("米", Kind.LENGTH, "m"),
    _unit("公里", Kind.LENGTH, "km", "米", "1000"),
    _unit("千米", Kind.LENGTH, "km", "米", "1000"),
    _unit("厘米", Kind.LENGTH, "cm", "米", "0.01"),
    _unit("毫米", Kind.LENGTH, "mm", "米", "0.001"),
    _unit("微米", Kind.LENGTH, "micrometre/micrometres", "米", "0.000001"),
    _unit("纳米", Kind.LENGTH, "nanometre/nanometres", "米", "0.000000001"),
    _unit("光年", Kind.LENGTH, "light-year/light-years", "米", "9460730472580800"),
    _unit("里", Kind.LENGTH, "li", "米", "500"),
    _unit("公尺", Kind.LENGTH, "m", "米"),
    _unit("公分", Kind.LENGTH, "cm", "米", "0.01"),
    _unit("英里", Kind.LENGTH, "mile/miles", "米", "1609.344"),
    _unit("英尺", Kind.LENGTH, "foot/feet", "米", "0.3048"),
    _unit("海里", Kind.LENGTH, "nautical mile/nautical miles", "米", "1852"),
    _unit("%", Kind.SHARE, "%"),
    _unit("‰", Kind.SHARE, "‰", "%", "0.1"),
    _unit("成", Kind.SHARE, "tenth/tenths", "%", "10"),
    _unit("个百分点", Kind.SHARE, "percentage point/percentage points"),
    _unit("个基点", Kind.SHARE, "basis point/basis points", "个百分点", "0.01"),
    _unit("折", Kind.SHARE, "tenth of the price/tenths of the price", "%", "10"),
    _unit(PER_100_000, Kind.SHARE, "per 100,000", "%", "0.001"),
    _unit("倍", Kind.MULTIPLE, "times"),
    _unit(GROWTH, Kind.MULTIPLE, "times more"),
    _unit(DOUBLINGS, Kind.MULTIPLE, "doubling/doublings"),
    _unit("年", Kind.TIME, "year/years", "个月", "12"),
    _unit("个月", Kind.TIME, "month/months"),
    _unit("个季度", Kind.TIME, "quarter/quarters", "个月", "3"),
    _unit("周年", Kind.TIME, "year/years", "个月", "12"),
    _unit("载", Kind.TIME, "year/years", "个月", "12"),
    _unit("天", Kind.TIME, "day/days"),
    _unit("周", Kind.TIME, "week/weeks", "天", "7"),
    _unit("个星期", Kind.TIME, "week/weeks", "天", "7"),
    _unit("小时", Kind.TIME, "hour/hours", "秒", "3600"),
    _unit("个小时", Kind.TIME, "hour/hours", "秒", "3600"),
    _unit("分钟", Kind.TIME, "minute/minutes", "秒", "60"),
    _unit("秒", Kind.TIME, "second/seconds"),
    _unit("时", Kind.DATE),
    _unit("岁", Kind.TIME, "year old/years old"),
    _unit("周岁", Kind.TIME, "year old/years old", "岁"),
    _unit("月", Kind.DATE),
    _unit("日", Kind.DATE),
    _unit("年月", Kind.DATE),
    _unit("年月日", Kind.DATE),
    _unit("月日", Kind.DATE),
    _unit("公斤", Kind.MASS, "kg"),
    _unit("千克", Kind.MASS, "kg", "公斤"),
    _unit("斤", Kind.MASS, "jin", "公斤", "0.5"),
    _unit("两", Kind.MASS, "liang", "公斤", "0.05"),
    _unit("克", Kind.MASS, "g", "公斤", "0.001"),
    _unit("吨", Kind.MASS, "tonne/tonnes", "公斤", "1000"),
    _unit("公吨", Kind.MASS, "tonne/tonnes", "公斤", "1000"),
    _unit("毫克", Kind.MASS, "mg", "公斤", "0.000001"),
    _unit("微克", Kind.MASS, "microgram/micrograms", "公斤", "0.000000001"),
    _unit("立方米", Kind.VOLUME, "m³"),
    _unit("升", Kind.VOLUME, "litre/litres", "立方米", "0.001"),
    _unit("毫升", Kind.VOLUME, "ml", "立方米", "0.000001"),
    _unit("千卡", Kind.ENERGY, "kcal"),
    _unit("大卡", Kind.ENERGY, "kcal", "千卡"),
    _unit("千焦", Kind.ENERGY, "kJ"),
    _unit("千瓦", Kind.ENERGY, "kW"),
    _unit("兆瓦", Kind.ENERGY, "MW", "千瓦", "1000"),
    _unit("吉瓦", Kind.ENERGY, "GW", "千瓦", "1000000"),
    _unit("千瓦时", Kind.ENERGY, "kWh"),
    _unit("兆瓦时", Kind.ENERGY, "MWh", "千瓦时", "1000"),
    _unit("吉瓦时", Kind.ENERGY, "GWh", "千瓦时", "1000000"),
    _unit("太瓦时", Kind.ENERGY, "TWh", "千瓦时", "1000000000"),
    _unit("千伏", Kind.ENERGY, "kV"),
    _unit("km", Kind.LENGTH, "km", "米", "1000"),
    _unit("cm", Kind.LENGTH, "cm", "米", "0.01"),
    _unit("mm", Kind.LENGTH, "mm", "米", "0.001"),
    _unit("kg", Kind.MASS, "kg", "公斤"),
    _unit("kW", Kind.ENERGY, "kW", "千瓦"),
    _unit("MW", Kind.ENERGY, "MW", "千瓦", "1000"),
    _unit("GW", Kind.ENERGY, "GW", "千瓦", "1000000"),
    _unit("kWh", Kind.ENERGY, "kWh", "千瓦时"),
    _unit("MWh", Kind.ENERGY, "MWh", "千瓦时", "1000"),
    _unit("GWh", Kind.ENERGY, "GWh", "千瓦时", "1000000"),
    _unit("TWh", Kind.ENERGY, "TWh", "千瓦时", "1000000000"),
    _unit("kV", Kind.ENERGY, "kV", "千伏"),
    _unit("℃", Kind.TEMPERATURE, "°C"),
    _unit("摄氏度", Kind.TEMPERATURE, "°C", "℃"),
)
BY_NAME: dict[str, Unit] = {unit.name: unit for unit in UNITS}
COMPOSED_UNITS = frozenset(
    {"年月", "年月日", "月日", "时", GROWTH, DOUBLINGS, POINTS, MAGNITUDE, FORCE, SCORE, PER_100_000}
)
"""Units that take more than the word behind a number: several words (2021年4月), or those around it (增长两倍)."""

NOT_BEFORE: dict[str, str] = {
    **{name: "A-Za-z0-9²/" for name in BY_NAME if name.isascii() and name.isalpha()},
    "国": "家民际内外产土庆务防道",
    "省": "委城会级政市",
    "点": "击燃亮赞评多半钟",
    "组": "织成建合长团员",
    "班": "子级主长车",
    "集": "体中团合聚约镇市成",
    "对": "于外口接面标策应比象待",
    "首": "次先要个批届府都家创",
    "列": "入车为出席举",
    "层": "面次级",
    "课": "程题堂本",
    "站": "点长在",
    "例": "如外行会",
    "里": "面程",
    "轮": "流廓胎船换车",
    "两": "会国岸边侧地校院旁翼端手脚眼口头栖用难全性级市县省区年天日月周个件家名位人次场种类条张"
    "只套座门代句步部队组届道层批项期三四五六七八九十百千万",
    "级": "医甲公残伤警士教市跳书",
    "门": "峡",
    "杯": "赛",
    "盒": "饭子马",
    "串": "联通门珠",
    "桌": "面椅游",
    "圈": "内外子层定养地点里",
    "局": "长限部面势机党级",
    "金": "额融属币牌色华门沙价条奖",
    "银": "行河幕色川牌",
    "铜": "矿陵仁牌",
    "双": "方向赢重",
    "片": "区段",
    "笔": "者记",
    "尾": "气水",
    "名": "义单称",
    "成": "立功为员果本都效品年人份长就交不",
    "部": "分门队委落件",
    "次": "性",
    "位": "数",
    "人": "均民",
    "家": "庭园长",
    "天": "然津空",
    "年": "级龄",
    "区": "域间",
    "纳米": "比亚布",
    "折": "叠射线页扇算合旧返断磨腾扣戟服",
    "载": "体入重客荷人明波货难着满有",
    "市": "场民值",
    "台": "山县州湾北",
    "口": "径",
    "道": "路理德",
    "条": "件例",
    "款": "项式额待",
    "起": "步到床飞点诉用义码重草伏",
    "群": "众体",
    "章": "程节",
    "票": "价据房",
    "顶": "级层部尖",
    "单": "位元独个人日价",
    "封": "闭面",
    "场": "所地景馆面",
    "所": "有以在属需涉得",
    "股": "市东份权票价民指息金本",
    "本": "地村县市级报年人科着",
    "期": "间待望限",
    "段": "落",
    "批": "准复发评",
    "元": "旦素月首老",
    "升": "级至高到入温降",
    "克": "服",
    "周": "边围岁期末转",
    "日": "报常益前后",
}
"""A unit followed by one of these is the beginning of another word: 3部门, 70升级."""
