#!/usr/bin/env python3
"""The published days and week of funerals by anpai, each solution recomputed by the benchmark's own checkers; prints the table
of docs/results.md.

usage: python3 benches/funerals.py --anpai BINARY [--seeds N] [--seconds 1,5,30]

One thread for so many seconds and N seeds (5). The instances and checkers are those of the benchmark data (ANPAI_BENCH). A
solution that a checker refuses, or that costs something else than we say, is named, and the exit code is 1 then. Standard
library only.
"""

import argparse
import json
import os
import pathlib
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", default="1,5,30")
    args = parser.parse_args()
    folder = pathlib.Path(os.environ.get("ANPAI_BENCH", "../shared/bench")) / "funerals"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there (set ANPAI_BENCH)")
        return 0
    refused = False
    print("| instance | form | seconds | mean cost | best | worst | CPU seconds | iterations |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as scratch:
        solution = pathlib.Path(scratch) / "solution.json"
        for name, form, mode in ROWS:
            instance = folder / f"{name}.json"
            for seconds in args.seconds.split(","):
                costs, cpu, iterations = [], [], []
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
                    cpu.append(told["cpu_seconds"])
                    iterations.append(told["iterations"])
                mean, work = statistics.mean(costs), statistics.mean(cpu)
                print(f"| {name} | {form} | {seconds} | {mean:.1f} | {min(costs):.0f} | {max(costs):.0f} | {work:.2f} | {statistics.mean(iterations):.0f} |", flush=True)
    return int(refused)


if __name__ == "__main__":
    sys.exit(main())
