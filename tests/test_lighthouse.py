"""Lighthouse, as on a phone: 100 in all four, the median of three runs, on every type of page in both languages.

Its performance is that of a machine which is doing nothing else: on a busy one the figures say nothing of the page.
"""

from __future__ import annotations

import json
from itertools import product
from statistics import median

import pytest

from scripts.chromium import FLAGS, find
from tests.node_support import HERE, node, node_modules
from tests.page_types import TYPES, page_types

RUNS = 3


@pytest.mark.slow
@pytest.mark.parametrize(("name", "prefix"), list(product(TYPES, ["", "en/"])))
def test_lighthouse_gives_every_type_of_page_100(served, site, name, prefix):
    done = node(
        *(HERE / "lighthouse.mjs", str(RUNS), served + prefix + page_types(site)[name]),
        CHROMIUM=find(),
        FLAGS=" ".join(FLAGS),
        MODULES=str(node_modules()),
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    print(prefix + name, json.dumps(measured["scores"]))  # noqa: T201 - the table for a note: pytest -rP
    assert {what: median(scores) for what, scores in measured["scores"].items()} == dict.fromkeys(
        ("performance", "accessibility", "best-practices", "seo"), 100
    ), measured["faults"]
