#!/usr/bin/env python3
"""The published days and week of funerals by anpai, each solution recomputed by the benchmark's own checkers; prints the table
of docs/results.md.

usage: python3 benches/funerals.py --anpai BINARY [--seeds N] [--seconds 1,5,30] [--only PATTERN] [--peers PYTHON]

One thread for so many seconds and N seeds (5). With --peers, CP-SAT has two workers for 30 seconds beside it, by the
benchmark's own scripts; PYTHON has ortools. The instances and checkers are those of the benchmark data (ANPAI_BENCH). A
solution that a checker refuses, or that costs something else than we say, is named, and the exit code is 1 then. Standard
library only.
"""

import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

ROWS = [
    ("funeral_day_60_s1", "funeral-day", "nw"),
    ("funeral_day_80_s1", "funeral-day", "nw"),
    ("funeral_day_80_s1", "funeral-day-lag", "lag"),
    ("funeral_day_80_s1", "funeral-day-free", "free"),
    ("funeral_week_80_s1_v135", "funeral-week", None),
]


def peer(python: str, folder: pathlib.Path, name: str, form: str, instance: pathlib.Path, mode: str | None) -> str:
    """CP-SAT's row."""
    script = "funeral_week_cpsat.py" if mode is None else "funeral_day_cpsat.py"
    asked = [python, str(folder.parent / "peers" / script), str(instance)] + ([mode] if mode else []) + ["30", "2"]
    before = os.times()
    run = subprocess.run(asked, capture_output=True, text=True)
    after = os.times()
    lines = run.stdout.strip().splitlines()
    if not lines:
        return f"| {name} | {form} | CP-SAT | 30 | none | | | | | | |"
    said = json.loads(lines[-1])
    final, bound = said["final"], said["bound"]
    cost = final[1] if isinstance(final, list) else final
    if cost is None:
        return f"| {name} | {form} | CP-SAT | 30 | none | | | {bound:.1f} | | | |"
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return f"| {name} | {form} | CP-SAT | 30 | {cost:.1f} | | | {bound:.1f} | {100 * (cost - bound) / cost:.2f} | {work:.2f} | |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", default="1,5,30")
    parser.add_argument("--only", default=".", help="a regular expression on `instance form`")
    parser.add_argument("--peers", help="a Python with ortools")
    args = parser.parse_args()
    folder = pathlib.Path(os.environ.get("ANPAI_BENCH", "../shared/bench")) / "funerals"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there (set ANPAI_BENCH)")
        return 0
    refused = False
    print("| instance | form | program | seconds | mean cost | best | worst | bound | gap of the mean, % | CPU seconds | iterations |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as scratch:
        solution = pathlib.Path(scratch) / "solution.json"
        for name, form, mode in ROWS:
            instance = folder / f"{name}.json"
            if not re.search(args.only, f"{name} {form}"):
                continue
            for seconds in args.seconds.split(","):
                costs, cpu, iterations, bounds = [], [], [], []
                for seed in range(1, args.seeds + 1):
                    asked = [args.anpai, "solve", "--format", form, str(instance), "--stop", f"{seconds}s", "--json"]
                    asked += ["--seed", str(seed), "--threads", "1", "--solution", str(solution)]
                    told = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
                    check = "check_week.py" if mode is None else "check.py"
                    judge = [sys.executable, str(folder / check), str(instance), str(solution)] + ([mode] if mode else [])
                    said = subprocess.run(judge, capture_output=True, text=True).stdout.split()
                    # A slot of the format is five minutes, and a point is a millisecond.
                    ours = told["score"]["soft"] / 300_000
                    if said[:1] != ["OK"] or int(said[2]) != ours:
                        print(f"{name} {form} seed {seed}: we say {ours}, the checker {' '.join(said)}", file=sys.stderr)
                        refused = True
                    costs.append(ours)
                    bounds.append(told["bound"]["soft"] / 300_000)
                    cpu.append(told["cpu_seconds"])
                    iterations.append(told["iterations"])
                mean, work = statistics.mean(costs), statistics.mean(cpu)
                # A bound holds whoever found it.
                bound = max(bounds)
                row = f"| {name} | {form} | anpai | {seconds} | {mean:.1f} | {min(costs):.0f} | {max(costs):.0f} | {bound:.1f} | "
                print(row + f"{100 * (mean - bound) / mean:.2f} | {work:.2f} | {statistics.mean(iterations):.0f} |", flush=True)
            if args.peers:
                print(peer(args.peers, folder, name, form, instance, mode), flush=True)
    return int(refused)


if __name__ == "__main__":
    sys.exit(main())
