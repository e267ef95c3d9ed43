"""The small forms of a newspaper (bylines, captions, credits, furniture) by what they are made of."""

from __future__ import annotations

import re

from generator.recovery import marks

_FOLDED = str.maketrans("（）【】〔〕［］：／｜，；　．－", "()[][][]:/|,; .-")
_SIGN = r"^[\s□■◎◇◆●○★☆※☉▍▌|·•]*"
_ROLE = f"{marks.WRITERS}|撰稿|实习生|报道组|采写|撰文|编译|观察员|整理|执笔|特派员"
_WORDS = {
    "role": rf"{_ROLE}",
    "role_first": rf"{_SIGN}[(\[]?[一-鿿]{{0,8}}?(?:{_ROLE})",
    "writes": (
        r"^[\s□■◎◇◆●○★☆※☉▍▌|]*[(\[]?(?:文字?|图文|文图|撰文|作者|整理|采写|执笔|撰稿|"
        r"编译|文/图|图/文)\s*[:/|\s]|文/图|图/文"
    ),
    "shows": "摄影|摄$|摄[)\\]]|供图|图片|资料片|资料图|照片|制图|绘图|漫画|图源|图据|来源",
    "shows_last": (
        r"(?:摄影?|供图|提供|资料片|资料图片?|资料照片|绘|图|拍摄|社发|摄影报道|图片|新华社|"
        r"网络)[)\]]?[。.]?$"
    ),
    "shows_first": (
        r"^[\s□■(\[]*(?:摄影|图片|照片|图|资料图|图源|图据|制图|绘图|漫画|来源|[一-鿿]{0,6}记者|"
        r"[一-鿿]{2,6}[社网]发)\s*[:/|\s(]"
    ),
    "staff": "责编|责任编辑|编辑|美编|校对|版式|组版|视觉|编审|终审|审读|检校|值班|主编|本版|排版|统筹|签发|编委",
    "contact": (
        r"热线|电话|邮箱|投稿|传真|地址|邮编|订阅|零售|定价|刊号|发行|总第|\d期|E-?mail|https?:|"
        r"www\.|@|广告|导读|扫码|二维码|下转|上接|版权"
    ),
    "date": r"\d{4}\s*[年./-]\s*\d{1,2}|星期[一二三四五六日天]|周[一二三四五六日]$|农历|\d{1,2}月\d{1,2}日$",
    "folio": (
        r"第?\s*\d{1,3}\s*版|^[A-Z]?\d{1,3}$|^[A-Z]?\d{1,2}\s*[·/|"
        r"]?\s*[一-鿿·]{1,6}(?:\s[A-Z]+)?$|^[一-鿿·]{1,6}\s*[·/|\s]\s*[A-Z]?\d{1,2}$|"
        r"今日\d+版"
    ),
    "desk": r"^[一-鿿·]{1,4}(?:新闻)?版?$",
    "paper": r"[一-鿿]{2}(?:日报|晚报|晨报|早报|时报|商报|周刊|周报|都市报|青年报)$",
    "picture_first": (
        r"^[(\[●◆■\s]*(?:(?:[上下左右题大小本如]|资料)?图|图片|照片|画面)(?:片|中|"
        r"版图片)?\s*(?:[①-⑳一二三四五六七八九十\d]+|为|是|:|说明|显示|说|,|/|\))"
    ),
    "points": "^[▲△▼▽↑↓←→◀▶◤◢◥◣]",
    "signed_first": r"^[□■◎◇◆●○★☆※☉▍▌]",
    "bracketed": r"^[(\[].*[)\]]$",
    "numbered": (
        r"^(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}(?:[.、]|"
        r"\s(?=[一-鿿])))"
    ),
    "colon": ":",
    "slash": "[/|]",
    "lead_word": "^(?:本报讯|新华社|本报记者)",
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern) for name, pattern in _WORDS.items()}
_TOKENS = re.compile(r"[\s、,/:|()\[\]·—-]+")

NAMES = (*_PATTERNS, *(f"marks_{one}" for one in ("byline", "credit", "caption", "furniture", "dateline")),
         "names", "tokens", "digits", "latin", "commas", "stops")  # fmt: skip


def figures(text: str) -> list[float]:
    """What a text is made of, in the order of `NAMES`."""
    folded = text.translate(_FOLDED).strip()
    short = len(folded) <= 80
    found = [float(short and bool(pattern.search(folded))) for pattern in _PATTERNS.values()]
    found += [
        float(short and bool(marks.BYLINE.match(text))),
        float(short and bool(marks.CREDIT.search(text))),
        float(bool(marks.CAPTION.match(text))),
        float(short and bool(marks.FURNITURE.match(text))),
        float(bool(marks.DATELINE.match(text))),
    ]
    tokens = [token for token in _TOKENS.split(folded) if token]
    length = max(1, len(folded))
    found.append(sum(len(token) for token in tokens if _is_name(token)) / length if short else 0.0)
    found.append(min(8, len(tokens)) / 4 if short else 0.0)
    found.append(sum(char.isdigit() for char in folded) / length)
    found.append(sum(char.isascii() and char.isalpha() for char in folded) / length)
    found.append(min(6, folded.count(",")) / 3)
    found.append(min(6, folded.count("。")) / 3)
    return found


def _is_name(token: str) -> bool:
    """Whether a word may be a person's name: two to four characters, the first a surname, or a foreign one."""
    return has_surname(token) or (len(token) == 4 and token.isalpha() and not token.isascii())


def has_surname(word: str) -> bool:
    """Whether a word begins like a Chinese name, and is no longer than one."""
    return 2 <= len(word) <= 4 and word[0] in marks.SURNAMES
