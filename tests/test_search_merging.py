"""An index that is brought up to date is the one that is made from nothing, byte for byte."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.archive import digest as archive
from generator.cache.shares import Shares
from generator.cache.store import Store, key_of
from generator.model import Piece
from generator.search import folder_of, search_files, search_index
from generator.search.encoding import decoded, encode
from generator.search.tokens import Postings
from tests.digest_builder import digest
from tests.test_building import EDITS, edited, two_editions

LONG = "河湾县的图书馆在河湾开馆" * 450
"""Of a text as long as this the lists have all three tiers."""


def with_text(whole, at, number, word):
    editions = list(whole.editions)
    articles = list(editions[at].articles)
    last = articles[number].parts[-1]
    parts = (*articles[number].parts[:-1], replace(last, pieces=(Piece(word, None), *last.pieces)))
    articles[number] = replace(articles[number], parts=parts)
    editions[at] = replace(editions[at], articles=tuple(articles))
    return replace(whole, editions=tuple(editions))


def shares_of(whole, store):
    keys = {edition.id: key_of(repr(edition), repr(whole.glossary)) for edition in whole.editions}
    return Shares(store, keys)


def files_of(whole, shares):
    index = search_index(whole, shares)
    files = {**index.files, **{path: data for group in index.texts for path, data in group.make().items()}}
    name = folder_of({path: hashlib.sha256(data).digest() for path, data in files.items()})
    return {f"{name}/{path}": data for path, data in files.items()}


changes = st.tuples(
    st.sampled_from([*EDITS, with_text, with_text]),
    st.integers(0, 1),
    st.integers(0, 2),
    st.sampled_from(["甲", "河湾县", "New words", "0.4万亩", LONG, LONG[:999]]),
)


@settings(
    max_examples=int(os.environ.get("EXAMPLES", "500")) // 20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(st.lists(changes, min_size=1, max_size=4))
def test_after_any_edits_the_index_is_that_of_all_editions(tmp_path_factory, steps):
    store, whole = Store(tmp_path_factory.mktemp("store")), two_editions()
    files_of(whole, shares_of(whole, store))
    for step in steps:
        whole = edited(whole, step)
        assert files_of(whole, shares_of(whole, store)) == search_files(whole)


def test_an_edit_does_not_make_all_lists_anew(tmp_path, monkeypatch):
    store, whole = Store(tmp_path), two_editions()
    files_of(whole, shares_of(whole, store))
    monkeypatch.setattr("generator.search.files.lists", lambda *_: pytest.fail("all lists are made anew"))
    whole = with_text(whole, 0, 1, "新的")
    files_of(whole, shares_of(whole, store))


def test_what_an_edit_will_be_compared_with_is_kept_though_nobody_reads_it(tmp_path, monkeypatch):
    store, whole = Store(tmp_path), two_editions()
    for _ in range(2):
        files_of(whole, shares_of(whole, store))
        for file in (path for path in tmp_path.rglob("*") if path.is_file()):
            os.utime(file, (1000, 1000))
    files_of(whole, shares_of(whole, store))
    store.prune(2000)
    monkeypatch.setattr("generator.search.files.lists", lambda *_: pytest.fail("all lists are made anew"))
    whole = with_text(whole, 1, 0, "新的")
    assert files_of(whole, shares_of(whole, store))


def test_an_edition_without_a_key_is_not_kept(tmp_path):
    whole = digest()
    assert files_of(whole, Shares(Store(tmp_path))) == search_files(whole)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size > 1_000_000]


@pytest.mark.parametrize("size", [0, 1, 399, 701, 2500])
def test_a_list_is_read_as_it_was_written(size):
    places = np.unique(np.random.default_rng(size).integers(0, 1 << 28, size))
    tokens = ("a",) * bool(size)
    encoded = encode(Postings(tokens, np.full(len(tokens), size), places))
    tiers = [decoded(encoded.data), *(decoded(file, skipped=1) for _, _, file in encoded.further)]
    assert sorted(np.concatenate(tiers).tolist()) == places.tolist()


def test_edits_of_several_editions_at_once_and_a_token_that_is_gone(tmp_path):
    store, whole = Store(tmp_path), with_text(two_editions(), 1, 0, "罕见的字：龘")
    files_of(whole, shares_of(whole, store))
    for at, number, word in [(0, 0, "甲"), (1, 1, LONG)]:
        whole = with_text(whole, at, number, word)
    whole = with_text(replace(whole, editions=(whole.editions[0], two_editions().editions[1])), 1, 1, LONG)
    found = files_of(whole, shares_of(whole, store))
    assert found == search_files(whole)


def test_a_new_edition_at_the_front_leaves_the_texts_and_titles_of_all_others():
    """Else a reader's browser would fetch anew whatever it has kept, and a host be sent all of it."""
    whole = archive(40)
    before, after = (
        {path.partition("/")[2]: data for path, data in files_of(own, Shares()).items()}
        for own in (replace(whole, editions=whole.editions[1:]), whole)
    )
    texts = {path: data for path, data in before.items() if path.startswith("text/")}
    full = {path: data for path, data in before.items() if re.fullmatch(r"titles/..-[01]\.json", path)}
    assert len(texts) > 40
    assert len(full) == 4
    assert {path: after.get(path) for path in texts | full} == texts | full
