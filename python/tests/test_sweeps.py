"""Sweeps: the same table on every back-end, failures as rows, cells that are done are not done again, and workers that are killed."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cloudpickle
import pytest

import anpai
from anpai.sweeps import Sweep, sweep

GRID = {"beds": [10, 20, 30], "rate": [1.0, 1.5]}


def make(beds: int, rate: float) -> dict[str, Any]:
    return {"beds": beds, "need": beds * rate}


def solver(ran: Path | None = None) -> Callable[..., Any]:
    """A solver whose answer is arithmetic of problem and seed; it leaves a line for each time that it ran."""

    def solve(problem: dict[str, Any], seed: int, iterations: int = 0, threads: int = 1) -> Any:
        if ran is not None:
            with open(ran, "a") as file:
                file.write(f"{problem['beds']}\n")
        if problem["need"] == 45:
            raise ValueError("no building ground")
        return SimpleNamespace(
            status="optimal", score={"hard": 0, "medium": seed % 7, "soft": int(problem["need"] * 10 + iterations)}
        )

    return solve


# By value: workers of other processes do not have the modules of the tests.
cloudpickle.register_pickle_by_value(sys.modules[__name__])


BACKENDS = ("threads", "processes", "dask", "ray")


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "dask":
        import distributed

        dask: Any = distributed
        with (
            dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
            dask.Client(cluster),
        ):
            yield "dask"
    elif request.param == "ray":
        # Before it is imported: it tells nobody of its use.
        os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled")
        import ray

        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")
        yield "ray"
        ray.shutdown()
    else:
        yield request.param


def expected() -> list[dict[str, Any]]:
    return sweep(make, GRID, repeats=2, backend="sequential", solve=solver(), iterations=5).table(timing=False)


def test_every_back_end_gives_the_same_table(backend: str) -> None:
    swept = sweep(make, GRID, repeats=2, backend=backend, jobs=2, solve=solver(), iterations=5)
    assert swept.table(timing=False) == expected()
    assert len(swept) == 12
    assert [(row["beds"], row["rate"], row["repeat"]) for row in swept[:3]] == [
        (10, 1.0, 0),
        (10, 1.0, 1),
        (10, 1.5, 0),
    ]
    # 10 x 1.5 x 10 + 5 iterations.
    assert swept[2]["soft"] == 155
    assert all(row["seconds"] >= 0 for row in swept)


def test_plans_of_the_engine_are_the_same_on_every_back_end(backend: str) -> None:
    def rounds(orders: int, seed_of_people: int) -> anpai.Problem:
        return anpai.scenario(f"rounds-{orders}", seed_of_people)

    grid = {"orders": [60, 90], "seed_of_people": [1, 2]}
    swept = sweep(
        rounds, grid, backend=backend, jobs=2, iterations=40, measure=lambda plan: {"digest": hash_of(plan.to_json())}
    )
    here = sweep(
        rounds, grid, backend="sequential", iterations=40, measure=lambda plan: {"digest": hash_of(plan.to_json())}
    )
    assert swept == here and not swept.failures
    assert len({row["digest"] for row in swept}) == 4


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# Threads are not killed one by one.
@pytest.mark.parametrize("backend", BACKENDS[1:], indirect=True)
def test_a_killed_worker_costs_no_cell_but_the_one_that_kills_it(backend: str, tmp_path: Path) -> None:
    once = tmp_path / "once"

    def solve(problem: dict[str, Any], seed: int, threads: int) -> Any:
        if problem["beds"] == 20 and not os.path.exists(once):
            open(once, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        return SimpleNamespace(status="feasible", score={"hard": 0, "medium": 0, "soft": problem["beds"]})

    swept = sweep(
        make, {"beds": [10, 20, 30], "rate": [1.0]}, backend=backend, jobs=2, solve=solve, folder=tmp_path / "cells"
    )
    assert [(row["beds"], row["soft"], row["error"]) for row in swept] == [
        (10, 10, None),
        (20, 20, None),
        (30, 30, None),
    ]
    assert once.exists()


def test_a_cell_that_always_kills_its_worker_is_a_failure_among_answers(tmp_path: Path) -> None:
    def solve(problem: dict[str, Any], seed: int, threads: int) -> Any:
        if problem["beds"] == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        return SimpleNamespace(status="feasible", score={"hard": 0, "medium": 0, "soft": problem["beds"]})

    swept = sweep(make, {"beds": [10, 20, 30], "rate": [1.0]}, backend="processes", jobs=2, solve=solve)
    assert [(row["beds"], row["status"], row["soft"]) for row in swept] == [
        (10, "feasible", 10),
        (20, "failed", None),
        (30, "feasible", 30),
    ]
    assert "went away 3 times" in swept[1]["error"]
    assert swept.failures == [swept[1]]


def test_what_on_cell_raises_ends_the_cells_that_are_worked_on(tmp_path: Path) -> None:
    began = threading.Event()

    def make(name: str) -> anpai.Problem:
        if name == "guandu-normal":
            began.set()
        return anpai.scenario(name)

    def on_cell(row: dict[str, Any]) -> None:
        assert began.wait(60)
        raise RuntimeError(f"enough after {row['name']}")

    grid = {"name": ["beds-50", "guandu-normal", "guandu-calm"]}
    with pytest.raises(RuntimeError, match="enough after beds-50"):
        sweep(make, grid, jobs=2, stop="2m", folder=tmp_path, on_cell=on_cell)
    assert [json.loads(file.read_text())["name"] for file in tmp_path.glob("*.json")] == ["beds-50"]


def test_failures_are_rows(tmp_path: Path) -> None:
    swept = sweep(make, GRID, solve=solver(), folder=tmp_path)
    failed = [(row["beds"], row["rate"], row["status"], row["error"]) for row in swept.failures]
    assert failed == [(30, 1.5, "failed", "ValueError: no building ground")]
    broken = sweep(
        lambda beds: 1 / beds,
        {"beds": [0, 1]},
        solve=lambda problem, **_: SimpleNamespace(
            status="optimal", score={"hard": 0, "medium": 0, "soft": int(problem)}
        ),
    )
    assert [row["error"] for row in broken] == ["ZeroDivisionError: division by zero", None]


def test_a_sweep_resumes_from_its_folder_and_tries_failures_again(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    first = sweep(make, {"beds": [10, 20], "rate": [1.0]}, solve=solver(ran), folder=tmp_path / "cells", iterations=5)
    assert len(ran.read_text().split()) == 2
    told: list[Any] = []
    second = sweep(make, GRID, solve=solver(ran), folder=tmp_path / "cells", iterations=5, on_cell=told.append)
    assert len(ran.read_text().split()) == 2 + 4, "two of six were there"
    assert second.table(timing=False) == [row for row in expected() if row["repeat"] == 0]
    assert [row for row in second if row["rate"] == 1.0][:2] == list(first), "with the seconds that they took then"
    assert len(told) == 6
    sweep(make, GRID, solve=solver(ran), folder=tmp_path / "cells", iterations=5)
    assert len(ran.read_text().split()) == 2 + 4 + 1, "the failure alone"


def test_other_options_another_problem_and_another_seed_are_other_cells(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    cases: list[tuple[dict[str, Any], Callable[..., Any]]] = [
        ({"iterations": 5}, make),
        ({"iterations": 6}, make),
        ({"iterations": 5, "seed": 3}, make),
        ({"iterations": 5}, lambda beds, rate: {"beds": beds, "need": 0}),
    ]
    for times, (how, made) in enumerate(cases, 1):
        sweep(made, {"beds": [10], "rate": [1.0]}, solve=solver(ran), folder=tmp_path / "cells", **how)
        assert len(ran.read_text().split()) == times


# A sweep whose third cell kills the process that works on it.
KILLED = """
import os, signal, sys
from types import SimpleNamespace
from anpai.sweeps import sweep

