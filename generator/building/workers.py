"""Independent tasks on every core, with the answers in the order of the tasks."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_PR_SET_PDEATHSIG = 1
"""Linux prctl(2): the signal that a process gets when its parent dies."""
_FEW = 4
"""Fewer tasks than this are done sooner than a worker is started."""

_work: Callable[[Any], Any] | None = None
"""What the workers do: they are forked, so it needs no pickling and sees everything that was read already."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[Task], Answer], tasks: Sequence[Task], workers: int | None = None) -> Iterator[Answer]:
    """Do the work for each task. Raises what the work raises.

    A few tasks, and all tasks on systems without fork, are done here.
    """
    count = min(cores() if workers is None else workers, len(tasks))
    if count < 2 or len(tasks) < _FEW or not hasattr(os, "fork"):
        yield from map(work, tasks)
        return
    import multiprocessing  # noqa: PLC0415 - a few tasks do not wait for these to load
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    global _work  # noqa: PLW0603 - how a forked worker finds its work
    _work = work
    gc.freeze()  # what is shared stays shared: the collector would write to every page of it
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _leave_interrupts) as pool:
            size = max(1, min(16, len(tasks) // (4 * count)))
            with _without_interrupts():  # the workers are forked here: none may be interrupted before it can leave it
                answers = pool.map(_do, tasks, chunksize=size)
            yield from answers
    finally:
        gc.unfreeze()
        _work = None


class Ahead(Generic[Answer]):
    """Work that another process does meanwhile; without fork it is done once the answer is wanted."""

    def __init__(self, work: Callable[[], Answer]) -> None:
        self._work = work
        self._process: BaseProcess | None = None
        if cores() > 1 and hasattr(os, "fork"):
            import multiprocessing  # noqa: PLC0415 - many commands have no use for it

            context = multiprocessing.get_context("fork")
            self._answers, theirs = context.Pipe(duplex=False)
            self._process = context.Process(target=_send, args=(work, theirs))
            with _without_interrupts():
                self._process.start()
            theirs.close()

    def result(self) -> Answer:
        """The answer. Raises what the work raised."""
        if self._process is None:
            return self._work()
        try:
            answer, error = self._answers.recv()
        except EOFError:
            raise RuntimeError("a worker was killed") from None
        finally:
            self._process.join()
        if error is not None:
            raise error
        found: Answer = answer
        return found

    def stop(self) -> None:
        """End the work: nobody wants its answer any more."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()


def in_stretches(work: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
    """Do the work for each task, where the answers are large: each core has a stretch of the tasks.

    The first stretch is done here, so that its answers need not be sent. Raises what the work raises.
    """
    count = min(cores(), len(tasks)) if len(tasks) >= _FEW else 1
    bounds = [len(tasks) * at // count for at in range(count + 1)]
    first, *others = (tasks[start:end] for start, end in pairwise(bounds))
    ahead = [Ahead(partial(_all, work, stretch)) for stretch in others]
    try:
        return [*_all(work, first), *(answer for each in ahead for answer in each.result())]
    finally:
        for each in ahead:
            each.stop()


def _all(work: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
    return list(map(work, tasks))


def _send(work: Callable[[], object], answers: Connection) -> None:
    _leave_interrupts()
    gc.disable()  # it ends with its work
    try:
        answers.send((work(), None))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is for whoever waits for the answer
        answers.send((None, error))


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C waits. A worker that it ended while it took its first task would leave the queue locked for ever."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts() -> None:
    """Ctrl-C is for the one who waits for the answers: it ends the work without a word from each worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()
    if sys.platform == "linux":  # a worker whose build was killed would wait for work for ever
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _do(task: Any) -> Any:  # noqa: ANN401
    assert _work is not None  # noqa: S101 - set before the fork
    return _work(task)
