"""Hostile content that is too large to stand in a file: made when a test asks for it."""

from __future__ import annotations

from pathlib import Path


def paragraphs(path: Path) -> None:
    """An article of a hundred thousand paragraphs."""
    path.write_text("标题\n\n" + "第一段。\n" * 100_000, encoding="utf-8")


def short_paragraphs(path: Path) -> None:
    """The same in fewer bytes than an export may have."""
    path.write_text("标题\n\n" + "段。\n" * 100_000, encoding="utf-8")


def facts(path: Path) -> None:
    """A fact file of a million entries."""
    with path.open("w", encoding="utf-8") as file:
        file.write("article: library\nfacts:\n")
        file.writelines(
            f"  - {{id: f{n}, label: {{zh: 数, en: n}}, value: 1个, quote: 一}}\n" for n in range(1_000_000)
        )


def facts_in_flow(path: Path) -> None:
    """More facts than an article may have, in fewer bytes than a fact file may have."""
    path.write_text("article: library\nfacts: [" + "{id: a}," * 8_000 + "]\n", encoding="utf-8")


def long_value(path: Path) -> None:
    """An edition.yml with a title of nearly a million characters."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Trial issue", "x" * 900_000), encoding="utf-8")


def deep(path: Path) -> None:
    """A list in a list in a list, half a million times."""
    path.write_text("articles: " + "[" * 500_000 + "\n", encoding="utf-8")


def parts(path: Path) -> None:
    """More parts than an edition may have."""
    entries = "".join(f"      - {{id: p{n % 9999}, paragraph: 桥}}\n" for n in range(20_000))
    path.write_text(
        f"source: sha256:0\narticles:\n  - slug: a\n    kind: article\n    parts:\n{entries}", encoding="utf-8"
    )


def glossary(path: Path) -> None:
    """More terms than a glossary may have."""
    with path.open("w", encoding="utf-8") as file:
        file.write("terms:\n")
        file.writelines(f"  - {{id: t{n}, kind: term, zh: 词{n}, en: word {n}}}\n" for n in range(60_000))


def gigabyte(path: Path) -> None:
    """A file of a gigabyte of nothing."""
    with path.open("wb") as file:
        file.truncate(1024**3)


def brackets(path: Path) -> None:
    """A hand-written page of nothing but opened links."""
    path.write_text("# 关于\n\n" + "[" * 60_000 + "\n", encoding="utf-8")


def digits(path: Path) -> None:
    """A figure of half a million digits in the source."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("施工历时18个月", "施工历时" + "9" * 500_000 + "个月"), encoding="utf-8")


def quotations(path: Path) -> None:
    """A hand-written page of a quotation in a quotation in a quotation."""
    path.write_text("# 关于\n\n" + ">" * 2_000 + " 一\n", encoding="utf-8")


def paragraph(path: Path) -> None:
    """A paragraph of a quarter of a million characters."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("施工历时18个月", "施工" + "很忙，" * 80_000 + "历时18个月"), encoding="utf-8")


def _in_the_source(path: Path, words: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("施工历时18个月", f"施工{words}历时18个月"), encoding="utf-8")


def multiplied(path: Path) -> None:
    """A number whose rest has a rest that has a rest."""
    _in_the_source(path, "1万" * 3_000)


def grouped(path: Path) -> None:
    """A number of four thousand groups of three."""
    _in_the_source(path, "1" + ",234" * 4_000)


def grouped_in_vain(path: Path) -> None:
    """The same with a comma at its end."""
    _in_the_source(path, "1," + "234," * 4_000)


def numerals(path: Path) -> None:
    """A share in six thousand numerals."""
    _in_the_source(path, "百分之" + "一" * 6_000)


def groups_of_numerals(path: Path) -> None:
    """A share that is multiplied three thousand times."""
    _in_the_source(path, "百分之一" + "万" * 3_000)


def counts(path: Path) -> None:
    """Four thousand figures in one sentence."""
    _in_the_source(path, "1个" * 4_000)


def numbers(path: Path) -> None:
    """More numbers than an export may hold."""
    _in_the_source(path, "1个一" * 10_001)


def opened_titles(path: Path) -> None:
    """A hundred thousand book titles in one another, none closed."""
    _in_the_source(path, "《" * 100_000 + "1个")


def connecting_words(path: Path) -> None:
    """A clause of a hundred thousand words that say nothing."""
    _in_the_source(path, "的" * 100_000 + "1个")


def figures_to_compare(path: Path) -> None:
    """A translation of ten thousand figures."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A new bridge in", "1, " * 10_000 + "A new bridge in", 1), encoding="utf-8")


def facts_on_a_line(path: Path) -> None:
    """A fact file of one line with five hundred mistakes."""
    fact = "{{id: f{}, label: {{zh: 数, en: n}}, value: 1个, quote: 桥}}"
    path.write_text(f"article: library\nfacts: [{', '.join(fact.format(n) for n in range(500))}]\n", encoding="utf-8")


def keys(path: Path) -> None:
    """An edition.yml of sixty thousand keys that it does not know."""
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"k{n}: x\n" for n in range(60_000)), encoding="utf-8")


def parts_on_a_line(path: Path) -> None:
    """A structure of one line with five thousand parts that are not printed."""
    _structure_of_parts(path, "桥" * 40)


def everywhere(path: Path) -> None:
    """Five thousand parts whose words stand in ten thousand places of the source each."""
    _in_the_source(path.with_name("source.txt"), "桥" * 200_000)
    _structure_of_parts(path, "桥")


def _structure_of_parts(path: Path, words: str) -> None:
    hash_line = path.read_text(encoding="utf-8").split("source: ")[1].split("\n")[0]
    parts = ", ".join(f"{{id: p{n}, paragraph: {words}}}" for n in range(4_990))
    path.write_text(
        f"source: {hash_line}\narticles: [{{slug: new-bridge, kind: article, parts: [{parts}]}}]\n", encoding="utf-8"
    )


def long_correction(path: Path) -> None:
    """A correction that turns sixteen thousand characters round."""
    words = "甲乙" * 8_000
    _in_the_source(path.with_name("source.txt"), words)
    entry = f"  - {{article: new-bridge, find: {words}, replace: {words[::-1]}, reason: {{zh: 一, en: a}}}}\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
