"""Proposals for programs: figures and relations as plain values, ready for JSON.

A figure: `id`, `article`, `paragraph` (number in the body from 0, or `headline`, ...), `quote` (exact, once in its
part), `written`, `start` (code points in that part), `value` (decimal string, 万 and 亿 multiplied out; None for a
range, which has `low` and `high`), `unit` and `approx` as printed, `kind`, `label_zh`, `label_en` (None: for an
editor), and where they apply `noun`, `per`, `marginal`.
A relation: `type`, `terms`, `equals`, `holds`, `computed`, `basis`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.facts.proposing.candidates import Candidate
from generator.facts.proposing.mentions import QUANTITATIVE, Mention
from generator.facts.proposing.quoting import quote_of
from generator.facts.units import clock
from generator.model import Verdict

_APPROX = re.compile(
    "将近|接近|大约|超过|突破|至少|不少于|不低于|最多|至多|不超过|不到|不足|以上|以下|以内|之内|左右|上下|近|约|超|逾|上|余|多"
)
_SHORT_UNITS = {"个月": "月", "个小时": "小时", "个季度": "季度", "个星期": "星期"}


def figure_values(article: str, mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    """The figures of one article."""
    return [_figure(article, mention) for mention in mentions]


def relation_values(article: str, candidates: Sequence[Candidate]) -> list[dict[str, Any]]:
    """The relations between them."""
    return [
        {
            "article": article,
            "type": made.kind,
            "terms": [figure_id(article, term) for term in made.terms],
            "equals": figure_id(article, made.result),
            "holds": made.verdict is not Verdict.INCONSISTENT,
            "computed": _plain(made.computed),
            "basis": "stated",
        }
        for made in candidates
    ]


def figure_id(article: str, mention: Mention) -> str:
    """The id of a figure in the exchange: the article and its number there."""
    return f"{article}-{mention.at + 1:02}"


def _figure(article: str, mention: Mention) -> dict[str, Any]:
    figure = mention.figure
    ranged = mention.high != figure.value
    values: dict[str, Any] = {
        "id": figure_id(article, mention),
        "article": article,
        "paragraph": mention.passage.name,
        "quote": quote_of(mention, [mention.passage]),
        "written": figure.written,
        "start": figure.start,
        "value": None if ranged or (mention.kind == "name" and not figure.written.endswith("+")) else _value(mention),
    }
    if ranged:
        values |= {"low": _plain(figure.value), "high": _plain(mention.high)}
    approx = _APPROX.search(figure.written) if figure.approx and not ranged else None
    values |= {
        "unit": (_SHORT_UNITS.get(figure.unit, figure.unit) or None) if mention.kind != "name" else None,
        "approx": approx.group() if approx else None,
        "kind": mention.kind,
        "label_zh": (mention.around.label or None) if mention.kind in QUANTITATIVE else None,
        "label_en": None,
    }
    if mention.around.noun:
        values["noun"] = mention.around.noun
    if mention.around.per:
        values["per"] = mention.around.per
    if mention.marginal:
        values["marginal"] = True
    return values


def _value(mention: Mention) -> str:
    """Dates as ISO 8601 writes them; other values as plain decimals."""
    digits = _plain(mention.figure.value)
    match mention.figure.unit:
        case "年月":
            return f"{digits[:4]}-{digits[4:]}"
        case "年月日":
            return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        case "月日":
            return f"{int(digits[:-2]):02}-{digits[-2:]}"
        case "时":
            time = clock(mention.figure.value)
            return time if time[1] != ":" else f"0{time}"
        case _:
            return digits


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
