"""Where each page lives, and how one page links to another.

Chinese stands at the root, English under `en/`. Links are relative, so the site works under any sub-path.
An address never changes once it is published.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from generator.model import Language


def localised(path: str, language: Language) -> str:
    """The path of a page in a language: `numbers/` is `en/numbers/` in English."""
    return path if language is Language.ZH else f"en/{path}"


def edition_path(edition: str, language: Language) -> str:
    """The page of an edition."""
    return localised(f"{edition}/", language)


def book_path(edition: str) -> str:
    """The e-book of an edition, in both languages."""
    return f"{edition}/{edition}.epub"


def article_path(edition: str, slug: str, language: Language) -> str:
    """The page of an article."""
    return localised(f"{edition}/{slug}/", language)


def evidence_path(edition: str) -> str:
    """The pages that prove the figures of an edition, in Chinese."""
    return f"{edition}/facts/"


def source_path(edition: str, language: Language) -> str:
    """The page that shows the raw export of an edition."""
    return localised(f"{edition}/source/", language)


SOURCE_WINDOW = 4000
"""How many raw characters a page of the export begins fragments of."""


def source_leaf(start: int) -> int:
    """Which page of the export, from 1, has the fragment that begins at a character."""
    return start // SOURCE_WINDOW + 1


def place_path(place: str) -> str:
    """The page of a place, in Chinese."""
    return f"places/{place}/"


def glossary_path(kind: str) -> str:
    """The page of the glossary that has the entries of a kind, in Chinese."""
    return {"organisation": "glossary/organisations/", "person": "glossary/people/"}.get(kind, "glossary/")


def term_path(term: str) -> str:
    """The page with all the sentences of an entry, in Chinese."""
    return f"terms/{term}/"


def topic_path(topic: str) -> str:
    """The page of a topic, in Chinese."""
    return f"topics/{topic}/"


ALL_STORIES = "all/"
"""The index of every story, in Chinese: complete without scripts."""
ALL_FIGURES = "all/figures/"
"""The index of every fact, in Chinese."""
EDITIONS = "editions/"
"""The editions by year and month, in Chinese."""
NUMBERS = "numbers/"
TOPICS = "topics/"
CORRECTIONS = "corrections/"
REPORT = "report/"


def leaf_path(path: str, number: int) -> str:
    """A page of a long list, from 1.

    >>> leaf_path("all/", 1), leaf_path("all/", 2)
    ('all/', 'all/page/2/')
    """
    return path if number == 1 else f"{path}page/{number}/"


def href(from_path: str, to_path: str, fragment: str = "", query: str = "") -> str:
    """A relative link from one page to another, or to a place in it.

    >>> href("2022/saga/", "en/2022/saga/", "p3")
    '../../en/2022/saga/#p3'
    >>> href("2022/saga/", "2022/saga/", "p3")
    '#p3'
    >>> href("", "")
    './'
    """
    tail = (f"?{query}" if query else "") + (f"#{_quoted(fragment)}" if fragment else "")
    if from_path == to_path and tail:
        return tail
    return f"{_way(from_path, to_path)}/{tail}"


def file_href(from_path: str, file: str) -> str:
    """A relative link from a page to a file, the same for both languages.

    >>> file_href("en/2022/", "2022/2022.epub")
    '../../2022/2022.epub'
    """
    return _way(from_path, file)


def absolute(site: str, path: str) -> str:
    """The address of a page or file. `site`: the address of the root, which ends in a slash.

    >>> absolute("https://digest.example/news/", "en/2022/")
    'https://digest.example/news/en/2022/'
    """
    return site + _quoted(path)  # urljoin takes long to find out that there is nothing to do


_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*")
"""A path or a fragment in which nothing is to be quoted."""


def _quoted(part: str) -> str:
    """As quote, which takes long to find out that there is nothing to do."""
    return part if _PLAIN.fullmatch(part) else quote(part)


def shared_folder(one: str, other: str) -> int:
    """The length of the path of the folder that both are in, its slash included.

    >>> shared_folder("en/2022/", "en/2022/bridge/"), shared_folder("en/", "entry/")
    (8, 0)
    """
    shared = one.rfind("/") + 1
    while not other.startswith(one[:shared]):
        shared = one.rfind("/", 0, shared - 1) + 1
    return shared


@lru_cache(maxsize=1 << 14)
def _way(from_path: str, to_path: str) -> str:
    """As posixpath.relpath from a folder, which takes ten times as long over what paths of ours never hold."""
    shared = shared_folder(from_path, to_path)
    way = ("../" * from_path.count("/", shared) + to_path[shared:]).removesuffix("/") or "."
    return _quoted(way)


def fragment_anchor(start: int) -> str:
    """The id, on the source page, of the raw fragment that begins at a character."""
    return f"r{start}"


def figure_anchor(fact_id: str) -> str:
    """The id, in the text of an article, of the figure that a fact states."""
    return f"f-{fact_id}"


def fact_anchor(fact_id: str) -> str:
    """The id, in the fact box of an article, of the row of a fact: its permanent link."""
    return f"fact-{fact_id}"


def proof_anchor(slug: str, fact_id: str) -> str:
    """The id, on a page that proves the figures of an edition, of the proof of one; no name of ours has a dot."""
    return f"{slug}.{fact_id}"


def proofs_anchor(slug: str) -> str:
    """The id, on that page, of the headline of an article."""
    return f"of-{slug}"


def checks_anchor(slug: str) -> str:
    """The id, on that page, of what computing the arithmetic of an article showed."""
    return f"checks-{slug}"
