"""Who does what when: a roster of visits, couriers' trips, or a day of a funeral home by hall, hearse and cremator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ._interactive import Page, broken, layout, plotly
from ._read import Document, documents, hours, name_of, title_of
from ._style import HATCHES, PALE, Still, colour
from ._words import Language, say

STEPS = ("pickup", "storage", "preparation", "vigil", "farewell", "cremation", "collection")
# As many kinds of bars as there are colours that can be told apart; what is left is "other".
MOST_KINDS = 8


@dataclass(frozen=True)
class Bar:
    """Something that takes time: hours since the midnight of the day that is drawn."""

    row: str
    start: float
    end: float
    kind: str
    said: str


def gantt(
    plan: Any,
    *,
    problem: Any = None,
    day: int = 0,
    rows: Collection[str] | int = 30,
    language: Language = "both",
    interactive: bool = False,
) -> Still | Page:
    """Rows of bars by time of day.

    Parameters
    ----------
    plan : Plan or dict
        A plan of `visits`, `meal-rounds`, `funerals-day` or `funerals-week`, or its document.
    problem : Problem or dict, optional
        What it is a plan of, where the plan is a document.
    day : int
        The day of the horizon, counted from 0.
    rows : int or collection of str
        How many caregivers or couriers, the first ones to begin; or their ids. Units of a funeral home are all drawn.
    language : {"both", "en", "zh"}
        Of the words on the picture.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page
    """
    asked, answer = documents(plan, problem, ("visits", "meal-rounds", "funerals-day", "funerals-week"), "gantt")
    if asked["model"] == "visits":
        bars = _visits(asked, answer, day, language)
    elif asked["model"] == "meal-rounds":
        bars = _meals(answer, language)
    else:
        bars = _funerals(asked, answer, day, language)
    if not bars:
        raise ValueError(f"nothing happens on day {day} of this plan")
    order = _order(asked, bars)
    there = len(order)
    if not asked["model"].startswith("funerals"):
        order = order[:rows] if isinstance(rows, int) else [row for row in order if row in set(rows)]
        if not order:
            raise ValueError("none of these rows is in the plan on that day")
    shown = f" · {len(order)}/{there}" if len(order) < there else ""
    word = "day" if asked["model"].startswith("funerals") else "roster"
    head = f"{title_of(asked, answer)}\n{say(word, language)} · {_date(asked, day)}{shown}"
    wanted = set(order)
    bars = [bar for bar in bars if bar.row in wanted]
    kinds = _kinds(asked, bars, language)
    return (_page if interactive else _still)(order, bars, kinds, head, language)


def _date(problem: Document, day: int) -> str:
    start = problem.get("date") or problem["horizon"]["start"]
    return (date.fromisoformat(start) + timedelta(days=day)).isoformat()


def _visits(problem: Document, plan: Document, day: int, language: Language) -> list[Bar]:
    services = {service["id"]: name_of(service) for service in problem["services"]}
    tasks = {visit["id"]: [services[task["service"]] for task in visit["tasks"]] for visit in problem["visits"]}
    bars = []
    for route in plan["routes"]:
        if route["day"] != day or not route["stops"]:
            continue
        who = route["caregiver"]
        bars.append(
            Bar(who, hours(route["departure"]), hours(route["finish"]), "travel", f"{route['from']} – {route['to']}")
        )
        for stop in route["stops"]:
            start, end = hours(stop["start"]), hours(stop["end"])
            if start - hours(stop["arrival"]) > 1 / 60:
                bars.append(Bar(who, hours(stop["arrival"]), start, "waiting", say("waiting", language)))
            kind = tasks[stop["visit"]][stop["task"]] if "visit" in stop else "break"
            bars.append(
                Bar(who, start, end, kind, f"{stop.get('visit', say('break', language))} {stop['start']}–{stop['end']}")
            )
    return bars


def _meals(plan: Document, language: Language) -> list[Bar]:
    bars = []
    for trip in plan["trips"]:
        bars.append(
            Bar(
                trip["courier"],
                hours(trip["departure"]),
                hours(trip["end"]),
                "travel",
                f"{trip['kitchen']}, {trip['meals']} {say('shelf', language)}",
            )
        )
        for stop in trip["stops"]:
            if hours(stop["begin"]) - hours(stop["arrival"]) > 1 / 60:
                bars.append(
                    Bar(
                        trip["courier"],
                        hours(stop["arrival"]),
                        hours(stop["begin"]),
                        "waiting",
                        say("waiting", language),
                    )
                )
            bars.append(
                Bar(
                    trip["courier"],
                    hours(stop["begin"]),
                    hours(stop["end"]),
                    trip["kitchen"],
                    f"{stop['order']}, {stop['meals']} {say('shelf', language)} {stop['begin']}",
                )
            )
    return bars


def _funerals(problem: Document, plan: Document, day: int, language: Language) -> list[Bar]:
    today = date.fromisoformat(problem["horizon"]["start"]) + timedelta(days=day)

    def since(moment: str) -> float:
        return (date.fromisoformat(moment[:10]) - today).days * 24 + hours(moment)

    uses = [(step, case[step], case["case"]) for case in plan["cases"] for step in STEPS if step in case]
    uses += [("collection", each, each["collection"]) for each in plan["collections"]]
    bars = []
    for step, use, who in uses:
        # A step that takes no time has no unit: cold storage of a case that is prepared as soon as it is there.
        if "unit" not in use:
            continue
        start, end = since(use["start"]), since(use["end"])
        if start < 24 and end > 0:
            bars.append(
                Bar(
                    use["unit"],
                    max(start, 0.0),
                    min(end, 24.0),
                    step,
                    f"{who} {say(step, language)} {use['start']} – {use['end']}",
                )
            )
    return bars


def _order(problem: Document, bars: list[Bar]) -> list[str]:
    first: dict[str, float] = {}
    for bar in bars:
        first[bar.row] = min(first.get(bar.row, bar.start), bar.start)
    if problem["model"].startswith("funerals"):
        steps = {bar.row: STEPS.index(bar.kind) % (len(STEPS) - 1) for bar in bars}
        return sorted(first, key=lambda row: (steps[row], *_number(row)))
    return sorted(first, key=lambda row: (first[row], row))


def _number(unit: str) -> tuple[str, int]:
    """`vigil hall 12 (守灵厅)` after `vigil hall 3 (守灵厅)`."""
    name, _, rest = unit.partition(" (")
    words = name.split(" ")
    return (rest + " ".join(words[:-1]), int(words[-1])) if words[-1].isdigit() else (unit, 0)


def _kinds(problem: Document, bars: list[Bar], language: Language) -> dict[str, tuple[str, str, str]]:
    """Of each kind of bar: what the legend says, colour, hatch."""
    look = {
        "travel": (say("travel", language), PALE, ""),
        "waiting": (say("waiting", language), "#ffffff", "////"),
        "break": (say("break", language), "#ffffff", "...."),
    }
    counted = Counter(bar.kind for bar in bars if bar.kind not in look)
    if problem["model"].startswith("funerals"):
        named = [step for step in STEPS if step in counted]
    else:
        named = sorted(kind for kind, _ in counted.most_common(MOST_KINDS))
    names = {kitchen["id"]: name_of(kitchen) for kitchen in problem.get("kitchens", [])}
    for number, kind in enumerate(named):
        look[kind] = (
            names.get(kind) or say(kind, language),
            colour(number),
            HATCHES[number % len(HATCHES)] if number > 3 else "",
        )
    for kind in counted:
        look.setdefault(kind, (say("other", language), "#40484c", ""))
    there = {bar.kind for bar in bars}
    return {kind: how for kind, how in look.items() if kind in there}


def _hours(bars: list[Bar]) -> tuple[int, int, list[float]]:
    """The whole hours that bars lie between, and what stands on the axis: half hours, hours, or every second one."""
    first, last = int(min(bar.start for bar in bars)), -int(-max(bar.end for bar in bars) // 1)
    step = 0.5 if last - first <= 4 else 1.0 if last - first <= 14 else 2.0
    return first, last, [first + step * number for number in range(int((last - first) / step) + 1)]


def _clock(hour: float) -> str:
    return f"{int(hour):02d}:{round(hour % 1 * 60):02d}"


def _still(
    order: list[str], bars: list[Bar], kinds: dict[str, tuple[str, str, str]], head: str, language: Language
) -> Still:
    figure = Still(10.5, max(2.8, 0.185 * len(order) + 1.9))
    with figure.looks():
        ax = figure.add_subplot()
        row = {name: number for number, name in enumerate(order)}
        labels: set[str] = set()
        for kind, (label, fill, hatch) in kinds.items():
            these = [bar for bar in bars if bar.kind == kind]
            thin = kind == "travel"
            ax.barh(
                [row[bar.row] for bar in these],
                [bar.end - bar.start for bar in these],
                left=[bar.start for bar in these],
                height=0.16 if thin else 0.74,
                color=fill,
                hatch=hatch,
                linewidth=0.5,
                edgecolor="white" if fill not in ("#ffffff", PALE) else "#8b9498",
                label=None if label in labels else label,
                zorder=2 if thin else 3,
            )
            labels.add(label)
        ax.set_yticks(range(len(order)), order, fontsize=7.5)
        ax.set_ylim(len(order) - 0.4, -0.6)
        first, last, ticks = _hours(bars)
        ax.set_xlim(first, last)
        ax.set_xticks(ticks, [_clock(tick) for tick in ticks])
        ax.set_xlabel(say("clock", language))
        ax.tick_params(axis="y", length=0)
        ax.grid(True, axis="x")
        ax.set_title(head)
        figure.legend(loc="outside lower center", ncols=min(len(labels), 5))
    return figure


def _page(
    order: list[str], bars: list[Bar], kinds: dict[str, tuple[str, str, str]], head: str, language: Language
) -> Page:
    go = plotly()
    figure = go.Figure()
    labels: set[str] = set()
    for kind, (label, fill, hatch) in kinds.items():
        these = [bar for bar in bars if bar.kind == kind]
        figure.add_bar(
            y=[bar.row for bar in these],
            x=[bar.end - bar.start for bar in these],
            base=[bar.start for bar in these],
            orientation="h",
            name=broken(label),
            legendgroup=label,
            showlegend=label not in labels,
            text=[bar.said for bar in these],
            textposition="none",
            hoverinfo="text+y",
            width=0.2 if kind == "travel" else 0.8,
            marker={
                "color": fill,
                "line": {"color": "#8b9498", "width": 0.5},
                # Of the two that are white, one is hatched and one is dotted.
                "pattern": {"shape": hatch[:1] if fill == "#ffffff" else "", "fgcolor": "#8b9498", "size": 5},
            },
        )
        labels.add(label)
    first, last, ticks = _hours(bars)
    figure.update_layout(
        **layout(
            head,
            barmode="overlay",
            height=max(360, 19 * len(order) + 180),
            xaxis={
                "title": say("clock", language),
                "tickvals": ticks,
                "range": [first, last],
                "ticktext": [_clock(tick) for tick in ticks],
                "tickangle": 0,
                "showgrid": True,
            },
            yaxis={
                "categoryorder": "array",
                "categoryarray": order[::-1],
                "tickmode": "linear",
                "tickfont": {"size": 11},
            },
        )
    )
    return Page(figure)
