"""Circles: where one gets to within a time, along roads (as `anpai roads circle --geojson` writes them) or straight."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from ._frame import Frame
from ._interactive import Page, layout, plotly
from ._read import name_of
from ._style import MUTED, Still, colour
from ._words import Language, say

Ring = list[tuple[float, float]]
# Corners of a straight-line circle: a polygon of 72 is within 0.1 % of its radius.
CORNERS = 72


def circles(
    features: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    problem: Any = None,
    at: Sequence[str] | None = None,
    mode: str = "walk",
    minutes: float = 15,
    stations: Mapping[str, tuple[float, float]] | None = None,
    homes: Sequence[tuple[float, float]] = (),
    title: str = "",
    note: str = "",
    language: Language = "both",
    interactive: bool = False,
) -> Still | Page:
    """Circles on a map, each with its station.

    Parameters
    ----------
    features : mapping of str to dict, optional
        GeoJSON features (polygons in longitude and latitude, WGS-84) by the name of the station, as `anpai roads circle --geojson`
        writes them. Without, circles are straight: of the places `at` of a problem with straight-line travel.
    problem : Problem or dict, optional
        Whose places and streets to draw.
    at : sequence of str, optional
        Ids of the problem's places to draw straight circles around.
    mode : str
        Of travel, for straight circles.
    minutes : float
        Of straight circles.
    stations : mapping of str to (longitude, latitude), optional
        Where the stations of `features` are.
    homes : sequence of (x, y)
        Homes to draw as dots, in degrees (with `features`) or metres.
    title, note : str
        Above and below the map: what it is, and whom the data are to be credited to.
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
    >>> square = {"type": "Feature", "properties": {"minutes": 15}, "geometry": {"type": "Polygon",
    ...           "coordinates": [[[8.68, 49.40], [8.70, 49.40], [8.70, 49.42], [8.68, 49.42], [8.68, 49.40]]]}}
    >>> pictures.circles({"centre": square}, stations={"centre": (8.69, 49.41)}, language="en").axes[0].get_xlabel()
    'longitude, degrees'
    """
    document = getattr(problem, "document", problem)
    if features is not None:
        frame = Frame(_ground(features, stations or {}, homes), language)
        rings = {name: _rings(feature) for name, feature in features.items()}
        marks = dict(stations or {})
        dots = list(homes)
    elif document is not None and at:
        frame = Frame(document, language)
        rings = _straight(document, frame, at, mode, minutes)
        names = {place["id"]: name_of(place) for place in document["places"]}
        marks = {names[place]: frame.at[place] for place in at}
        dots = [(x / 1000, y / 1000) for x, y in homes]
    else:
        raise TypeError("circles needs `features` from roads, or `problem` and the places `at` of it")
    head = title or f"{minutes:g} min · {say(mode, language)}"
    return (_page if interactive else _still)(frame, rings, marks, dots, head, note)


def _ground(
    features: Mapping[str, Mapping[str, Any]],
    stations: Mapping[str, tuple[float, float]],
    homes: Sequence[tuple[float, float]],
) -> dict[str, Any]:
    ends = [end for feature in features.values() for ring in _rings(feature) for end in ring] + [
        *stations.values(),
        *homes,
    ]
    return {"datum": "wgs84", "places": [{"id": str(number), "x": x, "y": y} for number, (x, y) in enumerate(ends)]}


def _rings(feature: Mapping[str, Any]) -> list[Ring]:
    """The outlines of a feature, holes among them."""
    shape = feature.get("geometry", feature)
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(x, y) for x, y, *_ in ring] for polygon in polygons for ring in polygon]


def _straight(
    problem: Mapping[str, Any], frame: Frame, at: Sequence[str], mode: str, minutes: float
) -> dict[str, list[Ring]]:
    travel = problem["travel"]
    if travel.get("kind") != "straight-line" or mode not in travel["modes"]:
        raise ValueError(
            f"the problem has no straight-line travel by {mode!r}: its circles are those of roads or tables"
        )
    if not frame.plane:
        raise ValueError("straight circles are drawn on a local plane; for degrees take those of roads")
    how = travel["modes"][mode]
    radius = how["km_per_hour"] * minutes / 60 / how.get("detour", 1.0)
    names = {place["id"]: name_of(place) for place in problem["places"]}
    unknown = sorted(set(at) - set(names))
    if unknown:
        raise ValueError(f"the problem has no place {', '.join(unknown)}")
    turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS + 1)]
    return {
        names[place]: [
            [
                (frame.at[place][0] + radius * math.cos(turn), frame.at[place][1] + radius * math.sin(turn))
                for turn in turns
            ]
        ]
        for place in at
    }


def _still(
    frame: Frame,
    rings: dict[str, list[Ring]],
    marks: Mapping[str, tuple[float, float]],
    homes: list[tuple[float, float]],
    head: str,
    note: str,
) -> Still:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    figure = frame.sheet(9.0, 1.9)
    with figure.looks():
        ax = figure.add_subplot()
        for number, (name, outlines) in enumerate(rings.items()):
            path = Path.make_compound_path(*(Path(outline, closed=True) for outline in outlines))
            drawn = colour(number) if len(rings) <= 8 else colour(0)
            ax.add_patch(PathPatch(path, facecolor=drawn, alpha=0.22, edgecolor="none", zorder=2))
            ax.add_patch(
                PathPatch(
                    path,
                    facecolor="none",
                    edgecolor=drawn,
                    linewidth=1.3,
                    zorder=4,
                    label=name if len(rings) <= 8 else None,
                )
            )
        ax.autoscale_view()
        if homes:
            ax.scatter(
                [x for x, _ in homes],
                [y for _, y in homes],
                s=6,
                color=MUTED,
                linewidths=0,
                zorder=3,
                label=say("home", frame.language),
            )
        if marks:
            ax.scatter(
                [x for x, _ in marks.values()],
                [y for _, y in marks.values()],
                marker="s",
                s=34,
                facecolor="white",
                edgecolor="black",
                linewidths=1.2,
                zorder=6,
                label=say("station", frame.language),
            )
        frame.prepare(ax, streets=True)
        frame.scale(ax)
        frame.note(ax, note)
        ax.set_title(head)
        frame.legend(ax)
    return figure


def _page(
    frame: Frame,
    rings: dict[str, list[Ring]],
    marks: Mapping[str, tuple[float, float]],
    homes: list[tuple[float, float]],
    head: str,
    note: str,
) -> Page:
    figure = plotly().Figure()
    for number, (name, outlines) in enumerate(rings.items()):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for outline in outlines:
            xs += [*(x for x, _ in outline), None]
            ys += [*(y for _, y in outline), None]
        figure.add_scatter(
            x=xs, y=ys, fill="toself", opacity=0.5, name=name, hoverinfo="name", line={"color": colour(number)}
        )
    if homes:
        figure.add_scatter(
            x=[x for x, _ in homes],
            y=[y for _, y in homes],
            mode="markers",
            name=say("home", frame.language),
            hoverinfo="skip",
            marker={"size": 4, "color": MUTED},
        )
    figure.add_scatter(
        x=[x for x, _ in marks.values()],
        y=[y for _, y in marks.values()],
        mode="markers",
        text=list(marks),
        hoverinfo="text",
        name=say("station", frame.language),
        marker={"symbol": "square-open", "size": 9, "color": "black"},
    )
    figure.update_layout(**layout(f"{head}\n{frame.notes(note)}", **frame.layout()))
    return Page(figure)
