"""Who wrote a story, and when it was printed, in the words of a reader."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.bilingual import one_line
from generator.model import Edition, Known, Language, PartKind
from generator.pages.languages import tagged
from generator.pages.names import person_named
from generator.pages.parts import ArticleText
from generator.pages.words import Words


def byline(text: ArticleText, *, here: bool) -> Markup:
    """The printed byline, or its translation; without one the reporters that the text names; else empty.

    A printed byline that is neither translated nor names a reporter stands in Chinese, marked as such.
    """
    part, lang = text.article.head(PartKind.BYLINE), text.context.lang(text.edition)
    if part is None:
        return _reporters(text)
    annotator = text.annotator(here=here)
    if text.context.language is Language.ZH:
        return tagged(annotator.chinese(part), lang)
    if segment := text.english(part):
        return annotator.english(one_line(segment.en), part.id)
    return _reporters(text) or tagged(annotator.chinese(part), lang)


def _reporters(text: ArticleText) -> Markup:
    """The reporters by name; in English by the names of the glossary."""
    if not text.article.reporters:
        return Markup()
    words = text.context.words
    *others, last = (_name(text, reporter) for reporter in text.article.reporters)
    names = escape(words("names")).join(others)
    said = escape(words("names.last")).join((names, last)) if others else last
    return escape(words("byline", names="\0")).replace("\0", said)


def _name(text: ArticleText, name: str) -> Markup:
    """A reporter's name in the language of the page; marked as Chinese where the glossary lacks it."""
    in_english = text.context.language is Language.EN
    known = person_named(text.context.digest.glossary, name) if in_english else None
    return escape(known.en) if known else tagged(name, text.context.lang(text.edition))


def known_text(known: Known, words: Words) -> str:
    """Something about an edition and how sure it is: `2022年春（推定）`."""
    basis = words(f"basis.{known.basis}")
    if known.value is None:
        return basis
    return words("known.value", value=known.value[words.language], basis=basis)


def dating(edition: Edition, words: Words) -> str:
    """The date of an edition beside its name: only how sure it is, where the name is the date already."""
    date = edition.date
    if date.value is not None and edition_name(edition, words) == date.value[words.language]:
        return capitalised(words("known.date", basis=words(f"basis.{date.basis}")))
    return date_text(date, words)


def date_text(date: Known, words: Words) -> str:
    """A date where nothing else says that it is one: `2022年春（推定）`, `日期未知`."""
    return known_text(date, words) if date.value is not None else capitalised(sureness(date, words))


def sureness(date: Known, words: Words) -> str:
    """How sure a date is, beside what it is: `推定`; and where there is none, `日期未知`."""
    basis = words(f"basis.{date.basis}")
    return basis if date.value is not None else words("known.date", basis=basis)


def capitalised(text: str) -> str:
    """The text as it begins a line."""
    return text[:1].upper() + text[1:]


def edition_name(edition: Edition, words: Words) -> str:
    """What the site calls an edition: its title, else its date, else its id."""
    dated = edition.date.value[words.language] if edition.date.value else ""
    return edition.title[words.language] or dated or edition.id
