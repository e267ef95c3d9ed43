"""Errors planted into the published translations are caught, and the sound translations raise no alarm.

`pytest -s tests/test_planted_errors.py` prints the tables.
"""

from collections import defaultdict

import pytest

from tests import planting


@pytest.fixture(scope="module")
def published():
    return planting.published()


def table(planted, book):
    """How many errors of each kind were caught, and those that were not."""
    caught, missed = defaultdict(lambda: [0, 0]), []
    for error in planted:
        found = bool(planting.remarks(error.where, error.en, book))
        caught[error.kind][0] += found
        caught[error.kind][1] += 1
        if not found:
            missed.append(error)
    lines = [f"{kind:<26}{found:>5} of {count}" for kind, (found, count) in caught.items()]
    found, count = (sum(column) for column in zip(*caught.values(), strict=True))
    print("\n" + "\n".join([*lines, f"{'together':<26}{found:>5} of {count} ({found / count:.1%})"]))  # noqa: T201 - for whoever asks with -s
    return caught, found / count, [(error.kind, error.where.slug, error.where.part) for error in missed]


def test_errors_planted_by_hand_are_caught(published):
    parts, book, _ = published
    planted = list(planting.by_hand(parts))
    _, share, missed = table(planted, book)
    assert len(planted) >= 90
    assert share >= 0.95, missed


def test_errors_planted_by_rule_are_caught(published):
    parts, book, glossary = published
    caught, share, missed = table(planting.by_rule(parts, glossary), book)
    assert set(caught) == set(planting.RULES), "every rule finds something to plant"
    assert share >= 0.98, missed
    assert [kind for kind, (found, count) in caught.items() if found < 0.9 * count] == []


def test_the_sound_translations_raise_no_alarm(published):
    parts, book, _ = published
    alarms = {(part.slug, part.part): planting.remarks(part, part.en, book) for part in parts}
    assert {where: said for where, said in alarms.items() if said} == {}
