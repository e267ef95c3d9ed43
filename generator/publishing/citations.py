"""How to cite a story: in words (GB/T 7714 in Chinese, the Chicago manner in English), as BibTeX and as RIS.

What is not known is left out of the records and named as unknown in the words; nothing is filled in. A date that this
site inferred is put in square brackets, as both manners ask for what the source does not say itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.cache.shares import Group, Shares
from generator.model import Edition, Known, Language
from generator.pages.prose import title_in_quotes
from generator.publishing.settings import Publication
from generator.publishing.stories import Story
from generator.publishing.words import WORDS, word

BIBTEX, RIS = "cite.bib", "cite.ris"
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TEX = str.maketrans(
    {
        **{char: f"\\{char}" for char in "&%$#_"},
        "{": r"\textbraceleft{}",  # BibTeX counts brackets, behind a backslash too
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def citations(edition: Edition, told: Callable[[], Iterable[Story]], publication: Publication, shares: Shares) -> Group:
    """The files of every story of an edition that can be read in a language: `<story>/cite.bib` and `.ris`.

    `told`: as `stories_of` tells the edition.
    """

    def files() -> dict[str, bytes]:
        return {
            story.path + name: record.encode()
            for story in told()
            for name, record in records(story, publication).items()
        }

    return Group(shares.key(edition.id, "citations", repr(publication)), files, f"citations of {edition.id}")


def in_words(story: Story, publication: Publication) -> str:
    """One line in the manner of the language."""
    return _gb7714(story, publication) if story.language is Language.ZH else _chicago(story, publication)


def _gb7714(story: Story, publication: Publication) -> str:
    """Such as `林一, 周二. 题名[N/OL]. 报名, [2022年春]. 由“报摘”整理. 地址`."""
    paper = _value(story.edition.paper, story.language) or f"[{word('cite.paper-unknown', story.language)}]"
    authors = f"{', '.join(story.reporters)}. " if story.reporters else ""
    by = word("cite.by-site", story.language, site=publication.name.zh)
    return f"{authors}{story.title}[N/OL]. {paper}, {_dated(story)}. {by}. {story.url}"


def _chicago(story: Story, publication: Publication) -> str:
    """Such as `Lin Yi and Zhou Er. “Title.” Newspaper, [Spring 2022]. Digested by Press Digest. Address`."""
    *others, last = story.reporters or ("",)
    names = f"{', '.join(others)}{',' if len(others) > 1 else ''} and {last}" if others else last
    paper = _value(story.edition.paper, story.language) or f"[{word('cite.paper-unknown', story.language)}]"
    by = word("cite.by-site", story.language, site=publication.name.en)
    translated = f"{_translation(story)}; " if story.is_translation else ""
    title = title_in_quotes(story.title, ".")
    said = translated + by
    return (
        f"{names + '. ' if names else ''}{title} {paper}, {_dated(story)}. {said[:1].upper()}{said[1:]}. {story.url}."
    )


def _value(known: Known, language: Language) -> str:
    return known.value[language] if known.value else ""


def _dated(story: Story) -> str:
    date = story.edition.date
    if date.value is None:
        return f"[{word('cite.date-unknown', story.language)}]"
    return date.value[story.language] if date.basis == "stated" else f"[{date.value[story.language]}]"


def _year(story: Story) -> str:
    """The one year that the date names; empty where it names none, or several."""
    years = set(_YEAR.findall(_value(story.edition.date, story.language)))
    return years.pop() if len(years) == 1 else ""


def _remarks(story: Story, publication: Publication) -> Iterator[str]:
    """What a reference has to say beside its fields."""
    language, edition = story.language, story.edition
    if edition.paper.value is None:
        yield word("cite.paper-unknown", language)
    if edition.date.value is None:
        yield word("cite.date-unknown", language)
    elif edition.date.basis != "stated":
        yield f"{word('cite.inferred', language)}{word('colon', language)}{edition.date.value[language]}"
    if story.is_translation:
        yield _translation(story)
    yield word("cite.by-site", language, site=publication.name[language])


def _translation(story: Story) -> str:
    """That this is a translation, and what is to be said of all of it."""
    key = f"cite.{story.state.key}" if story.state else ""
    return word(key if key in WORDS else "cite.translated", Language.EN)


def records(story: Story, publication: Publication) -> dict[str, str]:
    """The records of a story by the names of their files."""
    note = word("semicolon", story.language).join(_remarks(story, publication))
    return {BIBTEX: _bibtex(story, note), RIS: _ris(story, note)}


def _bibtex(story: Story, note: str) -> str:
    """A record that BibTeX, biber and reference managers read; @misc where the newspaper is not known."""
    paper = _value(story.edition.paper, story.language)
    day = _DAY.fullmatch(_value(story.edition.date, story.language))
    values = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in story.reporters),
        "title": f"{{{_tex(story.title)}}}",
        "journal": _tex(paper),
        "year": _year(story),
        "date": day[0] if day else "",
        "url": story.url,
        "langid": "english" if story.is_translation else "chinese",
        "note": _tex(note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items() if value)
    return f"@{'article' if paper else 'misc'}{{{_key(story)},\n{lines}}}\n"


def _key(story: Story) -> str:
    """The name of a record: unique on this site, plain ASCII."""
    tail = "-en" if story.language is Language.EN else ""
    return f"{story.edition.id}-{story.article.slug}{tail}"


def _tex(text: str) -> str:
    """Text that means nothing to TeX."""
    return " ".join(text.split()).translate(_TEX)


def _ris(story: Story, note: str) -> str:
    """A record of type NEWS; lines end as the format wants them."""
    day = _DAY.fullmatch(_value(story.edition.date, story.language))
    fields = [
        ("TY", "NEWS"),
        *(("AU", name) for name in story.reporters),
        ("TI", story.title),
        ("T2", _value(story.edition.paper, story.language)),
        ("PY", _year(story)),
        ("DA", "/".join(day.groups()) if day else ""),
        ("LA", "en" if story.is_translation else "zh"),
        *(("KW", subject) for subject in story.subjects),
        ("UR", story.url),
        ("N1", note),
        ("ID", _key(story)),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
