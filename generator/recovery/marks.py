"""What newspapers' small print is made of, described by what it is."""

from __future__ import annotations

import re

FULL_STOPS = frozenset("。！？!?…")
CLOSERS = frozenset("”’」』)）】〕》〉\"'")
PAIRS = dict(zip("“‘「『(（《〈【〔", "”’」』)）》〉】〕", strict=True))

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝"
    "孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季"
    "俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒"
    "耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边闫肖"
)

_SIGNS = r"[\s□■◎◇◆●○★☆▲△▼▽▶◀※*#|·—-]*"
WRITERS = "记者|通讯员|评论员|作者"
"""Roles that every pattern knows; what each knows beside them is what its weights were learnt with."""
_HOUSE = r"(?:本报|本刊|本社|本台|[一-鿿]{2,4}[社报网台])?"
_ROLE = (
    rf"{_HOUSE}(?:见习|特约|特派|首席|实习|全媒体|融媒体?|驻[一-鿿]{{1,6}})*"
    rf"(?:{WRITERS}|撰稿人?|摄影报道|报道组|采写|撰文|编译|观察员|撰稿|实习生)"
)
GOES_ON = "从|在|了解|今天|看到|获悉|同时|昨|近|日前|们|说|现场"
"""Behind 记者 the words of a sentence, and no name."""
BYLINE = re.compile(
    rf"^{_SIGNS}[（(【〔\[]?(?:{_ROLE}(?!{GOES_ON})"
    r"|(?:文/图|图/文|文图|图文|文|图)\s*[:：/|丨 ])"
)
"""A role and names, behind a sign or in brackets."""
CREDIT = re.compile(
    r"(?:摄影?|供图|提供|制图|绘图|绘|社发|资料图片?|供稿|文/图|图/文)[)）】〕\]]?[。]?$"
    r"|^[（(【〔\[]?(?:摄影|供图|制图|绘图|图片|资料图|图源|图据|来源)(?:来源|提供)?[\s:：/|丨]"
)
"""Who took or gave a picture, or where it is from."""
CAPTION = re.compile(
    r"^[(（【〔\[]*(?:[上下左右题大小本]?图|图片|照片|画面)(?:片|中)?(?:[①-⑳一二三四五六七八九十\d]+|为|是|[:：]|说明|显示)"
    r"|^[▲△▼▽↑↓←→◀▶◤◢◥◣]\s*[^\s]"
)
_WIRE = r"(?:本报|本刊|本台|本社|据[一-鿿]{0,4}|[一-鿿]{2,4}(?:社|网|报|台))"
_NAMES = r"[^()（）。，,：:]{2,30}"
_DAY = r"(?:(?:\d{1,2}月)?\d{1,2}日)"
_ROLES = rf"(?:{WRITERS}|特派员|实习生)"
_BRACKETED = rf"[(（\[【〔]\s*[一-鿿]{{0,8}}{_ROLES}{_NAMES}[)）\]】〕]"
_SENT = (
    r"专?(?<![家贺致唁来发供用输配送停断限备储锂满风核热火机邮广绿])(?<!(?<!南)充)电"
    r"|(?<![通资喜])讯"
)
"""Behind a place. But 家电 and 贺电, 通讯 and 资讯 are words of their own, and no place ends like their first half."""
_WORD = rf"(?:{_SENT}|(?<![的好坏])(?<!发布)消息)"
_WHO = rf"{_BRACKETED}|[(（][一-鿿·\s\u3000、]{{2,24}}[)）]|[^\s]{{0,8}}{_ROLES}"
_SIGNED = rf"{_WHO}|[:：]|\s|[】〕\])）]|$|[^\s]{{2,8}}报[道导]"
DATELINE = re.compile(
    rf"^[□■◎◇◆●○★☆▲△|\s]*(?P<dateline>[【〔\[(（]?\s*(?:{_WIRE}\s*[一-鿿·]{{0,12}}?|[一-鿿·]{{2,12}}?(?:[-—/][一-鿿·]{{2,8}}?)?)\s*{_DAY}?\s*"
    rf"(?:综合)?{_WORD}(?![视话子影社台网脑力,，]))\s*[】〕\])）]?\s*(?={_SIGNED})"
    rf"|^(?P<bare>[【〔\[]\s*(?:{_WIRE}|[一-鿿]{{1,8}})(?:{_WORD}|报[导道])\s*[】〕\]])"
    rf"|^[□■]?(?P<wire>{_WIRE}[一-鿿·]{{0,10}}?{_DAY}?(?:{_SENT})(?![视话子影社台网力脑]))"
    rf"|^(?P<place>[一-鿿·]{{2,10}}\s*{_DAY}\s*{_WORD}(?![,，]))"
    rf"|^(?P<signed>{_BRACKETED}|[□■●◆\s]*[一-鿿]{{0,6}}{_ROLES}[^。，,]{{2,24}}?(?:报[道导]|讯)(?=[\s:：】〕\])）]))"
    rf"|^[□■●◆]\s*(?P<role>[一-鿿]{{0,6}}记者\s*[一-鿿·]{{2,4}})(?=\s)"
)
"""How a report opens: a wire, a place, a day and 电 / 讯 / 消息; or who reports."""
WHO = re.compile(rf"[:：\s]*(?:{_WHO})")
"""Behind a dateline, who reports."""
_SENT_BY = re.compile(rf"^{_SIGNS}[【〔\[(（]?\s*{_WIRE}|\d日|{_ROLES}")
_REPORTERS = re.compile(rf"[^。，,]*{_ROLES}[^。，,]*$")
"""More of them, and no sentence."""
_OPENED = 12
"""Characters that follow who reports, where a report opens: by themselves the words are a byline."""


