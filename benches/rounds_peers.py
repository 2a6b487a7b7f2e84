#!/usr/bin/env python3
"""Meal rounds: anpai, with its hot limits, beside PyVRP without them, in the same run; prints the table of docs/results.md.

usage: python3 benches/rounds_peers.py --anpai BINARY [--python PYTHON] [--scenario NAME] [--seconds S] [--seed N]

anpai has two threads for S seconds. PyVRP (in PYTHON) has one, so it gets as many seconds as anpai used of the processors, on
the same places, ways, windows, shifts and boxes: several depots, reloads at any of them, no limit from kitchen to door, no limit
of what a kitchen cooks. Both make the way small, in metres. Every plan of ours is walked here, apart from our code: windows,
boxes, shifts, hot limits and length; one that breaks anything is named as rejected, and the exit code is 1 then. Otherwise
standard library only.
"""

import argparse
import json
import math
import pathlib
import resource
import subprocess
import sys
import tempfile

MINUTE = 60_000
# What rounds are measured by otherwise, and here the metres alone.
LENGTHS = ["TravelDistance", "TravelTime", "Waiting"]


def clock(text: str) -> int:
    """Milliseconds since midnight of `HH:MM` or `HH:MM:SS`."""
    parts = [int(part) for part in text.split(":")] + [0]
    return (parts[0] * 60 + parts[1]) * MINUTE + parts[2] * 1000


class Day:
    """A document, as far as this bench reads it: one kind of box, nothing split, straight lines."""

    def __init__(self, document: dict):
        self.at = {p["id"]: (p["x"], p["y"]) for p in document["places"]}
        self.modes = document["travel"]["modes"]
        self.kitchens = {k["id"]: k for k in document["kitchens"]}
        self.couriers = {c["id"]: c for c in document["couriers"]}
        self.orders = {o["id"]: o for o in document["orders"]}

    def metres(self, mode: str, a: str, b: str) -> float:
        (x, y), (u, v) = self.at[a], self.at[b]
        return math.hypot(x - u, y - v) * self.modes[mode]["detour"]

    def milliseconds(self, mode: str, a: str, b: str) -> float:
        return self.metres(mode, a, b) * 3600 / self.modes[mode]["km_per_hour"]


def walk(day: Day, plan: dict) -> tuple[float, list[str]]:
    """Metres of a plan file and everything in it that breaks the document, walked from its departures."""
    wrong, length, brought = [], 0.0, {}
    rounds: dict[str, list] = {}
    for trip in plan["trips"]:
        rounds.setdefault(trip["courier"], []).append(trip)
    slack = 100  # Milliseconds by which sums of rounded ways may differ.
    for courier_id, trips in rounds.items():
        courier = day.couriers[courier_id]
        mode, place, now = courier["mode"], courier["from"], clock(courier["start"])
        for trip in sorted(trips, key=lambda t: clock(t["departure"])):
            kitchen = day.kitchens[trip["kitchen"]]
            length += day.metres(mode, place, kitchen["place"])
            now += day.milliseconds(mode, place, kitchen["place"]) + kitchen.get("loading_minutes", 2) * MINUTE
            departure = clock(trip["departure"])
            if departure + slack < max(now, clock(kitchen["opens"])) or departure > clock(kitchen["closes"]) + slack:
                wrong.append(f"{courier_id} leaves {trip['kitchen']} at {trip['departure']}")
            place, now, load = kitchen["place"], departure, 0
            for stop in trip["stops"]:
                order = day.orders[stop["order"]]
                length += day.metres(mode, place, order["place"])
                now = max(now + day.milliseconds(mode, place, order["place"]), clock(order["start"]))
                if now > clock(order["end"]) + slack:
                    wrong.append(f"{stop['order']} is late")
                if now - departure > order["hot_minutes"] * MINUTE + slack:
                    wrong.append(f"{stop['order']} is cold")
                now += order.get("minutes", 1) * MINUTE
                place, load = order["place"], load + stop["meals"]
                brought[stop["order"]] = brought.get(stop["order"], 0) + stop["meals"]
            if load > courier["capacity"]["hot"]:
                wrong.append(f"{courier_id} carries {load}")
        home = courier.get("to", courier["from"])
        length += day.metres(mode, place, home)
        if now + day.milliseconds(mode, place, home) > clock(courier["end"]) + slack:
            wrong.append(f"{courier_id} comes home late")
    short = [o for o, order in day.orders.items() if brought.get(o, 0) != order["meals"]]
    return length, wrong + [f"{o} is not brought" for o in short]


