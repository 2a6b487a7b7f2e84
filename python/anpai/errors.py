"""What can go wrong, as exceptions. All of them are :class:`Error`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anpai.table import Table

__all__ = ["BadInput", "Error", "NotSolved"]

# More issues than this are counted in a message, not listed.
_MOST = 20


class Error(Exception):
    """Everything that anpai raises by itself."""


class NotSolved(Error):
    """There is no plan: the time was over before there was one, or there is a bug in anpai.

    An infeasible problem is not an error: its plan has the status ``infeasible``.
    """


class BadInput(Error, ValueError):
    """Something was given that cannot be used; every issue of it at once.

    Parameters
    ----------
    issues
        What is wrong: each with the keys ``pointer`` (a JSON pointer into the document), ``value`` (what stands there,
        shortened), ``cause``, ``advice`` (what to do) and ``code`` (a stable name in kebab-case).

    Examples
    --------
    >>> import anpai
    >>> try:
    ...     anpai.Problem({"anpai": 1, "model": "bed-plans"})
    ... except anpai.BadInput as error:
    ...     print(error.issues[0]["code"], "-", error.issues[0]["pointer"])
    unknown-model - /model
    """

    issues: list[dict[str, str]]

    def __init__(self, issues: Iterable[Mapping[str, str]]) -> None:
        self.issues = [dict(issue) for issue in issues]
        super().__init__(self.issues)

    def __str__(self) -> str:
        many = len(self.issues)
        lines = [f"{many} issue{'' if many == 1 else 's'}"]
        for issue in self.issues[:_MOST]:
            value = f" {issue['value']!r}" if issue.get("value") else ""
            where = issue.get("pointer") or "the document"
            lines.append(f"  {where}{value}: {issue.get('cause', '')}; {issue.get('advice', '')} [{issue.get('code', '')}]")
        if many > _MOST:
            lines.append(f"  and {many - _MOST} more: see .issues or .table()")
        return "\n".join(lines)

    def table(self) -> Table:
        """The issues as a table with the columns pointer, value, cause, advice and code."""
        from anpai.table import Table

        keys = ("pointer", "value", "cause", "advice", "code")
        return Table([{key: issue.get(key, "") for key in keys} for issue in self.issues])

    def _repr_html_(self) -> str:
        from anpai._html import escaped

        many = len(self.issues)
        head = f"<p><b>{many} issue{'' if many == 1 else 's'}</b></p>"
        return head + self.table()._repr_html_() if many else f"<p>{escaped(self)}</p>"
