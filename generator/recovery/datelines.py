"""Who wrote it and from where, read off a byline, the opening of the first paragraph or the end of the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.recovery import marks
from generator.recovery.small_forms import has_surname
from generator.recovery.wording import reworded

_PERSONS = "记者|评论员|特派员|撰稿人?|作者|实习生|观察员"
_WORK = "采写|撰文|执笔|整理|编译"
_ROLE = re.compile(
    rf"(?:(?<![一-鿿·])[一-鿿·]{{1,12}}?(?={_PERSONS}|通讯员))??"
    rf"(?:(?P<writes>{_PERSONS}|{_WORK})|(?P<supplies>通讯员)"
    r"|(?P<takes>(?:摄影(?!报)|供图|制图|绘图|漫画|图片)(?=\s*[:：/／]?\s*[一-鿿])|图(?=\s*[:：/／]))"
    r"(?:\s*[:：/／]\s*[一-鿿·]{0,12}?记者)?)"
)
"""A role with the house or place before it (新华社记者, 本报驻京记者); the names behind it are those of the role."""
_ABOUT = re.compile(r"(?:本文)?作者(?:系|为|是|单位).*")
"""What the author is, which is no name."""
_REPORTED = re.compile(r"(?P<from>(?<=[一-鿿])(?<![者员生])[\s/／]+[一-鿿]{2,3})?(?:摄影|综合)?报[道导]")
"""`from`: perhaps where from (张三 北京报道, 林昭如／台北报导), perhaps the last name (张三 李四报道)."""
_NO_NAMES = re.compile(
    r"发自[一-鿿]{2,6}|[一-鿿]{0,12}(?:\d{1,2}月)?\d{1,2}日[电讯]|文章|图文|文图|[文图]\s*[/／]\s*[文图]"
)
_TAKEN = re.compile(r"[一-鿿·]{1,12}\s*[/／]\s*(?:摄影?|图)(?![一-鿿])|^.*[\s一-鿿](?:摄影?|供图)\s*$")
"""Names with 摄 behind them: a photographer is no reporter."""
_SPACED = re.compile(r"(?<![一-鿿·])([一-鿿])[ \u3000]+([一-鿿])(?![一-鿿·])")
"""A name of two characters set as wide as one of three."""
_NAME = re.compile(rf"(?<![一-鿿·])(?!{marks.GOES_ON})[一-鿿]{{2,6}}(?:·[一-鿿]{{1,8}})*(?![一-鿿·])")
_HOUSE = re.compile(r"^据|[报社网台刊局部厅院委组]$|(?:在线|新闻|客户端|中心|频道|社区|公司|大学)$")
"""How what is no person begins or ends."""
_SIGN = re.compile(r"\s*[□■◎●◆]")
_OPENING = re.compile(r"[(（〔]([^()（）〔〕]{0,60}?(?:记者|通讯员)[^()（）〔〕]{1,60})[)）〕]")
_CLOSING = re.compile(r"[(（〔]([^()（）〔〕]{0,60}?(?:记者|通讯员|作者)[^()（）〔〕]{1,60})[)）〕][\s■□◆●]*$")
_SIGNATURE = re.compile(r"[(（〔]([^()（）〔〕]{2,60})[)）〕][\s■□◆●]*$")
_SAID = re.compile(r"[:：\s]*([^\s。，,：:()（）]{0,8}(?:记者|通讯员)[^。，,：:()（）]{2,30}?报[道导])")
"""Behind a dateline, who reports, without brackets."""
_EDGE = 80
"""Characters of a text in which it says who reports."""


def dateline(opening: str) -> str | None:
    """The printed place-and-wire words that open a paragraph, or None."""
    found = marks.DATELINE.match(opening)
    words = (found["dateline"] or found["bare"] or found["wire"] or found["place"]) if found else None
    return words.strip("【】〔〕[]()（） \u3000") if words else None


def names_reporters(opening: str) -> bool:
    """Whether what a report opens with says who reports, as a bare dateline (`本报讯`) does not."""
    found = marks.DATELINE.match(opening)
    if found is None:
        return False
    return bool(found["signed"] or found["role"] or marks.WHO.match(opening, found.end()))


def reporters(byline: str | None, texts: Sequence[str]) -> tuple[str, ...]:
    """Names from the byline; without one, from what opens the first paragraph or closes the last."""
    if byline is not None:
        return _names(reworded(byline))
    return (_names(_opening(texts[0])) or _names(_closing(texts[-1]))) if texts else ()


def is_signed(text: str) -> bool:
    """Whether the brackets that a text ends with name who reports, as （完） and （新华社发） do not."""
    found = _SIGNATURE.search(text)
    return bool(found and _names(found[1])) or marks.SIGNED_OPENLY.search(text) is not None


def _opening(text: str) -> str:
    bracketed = _OPENING.search(text[:_EDGE])
    if bracketed:
        return bracketed[1]
    dated = marks.DATELINE.match(text)
    if not dated:
        return ""
    said = _SAID.match(text, dated.end())
    return said[1] if said else dated["signed"] or dated["role"] or ""


def _closing(text: str) -> str:
    found = _CLOSING.search(text[-_EDGE:])
    openly = marks.SIGNED_OPENLY.search(text)
    return found[1] if found else openly[0] if openly else ""


def _names(words: str) -> tuple[str, ...]:
    """Who writes; where nobody else is named, who supplied it (通讯员)."""
    words = _NO_NAMES.sub(" ", _REPORTED.sub(_where_from, _ABOUT.sub("", words)))
    roles = list(_ROLE.finditer(words))
    before = words[: roles[0].start()] if roles else words
    writers = [name for name in _persons(before) if _SIGN.match(before) or has_surname(name)]
    suppliers: list[str] = []
    for number, role in enumerate(roles):
        end = roles[number + 1].start() if number + 1 < len(roles) else len(words)
        if not role["takes"]:
            (suppliers if role["supplies"] else writers).extend(_persons(words[role.end() : end]))
    return tuple(dict.fromkeys(writers or suppliers))


def _where_from(found: re.Match[str]) -> str:
    """Words before 报道 that are a name stay."""
    words = found["from"] or ""
    return words if has_surname(words.strip()) else " "


def _persons(words: str) -> Iterator[str]:
    """The names that stand behind a role, or without one."""
    found = _NAME.findall(_SPACED.sub(r"\1\2", _TAKEN.sub(" ", words)))
    return (name for name in found if not _HOUSE.search(name))
