"""The fact box of an article: every fact in its group, the total first, each linked to its words in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.model import FactSheet, Language
from generator.pages.addresses import fact_anchor
from generator.pages.arithmetic import contradiction, verdict
from generator.pages.blocks import Block, Group, Row, groups_of, inconsistency
from generator.pages.charts import Chart, composition
from generator.pages.figures import FigureView, decimals, figure_view, percent
from generator.pages.languages import tagged
from generator.pages.parts import ArticleText
from generator.pages.words import Words

CHARACTERS_PER_ROW = 45
"""Of Chinese text that stand beside one row of the box; room is left for corrections and terms."""
TOTAL_ROWS = 5
"""How many rows high a total with its bar is."""


class FactRow(NamedTuple):
    """One fact as its box shows it."""

    id: str
    """Of the row: the permanent link of the fact."""
    href: str
    """To its words in the text."""
    proof: str
    """To the page that proves it."""
    label: str
    as_of: str
    figure: FigureView
    padding: str
    """An invisible `.00` that lines the decimal points of a column up."""
    note: str
    """Id of the note on its inconsistency; empty where there is none."""
    computed: str
    """What the source's own figures give instead: `≠ 51 ÷ 137 = 37.2%`."""
    share: str
    texture: str
    part: bool


@dataclass(frozen=True, slots=True)
class FactBlock:
    """A composition with its total and chart, or plain rows."""

    total: FactRow | None
    chart: Chart | None
    rows: tuple[FactRow, ...]
    unit: Markup
    """The one unit of all parts of a composition, said once below them; empty where each row says its own."""
    verdict: str
    """What adding the parts up showed."""


@dataclass(frozen=True, slots=True)
class FactSection:
    """A titled group of the box."""

    title: str
    as_of: str
    blocks: tuple[FactBlock, ...]


@dataclass(frozen=True, slots=True)
class FactBox:
    """Makes the sections of one article's box."""

    text: ArticleText

    @property
    def sheet(self) -> FactSheet:
        """The facts."""
        return self.text.sheet

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.text.context.language

    @property
    def words(self) -> Words:
        """The interface words."""
        return Words(self.language)

    def sections(self) -> tuple[FactSection, ...]:
        """All groups, the ungrouped facts last."""
        charts: list[Chart] = []
        return tuple(self._section(group, charts) for group in groups_of(self.sheet))

    def _section(self, group: Group, charts: list[Chart]) -> FactSection:
        title = group.title[self.language] if group.title else ""
        as_of = group.as_of[self.language] if group.as_of else ""
        return FactSection(
            title or (self.words("other") if self.sheet.groups else ""),
            as_of,
            tuple(self._block(block, charts, as_of) for block in group.blocks),
        )

    def _block(self, block: Block, charts: list[Chart], as_of: str) -> FactBlock:
        if block.total is None:
            return FactBlock(None, None, tuple(self.row(row, as_of) for row in block.rows), Markup(), "")
        parts = tuple(row.fact for row in block.rows)
        chart = composition(f"parts-{len(charts) + 1}", block.total, parts, self.language, first=not charts)
        if chart is not None:
            charts.append(chart)
        rows = [self.row(row, as_of) for row in block.rows]
        textures = [segment.texture for segment in chart.segments] if chart else [""] * len(rows)
        unit = _common_unit(rows)
        return FactBlock(
            self.row(Row(block.total), as_of),
            chart,
            _aligned(rows, textures),
            unit,
            verdict(block.relation, self.sheet, self.language) if block.relation else "",
        )

    def row(self, row: Row, as_of: str) -> FactRow:
        """One fact; its date is left out where its group already says it."""
        fact = row.fact
        relation = inconsistency(self.sheet, fact)
        note = next((note.id for note in self.text.notes if note.relation is relation), "") if relation else ""
        own_date = fact.as_of[self.language] if fact.as_of else ""
        return FactRow(
            id=fact_anchor(fact.id),
            href=self.text.fragment(fact),
            proof=self.text.proof(fact.id),
            label=fact.label[self.language],
            as_of="" if own_date == as_of else own_date,
            figure=figure_view(fact.figure, self.language),
            padding="",
            note=note,
            computed=contradiction(relation, self.sheet, self.language) if relation else "",
            share="" if row.share is None else percent(row.share),
            texture="",
            part=row.part,
        )


def split(
    sections: tuple[FactSection, ...], characters: int
) -> tuple[tuple[FactSection, ...], tuple[FactSection, ...]]:
    """The groups that fit beside a text of so many characters, and those that go below it; the first always fits."""
    room, count = characters // CHARACTERS_PER_ROW, 0
    for section in sections:
        room -= _rows_needed(section)
        if count and room < 0:
            break
        count += 1
    return sections[:count], sections[count:]


def _rows_needed(section: FactSection) -> int:
    """How many rows high a group is, with its title, and the total and bar of each composition."""
    rows = sum(len(block.rows) + (TOTAL_ROWS if block.total else 0) for block in section.blocks)
    return rows + 2


def _common_unit(rows: list[FactRow]) -> Markup:
    units = {tagged(row.figure.unit, row.figure.lang) for row in rows}
    return units.pop() if len(units) == 1 else Markup()


def _aligned(rows: list[FactRow], textures: list[str]) -> tuple[FactRow, ...]:
    """Rows of a composition with their keys, their decimal points on one line."""
    widest = max((decimals(row.figure.number) for row in rows), default=0)
    return tuple(
        row._replace(padding=_padding(widest, decimals(row.figure.number)), texture=texture)
        for row, texture in zip(rows, textures, strict=True)
    )


def _padding(widest: int, own: int) -> str:
    return ("" if own else "." if widest else "") + "0" * (widest - own)
