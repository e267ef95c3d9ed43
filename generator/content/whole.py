"""What is told of a content folder from all its editions at once. It is told anew each time: nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

from generator.content.folder import Surroundings
from generator.content.page_links import page_links
from generator.content.twins import twins


def with_the_whole(around: Surroundings, content: Path) -> Surroundings:
    """Add the findings on editions with the same export, and on links of hand-written pages."""
    found = (*twins(around.folders_in(content)), *page_links(content, around))
    return around._replace(of_the_whole=(*around.of_the_whole, *found))
