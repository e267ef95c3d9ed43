"""Floors under the recovery's scores on simulated pages: a change that loses quality fails here."""

import importlib.util
import json
import statistics
from pathlib import Path

import pytest

from generator.reading import read_page
from generator.recovery import recover
from generator.recovery.truth_form import as_json

SHARED_PAGES = Path(__file__).parents[3] / "shared" / "pages"
EVERY = 18
"""A sample: one page in so many, in the order of their names (levels 0 to 5, both houses)."""
FLOORS = {"article": 0.97, "part": 0.97, "label": 0.97, "headline": 0.94, "order": 0.96, "exact": 0.5}
CEILINGS = {"lost": 0.0, "silent": 0.03, "flagged": 0.1}
"""Slightly on the safe side of what was measured over all pages when they were set."""


def _scorer():
    spec = importlib.util.spec_from_file_location("score", SHARED_PAGES / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores():
    scorer = _scorer()
    found = []
    for path in sorted((SHARED_PAGES / "dev").glob("*.txt"))[::EVERY]:
        page, _ = read_page(path.read_bytes(), path.name)
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found.append(scorer.score(page.text, truth, as_json(recover(page), page)))
    return {name: statistics.fmean(score[name] for score in found) for name in (*FLOORS, *CEILINGS)}


@pytest.mark.shared
@pytest.mark.parametrize("figure", FLOORS)
def test_figure_stays_above_its_floor(scores, figure):
    assert scores[figure] >= FLOORS[figure]


@pytest.mark.shared
@pytest.mark.parametrize("figure", CEILINGS)
def test_figure_stays_below_its_ceiling(scores, figure):
    assert scores[figure] <= CEILINGS[figure]
