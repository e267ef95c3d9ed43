"""What the site as a whole says of itself, as far as its pages need it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Bilingual
from generator.years import Part


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings of the site that reach into the content of pages."""

    name: Bilingual
    """The name of the site, for titles and descriptions."""
    url: str = ""
    """Absolute address of the root, ending in a slash; empty where it is not known."""
    others: tuple[Part, ...] = ()
    """The other sites of an archive that is split by year."""
