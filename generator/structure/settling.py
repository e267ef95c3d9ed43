"""What an editor writes in structure.yml where a decision of the recovery was wrong: the alternative as lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

Named = tuple[str, ProposedPart]
"""A part under its id."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Lines in the place of others. Together they hold the same characters."""

    replaced: tuple[str, ...]
    """Ids of the lines that go."""
    parts: tuple[Named, ...]
    furniture: tuple[Span, ...] = ()
    """What moves to the list `furniture` at the end of the file."""


def with_ids(parts: Sequence[ProposedPart]) -> tuple[Named, ...]:
    """An article's parts with their ids: head parts by a letter, the others numbered by kind."""
    named: list[Named] = []
    for part in parts:
        named.append((fresh_id(part.kind, [taken for taken, _ in named]), part))
    return tuple(named)


def settlement(doubt: Doubt, article: Sequence[Named]) -> Settlement | None:
    """What to write if the alternative is right; None where that is no matter of this article's lines alone."""
    found = _holding(article, doubt.spans[0])
    if found is None:
        return None
    if doubt.kind is not None:
        return _as_another_kind(doubt.spans[0], doubt.kind, found, article)
    if doubt.rule != "join":
        return None
    if doubt.other is None:
        return _parted(doubt.spans[-1], found, article) if len(doubt.spans) > 1 else None
    other = _holding(article, doubt.other)
    return _continued(doubt, found, other, article) if other not in (None, found) and other is not None else None


def as_part(doubt: Doubt) -> Settlement | None:
    """What to write if page furniture is a part of some article after all; the editor knows of which."""
    return Settlement((), (("…", ProposedPart(doubt.kind, doubt.spans)),)) if doubt.kind is not None else None


def _as_another_kind(span: Span, kind: PartKind, found: Named, article: Sequence[Named]) -> Settlement | None:
    part_id, part = found
    rest = tuple(one for one in part.spans if one != span)
    if kind in HEAD_KINDS and any(other.kind is kind for _, other in article):
        return None  # there is one of these in an article
    if kind is PartKind.FURNITURE and not rest and len(article) == 1:
        return None  # an article of nothing
    kept = ((part_id, ProposedPart(part.kind, rest)),) if rest else ()
    if kind is PartKind.FURNITURE:
        return Settlement((part_id,), kept, (span,))
    fresh = fresh_id(kind, [taken for taken, _ in article if rest or taken != part_id])
    return Settlement((part_id,), ((fresh, ProposedPart(kind, (span,))), *kept))


def _parted(span: Span, found: Named, article: Sequence[Named]) -> Settlement | None:
    part_id, part = found
    if span not in part.spans[1:]:
        return None
    at = part.spans.index(span)
    fresh = fresh_id(part.kind, [taken for taken, _ in article])
    return Settlement(
        (part_id,),
        ((part_id, ProposedPart(part.kind, part.spans[:at])), (fresh, ProposedPart(part.kind, part.spans[at:]))),
    )


def _continued(doubt: Doubt, found: Named, other: Named, article: Sequence[Named]) -> Settlement:
    """The fragment goes on elsewhere: what followed it here, and what stood before the other one there, stay parts."""
    (part_id, part), (other_id, there) = found, other
    assert doubt.other is not None  # noqa: S101 - what the caller looked for
    end, start = part.spans.index(doubt.spans[0]) + 1, there.spans.index(doubt.other)
    lines: list[Named] = [(part_id, ProposedPart(part.kind, (*part.spans[:end], *there.spans[start:])))]
    if part.spans[end:]:
        taken = [taken for taken, _ in article]
        lines.append((fresh_id(part.kind, taken), ProposedPart(part.kind, part.spans[end:])))
    if there.spans[:start]:
        lines.append((other_id, ProposedPart(there.kind, there.spans[:start])))
    return Settlement((part_id, other_id), tuple(lines))


def _holding(article: Sequence[Named], span: Span) -> Named | None:
    return next((named for named in article if span in named[1].spans), None)


def fresh_id(kind: PartKind, taken: Sequence[str]) -> str:
    """An id for a part of this kind that none of an article's parts has."""
    prefix = _PREFIX[kind]
    if prefix in _SINGLE and prefix not in taken:
        return prefix
    numbers = [int(one[len(prefix) :] or 1) for one in taken if re.fullmatch(rf"{prefix}\d*", one)]
    return f"{prefix}{max(numbers, default=0) + 1}"
