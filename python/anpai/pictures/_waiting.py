"""The fan chart of a waiting list: how many wait, or how long they waited, under each plan for the beds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

from ._interactive import Page, layout, plotly
from ._read import Document, documents, name_of, title_of
from ._style import LINES, Still, colour, from_zero
from ._words import Language, say

# By plan, as the fan lies over others: the fan is pale, the line of the median is not.
OUTER, INNER = 0.16, 0.28


def waiting(
    forecast: Any,
    *,
    problem: Any = None,
    measure: Literal["list", "waits"] = "list",
    language: Language = "both",
    interactive: bool = False,
) -> Still | Page:
    """The list, or the waits of those who got a bed, over time: half, the middle half and four fifths of the replications.

    Parameters
    ----------
    forecast : Plan or dict
        What `anpai simulate` says of a `beds-forecast`, or its document.
    problem : Problem or dict, optional
        What it is a forecast of, where it is a document.
    measure : {"list", "waits"}
        How many people wait, or how many days those waited in the mean who got a bed since the look before.
    language : {"both", "en", "zh"}
        Of the words on the picture.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page
        A part for each kind of bed that anybody waits for, all plans in each.
    """
    asked, answer = documents(forecast, problem, ("beds-forecast",), "waiting")
    if measure not in ("list", "waits"):
        raise ValueError(f"measure is 'list' or 'waits', not {measure!r}")
    names = {kind["id"]: name_of(kind) for kind in asked["kinds"]}
    plans = {plan["id"]: name_of(plan) for plan in asked["plans"]}
    start = date.fromisoformat(answer["start"])
    parts = []
    for kind in names:
        fans = {plans[plan["plan"]]: _fan(plan, kind, measure, start) for plan in answer["plans"]}
        if any(max((row[4] for _, row in fan), default=0) > 0 for fan in fans.values()):
            parts.append((names[kind], fans))
    if not parts:
        raise ValueError("nobody waits under any plan: there is nothing to draw")
    head = f"{title_of(asked, answer)}\n{say('forecast', language)}"
    unit = say("people waiting" if measure == "list" else "days waited", language)
    return (_page if interactive else _still)(parts, head, unit, language)


Fan = list[tuple[date, list[float]]]


def _fan(plan: Document, kind: str, measure: str, start: date) -> Fan:
    group = next(group for group in plan["kinds"] if group["id"] == kind)
    looks = (
        [(look["day"], look["waiting"]) for look in group["fan"]]
        if measure == "list"
        else [(look["day"], look["days"]) for look in group["waits"] if look["days"]]
    )
    return [(start + timedelta(days=day), row) for day, row in looks]


def _still(parts: list[tuple[str, dict[str, Fan]]], head: str, unit: str, language: Language) -> Still:
    figure = Still(9.5, 1.2 + 2.7 * len(parts))
    with figure.looks():
        for ax, (kind, fans) in zip(
            figure.subplots(len(parts), 1, sharex=True, squeeze=False)[:, 0], parts, strict=True
        ):
            for number, (plan, fan) in enumerate(fans.items()):
                days = [day for day, _ in fan]
                drawn = colour((0, 5, 2, 3, 1, 6)[number % 6])
                ax.fill_between(
                    days, [row[0] for _, row in fan], [row[4] for _, row in fan], color=drawn, alpha=OUTER, linewidth=0
                )
                ax.fill_between(
                    days, [row[1] for _, row in fan], [row[3] for _, row in fan], color=drawn, alpha=INNER, linewidth=0
                )
                ax.plot(
                    days,
                    [row[2] for _, row in fan],
                    color=drawn,
                    linewidth=1.8,
                    linestyle=LINES[number % len(LINES)],
                    label=plan,
                )
            ax.set_title(kind)
            ax.set_ylabel(unit)
            from_zero(ax)
            ax.grid(True)
        ax.set_xlabel(say("date", language))
        handles, labels = ax.get_legend_handles_labels()
        from matplotlib.patches import Patch

        handles += [Patch(color="#40484c", alpha=OUTER + INNER), Patch(color="#40484c", alpha=OUTER)]
        figure.legend(
            handles, [*labels, say("middle half", language), say("most", language)], loc="outside lower center", ncols=2
        )
        figure.suptitle(head, x=0.01, ha="left", fontsize=10)
    return figure


def _page(parts: list[tuple[str, dict[str, Fan]]], head: str, unit: str, language: Language) -> Page:
    plotly()
    from plotly.subplots import make_subplots

    figure = make_subplots(rows=len(parts), cols=1, shared_xaxes=True, subplot_titles=[kind for kind, _ in parts])
    for row, (_, fans) in enumerate(parts, 1):
        for number, (plan, fan) in enumerate(fans.items()):
            drawn = colour((0, 5, 2, 3, 1, 6)[number % 6])
            days = [day for day, _ in fan]
            for low, high, pale in ((0, 4, OUTER), (1, 3, INNER)):
                figure.add_scatter(
                    x=days + days[::-1],
                    y=[each[high] for _, each in fan] + [each[low] for _, each in fan][::-1],
                    fill="toself",
                    fillcolor=_faint(drawn, pale),
                    line={"width": 0},
                    hoverinfo="skip",
                    legendgroup=plan,
                    showlegend=False,
                    row=row,
                    col=1,
                )
            figure.add_scatter(
                x=days,
                y=[each[2] for _, each in fan],
                name=plan,
                legendgroup=plan,
                showlegend=row == 1,
                line={"color": drawn, "dash": ("solid", "dash", "dashdot", "dot")[number % 4]},
                row=row,
                col=1,
            )
        figure.update_yaxes(title=unit, rangemode="tozero", row=row, col=1)
    figure.update_xaxes(title=say("date", language), row=len(parts), col=1)
    figure.update_layout(
        **layout(head, parts=True, height=160 + 260 * len(parts))
    )
    return Page(figure)


def _faint(drawn: str, alpha: float) -> str:
    red, green, blue = (int(drawn[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"
