"""Cemeteries over years: who is buried how and who finds no grave, when each site is full, and what it costs."""

from __future__ import annotations

from typing import Any

from ._interactive import Page, layout, plotly
from ._read import Document, documents, million, name_of, title_of
from ._style import ALERT, HATCHES, LINES, MUTED, Still, colour, from_zero
from ._words import Language, say

SPENDING = (("building_fen", "building"), ("burials_fen", "burials"), ("awards_fen", "awards"))


def cemetery(plan: Any, *, problem: Any = None, language: Language = "both", interactive: bool = False) -> Still | Page:
    """Burials by kind and year, free units by site with the year in which they run out, and spending.

    Parameters
    ----------
    plan : Plan or dict
        A plan of `cemetery-plan`, or its document.
    problem : Problem or dict, optional
        What it is a plan of, where the plan is a document.
    language : {"both", "en", "zh"}
        Of the words on the picture.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page
    """
    asked, answer = documents(plan, problem, ("cemetery-plan",), "cemetery")
    drawn = _Drawn(asked, answer, language)
    return (_page if interactive else _still)(drawn, title_of(asked, answer), language)


class _Drawn:
    """What is drawn, as numbers."""

    def __init__(self, problem: Document, plan: Document, language: Language) -> None:
        self.years = [year["year"] for year in plan["years"]]
        self.buried = [
            (name_of(kind), [year["buried"].get(kind["id"], 0) for year in plan["years"]]) for kind in problem["kinds"]
        ]
        self.missing = [sum(year["unserved"].values()) for year in plan["years"]]
        self.missing_as_is = [sum(year["unserved"].values()) for year in plan["as_is"]["years"]]
        self.sites = []
        for site in plan["sites"]:
            free = [sum(units[year] for units in site["free"].values()) for year in range(len(self.years))]
            if any(free) or any(site["buried"]):
                self.sites.append(
                    (
                        name_of(site),
                        free,
                        _until(site["plan"], "plan", language),
                        _until(site["as_is"], "as is", language),
                    )
                )
        self.spending = [
            (say(word, language), [million(year["spent"][part]) for year in plan["years"]]) for part, word in SPENDING
        ]


def _until(state: Document, whose: str, language: Language) -> str:
    words = {
        "full": f"{say('full', language)} {state.get('year')}",
        "lasts": f"{say('left', language)} {state.get('free')}",
        "nothing-there": "–",
    }
    return f"{say(whose, language)}: {words[state['state']]}"


def _still(drawn: _Drawn, head: str, language: Language) -> Still:
    figure = Still(9.8, 8.6)
    with figure.looks():
        people, free, money = figure.subplots(3, 1, sharex=True, height_ratios=[1.3, 1.2, 0.9])
        _stack(
            people,
            drawn.years,
            [*drawn.buried, (say("no grave", language), [float(each) for each in drawn.missing])],
            alert=True,
        )
        people.plot(
            drawn.years,
            drawn.missing_as_is,
            color="black",
            marker="x",
            linestyle="--",
            linewidth=1.1,
            zorder=6,
            label=f"{say('no grave', language)}\n{say('as is', language)}",
        )
        people.set_ylabel(say("people", language))
        people.set_title(head)
        for number, (name, units, plan, as_is) in enumerate(drawn.sites):
            free.plot(
                drawn.years,
                units,
                color=colour(number),
                linestyle=LINES[number % len(LINES)],
                marker="os^Dv"[number % 5],
                markersize=4.5,
                linewidth=1.6,
                label=f"{name}\n{plan}\n{as_is}",
            )
        free.set_ylabel(say("units", language))
        free.set_title(say("free", language))
        from_zero(free)
        _stack(money, drawn.years, drawn.spending)
        money.set_ylabel(say("million yuan", language))
        money.set_title(say("spending", language))
        money.set_xlabel(say("year", language))
        # Of thirty years every second is named; the last is always one of them.
        step = 1 if len(drawn.years) <= 16 else 2
        money.set_xticks(drawn.years[::-1][::step][::-1])
        for ax in (people, free, money):
            ax.grid(True, axis="y")
            ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)
    return figure


def _stack(ax: Any, years: list[int], parts: list[tuple[str, list[float]]], alert: bool = False) -> None:
    base = [0.0] * len(years)
    for number, (name, heights) in enumerate(parts):
        last = alert and number == len(parts) - 1
        ax.bar(
            years,
            heights,
            bottom=base,
            width=0.7,
            color="white" if last else colour(number),
            linewidth=0.5,
            hatch="////" if last else HATCHES[number % len(HATCHES)],
            edgecolor=ALERT if last else "white",
            label=name,
            zorder=3,
        )
        base = [low + height for low, height in zip(base, heights, strict=True)]


def _page(drawn: _Drawn, head: str, language: Language) -> Page:
    plotly()
    from plotly.subplots import make_subplots

    figure = make_subplots(
        rows=3,
        cols=1,
        shared_xaxes=True,
        row_heights=[0.4, 0.35, 0.25],
        subplot_titles=(say("buried", language), say("free", language), say("spent", language)),
    )
    for number, (name, people) in enumerate(drawn.buried):
        figure.add_bar(x=drawn.years, y=people, name=name, marker_color=colour(number), row=1, col=1)
    figure.add_bar(x=drawn.years, y=drawn.missing, name=say("no grave", language), marker_color=ALERT, row=1, col=1)
    figure.add_scatter(
        x=drawn.years,
        y=drawn.missing_as_is,
        name=f"{say('no grave', language)}, {say('as is', language)}",
        line={"color": MUTED, "dash": "dash"},
        row=1,
        col=1,
    )
    for number, (name, units, plan, as_is) in enumerate(drawn.sites):
        figure.add_scatter(
            x=drawn.years,
            y=units,
            name=name,
            hovertext=f"{plan}<br>{as_is}",
            line={"color": colour(number)},
            legend="legend2",
            row=2,
            col=1,
        )
    for number, (name, spent) in enumerate(drawn.spending):
        figure.add_bar(x=drawn.years, y=spent, name=name, marker_color=colour(number), legend="legend3", row=3, col=1)
    figure.update_layout(
        **layout(
            head,
            parts=True,
            barmode="stack",
            height=860,
            legend2={"y": figure.layout.yaxis2.domain[1]},
            legend3={"y": figure.layout.yaxis3.domain[1]},
        )
    )
    return Page(figure)
