"""Times of day in English: `2:30 p.m.`, `at 4:20 this afternoon`, `half past three`, and `before 7` for 不到7时."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.bilingual.english_figures import ONES

_NOON = 12
_HOURS = {word: hour for word, hour in ONES.items() if 1 <= hour <= _NOON}
_PAST = {"half past": 30, "quarter past": 15}
_TIME = re.compile(
    rf"\b(?:(?P<past>{'|'.join(_PAST)}) )?(?P<hour>[01]?\d|2[0-4]|{'|'.join(_HOURS)})"
    r"(?:(?P<mark>[.:])(?P<minutes>[0-5]\d))?(?:\b|(?=[ap]\.?m\b))"
    r"(?::[0-5]\d)?(?![.:,]?\d| ?%)(?P<half> ?[ap]\.?m\b)?(?P<clock> o['’]clock)?",
    re.IGNORECASE,
)
_HALF = re.compile(r" ?[ap]\.?m\b", re.IGNORECASE)
_HOURS_OF = {
    "morning": range(12),
    "noon": range(11, 14),
    "afternoon": range(12, 19),
    "evening": range(16, 24),
    "tonight": (*range(6), *range(17, 24)),
    "night": (*range(6), *range(17, 24)),
}
"""Between what hours something is in each part of the day."""
_PARTS = rf"\b({'|'.join(_HOURS_OF)})\b"
_WHICH = r"in|on|of|the|this|that|same|last|next|every|each|yesterday|today|tomorrow|\w{2,6}day"
_PART_AFTER = re.compile(rf"(?:\s(?:{_WHICH})\b)*\s{_PARTS}", re.IGNORECASE)
_PART_BEFORE = re.compile(rf"{_PARTS}\s(?:(?:at|by|from|around|about|before|after|shortly|just)\s)+$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|until|till|before|after|by|from|to|than|around|about)\s$", re.IGNORECASE)
_AND_THEN = re.compile(r"(?=[.,;?!]|$| (?:on|and|to|until|till|today|yesterday|tomorrow)\b)")
"""What may follow a bare hour: behind “at 4” anything else is what is counted."""
_EARLIER = re.compile(r"\b(?:before|earlier than|ahead of|not yet)\s$", re.IGNORECASE)


def on_the_clock(hours: int, minutes: int, english: str, *, spoken: bool) -> bool:
    """Whether an English text says a time of day.

    The hours may be those of twelve. What says which half of the day is meant (a.m., this morning) must agree, unless
    the Chinese leaves it open too: `spoken`.
    """
    return bool(re.search(rf"\b{hours:02}{minutes:02}\b", english)) or any(
        (hour % _NOON, minute) == (hours % _NOON, minutes) and _agrees(hours, match, spoken=spoken)
        for match, hour, minute in _times(english)
    )


def is_on_the_clock_at(hours: int, minutes: int, english: str, start: int) -> bool:
    """Whether a time of day that begins at an offset of an English text may be this one."""
    return any(
        match.start("hour") == start and (hour % _NOON, minute) == (hours % _NOON, minutes)
        for match, hour, minute in _times(english)
    )


def _times(english: str) -> Iterator[tuple[re.Match[str], int, int]]:
    for match in _TIME.finditer(english):
        hour = match["hour"].lower()
        yield (
            match,
            _HOURS.get(hour) or int(hour),
            _PAST[match["past"].lower()] if match["past"] else int(match["minutes"] or 0),
        )


def _agrees(hours: int, match: re.Match[str], *, spoken: bool) -> bool:
    said = match["hour"]
    if match["half"]:
        return (hours % 24 >= _NOON) == ("p" in match["half"].lower())
    if said.isdigit() and int(said) >= _NOON and int(said) % 24 != hours % 24:
        return False
    after = _PART_AFTER.match(match.string, match.end())
    part = after or _PART_BEFORE.search(match.string, max(0, match.start() - 32), match.start())
    if part:
        return hours % 24 in _HOURS_OF[part[1].lower()] or (spoken and hours < _NOON)
    if match["past"] or match["mark"] == ":" or match["clock"]:
        return True
    at = _AT.search(match.string, max(0, match.start() - 8), match.start())
    return bool(at and _AND_THEN.match(match.string, match.end()))


def says_other_half(english: str, end: int, *, afternoon: bool) -> bool:
    """Whether `a.m.` or `p.m.` behind an hour says the other half of the day."""
    half = _HALF.match(english, end)
    return half is not None and afternoon is not ("p" in half.group().lower())


def is_earlier(english: str, start: int) -> bool:
    """Whether the words before a time say that it was not reached: `before 7 a.m.`, `earlier than 7`."""
    return bool(_EARLIER.search(english, max(0, start - 16), start))
