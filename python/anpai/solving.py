"""Solving: a thread of the engine works, and Python waits in short turns, free for everything else."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from anpai import _anpai, _ending
from anpai.errors import BadInput, NotSolved
from anpai.plan import Plan, _evaluated, _file_of
from anpai.problem import Problem

if TYPE_CHECKING:
    from anpai.progress import Bar

__all__ = ["Progress", "evaluate", "frontier", "solve", "solve_async"]

# How long a search takes where nothing is said, as on the command line.
_DEFAULT_SECONDS = 60.0
# Between two looks at signals and progress.
_TURN_SECONDS = 0.05
# Documents of this model are simulated to the end.
_SIMULATED = "beds-forecast"


class Progress(NamedTuple):
    """How far a solve is.

    Attributes
    ----------
    fraction
        How much is done, from 0 to 1.
    seconds
        Since it began.
    iterations
        Of all search chains together; 0 where the method does not count them.
    score
        The best so far, as (hard, medium, soft); None where there is none yet.
    """

    fraction: float
    seconds: float
    iterations: int
    score: tuple[int, int, int] | None


OnProgress = Callable[[Progress], object]


def solve(
    problem: Problem | Mapping[str, object] | str | bytes,
    *,
    stop: str | float | timedelta | None = None,
    iterations: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    previous: Plan | Mapping[str, object] | str | bytes | None = None,
    on_progress: OnProgress | bool | None = None,
) -> Plan:
    """Find a plan.

    A thread of the engine solves while Python stays free: other threads run, and Ctrl-C ends the search within 0.2 s and
    keeps the best plan so far (its :attr:`Plan.interrupted` is true). A second Ctrl-C raises ``KeyboardInterrupt``.

    Parameters
    ----------
    problem
        A problem, or the document of one.
    stop
        Stop after this time: seconds, a ``timedelta``, or text such as ``"500ms"``, ``"30s"``, ``"5m"``. 60 s where neither
        this nor ``iterations`` is given; a forecast runs to its end.
    iterations
        Stop after this many iterations of each search chain (nodes, where the method is exact). Alone, it makes the plan
        repeatable byte for byte, on any number of threads and any machine.
    seed
        The seed of every random choice, 1 where not given.
    threads
        Threads to work on, all cores where not given.
    previous
        An earlier plan to stay close to, in the place of what the document calls ``previous`` (``visits``, ``meal-rounds``,
        ``funerals-day``, ``funerals-week``, ``beds-admission``).
    on_progress
        ``True`` for a bar of tqdm, in a terminal or a notebook; or a function that is called with a :class:`Progress` some
        twenty times a second. What it raises ends the search.

    Returns
    -------
    Plan
        The plan; of the status ``infeasible`` where no plan keeps every hard rule.

    Raises
    ------
    BadInput
        Everything that is wrong with the document, with the earlier plan or with what was asked for.
    NotSolved
        The time was over before an exact method had a plan.
    KeyboardInterrupt
        Ctrl-C before there was a plan, or twice.

    Examples
    --------
    >>> problem = anpai.scenario("beds-50")
    >>> plan = anpai.solve(problem, stop="10s")
    >>> plan.status
    'partial'
    >>> plan == anpai.solve(problem, stop=10, threads=1)
    True
    """
    problem, run = _begun(problem, stop, iterations, seed, threads, previous)
    heard, bar = _ear(on_progress)
    try:
        interrupted = _awaited(run, heard)
    finally:
        if bar is not None:
            bar.close()
    return _plan(problem, run, interrupted)


async def solve_async(
    problem: Problem | Mapping[str, object] | str | bytes,
    *,
    stop: str | float | timedelta | None = None,
    iterations: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    previous: Plan | Mapping[str, object] | str | bytes | None = None,
    on_progress: OnProgress | bool | None = None,
) -> Plan:
    """Find a plan without holding up the event loop of :mod:`asyncio`.

    As :func:`solve`. A task that is cancelled ends the search.

    Examples
    --------
    >>> import asyncio
    >>> problem = anpai.scenario("beds-50")
    >>> async def both():
    ...     return await asyncio.gather(anpai.solve_async(problem), anpai.solve_async(problem, seed=2))
    >>> [plan.status for plan in asyncio.run(both())]
    ['partial', 'partial']
    """
    import asyncio

    loop = asyncio.get_running_loop()
    # Reading a large document takes a while as well.
    read, run = await loop.run_in_executor(
        None, lambda: _begun(problem, stop, iterations, seed, threads, previous)
    )
    heard, bar = _ear(on_progress)
    pause = 0.001
    try:
        while not run.wait(0.0):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _TURN_SECONDS)
            if heard is not None:
                heard(Progress(*run.progress()))
    except asyncio.CancelledError:
        run.stop()
        raise
    except BaseException as error:
        run.stop()
        raise _noted(error)
    finally:
        if bar is not None:
            bar.close()
    return _plan(read, run, False)


def frontier(
    problem: Problem | Mapping[str, object] | str | bytes,
    *,
    points: int = 6,
    target: str | None = None,
    stop: str | float | timedelta | None = None,
    iterations: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> dict[str, Any]:
    """What more money buys, or what the last of a target costs: plans of which none is beaten in both.

    Ctrl-C ends it and keeps the points that there are; a second one raises ``KeyboardInterrupt``.

    Parameters
    ----------
    problem
        A problem of ``beds-plan`` (cost against unmet need) or of ``network-plan`` (cost against a target), or its document.
    points
        How many plans to look for, from 2 to 100.
    target
        Of a network plan: the id of the target that is lowered by one percent (or site, or hour) each time. It asks for a
        least.
    stop, iterations, seed, threads
        As of :func:`solve`. Each point has an equal part of the time; ``iterations`` are those of each.

    Returns
    -------
    dict
        What ``anpai frontier --json`` prints, for :func:`anpai.pictures.pareto`. Of ``beds-plan`` a list ``points``, cheapest
        first, each with ``cost_fen`` (0.01 yuan), ``mean_need`` (metres x people x years in the mean of the scenarios),
        ``stages`` and ``decisions``; of ``network-plan`` a list ``front``, each with ``at_least_hundredths``, ``unmet_hours``,
        ``cost_fen`` and ``bound_fen``.

    Raises
    ------
    BadInput
        Everything that is wrong with the document, or with what was asked for: a model without a front, an unknown target.
    NotSolved
        No plan keeps every hard rule, or the time was over before there was one.

    Examples
    --------
    >>> front = anpai.frontier(anpai.scenario("lufeng-beds"), points=2, stop="10s")
    >>> costs = [point["cost_fen"] for point in front["points"]]
    >>> costs == sorted(costs)
    True
    """
    if not isinstance(problem, Problem):
        problem = Problem(problem)
    asked = (_whole("points", points, 2, 100), target)
    limits = _limits(problem.model, stop, iterations, seed, threads)
    run = _anpai.Run.of_front(problem._read, asked, **limits)
    interrupted = _awaited(run, None)
    front = run.front()
    if front is None and interrupted:
        raise KeyboardInterrupt("interrupted before there was a plan")
    if front is None:
        raise NotSolved("there is no plan that keeps every hard rule, or the time was over before one; see anpai.solve")
    return dict(json.loads(front))


def evaluate(problem: Problem | Mapping[str, object] | str | bytes, plan: Plan | Mapping[str, object] | str | bytes) -> dict[str, Any]:
    """The referee's word on a plan: what it costs, rule by rule, and who goes unserved.

    The referee shares no code with the search, and judges any plan file, whoever made it.

    Parameters
    ----------
    problem
        A problem, or the document of one.
    plan
        A plan, or the document of one.

    Returns
    -------
    dict
        What ``anpai evaluate --json`` prints, but for the time that it took.

    Raises
    ------
    BadInput
        Everything that is wrong with either.

    Examples
    --------
    >>> problem = anpai.scenario("beds-50")
    >>> anpai.evaluate(problem, anpai.solve(problem, stop=10))["score"]["hard"]
    0
    """
    if not isinstance(problem, Problem):
        problem = Problem(problem)
    return _evaluated(problem, _file_of(plan))


def _begun(
    problem: Problem | Mapping[str, object] | str | bytes,
    stop: str | float | timedelta | None,
    iterations: int | None,
    seed: int | None,
    threads: int | None,
    previous: object,
) -> tuple[Problem, _anpai.Run]:
    if not isinstance(problem, Problem):
        problem = Problem(problem)
    if previous is not None:
        joined = problem._read.with_previous(problem._document, _file_of(previous))
        problem = Problem(joined, folder=problem._folder)
    return problem, _anpai.Run(problem._read, **_limits(problem.model, stop, iterations, seed, threads))


class _Limits(TypedDict):
    """What a run may take."""

    seconds: float | None
    iterations: int | None
    seed: int
    threads: int | None


def _limits(
    model: str, stop: str | float | timedelta | None, iterations: int | None, seed: int | None, threads: int | None
) -> _Limits:
    seconds = None if stop is None else _seconds(stop)
    if stop is None and iterations is None and model != _SIMULATED:
        seconds = _DEFAULT_SECONDS
    return {
        "seconds": seconds,
        "iterations": None if iterations is None else _whole("iterations", iterations, 0, 2**63 - 1),
        "seed": 1 if seed is None else _whole("seed", seed, 0, 2**64 - 1),
        "threads": None if threads is None else _whole("threads", threads, 1, 1024),
    }


def _awaited(run: _anpai.Run, heard: OnProgress | None) -> bool:
    """Wait for the end, and say whether Ctrl-C or whoever began a sweep asked for it."""
    interrupted = False
    while True:
        try:
            if run.wait(_TURN_SECONDS):
                break
            if _ending.is_asked() and not interrupted:
                interrupted = True
                run.stop()
            if heard is not None and not interrupted:
                heard(Progress(*run.progress()))
        except KeyboardInterrupt:
            # The first asks for the best so far; whoever presses again does not want that either.
            if interrupted:
                raise
            interrupted = True
            run.stop()
        except BaseException as error:
            run.stop()
            raise _noted(error)
    if heard is not None and not interrupted:
        heard(Progress(*run.progress()))
    return interrupted


def _plan(problem: Problem, run: _anpai.Run, interrupted: bool) -> Plan:
    answer = run.answer()
    if answer is None:
        if interrupted:
            raise KeyboardInterrupt("interrupted before there was a plan")
        raise NotSolved("stopped before there was a plan; give it more time with stop=")
    return Plan._of(problem, answer.file(), answer.status, answer.told(), interrupted, answer)


def _ear(on_progress: OnProgress | bool | None) -> tuple[OnProgress | None, Bar | None]:
    if on_progress is None or on_progress is False:
        return None, None
    if on_progress is True:
        from anpai.progress import Bar

        bar = Bar()
        return bar.tell, bar
    if callable(on_progress):
        return on_progress, None
    advice = "give True for a bar, a function that takes a Progress, or None"
    raise _refused("on_progress", on_progress, "it cannot be called", advice)


def _noted(error: BaseException) -> BaseException:
    """The exception of whoever listened, with what became of the search."""
    if hasattr(error, "add_note"):
        error.add_note("raised in on_progress: the search was ended. Let the function raise nothing, or leave it out.")
    return error


def _seconds(stop: object) -> float:
    """Seconds of a time in any of its forms."""
    advice = "write seconds, a timedelta, or text such as '500ms', '30s' or '5m'"
    if isinstance(stop, timedelta):
        seconds = stop.total_seconds()
    elif isinstance(stop, str):
        units = {"ms": 0.001, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}
        number = stop.rstrip("abcdefghijklmnopqrstuvwxyz")
        unit = units.get(stop[len(number) :])
        plain = number.replace(".", "", 1)
        if unit is None or not (plain.isascii() and plain.isdigit()):
            raise _refused("stop", stop, "it is no time", advice)
        seconds = float(number) * unit
    elif isinstance(stop, bool) or not hasattr(stop, "__float__"):
        raise _refused("stop", stop, "it is no time", advice)
    else:
        seconds = float(stop)
    if not 0.0 <= seconds < 1e12:
        raise _refused("stop", stop, "a time is not negative, and ends", advice)
    return seconds


def _whole(name: str, value: object, least: int, most: int) -> int:
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise _refused(name, value, "it is no whole number", f"give a whole number from {least} on")
    number = int(value.__index__())
    if not least <= number <= most:
        raise _refused(name, value, "it is out of range", f"give a whole number from {least} to {most}")
    return number


def _refused(name: str, value: object, cause: str, advice: str) -> BadInput:
    told = repr(value)
    return BadInput(
        [{"pointer": name, "value": told[:60], "cause": cause, "advice": advice, "code": "bad-argument"}]
    )
