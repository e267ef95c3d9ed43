"""Random stretches of the articles, typed in every form, must be found: tests/search_mechanical.py makes them."""

from __future__ import annotations

from statistics import mean

import pytest

from benchmarks.archive import digest as archive
from generator.check import check_content
from generator.model import Digest
from tests.browser_support import serve
from tests.search_archive import read_archive_queries
from tests.search_mechanical import NEAR, NOTHING, mechanical
from tests.search_node import ask_digest
from tests.search_support import CASES, Answer, ask_all, scores, table
from tests.search_truth import corpus
from tests.site_writing import write_site_of

SEED = 8
EACH = 20
BY_HAND = ("archive_blind", "archive_second_blind", "archive_third_blind", "archive_fourth_blind")


def test_what_stands_in_the_articles_is_found(page, root):
    digest, _ = check_content(root / "content")
    assert digest is not None
    must_hold(ask_all(page, queries(digest)))


@pytest.mark.slow
def test_what_stands_in_two_hundred_articles_is_found(browser, root, tmp_path):
    digest = archive(200)
    write_site_of(digest, root / "mkdocs.yml", tmp_path / "site")
    with serve(tmp_path / "site") as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        answers, others = ask_all(page, queries(digest)), ask_all(page, by_hand(digest))
        context.close()
    must_hold(answers)
    must_find(others)


def test_what_readers_ask_of_two_hundred_articles_is_found_by_the_modules_of_the_search():
    digest = archive(200)
    must_find(ask_digest(digest, by_hand(digest)))


def test_the_same_seed_gives_the_same_queries():
    digest = archive(5)
    assert queries(digest) == queries(digest)


def queries(digest: Digest):
    return mechanical(corpus(digest), seed=SEED, each=EACH)


def by_hand(digest: Digest):
    own = corpus(digest)
    return [query for name in BY_HAND for query in read_archive_queries(CASES / f"{name}.txt", own)]


def must_find(answers: list[Answer]) -> None:
    found = [answer for answer in answers if answer.query.relevant]
    near = [answer for answer in found if answer.query.kind == "near miss"]
    assert mean(answer.recall for answer in near) >= 0.89, table(answers)
    assert mean(answer.recall for answer in found if answer not in near) >= 0.99, table(answers)
    assert mean(answer.reciprocal_rank for answer in found) >= 0.95, table(answers)
    assert not any(answer.articles for answer in answers if not answer.query.relevant), table(answers)


def must_hold(answers: list[Answer]) -> None:
    print(shown := table(answers))  # noqa: T201 - pytest -s shows the table
    assert len(answers) >= 300
    found = [answer for answer in answers if answer.query.relevant]
    near = [answer for answer in found if answer.query.kind in NEAR]
    assert mean(answer.recall for answer in near) >= 0.9, shown
    assert mean(answer.reciprocal_rank for answer in found) >= 0.95, shown
    for score in scores(answers):
        if score.kind == NOTHING:
            assert score.nothing == 1, shown
        elif score.kind not in NEAR:
            assert score.recall >= 0.99, shown
            assert score.nothing == 0, shown
