"""A bilingual archive of any size from a seed: the same seed and size give the same articles, on every machine.

    digest(200)

Nothing in it is real: places, people and sentences come from the word lists below, with the frequencies of running
text (a few words everywhere, most of them rare), so that an index of it has the shape of a real one.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.bilingual.words import distance
from generator.model import (
    Article,
    ArticleKind,
    Bilingual,
    Digest,
    Edition,
    Fact,
    FactSheet,
    Figure,
    Glossary,
    Known,
    Part,
    PartKind,
    Piece,
    RawPage,
    Segment,
    SegmentState,
    Term,
)

SEED = 20220518
ARTICLES_IN_AN_EDITION = 20
PLACES = 150
"""As many as there are in it; the glossary has all of them, as that of a paper does."""

_FIRST = (
    "青石柳云松白黄清河长安东西南北大小新永金银玉兰竹梅桃杏荷枫桦雁鹤鹿马羊牛龙凤虎泉溪湖海山岭坡坪原林沙江岩峰谷港"
)
_SECOND = "桥坪湾岭塘坝口庄营寨堡店铺渡浦墩岗洼沟峪崖滩洲溪泉井田园台关屯集"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章苏潘葛范彭鲁韦马苗方俞任袁柳"
_GIVEN = "建国志强秀英伟芳娜敏静丽磊洋勇艳杰娟涛明超霞平刚桂文辉玲红春华晓东海燕雪梅立新凯旋嘉宁若溪思远子涵雨桐"
_LEVELS = (("县", "County"), ("乡", "Township"), ("村", "Village"), ("镇", "Town"), ("区", "District"))
_WORDS = """
项目|project 资金|funds 水渠|irrigation channel 道路|road 桥梁|bridge 学校|school 医院|hospital 合作社|cooperative 产业|industry 就业|employment
培训|training 贷款|loan 银行|bank 农田|farmland 种子|seed 化肥|fertilizer 牧场|pasture 奶牛|dairy cow 果园|orchard 茶叶|tea
蔬菜|vegetable 大棚|greenhouse 水库|reservoir 电站|power station 光伏|solar panel 电网|power grid 网络|network 基站|base station 手机|mobile phone 电商|online shop
快递|parcel delivery 仓库|warehouse 冷链|cold chain 车间|workshop 工厂|factory 园区|industrial park 企业|enterprise 市场|market 商铺|shop 旅游|tourism
民宿|guesthouse 景区|scenic area 博物馆|museum 图书馆|library 文化站|cultural centre 广场|square 剧团|theatre troupe 歌舞|song and dance 节日|festival 手工艺|handicraft
刺绣|embroidery 木雕|wood carving 陶瓷|pottery 造纸|papermaking 养殖|livestock breeding 渔业|fishery 林业|forestry 生态|ecology 湿地|wetland 河流|river
污水|sewage 垃圾|refuse 厕所|toilet 饮水|drinking water 供暖|heating 住房|housing 搬迁|relocation 养老|elderly care 托儿所|nursery 食堂|canteen
志愿者|volunteer 党员|Party member 干部|official 村民|villager 牧民|herder 农民|farmer 学生|student 教师|teacher 医生|doctor 工程师|engineer
技术员|technician 司机|driver 妇女|woman 老人|elder 儿童|child 残疾人|disabled person 贫困户|poor household 监测户|monitored household 合同|contract 协议|agreement
规划|plan 方案|scheme 政策|policy 制度|system 标准|standard 质量|quality 安全|safety 防汛|flood control 抗旱|drought relief 消防|fire fighting
地震|earthquake 气象|weather service 森林|forest 草原|grassland 土壤|soil 肥料|manure 农机|farm machinery 无人机|drone 灌溉|irrigation 收割|harvest
粮食|grain 小麦|wheat 玉米|maize 水稻|rice 大豆|soybean 土豆|potato 花生|peanut 油菜|rapeseed 棉花|cotton 药材|medicinal herb
蜂蜜|honey 菌菇|mushroom 葡萄|grape 苹果|apple 柑橘|orange 核桃|walnut 牦牛|yak 绵羊|sheep 藏鸡|Tibetan chicken 饲草|forage
公路|highway 铁路|railway 机场|airport 码头|wharf 隧道|tunnel 客运|passenger service 公交|bus 停车场|car park 路灯|street lamp 充电桩|charging point
法律|law 仲裁|arbitration 调解|mediation 治安|public order 巡逻|patrol 信访|petition 选举|election 公示|public notice 监督|supervision 审计|audit
税收|tax 补贴|subsidy 保险|insurance 担保|guarantee 分红|dividend 工资|wage 收入|income 消费|consumption 价格|price 成本|cost
"""  # noqa: E501
_VERBS = """
推进|advance 启动|launch 完成|complete 扩大|expand 改善|improve 建设|build 修复|repair 检查|inspect 调查|survey 支持|support
引进|introduce 推广|popularize 保护|protect 整合|pool 落实|carry out 制定|draw up 签订|sign 发放|hand out 筹集|raise 组织|organize
培育|cultivate 加强|strengthen 规范|standardize 验收|accept 移交|transfer 更新|renew 开放|open 创办|found 协调|coordinate 宣传|publicize
"""  # noqa: E501
_PATTERNS = (
    ("{place}今年{verb}{a}{n}个，带动{b}发展", "This year {place} will {verb} {n} {a} items and drive the {b} sector"),
    (
        "据介绍，{person}负责的{a}已经{verb}，投入{money}万元",
        "According to the briefing, the {a} led by {person} moved to {verb}, with {million} million yuan invested",
    ),
    ("{place}与{other}围绕{a}和{b}{verb}{c}", "{place} and {other} {verb} the {c} around {a} and {b}"),
    (
        "截至目前，{a}覆盖{n}户{m}人，{b}惠及更多{c}",
        "To date the {a} covers {n} households with {m} people, and the {b} reaches every {c}",
    ),
    ("{person}说：“{a}让我们的{b}变了样”", "“The {a} has changed our {b},” said {person}"),
    (
        "下一步，{place}将继续{verb}{a}，把{b}做到{c}身边",
        "Next, {place} will go on to {verb} the {a} and bring the {b} close to each {c}",
    ),
    ("过去{a}不便，如今{b}和{c}都通到了{place}", "The {a} used to be hard; now both {b} and {c} reach {place}"),
)


@dataclass(frozen=True, slots=True)
class _Lists:
    words: tuple[tuple[str, str], ...]
    verbs: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]


def digest(size: int, seed: int = SEED) -> Digest:
    """An archive of so many articles, each in both languages, in editions of twenty."""
    dice = random.Random(seed)  # noqa: S311 - an archive, no secret
    lists = _lists(dice, size)
    editions = []
    for first in range(0, size, ARTICLES_IN_AN_EDITION):
        numbers = range(first, min(first + ARTICLES_IN_AN_EDITION, size))
        editions.append(_edition(f"e{first // ARTICLES_IN_AN_EDITION:03}", [_article(dice, lists, n) for n in numbers]))
    terms = tuple(Term(f"p{n}", "place", zh, en) for n, (zh, en) in enumerate(lists.places))
    return Digest(tuple(editions), Glossary(terms))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`词|two words 词|word`: an English word may hold spaces, a Chinese one begins the next pair."""
    pairs: list[tuple[str, str]] = []
    for chunk in text.split():
        zh, bar, en = chunk.partition("|")
        if bar:
            pairs.append((zh, en))
        else:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {chunk}")
    return tuple(pairs)


