"""Tasks -> answers on Dask. A bounded number is in progress, so that memory does not grow with the corpus."""

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
"""Tasks in progress for each worker thread: enough that no thread waits for its next one."""
_PATIENCE = 30
"""Seconds to wait for a cluster to answer."""


class NoClusterError(Exception):
    """No cluster answers at the address, or it has no workers."""


class UnlikeWorkersError(Exception):
    """Workers run another version of this program, so their answers could differ."""


@contextmanager
def on_this_machine(workers: int) -> Iterator[Client]:
    """A local cluster of `workers` processes, each doing one task at a time."""
    quiet = logging.ERROR  # that a worker was restarted shows in the answers
    with (
        # The tasks of a worker that died are retried one by one below, so Dask need not guess which one killed it.
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=quiet) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def at(address: str) -> Iterator[Client]:
    """An existing cluster, at an address. Raises NoClusterError or UnlikeWorkersError."""
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
    """The answer to every task, in the order in which they finish. A task that kills its worker counts as failed.

    Tasks are drawn only when there is room: a few for each thread of the cluster are held at a time.
    """
    # As a task, not as scattered data: Dask recomputes a task whose result was lost with a worker.
    known = client.submit(_same, glossary, pure=False)
    room = _EACH * max(1, sum(client.nthreads().values()))
    suspects: list[Task] = []
    for task, told in _window(client, tasks, known, work, room):
        if isinstance(told, Answer):
            yield told
        else:
            suspects.append(task)
    # Every task on a worker that died is suspect. Run alone, each shows whether it was the cause.
    for task, told in _window(client, iter(suspects), known, work, 1):
        yield told if isinstance(told, Answer) else broken(task, told)


def _same(glossary: Glossary) -> Glossary:
    return glossary


def _window(
    client: Client, tasks: Iterator[Task], known: Future[Glossary], work: Work, room: int
) -> Iterator[tuple[Task, Answer | BaseException]]:
    """Keep `room` tasks in progress; yield each with its answer, or with the error that ended it."""
    under_way: dict[Key, Task] = {}

    def begin(task: Task) -> Future[Answer]:
        future = client.submit(work, task, known, pure=False)
        under_way[future.key] = task
        return future

    ended = as_completed([begin(task) for task in islice(tasks, room)])
    for future in ended:
        task = under_way.pop(future.key)
        yield task, future.result() if future.status == "finished" else _end_of(future)
        del future  # else the cluster keeps the answer
        for following in islice(tasks, 1):
            ended.add(begin(following))


def _end_of(future: Future[Answer]) -> BaseException:
    """Why a task has no answer: its worker died, or the cluster went away."""
    if future.status == "cancelled":
        return RuntimeError("cancelled")
    return future.exception() or RuntimeError(future.status)
