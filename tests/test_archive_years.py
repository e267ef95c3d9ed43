"""An archive split by year: every edition stands in one part, and a setting that cannot be meant so is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Bilingual, Known, Language
from generator.years import filed_under, split_of
from tests.digest_builder import digest

SETTING = [
    {"path": "/news/", "years": "2025-"},
    {"path": "/news-2020/", "years": "2020-2024"},
    {"path": "/news-2019/", "years": 2019},
    {"path": "/old/", "years": "-2018"},
]
HOST = "https://digest.example"


def printed(*years, added="2026-01-01"):
    """An archive with an edition of each year; 0 stands for an edition without a date."""
    whole = digest()
    dates = [Known(Bilingual(f"{year}年3月", f"March {year}") if year else None, "inferred") for year in years]
    editions = (replace(whole.editions[0], id=f"e{at}", date=date, added=added) for at, date in enumerate(dates))
    return replace(whole, editions=tuple(editions))


@given(st.lists(st.sampled_from([0, *range(2010, 2030)]), max_size=8))
def test_every_edition_stands_in_one_part_and_none_is_lost(years):
    whole = printed(*years)
    found = []
    for each in SETTING:
        split, findings = split_of(SETTING, HOST + each["path"], whole)
        assert findings == ()
        found += split.editions_of(whole).editions
        assert len(split.others) == len(SETTING) - 1
        assert split.own not in split.others
    assert sorted(found, key=lambda edition: edition.id) == sorted(whole.editions, key=lambda edition: edition.id)


def test_an_edition_without_a_date_is_filed_under_the_year_in_which_it_was_added():
    (edition,) = printed(0, added="2023-11-23").editions
    assert filed_under(edition) == 2023


def test_parts_are_named_by_their_years():
    split, _ = split_of(SETTING, f"{HOST}/nowhere/", printed())
    assert split.own is None
    names = [split_of(SETTING, HOST + each["path"], printed())[0].own.name for each in SETTING]
    assert [name[Language.ZH] for name in names] == ["2025年起", "2020–2024年", "2019年", "2018年及以前"]
    assert [name[Language.EN] for name in names] == ["since 2025", "2020–2024", "2019", "up to 2018"]


def test_without_the_setting_there_is_one_site_with_every_edition():
    whole = printed(2019, 2025)
    split, findings = split_of(None, HOST, whole)
    assert findings == ()
    assert split.editions_of(whole) == whole


@pytest.mark.parametrize("host", ["http://localhost:8000", "http://127.0.0.1:8000"])
def test_on_this_machine_the_whole_archive_can_be_looked_at(host):
    whole = printed(2019, 2025)
    split, findings = split_of(SETTING, f"{host}/anything/", whole)
    assert findings == ()
    assert split.editions_of(whole) == whole


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("/news/", "is not a list"),
        (["/news/"], "has `path` and `years`"),
        ([{"path": "/news/"}], "has `path` and `years`"),
        ([{"path": "/news/", "years": 2025, "name": "x"}], "has `path` and `years`"),
        ([{"path": "https://other.example/news/", "years": "2000-"}], "not a path on the same host"),
        ([{"path": "//other.example/", "years": "2000-"}], "not a path on the same host"),
        ([{"path": "news/", "years": "2000-"}], "not a path on the same host"),
        ([{"path": "/news", "years": "2000-"}], "not a path on the same host"),
        ([{"path": "/a b/", "years": "2000-"}], "not a path on the same host"),
        ([{"path": "/news/", "years": "lately"}], "is not a range of years"),
        ([{"path": "/news/", "years": ""}], "is not a range of years"),
        ([{"path": "/news/", "years": "-"}], "is not a range of years"),
        ([{"path": "/news/", "years": "20242025"}], "is not a range of years"),
        ([{"path": "/news/", "years": "2025-2024"}], "the first year is after the last"),
        ([{"path": "/news/", "years": "2024-"}, {"path": "/b/", "years": "-2024"}], "a year belongs to two parts"),
        ([{"path": "/news/", "years": "2024-"}, {"path": "/news/", "years": "-2023"}], "the same `path`"),
        ([{"path": "/news/", "years": "2025-"}], "`e0` (2024) belongs to no part"),
        ([{"path": "/other/", "years": "2000-"}], "the path of this site, `/news/`, matches none of the parts"),
    ],
)
def test_a_setting_that_cannot_be_meant_so_is_refused_with_what_to_write(setting, said):
    _, findings = split_of(setting, f"{HOST}/news/", printed(2024))
    assert any(said in finding.message.en for finding in findings), findings
    assert all("path: /news-2024/" in finding.remedy.en for finding in findings)
