"""Small forms in the words that the weights know, where newspapers word them otherwise by now."""

from __future__ import annotations

import re

from generator.recovery.marks import SURNAMES

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
_REWORDED = tuple(
    (re.compile(pattern), known)
    for pattern, known in (
        # Who took the pictures too.
        (r"(?<![一-鿿])(?:文[、·・并]图|图[、·・并]文|文[/／、并]摄|摄[/／]文)\s*[/／:：]?\s*", "文/图 "),
        # Names before a role, or without one.
        (rf"^({_SIGN}?\s*)({_NAMES})\s+(?:(?:综合)?报[道导]|[一-鿿]{{2,6}}特派员)$", r"\1记者 \2"),
        (rf"^({_SIGN}\s*)({_NAMES})\s+([一-鿿]{{2,8}}?(?:记者|通讯员)\s*{_NAMES})$", r"\1记者 \2 \3"),
        (rf"^(?:读者|市民|网友|居民|村民|家长)\s+({_NAME})$", r"作者 \1"),
        (rf"^[一-鿿]{{2,8}}(?:读者|市民|居民|村民|家长|教师|学生|医生|职工|工人)\s+({_PERSON})$", r"作者 \1"),
        # Who edited it beside who wrote it; when and where it was first published.
        (rf"^(.{{0,12}}记者.{{2,24}}?)[\s○●◎□■]+[一-鿿]{{0,4}}编辑[\s:：]*{_NAMES}$", r"\1"),
        (r"^(?:\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?\s+)?来源[:：]\S{2,12}\s+(?=记者|作者)", ""),
        (r"(?<=\S)\s+来源[:：]\S{2,12}$", ""),
        # A page of pictures.
        (r"^([A-Z]?\d{1,2}版?[\s·]*)(?:摄影|影像|图片|光影)$", r"\1要闻"),
    )
)


def reworded(line: str) -> str:
    """A line that may be a byline or a folio in the words that the weights know, any other as it is."""
    if len(line) > _LONGEST:
        return line
    if "者" in line or "员" in line:
        line = _HOUSE.sub(lambda found: found[0] if _KNOWN_HOUSE.fullmatch(found[0]) else "本报", line)
    for pattern, known in _REWORDED:
        line = pattern.sub(known, line)
    return line
