"""What newspapers' small print is made of, described by what it is."""

from __future__ import annotations

import re

FULL_STOPS = frozenset("。！？!?…")
CLOSERS = frozenset("”’」』)）】》〉\"'")
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "(": ")", "（": "）", "《": "》", "〈": "〉", "【": "】"}

ROLE = r"(?:(?:本报|本刊|本社|本台)?(?:见习|特约|特派|驻[一-鿿]{1,6}|首席|实习|全媒体)*(?:记者|通讯员|摄影报道|评论员|撰稿|作者)|(?:文|图|文/图|图/文|文图)[\s:：/])"
BYLINE = re.compile(rf"^[\s□■◎◇◆●○★☆▲△▼▽▶*#|·—-]*[（(【\[]?(?:{ROLE})")
BYLINE_SIGN = re.compile(r"^[□■◎◇◆●○★☆▲△▼▽▶]")
CREDIT = re.compile(
    r"(?:摄影?|供图|提供|制图|绘图?|制作|[^\s]社发|资料图片?|图片?来源.{0,20}|摄影报道)[)）】\]]?[。]?$"
)
CAPTION = re.compile(
    r"^[(（【\[▲△▼▽↑↓←→◀▶●■]*(?:图|上图|下图|左图|右图|题图|大图|小图)(?:为|片|中|[①-⑳一二三四五六七八九十\d]+|[:：])|^[▲△▼▽↑↓←→◀▶]"
)
DATELINE = re.compile(
    r"^(?P<dateline>(?:[【\[(（]?)(?:本报|本社|新华社|据新华社|新华网|中新社|人民网|央视网|[一-鿿]{2,6}[社网报台])?[一-鿿]{0,12}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专?电|讯|消息)(?:[】\])）]?))\s*(?=[(（记]|[\s\u3000]|[:：])"
)
RUNNING_START = re.compile(
    "^(?:此外|另外|同时|目前|据悉|据了解|据介绍|近日|日前|近年来|今年以来|截至|其中|对此|为此|随后|会上)[,，]?"
)
"""Words that open a sentence of running text and no heading."""
FURNITURE = re.compile(
    r"^(?:第?\s*[A-Z]?\d{1,3}\s*版(?:[\s·:：]*[一-鿿]{1,8})?|[一-鿿]{1,8}\s*第?\s*[A-Z]?\d{1,3}\s*版|.{0,20}\d{4}年\d{1,2}月\d{1,2}日.{0,20}|(?:责任编辑|责编|编辑|校对|版式|美编|值班|电话|邮箱|投稿|组版)[^。]{0,60}|\d{1,3}|[A-Z]\d{1,2})$"
)


def is_open(text: str) -> bool:
    """Whether a text stops without the mark that ends a sentence: it was cut, or it is no sentence."""
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
