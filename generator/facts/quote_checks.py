"""What must be true of quotes and values. A check is a generator; its docstring is the rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.facts.context import stated_figures
from generator.facts.draft import Draft, Keys
from generator.facts.evidence import Evidence
from generator.facts.figures import high_of, read_figure
from generator.facts.matching import Match
from generator.facts.quotes import Place, clause_around, nearest, places
from generator.facts.unit_table import GROWTH, POINTS
from generator.facts.units import chinese
from generator.folding import fold, same
from generator.model import Bilingual, Figure, Finding, PartKind

_MOST_EXAMPLES = 3
"""Places that a message shows of words that stand in many."""
_LONGEST = 60
"""Characters of a quote that a message repeats."""
_PART_NAMES: dict[PartKind, Bilingual] = {
    PartKind.KICKER: Bilingual("肩题", "the kicker"),
    PartKind.HEADLINE: Bilingual("标题", "the headline"),
    PartKind.SUBHEADLINE: Bilingual("副题", "the subheadline"),
    PartKind.BYLINE: Bilingual("署名", "the byline"),
}


def short(text: str) -> str:
    """Words for a message: the beginning of long ones."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def quotes_are_found(draft: Draft, evidence: dict[int, Evidence]) -> Iterator[Finding]:
    """A quote stands in the corrected text of its article, once."""
    for index, item in evidence.items():
        yield from is_found_once(draft, ("facts", index, "quote"), item.entry.quote, item.places)


def is_found_once(draft: Draft, keys: Keys, quote: str, found: tuple[Place, ...]) -> Iterator[Finding]:
    """Words stand in the article once. `found`: where they stand."""
    if not found:
        yield draft.error(
            "quote-not-found",
            keys,
            Bilingual(f"文中没有“{short(quote)}”", f"the article does not say “{short(quote)}”"),
            _how_to_quote(draft, quote),
        )
    elif len(found) > 1:
        names = _where(draft, found)
        times = len(found)
        yield draft.error(
            "quote-repeated",
            keys,
            Bilingual(
                f"“{short(quote)}”在文中出现{times}次（{names.zh}）",
                f"“{short(quote)}” is in the article {_times(times)} ({names.en})",
            ),
            _longer(draft, found),
        )


_LEFT_OUT = re.compile(r"…+|\.{3,}|\[…\]")


def _how_to_quote(draft: Draft, quote: str) -> Bilingual:
    """What to write instead of words that the article does not have."""
    bare = quote.strip('“”‘’"')
    if bare and bare != quote and places(draft.article, bare):
        return Bilingual(
            f"请去掉外面的引号，写{short(bare)}", f"leave out the quotation marks around it: {short(bare)}"
        )
    pieces = [piece.strip() for piece in _LEFT_OUT.split(quote)]
    if len(pieces) > 1 and all(places(draft.article, piece) for piece in pieces if piece):
        return Bilingual(
            "引文要连续：请不要用省略号，把中间的字引全", "quote without an ellipsis, including all the words between"
        )
    if fold(quote).text in fold("".join(part.text for part in draft.article.parts)).text:
        return Bilingual(
            "这几个字跨了两段，请只引一段里的", "these words run across two paragraphs: quote from one of them only"
        )
    if near := nearest(draft.article, quote):
        return Bilingual(f"最接近的原文是“{near}”", f"the nearest text is “{near}”")
    return Bilingual("请从文中原样复制一句", "copy the words from the article")


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


def _where(draft: Draft, found: tuple[Place, ...]) -> Bilingual:
    """Which parts: `标题、正文第3段`; the first of many."""
    names = list(dict.fromkeys(_part_name(draft, place) for place in found))
    shown = names[:_MOST_EXAMPLES]
    more = Bilingual("等", ", ...") if len(names) > len(shown) else Bilingual("", "")
    return Bilingual("、".join(name.zh for name in shown) + more.zh, ", ".join(name.en for name in shown) + more.en)


def _part_name(draft: Draft, place: Place) -> Bilingual:
    if place.part.kind in _PART_NAMES:
        return _PART_NAMES[place.part.kind]
    number = 1 + [part.id for part in draft.article.body].index(place.part.id)
    return Bilingual(f"正文第{number}段", f"block {number} of the body")


def _longer(draft: Draft, found: tuple[Place, ...]) -> Bilingual:
    examples = _examples(draft, found)
    return Bilingual(
        f"请多引几个字，使它只出现一次{examples.zh}",
        f"quote more words, so that the quote is found only once{examples.en}",
    )


def _examples(draft: Draft, found: Iterable[Place]) -> Bilingual:
    """The clauses that would tell places apart: `，如“…”或“…”`; nothing where there are none."""
    first = islice(found, _MOST_EXAMPLES)
    clauses = dict.fromkeys(short(clause) for place in first if (clause := clause_around(draft.article, place)))
    if not clauses:
        return Bilingual("", "")
    quoted = [f"“{clause}”" for clause in clauses]
    return Bilingual(f"，如{'或'.join(quoted)}", f", such as {' or '.join(quoted)}")


def values_are_printed(draft: Draft, evidence: dict[int, Evidence]) -> Iterator[Finding]:
    """`value` is one figure of its quote, with its unit and its words of approximation, as printed."""
    for index, item in evidence.items():
        if item.figure is not None:
            yield from _is_quoted_as_stated(draft, index, item, item.figure)
        if item.match is None or item.figure is not None:
            continue
        rule, message, remedy = _value_fault(draft, item, item.match)
        yield draft.error(rule, ("facts", index, "value"), message, remedy)


_SAID_APART = frozenset({"时", GROWTH, POINTS})
"""Units that other words of the sentence make of what is printed: 下午3时, 增长两倍, 得90分."""


