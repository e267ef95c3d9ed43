"""What no newspaper prints, so that a way to lay out a page that has it is the last to be taken."""

import json
from pathlib import Path

import pytest

from generator.model import RawPage
from generator.recovery import recover
from generator.recovery.blocks import split_blocks
from generator.recovery.cohesion import pair_weights
from generator.recovery.impossible import impossible
from generator.recovery.labels import Label
from generator.recovery.moves import Kind, Move, State, apply
from generator.recovery.traits import page_traits
from generator.recovery.units import make_units

SIMULATED_PAGES = Path(__file__).parents[2] / "shared" / "pages" / "dev"
LABELS = {"paragraph": Label.TEXT, "caption": Label.CAPTION, "credit": Label.CREDIT, "byline": Label.BYLINE}

PARTS = {
    "headline": ("盘山公路全线通车", Label.HEADING),
    "dated": ("本报讯(记者 张三)盘山公路昨日全线通车,山里十一个村子的人去县城不必再翻两座山。", Label.TEXT),
    "wired": ("新华社北京3月2日电(记者 李四)渡口的第一班船今天开航,对岸的人早早等着。", Label.TEXT),
    "said": ("本报沈阳1月28日讯 记者李四报道:渡口的第一班船今天开航,对岸的人早早等着。", Label.TEXT),
    "bare": ("新华社北京3月2日电 渡口的第一班船今天开航,对岸的人早早等着。", Label.TEXT),
    "text": ("公路全长四十二公里,修了三年,最陡的一段凿在崖上。", Label.TEXT),
    "more": ("学校也近了,住校的孩子每个周末都能回家。", Label.TEXT),
    "subheading": ("从崖上凿出一条路", Label.HEADING),
    "another": ("果园有了买主", Label.HEADING),
    "caption": ("图为通车那天的车队。", Label.CAPTION),
    "byline": ("本报记者 王五", Label.BYLINE),
    "ended": ("通车那天,老人们走完了全程。(全文完)", Label.TEXT),
    "going_on": ("通车那天,老人们走完了全程。(下转3版)", Label.TEXT),
    "from_elsewhere": ("(上接第一版)公路全长四十二公里,修了三年,最陡的一段凿在崖上。", Label.TEXT),
    "signed": ("通车那天,老人们走完了全程。(本报记者 赵六)", Label.TEXT),
}


def broken(head, body):
    """How many rules an article breaks; its parts in the order of the file."""
    return rules_broken([PARTS[name] for name in head.split()], [PARTS[name] for name in body.split()])


def rules_broken(head, body):
    """As `broken`, of texts with their labels."""
    parts = [*head, *body]
    traits = page_traits(split_blocks("\n\n".join(text for text, _ in parts)))
    labels = [label for _, label in parts]
    chains = [(at,) for at, label in enumerate(labels) if label is Label.TEXT]
    page = make_units(traits, labels, chains, pair_weights([block.pairs for block in traits.blocks]))
    state = State()
    for unit in page.units:
        kind = Kind.NEW if not unit.index else Kind.STACK if unit.index < len(head) else Kind.BODY
        state = apply(state, unit, Move(kind, 0))
    return impossible(page, state.drafts[0])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("headline", "dated text subheading more"),
        ("headline", "text"),
        ("headline byline", "text more"),
        ("headline", "text signed"),
        ("headline byline", "text ended"),  # brackets that name nobody
        ("headline", "dated going_on"),
        ("headline", "from_elsewhere more"),
        ("", "from_elsewhere more"),  # its headline stands on the other page
        ("headline byline", "bare text"),  # a bare dateline names nobody
        ("headline", "bare signed"),
        ("headline", "text subheading more another text"),
        ("headline", "caption"),
        ("", "caption"),
        ("", "caption text"),
        ("headline", "text subheading caption more"),  # a picture stands wherever there is room
    ],
)
def test_what_newspapers_print_breaks_no_rule(head, body):
    assert broken(head, body) == 0


@pytest.mark.parametrize(
    ("head", "body", "rule"),
    [
        ("headline", "dated wired text", "an article has one dateline"),
        ("headline", "text more dated", "the dateline opens it"),
        ("headline", "text subheading another more", "a subheading stands above text"),
        ("headline", "text from_elsewhere more", "as does what goes on from another page"),
        ("headline", "going_on more", "and nothing follows what goes on there"),
        ("headline", "text more subheading", "and never at the end"),
        ("headline", "text subheading caption", "nor above a picture alone"),
        ("", "text more", "what is no picture has a headline"),
        ("headline", "", "and text"),
        ("headline byline", "dated text", "an article says once who reports"),
        ("headline byline", "said text", "an article says once who reports"),
        ("headline byline", "text signed", "an article says once who reports"),
    ],
)
def test_each_rule_that_is_broken_counts(head, body, rule):
    assert broken(head, body) == 1, rule


@pytest.mark.shared
def test_no_article_of_the_simulated_pages_breaks_a_rule():
    seen = 0
    for path in sorted(SIMULATED_PAGES.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            lines = [article[kind] for kind in ("kicker", "headline", "subheadline", "byline") if article[kind]]
            head, body = (
                [(part["text"], LABELS.get(part["kind"], Label.HEADING)) for part in parts]
                for parts in (lines, article["body"])
            )
            assert rules_broken(head, body) == 0, (path.name, article["slug"])
            seen += 1
    assert seen == 2108


TORN_APART = """滨河路下月开工

市交通局昨日宣布，滨河路改造工程将于下月开工，工期一年零两个月，总投资三亿二千万元。（下转3版）

新品种玉米推广三百万亩

省农科院的新品种玉米全省推广面积超过三百万亩，平均亩产比常规品种高出一成半。

种粮大户老刘说，今年一亩地多收了一百八十斤，扣掉种子钱还能多赚两百元。

（上接1版）改造期间，滨河路半幅通行，公交车临时改道，市民可提前规划出行路线。
"""


def test_a_page_comes_out_right_by_the_rules_that_comes_out_wrong_where_breaking_them_costs_nothing(monkeypatch):
    page = RawPage(TORN_APART, "utf-8", "0" * 64)
    assert len(recover(page).articles) == 3
    monkeypatch.setattr("generator.recovery.layout.COST", 0.0)
    assert len(recover(page).articles) == 2
