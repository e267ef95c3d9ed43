"""Give a simulated page other articles: its damage stays, its news is taken from plain prose.

Every article of the page is replaced by one of the prose with as many paragraphs; fragments are cut anew, heads,
subheadings and captions are made of its own title and clauses. So one page of known truth gives as many as are wanted,
and what is learnt from them is the damage and not these articles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pages import Page
from restyle import dateline_of, rebuilt, signature_of

_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_SHORTEST = 10
"""Characters of a fragment that a cut leaves."""
_SENTENCE = re.compile(r"[^。！？]*[。！？][”’」』）)]*")
_CLAUSES = re.compile(r"[，。、；：！？“”《》（）,:;\s]+")


class Prose:
    """News articles to take from: title and paragraphs, and how many paragraphs each has."""

    def __init__(self, articles: Sequence[Sequence[str]]) -> None:
        self._articles = [article for article in articles if len(article) > 1]

    def article(self, draw: random.Random, paragraphs: int, used: set[int]) -> tuple[str, list[str]]:
        """A title and at least so many paragraphs, of an article that is not on the page yet."""
        for _ in range(60):
            at = draw.randrange(len(self._articles))
            title, *texts = self._articles[at]
            if at not in used and paragraphs <= len(texts) <= paragraphs + 3:
                break
        else:
            at = max(
                (n for n in draw.sample(range(len(self._articles)), 200) if n not in used),
                key=lambda n: min(paragraphs, len(self._articles[n]) - 1),
            )
            title, *texts = self._articles[at]
        used.add(at)
        while len(texts) < paragraphs:
            texts = [part for text in texts for part in _halves(text)]
            if all(len(text) < 2 * _SHORTEST for text in texts):
                texts += texts
        return title, texts

    def sentence(self, draw: random.Random, used: set[int]) -> str:
        """A sentence of an article that is not on the page."""
        _, texts = self.article(draw, 2, used)
        return draw.choice(_sentences(texts[-1]))


def _sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE.findall(text) if len(one) > _SHORTEST] or [text]


def _halves(text: str) -> list[str]:
    sentences = _SENTENCE.findall(text)
    if len(sentences) > 1:
        half = len(sentences) // 2
        return ["".join(sentences[:half]), "".join(sentences[half:])]
    return [text[: len(text) // 2], text[len(text) // 2 :]] if len(text) >= 2 * _SHORTEST else [text]


def transplanted(page: Page, prose: Prose, seed: int) -> Page:
    """The page with other articles, drawn by a seed."""
    draw = random.Random(seed)  # noqa: S311 a simulation, no secret
    texts = [page.text[block.span.start : block.span.end] for block in page.blocks]
    used: set[int] = set()
    for number, article in enumerate(page.truth["articles"]):
        _replace(page, number, article, texts, (draw, prose, used))
    return rebuilt(page, texts)


def _replace(
    page: Page,
    number: int,
    article: dict[str, Any],
    texts: list[str],
    source: tuple[random.Random, Prose, set[int]],
) -> None:
    draw, prose, used = source
    chains = [chain for chain in page.paragraphs if page.article[chain[0]] == number]
    title, paragraphs = prose.article(draw, max(1, len(chains)), used)
    tag, headline = re.match("(?:【([^】]*)】)?(.*)", title).groups()  # type: ignore[union-attr]
    own = "".join(paragraphs)
    clauses = [one for one in _CLAUSES.split(own) if 3 <= len(one) <= 16] or [own[:12]]
    half = _is_half("".join(texts[i] for chain in chains for i in chain))
    rest = [s for text in paragraphs[len(chains) :] for s in _sentences(text)]

    def put(at: int, text: str) -> None:
        texts[at] = text.translate(_HALF) if half else text

    for at, kind in ((at, kind) for at, kind in page.kind.items() if page.article[at] == number):
        old = texts[at]
        if kind == "headline":
            put(at, headline.strip() or title)
        elif kind == "kicker":
            put(at, tag or (old if draw.random() < 0.9 else draw.choice(clauses)))
        elif kind in {"subheadline", "subheading"}:
            put(at, _clauses_like(old, clauses, draw))
        elif kind == "caption":
            alone = article["kind"] == "photo" and not chains
            words = prose.sentence(draw, used) if alone or not rest else rest.pop(draw.randrange(len(rest)))
            put(at, _marked(old, words))
    for chain, paragraph in zip(chains, paragraphs, strict=False):
        text = paragraph
        while len(text) < len(chain) * (_SHORTEST + 4):
            text += rest.pop() if rest else prose.sentence(draw, used)
        opening, closing = dateline_of(texts[chain[0]]), signature_of(texts[chain[-1]])
        for at, piece in zip(chain, _cut(text, len(chain), draw), strict=True):
            put(at, piece)
        texts[chain[0]] = opening + texts[chain[0]]
        texts[chain[-1]] += closing


def _is_half(text: str) -> bool:
    return text.count(",") > text.count("，")


def _clauses_like(old: str, clauses: Sequence[str], draw: random.Random) -> str:
    """One or two clauses, marked and parted as the old line was."""
    sign = re.match("[—―–-]*", old)[0]  # type: ignore[index]
    gap = re.search("[ ·,，\u3000]", old)
    if gap or (len(old) > 9 and draw.random() < 0.6):
        return sign + draw.choice(clauses) + (gap[0] if gap else "") + draw.choice(clauses)
    return sign + draw.choice(clauses)


def _marked(old: str, words: str) -> str:
    return re.match("(?:图为|上图[:：]|▲)?", old)[0] + words  # type: ignore[index]


def _cut(text: str, count: int, draw: random.Random) -> list[str]:
    """A text in so many pieces, cut anywhere but at the end of a sentence; a pause is a little likelier."""
    places: set[int] = set()
    for _ in range(1000):
        if len(places) == count - 1:
            break
        at = draw.randrange(_SHORTEST, len(text) - _SHORTEST)
        fits = all(abs(at - other) >= _SHORTEST for other in places)
        if fits and text[at - 1] not in "。！？”" and text[at] not in "，。、；：！？”）》":
            places.add(at)
    edges = [0, *sorted(places), *([len(text)] * (count - len(places)))]
    return [text[a:b] for a, b in pairwise(edges)]
