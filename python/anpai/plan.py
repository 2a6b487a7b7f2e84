"""Plans: what a solve comes to, as JSON, as tables and as a report."""

from __future__ import annotations

import json
from typing import Any

from anpai import _anpai, _html
from anpai.errors import BadInput
from anpai.problem import Problem
from anpai.table import Table

__all__ = ["Plan"]


class Plan:
    """A plan with the problem that it solves.

    Plans come from :func:`anpai.solve`. They pickle, and are equal where problem and document are.

    Examples
    --------
    >>> plan = anpai.solve(anpai.scenario("guandu-rounds"), iterations=20)
    >>> sorted(plan.score)
    ['hard', 'medium', 'soft']
    >>> plan.evaluation()["score"] == plan.score
    True
    """

    __slots__ = ("_answer", "_file", "_interrupted", "_problem", "_status", "_told")

    _problem: Problem
    _file: str
    _status: str
    _told: str
    _interrupted: bool
    _answer: _anpai.Answer | None

    def __init__(self) -> None:
        raise TypeError("plans come from anpai.solve; a plan file is judged by anpai.evaluate(problem, document)")

    @classmethod
    def _of(
        cls,
        problem: Problem,
        file: str,
        status: str,
        told: str,
        interrupted: bool,
        answer: _anpai.Answer | None = None,
    ) -> Plan:
        plan = cls.__new__(cls)
        plan._problem, plan._file, plan._status, plan._told = problem, file, status, told
        plan._interrupted, plan._answer = interrupted, answer
        return plan

    @property
    def problem(self) -> Problem:
        """The problem that it solves, with the earlier plan that it was to stay close to, if there was one."""
        return self._problem

    @property
    def document(self) -> dict[str, Any]:
        """The plan file as a dictionary of its own: exactly what ``anpai solve --out`` writes.

        Where no plan keeps every hard rule, which the command line does not write, it is the one that was nearest to it.
        """
        document: dict[str, Any] = json.loads(self._file)
        return document

    @property
    def status(self) -> str:
        """What it is.

        ``optimal``
            Proved to be the best.
        ``feasible``
            Every hard rule is kept and everyone is served.
        ``partial``
            Every hard rule is kept; someone goes unserved or a target is missed, and is told why.
        ``infeasible``
            No plan was found that keeps every hard rule; :attr:`told` says what stands in the way.
        ``simulated``
            A forecast of the model ``beds-forecast``, which is no plan.
        """
        return self._status

    @property
    def score(self) -> dict[str, Any]:
        """What it costs: lower is better, and the first difference decides.

        The stages of the model where it has some (bed, meals, network and cemetery plans), or ``hard``, ``medium`` and
        ``soft``, all of them whole numbers. A forecast has none.
        """
        document = self.document
        stages = document.get("stages")
        score: dict[str, Any] = stages if isinstance(stages, dict) else document.get("score", {})
        return score

    @property
    def told(self) -> dict[str, Any]:
        """What ``anpai solve --json`` prints, but for the time that it took: figures, bounds, who goes unserved and why."""
        told: dict[str, Any] = json.loads(self._told)
        return told

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C ended the search: it is the best plan until then."""
        return self._interrupted

    @property
    def tables(self) -> list[str]:
        """Names of its tables, for :meth:`table`."""
        return _anpai.plan_tables(self._file)

    def table(self, name: str) -> Table:
        """One of its tables.

        Every list of the plan file is a table of the same name. What is listed in a row of another is a table of its own,
        whose first columns say whose it is: a stop has the caregiver, day and shift of its route.

        Parameters
        ----------
        name
            One of :attr:`tables`.

        Raises
        ------
        BadInput
            The plan has no such table.
        """
        return Table._of(_anpai.plan_table(self._file, name))

    def to_json(self) -> str:
        """The plan file as text: exactly what ``anpai solve --out`` writes."""
        return self._file

    def evaluation(self) -> dict[str, Any]:
        """The referee's word on it, rule by rule; see :func:`anpai.evaluate`."""
        return _evaluated(self._problem, self._file)

    def report(self) -> str:
        """A report as HTML: one page that opens without a network."""
        answer = self._answer if self._answer is not None else self._problem._read.judge(self._file)
        return answer.report()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return self._file == other._file and self._status == other._status and self._problem == other._problem

    def __hash__(self) -> int:
        return hash(self._file)

    def __reduce__(self) -> tuple[object, ...]:
        return Plan._of, (self._problem, self._file, self._status, self._told, self._interrupted)

    def __repr__(self) -> str:
        interrupted = ", interrupted" if self._interrupted else ""
        score = ", ".join(f"{key} {value}" for key, value in self.score.items())
        return f"Plan({self._problem.model}, {self._status}{interrupted}: {score})"

    def _repr_html_(self) -> str:
        name = self._problem.name or self._problem.model
        interrupted = ", interrupted" if self._interrupted else ""
        rows = [[key, value if isinstance(value, int) else json.dumps(value)] for key, value in self.score.items()]
        tables = ", ".join(f"<code>{_html.escaped(name)}</code>" for name in self.tables)
        head = _html.head(name, f"{self._problem.model}: {self._status}{interrupted}")
        return f"{head}{_html.table(['score', ''], rows)}<p>Tables: {tables}</p>"


def _evaluated(problem: Problem, plan: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(problem._read.judge(plan).told())
    return told


def _file_of(plan: object) -> str:
    """The text of a plan file in whatever form."""
    if isinstance(plan, Plan):
        return plan._file
    if isinstance(plan, str):
        return plan
    if isinstance(plan, bytes):
        return plan.decode()
    if isinstance(plan, dict):
        return _anpai.text_of_rows(plan)
    kind = type(plan).__name__
    cause = f"a plan is a Plan, a dictionary or JSON, and not of the type {kind}"
    advice = "give what anpai.solve gave, or what a plan file has"
    raise BadInput([{"pointer": "", "value": kind, "cause": cause, "advice": advice, "code": "wrong-type"}])
