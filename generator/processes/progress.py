"""How far long work is: a progress bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO, TypeVar

from generator.model import Language

Item = TypeVar("Item")

_NEXT_LINE = 10.0
"""Seconds between two lines where there is no terminal."""


@dataclass(slots=True)
class Progress:
    """The stages of a build and the seconds that each took; reports how far a stage is."""

    stream: TextIO | None = None
    """Where progress is reported; None: nowhere."""
    seconds: dict[str, float] = field(default_factory=dict)
    """By stage, in the order in which they began."""
    pages: int = 0
    """How many the site has."""
    made: int = 0
    """How many of them were made anew; the others were taken from the last site."""
    begun: float = field(default_factory=time.perf_counter)

    def waits(self) -> None:
        """Report that another build has to end first."""
        if self.stream is not None:
            print(
                "另一次生成正在进行，等它结束…… / another build is running; waiting for it to end",
                file=self.stream,
                flush=True,
            )

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure the time of a stage."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin

    def summary(self, language: Language) -> str:
        """One line at the end: pages, and seconds by stage."""
        whole = time.perf_counter() - self.begun
        stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.seconds.items())
        if language is Language.ZH:
            return f"{self.pages}页，重新生成{self.made}页；{whole:.1f}秒（{stages}）"
        return f"{self.pages} pages, {self.made} of them rebuilt; {whole:.1f} s ({stages})"

    def over(self, items: Iterable[Item], total: int, unit: str) -> Iterator[Item]:
        """Yield the items unchanged and report how many are done."""
        if self.stream is None or total == 0:
            yield from items
        elif self.stream.isatty():
            from tqdm import tqdm  # noqa: PLC0415 - only where somebody looks

            yield from tqdm(items, total=total, unit=f" {unit}", file=self.stream, leave=False)
        else:
            yield from self._lines(items, total, unit)

    def _lines(self, items: Iterable[Item], total: int, unit: str) -> Iterator[Item]:
        assert self.stream is not None  # noqa: S101 - looked at by the caller
        said = time.monotonic()
        for done, item in enumerate(items, 1):
            yield item
            if time.monotonic() - said >= _NEXT_LINE:
                said = time.monotonic()
                print(f"{done}/{total} {unit}", file=self.stream, flush=True)


def on_stderr() -> Progress:
    """Progress that is reported on standard error."""
    return Progress(sys.stderr)
