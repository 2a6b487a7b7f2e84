"""Problems: documents that were read and found good."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from anpai import _anpai, _html
from anpai.errors import BadInput

__all__ = ["Problem", "read"]


class Problem:
    """A problem of any model, frozen and valid.

    Parameters
    ----------
    document
        The document: a dictionary, or its JSON as text or bytes. In a dictionary, wherever the document has a list of
        objects, there may be a table with ``__arrow_c_stream__`` (polars, pyarrow, pandas): a column is a field, a column
        ``place.x`` a field of a field, and what is null is left out. Dates and times may be those of :mod:`datetime`.
    folder
        Where the networks of roads lie that the document calls by their names; the current folder where not given.

    Raises
    ------
    BadInput
        Everything that is wrong with the document, at once, each issue with its JSON pointer and with what to do.

    Examples
    --------
    >>> problem = anpai.scenario("guandu-normal")
    >>> problem.model
    'visits'
    >>> problem
    Problem(visits: 600 visits with 658 tasks, 136 caregivers with 145 shifts, 1 day)
    >>> anpai.Problem(problem.document) == problem
    True
    """

    __slots__ = ("_document", "_folder", "_read")

    _document: str
    _folder: str
    _read: _anpai.Problem

    def __init__(self, document: Mapping[str, object] | str | bytes, *, folder: str | os.PathLike[str] = "") -> None:
        self._document = _text(document)
        self._folder = os.fspath(folder)
        self._read = _anpai.Problem(self._document, self._folder)

    @property
    def model(self) -> str:
        """The name of its model, such as ``visits``."""
        return self._read.model

    @property
    def document(self) -> dict[str, Any]:
        """The document, as a dictionary of its own: what is changed in it makes a new problem, and not this one another."""
        document: dict[str, Any] = json.loads(self._document)
        return document

    @property
    def name(self) -> str:
        """What people call it; empty where it has no name."""
        return str(self.document.get("name", ""))

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of what in it: visits, caregivers, beds, …"""
        counts: dict[str, int] = json.loads(self._read.counts)
        return counts

    def to_json(self) -> str:
        """The document as text."""
        return self._document

    def check(self) -> list[str]:
        """What is good to know before it is solved: where its travel times come from, and whether its people are made up.

        A document with issues is no problem: :class:`Problem` raises :class:`BadInput` with all of them.
        """
        return self._read.notes

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        if self._folder != other._folder:
            return False
        return self._document == other._document or self.document == other.document

    def __hash__(self) -> int:
        return hash((self.model, self._folder))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (self._document, self._folder)

    def __repr__(self) -> str:
        return f"Problem({self.model}: {self._read.line})"

    def _repr_html_(self) -> str:
        notes = "".join(f"<br><i>{_html.escaped(note)}</i>" for note in self.check())
        rows = [[what, n] for what, n in self.counts.items()]
        return _html.head(self.name or self.model, self._read.line) + _html.table(["what", "how many"], rows) + notes


def _rebuilt(document: str, folder: str) -> Problem:
    return Problem(document, folder=folder)


def _text(document: object) -> str:
    """The text of a document in whatever form."""
    if isinstance(document, str):
        return document
    if isinstance(document, (bytes, bytearray, memoryview)):
        try:
            return bytes(document).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            cause = f"byte {error.start} is no UTF-8"
            advice = "save the file as UTF-8"
            raise BadInput(
                [{"pointer": "", "value": "", "cause": cause, "advice": advice, "code": "not-utf8"}]
            ) from error
    if isinstance(document, Mapping):
        return _anpai.text(document if isinstance(document, dict) else dict(document))
    kind = type(document).__name__
    cause = f"a document is a dictionary or JSON, and not of the type {kind}"
    advice = "give a dictionary, text or bytes; anpai.read(path) reads a file"
    raise BadInput([{"pointer": "", "value": kind, "cause": cause, "advice": advice, "code": "wrong-type"}])


def read(path: str | os.PathLike[str]) -> Problem:
    """Read a problem from a JSON file.

    Networks of roads that it calls by name are looked for beside it.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Problem
        The problem in it.

    Raises
    ------
    BadInput
        Everything that is wrong with the document, at once.
    OSError
        The file cannot be read.
    """
    path = os.fspath(path)
    with open(path, "rb") as file:
        document = file.read()
    return Problem(document, folder=os.path.dirname(path))
