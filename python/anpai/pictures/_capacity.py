"""A plan for beds by year: beds of each kind against need and targets, what targets come to, and what is spent of which budget."""

from __future__ import annotations

from typing import Any

from ._interactive import Page, broken, layout, plotly
from ._read import Document, documents, million, name_of, title_of
from ._style import ALERT, HATCHES, INK, Still, colour
from ._words import Language, say


def capacity(plan: Any, *, problem: Any = None, language: Language = "both", interactive: bool = False) -> Still | Page:
    """Beds by year and kind against the need and the targets, and spending by year and source.

    Parameters
    ----------
    plan : Plan or dict
        A plan of `beds-plan`, or its document.
    problem : Problem or dict, optional
        What it is a plan of, where the plan is a document.
    language : {"both", "en", "zh"}
        Of the words on the picture.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page
        Three parts: beds in each year (the first bar is what was there before the plan; the line is the need of all
        communities, mean of the scenarios by weight); each target as percent of what is asked; spending in million yuan.
    """
    asked, answer = documents(plan, problem, ("beds-plan",), "capacity")
    drawn = _Drawn(asked, answer)
    head = title_of(asked, answer)
    return (_page if interactive else _still)(drawn, head, language)


class _Drawn:
    """What is drawn, as numbers."""

    def __init__(self, problem: Document, plan: Document) -> None:
        self.years = [year["year"] for year in plan["years"]]
        self.kinds = [(kind["id"], name_of(kind)) for kind in problem["kinds"]]
        before = {kind: 0 for kind, _ in self.kinds}
        for home in problem["institutions"]:
            if home.get("client_group", "elderly") == "elderly":
                for kind, beds in home["beds"].items():
                    before[kind] += beds
        self.beds = {
            kind: [before[kind], *(year["beds"].get(kind, 0) for year in plan["years"])] for kind, _ in self.kinds
        }
        self.need = _need(problem, len(self.years))
        self.targets = [_target(target) for target in plan["targets"]]
        self.sources = sorted({source for year in plan["years"] for source in year["spent_fen"]})
        self.spent = {
            source: [million(year["spent_fen"].get(source, 0)) for year in plan["years"]] for source in self.sources
        }


def _need(problem: Document, years: int) -> list[float]:
    """The need of all kinds in each year, mean of the scenarios by weight."""
    scenarios = problem.get("scenarios") or [{"weight": 1}]
    weights = sum(scenario.get("weight", 1) for scenario in scenarios)
    total = [0.0] * years
    for scenario in scenarios:
        percents = scenario.get("percent", {})
        share = scenario.get("weight", 1) / weights
        for community in problem["communities"]:
            for kind, people in community["demand"].items():
                for year in range(years):
                    total[year] += share * people[year] * percents.get(kind, [100.0] * years)[year] / 100
    return total


def _target(target: Document) -> tuple[str, str, float, bool]:
    """Name, what is said of it, percent of what is asked, and whether it is reached."""
    at_most = "at_most_hundredths" in target
    asked = target["at_most_hundredths" if at_most else "at_least_hundredths"] / 100
    reached = target["reached_hundredths"] / 100
    percent = 100 * reached / asked if asked else 100.0
    said = f"{reached:g} {'≤' if at_most else '≥'} {asked:g}"
    return target.get("name") or target["id"], said, percent, target["missing"] == 0


def _still(drawn: _Drawn, head: str, language: Language) -> Still:
    figure = Still(10.5, 7.2)
    with figure.looks():
        parts: Any = figure.subfigures(2, 1, height_ratios=[1.15, 1])
        top, below = parts
        beds = top.subplots()
        _stack(
            beds,
            [say("now", language), *map(str, drawn.years)],
            [(name, drawn.beds[kind]) for kind, name in drawn.kinds],
        )
        beds.plot(
            range(1, len(drawn.years) + 1),
            drawn.need,
            color="black",
            marker="D",
            markersize=5,
            linewidth=1.4,
            linestyle="--",
            label=say("demand", language),
            zorder=6,
        )
        beds.set_ylabel(say("beds", language))
        beds.set_title(head)
        beds.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)
        targets, money = below.subplots(1, 2, width_ratios=[1.25, 1])
        _targets(targets, drawn, language)
        _stack(money, list(map(str, drawn.years)), [(source, drawn.spent[source]) for source in drawn.sources])
        money.set_ylabel(say("million yuan", language))
        money.set_title(say("spending", language))
        money.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)
    return figure


