"""Networks of roads: travel times between many places, and circles of minutes.

A network is made once of an OpenStreetMap extract for one way of travelling, saved as a ``.roads`` file, and called by the
file's name in a document's ``travel``.
"""

from __future__ import annotations

import json
import os
from typing import Any

from anpai import _anpai
from anpai._parts import Rows
from anpai.errors import BadInput
from anpai.table import Table

__all__ = ["Network", "build"]

# The farthest that a place may lie from a road, in metres.
_RADIUS = 500.0


class Network:
    """The roads of one profile.

    Parameters
    ----------
    path
        A ``.roads`` file.

    Raises
    ------
    BadInput
        The file cannot be read, is damaged, or of another version.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> day = anpai.scenario("heidelberg-day", folder=folder)
    >>> walk = anpai.roads.Network(f"{folder}/heidelberg-walk.roads")
    >>> walk.profile, walk.datum
    ('walk', 'wgs84')
    >>> places = [place for place in day.document["places"]][:3]
    >>> walk.matrix(places, datum=day.document["datum"], metres=True).column_names
    ['from', 'to', 'seconds', 'metres']
    >>> home = places[0]
    >>> circle = walk.circle((home["x"], home["y"]), 15, datum=day.document["datum"])
    >>> circle["geometry"]["type"]
    'MultiPolygon'
    """

    __slots__ = ("_path", "_roads")

    _path: str
    _roads: _anpai.Roads

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)
        self._roads = _anpai.Roads(self._path)

    @property
    def profile(self) -> str:
        """Who travels: ``walk``, ``ebike``, ``car``."""
        return self._roads.about[0]

    @property
    def source(self) -> str:
        """What it was made of."""
        return self._roads.about[1]

    @property
    def datum(self) -> str:
        """What its coordinates are relative to: ``wgs84``, or ``local-plane`` for made-up streets."""
        return self._roads.about[2]

    def matrix(
        self,
        places: Rows,
        targets: Rows | None = None,
        *,
        datum: str = "wgs84",
        metres: bool = False,
        radius: float = _RADIUS,
    ) -> Table:
        """Travel times from every place to every place.

        Parameters
        ----------
        places
            ``[places]``: ``id``, and ``lon`` and ``lat`` in degrees, or ``x`` and ``y``.
        targets
            ``[targets]`` in the same form; the places themselves where not given.
        datum
            What the coordinates are relative to: ``wgs84``, ``gcj02``, ``bd09`` or ``local-plane``.
        metres
            Whether the lengths of the fastest ways are wanted as well.
        radius
            The farthest that a place may lie from a road, in metres.

        Returns
        -------
        Table
            ``[places x targets]`` rows, all targets of the first place first: ``from``, ``to``, ``seconds``, and ``metres``
            where wanted; both are null where there is no way.

        Raises
        ------
        BadInput
            Every place that is on no road, every column that is missing.
        """
        ids, points = _points(places, "places")
        to = None if targets is None else _points(targets, "targets")
        columns = self._roads.matrix((ids, points), to, datum=datum, metres=metres, radius=radius)
        return Table._of(columns)

    def circle(
        self,
        at: tuple[float, float],
        minutes: float,
        *,
        datum: str = "wgs84",
        towards: bool = False,
        radius: float = _RADIUS,
    ) -> dict[str, Any]:
        """Where one gets to from a place within a time.

        Parameters
        ----------
        at
            The place: longitude and latitude in degrees, or metres east and north.
        minutes
            The time.
        datum
            What the coordinates are relative to.
        towards
            Who can get to the place, instead of where one gets to from it.
        radius
            The farthest that the place may lie from a road, in metres.

        Returns
        -------
        dict
            A feature of GeoJSON with a ``MultiPolygon`` (RFC 7946, WGS-84); on a local plane an object ``plan`` with
            ``polygons`` in metres, since that is not geographic.

        Raises
        ------
        BadInput
            The place is on no road, or the circle too wide.
        """
        x, y = at
        told = self._roads.circle((float(x), float(y)), minutes, datum=datum, towards=towards, radius=radius)
        circle: dict[str, Any] = json.loads(told)
        return circle

    def __reduce__(self) -> tuple[object, ...]:
        return Network, (self._path,)

    def __repr__(self) -> str:
        nodes, arcs = self._roads.size
        return f"Network({self.profile} on {self.source}: {nodes} nodes, {arcs} arcs)"


def build(
    source: str | os.PathLike[str], profile: str, out: str | os.PathLike[str]
) -> Network:
    """Build a network of an OpenStreetMap extract.

    Parameters
    ----------
    source
        The extract (``.osm.pbf``).
    profile
        Who travels: ``walk``, ``ebike`` or ``car``.
    out
        Where to write it (``.roads``).

    Returns
    -------
    Network
        The network.

    Raises
    ------
    BadInput
        The extract cannot be read, the profile is none, or the file cannot be written.
    """
    path = os.fspath(out)
    _anpai.Roads.build(os.fspath(source), profile, path)
    return Network(path)


def _points(rows: Rows, name: str) -> tuple[list[str], list[tuple[float, float]]]:
    table = Table(rows)
    columns = table.column_names
    pairs = (("lon", "lat"), ("x", "y"))
    pair = next((pair for pair in pairs if pair[0] in columns and pair[1] in columns), None)
    issues = []
    if "id" not in columns:
        issues.append(("id", "the table has no column 'id'", "add it, or rename the one that is meant"))
    if pair is None:
        cause = f"the table has neither 'lon' and 'lat' nor 'x' and 'y'; it has {', '.join(columns)}"
        issues.append(("lon", cause, "add them, or rename those that are meant"))
    if pair is not None:
        for n, row in enumerate(table):
            for column in pair:
                if isinstance(row[column], bool) or not isinstance(row[column], (int, float)):
                    cause = f"row {n} has {row[column]!r} here, which is no number"
                    issues.append((column, cause, "give a number, or leave the row out"))
    if pair is None or issues:
        raise BadInput(
            {"pointer": f"/{name}/{column}", "value": column, "cause": cause, "advice": advice, "code": "bad-table"}
            for column, cause, advice in issues
        )
    rows_ = table.to_dicts()
    return [str(row["id"]) for row in rows_], [(float(row[pair[0]]), float(row[pair[1]])) for row in rows_]
