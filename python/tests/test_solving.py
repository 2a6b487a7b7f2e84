"""Solving: limits, progress, what is raised meanwhile, earlier plans."""

from __future__ import annotations

import asyncio
import pickle
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

import anpai

# Beside this file: pytest imports each test as a module of its own.
sys.path.insert(0, str(Path(__file__).parent))
import real  # noqa: E402


def test_the_same_seed_and_iterations_give_the_same_bytes_on_any_threads(rounds: anpai.Problem) -> None:
    one = anpai.solve(rounds, iterations=30, seed=7, threads=1)
    two = anpai.solve(rounds.document, iterations=30, seed=7, threads=2)
    assert one.to_json() == two.to_json()
    assert one == two and hash(one) == hash(two)
    assert anpai.solve(rounds, iterations=30, seed=8).to_json() != one.to_json()


def test_a_plan_has_its_problem_status_score_and_reasons(rounds: anpai.Problem) -> None:
    plan = anpai.solve(rounds, iterations=30)
    assert plan.problem == rounds
    assert plan.status in {"feasible", "partial"} and not plan.interrupted
    assert plan.score == plan.document["score"] and set(plan.score) == {"hard", "medium", "soft"}
    assert plan.told["status"] == plan.status
    assert plan.evaluation()["score"] == plan.score
    assert anpai.evaluate(rounds, plan.document)["score"] == plan.score
    assert anpai.evaluate(rounds.document, plan.to_json())["score"] == plan.score
    assert repr(plan).startswith(f"Plan(meal-rounds, {plan.status}: hard 0, ")
    assert "<table>" in plan._repr_html_()
    assert plan.report().startswith("<!doctype html>")


def test_a_plan_pickles_with_all_that_it_has(rounds: anpai.Problem) -> None:
    plan = anpai.solve(rounds, iterations=30)
    again = pickle.loads(pickle.dumps(plan))
    assert again == plan and again.told == plan.told and again.problem == plan.problem
    assert again.report() == plan.report()


def test_models_with_stages_are_scored_by_them() -> None:
    plan = anpai.solve(anpai.scenario("guandu-network"), iterations=1, stop=20)
    assert "binding_shortfall" in plan.score and "cost" in plan.score


def test_a_forecast_is_simulated() -> None:
    problem = anpai.scenario("guandu-waiting")
    document = problem.document
    document["replications"] = 3
    plan = anpai.solve(document)
    assert plan.status == "simulated" and plan.score == {}
    assert plan.table("plans")["plan"] == [one["id"] for one in document["plans"]]
    assert {"tiers", "kinds", "pools", "fan"} <= set(plan.tables)
    assert "plan" in plan.table("fan").column_names
    with pytest.raises(anpai.BadInput, match="simulate"):
        plan.evaluation()


@pytest.mark.parametrize("stop", ["0.2s", "200ms", 0.2, timedelta(milliseconds=200)])
def test_a_time_has_many_forms(rounds: anpai.Problem, stop: object) -> None:
    assert anpai.solve(rounds, stop=stop).status in {"feasible", "partial"}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("stop", "5"),
        ("stop", "five seconds"),
        ("stop", -1),
        ("stop", float("nan")),
        ("stop", True),
        ("stop", [5]),
        ("iterations", 2.5),
        ("iterations", -1),
        ("seed", "one"),
        ("seed", 2**64),
        ("threads", 0),
        ("on_progress", "yes"),
    ],
)
def test_options_that_cannot_be_used_say_what_to_give(rounds: anpai.Problem, option: str, value: object) -> None:
    with pytest.raises(anpai.BadInput) as caught:
        anpai.solve(rounds, **{option: value})  # type: ignore[arg-type]
    (issue,) = caught.value.issues
    assert issue["pointer"] == option and issue["advice"]


def test_whoever_listens_hears_of_the_progress_to_its_end(rounds: anpai.Problem) -> None:
    heard: list[anpai.Progress] = []
    plan = anpai.solve(rounds, stop="400ms", on_progress=heard.append)
    assert heard and all(0.0 <= progress.fraction <= 1.0 for progress in heard)
    assert [progress.seconds for progress in heard] == sorted(progress.seconds for progress in heard)
    last = heard[-1]
    assert last.iterations > 0 and last.score is not None
    assert last.score >= tuple(plan.score.values())