def is_dated(text: str) -> bool:
    """Whether a text opens as a report does: with a dateline, or with who reports.

    By itself on its line a place with 电 is the end of a title (高温天如何省电), unless a wire or a day is named.
    """
    found = DATELINE.match(text)
    if not found or is_alone(text) or (found.end() == len(text) and not _SENT_BY.search(text)):
        return False
    if not (found["signed"] or found["role"]):
        return True
    return len(text) - found.end() >= _OPENED and not _REPORTERS.match(text, found.end())


NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)"
)
"""How a section of an article opens. But 一、二线城市 opens a headline, and so does 3.15."""
NOTICE = re.compile(
    "(?!.*(?:发表|发布|签署|通过|达成|联合))[一-鿿]{0,20}(?:讣告|更正|启事|声明|公告|通告|公示|致歉|通知)"
)
"""What a notice is headed by, be it as short as the name of a page: 讣告, 遗失声明; but not 两国发表联合声明."""
RUNNING_START = re.compile("^(?:此外|另外|据悉|据了解|据介绍|近日|日前|其中|对此|为此|随后)[,，]?")
"""Words that open a sentence of running text and no heading."""
DESK = (
    "(?:要闻|时政|综合|经济|财经|民生|社会|城事|都市|本地|国内|国际|天下|时事|文化|文体|体育|娱乐|教育|科技|科教|法治|农业|"
    "健康|旅游|汽车|房产|军事|评论|观点|理论|深度|特稿|专题|副刊|文艺|读书|生活|服务|便民|广告|影像|视觉|港闻|澳闻|人物)"
)
"""What newspapers call their pages."""
_STAFF = "责任编辑|责编|编辑|校对|版式|美编|组版|排版|值班|检校|视觉|设计|主编|编审|终审|签发|本版|统筹"
_CONTACT = "热线|电话|邮箱|投稿|传真|地址|邮编|网址|定价|订阅|零售|国内统一|刊号|发行|E-?mail|https?:|www\\."
_DATE = (
    r"(?:\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?"
    r"|星期[一二三四五六日天]|农历|[〇○零一二三四五六七八九]{4}年)"
)
_FOLIO = r"第?\s*[A-Za-z]?\s*[\d〇一二三四五六七八九十]{1,3}\s*版"
_CONTACT_LINE = rf"[^，,。“]{{0,8}}(?:{_CONTACT})[\s:：\da-zA-Z][^，,。“]{{0,60}}"
FURNITURE = re.compile(
    rf"^(?:[^，,。]{{0,12}}{_DATE}[^，,。]{{0,24}}"
    rf"|[^，,。《]{{0,10}}{_FOLIO}[^，,。》）)]{{0,10}}"
    rf"|[A-Za-z]?\s*\d{{1,3}}|[A-Z]\d{{1,3}}\s*[一-鿿·]{{1,8}}"
    rf"|[【〔\[(（]?(?:[一-鿿]{{0,4}}(?:{_STAFF}))[\s:：/、|][^。]{{0,60}}|{_CONTACT_LINE}(?:[，,]{_CONTACT_LINE})*)$"
)
"""Page number, date line, staff line, the paper's own contact."""

_PAGE = rf"\s*{_FOLIO}[^()（）〔〕。]{{0,10}}"
GOES_ON_FROM = re.compile(rf"[(（〔【]\s*(?:上接|紧接|接){_PAGE}[)）〕】]")
GOES_ON_AT = re.compile(rf"[(（〔【]\s*(?:下转|转){_PAGE}[)）〕】]\s*$")
"""How a text opens that was begun on another page, and how one ends that goes on there."""

