"""A paper in Traditional script: its figures and names are read as those of any other, and its words say their script.

The small invented edition stands beside its own twin in Traditional script. The glossary, and what editors say of both,
are in Simplified script as the site's own words are.
"""

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

from generator.check import check_content
from generator.facts.figures import find_figures, read_figure
from generator.facts.grammar import HEDGES_AFTER, HEDGES_BEFORE
from generator.facts.unit_table import BY_NAME, COMPOSED_DATES
from generator.model import Script
from generator.reading import read_page
from generator.script import script_of, simple, simplified_forms
from generator.search.share import share_of
from tests.invented import invented_project, with_traditional_twin

NEWS = "河湾镇图书馆昨日开放，藏书2.5万册，总投资约1200万元，惠及沿线3个村的群众。"
PLACES = ("tw", "hk", "t")
converter = cache(OpenCC)
OF_BOTH = "乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽"


def traditional(text, place="t"):
    """The text as a paper of Taiwan, of Hong Kong, or of no one place prints it."""
    return converter(f"s2{place}").convert(text)


# ---------------------------------------------------------------- which script


@pytest.mark.parametrize("place", PLACES)
def test_a_page_knows_its_script(place):
    page, _ = read_page(traditional(NEWS, place).encode(), "source.txt")
    assert page.script is Script.TRADITIONAL


@pytest.mark.parametrize("text", [NEWS, f"{NEWS * 3}记者朱镕喆", "", "No Chinese at all"])
def test_what_is_not_traditional_is_simplified(text):
    assert script_of(text) is Script.SIMPLIFIED


@given(st.text(st.characters(min_codepoint=0x2E00, max_codepoint=0xA000)))
@example("乾隆著書於後")
def test_what_is_compared_keeps_every_offset_and_changes_no_more_once_it_is_simple(text):
    assert len(simple(text)) == len(text)
    assert simple(simple(text)) == simple(text)


@given(st.binary())
def test_simplified_print_is_compared_as_it_stands(data):
    text = data.decode("gb2312", "ignore").translate(dict.fromkeys(map(ord, OF_BOTH)))
    assert simple(text) == text


def test_characters_of_gb_2312_that_are_of_both_scripts_are_compared_in_their_simplified_form():
    both = "".join(char for char in simplified_forms() if char.encode("gb2312", "ignore"))
    assert both == OF_BOTH
    assert all(simple(char) == simplified_forms()[char] for char in OF_BOTH)


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize("place", PLACES)
def test_a_figure_has_its_unit_in_either_script(place):
    for unit in BY_NAME.keys() - COMPOSED_DATES:
        written = traditional(f"12{unit}", place)
        twin, found = read_figure(f"12{unit}"), read_figure(written)
        assert (found.value, found.unit, found.written) == (twin.value, twin.unit, written)


@pytest.mark.parametrize("place", PLACES)
def test_a_figure_has_its_hedge_in_either_script(place):
    said = [f"{word}500户" for word in HEDGES_BEFORE] + [f"500户{word}" for word in HEDGES_AFTER]
    for words in said:
        twin, found = read_figure(words), read_figure(traditional(words, place))
        assert (found.approx, found.value, found.unit) == (twin.approx, twin.value, twin.unit), words


@pytest.mark.parametrize(
    "text",
    ["兩萬五千畝", "3年零6個月", "三億兩千萬元", "增長三成五", "2500多戶", "不少於500名", "１２００畝"],
)
def test_figures_of_traditional_text_are_those_of_its_twin_and_quoted_as_printed(text):
    twin = find_figures(converter("t2s").convert(text))
    found = find_figures(text)
    assert [(one.value, one.unit, one.approx, one.start, one.end) for one in found] == [
        (one.value, one.unit, one.approx, one.start, one.end) for one in twin
    ]
    assert all(one.written == text[one.start : one.end] for one in found)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The invented edition beside its twin."""
    folder = invented_project(tmp_path_factory.mktemp("traditional"))
    with_traditional_twin(folder / "content")
    return folder


@pytest.fixture(scope="module")
def digest(project):
    found, findings = check_content(project / "content")
    return found, findings


def test_nothing_is_wrong_with_a_traditional_edition_that_is_not_wrong_with_its_twin(digest):
    """Facts, quotations, names and terms of a Simplified glossary, figures of translations."""
    _, findings = digest

    def said_of(edition):
        return sorted(
            (one.rule, one.where.path.rpartition("/")[2], one.where.line)
            for one in findings
            if f"/{edition}/" in one.where.path
        )

    assert said_of("hant") == said_of("demo")


def test_the_search_finds_a_traditional_story_by_what_its_twin_is_found_by(digest):
    found, _ = digest
    shares = {edition.id: share_of(edition, found.glossary) for edition in found.editions}
    (_, own), (_, twin) = (shares[edition].postings for edition in ("hant", "demo"))
    assert list(own.names) == list(twin.names)
    assert own.places.tolist() == twin.places.tolist()
    shown = b"".join(data for _, _, data in shares["hant"].texts).decode()
    assert "圖書館開放" in shown
    assert "图书馆" not in shown
