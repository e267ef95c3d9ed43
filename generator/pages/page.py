"""The noun between the content and the shell: one finished page of the site."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Language, Script


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above another one: its name, and its address relative to the root of the site."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site in one language: its main content and all that the shell says about it.

    Every field except `html` is plain text; whoever prints it escapes it.
    """

    path: str
    """Address relative to the root of the site: empty, or ending in a slash (`en/`, `2022-spring/saga-farmland/`)."""
    language: Language
    kind: str
    """What the page is: `home`, `article`, `numbers`, `source`, `places`, `glossary`, `about`, `edition`, ..."""
    title: str
    description: str
    """One sentence for search engines and link previews."""
    html: str
    """Finished, escaped HTML: what stands inside `<main>`."""
    alternate: str | None = None
    """Path of the same page in the other language; None where there is none."""
    section: str = ""
    """The current item of the section navigation: `edition`, `numbers`, `places`, `glossary`, `about`; or empty."""
    edition_title: str = ""
    """For the left ear of the masthead, such as `2022年春`."""
    edition_note: str = ""
    """Beside the title: how sure the date is and what the edition holds; on the home page the reason."""
    translated: bool = True
    """Whether the text stands in both languages. Where it does not, the English page shows the Chinese original."""
    crumbs: tuple[Crumb, ...] = ()
    """The pages between the front page and this one, from the top."""
    title_lang: str = ""
    """Of the title, where it is not in the language of the page."""
    script: Script = Script.SIMPLIFIED
    """Of the Chinese that the page is for: the edition's on that of a story or an export, else the site's own."""

    @property
    def is_original_only(self) -> bool:
        """Whether this is an English page that has nothing but the Chinese original to show."""
        return self.language is Language.EN and not self.translated
