"""Learn what each block of a page is, from pages with known truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from fit_network import STARTS, Classes, fit_classes
from pages import Page

from generator.recovery.labels import CLASSES, beside, label_figures, softmax
from generator.recovery.network import Network

_LONG = 100
"""Characters: a block beyond this is hardly ever anything but running text."""
_FEW = 6
"""One in so many of those is learnt from."""


def learn(pages: Sequence[Page], rows: Sequence[np.ndarray], starts: int = STARTS) -> dict[str, Any]:
    """The network that sees a block by itself, and the one that sees what its neighbours are likely to be.

    The second learns from what the first says of pages that it has not seen: else it would trust it too much.
    """
    names = {name: n for n, name in enumerate(dict.fromkeys(page.name for page in pages))}
    half = [names[page.name] % 2 for page in pages]  # what was made from a page goes with it
    halves = [[at for at, one in enumerate(half) if one == which] for which in (0, 1)]
    alone = [_alone([pages[at] for at in some], [rows[at] for at in some], starts) for some in halves]
    wide = [np.hstack([own, beside(softmax(alone[1 - half[at]].scores(own)))]) for at, own in enumerate(rows)]
    return {"alone": _fitted(pages, rows, 10.0, starts), "among": _fitted(pages, wide, 20.0, starts)}


def _alone(pages: Sequence[Page], rows: Sequence[np.ndarray], starts: int) -> Network:
    stored = _fitted(pages, rows, 10.0, starts)
    return Network(*(np.array(stored[name], np.float32) for name in ("linear", "hidden", "bias", "out")))


def _fitted(pages: Sequence[Page], rows: Sequence[np.ndarray], ridge: float, starts: int) -> dict[str, Any]:
    truth = np.concatenate([[CLASSES.index(label) for label in page.labels] for page in pages])
    # Whole paragraphs are plain: a few of them do.
    lengths = np.array([len(block.text) for page in pages for block in page.blocks])
    telling = (lengths <= _LONG) | (np.arange(len(truth)) % _FEW == 0)
    return fit_classes(Classes(np.vstack(rows)[telling], truth[telling], len(CLASSES)), ridge=ridge, starts=starts)


def figures(page: Page) -> np.ndarray:
    """The figures of every block."""
    return np.array(label_figures(page.traits), np.float32)
