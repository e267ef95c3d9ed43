"""glossary.yml -> Glossary: the words of the site, and the places that lie in one another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

import pydantic

from generator.bilingual.levels import LEVELS
from generator.findings import in_order
from generator.likely_names import did_you_mean, nearest_name
from generator.limits import GLOSSARY_BYTES, TERMS
from generator.model import Bilingual, Finding, Glossary, Term
from generator.structure.schema import Slug
from generator.yaml_source import BilingualText, English, Loaded, Schema, SchemaError, load


def _level(value: str) -> str:
    if value not in LEVELS:
        by_words = {words: key for key, level in LEVELS.items() for words in (level.zh, level.en)}
        meant = by_words.get(value.lower()) or nearest_name(value.lower(), list(LEVELS), 0.7)
        raise SchemaError(
            Bilingual(f"没有“{value}”这一级", f"there is no level `{value}`"),
            did_you_mean(meant)
            if meant
            else Bilingual(f"请写以下之一：{'、'.join(LEVELS)}", f"write one of {', '.join(LEVELS)}"),
        )
    return value


def _one(value: str) -> str:
    apart = [each for each in map(str.strip, re.split("[、，；]", value)) if each]
    if len(apart) > 1:
        raise SchemaError(
            Bilingual(f"“{value}”像是几种写法", f"`{value}` looks like several wordings"),
            Bilingual(f"各项之间要用半角逗号：[{', '.join(apart)}]", f"put a comma between them: [{', '.join(apart)}]"),
        )
    return value


Words = Annotated[str, pydantic.Field(min_length=1)]
Wording = Annotated[Words, pydantic.AfterValidator(_one)]
"""One of several: in brackets only a comma of half width ends it."""
Level = Annotated[str, pydantic.AfterValidator(_level), pydantic.Field(json_schema_extra={"enum": [*LEVELS]})]


def _says(zh: str, en: str, default: object = ...) -> Any:  # noqa: ANN401 - pydantic's Field gives the field's own type
    """A key with the words that an editor's program shows for it."""
    return pydantic.Field(default, description=f"{zh} / {en}")


class CoordinatesEntry(Schema):
    """Where a place lies, in degrees, and who says so."""

    lat: Annotated[Decimal, pydantic.Field(ge=-90, le=90, max_digits=12, decimal_places=9)] = pydantic.Field(
        description="纬度 / latitude in degrees"
    )
    lon: Annotated[Decimal, pydantic.Field(ge=-180, le=180, max_digits=12, decimal_places=9)] = pydantic.Field(
        description="经度 / longitude in degrees"
    )
    source: Words = pydantic.Field(description="坐标出自何处 / where they were taken from")


class TermEntry(Schema):
    """One word in both languages."""

    id: Slug = _says("固定不变的代号，也用作网址", "a fixed name, also used in addresses")
    kind: Literal["place", "person", "organisation", "term", "topic"] = _says("类别", "what it names")
    zh: Words = _says("中文", "in Chinese")
    en: Annotated[English, pydantic.Field(min_length=1)] = _says("本站的英文", "the English of this site")
    variants: tuple[Wording, ...] = _says("读者可能搜索的其他写法", "other spellings that readers search for", ())
    accept: tuple[Wording, ...] = _says("译文中也可用的写法", "wordings that a translation may use besides `en`", ())
    explain: BilingualText | None = _says("一句话的说明", "an explanation of one sentence", None)
    level: Level | None = _says("行政级别", "the administrative level", None)
    part_of: Slug | None = _says("上一级地名的id", "the id of the place that it lies in", None)
    coordinates: CoordinatesEntry | None = _says("经纬度及其来源", "where it lies, and who says so", None)
    uncertain: BilingualText | None = _says("英文为何不能确定", "why the English may be wrong", None)

    def term(self) -> Term:
        """The noun that the rest of the programme uses."""
        place = self.coordinates
        return Term(
            id=self.id,
            kind=self.kind,
            zh=self.zh,
            en=self.en,
            variants=self.variants,
            accept=self.accept,
            explain=self.explain.text() if self.explain else None,
            level=self.level,
            part_of=self.part_of,
            coordinates=(place.lat, place.lon, place.source) if place else None,
            uncertain=self.uncertain.text() if self.uncertain else None,
        )


class GlossaryFile(Schema):
    """The whole file."""

    longest: ClassVar[int] = TERMS

    terms: tuple[TermEntry, ...] = pydantic.Field(max_length=TERMS, description="词条 / the entries")


