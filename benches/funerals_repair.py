#!/usr/bin/env python3
"""A cremator fails in the morning: days of funerals repaired; prints the table of docs/results.md.

usage: python3 benches/funerals_repair.py --anpai BINARY [--scenario NAME ...] [--seconds S] [--repair S] [--long S] [--now HH:MM]

Each day is planned for S seconds. Then its document gets the plan as `previous`, a `now`, an outage of one unit of each kind of
cremator in turn from then to the end of the day, and a weight that has as few families moved as can be. Each is repaired
for `--repair`, where the seconds are those of the whole command, and again for `--long`. Who is moved (another farewell, vigil hall
or time of cremation) and whether all that had begun is as it was is worked out here from the plan files, apart from our code. Exit
code 1 where anything that had begun is changed or a plan breaks a hard rule. Standard library only.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

STEPS = ("pickup", "preparation", "farewell", "cremation")
# To move one family is worse than anything else that is soft.
MOVED = 1_000_000_000


def place(case: dict, step: str) -> tuple | None:
    """Where a step is, and from when on."""
    return (case[step]["pool"], case[step]["start"]) if step in case else None


def kept(case: dict) -> dict:
    """A case as a document has it under `previous`."""
    entry = {"case": case["case"]}
    for step in STEPS:
        if step in case:
            entry[step] = {"pool": case[step]["pool"], "start": case[step]["start"]}
    for step in ("storage", "vigil"):
        if step in case:
            entry[step] = case[step]["pool"]
    return entry


def family(case: dict) -> tuple:
    """What a family has been told."""
    cremation = place(case, "cremation")
    return place(case, "farewell"), case.get("vigil", {}).get("pool"), cremation and cremation[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    days = ["funerals-stress-40", "funerals-stress-70", "funerals-stress-100", "guandu-funerals-day", "yinchuan-funerals-day"]
    parser.add_argument("--scenario", nargs="+", default=days)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--repair", default="80ms")
    parser.add_argument("--long", default="10s")
    parser.add_argument("--now", default="09:10")
    args = parser.parse_args()
    bad = False
    print("| day | cases | one fails of | begun | repaired in, s | moved | not served | moved after long | not served |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        day, out, later, repaired = (pathlib.Path(folder) / name for name in ("day", "plan", "later", "repaired"))
        for name in args.scenario:
            subprocess.run([args.anpai, "scenario", name, "--out", day], check=True, capture_output=True)
            solve = [args.anpai, "solve", day, "--stop", f"{args.seconds}s", "--out", out]
            subprocess.run(solve, check=True, capture_output=True)
            written = json.loads(out.read_text())
            plan = {case["case"]: case for case in written["cases"]}
            trips = {trip["collection"]: trip for trip in written.get("collections", [])}
            for pool in [p["id"] for p in json.loads(day.read_text())["pools"] if p["kind"] == "cremator" and p["units"]]:
                document = json.loads(day.read_text())
                date = document["horizon"]["start"]
                now = f"{date} {args.now}"
                document["now"], document["previous"] = now, [kept(case) for case in plan.values()]
                for trip in document.get("collections", []):
                    if trip["id"] in trips:
                        trip["previous"] = {"pool": trips[trip["id"]]["pool"], "start": trips[trip["id"]]["start"]}
                failed = next(p for p in document["pools"] if p["id"] == pool)
                failed.setdefault("outages", []).append({"units": 1, "from": now, "to": f"{date} 24:00"})
                document.setdefault("rules", {})["SameAsPrevious"] = {"weight": MOVED}
                later.write_text(json.dumps(document))
                began = {(case, step) for case, of in plan.items() for step in STEPS if step in of and of[step]["start"] < now}
                cells = []
                for stop in (args.repair, args.long):
                    command = [args.anpai, "solve", later, "--stop", stop, "--out", repaired]
                    started = time.monotonic()
                    done = subprocess.run(command, capture_output=True)
                    took = time.monotonic() - started
                    after = {case["case"]: case for case in json.loads(repaired.read_text())["cases"]}
                    moved = sum(case not in after or family(after[case]) != family(of) for case, of in plan.items())
                    changed = [one for one in began if one[0] in after and place(after[one[0]], one[1]) != place(plan[one[0]], one[1])]
                    bad = bad or bool(changed) or done.returncode != 0
                    cells.append((took, moved, len(document["cases"]) - len(after)))
                (took, moved, lacking), (_, least, still) = cells
                row = [name, len(document["cases"]), pool, len(began), f"{took:.3f}", moved, lacking, least, still]
                print("| " + " | ".join(map(str, row)) + " |" + (" **bad**" if bad else ""))
                sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
