"""Elements woven into a text: nested whatever their offsets, and never at the cost of a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages.weave import Insert, Wrap, weave
from tests.html_tree import parse

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@st.composite
def woven(draw):
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.lists(st.tuples(offsets, offsets).map(sorted), max_size=6)
    wraps = [Wrap(start, end, "data", (("id", f"w{n}"),)) for n, (start, end) in enumerate(draw(spans))]
    runs = sorted({tuple(span) for span in draw(spans)})
    apart = [run for n, run in enumerate(runs) if all(run[0] >= before[1] for before in runs[:n])]
    inserts = [Insert(at, Markup("<a>#</a>")) for at in draw(st.lists(offsets, max_size=3))]
    return text, wraps, apart, inserts


@given(woven())
def test_elements_nest_and_every_character_stands_once(case):
    text, wraps, runs, inserts = case
    tree = parse(str(weave(text, wraps=wraps, runs=runs, inserts=inserts)))
    marks = list(tree.all("a"))
    assert len(marks) == len(inserts)
    for mark in marks:
        mark.children = []
    assert tree.text == text


@given(woven())
def test_an_element_holds_at_least_its_own_characters(case):
    text, wraps, runs, inserts = case
    tree = parse(str(weave(text, wraps=wraps, runs=runs, inserts=inserts)))
    for wrap in (wrap for wrap in wraps if wrap.start < wrap.end):
        assert text[wrap.start : wrap.end] in tree.by_id(wrap.attributes[0][1]).text


@given(woven())
def test_what_is_put_in_never_parts_a_figure(case):
    text, wraps, runs, inserts = case
    tree = parse(str(weave(text, wraps=wraps, runs=runs, inserts=inserts)))
    assert not any(list(data.all("a")) for data in tree.all("data"))


@given(woven(), st.data())
def test_a_stretch_is_that_stretch(case, data):
    text, wraps, runs, _ = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert parse(str(weave(text, wraps=wraps, runs=runs, start=start, end=end))).text == text[start:end]


@pytest.mark.parametrize(
    ("wraps", "runs", "inserts", "html"),
    [
        ([Wrap(1, 3, "data")], [], [], "a<data>bc</data>d"),
        ([Wrap(1, 3, "data")], [(2, 4)], [], "a<data>b<ins>c</ins></data><ins>d</ins>"),
        ([Wrap(0, 3, "span"), Wrap(2, 4, "data")], [], [], "<span>ab<data>cd</data></span>"),
        ([Wrap(1, 3, "data")], [], [Insert(2, Markup("<a></a>"))], "a<data>bc</data><a></a>d"),
        ([Wrap(1, 3, "data")], [], [Insert(3, Markup("<a></a>"))], "a<data>bc</data><a></a>d"),
        ([Wrap(1, 2, "data", (("value", '"<'),))], [], [], 'a<data value="&#34;&lt;">b</data>cd'),
    ],
)
def test_how_elements_meet(wraps, runs, inserts, html):
    assert weave("abcd", wraps=wraps, runs=runs, inserts=inserts) == html
