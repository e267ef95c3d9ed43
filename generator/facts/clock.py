"""Times of day as newspapers print them: 17时, 8时30分, 9点半, 17:30, 上午十时四分, 晚上八点."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.facts import numerals
from generator.facts.short_forms import Amount

_NINE = "一二三四五六七八九"
_HOUR = f"二十[一二三四]?|十[{_NINE}]?|[零〇两{_NINE}]"
_MINUTE = f"[二三四五]?十[{_NINE}]?|零?[{_NINE}]"
_NO_HOUR = "[期代间候]"
_IN_DIGITS = re.compile(
    rf"(?P<hour>2[0-4]|1\d|0?\d|[零〇](?=[时点]\d))(?:时(?!{_NO_HOUR})(?:零?(?P<minutes>[0-5]?\d)分|(?P<half_past>半(?!间)))?"
    r"|点(?:(?P<past>[0-5]?\d)分(?!钟)|(?P<half>半)|(?P<quarters>[13一三])刻(?!钟)|(?![\d建要意击燃亮赞评])))"
    r"(?:(?<=分)(?P<seconds>[0-5]?\d)秒)?"
)
_IN_NUMERALS = re.compile(
    rf"(?P<hour>{_HOUR})(?:时(?:(?P<minutes>{_MINUTE})分(?:(?P<seconds>{_MINUTE})秒)?|(?=[许整])"
    rf"|(?:(?<=十时)|(?<=十[{_NINE}]时))(?!{_NO_HOUR}))"
    rf"|点(?:(?P<past>{_MINUTE})分(?![钟之])|(?P<half>半(?!点))|(?P<quarters>[13一三])刻(?!钟)|(?=[钟许整])))"
)
_SPOKEN = re.compile(
    rf"(?:(?<=[午晨])|(?<=[早晚]上)|(?<=傍晚))(?P<hour>{_HOUR})[时点](?![{numerals.CHARACTERS}]|{_NO_HOUR})"
)
"""Numerals before 时 and 点 mean mostly something else, as in 一时, 四时美景, 三点建议; not so in 晚上八点."""
_WITH_COLON = re.compile(
    r"(?P<hour>2[0-4]|1\d|0?\d)[:：](?P<minutes>(?<=\d\d.)[0-5]\d|00"
    r"|[0-5]\d(?= ?[-–—~至到]+ ?\d{1,2}[:：][0-5]\d))(?![\d:：.])"
)
"""8:30 may be a score or a ratio: a whole hour, and what lasts until another time, is neither."""
_SCORE_BEFORE = re.compile("(?:以|比分[为是]?)$")
_SCORES = re.compile(r"\d+[:：]\d+(?:[、,，和及 ]+\d+[:：]\d+)+")
_NEAR = 60
"""Characters in which scores that are listed stand side by side."""
_QUARTERS = {"1": "15", "一": "15", "3": "45", "三": "45"}
_LAST_HOUR, _LAST_MINUTE = 24, 59


def time_at(text: str, at: int) -> Amount | None:
    """The time of day that begins at an offset of narrowed text, or None: minutes and seconds as two decimals each."""
    if match := _WITH_COLON.match(text, at):
        return None if _is_a_score(text, at) else _time(match, match["minutes"])
    if match := _IN_DIGITS.match(text, at) or _IN_NUMERALS.match(text, at):
        halves = (match["half"], match.groupdict().get("half_past"))
        minutes = "30" if any(halves) else _QUARTERS.get(match["quarters"], "0")
        return _time(match, match["minutes"] or match["past"] or minutes, match["seconds"])
    match = _SPOKEN.match(text, at)
    return _time(match, "0") if match else None


def _time(match: re.Match[str], minutes: str, seconds: str | None = None) -> Amount:
    """The seconds of 10时44分07秒 belong to it: by themselves they would be an amount."""
    second = f"{numerals.whole(seconds):02}" if seconds else ""
    return Amount(Decimal(f"{numerals.whole(match['hour'])}.{numerals.whole(minutes):02}{second}"), match.end())


def _is_a_score(text: str, at: int) -> bool:
    """以21:15获胜, and 23:25 beside 25:21, which is no time."""
    if _SCORE_BEFORE.search(text, max(0, at - len("比分为")), at):
        return True
    listed = _SCORES.finditer(text, max(0, at - _NEAR), at + _NEAR)
    beside = next((scores.group() for scores in listed if scores.start() <= at < scores.end()), "")
    numbers = re.findall(r"\d+", beside)
    return any(int(hour) > _LAST_HOUR for hour in numbers[::2]) or any(
        int(minute) > _LAST_MINUTE or len(minute) < len("00") for minute in numbers[1::2]
    )
