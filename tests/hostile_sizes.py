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
