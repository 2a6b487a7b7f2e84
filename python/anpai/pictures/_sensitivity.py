"""How an answer changes with what was assumed: the rows of a sweep, a line for each value of a second parameter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from ._interactive import Page, broken, layout, plotly
from ._style import LINES, Still, colour, from_zero
from ._words import Language, say

Course = list[tuple[float, list[float]]]


def sensitivity(
    rows: Iterable[Mapping[str, Any]],
    x: str,
    y: str,
    *,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: bool = False,
) -> Still | Page:
    """One column of a sweep against a parameter; lines join the medians over everything else, and dots are the cells.

    Parameters
    ----------
    rows : Sweep or iterable of mappings
        Rows with the columns `x`, `y` and `by`. Rows without a value of `y`, such as failures, are left out, and the title says how
        many.
    x, y : str
        The parameter, and what came of it: numbers.
    by : str, optional
        A line for each value of this column.
    labels : mapping of str to str, optional
        What stands on the picture for a column, with its unit, or for a value of `by` that is a text.
    title : str
        What stands above.
    language : {"both", "en", "zh"}
        Of the words on the picture that are its own.
    interactive : bool
        A page of plotly in place of a figure of matplotlib.

    Returns
    -------
    Still or Page

    Examples
    --------
    >>> from anpai import pictures
    >>> rows = [{"budget": 1.0, "unmet": 30, "seed": 1}, {"budget": 1.0, "unmet": 34, "seed": 2}, {"budget": 2.0, "unmet": 8, "seed": 1}]
    >>> figure = pictures.sensitivity(rows, "budget", "unmet", labels={"unmet": "people without a bed"}, language="en")
    >>> [list(map(float, line.get_ydata())) for line in figure.axes[0].get_lines()]
    [[32.0, 8.0]]
    """
    everything = list(rows)
    there = [row for row in everything if row.get(y) is not None]
    if not there:
        raise ValueError(f"no row has a value of {y!r}: there is nothing to draw")
    named = dict(labels or {})
    courses: dict[str, Course] = {}
    for value in sorted({row[by] for row in there}) if by is not None else [None]:
        these = [row for row in there if by is None or row[by] == value]
        number = isinstance(value, (int, float))
        label = "" if by is None else f"{named.get(by, by)} {value:g}" if number else named.get(str(value), str(value))
        courses[label] = [
            (at, [float(row[y]) for row in these if row[x] == at]) for at in sorted({row[x] for row in these})
        ]
    left = len(everything) - len(there)
    head = title + (f" · {say('without an answer', language)} {left}" if left else "")
    return (_page if interactive else _still)(courses, named.get(x, x), named.get(y, y), head)


def _still(courses: dict[str, Course], across: str, up: str, head: str) -> Still:
    figure = Still(7.6, 4.4)
    with figure.looks():
        ax = figure.add_subplot()
        for number, (label, course) in enumerate(courses.items()):
            ax.plot(
                [at for at, _ in course],
                [median(values) for _, values in course],
                color=colour(number),
                linestyle=LINES[number % len(LINES)],
                marker="os^Dv"[number % 5],
                linewidth=1.7,
                label=label or None,
                zorder=4,
            )
            ax.scatter(
                [at for at, values in course for _ in values],
                [value for _, values in course for value in values],
                s=14,
                color=colour(number),
                alpha=0.45,
                linewidths=0,
                zorder=3,
            )
        ax.set_xlabel(across)
        ax.set_ylabel(up.replace("） ", "）\n"), linespacing=1.35)
        from_zero(ax)
        ax.grid(True)
        ax.set_title(head)
        if "" not in courses:
            ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)
    return figure


def _page(courses: dict[str, Course], across: str, up: str, head: str) -> Page:
    figure = plotly().Figure()
    for number, (label, course) in enumerate(courses.items()):
        figure.add_scatter(
            x=[at for at, _ in course],
            y=[median(values) for _, values in course],
            name=broken(label),
            legendgroup=label,
            showlegend=bool(label),
            line={"color": colour(number)},
            mode="lines+markers",
        )
        figure.add_scatter(
            x=[at for at, values in course for _ in values],
            y=[value for _, values in course for value in values],
            mode="markers",
            legendgroup=label,
            showlegend=False,
            marker={"color": colour(number), "opacity": 0.4},
        )
    figure.update_layout(
        **layout(
            head,
            xaxis={"title": across, "showgrid": True},
            yaxis={"title": broken(up), "showgrid": True, "rangemode": "tozero"},
        )
    )
    return Page(figure)
