"""What is published beside the pages, as far as the configuration decides it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Bilingual
from generator.pages.addresses import absolute


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as others name it, and what it offers."""

    name: Bilingual
    url: str
    """Absolute address of the root, ending in a slash."""
    cards: bool = True
    """Whether every story has a picture for those who pass its address on."""
    offline: bool = True
    """Whether pages can be read again without a network. False takes the service worker back from every reader."""

    def address(self, path: str) -> str:
        """The absolute address of a page or file by its path below the root."""
        return absolute(self.url, path)
