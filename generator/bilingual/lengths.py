"""Whether a paragraph's English is as long as its Chinese asks for, sentence by sentence.

Each Chinese sentence is given the English sentences that follow one another and fit its length best (the alignment
of Gale and Church, with one or more English sentences for a Chinese one). Where even the best alignment leaves a
sentence far too short or too long, something was left out or added. The three figures below were measured on the
first edition, in English words for each Han character; a test measures them again.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.bilingual.remarks import Remark
from generator.model import Bilingual

RATIO = 0.785
"""Words of English for each Han character: the middle of the first edition's paragraphs."""
_LONG_SPREAD, _SHORT_SPREAD = 0.09, 0.9
"""The logarithm of the ratio spreads by 9 % in long sentences; short ones vary more, with the root of their length."""
LEAST, MOST = -2.2, 2.75
"""In spreads from the middle: shorter or longer is reported. The first edition stays within -1.8 and 2.2."""
LEAST_OF_FIGURES = -3.8
"""The same where figures stand close, or the text is short. English news packs figures tightly, and a clause that is
left out takes its figures with it, which are missed by themselves; of a sentence or two a good translator may need
half the words."""
_CLOSE = 25
"""Of so much to translate, one figure or more."""
_SHORT = 80
_DIGITS = re.compile(r"\d[\d.,:]*")

