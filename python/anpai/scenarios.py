"""The scenarios that come with anpai: five districts as data with their sources, and made-up people."""

from __future__ import annotations

import os

from anpai import _anpai
from anpai.problem import Problem

__all__ = ["scenario", "scenarios"]


def scenarios() -> list[str]:
    """Names of the scenarios, for :func:`scenario`."""
    return _anpai.scenarios()


def scenario(name: str, seed: int | None = None, *, folder: str | os.PathLike[str] | None = None) -> Problem:
    """A scenario that comes with anpai.

    Parameters
    ----------
    name
        One of :func:`scenarios`; ``large-500``, ``beds-2000``, ``rounds-300``, ``slots-10000`` and the like work with other
        numbers too.
    seed
        The seed of its made-up people, 1 where not given. The same seed gives the same document on every machine.
    folder
        Where to build the networks of roads that ``guandu-streets`` and ``heidelberg-day`` travel on. Others need none.

    Returns
    -------
    Problem
        The problem.

    Raises
    ------
    BadInput
        There is no such scenario, or it needs a folder.

    Examples
    --------
    >>> anpai.scenario("beds-50").counts["applicants"]
    50
    """
    path = None if folder is None else os.fspath(folder)
    return Problem(_anpai.scenario(name, 1 if seed is None else seed, path), folder=path or "")
