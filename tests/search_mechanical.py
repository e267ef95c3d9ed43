"""Queries that no one thought of: cut out of the articles at random, and turned into what readers type of them.

    mechanical(corpus(digest), seed=1, each=26)

The same corpus and seed give the same queries. What each must find is known by brute force: tests/search_truth.py.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import jieba
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from tests.search_support import Query
from tests.search_truth import HAN, MULTIPLIERS, NUMBER, Corpus, Passage, multiplied, plain, readings

NEAR = ("near miss, character", "near miss, letter")
"""What is mistyped: of these only most need be found."""
NOTHING = "nothing"
_FIGURE = re.compile(rf"({NUMBER.pattern})([万亿])?([\u4e00-\u9fff%])")
_MARKED = re.compile(r"[\u4e00-\u9fff]{1,4}[，。、：；“”‘’《》（）()·,!？！-]{1,2}[\u4e00-\u9fff]{1,4}")
_MOST_TRIES = 2000


def mechanical(own: Corpus, seed: int, each: int) -> tuple[Query, ...]:
    """So many queries of each class; fewer where the articles have no more."""
    dice = random.Random(seed)  # noqa: S311 - a choice of tests, no secret
    return tuple(query for kind, make in _CLASSES.items() for query in _some(kind, make, own, dice, each))


_Found = tuple[str, tuple[str, ...]] | None
"""What is typed, and the articles it must find; None where the dice fell on nothing of use."""
_Make = Callable[[Corpus, random.Random], _Found]


def _some(kind: str, make: _Make, own: Corpus, dice: random.Random, each: int) -> Iterator[Query]:
    seen = set()
    for _ in range(_MOST_TRIES):
        if len(seen) == each:
            return
        found = make(own, dice)
        if found is None or found[0] in seen or bool(found[1]) == (kind == NOTHING):
            continue
        seen.add(found[0])
        yield Query(kind, dice.choice(("zh", "en")), *found)


def _run(own: Corpus, dice: random.Random, shortest: int, longest: int) -> str | None:
    """Han characters as they stand side by side, punctuation left out."""
    text = dice.choice(own.zh).plain
    length = dice.randint(shortest, longest)
    at = dice.randrange(max(1, len(text) - length + 1))
    run = text[at : at + length]
    return run if len(run) == length and all(map(HAN.match, run)) else None


def _substring(shortest: int, longest: int) -> _Make:
    def make(own: Corpus, dice: random.Random) -> _Found:
        run = _run(own, dice, shortest, longest)
        return (run, own.holding(run)) if run else None

    return make


def _across_marks(*, typed: bool) -> _Make:
    """A stretch of text with a mark inside: typed with it, or without."""

    def make(own: Corpus, dice: random.Random) -> _Found:
        text = dice.choice(own.zh).text
        found = list(
            re.finditer(r"[\u4e00-\u9fff]{1,4}[，。、：；“”‘’《》（）()·,!？！-]{1,2}[\u4e00-\u9fff]{1,4}", text)
        )
        if not found:
            return None
        cut = dice.choice(found).group()
        return (cut if typed else plain(cut)), own.holding(cut)

    return make


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def _traditional(own: Corpus, dice: random.Random) -> _Found:
    run = _run(own, dice, 2, 6)
    typed = _to_traditional().convert(run) if run else ""
    return (typed, own.holding(run)) if run and typed != run else None


def _pinyin(style: Style, between: str) -> _Make:
    def make(own: Corpus, dice: random.Random) -> _Found:
        run = _run(own, dice, 2, 4)
        if not run:
            return None
        own_readings = [reading.replace("ü", "v") for reading in lazy_pinyin(run, style=style)]
        syllables = [reading.replace("ü", "v") for reading in lazy_pinyin(run)]
        if own.vocabulary.issuperset(syllables):
            return None  # names in the English text, and no pinyin
        return between.join(own_readings), own.sounding("".join(syllables))

    return make


def _figure_of(own: Corpus, dice: random.Random) -> tuple[str, str, str] | None:
    """Digits, multiplier and the character that says of what."""
    found = list(_FIGURE.finditer(dice.choice(own.zh).text))
    if not found:
        return None
    digits, multiplier, unit = dice.choice(found).groups(default="")
    return digits.replace(",", ""), multiplier, unit


def _printed_figure(own: Corpus, dice: random.Random) -> _Found:
    figure = _figure_of(own, dice)
    if not figure:
        return None
    pattern = re.compile(rf"(?<![\d.,]){re.escape(''.join(figure))}")
    return "".join(figure), own.where(lambda passage: pattern.search(passage.text.replace(",", "")))


def _bare_figure(own: Corpus, dice: random.Random) -> _Found:
    figure = _figure_of(own, dice)
    if not figure or len(figure[0]) < 3:
        return None
    return figure[0], own.where(lambda passage: figure[0] in _numbers(passage))


def _numbers(passage: Passage) -> set[str]:
    printed = [number.replace(",", "") for number in NUMBER.findall(passage.text)]
    return {*printed, *(value for value, _ in _values(passage))}


def _values(passage: Passage) -> Iterator[tuple[str, str]]:
    for match in _FIGURE.finditer(passage.text):
        digits, multiplier, unit = match.groups(default="")
        yield multiplied(digits.replace(",", ""), MULTIPLIERS.get(multiplier, 0)), unit


def _multiplied_figure(own: Corpus, dice: random.Random) -> _Found:
    figure = _figure_of(own, dice)
    if not figure or not figure[1]:
        return None
    value = multiplied(figure[0], MULTIPLIERS[figure[1]])
    return value + figure[2], own.where(lambda passage: (value, figure[2]) in set(_values(passage)))


def _cut_figure(own: Corpus, dice: random.Random) -> _Found:
    """`3808万` for 3808.56万."""
    figure = _figure_of(own, dice)
    if not figure or not figure[1] or "." not in figure[0] or len(figure[0].partition(".")[0]) < 2:
        return None
    whole = figure[0].partition(".")[0]
    exact = re.compile(rf"(?<![\d.,]){whole}{figure[1]}")
    begun = re.compile(rf"(?<![\d.,]){whole}\.\d+{figure[1]}")
    pattern = exact if own.where(lambda passage: exact.search(passage.text)) else begun
    return whole + figure[1], own.where(lambda passage: pattern.search(passage.text))


def _english(shortest: int, longest: int) -> _Make:
    def make(own: Corpus, dice: random.Random) -> _Found:
        text = unicodedata.normalize("NFC", dice.choice(own.en).text)
        spaced = text.split()
        length = dice.randint(shortest, longest)
        if len(spaced) < length:
            return None
        at = dice.randrange(len(spaced) - length + 1)
        cut = [word.strip("“”‘’(),.:;–—!?") for word in spaced[at : at + length]]
        # Nobody types "policy and".
        if not (_means_something(cut[0]) and _means_something(cut[-1])):
            return None
        return " ".join(cut).lower(), own.saying(" ".join(cut))

    return make


def _means_something(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def _wrong_character(own: Corpus, dice: random.Random) -> _Found:
    run = _run(own, dice, 3, 6)
    if not run:
        return None
    at = dice.randrange(len(run))
    same = [char for char in _everyday() if _sound(char) == _sound(run[at]) and char != run[at]]
    wrong = dice.choice(same if same and dice.random() < 0.6 else _everyday())
    changed = run[:at] + wrong + run[at + 1 :]
    if len(run) > 3:
        changed = dice.choice((changed, changed, run[:at] + run[at + 1 :], run[:at] + wrong + run[at:]))
    return None if own.holding(changed) else (changed, own.near(changed))


def _sound(char: str) -> str:
    return next(iter(readings(char)), char)


@cache
def _everyday() -> tuple[str, ...]:
    return tuple(bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA))


def _wrong_letter(own: Corpus, dice: random.Random) -> _Found:
    word = dice.choice(dice.choice(own.en).words or ("",))
    if len(word) < 5 or not word.isalpha():
        return None
    at = dice.randrange(1, len(word) - 1)
    letter = dice.choice("abcdefghijklmnopqrstuvwxyz")
    changed = dice.choice(
        (
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    known = any(changed in each for each in own.vocabulary)
    return None if known else (changed, own.near_word(changed))


@cache
def _dictionary() -> tuple[str, ...]:
    """Words of everyday Chinese, from the dictionary of a segmenter."""
    with jieba.get_dict_file() as file:
        lines = (line.decode().split(" ") for line in file)
        return tuple(word for word, count, _ in lines if int(count) > 20 and 2 <= len(word) <= 4)


def _nothing(own: Corpus, dice: random.Random) -> _Found:
    """A word of which nothing stands in the articles, nor anything within one edit of it or of its sound."""
    if dice.random() < 0.7:
        word = dice.choice(_dictionary())
        same_sound = own.sounding("".join(lazy_pinyin(word)))
        return (word, same_sound or own.near(word)) if all(map(HAN.match, word)) else None
    letters = "".join(dice.choice(("bcdfghjklmnpqrstvwxz", "aeiou")[at % 2]) for at in range(dice.randint(6, 9)))
    sounds = own.sounding(letters)
    return letters, sounds or own.near_word(letters) or own.where(lambda passage: letters in passage.plain)


_CLASSES: dict[str, _Make] = {
    "one character": _substring(1, 1),
    "two characters": _substring(2, 2),
    "three to six characters": _substring(3, 6),
    "seven to fourteen characters": _substring(7, 14),
    "across marks, typed": _across_marks(typed=True),
    "across marks, left out": _across_marks(typed=False),
    "traditional": _traditional,
    "pinyin, joined": _pinyin(Style.NORMAL, ""),
    "pinyin, spaced": _pinyin(Style.NORMAL, " "),
    "pinyin, tones": _pinyin(Style.TONE, " "),
    "figure as printed": _printed_figure,
    "figure, digits only": _bare_figure,
    "figure multiplied out": _multiplied_figure,
    "figure begun": _cut_figure,
    "English word": _english(1, 1),
    "English phrase": _english(2, 5),
    NEAR[0]: _wrong_character,
    NEAR[1]: _wrong_letter,
    NOTHING: _nothing,
}
