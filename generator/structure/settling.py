"""The lines that an editor writes in structure.yml if a decision of the recovery was wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import HEAD_KINDS, Doubt, PartKind, ProposedPart, Span

_PREFIX = {
    PartKind.KICKER: "k",
    PartKind.HEADLINE: "h",
    PartKind.SUBHEADLINE: "s",
    PartKind.BYLINE: "b",
    PartKind.PARAGRAPH: "p",
    PartKind.SUBHEADING: "sh",
    PartKind.CAPTION: "c",
    PartKind.CREDIT: "cr",
}
_SINGLE = frozenset({"k", "h", "s", "b"})
_WHOLE = frozenset("：:；;")
"""Ends of what is no sentence and yet whole: a list follows, or a bracket is closed."""

Named = tuple[str, ProposedPart]
"""A part under its id."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as in structure.yml: its slug, and its parts by id."""

    slug: str
    parts: tuple[Named, ...]

    def holding(self, span: Span) -> Named | None:
        """The part that a fragment belongs to."""
        return next((named for named in self.parts if span in named[1].spans), None)

    def fresh(self, kind: PartKind) -> str:
        """An id that is not used yet."""
        return fresh_id(kind, [taken for taken, _ in self.parts])


@dataclass(frozen=True, slots=True)
class Settlement:
    """Lines that replace others. Both have the same characters in total."""

    replaced: tuple[str, ...]
    """Ids of the lines that go; `slug/id` in another article."""
    parts: tuple[Named, ...]
    furniture: tuple[Span, ...] = ()
    """The fragments that move to the list `furniture` at the end of the file."""
    elsewhere: tuple[tuple[str, Named], ...] = ()
    """Lines for another article, under its slug."""


def with_ids(parts: Sequence[ProposedPart], known: Mapping[tuple[PartKind, int], str] | None = None) -> Listed:
    """An article's parts with their ids: head parts by a letter, the others numbered by kind.

    `known`: ids by kind and first character. They stay, since translations and links name them, and are given to no
    other part. The slug is left empty.
    """
    known = known or {}
    taken = list(known.values())
    named: list[Named] = []
    for part in parts:
        kept = known.get((part.kind, part.spans[0].start))
        part_id = kept if kept and kept not in [used for used, _ in named] else fresh_id(part.kind, taken)
        taken.append(part_id)
        named.append((part_id, part))
    return Listed("", tuple(named))


def settlement(doubt: Doubt, article: Listed, others: Sequence[Listed] = (), raw: str = "") -> Settlement | None:
    """What to write if the alternative is right; None if no lines can express it.

    `article` holds the fragment in doubt, `others` are the rest of the page. `raw` is the text of the page.
    """
    found = article.holding(doubt.spans[0])
    if found is None:
        return None
    if doubt.rule == "article":
        return _moved(doubt, found, others)
    if doubt.kinds:
        return _as_another_head(doubt, article)
    if doubt.kind is not None:
        return _as_another_kind(doubt.spans[0], doubt.kind, found, article, raw)
    return _joined_otherwise(doubt, found, article, others) if doubt.rule == "join" else None


def _joined_otherwise(doubt: Doubt, found: Named, article: Listed, others: Sequence[Listed]) -> Settlement | None:
    if doubt.other is None:
        return _parted(doubt.spans[-1], found, article) if len(doubt.spans) > 1 else None
    return _continued(doubt.spans[0], doubt.other, found, article, others)


def as_part(doubt: Doubt) -> Settlement | None:
    """What to write if page furniture is a part of some article after all; the editor knows of which."""
    return Settlement((), (("…", ProposedPart(doubt.kind, doubt.spans)),)) if doubt.kind is not None else None


def fresh_id(kind: PartKind, taken: Sequence[str]) -> str:
    """An id for a part of this kind that none of an article's parts has."""
    prefix = _PREFIX[kind]
    if prefix in _SINGLE and prefix not in taken:
        return prefix
    numbers = [int(one[len(prefix) :] or 1) for one in taken if re.fullmatch(rf"{prefix}\d*", one)]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _moved(doubt: Doubt, found: Named, others: Sequence[Listed]) -> Settlement | None:
    """The part is a line of another article."""
    part_id, part = found
    there = next((one for one in others if doubt.other is not None and one.holding(doubt.other)), None)
    if there is None:
        return None
    kind = part.kind
    if kind in HEAD_KINDS and any(other.kind is kind for _, other in there.parts):
        kind = PartKind.SUBHEADING if kind is not PartKind.BYLINE else PartKind.CREDIT
    return Settlement((part_id,), (), elsewhere=((there.slug, (there.fresh(kind), ProposedPart(kind, part.spans))),))


