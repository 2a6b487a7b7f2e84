"""Ctrl-C in a long solve and in a long sweep, each in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import anpai

# Tells when it has begun, and what it ended with.
PROGRAM = """
import sys, time
import anpai

problem = anpai.scenario("guandu-normal")

def tell(progress):
    if progress.score is not None:
        print("begun", flush=True)

plan = anpai.solve(problem, stop="1h", on_progress=tell)
print("ended", plan.status, plan.interrupted, plan.document["score"] == plan.evaluation()["score"], flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl-C alone")
def test_ctrl_c_ends_a_search_and_keeps_its_best_plan(tmp_path: Path) -> None:
    # Elsewhere than in the checkout, whose package has no compiled half.
    program = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "begun\n"
            process.send_signal(signal.SIGINT)
            rest = [line for line in process.stdout if line != "begun\n"]
            assert process.wait() == 0
        finally:
            process.kill()
    (ended,) = rest
    _, status, interrupted, same = ended.split()
    assert status in {"feasible", "partial"} and interrupted == "True" and same == "True"


# Of its cells one has an exact method, and the others work on until their time is over.
NAMES = ("beds-50", "guandu-normal", "guandu-calm")
SWEEP = f"""
import sys
import anpai

try:
    anpai.sweep(
        anpai.scenario, {{"name": {NAMES}}}, jobs=2, stop="2m", folder=sys.argv[1],
        on_cell=lambda row: print("finished", row["name"], flush=True),
    )
except KeyboardInterrupt as error:
    print("ended", *getattr(error, "__notes__", ["its finished cells are in"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl-C alone")
def test_ctrl_c_ends_the_cells_of_a_sweep_and_keeps_those_that_are_finished(tmp_path: Path) -> None:
    folder = tmp_path / "cells"
    program = [sys.executable, "-c", SWEEP, str(folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "finished beds-50\n"
            process.send_signal(signal.SIGINT)
            (ended,) = process.stdout
            assert process.wait() == 0
        finally:
            process.kill()
    assert ended.startswith("ended ") and "its finished cells are in" in ended
    (kept,) = folder.glob("*.json")
    row = json.loads(kept.read_text())
    assert (row["name"], row["status"], row["error"]) == ("beds-50", "partial", None)

    asked = []

    def solve(problem: anpai.Problem, **_: object) -> SimpleNamespace:
        asked.append(problem.name)
        return SimpleNamespace(status="feasible", score={"hard": 0, "medium": 0, "soft": 7})

    again = anpai.sweep(anpai.scenario, {"name": NAMES}, stop="2m", folder=folder, solve=solve)
    assert again[0] == row and [each["soft"] for each in again[1:]] == [7, 7]
    assert len(asked) == 2, "what was finished is not worked on again, and what was ended is"
