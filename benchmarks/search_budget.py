"""What the search costs: the index step by part, and what queries fetch and take, at 6, 200 and 2,000 articles.

    python -m benchmarks.search_budget            # all sizes
    python -m benchmarks.search_budget 2000 --profile

6 is the content of the project. The queries are drawn from the texts by seed; node asks the search's own modules, with
files in the place of the network. Bytes are gzip -6. Processor seconds are told beside seconds: another's load may slow
the one, hardly the other.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import json
import pstats
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from os import times
from pathlib import Path
from typing import Any

import rjsmin
from pypinyin import lazy_pinyin

from benchmarks.archive import digest as archive
from generator.check import check_content
from generator.model import Digest
from generator.search import search_files
from generator.search.records import Record, records

ROOT = Path(__file__).parent.parent
SCRIPTS = Path("theme_overrides/assets/javascripts")
SEED = 7


Query = dict[str, Any]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[6, 200, 2000])
    parser.add_argument("--profile", action="store_true", help="tell where the index step spends its time")
    parser.add_argument("--queries", type=int, default=12, help="how many queries of each kind")
    parser.add_argument("--json", type=Path, help="where to write all answers")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        digest = _content() if size == 6 else archive(size)
        print(f"\n== {size} articles")
        files = timed("index step", lambda digest=digest: search_files(digest), profile=arguments.profile)
        _tell_sizes(files)
        told = [record for edition in digest.editions for record in records(edition, digest.glossary)]
        answers = ask(files, drawn(told, random.Random(SEED), arguments.queries))  # noqa: S311
        tell(answers)
        if arguments.json:
            arguments.json.write_text(json.dumps(answers, ensure_ascii=False, indent=1), encoding="utf-8")


def _content() -> Digest:
    digest, _ = check_content(ROOT / "content")
    if digest is None:
        raise SystemExit("the content has errors")
    return digest


def timed(name: str, work: Callable[[], dict[str, bytes]], *, profile: bool = False) -> dict[str, bytes]:
    """Do some work, and print what it took: seconds, and processor seconds of this process and its children."""
    profiler = cProfile.Profile()
    before, started = times(), time.perf_counter()
    result = profiler.runcall(work) if profile else work()
    wall, after = time.perf_counter() - started, times()
    print(f"{name}: {wall:.2f} s, {sum(after[:4]) - sum(before[:4]):.2f} processor seconds")
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(18)
    return result


def _tell_sizes(files: dict[str, bytes]) -> None:
    counts: Counter[str] = Counter()
    raw: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for path, data in files.items():
        name = path.split("/")[1]
        counts[name] += 1
        raw[name] += len(data)
        small[name] += len(gzip.compress(data, 6))
    for name in counts:
        print(f"  {name:18} {counts[name]:5} files {raw[name] / 1024:10.1f} KB {small[name] / 1024:10.1f} KB gzipped")
    print(
        f"  {'all':18} {counts.total():5} files {raw.total() / 1024:10.1f} KB {small.total() / 1024:10.1f} KB gzipped"
    )


def drawn(  # noqa: C901 - a list of kinds
    found: Sequence[Record], dice: random.Random, count: int
) -> list[Query]:
    """Queries of each kind, drawn from the texts; the articles that hold the words, by reading all of them."""
    texts = ["\n".join(part.text for part in record.parts) for record in found]
    plain = ["".join(char if char.isalnum() or char == "\n" else " " for char in text.lower()) for text in texts]
    # Punctuation does not part characters; figures and Latin words do.
    han = [re.sub("[^\n\u4e00-\u9fffA-Za-z0-9]", "", text) for text in texts]
    han = [re.sub("[A-Za-z0-9]+", "\n", text) for text in han]
    slugs = [record.path.rstrip("/").rpartition("/")[2] for record in found]

    def holding(words: str, where: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(slug for slug, text in zip(slugs, where, strict=True) if words in text))

    def run(where: Sequence[str], own: range, length: int) -> str:
        while True:
            line = dice.choice(where[dice.choice(own)].split("\n"))
            if len(line) >= length:
                at = dice.randrange(len(line) - length + 1)
                return line[at : at + length]

    def words(length: int) -> str:
        while True:
            line = dice.choice(plain[dice.choice(range(1, len(plain), 2))].split("\n")).split(" ")
            if len(line) >= length:
                at = dice.randrange(len(line) - length + 1)
                chosen = line[at : at + length]
                if all(len(word) > 3 or len(chosen) > 1 for word in chosen) and "" not in chosen:
                    return " ".join(chosen)

    def query(kind: str, language: str, text: str, truth: list[str]) -> Query:
        return {"kind": kind, "language": language, "text": text, "relevant": truth}

    chinese = range(0, len(han), 2)
    padded = [f" {text} ".replace("\n", " \n ") for text in plain]
    queries: list[Query] = []
    for number in range(count):
        for length in (1, 2, 3, 4, 6, 9):
            text = run(han, chinese, length)
            queries.append(query(f"{length} Han", "zh", text, holding(text, han)) | {"typed": length in {2, 4, 6}})
        one, two = run(han, chinese, 2), run(han, chinese, 2)
        both = [slug for slug in holding(one, han) if slug in set(holding(two, han))]
        queries.append(query("two words", "zh", f"{one} {two}", both))
        for length in (1, 2, 3, 5):
            text = words(length)
            queries.append(query(f"{length} English", "en", text, holding(f" {text} ", padded)) | {"typed": number < 6})
        text = run(han, chinese, 3)
        queries.append(query("pinyin", "zh", "".join(lazy_pinyin(text)), holding(text, han)))
        text = run(han, chinese, 5)
        wrong = text[:2] + dice.choice("鑫懿囍") + text[3:]
        queries.append(query("near miss", "zh", wrong, holding(text, han)))
        text = words(1)
        if len(text) > 5:
            queries.append(query("near miss", "en", text[:3] + text[4:], holding(f" {text} ", padded)))
        figure = dice.choice([word for word in plain[dice.choice(chinese)].split() if word[:1].isdigit()] or ["137"])
        digits = "".join(char for char in figure if char.isdigit())[:6]
        queries.append(query("figure", "zh", digits, holding(digits, plain)))
    queries += _pasted(found, slugs, dice, count)
    queries += [query("nothing", "zh", text, []) for text in ("量子计算机", "莎士比亚", "潜水艇", "鲸鱼")]
    queries += [query("nothing", "en", text, []) for text in ("cryptocurrency", "submarine", "xylophone")]
    return queries


def _pasted(found: Sequence[Record], slugs: Sequence[str], dice: random.Random, count: int) -> Iterable[Query]:
    """One sentence to three as they stand in a text, and one with a word or a character that stands in none."""
    ends = {"zh": re.compile("[^。]+。"), "en": re.compile(r"[^.]+(?:\.\d+[^.]*)*\.")}
    for _ in range(count):
        for side, (language, sentence) in enumerate(ends.items()):
            for several in (1, 2, 3):
                while True:
                    record = 2 * dice.randrange(len(found) // 2) + side
                    sentences = sentence.findall(dice.choice(found[record].parts).text)
                    if len(sentences) >= several:
                        break
                at = dice.randrange(len(sentences) - several + 1)
                text = "".join(sentences[at : at + several]).strip()
                said = {"language": language, "relevant": [slugs[record]]}
                yield {"kind": "pasted", "text": text, **said}
                if several == 1:
                    words = text.split(" ") if side else list(text)
                    words[dice.randrange(len(words))] = "zebra" if side else dice.choice("鑫懿囍")
                    yield {"kind": "and wrong", "text": (" " if side else "").join(words), **said}


def ask(files: dict[str, bytes], queries: Sequence[Query]) -> list[Query]:
    """What the search answers, by node."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copytree(ROOT / SCRIPTS, site / "assets/javascripts")
        for script in site.rglob("*.js"):  # as the site has them
            script.write_text(rjsmin.jsmin(script.read_text(encoding="utf-8")), encoding="utf-8")
        for path, data in files.items():
            target = site / "search" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        asked = {
            "site": folder,
            "index": next(iter(files)).partition("/")[0],
            "worker": "assets/javascripts/search-worker.js",
            "queries": queries,
        }
        done = subprocess.run(
            ["node", "--no-warnings", str(Path(__file__).with_suffix(".mjs"))],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise SystemExit(done.stderr)
    answers: list[Query] = json.loads(done.stdout)
    return answers


def tell(answers: Sequence[Query]) -> None:
    """Print the table, kind by kind and of all."""
    kinds = {answer["kind"] for answer in answers}
    print(
        f"{'':12}{'n':>4}{'recall':>8}{'rank':>7} |{'first KB':>9}{'worst':>7} |{'later KB':>9}{'p95':>6}{'files':>6}"
        f"{'waves':>6} |{'typed KB':>9}{'worst':>6} |{'ms':>7}{'p95':>7}{'worst':>7}"
    )
    for kind in (*sorted(kinds), "all"):
        _line(kind, [answer for answer in answers if kind in {"all", answer["kind"]}])


def _line(kind: str, own: Sequence[Query]) -> None:
    first = _kilobytes(answer["first"] for answer in own)
    later = _kilobytes(answer["later"] for answer in own)
    typed = _kilobytes(answer["typed"] for answer in own if answer.get("typed"))
    spent = sorted(answer["time"] for answer in own)
    judged = [answer for answer in own if answer["relevant"]]
    recall = _mean([_recall(answer) for answer in judged])
    rank = _mean([_reciprocal_rank(answer) for answer in judged])
    if not judged:
        recall = rank = float(not any(answer["found"] for answer in own))
    print(
        f"{kind:12}{len(own):4}{recall:8.3f}{rank:7.3f} |{_at(first, 0.5):9.1f}{first[-1]:7.1f} |{_at(later, 0.5):9.1f}"
        f"{_at(later, 0.95):6.1f}{_mean([len(a['later']['files']) for a in own]):6.1f}"
        f"{_mean([a['later']['waves'] for a in own]):6.1f} |{_at(typed, 0.5):9.1f}{typed[-1] if typed else 0:6.1f} |"
        f"{_at(spent, 0.5):7.1f}{_at(spent, 0.95):7.1f}{spent[-1]:7.1f}"
    )


def _kilobytes(parts: Iterable[Any]) -> list[float]:
    return sorted(part["bytes"] / 1024 for part in parts)


def _recall(answer: Query) -> float:
    wanted = set(answer["relevant"])
    return len(wanted & set(answer["found"][:5])) / min(5, len(wanted))


def _reciprocal_rank(answer: Query) -> float:
    ranks = [rank for rank, found in enumerate(answer["found"], 1) if found in answer["relevant"]]
    return 1 / ranks[0] if ranks else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


if __name__ == "__main__":
    main()