def _is_quoted_as_stated(draft: Draft, index: int, item: Evidence, figure: Figure) -> Iterator[Finding]:
    """A quote holds the words that say what its figure is: the hedge of 至少造成43人, the 增长 of 增长两倍."""
    place = item.places[0]
    is_whole = place.start <= figure.start and figure.end <= place.end
    if is_whole and figure.approx is None and figure.unit not in _SAID_APART:
        return  # most figures: nothing is said of them but by their own characters
    alone = next((one for one in stated_figures(place.text) if place.start + one.end == figure.end), None)
    if alone is None or high_of(alone) > high_of(figure) or place.start + alone.start < figure.start:
        return  # the end of a range by itself
    if (alone.approx, alone.value) == (figure.approx, figure.value) and (
        alone.unit == figure.unit or figure.unit not in _SAID_APART
    ):
        return
    said = chinese(figure)
    examples = _examples(draft, [Place(place.part, figure.start, figure.end)])
    yield draft.error(
        "quote-cuts-hedge",
        ("facts", index, "quote"),
        Bilingual(
            f"“{said}”没有全部引到，有关的字在引文之外",
            f"the quote does not contain all of “{said}”: some of its words are outside the quote",
        ),
        Bilingual(f"请引全{examples.zh}", f"quote them too{examples.en}"),
    )


def _value_fault(draft: Draft, item: Evidence, match: Match) -> tuple[str, Bilingual, Bilingual]:
    value = item.entry.value
    if len(match.figures) > 1:
        return _ambiguous(draft, item, match)
    printed = [chinese(figure) for figure in match.alike]
    if printed:
        return (
            "value-not-as-printed",
            Bilingual(f"“{value}”与原文写法不同", f"`{value}` is not as printed"),
            Bilingual(f"请照原文写“{printed[0]}”", f"write `{printed[0]}`, as the article does"),
        )
    if match.cut:
        figure = match.cut[0]
        whole = chinese(figure)
        examples = _examples(draft, [Place(item.places[0].part, figure.start, figure.end)])
        return (
            "quote-cuts-figure",
            Bilingual(f"引文截断了原文的“{whole}”", f"the quote cuts the printed figure “{whole}” in two"),
            Bilingual(f"请引全这个数字{examples.zh}", f"quote the whole figure{examples.en}"),
        )
    bare = value.strip("“”‘’「」『』")
    if bare != value and read_figure(bare) is not None:
        return (
            "value-quotation-mark",
            Bilingual(f"“{bare}”用了中文引号", f"`{bare}` is in curly or full-width quotation marks"),
            Bilingual(f"请去掉引号，写“{bare}”", f"remove the marks: `{bare}`"),
        )
    if not _is_a_figure(value):
        return _unreadable(value, match)
    return (
        "value-not-in-quote",
        Bilingual(f"引文里没有“{value}”", f"the quote does not contain `{value}`"),
        _choices(match, Bilingual("引文里没有数字，请换一句", "the quote contains no figure: quote words that do")),
    )


def _is_a_figure(value: str) -> bool:
    """Whether a value is one figure, by itself or as a sentence states it (3比2, 3月5日至8日)."""
    return read_figure(value) is not None or [same(one.written, value) for one in stated_figures(value)] == [True]


_VAGUE = re.compile(
    "(?<![\\d一二三四五六七八九])[数几若好][十百千万亿]|[数几](?=[个名位人家户台辆次年天])|成[十百千]上[百千万]|若干|无数"
)


def _unreadable(value: str, match: Match) -> tuple[str, Bilingual, Bilingual]:
    said = value.partition("#")[0].strip()
    if said != value and read_figure(said) is not None:
        return (
            "value-comment",
            Bilingual(f"“{value}”里的“#”没有被当作注释", f"the `#` in `{value}` does not begin a comment"),
            Bilingual(f"请在#前加空格：{said} #…", f"put a space before it: `{said} #…`"),
        )
    if _VAGUE.search(value):
        return (
            "value-vague",
            Bilingual(f"“{value}”没有说出是多少", f"`{value}` does not say how many"),
            _choices(
                match,
                Bilingual("说不出数目的不必列入，请删去这一条", "what has no number is no fact: remove this entry"),
            ),
        )
    return (
        "value-unreadable",
        Bilingual(f"“{value}”不是一个带单位的数字", f"`{value}` is not one figure with a unit"),
        _choices(
            match,
            Bilingual(
                "请照原文写，如384户、0.4万亩、近4400米", "write it as printed, such as 384户, 0.4万亩 or 近4400米"
            ),
        ),
    )


def _choices(match: Match, otherwise: Bilingual) -> Bilingual:
    """The figures that the quote offers."""
    written = list(dict.fromkeys(chinese(figure) for figure in match.inside))
    if not written:
        return otherwise
    zh, en = (separator.join(f"“{figure}”" for figure in written) for separator in ("、", ", "))
    verb = "figure is" if len(written) == 1 else "figures are"
    return Bilingual(f"引文里的数字是{zh}", f"the quote’s {verb} {en}")


def _ambiguous(draft: Draft, item: Evidence, match: Match) -> tuple[str, Bilingual, Bilingual]:
    part = item.places[0].part
    examples = _examples(draft, (Place(part, figure.start, figure.end) for figure in match.figures))
    value, times = item.entry.value, len(match.figures)
    return (
        "value-ambiguous",
        Bilingual(f"引文里有{times}个“{value}”，不知是哪一个", f"`{value}` is in the quote {_times(times)}"),
        Bilingual(
            f"请缩短引文，只留一个{examples.zh}",
            f"shorten the quote so that only the one you mean is left{examples.en}",
        ),
    )
