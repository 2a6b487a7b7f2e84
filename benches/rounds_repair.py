#!/usr/bin/env python3
"""A day of meal rounds that changes: a kitchen falls out, or forty orders come in; prints the table of docs/results.md.

usage: python3 benches/rounds_repair.py --anpai BINARY [--scenario NAME ...] [--seconds S] [--repair S]

Each day is planned for S seconds. Then its document gets the plan as `previous`, a `now`, and a change: each kitchen in turn
closes at that time, or forty households more, beside made-up ones of the day. Each is repaired for `--repair` seconds, and the
time is that of the whole command. Who is moved and who could not stay is counted here from the two plan files, apart from our
code, in people (a meal is one of them, and one order of a meal point may be for eighty) and beside them in orders: displaced is
who eats from a kitchen that has closed before the trip left, and moved is whose meal comes by another courier or from another
kitchen, or no longer. Exit code 1 where more than twice as many people are moved as displaced, or anything that has left is
changed. Standard library only.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from collections import Counter

MORE = 40


def clock(text: str) -> float:
    parts = [float(part) for part in text.split(":")] + [0.0]
    return 3600 * parts[0] + 60 * parts[1] + parts[2]


def hands(plan: dict, now: float) -> dict[str, Counter]:
    """Of every order that has not left, how many meals come by whom and from where."""
    of: dict[str, Counter] = {}
    for trip in plan["trips"]:
        if clock(trip["departure"]) >= now:
            for stop in trip["stops"]:
                of.setdefault(stop["order"], Counter())[trip["courier"], trip["kitchen"]] += stop["meals"]
    return of


def people(hands_of: dict[str, Counter]) -> int:
    return sum(sum(of.values()) for of in hands_of.values())


def left(plan: dict, now: float) -> list:
    bare = [(t["courier"], t["kitchen"], t["departure"], [(s["order"], s["meals"]) for s in t["stops"]]) for t in plan["trips"]]
    return sorted(trip for trip in bare if clock(trip[2]) < now)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--scenario", nargs="+", default=["rounds-1200", "changning-rounds"])
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--repair", default="1500ms")
    args = parser.parse_args()
    bad = False
    print("| day | at | change | people displaced | people moved | orders displaced | orders moved | not brought | seconds |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        day, out, later, repaired = (pathlib.Path(folder) / name for name in ("day", "plan", "later", "repaired"))
        for name in args.scenario:
            subprocess.run([args.anpai, "scenario", name, "--out", day], check=True, capture_output=True)
            subprocess.run([args.anpai, "solve", day, "--stop", f"{args.seconds}s", "--out", out], check=True, capture_output=True)
            plan = json.loads(out.read_text())
            for now in ("09:00", "11:10"):
                for kitchen in [k["id"] for k in json.loads(day.read_text())["kitchens"]] + [None]:
                    document = json.loads(day.read_text())
                    keep = lambda trip: {"courier": trip["courier"], "kitchen": trip["kitchen"], "departure": trip["departure"],
                                         "stops": [{"order": s["order"], "meals": s["meals"]} for s in trip["stops"]]}
                    document["now"], document["previous"] = now, [keep(trip) for trip in plan["trips"]]
                    if kitchen:
                        next(k for k in document["kitchens"] if k["id"] == kitchen)["closed_from"] = now
                    else:
                        doors = [o for o in document["orders"] if not o.get("split")]
                        for n, order in enumerate(doors[:: max(1, len(doors) // MORE)][:MORE]):
                            document["orders"].append({**order, "id": f"more-{n + 1}"})
                    later.write_text(json.dumps(document))
                    began = time.monotonic()
                    command = [args.anpai, "solve", later, "--stop", args.repair, "--out", repaired, "--json"]
                    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                    took = time.monotonic() - began
                    after, at = json.loads(repaired.read_text()), clock(now)
                    before, then = hands(plan, at), hands(after, at)
                    displaced = {o: Counter({by: n for by, n in of.items() if by[1] == kitchen}) for o, of in before.items()}
                    moved = {o: of - then.get(o, Counter()) for o, of in before.items()}
                    orders = [sum(bool(+of) for of in each.values()) for each in (displaced, moved)]
                    lacking = sum(order["meals"] for order in told["unserved"])
                    fault = kitchen and people(moved) > 2 * people(displaced) or left(plan, at) != left(after, at)
                    bad = bad or bool(fault)
                    change = f"{kitchen} closes" if kitchen else f"{MORE} orders more"
                    print(f"| {name} | {now} | {change} | {people(displaced)} | {people(moved)} | {orders[0]} | {orders[1]} | {lacking} | {took:.2f} |" + (" **bad**" if fault else ""))
                    sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
