"""Tables out of plans, for any library that takes Arrow's PyCapsule interface."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from anpai import _anpai, _html

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Table"]

# Rows that a notebook shows.
_SHOWN = 20


class Table:
    """A table in memory, column by column.

    Whatever takes Arrow's PyCapsule interface takes it as it is: ``polars.DataFrame(table)``, ``pyarrow.table(table)``,
    ``duckdb.sql("select * from table")``. None of these libraries is needed: iterating gives dictionaries.

    Parameters
    ----------
    rows
        A list of dictionaries, or anything with ``__arrow_c_stream__``. A column has the type of its values: whole numbers,
        numbers, texts, truths, lists of texts; an object in a row becomes columns with dots in their names.

    Examples
    --------
    >>> table = anpai.Table([{"year": 2024, "beds": 120}, {"year": 2025, "beds": 180}])
    >>> table.column_names
    ['year', 'beds']
    >>> len(table), table["beds"]
    (2, [120, 180])
    """

    __slots__ = ("_columns",)

    _columns: _anpai.Columns

    def __init__(self, rows: Iterable[Mapping[str, object]] | Any) -> None:
        given = rows if hasattr(rows, "__arrow_c_stream__") else list(rows)
        self._columns = _anpai.columns_of_rows(_anpai.text_of_rows(given))

    @classmethod
    def _of(cls, columns: _anpai.Columns) -> Table:
        table = cls.__new__(cls)
        table._columns = columns
        return table

    @property
    def column_names(self) -> list[str]:
        """Names of the columns, in order."""
        return self._columns.names

    def __len__(self) -> int:
        return len(self._columns)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def __getitem__(self, column: str) -> list[Any]:
        """The values of a column."""
        if column not in self.column_names:
            raise KeyError(f"{column!r} is no column; there are {', '.join(self.column_names)}")
        return [row[column] for row in self.to_dicts()]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.column_names == other.column_names and self.to_dicts() == other.to_dicts()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (self._columns.rows(),)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as a stream of the Arrow C interface."""
        return self._columns.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """The types of the columns, of the Arrow C interface."""
        return self._columns.__arrow_c_schema__()

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries; what is not there is None."""
        rows: list[dict[str, Any]] = json.loads(self._columns.rows())
        return rows

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas frame; through pyarrow where it is there, which is quicker.

        Raises
        ------
        ImportError
            pandas is not installed.
        """
        import pandas

        try:
            import pyarrow
        except ImportError:
            return pandas.DataFrame(self.to_dicts(), columns=self.column_names)
        frame: pandas.DataFrame = pyarrow.table(self).to_pandas()
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars frame.

        Raises
        ------
        ImportError
            polars is not installed.
        """
        import polars

        return polars.DataFrame(self)

    def to_arrow(self) -> pyarrow.Table:
        """The table as a pyarrow table.

        Raises
        ------
        ImportError
            pyarrow is not installed.
        """
        import pyarrow

        return pyarrow.table(self)

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.column_names)})"

    def _repr_html_(self) -> str:
        rows = self.to_dicts()
        shown = [list(row.values()) for row in rows[:_SHOWN]]
        return _html.table(self.column_names, shown, len(rows) - len(shown))


def _rebuilt(rows: str) -> Table:
    return Table._of(_anpai.columns_of_rows(rows))
