"""Small files that say what the site is: for crawlers, and for phones that keep it on their home screen."""

from __future__ import annotations

import json

from generator.model import Language
from generator.pages.addresses import localised
from generator.pages.shell import LANGUAGE_TAGS
from generator.publishing.settings import Publication
from generator.publishing.site_map import SITE_MAP
from generator.publishing.words import word

MANIFEST = "manifest.webmanifest"
PAPER = "#fbfbf9"
"""The background colour of the light theme, which a phone shows while the site opens."""
_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def site_files(publication: Publication) -> dict[str, bytes]:
    """`robots.txt` and a web app manifest in each language, by path."""
    files = {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {publication.address(SITE_MAP)}\n".encode()}
    for language in Language:
        files[localised(MANIFEST, language)] = _manifest(publication, language)
    return files


def _manifest(publication: Publication, language: Language) -> bytes:
    """Addresses in it are relative to the manifest, so that the site may be under any path."""
    root = "./" if language is Language.ZH else "../"
    values = {
        "name": publication.name[language],
        "short_name": publication.name[language],
        "description": word("site.description", language),
        "lang": LANGUAGE_TAGS[language],
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": root,
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["news"],
        "icons": [
            {"src": f"{root}assets/images/{name}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in _ICONS
        ],
    }
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()
