"""Independent tasks, spread over every core in forked processes; answers come in the order of the tasks."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any, Generic, Never, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_PR_SET_PDEATHSIG = 1
"""Linux prctl(2): the signal that a process gets when its parent dies."""
_UNTIL_COLLECTED = 500_000
"""New objects after which a worker collects garbage. Python's default is 700, but frozen values leave no garbage."""
_FEW = 4
"""Fewer tasks than this are done here: they take less time than starting a worker."""

_work: Callable[[Any], Any] | None = None
"""What the workers do. They are forked, so it need not be pickled and sees everything that was already read."""


class LostWorkerError(RuntimeError):
    """The system killed a worker, usually because memory ran out."""

    def __init__(self) -> None:
        super().__init__("a worker was killed")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[Task], Answer], tasks: Sequence[Task], workers: int | None = None) -> Iterator[Answer]:
    """Do the work for each task, on as many cores as there are, or on `workers` of them.

    A few tasks, and all tasks on systems without fork, are done in this process. Raises what the work raises, and
    LostWorkerError.
    """
    count = min(cores() if workers is None else workers, len(tasks))
    if count < 2 or len(tasks) < _FEW or not hasattr(os, "fork"):
        yield from map(work, tasks)
        return
    import multiprocessing  # noqa: PLC0415 - a few tasks do not wait for these to load
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415

    global _work  # noqa: PLW0603 - how a forked worker finds its work
    _work = work
    gc.freeze()  # what is shared stays shared: the collector would write to every page of it
    try:
        pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
        try:
            size = max(1, min(16, len(tasks) // (16 * count)))  # small: at the end no core waits long for another
            with _without_interrupts():  # the workers are forked here: none may be interrupted before it can leave it
                answers = pool.map(_do, tasks, chunksize=size)
            yield from answers
        finally:
            pool.shutdown(cancel_futures=True)
    except BrokenProcessPool:
        raise LostWorkerError from None
    finally:
        gc.unfreeze()
        _work = None


class Ahead(Generic[Answer]):
    """Work done by another process in the meantime; without fork, it is done when the answer is asked for.

    It uses only os and pickle, because the first of it starts before anything else is loaded.
    """

    def __init__(self, work: Callable[[], Answer]) -> None:
        self._work = work
        self._process = 0
        self._answer = -1
        if cores() > 1 and hasattr(os, "fork"):
            self._answer, theirs = os.pipe()
            sys.stdout.flush()  # or both processes would write what is buffered
            sys.stderr.flush()
            parent = os.getpid()
            with _without_interrupts():
                self._process = os.fork()
                if not self._process:
                    _send(work, theirs, parent)
            os.close(theirs)

    def result(self) -> Answer:
        """The answer, which can be asked for once. Raises what the work raised, or LostWorkerError."""
        if not self._process:
            return self._work()
        data = self._read()
        self._end()
        if not data:
            raise LostWorkerError
        answer, error = pickle.loads(data)  # noqa: S301 - from our own process
        if error is not None:
            raise error
        found: Answer = answer
        return found

    def stop(self) -> None:
        """Kill the work, because its answer is not wanted any more."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._end()

    def _read(self) -> bytes:
        answer, self._answer = self._answer, -1
        with open(answer, "rb") as pipe:  # noqa: PTH123 - it has no path
            return pipe.read()

    def _end(self) -> None:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._process, 0)
        if self._answer >= 0:
            os.close(self._answer)
        self._process, self._answer, self._work = 0, -1, _answered


def _answered() -> Never:
    raise RuntimeError("the answer was given, or the work was ended")


def in_stretches(work: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
    """Do the work for each task when the answers are large: each core gets one stretch of the tasks.

    The first stretch is done in this process, so that its answers need not be sent. Raises what the work raises, and
    LostWorkerError.
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


def _send(work: Callable[[], object], pipe: int, parent: int) -> Never:
    """In the forked process: do the work, send the answer, and exit without running any handlers."""
    try:
        _begin(parent)
        gc.disable()  # it ends with its work
        try:
            answer = pickle.dumps((work(), None), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is for whoever waits for the answer
            answer = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        with open(pipe, "wb") as file:
            file.write(answer)
    finally:
        os._exit(0)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Delay Ctrl-C: between fork and first step it would leave workers that wait for ever, and are waited for.

    Blocking the signal is not enough: the system then gives it to another thread, and Python acts on it in this one.
    """
    came: list[int] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    handler = signal.getsignal(signal.SIGINT)
    if handler is not None:  # else it is not Python's own, and could not be put back
        try:
            signal.signal(signal.SIGINT, lambda number, _: came.append(number))
        except ValueError:  # Python acts on signals in the main thread alone, and this is another one
            handler = None
    try:
        yield
    finally:
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came:
            signal.raise_signal(signal.SIGINT)


def _begin(parent: int) -> None:
    """How every worker starts. `parent`: the id of the process that was forked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles it, for all workers
    gc.set_threshold(_UNTIL_COLLECTED)
    gc.enable()
    if sys.platform == "linux":  # else a worker whose build was killed would wait for work for ever
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # the parent died before it could be asked to tell us so
        os._exit(0)


def _do(task: Any) -> Any:  # noqa: ANN401
    assert _work is not None  # noqa: S101 - set before the fork
    return _work(task)
