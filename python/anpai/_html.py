"""Small pieces of HTML, for what notebooks show. Everything from a document is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

__all__ = ["escaped", "head", "table"]


def escaped(value: object) -> str:
    """A value as text in a page; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    return html.escape(str(value))


def head(title: str, line: str) -> str:
    """A title with a line below it."""
    return f"<p><b>{html.escape(title)}</b><br>{html.escape(line)}</p>"


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], more: int = 0) -> str:
    """A table; ``more`` rows are only counted."""

    def cell(value: object) -> str:
        right = isinstance(value, (int, float)) and not isinstance(value, bool)
        style = ' style="text-align:right"' if right else ' style="text-align:left"'
        return f"<td{style}>{escaped(value)}</td>"

    names = "".join(f"<th>{escaped(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(cell(value) for value in row) + "</tr>" for row in rows)
    rest = f'<tr><td colspan="{len(columns)}">and {more} more rows</td></tr>' if more > 0 else ""
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}{rest}</tbody></table>"