def _stack(ax: Any, names: list[str], parts: list[tuple[str, list[float]]]) -> None:
    base = [0.0] * len(names)
    for number, (name, heights) in enumerate(parts):
        ax.bar(
            range(len(names)),
            heights,
            bottom=base,
            width=0.66,
            color=colour(number),
            hatch=HATCHES[number],
            edgecolor="white",
            linewidth=0.5,
            label=name,
            zorder=3,
        )
        base = [low + height for low, height in zip(base, heights, strict=True)]
    ax.set_xticks(range(len(names)), names)
    ax.grid(True, axis="y")
    ax.margins(y=0.08)


def _targets(ax: Any, drawn: _Drawn, language: Language) -> None:
    names = [name for name, _, _, _ in drawn.targets]
    # What is far beyond a target would squeeze the others: the bar ends at 200 %, its words say how much it is.
    ax.barh(
        range(len(names)),
        [min(percent, 200.0) for _, _, percent, _ in drawn.targets],
        height=0.6,
        color=[colour(0) if kept else ALERT for *_, kept in drawn.targets],
        hatch=["" if kept else "///" for *_, kept in drawn.targets],
        edgecolor="white",
        zorder=3,
    )
    for row, (_, said, percent, kept) in enumerate(drawn.targets):
        ax.text(
            max(min(percent, 200.0), 100.0) + 3,
            row,
            said if kept else f"{said} ✗",
            va="center",
            fontsize=8,
            zorder=5,
            color=INK if kept else ALERT,
        )
    ax.axvline(100, color="black", linewidth=1.2, linestyle="--", zorder=4)
    ax.set_xlim(0, 275)
    ax.set_xticks([0, 50, 100, 150, 200])
    ax.set_yticks(range(len(names)), names)
    ax.invert_yaxis()
    ax.set_xlabel(say("percent of target", language))
    ax.set_title(say("targets", language))


def _page(drawn: _Drawn, head: str, language: Language) -> Page:
    go = plotly()
    from plotly.subplots import make_subplots

    figure = make_subplots(
        rows=2,
        cols=2,
        specs=[[{"colspan": 2}, None], [{}, {}]],
        subplot_titles=(say("beds", language), say("targets", language), broken(say("spent", language))),
    )
    names = [say("now", language), *map(str, drawn.years)]
    for number, (kind, name) in enumerate(drawn.kinds):
        figure.add_bar(x=names, y=drawn.beds[kind], name=name, marker_color=colour(number), row=1, col=1)
    figure.add_scatter(
        x=names[1:],
        y=drawn.need,
        name=broken(say("demand", language)),
        mode="lines+markers",
        line={"color": "black", "dash": "dash"},
        row=1,
        col=1,
    )
    figure.add_trace(
        go.Bar(
            y=[name for name, *_ in drawn.targets],
            x=[percent for *_, percent, _ in drawn.targets],
            orientation="h",
            text=[said for _, said, *_ in drawn.targets],
            showlegend=False,
            marker_color=[colour(0) if kept else ALERT for *_, kept in drawn.targets],
        ),
        row=2,
        col=1,
    )
    for number, source in enumerate(drawn.sources):
        figure.add_bar(
            x=list(map(str, drawn.years)),
            y=drawn.spent[source],
            name=source,
            marker_color=colour(number),
            legend="legend2",
            row=2,
            col=2,
        )
    # All of its look is said here, because the template has shapes without lines.
    figure.add_vline(x=100, line={"color": "black", "dash": "dash", "width": 1.2}, opacity=1, row=2, col=1)
    figure.update_xaxes(title=say("percent of target", language), row=2, col=1)
    figure.update_yaxes(autorange="reversed", automargin=True, row=2, col=1)
    figure.update_layout(
        **layout(
            head,
            parts=True,
            barmode="stack",
            height=780,
            legend2={"y": figure.layout.yaxis3.domain[1], "x": 1.02},
        )
    )
    return Page(figure)
