"""The ground of a map: where places lie, in kilometres of a local plane or in degrees, with streets, a scale and what it is not."""

from __future__ import annotations

import math
from statistics import median
from typing import Any

from ._read import Document, name_of
from ._style import INK, MUTED, Still
from ._words import Language, say

# Metres of a degree of latitude: a 360th of the meridian through both poles, WGS-84 (NIMA TR8350.2, 2000).
METRES_A_DEGREE = 111_133.0


DATUMS = {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}


class Frame:
    """Where the places of a document lie on a map, `[x, y]` in kilometres or in degrees."""

    def __init__(self, problem: Document, language: Language) -> None:
        self.plane = problem["datum"] == "local-plane"
        self.datum = str(problem["datum"])
        self.language = language
        scale = 1000.0 if self.plane else 1.0
        places = problem["places"]
        self.at = {place["id"]: (place["x"] / scale, place["y"] / scale) for place in places}
        names = {street["id"]: name_of(street) for street in problem.get("streets", [])}
        members: dict[str, list[tuple[float, float]]] = {}
        for place in places:
            if place.get("street") in names:
                members.setdefault(place["street"], []).append(self.at[place["id"]])
        # Above its places, where a name hides the least of them.
        self.streets = [
            (names[street], median(x for x, _ in ends), max(y for _, y in ends)) for street, ends in members.items()
        ]
        middle = median(y for _, y in self.at.values()) if self.at else 0.0
        self.squeeze = 1.0 if self.plane else math.cos(math.radians(middle))
        self.axes = ("east", "north") if self.plane else ("longitude", "latitude")

    def size(self, width: float, beside: float) -> tuple[float, float]:
        """Width and height in inches of a figure that a map fits, where so much of the width is for a legend."""
        xs = [x for x, _ in self.at.values()] or [0.0]
        ys = [y for _, y in self.at.values()] or [0.0]
        ratio = ((max(ys) - min(ys)) or 1.0) / (((max(xs) - min(xs)) or 1.0) * self.squeeze)
        return width, min(max((width - beside - 0.8) * ratio, 2.5), 9.0) + 1.4

    def sheet(self, width: float, beside: float) -> Still:
        """A figure for a map alone, with so much of its width for a legend.

        Its layout is the one for maps, whose width follows from their height: the other would push names of axes off the page.
        """
        figure = Still(*self.size(width, beside))
        figure.set_layout_engine("compressed", w_pad=0.15, h_pad=0.08)
        return figure

    def legend(self, ax: Any) -> Any:
        """The legend, beside the map."""
        return ax.figure.legend(*ax.get_legend_handles_labels(), loc="outside right upper")

    def prepare(self, ax: Any, streets: bool) -> None:
        """Axes, names of streets, a scale."""
        ax.set_aspect(1 / self.squeeze)
        ax.set_xlabel(say(self.axes[0], self.language))
        ax.set_ylabel(say(self.axes[1], self.language))
        ax.ticklabel_format(useOffset=False)
        ax.margins(0.06)
        ax.grid(True)
        if streets:
            for name, x, y in self._apart():
                ax.text(
                    x,
                    y,
                    name,
                    ha="center",
                    va="bottom",
                    fontsize=8.5,
                    color=INK,
                    zorder=9,
                    bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
                )

    def scale(self, ax: Any) -> None:
        """A scale at the lower right, once everything has been drawn."""
        left, right = ax.get_xlim()
        bottom, top = ax.get_ylim()
        kilometre = 1.0 if self.plane else 1000 / METRES_A_DEGREE / self.squeeze
        length = _round((right - left) / kilometre / 6)
        ends = (right - (right - left) * 0.03 - length * kilometre, right - (right - left) * 0.03)
        height = bottom + (top - bottom) * 0.02
        ax.plot(ends, [height, height], color=INK, linewidth=2.5, solid_capstyle="butt", zorder=10)
        ax.text(
            sum(ends) / 2,
            height + (top - bottom) * 0.008,
            f"{length:g} {say('km', self.language)}",
            ha="center",
            va="bottom",
            fontsize=8,
            zorder=10,
            bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        )

    def notes(self, more: str = "") -> str:
        """What stands under the map: that it is schematic, or what its coordinates are."""
        said = say("schematic", self.language) if self.plane else DATUMS.get(self.datum, self.datum)
        return f"{said} · {more}" if more else said

    def note(self, ax: Any, more: str = "") -> None:
        """Write the notes under the map."""
        ax.annotate(
            self.notes(more),
            (0, 0),
            (0, -34),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=8,
            color=MUTED,
            va="top",
            annotation_clip=False,
        )

    def layout(self) -> dict[str, Any]:
        """The axes of the same map in plotly."""
        return {
            "xaxis": {"title": say(self.axes[0], self.language), "showgrid": True, "zeroline": False},
            "yaxis": {
                "title": say(self.axes[1], self.language),
                "showgrid": True,
                "zeroline": False,
                "scaleanchor": "x",
                "scaleratio": 1 / self.squeeze,
            },
            "height": 720,
        }

    def _apart(self) -> list[tuple[str, float, float]]:
        """Names of streets, moved up or down a little where two would lie on each other."""
        xs = [x for x, _ in self.at.values()]
        ys = [y for _, y in self.at.values()]
        wide = (max(xs) - min(xs)) or 1.0
        high = (max(ys) - min(ys)) or 1.0
        placed: list[tuple[str, float, float]] = []
        for name, x, y in sorted(self.streets, key=lambda street: (street[2], street[1])):
            height = y
            while any(abs(x - other) < wide * 0.2 and abs(height - low) < high * 0.045 for _, other, low in placed):
                height += high * 0.015
            placed.append((name, x, height))
        return placed


def _round(length: float) -> float:
    """The largest of 1, 2, 5, 10 … that is no longer."""
    power = 10.0 ** math.floor(math.log10(length))
    return max(step * power for step in (1, 2, 5) if step * power <= length)
