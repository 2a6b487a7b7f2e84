"""Where cells of a sweep are worked on: joblib's back-ends, and what becomes of cells whose worker goes away."""

from __future__ import annotations

import importlib
import pickle
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import closing
from threading import Event
from typing import Any, Protocol, TypeAlias

from anpai import _ending

Row: TypeAlias = dict[str, Any]

# Back-ends by the names that planners know them by.
JOBLIB = {"threads": "threading", "processes": "loky", "dask": "dask", "ray": "ray"}
# How often cells are worked on together although a worker went away: a second loss is hardly chance, and each goes by itself then.
TOGETHER = 2
# Between two looks at signals while threads work: Windows hands over Ctrl-C at none but these.
TURN_SECONDS = 0.1


class Task(Protocol):
    """A cell with all that is needed to work on it."""

    def __call__(self) -> Row:
        """Work on it."""

    def kept(self) -> Row | None:
        """Its row, where it was finished before."""

    def unsolved(self) -> Row:
        """Its row as long as there is no answer."""


def work(
    places: list[int], tasks: Sequence[Task], backend: str, jobs: int, options: dict[str, Any]
) -> Generator[tuple[int, Row], None, None]:
    """The rows of these cells, as they come. Where a worker goes away, the cells that are not done are worked on again together; if one
    goes away again, each by itself, so that the cell that takes its worker along fails alone."""
    left = list(places)
    for _ in range(TOGETHER):
        done: set[int] = set()
        try:
            if left:
                with closing(_parallel(left, tasks, backend, jobs, options)) as rows:
                    for place, row in rows:
                        done.add(place)
                        yield place, row
            return
        except Exception as error:
            if not _is_loss(error):
                raise
        # A worker that finished a cell before it went away has left its file.
        for place in left:
            kept = None if place in done else tasks[place].kept()
            if kept is not None:
                done.add(place)
                yield place, kept
        left = [place for place in left if place not in done]
    for place in left:
        yield place, _alone(place, tasks, backend, options)


def _alone(place: int, tasks: Sequence[Task], backend: str, options: dict[str, Any]) -> Row:
    try:
        # Two at a time, because loky works on one at a time in this process, which the cell would take along.
        return next(_parallel([place], tasks, backend, 2, options))[1]
    except Exception as error:
        if not _is_loss(error):
            raise
        row = tasks[place].unsolved()
        row["error"] = (
            f"its worker went away {TOGETHER + 1} times ({type(error).__name__}); it may have run out of memory"
        )
        return row


def _is_loss(error: BaseException) -> bool:
    """Whether a back-end says that a worker of it is gone."""
    names = {kind.__name__ for kind in type(error).__mro__}
    return bool(
        names
        & {
            "BrokenProcessPool",
            "KilledWorker",
            "WorkerCrashedError",
            "ActorDiedError",
            "RayActorError",
            "NodeDiedError",
            "OutOfMemoryError",
        }
    )


def _parallel(
    places: list[int], tasks: Sequence[Task], backend: str, jobs: int, options: dict[str, Any]
) -> Generator[tuple[int, Row], None, None]:
    try:
        import cloudpickle
        import joblib
    except ImportError as error:
        raise ImportError("sweeps need joblib and cloudpickle: pip install 'anpai[sweep]'") from error
    name = JOBLIB.get(backend, backend)
    _register(name)
    if name == "threading":
        with joblib.parallel_config(backend=name, n_jobs=jobs, **options):
            count = joblib.effective_n_jobs()
        yield from _threads(places, tasks, count)
        return
    if name == "sequential":
        calls = (joblib.delayed(_one)(place, tasks[place]) for place in places)
    else:
        # Packed here and not by the back-end, so that functions of notebooks reach every one of them in the same way.
        calls = (joblib.delayed(_packed)(place, cloudpickle.dumps(tasks[place])) for place in places)
    with joblib.parallel_config(backend=name, n_jobs=jobs, **options):
        # Dask's and Ray's back-ends only have lists.
        yield from joblib.Parallel(
            return_as="list" if name in ("dask", "ray") else "generator_unordered", batch_size=1
        )(calls)


def _threads(places: list[int], tasks: Sequence[Task], count: int) -> Generator[tuple[int, Row], None, None]:
    """On threads of our own: joblib's hear of Ctrl-C only when they have finished their cells, and here these are ended."""
    end = Event()
    pool = ThreadPoolExecutor(count, thread_name_prefix="anpai-sweep")
    left = {pool.submit(_until, end, place, tasks[place]) for place in places}
    try:
        while left:
            done, left = wait(left, TURN_SECONDS, FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        end.set()
        pool.shutdown(cancel_futures=True)


def _until(end: Event, place: int, task: Task) -> tuple[int, Row]:
    with _ending.ended_by(end):
        return _one(place, task)


def _one(place: int, task: Task) -> tuple[int, Row]:
    return place, task()


def _packed(place: int, task: bytes) -> tuple[int, Row]:
    return _one(place, pickle.loads(task))


def _register(name: str) -> None:
    """Have a back-end of its own package known to joblib, or say what to install."""
    try:
        if name == "dask":
            importlib.import_module("distributed")
        if name == "ray":
            importlib.import_module("ray.util.joblib").register_ray()
    except ImportError as error:
        needed = {"dask": "distributed", "ray": "ray"}[name]
        raise ImportError(f"the back-end {name!r} needs its package: pip install {needed}") from error