_CHINESE_END = re.compile(
    "[。！？!?]+[”』」》）)]*+"
    "(?!(?<=[”』」])[^，。！？；：“]{1,24}(?:说|道|表示|称|坦言|回忆|回忆起|感慨|感叹|问|答|指出|介绍)。)"
)
"""“……。”他说。 is one sentence, as it is in English."""
_ENGLISH_END = re.compile(r"[.!?]+[”’\")]*(?=\s+[“‘\"(]?[A-Z0-9]|\s*$)")
_ABBREVIATIONS = (
    *("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "Co.", "Ltd.", "Inc."),
    *("vs.", "U.S.", "a.m.", "p.m.", "e.g.", "i.e."),
)
_ABBREVIATION = re.compile(rf"\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})$")
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_ENGLISH_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SHORTEST = 12
"""Characters: of less, a length says nothing."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A Chinese sentence and the English that goes with it."""

    chinese: str
    english: str
    spreads: float
    """How far the English is from the usual length: 0 as usual, negative too short."""


def chinese_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a Chinese text; the last may lack its stop."""
    return _cut(text, [match.end() for match in _CHINESE_END.finditer(text)])


def english_sentences(text: str) -> tuple[str, ...]:
    """The sentences of an English text."""
    ends = [match.end() for match in _ENGLISH_END.finditer(text) if not _abbreviates(text, match.start() + 1)]
    return _cut(text, ends)


def _abbreviates(text: str, end: int) -> bool:
    """Whether an abbreviation ends here, and not only a word that ends like one."""
    return (
        text.endswith(_ABBREVIATIONS, 0, end)
        and _ABBREVIATION.search(text, max(0, end - _LONGEST_ABBREVIATION), end) is not None
    )


def _cut(text: str, ends: Sequence[int]) -> tuple[str, ...]:
    pieces = (text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True))
    return tuple(piece for piece in pieces if any(map(str.isalnum, piece)))


def weight(chinese: str) -> float:
    """How much there is to translate: Han characters, a digit or Latin letter counting half."""
    others = _HAN.sub("", chinese)
    return len(chinese) - len(others) + sum(map(str.isalnum, others)) / 2


def word_count(english: str) -> int:
    """Words as a reader counts them; a hyphen parts them."""
    return len(_ENGLISH_WORD.findall(english))


def spreads(chinese: float, english: int) -> float:
    """How far a number of words is from what a weight of Chinese asks for, in spreads."""
    asked = max(chinese, 1)
    spread = math.hypot(_LONG_SPREAD, _SHORT_SPREAD / math.sqrt(asked))
    return math.log(max(english, 1) / asked / RATIO) / spread


def align(chinese: str, english: str) -> tuple[Aligned, ...]:
    """Each Chinese sentence with its English; nothing where the English has fewer sentences or there are none."""
    ours, theirs = chinese_sentences(chinese), english_sentences(english)
    cuts, off = _fitted([weight(one) for one in ours], [word_count(one) for one in theirs])
    return tuple(
        Aligned(one, " ".join(theirs[start:end]), how_far)
        for one, start, end, how_far in zip(ours, cuts, cuts[1:], off, strict=False)
    )


def _fitted(weights: Sequence[float], counts: Sequence[int]) -> tuple[Sequence[int], list[float]]:
    """Where the English of each Chinese sentence begins, and where the last ends; how far each is from usual.

    Nothing where the English has fewer sentences or there are none.
    """
    if not weights or len(counts) < len(weights):
        return (), []
    if len(weights) == len(counts):
        return range(len(counts) + 1), list(map(spreads, weights, counts))
    before = [0, *itertools.accumulate(counts)]
    cuts = _likeliest_cuts(weights, before)
    words = [before[end] - before[start] for start, end in itertools.pairwise(cuts)]
    return cuts, list(map(spreads, weights, words))


def _likeliest_cuts(weights: Sequence[float], before: Sequence[int]) -> tuple[int, ...]:
    """Where the English of each Chinese sentence begins, and where the last ends: the lengths that fit best.

    `before`: how many words stand before each English sentence, and in all.
    """
    ours, theirs = len(weights), len(before) - 1
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for row in range(1, ours + 1):
        # Each sentence still to come needs one of its own.
        for column in range(row, theirs - ours + row + 1):
            best[row, column] = min(
                (
                    best[row - 1, cut][0] + spreads(weights[row - 1], before[column] - before[cut]) ** 2,
                    (*best[row - 1, cut][1], cut),
                )
                for cut in range(row - 1, column)
                if (row - 1, cut) in best
            )
    return (*best[ours, theirs][1], theirs)


def length_remarks(chinese: str, english: str) -> Iterator[Remark]:
    """Every sentence of the Chinese has its English, and nothing is added."""
    sentences, translated = chinese_sentences(chinese), english_sentences(english)
    ours, theirs = len(sentences), len(translated)
    if (theirs < ours and not _are_joined(sentences, sum(map(word_count, translated)))) or theirs > 3 * ours + 2:
        yield Remark(
            "sentence-count",
            str(theirs),
            Bilingual(f"原文{ours}句，译文{theirs}句", f"the Chinese has {ours} sentences, the English {theirs}"),
            Bilingual("请核对有无漏译或多译", "check that nothing is left out or added"),
        )
    weights, counts = [weight(one) for one in sentences], [word_count(one) for one in translated]
    size = sum(weights)
    if size < _SHORTEST:
        return
    in_all = spreads(size, sum(counts))
    off = [in_all, *_fitted(weights, counts)[1]]
    terse = size < _SHORT or len(_DIGITS.findall(chinese)) * _CLOSE >= size
    least = LEAST_OF_FIGURES if terse else LEAST
    if min(off) >= least and max(off) <= MOST:
        return  # as nearly always: no sentence has to be shown
    aligned = (*align(chinese, english), Aligned(chinese, english, in_all))
    for sentence in sorted(aligned, key=lambda found: found.spreads):
        if sentence.spreads < least and not _is_said_beside(sentence, aligned[:-1]):
            yield _length(sentence, "too-short")
            return
        if sentence.spreads > MOST and weight(sentence.chinese) >= _SHORTEST:
            yield _length(sentence, "too-long")
            return


_MADE_UP = -0.5
"""In spreads: a sentence and the one beside it are together no shorter than this where nothing is lacking."""


def _is_said_beside(sentence: Aligned, aligned: Sequence[Aligned]) -> bool:
    """Whether the sentence before or behind is so long that it says what is missing: English may put it there."""
    pairs = (pair for pair in itertools.pairwise(aligned) if sentence in pair)
    return any(
        spreads(sum(weight(one.chinese) for one in pair), sum(word_count(one.english) for one in pair)) >= _MADE_UP
        for pair in pairs
    )


def _are_joined(sentences: Sequence[str], words: int) -> bool:
    """Whether fewer English sentences say all of the Chinese ones.

    Of one that is left out the figures are missed by themselves; without any, the English as a whole is as long as
    usual.
    """
    return all(map(_DIGITS.search, sentences)) or spreads(sum(map(weight, sentences)), words) >= 0


def _length(sentence: Aligned, rule: str) -> Remark:
    words, usual = word_count(sentence.english), round(weight(sentence.chinese) * RATIO)
    opening = sentence.chinese[:12] + ("…" if len(sentence.chinese) > 12 else "")
    zh, en = ("偏短", "rather short") if rule == "too-short" else ("偏长", "rather long")
    return Remark(
        rule,
        opening,
        Bilingual(f"“{opening}”的译文{words}词，{zh}", f"the English of “{opening}” is {en}: {words} words"),
        Bilingual(
            f"一般约{usual}词，请核对有无漏译或多译",
            f"about {usual} would be usual: check that nothing is left out or added",
        ),
    )