_SIGNATURE = re.compile(r"[(（〔][^()（）〔〕。]{2,60}[)）〕]\s*$")
"""Names in brackets behind the last sentence."""
_PERSONS = r"[一-鿿·]{2,4}(?:[\s、]+[一-鿿·]{1,4}){0,5}"
_SIGNED_OPENLY = rf"(?:(?<=\s)|[□■◎])\s*(?:本报|[一-鿿]{{2,4}}[社报网台])?[一-鿿]{{0,4}}(?:记者|通讯员)\s*{_PERSONS}"
SIGNED_OPENLY = re.compile(rf"(?<=[。！？!?…”])\s*{_SIGNED_OPENLY}\s*$")
"""Who reports, behind the last sentence and without brackets."""
_REACHED = re.compile(
    r"(?:电话|热线|手机|传真|邮编|邮箱|信箱|微信|QQ|E-?mail)[^。！？!?]{0,40}?[\dA-Za-z][\d\s()（）A-Za-z@._-]{4,}$"
    r"|联系人\s*[:：]\s*[一-鿿]{2,4}$"
)
"""How a notice ends: with whom to turn to."""
_THE_END = r"[(（〔\[【]\s*(?:(?:全文)?完|(?:未完)?待续)\s*[)）〕\]】]"
_BEHIND = (
    _THE_END,
    r"[■□◆◇●○◎★☆▲△▼▽◀※①-⑳]",
    rf"[□■◎]\s*(?:[一-鿿]{{0,6}}(?:记者|通讯员)\s*)?{_PERSONS}",
    rf"(?:[一-鿿]{{0,6}}记者\s*)?{_PERSONS}(?:(?<![拍航抓])摄|\s+摄影?)(?:\s*[(（][^()（）。]{{2,12}}[)）])?",
    rf"(?:(?<=\u3000)|(?<=\s\s))[{''.join(sorted(SURNAMES))}]\s?[一-鿿]{{1,2}}",
    _SIGNED_OPENLY,
    r"[一-鿿]{2,4}[社报网台]发\s*[(（][^()（）。]{2,24}[)）]",
)
"""What newspapers print behind the last sentence: that it was the last, a sign, a name, a credit."""
_END = re.compile(rf"(?<=[。！？!?…”’」』])(?:\s*(?:{'|'.join(_BEHIND)})){{1,3}}\s*$")


GIVEN_ON = re.compile(
    r"[\d〇○零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
"""When a notice was given, on a line of its own below it: nothing but the day."""
SALUTATION = re.compile(r"(?:尊?敬爱?的|亲爱的)?[一-鿿]{0,8}(?:同志|先生|女士|编辑部?|朋友)们?[：:]")
"""Whom a letter is to."""
TAKEN_FROM = (
    r"[(（]?(?:摘|选|转|转载|节选|摘编|原载)[自于]?《[^《》]{2,24}》[^。]{0,12}[)）]?"
    r"|指导(?:老师|教师)[\s:：]+[一-鿿]{2,4}"
)
"""Where a text was first printed, or who taught the child that wrote it, on a line of its own below it."""
ABOUT_AUTHOR = re.compile(r"[(（〔【](?:本文)?作者(?:系|为|是|单位)[^。]{2,60}[)）〕】]")
"""What the author is, on a line of its own below the last sentence."""
WIRE = re.compile(rf"[(（〔【](?:据|综合)?[一-鿿]{{2,4}}社[一-鿿·]{{0,12}}{_DAY}?电?[)）〕】]")
"""The agency that sent a text or a picture, on a line of its own."""
_ALONE = re.compile(
    rf"{_THE_END}|{WIRE.pattern}"
    rf"|{SALUTATION.pattern}|{TAKEN_FROM}"
    r"|.*(?:[\d一二三四五六七八九十两几]+[点项条]|如下)[一-鿿]{0,6}[：:]"
    rf"|{ABOUT_AUTHOR.pattern}"
)
_LONGEST_ALONE = 80
"""Characters."""


def is_alone(text: str) -> bool:
    """Whether a line is text and whole, though no sentence: （未完待续）, 编辑同志：, 提出五点建议：."""
    return len(text) <= _LONGEST_ALONE and _ALONE.fullmatch(text) is not None


def is_open(text: str) -> bool:
    """Whether a text stops without the mark that ends a sentence: it was cut, or it is no sentence."""
    if is_alone(text) or _REACHED.search(text):
        return False
    text = _END.sub("", text)
    signed = _SIGNATURE.search(text)
    rest = (text[: signed.start()] if signed else text).rstrip("".join(CLOSERS) + " \u3000")
    if signed and rest and rest[-1] in FULL_STOPS:
        return False
    rest = text.rstrip("".join(CLOSERS))
    return not rest or rest[-1] not in FULL_STOPS


def balance(text: str) -> tuple[str, str]:
    """The closing marks whose opening is missing, and the opening ones left open, in order."""
    closes: list[str] = []
    opened: list[str] = []
    for char in text:
        if char in PAIRS:
            opened.append(char)
        elif char in PAIRS.values():
            if opened and PAIRS[opened[-1]] == char:
                opened.pop()
            else:
                closes.append(char)
    return "".join(closes), "".join(opened)
