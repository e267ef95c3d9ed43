"""Translations go to gettext and come back: nothing that was not touched changes, nothing that was is lost."""

import shutil
import subprocess

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bilingual import load_translations, po
from generator.model import SegmentState
from scripts.chromium import packaged
from tests.test_update import CHINESE, ENGLISH, WRITTEN_BY_HAND, article, file

ADDED = "2026-11-23"
ROAD = article(CHINESE)
MIXED = (
    file()
    .replace(f"{ENGLISH['p1']}\n    state: reviewed", f"{ENGLISH['p1']}\n    state: draft")
    .replace("第一辆车", "第二辆车")
    .replace(f"    en: |\n      {ENGLISH['p3']}\n    state: reviewed", "    en:\n    state: draft")
    .replace("  - id: p1", "  # ask the mayor\n  - id: p1")
)
"""`h` reviewed, `p1` a draft with a comment, `p2` stale, `p3` missing."""


@pytest.fixture(scope="session")
def msgfmt():
    """Gettext's own compiler. Like the browser it is fetched where it is missing, and its absence is a failure."""
    tried = []
    found = shutil.which("msgfmt") or (packaged("gettext", tried) and shutil.which("msgfmt"))
    if not found:
        pytest.fail(f"msgfmt is needed; install the package gettext ({tried})", pytrace=False)
    return found


def exported(text=MIXED):
    return po.export("demo", ROAD, text, ADDED)


def imported(catalogue, text=MIXED):
    return po.apply(po.read(catalogue), ROAD, text, "road.po")


def changed(change, text=MIXED):
    """The translation file after a translator's program changed the PO file."""
    catalogue = polib.pofile(exported(text))
    change({entry.msgctxt: entry for entry in catalogue})
    return imported(f"{catalogue}", text)


def states(text):
    return {part: segment.state.value for part, segment in load_translations(text, "road.yml", ROAD)[0].items()}


def test_what_may_not_be_trusted_is_fuzzy_and_stale_shows_the_old_chinese():
    entries = {entry.msgctxt: entry for entry in polib.pofile(exported())}
    assert [part for part, entry in entries.items() if entry.fuzzy] == ["p1", "p2"]
    assert entries["p2"].previous_msgid == CHINESE["p2"].replace("第一辆车", "第二辆车")
    assert {part: entry.msgid for part, entry in entries.items()} == CHINESE
    assert entries["p3"].msgstr == ""
    assert entries["p1"].tcomment == "ask the mayor"


@pytest.mark.parametrize("text", [file(), MIXED, WRITTEN_BY_HAND], ids=["clean", "mixed", "by hand"])
def test_an_untouched_export_comes_back_byte_for_byte(text):
    assert imported(exported(text), text) == (text, ())


def test_a_catalogue_is_read_as_it_was_written():
    assert po.write(po.read(exported()), ADDED) == exported()


def test_a_first_translation_comes_back_as_a_draft():
    text, findings = changed(lambda entries: setattr(entries["p3"], "msgstr", ENGLISH["p3"]))
    assert findings == ()
    assert states(text)["p3"] == "draft"
    assert load_translations(text, "road.yml", ROAD)[0]["p3"].en == ENGLISH["p3"]


def test_taking_fuzzy_away_makes_a_draft_reviewed_and_nothing_else_changes():
    text, _ = changed(lambda entries: entries["p1"].flags.clear())
    assert text == MIXED.replace("state: draft", "state: reviewed", 1)


def test_a_stale_part_that_was_brought_up_to_date_is_reviewed_with_todays_chinese():
    def change(entries):
        entries["p2"].msgstr = "Old people saw the first car."
        entries["p2"].flags.clear()
        entries["p2"].previous_msgid = None

    text, _ = changed(change)
    segment = load_translations(text, "road.yml", ROAD)[0]["p2"]
    assert (segment.state, segment.en) == (SegmentState.REVIEWED, "Old people saw the first car.")


def test_a_stale_part_that_is_still_fuzzy_stays_stale():
    text, _ = changed(lambda entries: setattr(entries["p2"], "msgstr", "Half done"))
    segment = load_translations(text, "road.yml", ROAD)[0]["p2"]
    assert (segment.state, segment.en) == (SegmentState.STALE, "Half done")


def test_a_translation_of_yesterdays_chinese_is_stale_when_it_comes_back():
    catalogue = polib.pofile(exported(file()))
    next(entry for entry in catalogue if entry.msgctxt == "p1").msgstr = "Another wording"
    today = article({**CHINESE, "p1": CHINESE["p1"].replace("三个", "四个")})
    text, _ = po.apply(po.read(f"{catalogue}"), today, file(), "road.po")
    segment = load_translations(text, "road.yml", today)[0]["p1"]
    assert (segment.state, segment.en) == (SegmentState.STALE, "Another wording")


def test_comments_travel_both_ways():
    text, _ = changed(lambda entries: setattr(entries["p1"], "tcomment", "ask the mayor\nhe said yes"))
    assert "  # he said yes\n  # ask the mayor\n  - id: p1" in text


def test_an_emptied_message_keeps_its_english_and_says_so():
    text, (finding,) = changed(lambda entries: setattr(entries["p1"], "msgstr", ""))
    assert text == MIXED
    assert finding.rule == "translation-emptied"


@pytest.mark.parametrize("text", ["", "no catalogue", 'msgid "a"\nmsgstr "b"\n'])
def test_another_file_is_no_catalogue(text):
    with pytest.raises(po.PoError):
        po.read(text)


printable = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(str.strip).filter(bool)


@given(st.data())
def test_any_english_survives_both_ways(data):
    english = {part: data.draw(printable) for part in CHINESE}

    def change(entries):
        for part, words in english.items():
            entries[part].msgstr = words

    text, _ = changed(change)
    assert {part: segment.en for part, segment in load_translations(text, "r.yml", ROAD)[0].items()} == english
    assert imported(exported(text), text) == (text, ())


@pytest.mark.parametrize("text", [file(), MIXED, WRITTEN_BY_HAND], ids=["clean", "mixed", "by hand"])
def test_gettext_itself_accepts_the_export(text, msgfmt, tmp_path):
    path = tmp_path / "road.po"
    path.write_text(exported(text), encoding="utf-8")
    done = subprocess.run(
        [msgfmt, "--check", "--verbose", "-o", tmp_path / "road.mo", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    told = polib.mofile(str(tmp_path / "road.mo"))
    assert len(told) == sum(bool(entry.msgstr) and not entry.fuzzy for entry in polib.pofile(exported(text)))
