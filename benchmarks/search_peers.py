"""The same questions to other searches over the same articles, each in Chromium, in one run.

    python -m venv peers && peers/bin/pip install zensical "pagefind[extended]"
    python -m benchmarks.search_peers peers/bin --chromium /usr/bin/chromium > docs/search-peers.md

Plain Material segments Chinese with jieba, which the project has; zensical is asked in its own dialog; Pagefind by its
API, over the pages that Material built (`--root-selector article`), all of them in one index, as a reader of two
languages would want it. The questions are those of tests/cases/search, and mechanical ones.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.archive import digest as archive
from benchmarks.peers import MATERIAL, ZENSICAL, Peer
from generator.check import check_content
from generator.model import Digest
from tests.browser_support import SUB_PATH, serve
from tests.search_archive import read_archive_queries
from tests.search_mechanical import mechanical
from tests.search_support import ARTICLES, CASES, Answer, Query, read_queries, scores
from tests.search_truth import corpus
from tests.site_writing import write_site_of

ROOT = Path(__file__).resolve().parent.parent

# Every search here answers from a worker: how often any of them has said something.
_LISTEN = """
window.heard = 0
const Original = Worker
window.Worker = class extends Original {
  constructor(...options) {
    super(...options)
    this.addEventListener("message", () => { window.heard++ })
  }
}
"""
# Types a query into a box, wherever its shadow root is, and waits for an answer and until the links stay the same.
_ASK = """async ([text, field, links]) => {
  const roots = [document, ...[...document.querySelectorAll("*")].map(own => own.shadowRoot).filter(Boolean)]
  const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)])
  const [box] = all(field)
  const shown = () => all(links).map(link => link.href).join("\\n")
  const answer = async value => {
    const heard = window.heard, start = performance.now()
    let before = shown(), since = start
    box.value = value
    box.dispatchEvent(new Event("input", { bubbles: true, composed: true }))
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, composed: true, key: "End" }))
    while (performance.now() - since < 150 || (window.heard === heard && performance.now() - start < 3000)) {
      await new Promise(resume => setTimeout(resume, 5))
      const now = shown()
      if (now !== before) [before, since] = [now, performance.now()]
    }
    return since - start
  }
  if (box.value) await answer("")
  const taken = await answer(text)
  return [shown().split("\\n").filter(Boolean), taken]
}"""
_ASK_PAGEFIND = """async ([text, base]) => {
  const { search } = await import(base + "pagefind/pagefind.js")
  const start = performance.now()
  const { results } = await search(text)
  const first = await Promise.all(results.slice(0, 10).map(result => result.data()))
  return [first.map(({ url }) => url), performance.now() - start]
}"""

Ask = Callable[[Page, str], tuple[list[str], float]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A built site with a search."""

    name: str
    site: Path
    open: Callable[[Page, str], None]
    ask: Ask


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a contender reached."""

    name: str
    answers: tuple[Answer, ...]
    first: int
    """Bytes, gzipped, that the first query needed."""
    whole: int
    """Bytes that all queries needed together."""


def main() -> None:
    """Build, ask, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", type=Path, help="folder with the peers' programs")
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--articles", type=int, default=6, help="6: the real ones; otherwise an archive of so many")
    parser.add_argument("--each", type=int, default=8, help="mechanical queries of each class")
    parser.add_argument("--by-hand", nargs="*", default=["queries.txt", "held_back.txt"], help="files of queries")
    options = parser.parse_args()
    real = options.articles == 6  # the set of queries for archives fits 200
    digest = check_content(ROOT / "content")[0] if real else archive(options.articles)
    assert digest is not None  # noqa: S101 - the content is checked by its own tests
    own = corpus(digest)
    of_archive = read_archive_queries(CASES / "archive_blind.txt", own)
    by_hand = [query for name in options.by_hand for query in _from(name)] if real else _as_by_hand(of_archive)
    queries = (*by_hand, *mechanical(own, seed=8, each=options.each))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium)
        outcomes = []
        for contender in _contenders(Path(folder), options.programs.absolute(), digest):
            outcomes.append(_outcome(browser, contender, queries))
            sys.stderr.write(f"{contender.name}: asked\n")
        browser.close()
    print(_report(outcomes, options.articles, len(queries)))


def _from(name: str) -> list[Query]:
    return _as_by_hand(read_queries(CASES / name, ARTICLES))


def _as_by_hand(queries: Iterable[Query]) -> list[Query]:
    return [
        replace(query, kind="nothing there" if query.kind == "nothing" else f"by hand: {query.kind}")
        for query in queries
    ]


def _contenders(folder: Path, programs: Path, digest: Digest) -> Iterable[Contender]:
    ours = folder / "ours"
    write_site_of(digest, ROOT / "mkdocs.yml", ours)
    material, zensical = (_built(peer, folder, programs, digest) for peer in (MATERIAL, ZENSICAL))
    subprocess.run(
        [programs / "python", "-m", "pagefind", "--site", material, "--root-selector", "article", "--quiet"], check=True
    )
    item = ".md-search-result__item > a, .md-search-result__item .md-search-result__link"
    field = "[data-md-component=search-query]"
    yield Contender("this site", ours, _open_ours, _asking(field, item))
    yield Contender("Material with jieba", material, _open_material, _asking(field, item))
    yield Contender("Pagefind 1.5", material, lambda page, _: page.goto("") and None, _ask_pagefind)
    yield Contender("zensical", zensical, _open_zensical, _asking("input[role=combobox]", "[role=listbox] a[href]"))