def _as_another_kind(span: Span, kind: PartKind, found: Named, article: Listed, raw: str) -> Settlement | None:
    part_id, part = found
    rest = tuple(one for one in part.spans if one != span)
    if kind in HEAD_KINDS and any(other.kind is kind for _, other in article.parts):
        return None  # there is one of these in an article
    if kind is PartKind.FURNITURE and not rest and len(article.parts) == 1:
        return None  # an article of nothing
    kept = ((part_id, ProposedPart(part.kind, rest)),) if rest else ()
    if kind is PartKind.FURNITURE:
        return Settlement((part_id,), kept, (span,))
    after = article.parts[article.parts.index(found) + 1 :][:1]
    if kind is PartKind.PARAGRAPH and not rest and after and after[0][1].kind is kind and _stops_inside(raw, span):
        (next_id, going_on), *_ = after
        return Settlement((part_id, next_id), ((next_id, ProposedPart(kind, (span, *going_on.spans))),))
    fresh = fresh_id(kind, [taken for taken, _ in article.parts if rest or taken != part_id])
    return Settlement((part_id,), ((fresh, ProposedPart(kind, (span,))), *kept))


def _as_another_head(doubt: Doubt, article: Listed) -> Settlement | None:
    """The lines of a head are each something else."""
    found = [named for span in doubt.spans if (named := article.holding(span)) is not None]
    if len(found) < len(doubt.spans):
        return None
    lines = [(named, kind) for named, kind in zip(found, doubt.kinds, strict=True) if named[1].kind is not kind]
    gone = [part_id for (part_id, _), _ in lines]
    parts = [
        ProposedPart(kind, part.spans) for (_, part), kind in sorted(lines, key=lambda line: HEAD_KINDS.index(line[1]))
    ]
    kept = [part_id for part_id, _ in article.parts if part_id not in gone]
    return Settlement(tuple(gone), tuple((fresh_id(part.kind, kept), part) for part in parts))


def _stops_inside(raw: str, span: Span) -> bool:
    """Whether a fragment stops inside a sentence, so that the paragraph after it is its end."""
    from generator.recovery.marks import CLOSERS, is_open  # noqa: PLC0415 - whoever only reads needs no recovery

    words = raw[span.start : span.end].rstrip()
    return is_open(words) and words[-1:] not in _WHOLE | CLOSERS


def _parted(span: Span, found: Named, article: Listed) -> Settlement | None:
    part_id, part = found
    if span not in part.spans[1:]:
        return None
    at = part.spans.index(span)
    return Settlement(
        (part_id,),
        (
            (part_id, ProposedPart(part.kind, part.spans[:at])),
            (article.fresh(part.kind), ProposedPart(part.kind, part.spans[at:])),
        ),
    )


def _continued(before: Span, after: Span, found: Named, article: Listed, others: Sequence[Listed]) -> Settlement | None:
    """The fragment goes on elsewhere: what followed it here, and what stood before the other one there, stay parts."""
    place = next((one for one in (article, *others) if one.holding(after)), None)
    other = place.holding(after) if place else None
    if place is None or other is None or other == found:
        return None
    (part_id, part), (other_id, there) = found, other
    end, start = part.spans.index(before) + 1, there.spans.index(after)
    lines: list[Named] = [(part_id, ProposedPart(part.kind, (*part.spans[:end], *there.spans[start:])))]
    if part.spans[end:]:
        lines.append((article.fresh(part.kind), ProposedPart(part.kind, part.spans[end:])))
    left = ((other_id, ProposedPart(there.kind, there.spans[:start])),) if there.spans[:start] else ()
    if place is article:
        return Settlement((part_id, other_id), (*lines, *left))
    if not left and len(place.parts) == 1:
        return None  # an article of nothing would be left
    gone = (part_id, f"{place.slug}/{other_id}")
    return Settlement(gone, tuple(lines), elsewhere=tuple((place.slug, line) for line in left))
