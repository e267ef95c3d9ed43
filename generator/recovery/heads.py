"""Which line of a head is its kicker, its headline, its subheadline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import PartKind
from generator.recovery.cohesion import pairs
from generator.recovery.weights import weights

PATTERNS = {
    1: ((PartKind.HEADLINE,),),
    2: ((PartKind.KICKER, PartKind.HEADLINE), (PartKind.HEADLINE, PartKind.SUBHEADLINE)),
    3: ((PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE),),
}


def head_kinds(lines: Sequence[str], body: frozenset[str]) -> tuple[PartKind, ...]:
    """The kind of each of one to three heading lines; `body` holds the character pairs of the article's text."""
    return max(PATTERNS[len(lines)], key=lambda kinds: pattern_score(lines, kinds, body))


def pattern_score(lines: Sequence[str], kinds: Sequence[PartKind], body: frozenset[str]) -> float:
    """How well lines fill their parts of the head."""
    learnt = weights("heads")
    return sum(
        learnt.get(name, 0.0) * value
        for line, kind in zip(lines, kinds, strict=True)
        for name, value in line_features(line, kind, body).items()
    )


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
