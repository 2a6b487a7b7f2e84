#!/usr/bin/env python3
"""What the Python package takes: import, a call, a problem of 100,000 applicants from a table, a solve beside the command line.

Run by a Python that has the package and polars: `PYTHON benches/python.py --anpai BINARY`. Processor time is compared, which a
machine that does other things as well leaves nearly alone; runs take turns.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

IMPORT = "import time; t = time.perf_counter(); import anpai; print(time.perf_counter() - t)"


def cpu_of_children() -> float:
    """Processor seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def imported(turns: int, folder: Path) -> list[float]:
    """Seconds of `import anpai` in a new process, after one that fills the disk's cache."""
    ran = [
        subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, check=True, text=True, cwd=folder)
        for _ in range(turns + 1)
    ]
    return [float(run.stdout) for run in ran[1:]]


def called(turns: int) -> list[float]:
    """Seconds of a whole solve of a problem with next to nothing in it."""
    import anpai

    problem = anpai.funerals.day(
        start="2025-05-12",
        pools=[
            {"id": "hall", "kind": "farewell-hall", "units": 1, "size": 1},
            {"id": "cremator", "kind": "cremator", "units": 1, "class": "ordinary"},
        ],
        cases=[
            {
                "id": "one",
                "farewell": {"size": 1, "minutes": 50},
                "cremation": {"class": "ordinary", "minutes": 90},
            }
        ],
    )
    seconds = []
    for _ in range(turns):
        begin = time.perf_counter()
        anpai.solve(problem, iterations=1, threads=1)
        seconds.append(time.perf_counter() - begin)
    return seconds


def built(turns: int) -> list[float]:
    """Seconds of a problem of 100,000 applicants from a polars table: 50,000 of a scenario, twice."""
    import polars

    import anpai

    document = anpai.scenario("beds-50000").document
    rows = document["applicants"] + [{**row, "id": f"{row['id']}-again"} for row in document["applicants"]]
    names = sorted({name for row in rows for name in row})
    table = polars.DataFrame([{name: row.get(name) for name in names} for row in rows], infer_schema_length=None)
    document["places"] = polars.DataFrame(document["places"], infer_schema_length=None)
    document["applicants"] = table
    seconds = []
    for _ in range(turns):
        begin = time.perf_counter()
        problem = anpai.Problem(document)
        seconds.append(time.perf_counter() - begin)
        assert problem.counts["applicants"] == 100_000
    return seconds


def solved(turns: int, binary: str, name: str, iterations: int, folder: Path) -> tuple[list[float], list[float]]:
    """Processor seconds of the same solve by the command line and from Python, with reading and writing, in turns."""
    import anpai

    file, plan = folder / "problem.json", folder / "plan.json"
    file.write_text(anpai.scenario(name).to_json(), encoding="utf-8")
    ours, theirs = [], []
    for _ in range(turns):
        before = cpu_of_children()
        words = [binary, "solve", file, "--iterations", str(iterations), "--threads", "1", "--out", plan]
        subprocess.run(words, check=True, capture_output=True)
        theirs.append(cpu_of_children() - before)
        before = time.process_time()
        mine = anpai.solve(anpai.read(file), iterations=iterations, threads=1)
        ours.append(time.process_time() - before)
        assert mine.to_json() == plan.read_text(encoding="utf-8")
    return theirs, ours


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True, help="the command line, of the same commit")
    parser.add_argument("--scenario", default="guandu-normal")
    parser.add_argument("--iterations", type=int, default=2000)
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = {
            "import, s": imported(asked.turns, folder),
            "a call on a small problem, s": called(40 * asked.turns),
            "100,000 applicants from polars, s": built(asked.turns),
        }
        theirs, ours = solved(asked.turns, asked.anpai, asked.scenario, asked.iterations, folder)
        rows[f"{asked.scenario}, {asked.iterations} iterations, command line, processor s"] = theirs
        rows["the same from Python, processor s"] = ours
    print("| what | median | least | most |\n| --- | --- | --- | --- |")
    for what, seconds in rows.items():
        print(f"| {what} | {statistics.median(seconds):.4f} | {min(seconds):.4f} | {max(seconds):.4f} |")
    print(json.dumps({"python_over_command_line": statistics.median(ours) / statistics.median(theirs)}))


if __name__ == "__main__":
    main()
