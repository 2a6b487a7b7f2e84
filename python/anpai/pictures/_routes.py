"""The map of rounds: caregivers' (visits) by mode of travel, couriers' (meal-rounds) by kitchen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ._frame import Frame
from ._interactive import Page, layout, plotly
from ._read import Document, documents, name_of, title_of
from ._style import ALERT, LINES, MUTED, PALE, Still, colour
from ._words import Language, say


@dataclass(frozen=True)
class Line:
    """A round: who goes, what it is coloured by, and the places in order."""

    who: str
    group: str
    places: tuple[str, ...]
    said: tuple[str, ...]


def routes(
    plan: Any,
    *,
    problem: Any = None,
    only: Collection[str] | None = None,
    streets: bool = True,
    language: Language = "both",
    interactive: bool = False,
) -> Still | Page:
    """The map of a plan's rounds, straight from place to place.

    Parameters
    ----------
    plan : Plan or dict
        A plan of `visits` or `meal-rounds`, or its document.
    problem : Problem or dict, optional
        What it is a plan of, where the plan is a document.
    only : collection of str, optional
        Ids of caregivers or couriers: theirs in colour, each its own, all others in grey.
    streets : bool
        Whether to write the names of streets.
    language : {"both", "en", "zh"}
        Of the words on the picture.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page

    Examples
    --------
    >>> from anpai import pictures
    >>> day = {"model": "visits", "name": "A day", "datum": "local-plane", "streets": [],
    ...        "places": [{"id": "centre", "x": 0, "y": 0}, {"id": "li", "x": 900, "y": 300}],
    ...        "caregivers": [{"id": "c1", "mode": "walk"}], "visits": [], "clients": []}
    >>> plan = {"model": "visits", "unserved": [], "routes": [{"caregiver": "c1", "from": "centre", "to": "centre",
    ...         "stops": [{"visit": "v1", "place": "li", "start": "08:00"}]}]}
    >>> pictures.routes(plan, problem=day, language="en").axes[0].get_xlabel()
    'east, km'
    """
    asked, answer = documents(plan, problem, ("visits", "meal-rounds"), "routes")
    frame = Frame(asked, language)
    lines = _visits(asked, answer, language) if asked["model"] == "visits" else _meals(asked, answer)
    picked = None if only is None else set(only)
    if picked is not None:
        unknown = sorted(picked - {line.who for line in lines})
        if unknown:
            raise ValueError(f"nobody of this plan has a round under {', '.join(unknown)}")
    ground = _Ground(asked, answer, lines)
    head = f"{title_of(asked, answer)}\n{say('rounds', language)}"
    if interactive:
        return _page(frame, lines, ground, picked, head, _credit(answer))
    return _still(frame, lines, ground, picked, head, streets, _credit(answer))


class _Ground:
    """What is there beside the rounds: bases, homes, and those who go unserved."""

    def __init__(self, problem: Document, plan: Document, lines: list[Line]) -> None:
        self.bases = sorted({end for line in lines for end in (line.places[0], line.places[-1])})
        self.homes = sorted({place for line in lines for place in line.places[1:-1]})
        if problem["model"] == "visits":
            clients = {client["id"]: client.get("place") for client in problem["clients"]}
            where = {visit["id"]: visit.get("place") or clients.get(visit.get("client")) for visit in problem["visits"]}
            left = [where.get(each["visit"]) for each in plan["unserved"]]
        else:
            where = {order["id"]: order["place"] for order in problem["orders"]}
            left = [where.get(each["order"]) for each in plan["unserved"]]
        self.unserved = [place for place in left if place is not None]


def _visits(problem: Document, plan: Document, language: Language) -> list[Line]:
    modes = {caregiver["id"]: caregiver.get("mode") for caregiver in problem["caregivers"]}
    only = next(iter(problem.get("travel", {}).get("modes", {})), "travel")
    return [
        Line(
            route["caregiver"],
            say(modes.get(route["caregiver"]) or only, language),
            (route["from"], *(stop["place"] for stop in route["stops"]), route["to"]),
            (
                route["caregiver"],
                *(f"{stop.get('visit', say('break', language))} {stop['start']}" for stop in route["stops"]),
                route["caregiver"],
            ),
        )
        for route in plan["routes"]
        if route["stops"]
    ]


def _meals(problem: Document, plan: Document) -> list[Line]:
    kitchens = {kitchen["id"]: kitchen for kitchen in problem["kitchens"]}
    return [
        Line(
            trip["courier"],
            name_of(kitchens[trip["kitchen"]]),
            (
                kitchens[trip["kitchen"]]["place"],
                *(stop["place"] for stop in trip["stops"]),
                kitchens[trip["kitchen"]]["place"],
            ),
            (trip["departure"], *(f"{stop['order']} {stop['arrival']}" for stop in trip["stops"]), trip["end"]),
        )
        for trip in sorted(plan["trips"], key=lambda trip: trip["kitchen"])
        if trip["stops"]
    ]


def _credit(plan: Document) -> str:
    return ", ".join(sorted({part["credit"] for part in plan.get("travel", []) if part.get("credit")}))


def _groups(lines: list[Line], picked: set[str] | None) -> dict[str, tuple[str, str]]:
    """What each round is coloured by, with a colour and a way of drawing its line."""
    names = dict.fromkeys(
        line.group if picked is None else line.who for line in lines if picked is None or line.who in picked
    )
    return {
        name: (colour(number), LINES[number // 8 % len(LINES)] if len(names) > 8 else LINES[number % len(LINES)])
        for number, name in enumerate(names)
    }


def _still(
    frame: Frame, lines: list[Line], ground: _Ground, picked: set[str] | None, head: str, streets: bool, credit: str
) -> Still:
    figure = frame.sheet(9.5, 1.9)
    with figure.looks():
        ax = figure.add_subplot()
        groups = _groups(lines, picked)
        seen: set[str] = set()
        for line in lines:
            name = line.group if picked is None else line.who
            xs, ys = zip(*(frame.at[place] for place in line.places), strict=True)
            if name not in groups:
                ax.plot(xs, ys, color=PALE, linewidth=0.7, zorder=2)
                continue
            drawn, dash = groups[name]
            label = None if name in seen else name
            seen.add(name)
            ax.plot(
                xs,
                ys,
                color=drawn,
                linestyle=dash,
                linewidth=1.0 if picked is None else 1.9,
                label=label,
                zorder=4,
                alpha=0.75 if picked is None else 1.0,
            )
        _dots(
            ax, frame, ground.homes, say("home", frame.language), marker="o", s=7, color=MUTED, zorder=5, linewidths=0
        )
        _dots(
            ax,
            frame,
            ground.bases,
            say("kitchen" if lines and _is_meals(lines) else "station", frame.language),
            marker="s",
            s=34,
            facecolor="white",
            edgecolor="black",
            linewidths=1.2,
            zorder=7,
        )
        _dots(
            ax,
            frame,
            ground.unserved,
            say("unserved", frame.language),
            marker="X",
            s=70,
            facecolor=ALERT,
            edgecolor="white",
            linewidths=0.8,
            zorder=8,
        )
        frame.prepare(ax, streets)
        frame.scale(ax)
        frame.note(ax, credit)
        ax.set_title(head)
        frame.legend(ax)
    return figure


def _is_meals(lines: list[Line]) -> bool:
    return ":" in lines[0].said[0]


def _dots(ax: Any, frame: Frame, places: list[str], label: str, **how: Any) -> None:
    if places:
        xs, ys = zip(*(frame.at[place] for place in places), strict=True)
        ax.scatter(xs, ys, label=label, **how)


def _page(frame: Frame, lines: list[Line], ground: _Ground, picked: set[str] | None, head: str, credit: str) -> Page:
    go = plotly()
    figure = go.Figure()
    groups = _groups(lines, picked)
    shown = [line for line in lines if picked is None or line.who in picked]
    for name, (drawn, _) in groups.items():
        xs: list[float | None] = []
        ys: list[float | None] = []
        said: list[str | None] = []
        for line in shown:
            if (line.group if picked is None else line.who) == name:
                xs += [*(frame.at[place][0] for place in line.places), None]
                ys += [*(frame.at[place][1] for place in line.places), None]
                said += [*(f"{line.who}<br>{each}" for each in line.said), None]
        figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines+markers",
            name=name,
            text=said,
            hoverinfo="text",
            line={"color": drawn, "width": 1.5},
            marker={"size": 5},
        )
    for places, word, look in (
        (
            ground.bases,
            "kitchen" if lines and _is_meals(lines) else "station",
            {"symbol": "square-open", "size": 9, "color": "black"},
        ),
        (ground.unserved, "unserved", {"symbol": "x", "size": 11, "color": ALERT}),
    ):
        figure.add_scatter(
            x=[frame.at[place][0] for place in places],
            y=[frame.at[place][1] for place in places],
            mode="markers",
            name=say(word, frame.language),
            text=places,
            hoverinfo="text+name",
            marker=look,
        )
    for name, x, y in frame.streets:
        figure.add_annotation(x=x, y=y, text=name, showarrow=False, bgcolor="rgba(255,255,255,0.75)")
    figure.update_layout(**layout(f"{head} · {frame.notes(credit)}", **frame.layout()))
    return Page(figure)
