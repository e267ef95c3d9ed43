"""Learn in which order the frames of an article's body are read, from pages with known truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from pages import HEAD, Page
from scipy.optimize import minimize

from generator.recovery.order import NAMES, order_rows, orders
from generator.recovery.units import make_units

Choice = tuple[np.ndarray, int]
"""The rows of every order, and which is right."""
_RIDGE = 0.1


def order_choices(page: Page) -> Iterator[Choice]:
    """The orders that a body may have as it is torn and joined in truth; those that hold the right one."""
    units = make_units(page.traits, page.labels, page.paragraphs, page.idf)
    at = {unit.chain[0]: unit for unit in units.units}
    for number, article in enumerate(page.truth["articles"]):
        body = tuple(at[page.block_at(part["spans"][0][0])] for part in article["body"])
        found = orders(body) if body else []
        if len(found) > 1 and body in found:
            head = [
                at[i].index for i, kind in page.kind.items() if page.article[i] == number and kind in HEAD and i in at
            ]
            yield np.array(order_rows(units, head, found)), found.index(body)


def learn(pages: Sequence[Page]) -> dict[str, float]:
    """What every figure of an order is worth: a conditional logit."""
    choices = [choice for page in pages for choice in order_choices(page)]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, grad = _RIDGE * float(w @ w), 2 * _RIDGE * w
        for rows, right in choices:
            scores = rows @ w
            total = scores.max() + np.log(np.exp(scores - scores.max()).sum())
            value += float(total - scores[right])
            grad = grad + rows.T @ np.exp(scores - total) - rows[right]
        return value, grad

    found = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x
    return dict(zip(NAMES, np.round(found, 2).tolist(), strict=True))
