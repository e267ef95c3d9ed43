"""The part of the configuration that decides what is published besides pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Bilingual
from generator.pages.addresses import absolute


@dataclass(frozen=True, slots=True)
class Publication:
    """The name and address of the site, and what it offers."""

    name: Bilingual
    url: str
    """The absolute address of the root, ending in a slash."""
    cards: bool = True
    """Whether every story has a share card."""
    offline: bool = True
    """Whether pages can be read offline. False removes the service worker from every reader's device."""

    def address(self, path: str) -> str:
        """The absolute address of a page or file, given its path relative to the root."""
        return absolute(self.url, path)
