#!/usr/bin/env python3
"""The bed plans of the five places: prints the table of docs/results.md.

usage: python3 benches/places.py --anpai BINARY [--seconds S] [--seed N] [--only NAME ...]

Each plan is recomputed by `anpai evaluate`; one that it refuses is named so, and the exit code is 1. Standard library only.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

PLACES = [
    "changning-beds",
    "guandu-beds",
    "yinchuan-beds",
    "lufeng-beds",
    "lufeng-beds-as-computed",
    "shapingba-beds-65",
    "shapingba-beds-60",
]


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: {done.returncode}\n{done.stderr}")
    return done


def percent(gap):
    return "none" if gap is None else f"{100 * gap:.3f} %"


def row(args, name, folder):
    document, out = folder / f"{name}.json", folder / f"{name}.plan.json"
    run(args.anpai, "scenario", name, "--out", document)
    limits = ("--stop", f"{args.seconds}s", "--seed", args.seed)
    told = json.loads(run(args.anpai, "solve", document, *limits, "--out", out, "--json").stdout)
    # The referee once more, in a process that knows nothing of the search.
    again = run(args.anpai, "evaluate", document, out)
    targets = told["targets"]
    missed = [target["id"] for target in targets if target["missing"] > 0]
    reached = f"{len(targets) - len(missed)} of {len(targets)}"
    if missed:
        reached += f", not {', '.join(missed)}"
    if again.returncode != 0:
        reached += ", REFUSED"
    proof = told["proof"]
    stages = {stage["stage"]: stage for stage in proof["stages"]}
    print(
        f"| {name} | {proof['rows']:,} x {proof['columns']:,} | {reached} | {percent(stages['need']['gap'])} "
        f"| {told['stages']['cost'] / 1e8:,.1f} | {percent(stages['cost']['gap'])} | {told['seconds']:.0f} "
        f"| {told['cpu_seconds']:.0f} |",
        flush=True,
    )
    return again.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=PLACES)
    args = parser.parse_args()
    print("| document | rows x columns | targets reached | need, gap | cost, million yuan | cost, gap | s | CPU s |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        if not all([row(args, name, pathlib.Path(folder)) for name in args.only]):
            sys.exit(1)


if __name__ == "__main__":
    main()
