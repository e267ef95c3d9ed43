"""Small forms in the words that the weights know, where a newspaper words them otherwise."""

from __future__ import annotations

import re

from generator.recovery.marks import DESK, FURNITURE, SURNAMES

_LONGEST = 80
"""Characters of a line that may be a byline."""
_SIGN = "[□■◎◇◆●○★☆▲]"
_NAME = "[一-鿿]{2,4}"
_PERSON = rf"[{''.join(sorted(SURNAMES))}][一-鿿]{{1,2}}"
_NAMES = rf"{_NAME}(?:[\s、]+{_NAME}){{0,3}}"
_MEDIUM = r"《?[\dA-Za-z一-鿿]{1,10}(?:[报网社台刊]|新闻|报道|客户端|视频|在线|融媒|财经|周刊|传媒|频道)》?"
_RANK = r"(?:见习|特约|特派|首席|高级|资深|实习|全媒体|融媒体?|驻[一-鿿]{1,6})"
_HOUSE = re.compile(
    rf"(?<![^\s□■◎◇◆●○★☆▲\[【〔(（:：/／|]){_MEDIUM}(?:\s?[-—·・/／|]\s?{_MEDIUM}){{0,2}}"
    rf"(?=\s?{_RANK}*(?:记者|通讯员|评论员)(?:\s*{_NAME}(?![一-鿿])|$))"
)
"""Whose reporter: a paper with its site, channel or app."""
_KNOWN_HOUSE = re.compile("本[报刊社台]|[一-鿿]{2,4}[社报网台]")
_LIST = r"(?:[\s、,，]+|\s?[/／]\s?)"
_ROLE = "(?:记者|通讯员|评论员|实习生|撰稿人?|作者|特派员)"
_EDITOR = rf"[一-鿿]{{0,4}}编辑[\s|｜:：/／]*{_NAMES}"
_WROTE = "(?:采访|采写|撰文|文字?|撰稿)(?:[/／、·](?:采访|采写|撰文|整理|摄影))*"
_READERS = "读者|市民|网友|居民|村民|家长"
_BYLINES = (
    # In brackets; several roles, each behind a sign; beside who edited it.
    (rf"^[【〔\[(（]\s*([一-鿿]{{0,8}}{_ROLE}[^】〕\])）。]{{2,40}})[】〕\])）]$", r"\1"),
    (rf"(?<=[^\s□■◎◇◆●○★☆▲])\s*{_SIGN}\s*(?=[一-鿿]{{0,6}}{_ROLE})", " "),
    (rf"^(.{{0,12}}(?:{_ROLE}|文\s*[/／|｜:：]).{{2,24}}?)[\s○●◎□■]+{_EDITOR}$", r"\1"),
    # Where from, behind a stroke or a word.
    (rf"^(.{{0,12}}{_ROLE}.{{2,30}}?)\s*[/／|｜]\s*[一-鿿]{{2,4}}(?:综合)?(?:报[导道]|[电讯])$", r"\1"),
    (rf"^(.{{0,12}}{_ROLE}.{{2,30}}?)\s+(?:[一-鿿]{{2,4}})?发自[一-鿿]{{2,8}}$", r"\1"),
    # What was done instead of a role; a colon between the role and the names, or nothing.
    (rf"^({_SIGN}?\s*){_WROTE}\s*[:：|｜]\s*(?:[一-鿿]{{0,6}}记者\s*)?(?={_NAMES}$)", r"\1文/"),
    (rf"^({_SIGN}?\s*[一-鿿]{{0,6}}(?:记者|通讯员|作者))\s*[:：|｜/／]\s*(?={_NAMES}$)", r"\1 "),
    (rf"^({_SIGN}?\s*)(?:特约)?(?:撰稿人?|作者)\s*[:：|｜/／]\s*(?={_NAMES}$)", r"\1作者 "),
    (rf"^((?:{_SIGN}\s*)?[一-鿿]{{0,6}}(?:记者|通讯员))(?={_PERSON}(?:{_LIST}{_NAME})*$)", r"\1 "),
    (rf"^((?:{_SIGN}\s*)?[一-鿿]{{0,6}}(?:记者|通讯员))(?={_NAME}(?:、{_NAME})+$)", r"\1 "),
    # Who took the pictures too.
    (r"(?<![一-鿿])(?:文[、·・并]图|图[、·・并]文|文[/／、并]摄|摄[/／]文)\s*[/／:：]?\s*", "文/图 "),
    # Names before a role, or without one.
    (rf"^({_SIGN}?\s*)({_NAMES})\s+(?:(?:综合)?报[道导]|[一-鿿]{{2,6}}特派员)$", r"\1记者 \2"),
    (rf"^({_SIGN}\s*)({_NAMES})\s+([一-鿿]{{2,8}}?(?:记者|通讯员)\s*{_NAMES})$", r"\1记者 \2 \3"),
    (rf"^(?:{_READERS})\s+({_NAME})$", r"作者 \1"),
    (rf"^[一-鿿]{{2,8}}(?:{_READERS}|教师|学生|医生|职工|工人)\s+({_PERSON})$", r"作者 \1"),
    (rf"^[一-鿿\d()（）]{{2,12}}(?:学校|小学|中学|大学|学院|年级|班)\s+({_PERSON})$", r"作者 \1"),
    # When and where it was first published.
    (r"^(?:\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?\s+)?来源[:：]\S{2,12}\s+(?=记者|作者)", ""),
    (r"(?<=\S)\s+来源[:：]\S{2,12}$", ""),
)
_PICTURES = (
    (r"^图据\s*", "图片来源:"),
    (rf"^图\s*[/／|｜]\s*({_NAMES})$", r"\1 摄"),
)
_COUNT = r"[〇○零一二三四五六七八九十百千\d]"
_STAFF = (
    "(?:[一-鿿]{0,4}?(?:编辑|责编|主编|美编|校对|版式|版面|组版|排版|检校|审校|策划|统筹|制图)(?:设计)?"
    "|督印人?|承印人?|发行人|社长|总编)"
)
_APART = r"[\s:：/／|｜、,，]"
_OFFERED = "二维码|客户端|公众号|视频号|微信|微博|[Aa][Pp][Pp]|订阅|投稿|扫码"
_FOLIO, _DATE, _CONTACT = "2版 要闻", "2024年5月6日 星期一", "新闻热线:0891-6332210"
_MADE = "责任编辑:王红琳 版式:杨怡娜"
_FURNITURE = (
    # The number of an issue, a date in words, how many pages there are, a desk beside a number.
    (rf"^总?第\s*{_COUNT}{{2,6}}\s*[期号]$", _DATE),
    (r"^(?:星期|周)[一二三四五六日天]$", _DATE),
    (rf"^[^，,。]{{0,8}}{_COUNT}{{2,6}}年{_COUNT}{{1,3}}月{_COUNT}{{1,3}}日(?:\s*星期[一二三四五六日天])?$", _DATE),
    (rf"^(?:今日|本期)\s*{_COUNT}{{1,3}}\s*版$", _FOLIO),
    (rf"^[A-Z]?\d{{1,2}}\s*[|｜·]\s*[一-鿿]{{2,4}}$|^[A-Z]?\d{{1,2}}\s+{DESK}$|^{DESK}\s+[A-Z]?\d{{1,2}}$", _FOLIO),
    (rf"^{DESK}[·|｜/／]?(?:新闻|专[版刊]|周刊|关注|[A-Z]{{2,12}})$|^[A-Z]{{2,12}}\s+{DESK}$", _FOLIO),
    # A page of pictures.
    (r"^([A-Z]?\d{1,2}版?[\s·]*)(?:摄影|影像|图片|光影)$", r"\1要闻"),
    # Who made it, how to reach them, what they offer.
    (rf"^(?>{_STAFF}(?![一-鿿]){_APART}*+(?>(?!{_STAFF}(?![一-鿿])){_NAME}(?![一-鿿]){_APART}*+)++)++$", _MADE),
    (
        r"^[^，,。“]{0,8}(?:热线|专线|电话|传真|邮箱|邮编|信箱|[Tt][Ee][Ll]|E-?mail)\s*[:：]?[^，,。“一-鿿]{5,60}$",
        _CONTACT,
    ),
    (
        rf"^(?:请?(?:长按|扫描?|扫一扫|下载|关注)|欢迎)[^。，,]{{0,16}}(?:{_OFFERED})[^。，,]{{0,12}}$",
        _CONTACT,
    ),
    (r"^[^，,。]{0,10}(?:内部资料|准印证|免费(?:交流|赠阅)|版权所有)[^，,。]{0,16}$", _CONTACT),
)
_REWORDED = tuple((re.compile(pattern), known) for pattern, known in (*_BYLINES, *_PICTURES, *_FURNITURE))


def reworded(line: str) -> str:
    """A line that may be a byline or a folio in the words that the weights know, any other as it is."""
    if len(line) > _LONGEST:
        return line
    if "者" in line or "员" in line:
        line = _HOUSE.sub(lambda found: found[0] if _KNOWN_HOUSE.fullmatch(found[0]) else "本报", line)
    for pattern, known in _REWORDED:
        line = pattern.sub(known, line)
    return line


def has_form_of_furniture(line: str) -> bool:
    """Whether a line is a date, a folio, who made the page or how to reach it, however worded."""
    return FURNITURE.match(line) is not None or FURNITURE.match(reworded(line)) is not None
