#!/usr/bin/env python3
"""Recomputes the objective of a capacity plan from its published form. usage: plan_check.py PROBLEM.json SOLUTION.json

Shares no code with anpai. The solution has `new` and `converted`, modules by site, kind and year, and `flows`: kind, year,
scenario, zone, site, people in millionths of a bed. Who is in no flow has no bed. Prints the objective; names every limit
that is not kept, and exits with 1 where there is any. Standard library only.
"""

import json
import sys

MICRO = 1_000_000
# Flows come in millionths, rounded once for each demand.
NEAR = 1e-5


def check(problem: dict, solution: dict) -> tuple[float, list[str]]:
    """The objective, and the limits that are not kept."""
    faults = []
    existing, module = problem["existing"], problem["module"]
    sites, kinds, years = len(existing), len(problem["kinds"]), problem["years"]
    scenarios, people = len(problem["growth"]), problem["people"]
    new, converted = solution["new"], solution["converted"]
    conversion = {to: cost for _, to, cost in problem["cost_conversion"]}
    beds = [[[0] * years for _ in range(kinds)] for _ in range(sites)]
    money = 0.0
    for t in range(years):
        spent = 0.0
        for j in range(sites):
            modules = 0
            for k in range(kinds):
                built, made = new[j][k][t], converted[j][k][t]
                if not 0 <= built <= problem["max_new_kind_year"]:
                    faults.append(f"new modules of site {j}, kind {k}, year {t}: {built}")
                if not 0 <= made <= (existing[j][0] // module if k in conversion else 0):
                    faults.append(f"converted modules of site {j}, kind {k}, year {t}: {made}")
                modules += built + made
                spent += module * (built * problem["cost_new"][k] + made * conversion.get(k, 0))
                before = beds[j][k][t - 1] if t else existing[j][k]
                gone = sum(converted[j][q][t] for q in range(kinds)) if k == 0 else 0
                beds[j][k][t] = before + module * (built + made - gone)
                if beds[j][k][t] < 0:
                    faults.append(f"beds of site {j}, kind {k}, year {t}: {beds[j][k][t]}")
            if modules > problem["max_modules_site_year"]:
                faults.append(f"modules of site {j}, year {t}: {modules}")
            spent += problem["fixed"] if modules else 0
        if spent > problem["yearly_budget"] + 1e-9:
            faults.append(f"budget of year {t}: {spent}")
        money += spent
    for j in range(sites):
        if sum(map(sum, new[j])) > problem["max_new_site"]:
            faults.append(f"new modules of site {j}")
    total = [sum(beds[j][k][-1] for j in range(sites)) for k in range(kinds)]
    if total[1] + total[2] < problem["nursing_share"] * sum(total) - 1e-9:
        faults.append(f"nursing share: {total}")
    if sum(total) < problem["beds_per_person"] * sum(people) - 1e-9:
        faults.append(f"beds: {sum(total)}")
    if total[2] < problem["dementia"]:
        faults.append(f"dementia beds: {total[2]}")

    near = [set(sites_of) for sites_of in problem["nearest"]]
    served, used, cost = {}, {}, 0.0
    for k, t, s, z, j, count in solution["flows"]:
        if j not in near[z] or count < 0:
            faults.append(f"flow of zone {z} to site {j}: {count}")
        count /= MICRO
        served[k, t, s, z] = served.get((k, t, s, z), 0.0) + count
        used[k, t, s, j] = used.get((k, t, s, j), 0.0) + count
        cost += problem["distance_cost"] * problem["distance"][j][z] * count
    for (k, t, s, j), count in used.items():
        if count > beds[j][k][t] + NEAR:
            faults.append(f"beds of site {j}, kind {k}, year {t}, scenario {s}: {count} of {beds[j][k][t]}")
    for k in range(kinds):
        for t in range(years):
            for s in range(scenarios):
                for z, number in enumerate(people):
                    demand = number * problem["rate"][s][k] * problem["growth"][s][t]
                    unmet = demand - served.get((k, t, s, z), 0.0)
                    if unmet < -NEAR:
                        faults.append(f"zone {z}, kind {k}, year {t}, scenario {s}: {-unmet} served twice")
                    cost += problem["unmet"][k] * unmet
    return cost / scenarios + problem["money_weight"] * money, faults


def main() -> int:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    problem, solution = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
    objective, faults = check(problem, solution)
    for fault in faults:
        print(fault)
    print(f"objective {objective:.6f}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
