"""What must be true of a fact file in itself. A check is a generator; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import likely_names
from generator.facts.draft import Draft, Keys
from generator.facts.schema import MOST_LEAD
from generator.folding import same
from generator.model import Bilingual, Finding


def holds_several(name: str) -> bool:
    """Whether a name is several, which no ordinary comma parts."""
    return not set(name).isdisjoint("，、；;")


def did_you_mean(name: str, known: Iterable[str], otherwise: Bilingual) -> Bilingual:
    """The remedy for a name that does not exist."""
    if holds_several(name):
        return Bilingual("编号之间请用半角逗号加空格“, ”", "put an ordinary comma and a space between ids, `, `")
    near = likely_names.nearest_name(name, sorted(known), 0.6)
    return likely_names.did_you_mean(near) if near else otherwise


def unknown_fact(draft: Draft, keys: Keys, name: str) -> Iterator[Finding]:
    """A name is the id of a fact. Said with the id that was probably meant, unless a fact has lost its id."""
    if draft.an_id_is_lost:
        return
    yield draft.error(
        "unknown-fact",
        keys,
        Bilingual(f"没有编号为“{name}”的数字", f"there is no fact `{name}`"),
        _the_fact_of_value(draft, name)
        or did_you_mean(name, draft.fact_ids, Bilingual("请写facts里有的编号", "write an id from `facts`")),
    )


def _the_fact_of_value(draft: Draft, name: str) -> Bilingual | None:
    """`1095.15万元` where the id of the fact with this value belongs."""
    fact = next((fact for fact in draft.facts.values() if same(fact.value, name)), None)
    return likely_names.did_you_mean(fact.id) if fact else None


def article_is_named(draft: Draft) -> Iterator[Finding]:
    """`article` is the slug of the article that the file belongs to."""
    slug = draft.article.slug
    if draft.slug is not None and draft.slug != slug:
        yield draft.error(
            "article-mismatch",
            ("article",),
            Bilingual(
                f"这份文件属于“{slug}”，却写着“{draft.slug}”", f"this is the file of `{slug}`, not `{draft.slug}`"
            ),
            Bilingual(f"请写“article: {slug}”", f"write `article: {slug}`"),
        )


def ids_are_unique(draft: Draft) -> Iterator[Finding]:
    """An id is given once in its list."""
    lists = (("facts", draft.facts), ("groups", draft.groups))
    for key, entries in lists:
        first: dict[str, int] = {}
        for index, entry in entries.items():
            if entry.id in first:
                line = draft.loaded.where(key, first[entry.id], "id").line
                yield draft.error(
                    "duplicate-id",
                    (key, index, "id"),
                    Bilingual(
                        f"编号“{entry.id}”重复，第{line}行已有", f"the id `{entry.id}` is already on line {line}"
                    ),
                    Bilingual("请换一个编号", "choose another id"),
                )
            first.setdefault(entry.id, index)


def groups_exist(draft: Draft) -> Iterator[Finding]:
    """A fact stands in a group that the file declares, and every group has a fact."""
    for index, fact in draft.facts.items():
        if fact.group is not None and fact.group not in draft.group_ids and not draft.groups_are_lost:
            yield draft.error(
                "unknown-group",
                ("facts", index, "group"),
                Bilingual(f"没有名为“{fact.group}”的组", f"there is no group `{fact.group}`"),
                did_you_mean(
                    fact.group,
                    draft.group_ids,
                    Bilingual("请在groups里加上这一组，或删去group", "add it to `groups`, or remove `group`"),
                ),
            )
    used = {fact.group for fact in draft.facts.values()}
    if draft.an_id_is_lost or len(draft.facts) < len(draft.fact_ids):
        return  # a broken fact may be the one that uses it
    for index, group in draft.groups.items():
        if group.id not in used:
            yield draft.error(
                "empty-group",
                ("groups", index, "id"),
                Bilingual(f"组“{group.id}”里没有数字", f"no fact is in the group `{group.id}`"),
                Bilingual("请删去这一组，或在facts里引用", "remove the group, or name it in a fact"),
            )


def lead_exists(draft: Draft) -> Iterator[Finding]:
    """`lead` names at most seven facts of the file, each once."""
    for index, name in enumerate(draft.lead):
        keys: Keys = ("lead", index)
        if name not in draft.fact_ids:
            yield from unknown_fact(draft, keys, name)
        elif name in draft.lead[:index]:
            yield draft.error(
                "lead-repeated",
                keys,
                Bilingual(f"“{name}”在lead里重复", f"`{name}` is in `lead` twice"),
                Bilingual("请删去其中一个", "remove one of the two"),
            )
        if index == MOST_LEAD:
            yield draft.error(
                "lead-too-long",
                keys,
                Bilingual(
                    f"lead最多{MOST_LEAD}个，这里有{len(draft.lead)}个",
                    f"`lead` holds {MOST_LEAD} ids at most, not {len(draft.lead)}",
                ),
                Bilingual("请只留最有代表性的", "keep the most telling ones"),
            )
