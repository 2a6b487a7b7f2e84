#!/usr/bin/env python3
"""A million arrivals at a home with 100 beds, by `anpai simulate` and by Ciw in the same run.

usage: python3 benches/forecast_peer.py --anpai BINARY [--arrivals 1000000] [--seed 1]

Prints a table: arrivals, days waited in the mean (Erlang's formula says what they should be), processor seconds for a
million arrivals. anpai's are those of the whole process on one thread, reading included; Ciw's those of the simulation
alone. Needs `pip install ciw`; without it only anpai is run, and the table says so.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

BEDS, BUSY = 100, 0.9
# The longest that anpai simulates is thirty years; the stay is scaled so that the arrivals fit.
DAYS, YEAR = 10950, 365.25


def erlang_wait(stay):
    """Days waited in the mean. Source: Erlang (1917); the recursion is Jagerman's (1974)."""
    load = BUSY * BEDS
    lost = 1.0
    for n in range(1, BEDS + 1):
        lost = load * lost / (n + load * lost)
    waits = lost / (1 - BUSY * (1 - lost))
    return waits * stay / (BEDS - load)


def document(per_day, stay):
    return {
        "anpai": 1, "model": "beds-forecast", "synthetic": True, "start": "2021-01-01", "days": DAYS,
        "step_days": DAYS, "replications": 2,
        "tiers": [{"id": "all"}], "kinds": [{"id": "nursing"}],
        "pools": [{"id": "home", "kind": "nursing", "beds": BEDS}], "plans": [{"id": "as-is"}],
        "classes": [{
            "id": "people", "tier": "all", "pools": ["home"], "arrivals": [{"per_year": per_day * YEAR}],
            "stay": {"kind": "exponential", "mean_days": stay},
        }],
    }


def ours(anpai, per_day, stay, seed):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(document(per_day, stay), file)
        file.flush()
        done = subprocess.run(
            [anpai, "simulate", file.name, "--threads", "1", "--seed", str(seed), "--json"],
            check=True, capture_output=True, text=True,
        )
    answer = json.loads(done.stdout)
    people = answer["plans"][0]["all"]
    return people["admitted"]["mean"] * answer["replications"], people["wait_days"]["mean"], answer["cpu_seconds"]


def ciws(arrivals, per_day, stay, seed):
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(per_day)],
        service_distributions=[ciw.dists.Exponential(1 / stay)],
        number_of_servers=[BEDS],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    begin = resource.getrusage(resource.RUSAGE_SELF)
    simulation.simulate_until_max_customers(arrivals, method="Arrive")
    end = resource.getrusage(resource.RUSAGE_SELF)
    waits = [record.waiting_time for record in simulation.get_all_records()]
    seconds = end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime
    return len(waits), sum(waits) / len(waits), seconds


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--anpai", required=True, type=pathlib.Path)
    words.add_argument("--arrivals", type=int, default=1_000_000)
    words.add_argument("--seed", type=int, default=1)
    options = words.parse_args()
    # Two replications share the arrivals.
    per_day = options.arrivals / 2 / DAYS
    stay = BUSY * BEDS / per_day
    print(f"by Erlang's formula {erlang_wait(stay):.5f} days waited")
    rows = [("anpai", ours(options.anpai, per_day, stay, options.seed))]
    try:
        rows.append(("Ciw", ciws(options.arrivals, per_day, stay, options.seed)))
    except ImportError:
        print("Ciw is not installed: pip install ciw")
    print("| | arrivals | days waited | processor s a million |\n| --- | --: | --: | --: |")
    for name, (arrivals, wait, seconds) in rows:
        print(f"| {name} | {arrivals:,.0f} | {wait:.5f} | {seconds / arrivals * 1e6:.3f} |")
    if len(rows) == 2:
        rates = [seconds / arrivals for _, (arrivals, _, seconds) in rows]
        print(f"Ciw takes {rates[1] / rates[0]:.0f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
