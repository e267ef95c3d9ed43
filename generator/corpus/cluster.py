"""Tasks -> answers on Dask, with a bounded number of them under way: memory does not grow with the corpus."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

import dask
from dask.typing import Key
from distributed import Client, Future, LocalCluster, as_completed

from generator.cache.fingerprint import fingerprint
from generator.corpus.task import Answer, Task, answer, broken
from generator.model import Glossary

T = TypeVar("T")
Work = Callable[[Task, Glossary], Answer]
_EACH = 4
"""Tasks under way for each thread of a worker: enough that none waits for the next."""
_PATIENCE = 30
"""Seconds that a cluster may take to answer."""


class NoClusterError(Exception):
    """None answers at the address, or one without workers."""


class UnlikeWorkersError(Exception):
    """Workers run another version of this program: their answers would be another's."""


@contextmanager
def on_this_machine(workers: int) -> Iterator[Client]:
    """A cluster of so many processes, each doing one task at a time."""
    quiet = logging.ERROR  # that a worker is started again is said by the answers
    with (
        # Whatever was on a worker that died is tried again alone, below: Dask need not guess which of them it was.
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=quiet) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def at(address: str) -> Iterator[Client]:
    """A cluster that is there. Raises NoClusterError or UnlikeWorkersError."""
    with _reached(lambda: Client(address, timeout=_PATIENCE)) as client:
        _reached(lambda: client.wait_for_workers(1, timeout=_PATIENCE))
        if set(client.run(fingerprint).values()) != {fingerprint()}:
            raise UnlikeWorkersError
        yield client


def _reached(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except (OSError, ValueError) as error:
        raise NoClusterError(str(error)) from error


def answers(client: Client, tasks: Iterator[Task], glossary: Glossary, work: Work = answer) -> Iterator[Answer]:
    """The answer to every task, as they come. A task that kills its worker is one that failed, and no other is.

    Tasks are drawn as room for them is made: at most some for each thread of the cluster are held.
    """
    # A task rather than data laid on the workers: what was lost with a worker is made again.
    known = client.submit(_same, glossary, pure=False)
    room = _EACH * max(1, sum(client.nthreads().values()))
    suspects: list[Task] = []
    for task, told in _window(client, tasks, known, work, room):
        if isinstance(told, Answer):
            yield told
        else:
            suspects.append(task)
    # Whatever was on a worker when it died is suspect. Alone, each shows whether it was the one.
    for task, told in _window(client, iter(suspects), known, work, 1):
        yield told if isinstance(told, Answer) else broken(task, told)


def _same(glossary: Glossary) -> Glossary:
    return glossary


def _window(
    client: Client, tasks: Iterator[Task], known: Future[Glossary], work: Work, room: int
) -> Iterator[tuple[Task, Answer | BaseException]]:
    """Keep so many tasks under way; give each with its answer, or with what the cluster says of its end."""
    under_way: dict[Key, Task] = {}

    def begin(task: Task) -> Future[Answer]:
        future = client.submit(work, task, known, pure=False)
        under_way[future.key] = task
        return future

    ended = as_completed([begin(task) for task in islice(tasks, room)])
    for future in ended:
        task = under_way.pop(future.key)
        yield task, future.result() if future.status == "finished" else _end_of(future)
        del future  # or the cluster keeps the answer
        for following in islice(tasks, 1):
            ended.add(begin(following))


def _end_of(future: Future[Answer]) -> BaseException:
    """Why a task has no answer: its worker died of it, or the cluster went away."""
    if future.status == "cancelled":
        return RuntimeError("cancelled")
    return future.exception() or RuntimeError(future.status)
