"""The glossary as editors write it: what it gives, and what is said where it is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.bilingual import LEVELS, load_glossary
from generator.model import Bilingual, Language

PATH = "content/glossary.yml"
CONTENT = Path(__file__).parents[1] / "content"

SOUND = """\
terms:
  - id: river
    kind: place
    zh: 河市
    en: River City
    level: prefecture-level-city
    coordinates: {lat: 29.50, lon: -91.1, source: a survey}
  - id: ford
    kind: place
    zh: 渡县
    en: Ford County
    variants: [Fords, 渡口]
    accept: [Ford]
    level: county
    part_of: river
    explain: {zh: 一个县。, en: A county.}
    uncertain: {zh: 译名未定。, en: The English is not settled.}
"""


def said(text):
    _, findings = load_glossary(text, PATH)
    return [(f.where.line, f.where.column, f.rule) for f in findings]


def test_an_entry_is_read_whole():
    glossary, findings = load_glossary(SOUND, PATH)
    ford = glossary.get("ford")
    assert findings == ()
    assert (ford.zh, ford.en, ford.variants, ford.accept) == ("渡县", "Ford County", ("Fords", "渡口"), ("Ford",))
    assert (ford.level, ford.part_of) == ("county", "river")
    assert ford.explain == Bilingual("一个县。", "A county.")
    assert ford.uncertain[Language.EN] == "The English is not settled."
    assert glossary.get("river").coordinates == (Decimal("29.50"), Decimal("-91.1"), "a survey")


def test_of_two_entries_with_one_id_the_first_is_kept():
    text = SOUND + "  - {id: ford, kind: term, zh: 涉水, en: ford}\n"
    glossary, (finding,) = load_glossary(text, PATH)
    assert (finding.where.line, finding.where.column, finding.rule) == (18, 10, "duplicate-id")
    assert "line 8" in finding.message.en
    assert "第8行" in finding.message.zh
    assert [term.zh for term in glossary.terms] == ["河市", "渡县"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("part_of: river", "part_of: rivr", (15, 14, "unknown-parent")),
        ("level: county", "level: shire", (14, 12, "invalid-value")),
        ("kind: place\n    zh: 渡县", "kind: palce\n    zh: 渡县", (9, 11, "invalid-choice")),
        ("lat: 29.50", "lat: 129.50", (7, 24, "invalid-value")),
        ("lat: 29.50", "lat: north", (7, 24, "invalid-value")),
        ("id: ford", "id: Ford County", (8, 9, "invalid-value")),
        ("variants: [Fords, 渡口]", "variant: [Fords, 渡口]", (12, 5, "unknown-key")),
        ("en: Ford County", "en: ''", (11, 9, "empty-value")),
        ("[Fords, 渡口]", "[Fords，渡口]", (12, 16, "invalid-value")),
        ("accept: [Ford]", "accept: [Ford、The Ford]", (13, 14, "invalid-value")),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(old, new, expected):
    assert SOUND.count(old) == 1
    assert said(SOUND.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("[Fords, 渡口]", "[Fords，渡口]", "put a comma between them: [Fords, 渡口]"),
        ("level: county", "level: 县", "did you mean `county`?"),
        ("level: county", "level: County", "did you mean `county`?"),
    ],
)
def test_what_was_meant_is_shown_as_it_is_written(old, new, remedy):
    (finding,) = load_glossary(SOUND.replace(old, new), PATH)[1]
    assert finding.remedy.en == remedy


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{id: ford-2, kind: place, zh: 渡县, en: Du County, part_of: river}", [(18, 35, "duplicate-term")]),
        ("{id: ford-2, kind: place, zh: 渡县, en: Ford County}", []),
        ("{id: ford-3, kind: topic, zh: 渡县, en: Ford County}", []),
    ],
)
def test_a_word_is_there_once_unless_it_names_two_things(entry, expected):
    assert said(f"{SOUND}  - {entry}\n") == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("[funds, assets and resources]", [(18, 94, "torn-wording")]),
        ('["funds, assets and resources"]', []),
        ("[resources, three assets]", []),
    ],
)
def test_no_wording_is_torn_at_its_comma(accept, expected):
    entry = f"{{id: three, kind: term, zh: 三资, en: 'Funds, assets and resources of a village', accept: {accept}}}"
    assert said(f"{SOUND}  - {entry}\n") == expected


def test_two_people_may_have_one_name():
    person = "{{id: {}, kind: person, zh: 李明, en: Li Ming}}"
    assert said(f"{SOUND}  - {person.format('li-ming')}\n  - {person.format('li-ming-2')}\n") == []


def test_no_place_lies_in_itself():
    text = SOUND.replace("level: prefecture-level-city", "level: prefecture-level-city\n    part_of: ford")
    assert [rule for _, _, rule in said(text)] == ["unknown-parent", "unknown-parent"]


def test_only_a_place_can_be_a_parent():
    text = SOUND + "  - {id: crossing, kind: term, zh: 过河, en: crossing, part_of: ford}\n"
    assert said(text) == []
    assert said(text + "  - {id: boat, kind: term, zh: 船, en: boat, part_of: crossing}\n") == [
        (19, 54, "unknown-parent")
    ]


def test_every_level_has_words_in_both_languages():
    assert all(name.zh and name.en for name in LEVELS.values())


def test_the_published_glossary_is_sound():
    glossary, findings = load_glossary((CONTENT / "glossary.yml").read_text(encoding="utf-8"), PATH)
    assert findings == ()
    assert len(glossary.terms) > 100
