"""What is fuzzed: a function of bytes for each reader, and what must hold whatever the bytes are.

None may raise, hang or use much memory; beyond that, each asserts what its room promises.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.bilingual import TermBook, display_zh, load_glossary, load_translations, po
from generator.bilingual.english_figures import find_english_figures
from generator.bilingual.entries import EntriesError, read_entries
from generator.bilingual.review import review
from generator.bilingual.translations import TranslationFile
from generator.bilingual.update import TranslationTexts, update
from generator.edition.schema import EditionFile
from generator.facts import load_facts
from generator.facts.figures import find_figures, find_readings, read_figure
from generator.facts.numerals import parse
from generator.facts.units import convert, english
from generator.findings import has_errors, render
from generator.limits import FACT_FILE_BYTES, FILE_BYTES
from generator.model import Finding, Language, RawPage, Severity
from generator.reading import read_page
from generator.recovery import recover
from generator.structure.reading import read_structure
from generator.structure.writing import write_structure
from generator.yaml_source import load
from tests.builders import article

LONGEST = 4096
"""Bytes of an input: what is wrong with long ones is wrong with short ones, limits aside."""
ARTICLE = article(
    "demo",
    "全镇修路12公里,投资3800余万元。其中,县级资金2000万元、镇级资金1200万元、村级资金600万元。",
    "学校有学生384名,教师30名,共有班级12个;图书馆有图书2万余册、座位80个。",
)
"""What fact files and translations are read against."""
PAGE = RawPage("第3版\n新桥通车了\n新桥全长320米。\n", "utf-8", "0" * 64)
"""What a structure is read against."""


def decoding(data: bytes) -> None:
    """Any bytes give a page or exactly one error, with a place."""
    page, findings = read_page(data, "source.txt")
    said(findings)
    assert (page is None) == (sum(finding.severity is Severity.ERROR for finding in findings) == 1)


def recovery(data: bytes) -> None:
    """What is recovered of any page is a structure that is read back without a fault: no character is lost."""
    page, _ = read_page(data[:1024], "source.txt")
    if page is None:
        return
    proposal = recover(page)
    structure, findings = read_structure(write_structure(proposal, page), "structure.yml", page)
    said(findings)
    assert structure is not None
    assert not proposal.articles or not has_errors(findings), render(findings, Language.EN)


def yaml(data: bytes) -> None:
    """Any text is a file's value, or findings with a place in the file."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.count("\n") + 2
    for findings in (
        load(text, "edition.yml", EditionFile, FILE_BYTES).findings,
        load_facts(text, "facts/demo.yml", ARTICLE)[1],
        load_translations(text, "en/demo.yml", ARTICLE)[1],
        load_glossary(text, "glossary.yml")[1],
        read_structure(text, "structure.yml", PAGE)[1],
    ):
        said(findings)
        assert all(1 <= finding.where.line <= lines for finding in findings)


def numerals(data: bytes) -> None:
    """Figures stand where they are said to stand, and can be said in both languages; so can any text be set."""
    text = data.decode("utf-8", "replace")
    chinese, _, other = text.partition("\0")
    parse(chinese)
    read_figure(chinese)
    for reading in find_readings(chinese):
        figure = reading.figure
        assert figure.written == chinese[figure.start : figure.end]
        assert figure.value.is_finite()
        english(figure)
        convert(figure, Language.ZH)
    assert len(find_figures(chinese)) == len(find_readings(chinese))
    find_english_figures(other)
    display_zh(chinese)
    for prose in (True, False):
        review(chinese, other, TermBook(), prose=prose)


def translations(data: bytes) -> None:
    """Taking a file apart changes nothing; bringing it up to date loses no English and is done in one step."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    if load(text, "en/demo.yml", TranslationFile, FACT_FILE_BYTES).value is None:
        return
    try:
        assert read_entries(text).text().rstrip("\n") == text.rstrip("\n")
        once = update(TranslationTexts({"demo": text}, {}), [ARTICLE])
        assert update(once, [ARTICLE]) == once
        catalogue = po.read(po.export("edition", ARTICLE, once.files["demo"], "2026-01-02"))
        after, findings = po.apply(catalogue, ARTICLE, once.files["demo"], "demo.po")
    except EntriesError:
        return
    said(findings)
    assert after == once.files["demo"]


def said(findings: tuple[Finding, ...]) -> None:
    """Every finding can be printed in every way."""
    for style in ("text", "github", "json"):
        render(findings, Language.ZH, style)
    render(findings, Language.EN)


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (decoding, recovery, yaml, numerals, translations)
}
