"""Which line of a head is its headline, and that an editor is asked where that is uncertain."""

import pytest

from generator.model import PartKind, RawPage
from generator.recovery import recover
from generator.recovery.heads import head_kinds, likely_orders
from generator.structure.settling import settlement, with_ids

K, H, S = PartKind.KICKER, PartKind.HEADLINE, PartKind.SUBHEADLINE
BODY = """沉寂十年的第三纺织厂近日换了新颜，锯齿形屋顶下，咖啡馆、书店、陶艺工坊陆续开门迎客。

曾在厂里工作二十六年的退休女工吴桂珍特意回来看了看。她说，机器还在，厂子就像还活着一样。
"""


def page_of(head):
    return RawPage("\n\n".join([*head, BODY]), "utf-8", "0" * 64)


@pytest.mark.parametrize("headline", ["老厂房变身文创园", "【老厂房变身文创园】", "●老厂房变身文创园"])
def test_a_line_behind_a_dash_explains_the_headline_and_never_is_it(headline):
    assert head_kinds([headline, "——沉寂十年的纺织厂又热闹起来"], BODY) == (H, S)


def test_a_dash_alone_makes_no_other_order():
    assert head_kinds(["——访纺织厂厂长吴桂珍", "——老厂房变身文创园"], BODY)
    assert head_kinds(["——老厂房变身文创园"], BODY) == (H,)


def test_a_head_that_may_be_read_otherwise_is_doubted_and_the_other_reading_is_ready_to_paste():
    head = ["老厂房变身文创园", "沉寂十年的纺织厂又热闹起来"]
    (kinds, sure), (others, _), *_ = likely_orders(tuple(head), "\n".join(BODY.split()))
    assert {kinds, others} == {(K, H), (H, S)}
    raw = page_of(head)
    found = recover(raw)
    (doubt,) = (doubt for doubt in found.doubts if doubt.rule == "head")
    assert doubt.confidence == sure
    assert [raw.text[span.start : span.end] for span in doubt.spans] == head
    assert head[0] in doubt.decided.zh
    assert head[1] in doubt.alternative.en
    listed = with_ids(found.articles[0].parts)
    settled = settlement(doubt, listed)
    assert {raw.text[part.spans[0].start : part.spans[0].end] for _, part in settled.parts} == set(head)
    assert tuple(part.kind for _, part in settled.parts) == others
    assert set(settled.replaced) == {part_id for part_id, part in listed.parts if part.kind in kinds}


def test_a_head_that_is_certain_is_not_doubted():
    found = recover(page_of(["老厂房变身文创园", "——沉寂十年的纺织厂又热闹起来"]))
    assert [doubt for doubt in found.doubts if doubt.rule == "head"] == []
    assert [part.kind for part in found.articles[0].parts][:2] == [H, S]


def test_three_lines_of_which_the_first_may_be_the_kicker_are_doubted():
    body = (
        "本报讯 昨天，全市安全生产工作会议召开。市委书记郭建国强调，要以铁的手腕守住安全底线，压实各级责任。"
        "市长梁志远主持会议，常务副市长何秀英讲话。"
    )
    head = ["在全市安全生产工作会议上强调", "以铁的手腕守住安全底线", "梁志远主持 何秀英讲话"]
    found = recover(RawPage("\n\n".join([*head, body]), "utf-8", "0" * 64))
    assert [doubt.rule for doubt in found.doubts if doubt.rule == "head"] == ["head"]
