"""Asking the real search box of a built site, as a reader does, and what a set of queries says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

CASES = Path(__file__).parent / "cases" / "search"
ARTICLES = {
    "L": "lhasa-poverty-alleviation",
    "N": "nanjing-aid",
    "S": "saga-farmland",
    "M": "maqu-village-team",
    "D": "dagze-finance",
    "P": "resettlement-photo",
}
"""The letters of the sets of queries."""
NOTHING = "-"
"""What a set says of a query that must find nothing."""
_HOOK = """
window.answered = () => undefined
const Original = Worker
window.Worker = class extends Original {
  constructor(...options) {
    super(...options)
    this.addEventListener("message", ({ data }) => { if (data.type === 3) answered(performance.now()) })
  }
}
"""
_ASK = """async text => {
  const box = document.querySelector("[data-md-component=search-query]")
  const later = (wait = 0) => new Promise(resume => setTimeout(resume, wait))
  const type = async typed => {
    const begun = performance.now()
    const answer = new Promise(tell => (window.answered = tell))
    box.value = typed
    box.dispatchEvent(new Event("input"))
    const at = await Promise.race([answer, later(60000)])
    await later() // Material draws in the task in which the answer comes
    return at - begun
  }
  if (box.value) await type("")
  const taken = await type(text)
  return [[...document.querySelectorAll(".md-search-result__item")].map(item => item.querySelector("a").href), taken]
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """One query: where it is asked, what is typed, which articles (slugs) must be found."""

    kind: str
    language: str
    text: str
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the box showed for a query: the articles, each once, best first."""

    query: Query
    articles: tuple[str, ...]
    milliseconds: float

    @property
    def recall(self) -> float:
        """Of the relevant articles those among the first five."""
        wanted = self.query.relevant
        return len(set(wanted) & set(self.articles[:5])) / min(5, len(wanted))

    @property
    def good(self) -> bool:
        """Whether everything was found that should be, the first of it first, or nothing where there is nothing."""
        return self.recall == self.reciprocal_rank == 1 if self.query.relevant else not self.articles

    @property
    def reciprocal_rank(self) -> float:
        """One over the rank of the first relevant article."""
        ranks = [rank for rank, found in enumerate(self.articles, 1) if found in self.query.relevant]
        return 1 / ranks[0] if ranks else 0.0


def read_queries(path: Path, articles: dict[str, str]) -> tuple[Query, ...]:
    """The queries of a file, whose letters stand for articles."""
    return read_set(path, lambda letters: tuple(articles[letter] for letter in letters.split()))


def read_set(path: Path, relevant: Callable[[str], tuple[str, ...]]) -> tuple[Query, ...]:
    """The queries of a file; `relevant` gives the articles that the file says of each, where there are any."""
    queries = []
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            language, text, said = line.split(" | ")
            found = () if said == NOTHING else relevant(said)
            queries.append(Query(kind if found else "nothing", language, text, found))
    return tuple(queries)


class SearchBox:
    """The search box of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(_HOOK)

    def open(self, path: str = "") -> None:
        """Open a page and its search."""
        self.page.goto(path)
        self.page.locator("[data-search-open]").click()
        self.page.locator(".md-search-result__meta").get_by_text("…").wait_for(state="hidden")

    def ask(self, text: str) -> tuple[tuple[str, ...], float]:
        """The addresses of the results' articles, and the time from the key to the worker's answer."""
        found, taken = self.page.evaluate(_ASK, text)
        return tuple(found), taken


def ask_all(page: Page, queries: Iterable[Query]) -> list[Answer]:
    """Ask every query on the front page of its language."""
    answers = []
    box = SearchBox(page)
    language = None
    for query in sorted(queries, key=lambda query: query.language):
        if query.language != language:
            language = query.language
            box.open("" if language == "zh" else "en/")
        found, taken = box.ask(query.text)
        articles = tuple(dict.fromkeys(urlsplit(url).path.rstrip("/").rpartition("/")[2] for url in found))
        answers.append(Answer(query, articles, taken))
    return answers


@dataclass(frozen=True, slots=True)
class Score:
    """What a class of queries reached."""

    kind: str
    count: int
    recall: float
    reciprocal_rank: float
    nothing: float
    """The share of queries without any result."""


def table(answers: Sequence[Answer]) -> str:
    """The scores as lines of text, with what was not found as it should be."""
    rows = [f"{'':30}{'queries':>8}{'recall@5':>10}{'MRR':>7}{'no result':>11}"]
    rows += [
        f"{each.kind:30}{each.count:8}{each.recall:10.3f}{each.reciprocal_rank:7.3f}{each.nothing:11.2f}"
        for each in scores(answers)
    ]
    return "\n".join([*rows, *(f"{a.query.kind}: {a.query.text} -> {a.articles[:5]}" for a in answers if not a.good)])


def scores(answers: Sequence[Answer]) -> tuple[Score, ...]:
    """The scores class by class."""
    kinds = dict.fromkeys(answer.query.kind for answer in answers)
    return tuple(_score(kind, [answer for answer in answers if answer.query.kind == kind]) for kind in kinds)


def _score(kind: str, own: Sequence[Answer]) -> Score:
    count = len(own)
    without = sum(not answer.articles for answer in own) / count
    if not own[0].query.relevant:
        return Score(kind, count, 1.0, 1.0, without)
    recall = sum(answer.recall for answer in own) / count
    return Score(kind, count, recall, sum(answer.reciprocal_rank for answer in own) / count, without)