def test_a_bar_fills(rounds: anpai.Problem, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    anpai.solve(rounds, stop="300ms", on_progress=True)
    assert "|" in capsys.readouterr().err


def test_what_a_listener_raises_ends_the_search_and_says_so(roster: anpai.Problem) -> None:
    class Enough(Exception):
        pass

    def listen(progress: anpai.Progress) -> None:
        raise Enough("seen enough")

    with pytest.raises(Enough, match="seen enough") as caught:
        anpai.solve(roster, stop="1h", on_progress=listen)
    notes = getattr(caught.value, "__notes__", ["on_progress"])
    assert any("on_progress" in note for note in notes)


def test_other_threads_run_while_one_solves(roster: anpai.Problem) -> None:
    counted = 0
    over = threading.Event()

    def count() -> None:
        nonlocal counted
        while not over.is_set():
            counted += 1

    other = threading.Thread(target=count)
    other.start()
    try:
        anpai.solve(roster, stop="300ms")
    finally:
        over.set()
        other.join()
    assert counted > 1000


def test_an_event_loop_goes_on_while_plans_are_found(rounds: anpai.Problem) -> None:
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def both() -> list[anpai.Plan]:
        other = asyncio.ensure_future(turn())
        plans = await asyncio.gather(
            anpai.solve_async(rounds, iterations=30, seed=1),
            anpai.solve_async(rounds.document, iterations=30, seed=2),
        )
        other.cancel()
        return list(plans)

    one, two = asyncio.run(both())
    assert one == anpai.solve(rounds, iterations=30, seed=1)
    assert two == anpai.solve(rounds, iterations=30, seed=2)
    assert turns > 10


def test_a_cancelled_task_ends_its_search(roster: anpai.Problem) -> None:
    async def cancelled() -> None:
        begun = asyncio.Event()
        task = asyncio.ensure_future(anpai.solve_async(roster, stop="1h", on_progress=lambda _: begun.set()))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())


def test_an_earlier_plan_is_stayed_close_to(rounds: anpai.Problem) -> None:
    earlier = anpai.solve(rounds, iterations=200, seed=1)
    later = anpai.solve(rounds, iterations=1, seed=2, previous=earlier)
    assert later.problem.document["previous"]
    assert "changes" in later.document
    assert "changes" not in anpai.solve(rounds, iterations=1, seed=2).document
    with pytest.raises(anpai.BadInput, match="no plan of the model"):
        anpai.solve(rounds, iterations=1, previous={"anpai": 1})


def test_a_plan_of_another_problem_is_refused(rounds: anpai.Problem, admission: anpai.Problem) -> None:
    with pytest.raises(anpai.BadInput):
        anpai.evaluate(admission, anpai.solve(rounds, iterations=1))


def test_plans_are_made_by_solving_alone() -> None:
    with pytest.raises(TypeError, match=r"anpai\.solve"):
        anpai.Plan()


def test_an_exact_method_without_time_says_what_to_do() -> None:
    problem = anpai.scenario("beds-20000")
    with pytest.raises(anpai.NotSolved, match="more time"):
        anpai.solve(problem, stop=0)


def test_a_front_costs_more_the_less_it_leaves_unmet() -> None:
    front = anpai.frontier(real.fewer(anpai.scenario("lufeng-beds").document), points=3, iterations=50)
    points = front["points"]
    assert len(points) > 1, "from the cheapest to the one that leaves the least"
    assert all(one["cost_fen"] < other["cost_fen"] for one, other in zip(points, points[1:]))
    assert all(one["mean_need"] > other["mean_need"] for one, other in zip(points, points[1:]))
    assert all(point["decisions"] for point in points)


def test_a_front_of_a_target_asks_for_less_each_time() -> None:
    problem = real.fewer(anpai.scenario("changning-network").document)
    front = anpai.frontier(problem, points=2, target="covered", iterations=50)
    assert front["target"] == "covered"
    assert [point["at_least_hundredths"] for point in front["front"]] == [10_000, 9_900]


def test_what_has_no_front_says_what_has_one(roster: anpai.Problem) -> None:
    with pytest.raises(anpai.BadInput) as refused:
        anpai.frontier(roster)
    assert refused.value.issues[0]["code"] == "no-front"
    with pytest.raises(anpai.BadInput) as refused:
        anpai.frontier(anpai.scenario("changning-network"), target="nosuch")
    (issue,) = refused.value.issues
    assert (issue["code"], issue["value"]) == ("unknown-target", "nosuch")
    assert issue["advice"].startswith("name one of rental, covered, people")
    with pytest.raises(anpai.BadInput, match="points"):
        anpai.frontier(anpai.scenario("lufeng-beds"), points=1)


def test_a_front_without_time_says_so() -> None:
    with pytest.raises(anpai.NotSolved, match="no plan that keeps every hard rule"):
        anpai.frontier(anpai.scenario("lufeng-beds"), stop=0)
