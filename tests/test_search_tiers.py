"""The lists of the index in tiers: whatever fills them, every place is read back; each tier says how far it goes."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.blocks import BLOCK, ZONE_STARTS
from generator.search.encoding import FIRST, encode
from generator.search.records import Zone
from generator.search.tokens import POSITION_BITS, Postings

BODY = ZONE_STARTS[Zone.BODY]


def numbers(data):
    """LEB128, read as the browser reads it."""
    value = power = 0
    for byte in data:
        value |= (byte & 0x7F) << power
        power += 7
        if byte < 0x80:
            yield value
            value = power = 0


def places(data):
    """The places of a list: (record, position)."""
    rest, record, found = numbers(data), 0, []
    for skip in rest:
        record, position, last = record + skip, 0, 0
        while not last:
            step = next(rest)
            position, last = position + (step >> 1), step & 1
            found.append((record, position))
    return found


def postings(lists):
    where = [(record << POSITION_BITS) | at for own in lists for record, at in sorted(own)]
    return Postings(tuple(map(str, range(len(lists)))), np.array(list(map(len, lists))), np.array(where))


def many(record, count, block=0):
    """Places in the body of one article."""
    return {(record, (block + at // 1000) * BLOCK + BODY + at % 1000) for at in range(count)}


articles = st.dictionaries(st.integers(0, 9), st.sampled_from([1, 30, FIRST, 900, 2100]), min_size=1, max_size=5)
heads = st.sets(st.tuples(st.integers(0, 9), st.integers(0, BODY - 1)), max_size=4)


@settings(max_examples=30)
@given(st.lists(st.tuples(articles, heads), min_size=1, max_size=3))
def test_no_place_is_lost_and_no_tier_claims_more_than_it_holds(given_lists):
    lists = [set().union(*(many(record, count) for record, count in own.items()), top) for own, top in given_lists]
    encoded = encode(postings(lists))
    assert len(encoded.ends) == len(lists)
    starts = np.append(0, encoded.ends[:-1])
    for token, own in enumerate(lists):
        first = places(encoded.data[starts[token] : encoded.ends[token]])
        further = {tier: data for each, tier, data in encoded.further if each == token}
        until = int(encoded.until[token])
        assert sorted(further) == list(range(1, 1 + (1 + (until & 1) if until else 0)))
        assert first
        whole = {place for place in own if not until or place[0] < until >> 1}
        assert whole <= set(first)
        held = list(first)
        for data in (further[tier] for tier in sorted(further)):
            length = next(at for at, byte in enumerate(data) if byte < 0x80) + 1
            held += places(data[length:])
        assert sorted(held) == sorted(own)
