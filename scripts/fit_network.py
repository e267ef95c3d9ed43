"""Fit a small network to choices: one or more of several options are right, each has a row of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from every_core import each
from scipy.optimize import minimize


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices, each between several options: rows of figures, the number of the choice of each row, which are right."""

    rows: np.ndarray
    group: np.ndarray
    right: np.ndarray

    @classmethod
    def of(cls, found: Sequence[tuple[Sequence[Sequence[float]] | np.ndarray, int | Sequence[bool]]]) -> Choices:
        """From the rows of every choice and the place of the right one among them, or which of them are right."""
        rows = np.concatenate([np.asarray(options, np.float32) for options, _ in found])
        group = np.repeat(np.arange(len(found)), [len(options) for options, _ in found])
        right = [np.arange(len(options)) == at if isinstance(at, int) else np.asarray(at) for options, at in found]
        return cls(rows, group, np.concatenate(right))


_WRONG = 60.0
"""Taken from the score of a wrong option, it leaves nothing of its likelihood."""
STARTS = 4
"""From how many random starts a network is learnt. Their mean is one network, and steadier than each."""


def fit_choices(
    choices: Choices, *, hidden: int = 12, ridge: float = 4.0, steps: int = 250, starts: int = STARTS
) -> dict[str, Any]:
    """Weights of a conditional logit whose score is a linear part and one layer of `hidden` units, `starts` times."""
    return _mean(each(lambda seed: _fit_choices(choices, hidden, ridge, steps, seed), range(starts), 1))


def _mean(networks: Sequence[dict[str, np.ndarray]]) -> dict[str, Any]:
    """The mean of the scores of several networks, as one: their hidden units side by side."""
    return {
        "linear": _rounded(np.mean([one["linear"] for one in networks], axis=0)),
        "hidden": _rounded(np.hstack([one["hidden"] for one in networks])),
        "bias": _rounded(np.concatenate([one["bias"] for one in networks])),
        "out": _rounded(np.concatenate([one["out"] for one in networks]) / len(networks)),
    }


def _rounded(values: np.ndarray) -> list:
    return np.round(values.astype(float), 3).tolist()


def _fit_choices(choices: Choices, hidden: int, ridge: float, steps: int, seed: int) -> dict[str, np.ndarray]:
    group = choices.group
    x = choices.rows.astype(np.float32)
    count, width = int(group[-1]) + 1, x.shape[1]
    scale = np.maximum(x.std(axis=0), 1e-3).astype(np.float32)
    x = x / scale
    starts = np.searchsorted(group, np.arange(count))
    is_right = choices.right
    rng = np.random.default_rng(seed)
    sizes = [width, width * hidden, hidden, hidden]
    cuts = np.cumsum(sizes)[:-1]
    inner = rng.normal(0, 0.3 / np.sqrt(width), width * hidden)
    start = np.concatenate([np.zeros(width), inner, np.zeros(hidden), rng.normal(0, 0.1, hidden)])

    def parts(w: np.ndarray) -> tuple[np.ndarray, ...]:
        linear, inner, bias, out = np.split(w.astype(np.float32), cuts)
        return linear, inner.reshape(width, hidden), bias, out

    def shared(score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each choice the logarithm of the sum of its likelihoods, and each option's share of it."""
        top = np.maximum.reduceat(score, starts)
        likely = np.exp(score - top[group])
        total = np.add.reduceat(likely, starts)
        return top + np.log(total), likely / total[group]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        linear, inner, bias, out = parts(w)
        units = np.tanh(x @ inner + bias)
        score = x @ linear + units @ out
        all_of, shares = shared(score)
        right_of, right_shares = shared(np.where(is_right, score, score - _WRONG))
        value = float((all_of - right_of).sum()) + ridge * float(w @ w)
        gap = shares - right_shares
        back = gap[:, None] * out * (1 - units * units)
        grad = np.concatenate([x.T @ gap, (x.T @ back).ravel(), back.sum(axis=0), units.T @ gap])
        return value, grad.astype(np.float64) + 2 * ridge * w

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    linear, inner, bias, out = parts(found)
    return {"linear": linear / scale, "hidden": inner / scale[:, None], "bias": bias, "out": out}


@dataclass(frozen=True, slots=True)
class Classes:
    """Rows of figures, the class of each, and how many classes there are."""

    rows: np.ndarray
    truth: np.ndarray
    count: int


def fit_classes(
    classes: Classes, *, hidden: int = 12, ridge: float = 2.0, steps: int = 120, starts: int = STARTS
) -> dict[str, Any]:
    """Weights of a network that gives one score to each class, `starts` times."""
    return _mean(each(lambda seed: _fit_classes(classes, hidden, ridge, steps, seed), range(starts), 1))


def _fit_classes(classes: Classes, hidden: int, ridge: float, steps: int, seed: int) -> dict[str, np.ndarray]:
    count = classes.count
    x = classes.rows.astype(np.float32)
    width = x.shape[1]
    scale = np.maximum(x.std(axis=0), 1e-3).astype(np.float32)
    x = x / scale
    truth = np.eye(count, dtype=np.float32)[classes.truth]
    rng = np.random.default_rng(seed)
    cuts = np.cumsum([width * count, width * hidden, hidden])
    inner = rng.normal(0, 0.3 / np.sqrt(width), width * hidden)
    start = np.concatenate([np.zeros(width * count), inner, np.zeros(hidden), rng.normal(0, 0.1, hidden * count)])

    def parts(w: np.ndarray) -> tuple[np.ndarray, ...]:
        linear, inner, bias, out = np.split(w.astype(np.float32), cuts)
        return linear.reshape(width, count), inner.reshape(width, hidden), bias, out.reshape(hidden, count)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        linear, inner, bias, out = parts(w)
        units = np.tanh(x @ inner + bias)
        score = x @ linear + units @ out
        score -= score.max(axis=1, keepdims=True)
        log_total = np.log(np.exp(score).sum(axis=1))
        value = float((log_total - (score * truth).sum(axis=1)).sum()) + ridge * float(w @ w)
        gap = np.exp(score - log_total[:, None]) - truth
        back = (gap @ out.T) * (1 - units * units)
        grad = np.concatenate([(x.T @ gap).ravel(), (x.T @ back).ravel(), back.sum(axis=0), (units.T @ gap).ravel()])
        return value, grad.astype(np.float64) + 2 * ridge * w

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    linear, inner, bias, out = parts(found)
    return {"linear": linear / scale[:, None], "hidden": inner / scale[:, None], "bias": bias, "out": out}
