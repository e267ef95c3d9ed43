"""What search engines and other programs read of an article: schema.org NewsArticle with its facts, as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.facts.units import unit_of
from generator.model import Fact, Language
from generator.pages.addresses import fact_anchor, href
from generator.pages.data_files import FOLDER
from generator.pages.figures import plain
from generator.pages.links import headline_text
from generator.pages.names import name_of
from generator.pages.parts import ArticleText
from generator.pages.shell import LANGUAGE_TAGS


def linked_data(text: ArticleText) -> Markup:
    """The script element for an article's page. Its content is data: no policy has to allow it."""
    values = json.dumps(news_article(text), ensure_ascii=False, separators=(",", ":"))
    for char, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        values = values.replace(char, escape)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(values))  # noqa: S704 - escaped above


def news_article(text: ArticleText) -> dict[str, Any]:
    """The article in the words of schema.org; addresses are relative to its page."""
    context, edition, article = text.context, text.edition, text.article
    headline, own = headline_text(context, edition, article)
    tag = LANGUAGE_TAGS[Language.ZH if own else context.language]
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": context.article(edition, article),
        "headline": headline,
        "inLanguage": tag,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "PublicationIssue", "name": edition.title[context.language]},
    }
    if article.reporters:
        values["author"] = [{"@type": "Person", "name": _person(text, name)} for name in article.reporters]
    places = [term for place in article.places if (term := context.digest.glossary.get(place))]
    if places:
        values["contentLocation"] = [{"@type": "Place", "name": name_of(term, context.language)} for term in places]
    if context.language is Language.EN and not own:
        values["translationOfWork"] = {
            "@type": "NewsArticle",
            "@id": href(context.path, context.path.removeprefix("en/")),
            "inLanguage": LANGUAGE_TAGS[Language.ZH],
        }
    if text.sheet.facts:
        values["mentions"] = [_fact(fact, context.language) for fact in text.sheet.facts]
        values["subjectOf"] = {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": href(context.path, f"{FOLDER}/facts.json").removesuffix("/"),
        }
    return values


def _person(text: ArticleText, name: str) -> str:
    terms = (term for term in text.context.digest.glossary.terms if term.kind == "person" and term.zh == name)
    term = next(terms, None)
    return name_of(term, text.context.language) if term else name


def _fact(fact: Fact, language: Language) -> dict[str, Any]:
    figure, unit = fact.figure, unit_of(fact.figure)
    values = {
        "@type": "PropertyValue",
        "@id": f"#{fact_anchor(fact.id)}",
        "name": fact.label[language],
        "value": plain(figure.value),
        "unitText": figure.unit if language is Language.ZH else unit.plural,
    }
    return {key: value for key, value in values.items() if value}
