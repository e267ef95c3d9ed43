"""Which part of today's Chinese each piece of English belongs to, after corrections and after parts were split again.

A piece of English is known by the Chinese that it was made from. In this order it finds its part: the same text,
wherever it stands now; a text that contains its own (parts were merged); a text that its own contains (the part was
split, and the first piece keeps the English); a text that is like it (a correction). What was corrected where it stands
stays there, even if a paragraph contains it, as many a paragraph does its headline. Everything is compared folded for
width and white space. Plain likeness fails where parts are merged or split, because their lengths differ: there the
characters in common are measured against the shorter text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from generator.folding import fold

CONTAINED = 0.9
"""How much of the shorter text has to stand in the longer one, in one block or in long ones."""
_LONG_BLOCK = 6
"""Characters of a block that counts beside the longest: what stands between them was corrected."""
_SHORTEST = 4
"""Characters: a shorter text stands in others by accident."""
LIKE, LIKE_IN_PLACE = 0.5, 0.3
"""How alike a text and its correction are at least; a part that kept its id may have changed more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A Chinese text, and where it stands or stood."""

    slug: str
    part: str
    chinese: str


@dataclass(slots=True)
class _Matching:
    """One alignment while it is made."""

    sources: tuple[Passage, ...]
    targets: tuple[Passage, ...]
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    homes: dict[int, int] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    """Targets whose text is exactly that of a source: they take no more."""

    def __post_init__(self) -> None:
        self.old = tuple(fold(source.chinese).text for source in self.sources)
        self.new = tuple(fold(target.chinese).text for target in self.targets)

    def waiting(self) -> list[int]:
        return [number for number in range(len(self.sources)) if number not in self.homes]

    def free(self) -> list[int]:
        taken = set(self.homes.values())
        return [number for number in range(len(self.targets)) if number not in taken]

    def place(self, source: int) -> int | None:
        """The target that has the id of a source."""
        one = self.sources[source]
        return next((at for at, own in enumerate(self.targets) if (own.slug, own.part) == (one.slug, one.part)), None)

    def nearness(self, source: int, target: int) -> tuple[bool, bool]:
        one, other = self.sources[source], self.targets[target]
        return (one.slug, one.part) == (other.slug, other.part), one.slug == other.slug


def align(sources: Sequence[Passage], targets: Sequence[Passage]) -> tuple[int | None, ...]:
    """For each source the index of the target that gets its English, or None where it matches nothing.

    Several sources may share a target: they were merged, and belong in the order in which they stand in it
    (see `place_in`).
    """
    matching = _Matching(tuple(sources), tuple(targets))
    _same(matching)
    _merged(matching)
    _split(matching)
    _corrected(matching)
    _unwritten(matching)
    return tuple(matching.homes.get(number) for number in range(len(sources)))


def place_in(source: str, target: str) -> int:
    """Where a source begins in the text that contains it."""
    one, other = fold(source).text, fold(target).text
    block = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return block.b - block.a


def _same(matching: _Matching) -> None:
    """The same text: in its own place, else in its own article, else anywhere."""
    for least in ((True, True), (False, True), (False, False)):
        places: dict[str, list[int]] = {}
        for target in matching.free():
            places.setdefault(matching.new[target], []).append(target)
        for source in matching.waiting():
            candidates = places.get(matching.old[source], []) if matching.old[source] else []
            home = next((one for one in candidates if matching.nearness(source, one) >= least), None)
            if home is not None:
                candidates.remove(home)
                matching.homes[source] = home
                matching.closed.add(home)


def _merged(matching: _Matching) -> None:
    """The text stands in a longer one, which may take several."""
    for source in matching.waiting():
        old = matching.old[source]
        found = [
            (share, matching.nearness(source, target), -target)
            for target, new in enumerate(matching.new)
            if target not in matching.closed
            and _SHORTEST <= len(old) <= len(new)
            and (share := common_share(old, new)) >= CONTAINED
        ]
        if found:
            stays = _in_place(matching, source)
            matching.homes[source] = -max(found)[2] if stays is None else stays


def _split(matching: _Matching) -> None:
    """The text contains shorter ones: the first of them that is free keeps the English."""
    for source in matching.waiting():
        old = matching.old[source]
        pieces = [
            target
            for target in matching.free()
            if _SHORTEST <= len(matching.new[target]) < len(old)
            and common_share(matching.new[target], old) >= CONTAINED
        ]
        if pieces:
            stays = _in_place(matching, source)
            first = min(pieces, key=lambda target: (_begin(matching.new[target], old), target))
            matching.homes[source] = first if stays is None or stays not in matching.free() else stays


def _in_place(matching: _Matching, source: int) -> int | None:
    """The part that kept the id of a source, where it is like it, and like no other source without a home more."""
    target = matching.place(source)
    if target is None or target in matching.closed:
        return None
    own = _likeness(matching, source, target, LIKE_IN_PLACE)
    others = (one for one in matching.waiting() if one != source)
    return target if own and all(_likeness(matching, one, target, own) <= own for one in others) else None


def _begin(piece: str, whole: str) -> int:
    block = SequenceMatcher(None, piece, whole, autojunk=False).find_longest_match()
    return block.b - block.a


def _corrected(matching: _Matching) -> None:
    """The text is like another: the most alike first."""
    for _, source, target in sorted(_likenesses(matching), reverse=True):
        if source not in matching.homes and target in matching.free():
            matching.homes[source] = target


def _likenesses(matching: _Matching) -> Iterator[tuple[tuple[float, bool, bool], int, int]]:
    free = matching.free()
    for source in matching.waiting():
        for target in free:
            in_place, same_article = matching.nearness(source, target)
            ratio = _likeness(matching, source, target, LIKE_IN_PLACE if in_place else LIKE)
            if ratio:
                yield (round(ratio, 6), in_place, same_article), source, target


def _likeness(matching: _Matching, source: int, target: int, least: float) -> float:
    """How alike two texts are; 0 where it is less than asked for."""
    matcher = SequenceMatcher(None, matching.old[source], matching.new[target], autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _unwritten(matching: _Matching) -> None:
    """English without a mirror is new: its id says where it belongs, and the tool writes the mirror."""
    free = matching.free()
    for source in matching.waiting():
        if matching.old[source]:
            continue
        target = next((one for one in free if matching.nearness(source, one)[0]), None)
        if target is not None:
            matching.homes[source] = target
            free.remove(target)


def common_share(shorter: str, longer: str) -> float:
    """How much of a text stands in another: its longest common block, or all its long blocks, over its own length."""
    if not shorter:
        return 0.0
    if shorter in longer:
        return 1.0
    if (Counter(shorter) & Counter(longer)).total() < CONTAINED * len(shorter):
        return 0.0
    blocks = [block.size for block in SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()]
    return max(*blocks, sum(size for size in blocks if size >= _LONG_BLOCK)) / len(shorter)
