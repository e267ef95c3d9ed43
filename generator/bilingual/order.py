"""Figures that may have changed places: two of one kind that stand the other way round in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.bilingual.directions import is_change, part_ways
from generator.bilingual.english_figure import EnglishKind
from generator.bilingual.fitting import MEASURES, hedge_fits
from generator.bilingual.pairing import Pair
from generator.bilingual.wanted import MONTHS_ONLY, Wanted
from generator.facts.unit_table import BY_NAME

TO_THE_OTHER_END = r" ?(?:to|and|[–—-]) ?(?:RMB ?|US\$|[$€£¥])?"
_TURNED_ROUND = re.compile(r"(?!.*\b(?:and|or|but|while)\b)\s(?:[^,.;:\d]{0,40}\s)?(?:out )?of\s[^,.;:\d]{0,48}")
_TURNED_OR_PLACED = re.compile(
    r"(?!.*\b(?:and|or|but|while)\b)\s(?:[^,.;:\d]{0,40}\s)?(?:of|in|across|among|from|for|by)\s[^,.;:\d]{0,48}"
)
"""33 of the 34, 120 people in three villages: English names the part before the whole."""


_FROM_WHAT = re.compile("[由从][^，。；、]{0,6}$")
_BY_SO_MUCH_TO = re.compile(
    r"[^.;:\d]{0,60}(?:, or [\d.]+(?:%| percent),?[^.;:\d]{0,24})?(?:\bfrom [^;]{1,24} )?\bto\s[^,.;:\d]{0,16}"
)
_BEFORE_WHAT = re.compile(r"\bfrom (?:[a-z]+ ){0,2}[$€£¥]?$")
_ENDS_OF_CLAUSES = frozenset("，；。、")
_TO_WHAT = re.compile(r"\bto (?:[a-z]+ ){0,2}[$€£¥]?$")
_FROM = re.compile(r"[^.;\d]{0,24}\bfrom [^,.;\d]{0,16}")
_DOWN_FROM = re.compile(r"[^.;\d]{0,24}, (?:(?:down|up) )?from [^,.;\d]{0,16}")


def misordered(
    pairs: Sequence[Pair], unpaired: Sequence[Wanted], chinese: str, english: str
) -> Iterator[tuple[Wanted, Wanted]]:
    """Two figures of one kind change places only where the English says the part, or the change, before its whole.

    `unpaired`: said in words, as 0 is in `goalless`. Nobody can say which of two equal figures is the other one then.
    """
    starts = _in_the_order_of_time(pairs, chinese, english)
    if starts == sorted(starts):
        return  # as in most texts: no figure changes places with any other
    yield from _of_ranges(pairs, english)
    unclear = {wanted.value for wanted in unpaired}
    for place, pair in enumerate(pairs):
        if pair.wanted.value in unclear:
            continue
        later = (at for at in range(place + 1, len(pairs)) if _alike(pair, pairs[at], chinese))
        at = next((at for at in later if pairs[at].wanted.start != pair.wanted.start), None)
        if at is None or starts[at] >= starts[place]:
            continue
        following = pairs[at]
        if following.wanted.value in {pair.wanted.value, *unclear}:
            continue
        if not (
            _is_turned(pair.wanted, following.wanted, chinese, english[following.figure.end : pair.figure.start])
            or _is_printed_so(pair.wanted, following.wanted, chinese, english)
            or _move_with_their_neighbours(pairs, place, at, chinese)
            or _keep_their_words(pair, following, chinese, english)
            or _go_from_one_to_the_other(pair, following, chinese, english)
        ):
            yield pair.wanted, following.wanted


def _go_from_one_to_the_other(first: Pair, second: Pair, chinese: str, english: str) -> bool:
    """Whether the Chinese adds what was before: 推迟到3月，此前为2月 is put off from February to March."""
    if not _ONCE.search(chinese, first.wanted.end, second.wanted.start):
        return False
    start = max(0, second.figure.start - _NEAR_IN_ENGLISH)
    before = re.search(r"\bfrom [^.;]*$", english[start : second.figure.start])
    return bool(before and re.search(r"\bto [^.;,\d]{0,16}$", english[second.figure.end : first.figure.start]))


_ONCE = re.compile("此前|之前|以前|原[来先为定本]|上次|去年|上年")


def _is_as_exact(pair: Pair) -> bool:
    if pair.how == "hedge":
        return False
    return hedge_fits(pair.wanted, pair.figure) if pair.wanted.approx else pair.figure.approx is None


def _is_printed_so(first: Wanted, second: Wanted, chinese: str, english: str) -> bool:
    """Whether both are a score that stands in the English, and one of its numbers before it: 1-1, and then 3-1."""
    if chinese[first.end : second.start] not in _RATIO:
        return False
    printed = re.findall(rf"(?<![\d.]){first.value}(?: ?[:–—-] ?| to ){second.value}(?!\.?\d)", english)
    return len(printed) >= chinese.count(chinese[first.start : second.end]) > 0


def _move_with_their_neighbours(pairs: Sequence[Pair], place: int, at: int, chinese: str) -> bool:
    """Whether the figures beside two have changed places too: then clauses have, and each keeps its own figures."""
    first, second = pairs[place], pairs[at]
    apart = [pair for pair in pairs if pair.wanted.required]
    behind = [next((pair for pair in apart if pair.wanted.start > one.wanted.start), None) for one in (first, second)]
    before = [
        next((pair for pair in reversed(apart) if pair.wanted.start < one.wanted.start), None)
        for one in (first, second)
    ]
    return any(
        mine
        and other
        and mine is not second
        and other is not first
        and _alike(mine, other, chinese)
        and other.figure.start < mine.figure.start
        for mine, other in (behind, before)
    )


def _keep_their_words(first: Pair, second: Pair, chinese: str, english: str) -> bool:
    """Whether each has its own hedge or its own direction, which figures that change places by mistake leave behind."""
    hedged = {first.wanted.approx, second.wanted.approx}
    if len(hedged) == len((first, second)) and None in hedged and all(_is_as_exact(pair) for pair in (first, second)):
        return True
    return part_ways((first.wanted, first.figure), (second.wanted, second.figure), chinese, english)


_JOINS_A_RANGE = re.compile(rf"(?:[ -][a-z]+){{0,2}}?{TO_THE_OTHER_END}")


def _of_ranges(pairs: Sequence[Pair], english: str) -> Iterator[tuple[Wanted, Wanted]]:
    """3至5 is not 5 to 3."""
    for first, last in pairwise(pairs):
        one, other = first.wanted, last.wanted
        ranged = one.required and one.start == other.start and one.unit == other.unit and one.value < other.value
        turned = ranged and last.figure.end < first.figure.start
        if turned and _JOINS_A_RANGE.fullmatch(english, last.figure.end, first.figure.start):
            yield one, other


_OF = re.compile(r" (?:out )?of (?:(?:the|its|their|a total of) )?")


def wholes_too_small(pairs: Sequence[Pair], english: str) -> Iterator[tuple[Wanted, Wanted]]:
    """Of 293 seats nobody wins 543."""
    if " of " not in english:
        return
    for part, whole in pairwise(sorted(pairs, key=lambda pair: pair.figure.start)):
        if part.figure.value <= whole.figure.value or whole.figure.value < 1 or part.wanted.shared:
            continue
        plain = part.figure.kind is whole.figure.kind is EnglishKind.NUMBER and not part.figure.unit
        if plain and not whole.figure.unit and _OF.fullmatch(english, part.figure.end, whole.figure.start):
            yield whole.wanted, part.wanted


def _in_the_order_of_time(pairs: Sequence[Pair], chinese: str, english: str) -> list[int]:
    """Where the figures stand in the English; for 由10%降至8% `to 8% from 10%` is turned to the order of both."""
    starts = [pair.figure.start for pair in pairs]
    if " from " not in english:
        return starts
    for place, (pair, following) in enumerate(pairwise(pairs)):
        if not _FROM_WHAT.search(chinese, max(0, pair.wanted.start - _NEAR), pair.wanted.start):
            continue
        first, second = sorted((pair.figure, following.figure), key=lambda figure: figure.start)
        to = _TO_WHAT.search(english, max(0, first.start - _NEAR_IN_ENGLISH), first.start)
        if (_FROM if to else _DOWN_FROM).fullmatch(english, first.end, second.start):
            starts[place], starts[place + 1] = following.figure.start, pair.figure.start
    return starts


_NEAR = 8
_NEAR_IN_ENGLISH = 24


def _is_turned(first: Wanted, second: Wanted, chinese: str, between: str) -> bool:
    """Whether English may well say the second figure first. `between`: the words that stand behind it there."""
    joined = chinese[first.end : second.start]
    if between.endswith(_OF_THEM) and _OF_WHICH.search(joined):
        return True  # 175 passengers and six crew. Of the 181 people on board
    if joined in _RATIO:  # 以1比2落后: they trailed 2-1
        return bool(_LOST.search(chinese, max(0, first.start - _NEAR), second.end + _NEAR))
    if joined in _TO and first.value > second.value and _RANGE.fullmatch(between):  # 距今5300年至4300年
        return True
    one_change = _ENDS_OF_CLAUSES.isdisjoint(joined) and _BEFORE_WHAT.search(between)
    if one_change and _FROM_WHAT.search(chinese, max(0, first.start - _NEAR), first.start):
        return True  # to 15 or 16 yuan, up from four or five
    if _SUBORDINATE.search(between) and not _COORDINATE.search(between):
        return True
    return _may_stand_first(first, second, chinese, between)


def _may_stand_first(first: Wanted, second: Wanted, chinese: str, between: str) -> bool:
    """Whether the second of two figures may be named first by what they are."""
    if chinese.endswith("每", 0, first.start) and _EVERY.search(between):  # 15 doctors and 20 nurses for every 10,000
        return True
    if second.unit != first.unit or not first.unit or chinese.endswith("每", 0, first.start):  # seven in every 100
        return bool(_TURNED_OR_PLACED.fullmatch(between))
    if _says_little(first, second) and (
        _are_far_apart(first.value, second.value) or _TURNED_OR_PLACED.fullmatch(between)
    ):
        return True
    by_so_much = is_change(second, chinese) and _BY_SO_MUCH_TO.fullmatch(between)  # rose by 20 to 500
    return bool(by_so_much or _TURNED_ROUND.fullmatch(between))


_SUBORDINATE = re.compile(
    r"\b(?:than|per|against|compared|instead|versus|after|before|since|when|where|which|who|whose|that|on|at|until)\b"
    r"|(?:^|[,;] )(?:in|of|for|with|by)\b"
)
"""What hangs on words of these may stand before or behind what it hangs on."""
_COORDINATE = re.compile(r"\b(?:and|or|but|while)\b")
_EVERY = re.compile(r"\b(?:per|every|each|in|of) $")
_RATIO = frozenset("比:：∶")
_LOST = re.compile("落后|(?<![击打战挫大])败|失利|不敌|[负输]")
_TO = frozenset("至到—~-－–")
_OF_WHICH = re.compile("其中|包括|[^包]含")
_OF_THEM = (" of the ", "Of the ", " of its ", " of their ")
_RANGE = re.compile(r" ?(?:to|[–—-]) ?")


def _says_little(first: Wanted, second: Wanted) -> bool:
    """32个大项、329个小项: what is counted is not compared, and may be named in any order (329 events in 32 sports)."""
    return first.unit in BY_NAME and BY_NAME[first.unit].base == "个" and not (first.noun or second.noun)


def _are_far_apart(one: Decimal, other: Decimal) -> bool:
    """Nobody takes 24,000 containers for the four football pitches beside them."""
    return max(one, other) >= _TIMES_APART * min(one, other)


_TIMES_APART = 100


def _alike(pair: Pair, following: Pair, chinese: str) -> bool:
    """Whether the order of two figures means anything: years among years, acres among acres, scores among scores."""
    if (pair.figure.kind is EnglishKind.ORDINAL) is not (following.figure.kind is EnglishKind.ORDINAL):
        return False
    one, other = pair.wanted, following.wanted
    if not (one.required and other.required) or one.shared != other.shared:
        return False
    if one.unit != other.unit and (one.kind not in MEASURES or one.kind is not other.kind):
        return False  # put in place of each other they would have each other's units
    scores = [_is_of_a_score(wanted, chinese) for wanted in (one, other)]
    if scores[0] is not scores[1] and chinese[(one if scores[1] else other).end :][:1].isalpha():
        return False  # 122比118, and 28 points of one player
    return (one.kinds == MONTHS_ONLY) == (other.kinds == MONTHS_ONLY)


def _is_of_a_score(wanted: Wanted, chinese: str) -> bool:
    """Whether a number is one side of 122比118."""
    if wanted.unit:
        return False
    before, after = chinese[max(0, wanted.start - 2) : wanted.start], chinese[wanted.end : wanted.end + 2]
    return (after[:1] in _RATIO and after[1:].isdecimal()) or (before[1:] in _RATIO and before[:1].isdecimal())
