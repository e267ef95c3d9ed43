"""One page of every type of the built site, read from the site itself: the heaviest of its kind."""

from __future__ import annotations

from pathlib import Path

TYPES = {
    "home": "index.html",
    "edition": "*/source/../index.html",
    "article": "*/*/cite.bib",
    "evidence": "*/facts/index.html",
    "source": "*/source/index.html",
    "numbers": "numbers/index.html",
    "places": "places/index.html",
    "place": "places/*/index.html",
    "glossary": "glossary/index.html",
    "people": "glossary/people/index.html",
    "term": "terms/*/index.html",
    "translations": "translations/index.html",
    "about": "about/index.html",
    "index": "all/index.html",
    "index-figures": "all/figures/index.html",
    "editions": "editions/index.html",
    "topics": "topics/index.html",
    "topic": "topics/*/index.html",
    "corrections": "corrections/index.html",
    "report": "report/index.html",
}


def page_types(site: Path) -> dict[str, str]:
    """The address of one Chinese page of every type, relative to the site; its English is below `en/`."""
    root = site.resolve()
    found = {}
    for name, pattern in TYPES.items():
        # Beside each story lies a file that cites it, which tells stories from other pages.
        paths = [path.resolve().with_name("index.html").relative_to(root) for path in root.glob(pattern)]
        chinese = [path for path in paths if path.parts[0] != "en"]
        if not chinese:
            continue  # a small site has not every type
        heaviest = max(chinese, key=lambda path: (root / path).stat().st_size)
        found[name] = heaviest.as_posix().removesuffix("index.html")
    return found
