"""Who wrote it and from where, read off a byline or the opening of the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.recovery import marks

_IN_BRACKETS = re.compile(r"[(（]([^()（）]{0,60}?(?:记者|通讯员)[^()（）]{1,60})[)）]")
_ROLES = re.compile(
    r"(?:本报|本刊|本社|本台|见习|特约|特派|首席|实习|全媒体)*(?:记者|通讯员|评论员|撰稿|作者|摄影报道|文/图|图/文|文图|摄影?)"
)
_NAME = re.compile(r"[一-鿿·]{2,12}")


def dateline(opening: str) -> str | None:
    """The printed place-and-wire words that open a paragraph, or None."""
    found = marks.DATELINE.match(opening)
    words = (found["dateline"] or found["bare"] or found["wire"] or found["place"]) if found else None
    return words.strip("【】[]()（） \u3000") if words else None


def names_reporters(opening: str) -> bool:
    """Whether what a report opens with says who reports, as a bare dateline (`本报讯`) does not."""
    found = marks.DATELINE.match(opening)
    if found is None:
        return False
    return bool(found["signed"] or found["role"] or marks.WHO.match(opening, found.end()))


def reporters(byline: str | None, texts: Sequence[str]) -> tuple[str, ...]:
    """Names from the byline; without one, from the brackets that open the first paragraph or close the last."""
    if byline is not None:
        return _names(byline)
    if not texts:
        return ()
    opening = _IN_BRACKETS.search(texts[0][:80])
    if opening:
        return _names(opening[1])
    closing = _IN_BRACKETS.search(texts[-1][-80:])
    return _names(closing[1]) if closing else ()


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NAME.findall(_ROLES.sub(" ", words))))
