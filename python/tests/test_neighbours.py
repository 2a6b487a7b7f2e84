"""Other libraries with HiGHS in them, in the same process and in any order: none sees the other's functions."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys

SOLVE = {}

def anpai_solves():
    import anpai
    plan = anpai.solve(anpai.scenario("guandu-cemetery"), iterations=1)
    assert plan.status in {"optimal", "feasible", "partial"}, plan.status

def highspy_solves():
    import highspy
    model = highspy.Highs()
    model.silent()
    x, y = model.addVariable(0, 4), model.addVariable(0, 3)
    model.addConstr(x + y <= 5)
    model.maximize(2 * x + 3 * y)
    assert model.getObjectiveValue() == 13.0

def ortools_solves():
    from ortools.linear_solver import pywraplp
    model = pywraplp.Solver.CreateSolver("HIGHS") or pywraplp.Solver.CreateSolver("SCIP")
    x, y = model.IntVar(0, 4, "x"), model.IntVar(0, 3, "y")
    model.Add(x + y <= 5)
    model.Maximize(2 * x + 3 * y)
    assert model.Solve() == 0 and round(model.Objective().Value()) == 13

for name in sys.argv[1:]:
    __import__(name)
for name in sys.argv[1:]:
    globals()[name + "_solves"]()
for name in reversed(sys.argv[1:]):
    globals()[name + "_solves"]()
print("all solved")
"""


@pytest.mark.parametrize("order", list(itertools.permutations(["anpai", "highspy", "ortools"])), ids="-".join)
def test_libraries_with_the_same_solver_live_side_by_side(order: tuple[str, ...], tmp_path: Path) -> None:
    for name in order:
        pytest.importorskip(name)
    program = [sys.executable, "-c", PROGRAM, *order]
    ran = subprocess.run(program, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == 0 and "all solved" in ran.stdout, ran.stderr
