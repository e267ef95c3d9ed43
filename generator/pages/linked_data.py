"""What search engines and other programs read: schema.org NewsArticle, and Dataset for its facts, as JSON-LD.

The facts stand on the page that proves them, not with the article: a reader on a slow line comes for the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from generator.compact_json import compact_json
from generator.facts.units import unit_of
from generator.model import Article, Edition, Fact, Language
from generator.pages.addresses import file_href, href, proof_anchor
from generator.pages.bylines import edition_name
from generator.pages.context import Context
from generator.pages.data_files import FOLDER
from generator.pages.figures import value_of
from generator.pages.links import headline_text
from generator.pages.names import name_of, name_of_person
from generator.pages.parts import ArticleText, is_translated
from generator.pages.proofs import Proved
from generator.pages.shell import LANGUAGE_TAGS, text_tag


def linked_data(values: Mapping[str, Any]) -> Markup:
    """The script element for a page. Its content is data: no policy has to allow it."""
    said = compact_json(values)
    for char, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        said = said.replace(char, escape)
    return Markup(f'<script type="application/ld+json">{said}</script>')  # noqa: S704 - escaped above


def news_article(text: ArticleText) -> dict[str, Any]:
    """The article in the words of schema.org; addresses are relative to its page."""
    context, edition, article = text.context, text.edition, text.article
    is_translation = context.language is Language.EN and is_translated(edition, article)
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": context.article(edition, article),
        "headline": headline_text(context, edition, article)[0],
        "inLanguage": text_tag(Language.EN if is_translation else Language.ZH, edition.raw.script),
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "PublicationIssue", "name": edition_name(edition, context.words)},
    }
    if article.reporters:
        names = [name_of_person(context.digest.glossary, name, context.language) for name in article.reporters]
        values["author"] = [{"@type": "Person", "name": name} for name in names]
    places = [term for place in article.places if (term := context.digest.glossary.get(place))]
    if places:
        values["contentLocation"] = [{"@type": "Place", "name": name_of(term, context.language)} for term in places]
    if is_translation:
        values["translationOfWork"] = {
            "@type": "NewsArticle",
            "@id": href(context.path, context.path.removeprefix("en/")),
            "inLanguage": edition.raw.script.value,
        }
    if text.sheet.facts:
        values["subjectOf"] = {"@type": "Dataset", "@id": text.proofs()}
    return values


def dataset(context: Context, edition: Edition, proved: Sequence[Proved]) -> dict[str, Any]:
    """Facts of an edition in the words of schema.org; addresses are relative to the page that proves them."""
    name = edition_name(edition, context.words)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": "./",
        "name": context.words("evidence.title", edition=name),
        "description": context.words("evidence.described", edition=name),
        "inLanguage": LANGUAGE_TAGS[context.language],
        "isAccessibleForFree": True,
        "isBasedOn": [{"@type": "NewsArticle", "@id": context.article(edition, article)} for article, _ in proved],
        "license": context.link("about/"),
        "creator": {"@type": "Organization", "name": context.settings.name[context.language]},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form,
                "contentUrl": file_href(context.path, f"{FOLDER}/{name}"),
            }
            for form, name in (("application/json", "facts.json"), ("text/csv", "facts.csv"))
        ],
        "variableMeasured": [_fact(article, fact, context.language) for article, facts in proved for fact in facts],
    }


def _fact(article: Article, fact: Fact, language: Language) -> dict[str, Any]:
    figure, unit = fact.figure, unit_of(fact.figure)
    values = {
        "@type": "PropertyValue",
        "@id": f"#{proof_anchor(article.slug, fact.id)}",
        "name": fact.label[language],
        "value": value_of(figure),
        "unitText": figure.unit if language is Language.ZH else unit.plural,
    }
    return {key: value for key, value in values.items() if value}
