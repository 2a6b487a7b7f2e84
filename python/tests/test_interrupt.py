"""Ctrl-C in a long solve, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

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
