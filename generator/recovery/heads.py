"""Which line of a head is its kicker, its headline, its subheadline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import PartKind
from generator.recovery.cohesion import pairs
from generator.recovery.weights import weights

_K, _H, _S = PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE
PATTERNS: dict[int, tuple[tuple[PartKind, ...], ...]] = {
    1: ((_H,),),
    2: ((_K, _H), (_H, _S), (_H, _K)),
    3: ((_K, _H, _S), (_H, _S, _K), (_H, _K, _S)),
}
"""The orders in which one to three lines of a head are found: a kicker may be exported after its headline."""


def head_kinds(lines: Sequence[str], body: frozenset[str]) -> tuple[PartKind, ...]:
    """The kind of each of one to three heading lines; `body` holds the character pairs of the article's text."""
    learnt = weights("heads")

    def score(kinds: Sequence[PartKind]) -> float:
        return sum(learnt.get(name, 0.0) * value for name, value in pattern_features(lines, kinds, body).items())

    return max(PATTERNS[len(lines)], key=score)


def pattern_features(lines: Sequence[str], kinds: Sequence[PartKind], body: frozenset[str]) -> dict[str, float]:
    """How well lines fill their parts of the head."""
    found = {"order." + "-".join(kinds): 1.0}
    for line, kind in zip(lines, kinds, strict=True):
        found |= line_features(line, kind, body)
    return found


def line_features(line: str, kind: PartKind, body: frozenset[str]) -> dict[str, float]:
    """What a line is like, by the name of the part that it might be."""
    own = pairs(line)
    found = {
        "length": len(line) / 10,
        "up_to_8": float(len(line) <= 8),
        "up_to_12": float(len(line) <= 12),
        "covered": len(own & body) / len(own) if own else 0.0,
        "all_covered": float(own <= body),
        "dash": float(line.startswith(("—", "–", "―", "-"))),
        "gap": float(bool(re.search(r"[\s\u3000]", line.strip()))),
        "quoted": float(bool(re.search("[“”《》『』「」]", line))),
        "figures": float(bool(re.search(r"\d", line))),
        "place": float(bool(re.search("[省市县区州镇乡村]$", line))),
        "colon": float(line.rstrip().endswith((":", "："))),
    }
    return {f"{kind.value}.{name}": value for name, value in found.items()}
