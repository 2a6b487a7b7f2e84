"""Where things are and what becomes of them: kitchens and meal points of a meals plan, sites of a network plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ._frame import Frame
from ._interactive import Page, layout, plotly
from ._read import Document, documents, name_of, title_of
from ._style import COLOURS, MUTED, Still, colour
from ._words import Language, say

CHANGES = {"kept": COLOURS[0], "resized": COLOURS[1], "opened": COLOURS[2], "closed": "#555555"}
SHAPES = ("s", "^", "D", "P", "v", "p")
SYMBOLS = ("square", "triangle-up", "diamond", "cross", "triangle-down", "pentagon")


@dataclass(frozen=True)
class Site:
    """A site on the map."""

    name: str
    place: str
    kind: int
    change: str
    capacity: float
    used: float


def meals(plan: Any, *, problem: Any = None, language: Language = "both", interactive: bool = False) -> Still | Page:
    """The map of a meals plan, and how much of each kitchen's capacity is used.

    Parameters
    ----------
    plan : Plan or dict
        A plan of `meals-plan`, or its document.
    problem : Problem or dict, optional
        What it is a plan of, where the plan is a document.
    language : {"both", "en", "zh"}
        Of the words on the picture.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page
        Sites by kind (shape), change (colour) and capacity (area of points' and kitchens' marks); communities as rings, filled
        where nobody of them goes without.
    """
    asked, answer = documents(plan, problem, ("meals-plan",), "meals")
    places = {site["id"]: site["place"] for site in (*asked["kitchens"], *asked["points"])}
    sites = [
        Site(name_of(site), places[site["id"]], kind, site["change"], site["capacity"], site["meals"])
        for kind, group in enumerate(("points", "kitchens"))
        for site in answer[group]
        if site["change"] != "not-opened"
    ]
    short = {each["community"] for each in answer["unserved"]}
    kinds = [say("point", language), say("kitchen", language)]
    return _draw(asked, answer, sites, kinds, short, language, interactive, kitchens=True)


def sites(plan: Any, *, problem: Any = None, language: Language = "both", interactive: bool = False) -> Still | Page:
    """The map of a network plan: sites by kind and by what becomes of them.

    Parameters
    ----------
    plan : Plan or dict
        A plan of `network-plan`, or its document.
    problem, language, interactive
        As of `meals`.

    Returns
    -------
    Still or Page
    """
    asked, answer = documents(plan, problem, ("network-plan",), "sites")
    places = {site["id"]: site["place"] for site in asked["sites"]}
    numbers = {kind["id"]: number for number, kind in enumerate(asked["kinds"])}
    there = [
        Site(name_of(site), places[site["id"]], numbers[site["kind"]], site["change"], site["offers"], site["hours"])
        for site in answer["sites"]
        if site["change"] != "not-opened"
    ]
    short = {each["community"] for each in answer["unserved"]}
    return _draw(
        asked, answer, there, [name_of(kind) for kind in asked["kinds"]], short, language, interactive, kitchens=False
    )


def _draw(
    problem: Document,
    plan: Document,
    there: list[Site],
    kinds: list[str],
    short: set[str],
    language: Language,
    interactive: bool,
    kitchens: bool,
) -> Still | Page:
    frame = Frame(problem, language)
    communities = [(name_of(each), each["place"], each["id"] not in short) for each in problem["communities"]]
    head = title_of(problem, plan)
    if interactive:
        return _page(frame, there, kinds, communities, head)
    rows = [site for site in there if site.kind == 1 and site.change != "closed"] if kitchens else []
    wide, high = frame.size(9.8, 3.2)
    more = 0.26 * len(rows) + 0.9
    figure = Still(wide, high + more) if rows else frame.sheet(9.8, 3.2)
    with figure.looks():
        if rows:
            ax, bars = figure.subplots(2, 1, height_ratios=[high, more])
            _kitchens(bars, rows, language)
        else:
            ax = figure.add_subplot()
        _map(ax, frame, there, kinds, communities, head)
    return figure


def _map(
    ax: Any, frame: Frame, there: list[Site], kinds: list[str], communities: list[tuple[str, str, bool]], head: str
) -> None:
    for served in (True, False):
        ends = [frame.at[place] for _, place, well in communities if well is served]
        if ends:
            word = say("community", frame.language)
            ax.scatter(
                *zip(*ends, strict=True),
                s=16,
                facecolor=MUTED if served else "white",
                edgecolor=MUTED,
                linewidths=0.8,
                label=word if served else f"{word}, {say('unserved', frame.language)}",
                zorder=3,
            )
    most = max((site.capacity for site in there), default=1.0) or 1.0
    for kind, name in enumerate(kinds):
        for change, fill in CHANGES.items():
            these = [site for site in there if site.kind == kind and site.change == change]
            if these:
                ax.scatter(
                    *zip(*(frame.at[site.place] for site in these), strict=True),
                    marker=SHAPES[kind % len(SHAPES)],
                    s=[34 + 130 * site.capacity / most for site in these],
                    facecolor="white" if change == "closed" else fill,
                    edgecolor=fill if change == "closed" else "white",
                    linewidths=1.3 if change == "closed" else 0.7,
                    zorder=5,
                    label=f"{name} · {say(change, frame.language)} ({len(these)})",
                )
    frame.prepare(ax, streets=True)
    frame.scale(ax)
    frame.note(ax)
    ax.set_title(head)
    legend = frame.legend(ax)
    for handle in legend.legend_handles:
        handle.set_sizes([45])


def _kitchens(ax: Any, rows: list[Site], language: Language) -> None:
    rows = sorted(rows, key=lambda site: site.name)
    ax.barh(
        range(len(rows)),
        [site.capacity for site in rows],
        height=0.74,
        color="white",
        edgecolor=MUTED,
        hatch="///",
        label=say("capacity", language),
        zorder=2,
    )
    ax.barh(
        range(len(rows)),
        [site.used for site in rows],
        height=0.74,
        color=colour(0),
        label=say("used", language),
        zorder=3,
    )
    ax.set_yticks(range(len(rows)), [site.name for site in rows])
    ax.invert_yaxis()
    ax.set_xlabel(say("meals", language))
    ax.grid(True, axis="x")
    ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)


def _page(
    frame: Frame, there: list[Site], kinds: list[str], communities: list[tuple[str, str, bool]], head: str
) -> Page:
    figure = plotly().Figure()
    for served in (True, False):
        ends = [(name, frame.at[place]) for name, place, well in communities if well is served]
        figure.add_scatter(
            x=[at[0] for _, at in ends],
            y=[at[1] for _, at in ends],
            text=[name for name, _ in ends],
            mode="markers",
            hoverinfo="text",
            marker={"size": 6, "color": MUTED, "symbol": "circle" if served else "circle-open"},
            name=say("served" if served else "unserved", frame.language),
        )
    most = max((site.capacity for site in there), default=1.0) or 1.0
    for kind, name in enumerate(kinds):
        for change, fill in CHANGES.items():
            these = [site for site in there if site.kind == kind and site.change == change]
            if these:
                figure.add_scatter(
                    x=[frame.at[site.place][0] for site in these],
                    y=[frame.at[site.place][1] for site in these],
                    mode="markers",
                    name=f"{name} · {say(change, frame.language)}",
                    hoverinfo="text",
                    text=[f"{site.name}<br>{site.used:g} / {site.capacity:g}" for site in these],
                    marker={
                        "size": [7 + 10 * site.capacity / most for site in these],
                        "color": fill,
                        "symbol": SYMBOLS[kind % len(SYMBOLS)] + ("-open" if change == "closed" else ""),
                    },
                )
    for name, x, y in frame.streets:
        figure.add_annotation(x=x, y=y, text=name, showarrow=False, bgcolor="rgba(255,255,255,0.75)")
    figure.update_layout(**layout(f"{head}\n{frame.notes()}", **frame.layout()))
    return Page(figure)