def load_glossary(text: str, path: str) -> tuple[Glossary, tuple[Finding, ...]]:
    """Read a glossary. What is wrong with it is a finding; of two entries with one id the first is kept."""
    loaded = load(text, path, GlossaryFile, GLOSSARY_BYTES)
    if loaded.value is None:
        return Glossary(whole=False), loaded.findings
    entries = loaded.value.terms
    first: dict[str, TermEntry] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)
    twice = [*_unique_ids(loaded, entries), *_unique_words(loaded, entries)]
    findings = [*loaded.findings, *twice, *_whole_wordings(loaded, entries), *_known_parents(loaded, entries, first)]
    # Of two entries with one id one should have another, which translations and editions may name.
    whole = not twice
    return Glossary(tuple(entry.term() for entry in first.values()), whole=whole), in_order(findings)


def _unique_ids(loaded: Loaded[GlossaryFile], entries: tuple[TermEntry, ...]) -> Iterator[Finding]:
    """Every entry has an id of its own."""
    lines: dict[str, int] = {}
    for number, entry in enumerate(entries):
        if entry.id in lines:
            yield loaded.finding(
                "duplicate-id",
                ("terms", number, "id"),
                Bilingual(
                    f"id“{entry.id}”重复，第{lines[entry.id]}行已有",
                    f"the id `{entry.id}` is already used, on line {lines[entry.id]}",
                ),
                Bilingual("请改用另一个id，或合并两条", "choose another id, or merge the two entries"),
            )
        else:
            lines[entry.id] = loaded.where("terms", number, "id").line


def _unique_words(loaded: Loaded[GlossaryFile], entries: tuple[TermEntry, ...]) -> Iterator[Finding]:
    """A word has one entry of a kind. People may be namesakes, and so may places that lie in different ones."""
    first: dict[tuple[str, str, str | None], int] = {}
    for number, entry in enumerate(entries):
        known = first.setdefault((entry.kind, entry.zh, entry.part_of), number)
        if entries[known].id == entry.id or entry.kind == "person":
            continue  # the first of them, or one whose id is said to be there twice
        line = loaded.where("terms", known, "zh").line
        apart = entry.kind == "place"
        yield loaded.finding(
            "duplicate-term",
            ("terms", number, "zh"),
            Bilingual(f"“{entry.zh}”重复，第{line}行已有", f"`{entry.zh}` is already there, on line {line}"),
            Bilingual(
                "请合并两条，别的英文写在accept里" + ("；若是同名的两地，请用part_of写明各在哪里" if apart else ""),
                "merge the two entries, with other English under `accept`"
                + ("; if they are two places of one name, say with `part_of` where each lies" if apart else ""),
            ),
        )


def _whole_wordings(loaded: Loaded[GlossaryFile], entries: tuple[TermEntry, ...]) -> Iterator[Finding]:
    """No wording is torn at a comma: `[funds, assets and resources]` is two, and any “funds” would be the term."""
    for number, entry in enumerate(entries):
        for key, place, whole in _torn(entry):
            yield loaded.finding(
                "torn-wording",
                ("terms", number, key, place),
                Bilingual(f"“{whole}”被逗号分成了两个写法", f"the comma divides `{whole}` into two wordings"),
                Bilingual(f'请加引号："{whole}"', f'put it in quotes: `"{whole}"`'),
            )


def _torn(entry: TermEntry) -> Iterator[tuple[str, int, str]]:
    """The wordings that together are a piece of `en`: under which key, the place of the first, and the whole."""
    for key, wordings in (("variants", entry.variants), ("accept", entry.accept)):
        for place, pair in enumerate(itertools.pairwise(wordings)):
            whole = ", ".join(pair)
            if whole.lower() in entry.en.lower():
                yield key, place, whole


def _known_parents(
    loaded: Loaded[GlossaryFile], entries: tuple[TermEntry, ...], first: dict[str, TermEntry]
) -> Iterator[Finding]:
    """`part_of` names a place of the glossary, and no place lies in itself, however long the way round."""
    for number, entry in enumerate(entries):
        parent = first.get(entry.part_of) if entry.part_of else None
        if entry.part_of is None:
            continue
        if parent is None or parent.kind != "place":
            message = Bilingual(
                f"part_of所写的“{entry.part_of}”不是本表中的地名",
                f"`part_of: {entry.part_of}` is not a place in the glossary",
            )
            remedy = Bilingual("请改正拼写，或补上该地名", "correct the spelling, or add the place")
        elif _lies_in_itself(entry, first):
            message = Bilingual(
                f"“{entry.id}”的part_of最终又指回自身", f"`{entry.id}` contains itself through `part_of`"
            )
            remedy = Bilingual("请改正part_of", "correct `part_of`")
        else:
            continue
        yield loaded.finding("unknown-parent", ("terms", number, "part_of"), message, remedy)


def _lies_in_itself(entry: TermEntry, first: dict[str, TermEntry]) -> bool:
    seen: set[str] = set()
    parent = entry.part_of
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = first[parent].part_of if parent in first else None
    return entry.id in seen
