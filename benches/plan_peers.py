#!/usr/bin/env python3
"""Capacity plans: anpai beside HiGHS alone, in the same run; prints the table of docs/results.md.

usage: python3 benches/plan_peers.py --anpai BINARY [--python PYTHON] [--only small|large] [--seconds S]

The problems are those of the benchmark data (ANPAI_BENCH), written by its own script; PYTHON has numpy, scipy and highspy.
Each plan is recomputed by plan_check.py, which shares no code with anpai; a plan that it does not accept, or that costs
something else than we say, is named as rejected, and the exit code is 1. Otherwise standard library only.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from plan_check import check  # noqa: E402

# Sites, zones, scenarios; seconds; what step 3 asks of the gap, in per cent.
CASES = {"small": ((20, 10, 3), 60, 1.0), "large": ((70, 40, 10), 120, 3.0)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--only", choices=CASES)
    parser.add_argument("--seconds", type=int)
    args = parser.parse_args()
    peer = pathlib.Path(os.environ["ANPAI_BENCH"]) / "peers" / "capacity_plan.py"
    rejected = False
    print("| problem | program | objective | bound | gap | seconds | CPU seconds |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for name, (sizes, seconds, _) in CASES.items():
        if args.only not in (None, name):
            continue
        seconds = args.seconds or seconds
        label = " x ".join(map(str, sizes))
        with tempfile.TemporaryDirectory() as folder:
            problem, solution = pathlib.Path(folder) / "problem.json", pathlib.Path(folder) / "solution.json"
            subprocess.run([args.python, peer, *map(str, sizes), "write", problem], check=True)
            command = [args.anpai, "solve", "--format", "capacity-plan", problem, "--stop", f"{seconds}s"]
            done = subprocess.run([*command, "--solution", solution, "--json"], capture_output=True, text=True)
            answer = json.loads(done.stdout)
            objective, faults = check(json.loads(problem.read_text()), json.loads(solution.read_text()))
            if faults or abs(objective - answer["objective"]) > 1e-5 * objective:
                rejected = True
                print(f"rejected: {label}: {faults[:3]} {objective} {answer['objective']}", file=sys.stderr)
            gap = 100 * (objective - answer["bound"]) / objective
            print(f"| {label} | anpai | {objective:.1f} | {answer['bound']:.1f} | {gap:.2f} % | {answer['seconds']:.1f} | {answer['cpu_seconds']:.1f} |", flush=True)
            line = subprocess.run([args.python, peer, *map(str, sizes), "highs", str(seconds)], capture_output=True, text=True).stdout
            found = re.search(r"obj=(\S+) bound=(\S+) gap=(\S+) .*wall=(\S+) cpu=(\S+)", line)
            obj, bound, gap, wall, cpu = found.groups() if found else ("none",) * 5
            print(f"| {label} | HiGHS alone | {obj} | {bound} | {gap.rstrip('%')} % | {wall} | {cpu} |", flush=True)
    return 1 if rejected else 0


if __name__ == "__main__":
    sys.exit(main())
