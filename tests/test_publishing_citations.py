"""How a story is cited: read by the parsers of reference managers, and nothing in it that nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from generator.cache.shares import Shares
from generator.model import Bilingual, Digest, Known, Language, SegmentState
from generator.publishing.citations import BIBTEX, RIS, citations, in_words, records
from generator.publishing.settings import Publication
from generator.publishing.stories import Story, every_story, stories_of
from tests.digest_builder import digest

URL = "https://digest.example/news/"
SITE = Publication(Bilingual("河湾文摘", "River Bend Digest"), URL)
STATED = Known(Bilingual("2022-05-17", "2022-05-17"), "stated")
PAPER = Known(Bilingual("河湾日报", "River Bend Daily"), "stated")


def with_edition(**known: Known) -> Digest:
    whole = digest()
    return replace(whole, editions=tuple(replace(edition, **known) for edition in whole.editions))


def told(slug: str, language: Language = Language.ZH, whole: Digest | None = None) -> Story:
    stories = every_story(whole or digest(), SITE, language)
    return next(story for story in stories if story.article.slug == slug)


def entry(story: Story) -> Entry:
    (found,) = parse_string(records(story, SITE)[BIBTEX], "bibtex").entries.values()
    return found


def record(story: Story) -> dict[str, object]:
    (found,) = rispy.loads(records(story, SITE)[RIS])
    return found


def test_every_story_has_its_files_in_each_language_that_it_can_be_read_in() -> None:
    whole = digest()
    (edition,) = whole.editions
    files = citations(edition, lambda: stories_of(edition, whole, SITE), SITE, Shares()).make()
    assert {path for path in files if path.endswith(".ris")} == {
        *(f"demo/{slug}/cite.ris" for slug in ("new-bridge", "library", "after-school")),
        "en/demo/new-bridge/cite.ris",
    }
    for path, data in files.items():
        if path.endswith(".bib"):
            assert len(parse_string(data.decode(), "bibtex").entries) == 1
        else:
            assert len(rispy.loads(data.decode())) == 1


def test_what_is_not_known_is_named_as_unknown_and_left_out_of_the_fields() -> None:
    story = told("new-bridge")
    assert "[报纸名不详]" in in_words(story, SITE)
    assert "[2022年春]" in in_words(story, SITE)
    fields = entry(story).fields
    assert "journal" not in fields
    assert "报纸名不详" in fields["note"]
    assert "推定" in fields["note"]
    assert "secondary_title" not in record(story)


def test_an_unknown_date_is_no_year() -> None:
    story = told("new-bridge", whole=with_edition(date=Known(None, "unknown")))
    assert "year" not in entry(story).fields
    assert "year" not in record(story)
    assert "[日期不详]" in in_words(story, SITE)


def test_what_is_stated_stands_in_its_field() -> None:
    story = told("new-bridge", whole=with_edition(paper=PAPER, date=STATED))
    assert entry(story).type == "article"
    assert entry(story).fields["journal"] == "河湾日报"
    assert entry(story).fields["date"] == "2022-05-17"
    assert record(story)["year"] == "2022"
    assert record(story)["date"] == "2022/05/17"
    assert in_words(story, SITE).startswith("林一, 周二. 河湾镇“新桥” 今日通车[N/OL]. 河湾日报, 2022-05-17.")


def test_names_are_whole_and_in_the_language_of_the_page() -> None:
    assert [str(person) for person in entry(told("new-bridge")).persons["author"]] == ["{林一}", "{周二}"]
    assert record(told("new-bridge"))["authors"] == ["林一", "周二"]
    assert "author" not in entry(told("after-school")).persons
    assert record(told("new-bridge", Language.EN))["authors"] == ["Lin Yi", "周二"]


def test_a_translation_says_that_it_is_one() -> None:
    story = told("new-bridge", Language.EN)
    assert in_words(story, SITE).startswith("Lin Yi and 周二. “New Bridge Opens in Hewan.” [newspaper unknown], ")
    assert "translation" in entry(story).fields["note"].lower()
    assert entry(story).fields["langid"] == "english"


@pytest.mark.parametrize(
    ("state", "origin", "said"),
    [
        (SegmentState.STALE, "human", "English translation; compiled by River Bend Digest"),
        (SegmentState.DRAFT, "human", "Draft translation, not yet reviewed; compiled by River Bend Digest"),
        (SegmentState.DRAFT, "machine", "Machine translation, not yet reviewed; compiled by River Bend Digest"),
        (SegmentState.REVIEWED, "machine", "Machine translation, reviewed; compiled by River Bend Digest"),
        (SegmentState.REVIEWED, "human", "English translation; compiled by River Bend Digest"),
    ],
)
def test_a_citation_says_what_all_of_a_translation_is_in_words_of_its_own(
    state: SegmentState, origin: str, said: str
) -> None:
    whole = digest()
    (edition,) = whole.editions
    segments = {
        part: replace(segment, en="Words", state=state, origin=origin)
        for part, segment in edition.translations["new-bridge"].items()
    }
    alike = replace(edition, translations={"new-bridge": segments})
    story = told("new-bridge", Language.EN, replace(whole, editions=(alike,)))
    assert f". {said}. https://" in in_words(story, SITE)


def test_a_translation_is_in_english_also_where_its_headline_is_not() -> None:
    whole = digest()
    (edition,) = whole.editions
    segments = {part: segment for part, segment in edition.translations["new-bridge"].items() if part != "h"}
    headless = replace(edition, translations={"new-bridge": segments})
    story = told("new-bridge", Language.EN, replace(whole, editions=(headless,)))
    assert story.title == "河湾镇“新桥” 今日通车"
    assert entry(story).fields["langid"] == "english"
    assert record(story)["language"] == "en"
    assert "translation" in entry(story).fields["note"].lower()


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("A Team That “Lives in People’s Hearts”", "“A Team That ‘Lives in People’s Hearts.’” [newspaper"),
        ("“Who Built It?”", "“‘Who Built It?’” [newspaper"),
        ("They Did!", "“They Did!” [newspaper"),
    ],
)
def test_a_headline_stands_in_quotation_marks_with_its_stop_and_what_it_quotes_in_single_ones(
    title: str, cited: str
) -> None:
    assert f". {cited}" in in_words(replace(told("new-bridge", Language.EN), title=title), SITE)


@pytest.mark.parametrize("language", Language)
def test_the_address_is_the_permanent_one(language: Language) -> None:
    story = told("new-bridge", language)
    address = URL + ("en/" if language is Language.EN else "") + "demo/new-bridge/"
    assert address in in_words(story, SITE)
    assert entry(story).fields["url"] == address
    assert record(story)["urls"] == [address]


@given(st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\\"), min_size=1))
def test_any_headline_survives_both_formats(title: str) -> None:
    story = replace(told("new-bridge"), title=title)
    assert record(story)["title"] == title
    plain = entry(story).fields["title"].removeprefix("{").removesuffix("}")
    for escaped in "&%$#_":
        plain = plain.replace(f"\\{escaped}", escaped)
    for name, sign in {"asciitilde": "~", "asciicircum": "^", "braceleft": "{", "braceright": "}"}.items():
        plain = plain.replace(f"\\text{name}{{}}", sign)
    assert plain == title


@pytest.mark.parametrize("title", ["a { b \\ c } @misc{x,}", "a { b", "a } b", "}, @misc{x, title = {"])
def test_a_bracket_in_a_headline_breaks_no_record(title: str) -> None:
    story = replace(told("new-bridge"), title=title, reporters=(title,))
    assert len(parse_string(records(story, SITE)[BIBTEX], "bibtex").entries) == 1


def test_records_have_names_of_their_own() -> None:
    stories = [story for language in Language for story in every_story(digest(), SITE, language)]
    keys = [next(iter(parse_string(records(story, SITE)[BIBTEX], "bibtex").entries)) for story in stories]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() for key in keys)
