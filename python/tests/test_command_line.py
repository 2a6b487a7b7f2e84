"""The same plans as the command line's, byte for byte, and every model."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import anpai

# A limit under which every method is repeatable.
ITERATIONS = 1
# Too large for a test: a smaller one of the same kind stands for each.
INSTEAD = {
    "beds-5000": "beds-1000",
    "cemetery-20": "cemetery-3",
    "large-20000": "large-500",
    "rounds-1200": "rounds-200",
    "slots-200000": "slots-5000",
}
# A limit of iterations counts nodes of these models, and a node of a whole district takes minutes: every so manieth of its
# communities, and the first of its scenarios of demand, make a small one.
THINNED = {"beds-plan": 16, "meals-plan": 16, "network-plan": 16}
# The projects that a small bed plan has.
PROJECTS = 3


def small(name: str, folder: Path) -> anpai.Problem:
    """The problem of a scenario, made so small that it is solved in seconds."""
    problem = anpai.scenario(INSTEAD.get(name, name), folder=folder)
    document = problem.document
    if problem.model in THINNED:
        document["communities"] = document["communities"][:: THINNED[problem.model]]
        if problem.model == "beds-plan":
            document["scenarios"] = document.get("scenarios", [])[:1]
            document["projects"] = [
                project for n, project in enumerate(document["projects"]) if n < PROJECTS or project.get("committed")
            ]
    elif problem.model == "beds-forecast":
        document["replications"] = 4
    else:
        return problem
    return anpai.Problem(document)


def solved(binary: Path, problem: Path, plan: Path, model: str) -> int:
    """The exit code of the command line."""
    simulated = model == "beds-forecast"
    limits = [] if simulated else ["--iterations", str(ITERATIONS)]
    verb = "simulate" if simulated else "solve"
    words: list[str | Path] = [binary, verb, problem, "--seed", "3", "--threads", "2", "--out", plan, "--json", *limits]
    ran = subprocess.run(words, capture_output=True, check=False, cwd=problem.parent)
    assert ran.returncode in {0, 1}, ran.stderr.decode()
    return ran.returncode


@pytest.mark.parametrize("name", anpai.scenarios())
def test_plans_are_those_of_the_command_line(name: str, binary: Path, tmp_path: Path) -> None:
    problem = small(name, tmp_path)
    file, out = tmp_path / "problem.json", tmp_path / "plan.json"
    file.write_text(problem.to_json(), encoding="utf-8")
    code = solved(binary, file, out, problem.model)
    iterations = None if problem.model == "beds-forecast" else ITERATIONS
    plan = anpai.solve(problem, iterations=iterations, seed=3, threads=2)
    assert (plan.status == "infeasible") == (code == 1)
    if code == 0:
        assert plan.to_json() == out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["guandu-normal", "guandu-week", "guandu-beds"])
def test_documents_of_scenarios_are_those_of_the_command_line(name: str, binary: Path) -> None:
    ran = subprocess.run([binary, "scenario", name], capture_output=True, check=True)
    assert anpai.scenario(name).to_json() == ran.stdout.decode()


# One of each model, and what its object has besides for the time that it took.
MODELS = (
    "large-500",
    "beds-200",
    "lufeng-beds",
    "guandu-waiting",
    "lufeng-meals",
    "guandu-rounds",
    "lufeng-network",
    "guandu-funerals-day",
    "guandu-cemetery",
    "guandu-marriages",
)
EFFORT = ("seconds", "cpu_seconds", "iterations", "seed")


def printed(output: bytes, known: dict[str, object]) -> str:
    """What the command line printed as JSON, in its order, without what it took."""
    told = json.loads(output)
    return json.dumps({key: value for key, value in told.items() if key not in EFFORT or key in known})


@pytest.mark.parametrize("name", MODELS)
def test_what_is_told_is_what_the_command_line_prints(name: str, binary: Path, tmp_path: Path) -> None:
    problem = small(name, tmp_path)
    file, out, page = tmp_path / "problem.json", tmp_path / "plan.json", tmp_path / "report.html"
    file.write_text(problem.to_json(), encoding="utf-8")
    simulated = problem.model == "beds-forecast"
    words: list[str | Path] = ["simulate" if simulated else "solve", file, "--seed", "3", "--out", out]
    words += ["--json", "--report", page]
    words += [] if simulated else ["--iterations", str(ITERATIONS)]
    ran = subprocess.run([binary, *words], capture_output=True, check=True)
    plan = anpai.solve(problem, seed=3, iterations=None if simulated else ITERATIONS)
    assert json.dumps(plan.told) == printed(ran.stdout, plan.told)
    assert plan.report() == page.read_text(encoding="utf-8")
    if not simulated:
        ran = subprocess.run([binary, "evaluate", file, out, "--json"], capture_output=True, check=True)
        assert json.dumps(plan.evaluation()) == printed(ran.stdout, {})
    ran = subprocess.run([binary, "check", file, "--json"], capture_output=True, check=True)
    counts = json.loads(ran.stdout)
    assert (counts.pop("status"), counts.pop("issues")) == ("valid", [])
    assert counts == problem.counts
