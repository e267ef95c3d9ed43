"""Proposals for editors: a fact file to complete. What nobody can guess is blank, and `digest check` asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.facts.proposing.candidates import Candidate
from generator.facts.proposing.mentions import QUANTITATIVE, Mention
from generator.facts.proposing.passages import Passage
from generator.facts.proposing.quoting import quote_of, stands_once
from generator.facts.units import chinese, unit_of
from generator.model import Verdict
from generator.recovery.slugs import slugs_of
from generator.structure.writing import scalar

_SCHEMA = "# yaml-language-server: $schema=../../../../schemas/facts.json\n"
_HEAD = (
    "# 草稿：请核对名称、补上英文，删去不需要的；未列入的数字写进uncovered并说明原因。\n"
    "# A draft: check the labels, write the English, remove what you do not want and give the reason in `uncovered`.\n"
)


def draft_file(
    article: str, mentions: Sequence[Mention], candidates: Sequence[Candidate], passages: Sequence[Passage]
) -> str:
    """The text of a fact file with every amount of an article, and the relations that hold or are contradicted."""
    wanted = [mention for mention in mentions if mention.kind in QUANTITATIVE and not mention.marginal]
    quotes = {mention.at: quote_of(mention, passages) for mention in wanted}
    wanted = list(_provable(wanted, quotes, passages))
    ids = dict(zip((m.at for m in wanted), slugs_of([_name(m) for m in wanted]), strict=True))
    facts = "\n".join(_fact(ids[mention.at], mention, quotes[mention.at]) for mention in wanted)
    stated = [made for made in candidates if all(m.at in ids for m in (*made.terms, made.result))]
    relations = "".join(line for made in stated for line in _relation(made, ids))
    body = f"facts:\n{facts}" if facts else "facts: []\n"
    return f"{_SCHEMA}{_HEAD}article: {article}\n{body}" + (f"relations:\n{relations}" if relations else "")


def _name(mention: Mention) -> str:
    return mention.around.label[-5:] or mention.kind


def _provable(wanted: Sequence[Mention], quotes: Mapping[int, str], passages: Sequence[Passage]) -> Iterator[Mention]:
    """All but those whose words stand again elsewhere, as a headline's may, where their figure can be quoted there."""
    once = {mention.at: stands_once(quotes[mention.at], passages) for mention in wanted}
    proved = {mention.figure.written for mention in wanted if once[mention.at]}
    return (mention for mention in wanted if once[mention.at] or mention.figure.written not in proved)


def _fact(fact_id: str, mention: Mention, quote: str) -> str:
    label = scalar(mention.around.label) if mention.around.label else ""
    return (
        f"  - id: {fact_id}\n"
        f"    label:\n      zh: {label}\n      en:\n"
        f"    value: {scalar(chinese(mention.figure))}\n"
        f"    quote: {scalar(quote)}\n"
    )


def _relation(made: Candidate, ids: dict[int, str]) -> Iterator[str]:
    terms = ", ".join(ids[term.at] for term in made.terms)
    yield f"  - {made.kind}: [{terms}]\n    equals: {ids[made.result.at]}\n"
    if made.verdict is Verdict.INCONSISTENT:
        computed = made.computed
        unit = unit_of(made.result.figure).name
        yield f"    # 算得 / computed: {computed.normalize():f}{unit}; 原文 / printed: {made.result.figure.written}\n"
        yield "    discrepancy:\n      zh:\n      en:\n"
