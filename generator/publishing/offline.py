"""Offline reading: the service worker of a finished build, and the page shown for pages that were never opened.

The worker contains a hash of the whole build, so that every deployment that changes anything brings a new one.
`templates/sw.js` handles requests. To remove it from every reader's device, set `offline: false` in mkdocs.yml and
deploy: `sw.js` is then a kill switch, which removes the worker and everything it has saved.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files

from generator.model import Language
from generator.publishing.settings import Publication
from generator.publishing.templating import Words, render
from generator.publishing.words import word

WORKER, PAGE = "sw.js", "offline.html"
_PATIENCE = 3000
"""Milliseconds to wait for a page before its saved copy is shown."""
_MOST = 60
"""The number of pages that are saved, besides the front pages."""
_SHELL = re.compile(
    r"assets/stylesheets/site\.\w+\.css|assets/javascripts\.\w+/[\w-]+\.js|assets/images/favicon\.svg|favicon\.ico"
)
"""The files that every page needs. The search and its index are fetched only for a search."""


def offline_files(publication: Publication, built: Mapping[str, bytes]) -> dict[str, bytes]:
    """The worker and its page for a finished build.

    `built`: its pages, styles and scripts by path, each as it is or as a hash of it.
    """
    if not publication.offline:
        return {WORKER: _template("sw-off.js").encode()}
    sheets = [path for path in sorted(built) if re.fullmatch(r"assets/stylesheets/site\.\w+\.css", path)]
    page = render(
        "offline.html", Language.ZH, sheets=sheets, name=publication.name, zh=Words(Language.ZH), en=Words(Language.EN)
    )
    return {PAGE: page.encode(), WORKER: _worker({**built, PAGE: page.encode()}).encode()}


def version_of(built: Mapping[str, bytes]) -> str:
    """A hash of a build: the same for the same bytes under the same paths."""
    whole = hashlib.sha256()
    for path, data in sorted(built.items()):
        whole.update(f"{path}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()[:16]


def _worker(built: Mapping[str, bytes]) -> str:
    config = {
        "version": version_of(built),
        "shell": [path for path in sorted(built) if path == PAGE or _SHELL.fullmatch(path)],
        "pages": [path for path in ("", "en/") if f"{path}index.html" in built],
        "words": {
            "copy": _both("offline.copy"),
            "again": _both("offline.again"),
            "label": " · ".join(_both("offline.label").values()),
        },
        "patience": _PATIENCE,
        "most": _MOST,
    }
    # A string of a script that holds JSON: escaped once for each of the two.
    as_string = json.dumps(json.dumps(config, ensure_ascii=False), ensure_ascii=False)
    return _template("sw.js").replace('"__CONFIG__"', as_string)


def _both(key: str) -> dict[str, str]:
    return {language.value: word(key, language, time="{time}") for language in Language}


def _template(name: str) -> str:
    return files("generator.publishing").joinpath("templates", name).read_text("utf-8")
