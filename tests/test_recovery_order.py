"""In which order the body of an article is read whose frames or tails were exported out of their place."""

import pytest

from generator.recovery.blocks import split_blocks
from generator.recovery.cohesion import pair_weights
from generator.recovery.labels import Label
from generator.recovery.order import reading_order
from generator.recovery.traits import page_traits
from generator.recovery.units import make_units

HEAD = "盘山公路全线通车"
PARTS = {
    "lead": "本报讯(记者 张三)盘山公路昨日全线通车,山里十一个村子的人去县城",
    "rest": "从此不必再翻两座山。",
    "road": "公路全长四十二公里,修了三年,最陡的一段凿在崖上。",
    "fruit": "村里的梨过去运不出去,烂在树下。今年头一批货车开进了",
    "orchard": "果园,装满就走。",
    "school": "学校也近了,住校的孩子每个周末都能回家。",
    "plan": "县交通局说,明年还要把路修到邻县,两边的集市",
    "market": "就连成了一片。",
    "close": "通车那天,老人们走完了全程。",
    "subheading": "从崖上凿出一条路",
}
TORN = (("lead", "rest"), ("fruit", "orchard"), ("plan", "market"))


def read(exported):
    """The parts of a body as they are read; `exported`: as they stand in the file, below the head."""
    names = exported.split()
    blocks = split_blocks("\n\n".join([HEAD, *(PARTS[name] for name in names)]))
    traits = page_traits(blocks)
    place = {name: at for at, name in enumerate(names, start=1)}
    labels = [Label.HEADING, *(Label.HEADING if name == "subheading" else Label.TEXT for name in names)]
    joined = [pair for pair in TORN if pair[0] in place and pair[1] in place]
    alone = [(name,) for name in names if name != "subheading" and not any(name in pair for pair in joined)]
    chains = sorted(tuple(place[name] for name in pair) for pair in [*joined, *alone])
    page = make_units(traits, labels, chains, pair_weights([block.pairs for block in traits.blocks]))
    order = reading_order(page, (0,), range(1, len(page.units)))
    return " ".join(names[block - 1] for unit in order for block in unit.chain)


@pytest.mark.parametrize(
    ("exported", "as_read"),
    [
        ("lead rest road fruit orchard school", "lead rest road fruit orchard school"),
        ("rest road fruit lead orchard school", "lead rest road fruit orchard school"),
        ("orchard school lead rest road fruit", "lead rest road fruit orchard school"),
        ("orchard school rest road fruit lead", "lead rest road fruit orchard school"),
        ("market close rest road plan lead", "lead rest road plan market close"),
        ("orchard school plan rest road fruit market close lead",
         "lead rest road fruit orchard school plan market close"),
    ],
)  # fmt: skip
def test_a_frame_that_begins_with_the_rest_of_a_paragraph_follows_the_frame_that_it_is_torn_from(exported, as_read):
    assert read(exported) == as_read


def test_frames_that_follow_each_other_in_a_ring_are_read_from_the_opening_of_the_report():
    assert read("market close lead rest road plan") == "lead rest road plan market close"


@pytest.mark.parametrize(
    "exported",
    ["lead rest road fruit school plan market orchard close", "lead rest market road fruit orchard school plan close"],
)
def test_the_rest_of_a_paragraph_that_was_moved_by_itself_brings_nothing_along(exported):
    parts = [part for part in exported.split() if part not in {"orchard", "market"}]
    as_read = " ".join(f"{part} {dict(TORN)[part]}" if part in {"fruit", "plan"} else part for part in parts)
    assert read(exported) == as_read


def test_no_body_begins_or_ends_with_a_subheading_if_it_can_be_read_otherwise():
    assert read("market close lead rest subheading plan") == "lead rest subheading plan market close"
