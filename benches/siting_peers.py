#!/usr/bin/env python3
"""Single-source siting: anpai beside HiGHS alone and CP-SAT, in the same run; prints the table of docs/results.md.

usage: python3 benches/siting_peers.py --anpai BINARY [--python PYTHON] [--seconds S] [--only PATTERN] [--peers PATTERN]

The instances and their best-known costs are those of the benchmark data (ANPAI_BENCH). anpai has two threads for S seconds,
HiGHS its one thread for 2 S, CP-SAT two workers for S, by the benchmark's own script; PYTHON has numpy, scipy, highspy and
ortools. Every solution of ours is recomputed here, in fractions of the file's own digits; one that breaks a capacity or
costs something else than we say is named as rejected, and so is a bound above the best-known cost; the exit code is 1 then.
Peers run where their PATTERN (a regular expression on `set/file`) matches. Otherwise standard library only.
"""

import argparse
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from fractions import Fraction


def cost(problem: pathlib.Path, solution: pathlib.Path) -> Fraction:
    """What a solution costs; fails where it is none."""
    figures = problem.read_text().split()
    sites, customers = int(figures[0]), int(figures[1])
    rest = [Fraction(word) for word in figures[2:]]
    capacity, opening, rest = rest[:sites], rest[sites : 2 * sites], rest[2 * sites :]
    demand, ways = rest[:customers], rest[customers:]
    site = dict(map(int, line.split()) for line in solution.read_text().splitlines())
    assert sorted(site) == list(range(customers)), "somebody has no site"
    load = [Fraction(0)] * sites
    for customer, at in site.items():
        load[at] += demand[customer]
    assert all(has <= most for has, most in zip(load, capacity)), "a site carries too much"
    return sum(opening[at] for at in set(site.values())) + sum(ways[i * sites + j] for i, j in site.items())


def percent(value: float, best: float) -> str:
    return f"{100 * (value - best) / best:+.4f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--only", default=".")
    parser.add_argument("--peers", default="^$")
    args = parser.parse_args()
    data = pathlib.Path(os.environ.get("ANPAI_BENCH", "../shared/bench"))
    folder = data / "beds" / "sscflp"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there (set ANPAI_BENCH)")
        return 0
    rejected = False
    print("| instance | sites x customers | program | cost over best known, % | bound, % | gap, % | seconds | CPU seconds |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for row in csv.DictReader((folder / "best_known.csv").open()):
        name, best = f"{row['set']}/{row['file']}", float(row["best_known"])
        if not re.search(args.only, name):
            continue
        problem, size = folder / name, f"{row['facilities']} x {row['customers']}"
        with tempfile.TemporaryDirectory() as place:
            solution = pathlib.Path(place) / "solution.txt"
            command = [args.anpai, "solve", "--format", "sscflp", problem, "--stop", f"{args.seconds}s"]
            done = subprocess.run([*command, "--solution", solution, "--json"], capture_output=True, text=True)
            answer = json.loads(done.stdout)
            true = float(cost(problem, solution))
        # Best-known costs are printed to two decimals or more.
        if abs(true - answer["objective"]) > 1e-9 * true or answer["bound"] > best + 0.01:
            rejected = True
            print(f"rejected: {name}: {true} {answer}", file=sys.stderr)
        gap = 100 * (true - answer["bound"]) / true
        label = f"| {name} {row['literature_name']} | {size} "
        print(f"{label}| anpai | {percent(true, best)} | {percent(answer['bound'], best)} | {gap:.4f} | {answer['seconds']:.1f} | {answer['cpu_seconds']:.1f} |", flush=True)
        if not re.search(args.peers, name):
            continue
        for program, solver, seconds in [("HiGHS alone", "highs", 2 * args.seconds), ("CP-SAT", "cpsat", args.seconds)]:
            script = [args.python, data / "peers" / "sscflp.py", problem, solver, str(seconds), str(best)]
            line = subprocess.run(script, capture_output=True, text=True).stdout
            found = re.search(r"obj=(\S+) vsBK=\S+ LBvsBK=(\S+)% wall=(\S+) cpu=(\S+)", line)
            if not found:
                print(f"{label}| {program} | none | | | | |", flush=True)
                continue
            objective, bound, wall, cpu = found.groups()
            lower = best * (1 + float(bound) / 100)
            value = float(objective)
            print(f"{label}| {program} | {percent(value, best)} | {bound} | {100 * (value - lower) / value:.4f} | {wall} | {cpu} |", flush=True)
    return 1 if rejected else 0


if __name__ == "__main__":
    sys.exit(main())