def _lists(dice: random.Random, size: int) -> _Lists:
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    def spelt(name: str) -> str:
        return "".join(lazy_pinyin(name)).capitalize()

    places: dict[str, tuple[str, str]] = {}
    for first in _FIRST:
        for second in _SECOND:
            level = dice.choice(_LEVELS)
            # One place of each spelling: 山浦县 and 杉浦乡 would be Shanpu both.
            places.setdefault(spelt(first + second), (first + second + level[0], f"{spelt(first + second)} {level[1]}"))
    people = []
    for surname in _SURNAMES:
        for _ in range(6):
            given = "".join(dice.sample(_GIVEN, dice.choice((1, 2))))
            people.append((surname + given, f"{spelt(surname)} {spelt(given)}"))
    named = list(places.values())
    dice.shuffle(named)
    named = named[:PLACES]
    dice.shuffle(people)
    people = [person for person in people if not _alike(person[1], named)]
    words = list(_pairs(_WORDS))
    # Rare compounds, as many as a larger archive has: 果园灌溉, orchard irrigation.
    compounds = {
        (one[0] + two[0], f"{one[1]} {two[1]}")
        for one, two in ((dice.choice(words), dice.choice(words)) for _ in range(200 + size // 2))
        if one != two
    }
    return _Lists((*words, *sorted(compounds)), _pairs(_VERBS), tuple(named), tuple(people))


def _alike(person: str, places: Sequence[tuple[str, str]]) -> bool:
    """Whether a name would be taken for a place misspelt: the check of translations asks after each of those."""
    return any(distance(name, place.split()[0], 2) <= 2 for name in person.split() for _, place in places)


def _pick(dice: random.Random, items: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The first most often: the density falls with the rank, as that of words does."""
    return items[int(len(items) * dice.random() ** 2.2)]


def _sentence(dice: random.Random, lists: _Lists, here: tuple[str, str]) -> tuple[str, str]:
    zh, en = dice.choice(_PATTERNS)
    a, b, c = (_pick(dice, lists.words) for _ in range(3))
    verb, person, other = _pick(dice, lists.verbs), _pick(dice, lists.people), _pick(dice, lists.places)
    n, m, money = dice.randrange(2, 400), dice.randrange(20, 9000), dice.randrange(1000, 900000)
    values = {"n": n, "m": m, "money": f"{money / 100:.2f}", "million": f"{money / 10000:.4f}".rstrip("0").rstrip(".")}
    both = {"a": a, "b": b, "c": c, "verb": verb, "person": person, "place": here, "other": other}
    return (
        zh.format(**values, **{key: value[0] for key, value in both.items()}),
        en.format(**values, **{key: value[1] for key, value in both.items()}),
    )


def _article(dice: random.Random, lists: _Lists, number: int) -> tuple[Article, dict[str, Segment], FactSheet]:
    here = _pick(dice, lists.places)
    one, two, verb = _pick(dice, lists.words), _pick(dice, lists.words), _pick(dice, lists.verbs)
    texts = [
        (
            PartKind.HEADLINE,
            "h",
            f"{here[0]}{verb[0]}{one[0]}和{two[0]}",
            f"{here[1]} Moves to {verb[1].capitalize()} {one[1].title()} and {two[1].title()}",
        )
    ]
    for paragraph in range(1, dice.randrange(6, 11)):
        sentences = [_sentence(dice, lists, here) for _ in range(dice.randrange(3, 7))]
        texts.append(
            (
                PartKind.PARAGRAPH,
                f"p{paragraph}",
                "".join(f"{zh}。" for zh, _ in sentences),
                " ".join(f"{en}." for _, en in sentences),
            )
        )
    slug = f"story-{number:04}"
    parts = tuple(Part(part_id, kind, (), (Piece(zh, None),)) for kind, part_id, zh, _ in texts)
    segments = {part_id: Segment(part_id, zh, en, SegmentState.REVIEWED) for _, part_id, zh, en in texts}
    article = Article(slug, ArticleKind.ARTICLE, reviewed=True, parts=parts, places=(f"p{lists.places.index(here)}",))
    value = Decimal(dice.randrange(100, 9000))
    figure = Figure(f"{value}个", value, "个", None, Decimal(1))
    fact = Fact("count", Bilingual(f"{one[0]}数量", f"Number of {one[1]} items"), figure, "", "p1", 0, 0)
    return article, segments, FactSheet((fact,))


def _edition(name: str, items: list[tuple[Article, dict[str, Segment], FactSheet]]) -> Edition:
    unknown = Known(None, "unknown")
    return Edition(
        id=name,
        raw=RawPage("", "utf-8", ""),
        paper=unknown,
        date=unknown,
        added="2022-06-01",
        articles=tuple(article for article, _, _ in items),
        translations={article.slug: segments for article, segments, _ in items},
        facts={article.slug: sheet for article, _, sheet in items},
        title=Bilingual(name, name),
    )