def solve(problem, seed, threads):
    if problem["beds"] == 30:
        os.kill(os.getpid(), signal.SIGKILL)
    return SimpleNamespace(status="optimal", score={"hard": 0, "medium": 0, "soft": problem["beds"]})

def make(beds, rate):
    return {"beds": beds, "need": beds * rate}

sweep(make, {"beds": [10, 20, 30], "rate": [1.0]}, backend="sequential", solve=solve, folder=sys.argv[1])
"""


def test_what_a_killed_sweep_has_written_is_whole(tmp_path: Path) -> None:
    """A process that works on a sweep is killed in its middle: what it has done is there, and goes on elsewhere."""
    ran = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)])
    assert ran.returncode == -signal.SIGKILL
    rows = [json.loads(file.read_text()) for file in tmp_path.glob("*.json")]
    assert sorted(row["beds"] for row in rows) == [10, 20]

    def solve(problem: dict[str, Any], seed: int, threads: int) -> Any:
        assert problem["beds"] == 30, "the others are not done again"
        return SimpleNamespace(status="optimal", score={"hard": 0, "medium": 0, "soft": 30})

    assert [
        row["soft"] for row in sweep(make, {"beds": [10, 20, 30], "rate": [1.0]}, solve=solve, folder=tmp_path)
    ] == [10, 20, 30]


def test_seeds_come_from_cells_and_not_from_their_order() -> None:
    one = sweep(make, GRID, repeats=2, solve=solver())
    other = sweep(make, {"beds": [30, 5, 10], "rate": [1.5]}, repeats=2, solve=solver())
    seeds = {(row["beds"], row["rate"], row["repeat"]): row["seed"] for row in one}
    assert len(set(seeds.values())) == len(seeds)
    for row in other:
        key = (row["beds"], row["rate"], row["repeat"])
        assert row["seed"] == seeds.get(key, row["seed"])
    assert (other[0]["seed"], other[4]["seed"]) == (seeds[30, 1.5, 0], seeds[10, 1.5, 0])
    assert {row["seed"] for row in sweep(make, GRID, solve=solver(), seed=4)}.isdisjoint(seeds.values())


def test_what_is_no_grid_is_refused() -> None:
    with pytest.raises(ValueError, match="no cell"):
        sweep(make, {"beds": []}, solve=solver())
    with pytest.raises(ValueError, match="seed is a column"):
        sweep(make, {"seed": [1]}, solve=solver())
    with pytest.raises(ValueError, match="JSON cannot say"):
        sweep(make, {"beds": [float("nan")]}, solve=solver())
    with pytest.raises(ValueError, match="twice"):
        sweep(make, [{"beds": 1, "rate": 1}, {"rate": 1, "beds": 1}], solve=solver())
    with pytest.raises(ValueError):
        sweep(make, GRID, solve=solver(), backend="carrier pigeons")


def test_numbers_of_numpy_and_measures_become_columns() -> None:
    numpy = pytest.importorskip("numpy")
    swept = sweep(
        make,
        {"beds": numpy.array([10]), "rate": numpy.linspace(1, 2, 2)},
        solve=solver(),
        measure=lambda plan: {"twice": 2 * plan.score["soft"]},
    )
    assert [(row["rate"], row["twice"]) for row in swept] == [(1.0, 200), (2.0, 400)]
    assert type(swept[0]["beds"]) is int


def test_stages_of_a_model_are_columns_of_their_own() -> None:
    swept = sweep(
        make,
        {"beds": [10], "rate": [1]},
        solve=lambda problem, **_: SimpleNamespace(status="partial", score={"need": 7, "streets": [3, 1]}),
    )
    assert (swept[0]["score.need"], swept[0]["score.streets"], swept[0]["hard"]) == (7, [3, 1], None)


def test_tables_of_a_sweep() -> None:
    swept = sweep(make, GRID, solve=solver())
    frame = swept.to_pandas(timing=False)
    assert list(frame.columns) == ["beds", "rate", "repeat", "seed", "status", "hard", "medium", "soft", "error"]
    assert frame["soft"].sum() == 100 + 150 + 200 + 300 + 300
    assert swept.to_polars().height == 6
    assert swept.to_arrow()["beds"].to_pylist() == [10, 10, 20, 20, 30, 30]
    assert (
        "no building ground" in swept._repr_html_()
        and "<script>" not in Sweep([{"a": "<script>", "error": None}])._repr_html_()
    )