PEER = """
import json, math, sys, time
from pyvrp import Model
document, seconds, seed = json.load(open(sys.argv[1])), float(sys.argv[2]), int(sys.argv[3])
minute = 60_000
def clock(text):
    h, m = text.split(":")[:2]
    return (int(h) * 60 + int(m)) * minute
at = {p["id"]: (p["x"], p["y"]) for p in document["places"]}
model = Model()
locations, depots, profiles = {}, {}, {}
def location(place):
    if place not in locations:
        locations[place] = model.add_location(*at[place])
    return locations[place]
for k in document["kitchens"]:
    loading = int(k.get("loading_minutes", 2) * minute)
    depots[k["place"]] = model.add_depot(location(k["place"]), service_duration=loading)
for o in document["orders"]:
    model.add_client(location(o["place"]), delivery=o["meals"], service_duration=int(o.get("minutes", 1) * minute),
                     tw_early=clock(o["start"]), tw_late=clock(o["end"]))
for mode in document["travel"]["modes"]:
    profiles[mode] = model.add_profile(name=mode)
for c in document["couriers"]:
    model.add_vehicle_type(1, capacity=c["capacity"]["hot"], start_depot=depots[c["from"]], end_depot=depots[c.get("to", c["from"])],
                           tw_early=clock(c["start"]), tw_late=clock(c["end"]), profile=profiles[c["mode"]],
                           reload_depots=list(depots.values()), unit_distance_cost=1)
pace = document["travel"]["modes"]
names = list(locations)
for a in names:
    for b in names:
        if a == b:
            continue
        (x, y), (u, v) = at[a], at[b]
        for mode, profile in profiles.items():
            metres = math.hypot(x - u, y - v) * pace[mode]["detour"]
            model.add_edge(locations[a], locations[b], distance=round(metres), profile=profile,
                           duration=round(metres * 3600 / pace[mode]["km_per_hour"]))
# Seconds of the processor, whatever runs beside.
result = model.solve(lambda cost: time.process_time() > seconds, seed=seed, display=False)
best = result.best
print(json.dumps({"feasible": best.is_feasible(), "metres": best.distance(), "iterations": result.num_iterations,
                  "trips": sum(route.num_trips() for route in best.routes())}))
"""


def seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--scenario", default="rounds-1200")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        document, out = pathlib.Path(folder) / "day.json", pathlib.Path(folder) / "plan.json"
        subprocess.run([args.anpai, "scenario", args.scenario, "--out", document], check=True, capture_output=True)
        written = json.loads(document.read_text())
        written["rules"] = {name: {"weight": int(name == "TravelDistance")} for name in LENGTHS}
        document.write_text(json.dumps(written))
        before = seconds_of_children()
        solve = [args.anpai, "solve", document, "--stop", f"{args.seconds}s", "--seed", str(args.seed), "--out", out]
        subprocess.run(solve, check=True, capture_output=True)
        ours = seconds_of_children() - before
        day = Day(json.loads(document.read_text()))
        plan = json.loads(out.read_text())
        length, wrong = walk(day, plan)
        before = seconds_of_children()
        peer = [args.python, "-c", PEER, document, str(ours), str(args.seed)]
        told = subprocess.run(peer, check=True, capture_output=True, text=True)
        theirs = json.loads(told.stdout)
        cpu = seconds_of_children() - before
    print("| program | hot limits | km | over PyVRP, % | trips | CPU seconds |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    over = 100 * (length / theirs["metres"] - 1)
    print(f"| anpai | all kept | {length / 1000:.1f} | {over:+.2f} | {len(plan['trips'])} | {ours:.0f} |")
    print(f"| PyVRP | none | {theirs['metres'] / 1000:.1f} | | {theirs['trips']} | {cpu:.0f} |")
    for what in wrong:
        print(f"rejected: {what}")
    if not theirs["feasible"]:
        print("PyVRP found nothing that keeps its own limits")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
