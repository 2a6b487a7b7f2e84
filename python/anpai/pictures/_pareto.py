"""The front of plans that none beats in both: what more money buys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._interactive import Page, broken, layout, plotly
from ._read import million
from ._style import ALERT, Still, colour, from_zero
from ._words import Language, say


def pareto(
    frontier: Any,
    *,
    chosen: Mapping[str, Any] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: bool = False,
) -> Still | Page:
    """Cost against what is left unmet, a point for each plan of a front.

    Parameters
    ----------
    frontier : dict
        What `anpai.frontier` gives, and `anpai frontier --json` says, of a `beds-plan` (`points`) or of a `network-plan` (`front`).
    chosen : mapping of str to Plan or dict, optional
        Plans to mark by name, of `beds-plan`.
    title : str
        What stands above; the name of the place, for instance.
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
    >>> front = {"points": [{"cost_fen": 4_000_000_000, "mean_need": 9_000_000}, {"cost_fen": 9_000_000_000, "mean_need": 2_000_000}]}
    >>> pictures.pareto(front, language="en").axes[0].get_xlabel()
    'cost, million yuan'
    """
    points, vertical, unit, target = _points(frontier)
    marks = []
    for name, plan in (chosen or {}).items():
        document = getattr(plan, "document", plan)
        marks.append((name, million(document["stages"]["cost"]), _mean_need(document) / 1e6))
    labels = (say("cost", language), ", ".join(part for part in (say(vertical, language), unit) if part))
    what = say("frontier", language) + (f" · {say('asked at points', language)} {target}" if target else "")
    head = "\n".join(part for part in (title, what) if part)
    return (_page if interactive else _still)(points, marks, labels, head)


def _points(frontier: Any) -> tuple[list[tuple[float, float, str]], str, str, str]:
    """Cost, what is unmet, and label of each point; the word for what is unmet, and its unit where that does not say it; the
    target that labels are of."""
    document = getattr(frontier, "document", frontier)
    if "points" in document:
        # Metres, people and years are millions at once.
        return [(million(each["cost_fen"]), each["mean_need"] / 1e6, "") for each in document["points"]], "need", "", ""
    if "front" in document:
        asked = sorted(document["front"], key=lambda each: int(each["at_least_hundredths"]))
        points = [
            (million(each["cost_fen"]), float(each["unmet_hours"]), f"{each['at_least_hundredths'] / 100:g}")
            for each in asked
        ]
        unit = str(document.get("unit", ""))
        return _together(points), "unmet" if unit else "hours unmet", unit, str(document.get("target", ""))
    raise ValueError("pictures.pareto draws what `anpai frontier --json` says: `points` or `front`")


def _together(points: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """The points with one label for those that lie close to each other, at the highest of them: their labels would too."""
    wide = max(x for x, _, _ in points) - min(x for x, _, _ in points) if points else 0.0
    high = max((y for _, y, _ in points), default=0.0)
    groups: list[list[tuple[float, float, str]]] = []
    for x, y, said in points:
        near = (
            group
            for group in groups
            if any(abs(x - east) <= 0.06 * wide and abs(y - north) <= 0.06 * high for east, north, _ in group)
        )
        group = next(near, None)
        if group is None:
            groups.append([(x, y, said)])
        else:
            group.append((x, y, said))
    labelled = []
    for group in groups:
        top = max(range(len(group)), key=lambda place: group[place][1])
        label = ", ".join(said for _, _, said in group)
        labelled += [(x, y, label if place == top else "") for place, (x, y, _) in enumerate(group)]
    return labelled


def _mean_need(plan: Mapping[str, Any]) -> float:
    """Metres, people and years in the mean: the stage `need` is their sum over scenarios by weight."""
    weights = sum(scenario["weight"] for scenario in plan["scenarios"]) or 1
    return float(plan["stages"]["need"]) / weights


def _still(
    points: list[tuple[float, float, str]], marks: list[tuple[str, float, float]], labels: tuple[str, str], head: str
) -> Still:
    figure = Still(8.2, 4.6)
    with figure.looks():
        ax = figure.add_subplot()
        ordered = sorted(points)
        ax.plot(
            [x for x, _, _ in ordered],
            [y for _, y, _ in ordered],
            color=colour(0),
            marker="o",
            linewidth=1.6,
            markersize=7,
        )
        for x, y, said in ordered:
            if said:
                ax.annotate(said, (x, y), (0, 9), textcoords="offset points", fontsize=8, ha="center")
        for number, (name, x, y) in enumerate(marks):
            ax.scatter(
                [x],
                [y],
                marker="*^sPX"[number % 5],
                s=130,
                color=(ALERT, *(colour(each) for each in (2, 3, 1, 6)))[number % 5],
                label=name,
                zorder=5,
                edgecolor="white",
                linewidth=0.6,
            )
        ax.set_xlabel(labels[0])
        ax.set_ylabel(labels[1].replace("） ", "）\n"), linespacing=1.35)
        from_zero(ax)
        ax.grid(True)
        ax.set_title(head)
        if marks:
            ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)
    return figure


def _page(
    points: list[tuple[float, float, str]], marks: list[tuple[str, float, float]], labels: tuple[str, str], head: str
) -> Page:
    figure = plotly().Figure()
    ordered = sorted(points)
    figure.add_scatter(
        x=[x for x, _, _ in ordered],
        y=[y for _, y, _ in ordered],
        text=[said for *_, said in ordered],
        mode="lines+markers+text",
        textposition="top center",
        showlegend=False,
        marker={"size": 10, "color": colour(0)},
    )
    for number, (name, x, y) in enumerate(marks):
        figure.add_scatter(
            x=[x], y=[y], name=name, mode="markers", marker={"size": 15, "symbol": number + 17, "color": ALERT}
        )
    figure.update_layout(
        **layout(
            head,
            xaxis={"title": labels[0], "showgrid": True},
            yaxis={"title": broken(labels[1]), "showgrid": True, "rangemode": "tozero"},
        )
    )
    return Page(figure)
