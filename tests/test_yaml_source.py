"""YAML as editors write it: every trap has its own message and place, and scalars stay as written."""

import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yaml_source
from generator.findings import in_order, render, summary
from generator.limits import FACT_FILE_BYTES
from generator.model import Bilingual, Finding, Language, Location, Severity
from tests.case_files import read_cases

CHARACTERS = {
    "<TAB>": "\t",
    "<NBSP>": "\N{NO-BREAK SPACE}",
    "<WIDE>": "\N{IDEOGRAPHIC SPACE}",
    "<BEL>": "\a",
    "<BOM>": "\ufeff",
}
PRINTABLE = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))).strip()


class Item(yaml_source.Schema):
    id: str
    label: yaml_source.BilingualText


class File(yaml_source.Schema):
    article: str
    items: tuple[Item, ...] = ()


def load(text, limit=FACT_FILE_BYTES):
    for name, character in CHARACTERS.items():
        text = text.replace(name, character)
    return yaml_source.load(text, "facts/a.yml", File, limit)


@pytest.mark.parametrize("case", read_cases("yaml_traps.txt"), ids=lambda case: case.title)
def test_a_trap_is_named_where_it_stands(case):
    said = [f"{f.where.line}:{f.where.column} {f.rule}" for f in load(case.given).findings]
    assert "\n".join(said) == case.expected


@pytest.mark.parametrize("case", read_cases("yaml_traps.txt"), ids=lambda case: case.title)
def test_whatever_the_parser_says_is_said_in_chinese(case):
    said = "".join(f.message.zh + f.remedy.zh for f in load(case.given).findings if f.rule == "yaml-syntax")
    assert not re.search("[a-z]{3,}", said)


@pytest.mark.parametrize(
    "written", ["2.10", "007", "no", "否", "1_000", "12:30", "2026-08-29", "1,095.15", "~", "0x1F"]
)
def test_a_scalar_is_read_as_written(written):
    assert load(f"article: {written}").value.article == written


def test_an_unknown_key_says_what_was_meant():
    (finding,) = load("article: a\nitmes: []").findings
    assert finding.message.en == "unknown key `itmes`"
    assert finding.remedy.en == "did you mean `items`?"
    assert finding.remedy.zh == "是否要写“items”？"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("article: " + "x" * 70_000, "file-too-large"),
        ("a: [" * 2_500_000, "file-too-large"),
        ("items: " + "[" * 5_000, "yaml-too-deep"),
        ("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "yaml-alias"),
    ],
)
def test_a_bomb_is_refused_before_it_costs_anything(text, rule):
    (finding,) = load(text).findings
    assert finding.rule == rule


def test_nothing_that_can_be_printed_is_hidden():
    beside = f"{PRINTABLE}\n\u2028"
    assert yaml_source.first_hidden(beside).start() == len(PRINTABLE) + 1


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text):
    loaded = yaml_source.load(text, "a.yml", File, 10_000)
    assert (loaded.value is None) == bool(loaded.findings)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        min_size=1,
    )
)
def test_quoted_text_is_read_back_exactly(text):
    loaded = yaml_source.load(f"article: {json.dumps(text, ensure_ascii=False)}", "a.yml", File, 100_000)
    assert loaded.value.article == text


def test_the_caret_stands_under_the_place_in_a_terminal():
    findings = load("article: 甲\nitems: [{id: 甲乙, lable: 丙}]").findings
    lines = render(findings[-1:], Language.EN).split("\n")
    assert lines[0].startswith("facts/a.yml:2:18: error [unknown-key] unknown key `lable`; ")
    assert lines[1].strip() == "items: [{id: 甲乙, lable: 丙}]"
    assert lines[2].index("^") == 4 + len("items: [{id: ") + 4 + len(", ")  # two Han characters are four cells wide


def test_findings_as_workflow_annotations_escape_what_would_end_them():
    (finding,) = load("article: a\n'x,%:y': 1").findings
    assert render([finding], Language.ZH, "github") == (
        "::error file=facts/a.yml,line=2,col=1,title=unknown-key::未知的键“x,%25:y”；请删去，或核对拼写"
        "%0Aunknown key `x,%25:y`; remove it, or check its spelling"
    )


def test_findings_as_json_hold_both_languages():
    (said,) = json.loads(render(load("article:").findings, Language.ZH, "json"))
    assert said["message"] == {"zh": "“article”是空的", "en": "`article` is empty"}
    assert (said["path"], said["line"], said["column"]) == ("facts/a.yml", 1, 9)


def test_findings_stand_in_the_same_order_in_every_run():
    """The order of a set is another one in every process."""
    where, message = Location("a.yml"), Bilingual("缺了", "is missing")
    found = [Finding("r", Severity.INFO, where, message, Bilingual(name, name)) for name in "dbcaed"]
    assert [finding.remedy.en for finding in in_order(found)] == list("dbcae")


def test_the_summary_counts():
    assert summary(load("article: a\nfoo: 1\nbar: 1\nqux: 1").findings, Language.EN) == "3 errors, 0 warnings"
    assert summary([], Language.ZH) == "0个错误，0条警告"