def _built(peer: Peer, folder: Path, programs: Path, digest: Digest) -> Path:
    place = folder / peer.name.split()[0]
    peer.write(place, digest)
    # MkDocs and Material are the project's own; the rest stands in the peers' environment.
    bin_folder = Path(sys.executable).parent if peer is MATERIAL else programs
    for command in peer.commands_in(bin_folder):
        subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return place / peer.output


def _open_ours(page: Page, language: str) -> None:
    page.goto("" if language == "zh" else "en/")
    page.locator("[data-search-open]").click()
    page.locator(".md-search-result__meta").get_by_text("…").wait_for(state="hidden")


def _open_material(page: Page, _: str) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.wait_for_timeout(3000)


def _open_zensical(page: Page, _: str) -> None:
    page.goto("")
    page.wait_for_timeout(1500)
    page.keyboard.press("/")
    page.locator("input[role=combobox]").wait_for()


def _asking(field: str, links: str) -> Ask:
    def ask(page: Page, text: str) -> tuple[list[str], float]:
        found, taken = page.evaluate(_ASK, [text, field, links])
        return found, taken

    return ask


def _ask_pagefind(page: Page, text: str) -> tuple[list[str], float]:
    found, taken = page.evaluate(_ASK_PAGEFIND, [text, SUB_PATH])
    return found, taken


def _outcome(browser: Browser, contender: Contender, queries: Sequence[Query]) -> Outcome:
    with serve(contender.site) as address:
        page = browser.new_context(base_url=address).new_page()
        page.add_init_script(_LISTEN)
        asked: dict[str, None] = {}
        page.context.on("request", lambda request: asked.setdefault(urlsplit(request.url).path))
        answers = []
        language, first = "", 0
        before: set[str] = set()
        for query in sorted(queries, key=lambda query: query.language, reverse=True):
            if query.language != language:
                language = query.language
                contender.open(page, language)
                before = before or set(asked)
            found, taken = contender.ask(page, query.text)
            articles = dict.fromkeys(unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2] for url in found)
            answers.append(Answer(query, tuple(articles), taken))
            first = first or _size(contender.site, set(asked) - {path for path in before if not _is_index(path)})
        page.context.close()
    return Outcome(contender.name, tuple(answers), first, _size(contender.site, set(asked) - before))


def _is_index(path: str) -> bool:
    return any(word in path for word in ("search", "lunr", "pagefind"))


def _size(site: Path, paths: Iterable[str]) -> int:
    files = [site / unquote(path).removeprefix(SUB_PATH) for path in paths if not path.endswith("/")]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file())


def _report(outcomes: Sequence[Outcome], articles: int, count: int) -> str:
    names = [outcome.name for outcome in outcomes]
    kinds = {kind: len(each) for kind, each in _by_kind(outcomes[0]).items()}
    lines = [
        f"## {articles} articles, {count} queries",
        "",
        f"| recall@5 / mean reciprocal rank | queries | {' | '.join(names)} |",
        f"|---|---:|{'---|' * len(names)}",
    ]
    for kind, number in kinds.items():
        cells = [_cell(_by_kind(outcome)[kind]) for outcome in outcomes]
        lines.append(f"| {kind} | {number} | {' | '.join(cells)} |")
    rows: dict[str, Callable[[Outcome], str]] = {
        "**all queries with an answer**": lambda one: _cell([each for each in one.answers if each.query.relevant]),
        "share with an answer that found nothing": lambda one: _share(one, relevant=True),
        "share without an answer that found something": lambda one: _share(one, relevant=False),
        "KB to the first result": lambda one: f"{one.first / 1000:.0f}",
        "KB for all queries": lambda one: f"{one.whole / 1000:.0f}",
        "ms from key to result, median": lambda one: f"{median(each.milliseconds for each in one.answers):.0f}",
    }
    lines += [f"| {title} | | {' | '.join(map(show, outcomes))} |" for title, show in rows.items()]
    return "\n".join(lines)


def _by_kind(outcome: Outcome) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in outcome.answers:
        found.setdefault(answer.query.kind, []).append(answer)
    return dict(sorted(found.items()))


def _cell(answers: Sequence[Answer]) -> str:
    if not answers[0].query.relevant:
        return f"{scores(answers)[0].nothing:.2f} rightly empty"
    return f"{mean(each.recall for each in answers):.2f} / {mean(each.reciprocal_rank for each in answers):.2f}"


def _share(outcome: Outcome, *, relevant: bool) -> str:
    own = [answer for answer in outcome.answers if bool(answer.query.relevant) == relevant]
    return f"{mean(bool(answer.articles) != relevant for answer in own):.2f}"


if __name__ == "__main__":
    main()
