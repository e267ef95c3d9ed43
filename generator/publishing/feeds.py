"""Feeds: the newest stories with their full text, as Atom (RFC 4287) and JSON Feed 1.1, one of each per language.

Their dates are those of the content: the day on which the edition of a story was added.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any
from xml.etree import ElementTree as ET

from generator.cache.shares import Group, Shares
from generator.cache.store import key_of
from generator.model import Digest, Language
from generator.pages.addresses import localised
from generator.pages.shell import LANGUAGE_TAGS
from generator.publishing.settings import Publication
from generator.publishing.stories import Story, every_story, text_of, with_absolute_links
from generator.publishing.templating import render
from generator.publishing.words import word

NEWEST = 20
"""How many stories a feed has."""
_NEVER = "1970-01-01"
"""The date of an empty feed, which must have one."""
ATOM, JSON_FEED = "feed.xml", "feed.json"
_ATOM = "http://www.w3.org/2005/Atom"
_ID = re.compile(r' id="[^"]*"')
"""Matches id attributes: they are unique on our pages, but not in a feed reader that shows several stories."""
_XML = "http://www.w3.org/XML/1998/namespace"

_Whole = tuple[Story, str]
"""A story with its whole text as HTML."""


def feeds(digest: Digest, publication: Publication, shares: Shares) -> Group:
    """The feeds, by their paths relative to the root of the site. The English ones have only translated stories."""
    newest = {language: newest_stories(digest, publication, language) for language in Language}

    def files() -> dict[str, bytes]:
        made: dict[str, bytes] = {}
        for language, stories in newest.items():
            whole = [(story, full_text(story)) for story in stories]
            made[localised(ATOM, language)] = _atom(whole, publication, language)
            made[localised(JSON_FEED, language)] = _json(whole, publication, language)
        return made

    told = {story.edition.id for stories in newest.values() for story in stories}
    keys = [shares.key(edition, "feeds", repr(publication)) for edition in sorted(told)]
    return Group(key_of(*keys) if keys and all(keys) else "", files, "feeds")


def newest_stories(digest: Digest, publication: Publication, language: Language) -> tuple[Story, ...]:
    """The entries of the feed of a language."""
    return tuple(islice(every_story(digest, publication, language), NEWEST))


def full_text(story: Story) -> str:
    """The whole story as HTML with absolute links, for feed readers."""
    return with_absolute_links(
        _ID.sub("", render("story.html", story.language, s=story, t=text_of(story))).strip(), story.url
    )


def moment(day: str) -> str:
    """The start of a day, in the format that feeds and books need."""
    return f"{day}T00:00:00Z"


def _atom(stories: Sequence[_Whole], publication: Publication, language: Language) -> bytes:
    ET.register_namespace("", _ATOM)
    home = publication.address(localised("", language))
    updated = max((story.edition.added for story, _ in stories), default=_NEVER)
    feed = ET.Element(_tag("feed"), {f"{{{_XML}}}lang": LANGUAGE_TAGS[language]})
    own = publication.address(localised(ATOM, language))
    _add(feed, "id", own)
    _add(feed, "title", publication.name[language])
    _add(feed, "subtitle", word("feed.subtitle", language))
    _add(feed, "updated", moment(updated))
    _add(feed, "rights", word("feed.rights", language))
    _add(feed, "icon", publication.address("assets/images/icon-192.png"))
    _link(feed, "self", own, "application/atom+xml")
    _link(feed, "alternate", home, "text/html", LANGUAGE_TAGS[language])
    _add(_add(feed, "author"), "name", publication.name[language])
    for story, text in stories:
        _entry(feed, story, text)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()


def _entry(feed: ET.Element, story: Story, text: str) -> None:
    entry = _add(feed, "entry")
    if story.tag != LANGUAGE_TAGS[story.language]:
        entry.set(f"{{{_XML}}}lang", story.tag)
    _add(entry, "id", story.identity)
    _add(entry, "title", story.title)
    _link(entry, "alternate", story.url, "text/html", story.tag)
    _add(entry, "published", moment(story.edition.added))
    _add(entry, "updated", moment(story.edition.added))
    for reporter in story.reporters:
        _add(_add(entry, "author"), "name", reporter)
    for subject in story.subjects:
        _add(entry, "category").set("term", subject)
    _add(entry, "summary", story.summary)
    _add(entry, "content", text).set("type", "html")


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    child = ET.SubElement(parent, _tag(name))
    child.text = text
    return child


def _link(parent: ET.Element, relation: str, address: str, kind: str, language: str = "") -> None:
    attributes = {"rel": relation, "href": address, "type": kind} | ({"hreflang": language} if language else {})
    ET.SubElement(parent, _tag("link"), attributes)


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _json(stories: Sequence[_Whole], publication: Publication, language: Language) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publication.name[language],
        "description": word("feed.subtitle", language),
        "home_page_url": publication.address(localised("", language)),
        "feed_url": publication.address(localised(JSON_FEED, language)),
        "icon": publication.address("assets/images/icon-512.png"),
        "favicon": publication.address("assets/images/icon-192.png"),
        "language": LANGUAGE_TAGS[language],
        "authors": [{"name": publication.name[language], "url": publication.address(localised("", language))}],
        "items": [_item(story, text) for story, text in stories],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(story: Story, text: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": story.identity,
        "url": story.url,
        "title": story.title,
        "summary": story.summary,
        "content_html": text,
        "date_published": moment(story.edition.added),
        "language": story.tag,
        "authors": [{"name": name} for name in story.reporters],
        "tags": list(story.subjects),
    }
    return {key: value for key, value in item.items() if value}
