"""The recovery proposes, the file decides: differences are shown as a diff, reviewed articles are never touched."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import ArticleKind, Language, PartKind, Proposal, ProposedArticle, ProposedPart, RawPage, Span
from generator.structure.reading import read_structure
from generator.structure.revising import differences, updated
from generator.structure.writing import write_structure

LINES = ["甲标题", "甲文一。", "甲文二。", "乙标题", "乙文一。", "乙文二。"]
RAW = "\n".join(LINES)
PAGE = RawPage(RAW, "utf-8", hashlib.sha256(RAW.encode()).hexdigest())


def span(words):
    at = RAW.index(words)
    return Span(at, at + len(words))


def article(slug, *parts):
    proposed = tuple(
        ProposedPart(
            PartKind.HEADLINE if "标题" in words else PartKind.PARAGRAPH, tuple(span(w) for w in words.split("+"))
        )
        for words in parts
    )
    return ProposedArticle(slug, ArticleKind.ARTICLE, proposed)


SAME = Proposal((article("a", "甲标题", "甲文一。", "甲文二。"), article("b", "乙标题", "乙文一。", "乙文二。")))
JOINED = Proposal((article("x", "甲标题", "甲文一。+甲文二。"), article("y", "乙标题", "乙文一。+乙文二。")))
MOVED = Proposal((article("x", "甲标题", "甲文一。"), article("y", "乙标题", "乙文一。", "乙文二。", "甲文二。")))


@pytest.fixture
def text():
    written = write_structure(SAME, PAGE)
    return written.replace("  - slug: a", "  # the desk knows why\n  - slug: a").replace(
        "reviewed: false", "reviewed: true", 1
    )


def read(text):
    structure, findings = read_structure(text, "structure.yml", PAGE)
    assert findings == ()
    return structure


def test_agreement_is_silence(text):
    assert differences(read(text), SAME, PAGE) == ""


def test_a_difference_is_shown_in_the_files_own_lines(text):
    shown = differences(read(text), JOINED, PAGE).splitlines()
    assert "-      - {id: p1, paragraph: 乙文一。}" in shown
    assert "-      - {id: p2, paragraph: 乙文二。}" in shown
    assert "+      - {id: p1, paragraph: [乙文一。, 乙文二。]}" in shown


def test_a_part_that_both_know_keeps_the_files_id(text):
    """Translations and links name parts by their ids: none changes because another part came before it."""
    cut = "      - {id: p1, paragraph: 乙文一。}\n      - {id: p2, paragraph: 乙文二。}"
    assert cut in text
    text = text.replace(cut, "      - {id: p7, paragraph: 乙文二。}\n      - {id: c1, caption: 乙文一。}")
    shown = differences(read(text), SAME, PAGE).splitlines()
    changes = sorted(line for line in shown if line.startswith(("-      ", "+      ")))
    assert changes == ["+      - {id: p8, paragraph: 乙文一。}", "-      - {id: c1, caption: 乙文一。}"]
    assert "- {id: p7, paragraph: 乙文二。}" in updated(text, read(text), SAME, PAGE)


@pytest.mark.parametrize("language", Language)
def test_the_difference_says_what_its_signs_mean_and_whose_article_is_reviewed(text, language):
    swapped = Proposal((article("x", "甲标题", "甲文二。", "甲文一。"), *SAME.articles[1:]))
    legend, empty, name, *lines = differences(read(text), swapped, PAGE, language).splitlines()
    assert "structure.yml" in legend
    assert empty == ""
    assert (
        name
        == {Language.ZH: "a（已核对，--update不改动）:", Language.EN: "a (reviewed: --update leaves it as it is):"}[
            language
        ]
    )
    assert not any(line.startswith("@@") or "reviewed:" in line for line in lines)


def test_comments_of_an_editor_stay_with_the_article_that_is_written_anew(text):
    text = text.replace("  - slug: b\n", "  # ask the desk\n  - slug: b   # second\n")
    new = updated(text, read(text), JOINED, PAGE)
    assert "  # ask the desk\n  # second\n  - slug: b\n" in new
    assert new.startswith(text[: text.index("  # ask the desk")].rstrip("\n"))


def test_the_answer_is_taken_for_the_unreviewed_article_alone(text):
    new = updated(text, read(text), JOINED, PAGE)
    assert "  # the desk knows why\n  - slug: a\n" in new
    assert "- {id: p1, paragraph: 甲文一。}\n      - {id: p2, paragraph: 甲文二。}" in new
    assert "- {id: p1, paragraph: [乙文一。, 乙文二。]}" in new


def test_the_characters_of_a_reviewed_article_stay_its_own(text):
    new = read(updated(text, read(text), MOVED, PAGE))
    assert [part.text for part in new.articles[0].parts] == ["甲标题", "甲文一。", "甲文二。"]
    assert [part.text for part in new.articles[1].parts] == ["乙标题", "乙文一。", "乙文二。"]


def test_the_white_space_between_parts_of_a_reviewed_article_is_no_article(text):
    whole = Proposal((article("x", "甲标题", "甲文一。\n甲文二。"), article("y", "乙标题", "乙文一。", "乙文二。")))
    assert updated(text, read(text), whole, PAGE) == text


def test_a_second_update_changes_nothing(text):
    once = updated(text, read(text), JOINED, PAGE)
    assert updated(once, read(once), JOINED, PAGE) == once


@given(st.data())
def test_no_answer_of_the_recovery_loses_a_character(data):
    """Whatever is proposed, and whichever articles are reviewed, every character stands in exactly one part."""
    order = data.draw(st.permutations(LINES))
    cut = data.draw(st.integers(0, len(order)))
    groups = [group for group in (order[:cut], order[cut:]) if group]
    proposal = Proposal(
        tuple(
            ProposedArticle(
                f"n{number}",
                ArticleKind.ARTICLE,
                tuple(ProposedPart(PartKind.PARAGRAPH, (span(words),)) for words in group),
            )
            for number, group in enumerate(groups)
        )
    )
    text = write_structure(SAME, PAGE)
    for slug in data.draw(st.sets(st.sampled_from("ab"))):
        text = text.replace(f"slug: {slug}\n    kind: article\n    reviewed: false", f"slug: {slug}\n    kind: article\n    reviewed: true")  # fmt: skip # noqa: E501
    new = read(updated(text, read(text), proposal, PAGE))  # `read` asserts that nothing is missing or doubled
    assert sorted(part.text for article in new.articles for part in article.parts) == sorted(LINES)


MIXED = Proposal((*JOINED.articles[:1], article("y", "乙标题", "乙文一。")), (span("乙文二。"),))
FORMS = {
    "furniture first": lambda text: "furniture: # none yet\n  []\n\n" + text,
    "furniture between": lambda text: text.replace("articles:", "furniture: []\narticles:"),
    "a key in quotation marks": lambda text: text.rstrip("\n") + '\n\n# a folio?\n"furniture":\n  []\n',
    "articles in quotation marks": lambda text: text.replace("articles:", '"articles":'),
    "the source at the end": lambda text: (
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("source:"))
        + "\n"
        + next(line for line in text.splitlines(keepends=True) if line.startswith("source:"))
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_keys_of_the_file_may_stand_in_any_order_and_form(form, text):
    given = FORMS[form](text)
    new = updated(given, read(given), MIXED, PAGE)
    assert read(new).furniture == (span("乙文二。"),)
    assert read(new).articles[0] == read(given).articles[0]
    assert "  # the desk knows why\n" in new
    assert [line for line in given.splitlines() if line.startswith(("source:", "# a folio"))] == [
        line for line in new.splitlines() if line.startswith(("source:", "# a folio"))
    ]
    assert updated(new, read(new), MIXED, PAGE) == new
