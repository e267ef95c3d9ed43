"""A view becomes a page: its template is printed, and the masthead and the breadcrumbs learn what they say of it.

First there is a draft: what is said of the page, and how its view is made once it is wanted. A page that was made
before from the same things is not made again, so a draft names the stories that its view reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.model import Edition, Language, Script
from generator.pages.addresses import localised
from generator.pages.bylines import edition_name, sureness
from generator.pages.context import Context
from generator.pages.page import Crumb, Page
from generator.pages.templating import render
from generator.pages.words import Words

At = Callable[[str], Context]
"""From the Chinese path of a page to where it stands in one language."""
Sheet = Callable[[At], "Draft"]
"""A page in whichever language: what both need is found out once."""
Story = tuple[str, str]
"""A story by the id of its edition and its slug."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What of the digest a view looks at, besides the glossary, the settings and the list of editions and stories."""

    stories: tuple[Story, ...] = ()
    """Text, facts and translations."""
    headlines: tuple[Story, ...] = ()
    """Their heads alone, in both languages."""
    others: str = ""
    """Whatever else was given to the view, as text."""
    exports: tuple[str, ...] = ()
    """The raw exports of editions, by their ids."""
    texts: tuple[Story, ...] = ()
    """Text and translations, without the facts."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before its view is made."""

    page: Page
    """Without HTML."""
    view: Callable[[], object]
    words: Words
    reads: Reads | None
    """None: everything."""

    def made(self) -> Page:
        """The finished page."""
        return replace(self.page, html=render(f"{self.page.kind}.html", self.view(), self.words))


def page(  # noqa: PLR0913 - the fields of a page
    context: Context,
    kind: str,
    *,
    title: str,
    title_lang: str = "",
    script: Script = Script.SIMPLIFIED,
    description: str,
    view: Callable[[], object],
    reads: Reads | None = None,
    section: str = "",
    edition: Edition | None = None,
    edition_title: str = "",
    edition_note: str = "",
    translated: bool = True,
    above: tuple[Crumb, ...] = (),
) -> Draft:
    """A page to be. With an edition, the masthead says which one, how sure its date is and what it holds.

    `above`: the pages between the front page and this one.
    """
    if edition is not None:
        edition_title = edition_name(edition, context.words)
        edition_note = _edition_note(context, edition)
    chinese = context.path.removeprefix("en/") if context.language is Language.EN else context.path
    said = Page(
        path=context.path,
        language=context.language,
        kind=kind,
        title=title,
        description=description,
        html="",
        alternate=localised(chinese, context.other),
        section=section,
        edition_title=edition_title,
        edition_note=edition_note,
        translated=translated,
        crumbs=above,
        title_lang=title_lang,
        script=script,
    )
    return Draft(said, view, context.words, reads)


def listing(  # noqa: PLR0913 - what a list may say of itself
    context: Context,
    kind: str,
    view: Callable[[], object],
    *,
    reads: Reads | None = None,
    title: str = "",
    description: str = "",
    section: str = "",
    above: tuple[Crumb, ...] = (),
) -> Draft:
    """A page over all editions."""
    return page(
        context,
        kind,
        title=title or context.words(kind),
        description=description or context.words(f"{kind}.lead"),
        view=view,
        reads=reads,
        section=section or kind,
        edition=newest(context),
        above=above,
    )


def crumb(context: Context, name: str, path: str) -> Crumb:
    """A page above another one, by its Chinese path."""
    return Crumb(name, localised(path, context.language))


def numbered(context: Context, title: str, number: int) -> str:
    """The title of a page of a list: all but the first say their number."""
    return title if number == 1 else context.words("page.title", title=title, n=number)


def newest(context: Context) -> Edition | None:
    """The edition that the front page shows."""
    return context.digest.editions[0] if context.digest.editions else None


def _edition_note(context: Context, edition: Edition) -> str:
    words = context.words
    bracket = words("basis.bracket", basis=sureness(edition.date, words))
    return f"{bracket}{words('dot')}{words.count('articles.note', len(edition.articles))}"
