"""A service as if it were this machine: the same `solve`, by HTTP, with nothing but Python's own library.

A submit carries an `Idempotency-Key`, so that saying it again after a lost answer is the same plan. Progress is followed by
server-sent events, from where they broke off. Ctrl-C cancels the plan over there, and what was best by then comes back.
`docs/service.md` has the service.
"""

from __future__ import annotations

import http.client
import json
import random
import ssl
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from anpai import _ending
from anpai.errors import BadInput, Error, NotSolved
from anpai.plan import Plan, _file_of
from anpai.problem import Problem
from anpai.solving import OnProgress, Progress, _ear, _noted, _seconds, _whole

ENDED = ("succeeded", "failed", "cancelled")
# Statuses after which the same may be said again: too slow, being answered, too many, and what proxies and stores say in trouble.
AGAIN = (408, 429, 502, 503, 504)
# What an answer says of the run and not of the plan; plans made here do not have it either.
OF_THE_RUN = ("seconds", "cpu_seconds", "iterations", "seed")
# Waits double from the first to the longest, so that a service that restarts is met soon and not stormed.
FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0


class ServiceError(Error):
    """The service refused, or cannot be reached.

    Attributes
    ----------
    type : str
        Which problem (RFC 9457), such as `urn:anpai:problem:unauthorized`; empty where there was no answer.
    status : int or None
        The status of the answer.
    issues : list of dict
        What is wrong with the request, where the service lists it.
    """

    def __init__(
        self, message: str, *, type: str = "", status: int | None = None, issues: list[dict[str, Any]] | None = None
    ) -> None:
        super().__init__(message)
        self.type = type
        self.status = status
        self.issues = issues or []


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """Solves on a service, with the signature of `anpai.solve`.

    Parameters
    ----------
    url : str
        Where it is: such as `http://127.0.0.1:8080`, or an address of https.
    key : str, optional
        A key of the service (`anpai admin keys create`).
    patience : float or timedelta
        How long a service that does not answer is tried again, in seconds: a restart fits within it.
    timeout : float
        Seconds without a byte after which a connection counts as lost. The service sends a sign of life more often than that.

    Examples
    --------
    >>> from anpai import Client
    >>> client = Client("http://127.0.0.1:8080")
    >>> plan = client.solve(problem, stop="30s")  # doctest: +SKIP
    """

    def __init__(
        self, url: str, key: str | None = None, *, patience: float | timedelta = 60.0, timeout: float = 60.0
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
            raise ValueError(f"{url!r} is no address of a service: write such as http://127.0.0.1:8080")
        self.url = url.rstrip("/")
        self._parts = parts
        self._key = key
        self._patience = patience.total_seconds() if isinstance(patience, timedelta) else float(patience)
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"Client({self.url!r})"

    def solve(
        self,
        problem: Problem | Mapping[str, object] | str | bytes,
        *,
        stop: str | float | timedelta | None = None,
        iterations: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        previous: Plan | Mapping[str, object] | str | bytes | None = None,
        on_progress: OnProgress | bool | None = None,
    ) -> Plan:
        """Find a plan over there; parameters and answer are those of `anpai.solve`.

        Of an infeasible problem the service keeps no plan: its `document` has no decisions, and `told` says what stands in the way.
        Ctrl-C cancels the plan and gives the best so far (its `interrupted` is true); a second one raises `KeyboardInterrupt`.

        Raises
        ------
        BadInput
            Everything that is wrong with the document or with what was asked for.
        NotSolved
            There is no plan: it was cancelled before there was one, or failed over there.
        ServiceError
            The service refuses, or cannot be reached for as long as `patience`.
        """
        asked = problem if isinstance(problem, Problem) else Problem(problem)
        if previous is not None:
            asked = Problem(asked._read.with_previous(asked._document, _file_of(previous)), folder=asked._folder)
        heard, bar = _ear(on_progress)
        try:
            path = self._submit(asked.model, asked.to_json().encode(), _options(stop, iterations, seed, threads))
            interrupted = False
            try:
                end = self._follow(path, heard)
            except KeyboardInterrupt:
                interrupted = True
                end = self._cancel(path)
            except Error:
                raise
            except BaseException as error:
                # What `on_progress` raised: nobody waits for the plan any more.
                self._cancel(path)
                raise _noted(error)
        finally:
            if bar is not None:
                bar.close()
        return self._fetch(path, end, asked, interrupted or end["state"] == "cancelled")

    def models(self) -> list[str]:
        """The models that the service solves."""
        return [str(model["name"]) for model in self._ask("GET", "/v1/models").json()["models"]]

    # --- a plan's life ------------------------------------------------------------------------------------------------

    def _submit(self, model: str, document: bytes, options: Mapping[str, str]) -> str:
        """The path of the plan. One key for all tries: however often it is said, it is one plan."""
        headers = {"Idempotency-Key": uuid.uuid4().hex, "Content-Type": "application/json"}
        query = f"?{urlencode(options)}" if options else ""
        return self._ask("POST", f"/v1/{model}/plans{query}", document, headers).headers["location"]

    def _follow(self, path: str, heard: Callable[[Progress], object] | None) -> Mapping[str, Any]:
        """The plan once it has ended, and meanwhile what is told of it; `KeyboardInterrupt` where a sweep is ended."""
        last = ""
        trouble = _Trouble(self._patience)
        while True:
            try:
                for number, data in self._events(path, last):
                    trouble.over()
                    last = number
                    if data.get("progress") and heard is not None:
                        heard(_progress(data["progress"]))
                plan = dict(self._ask("GET", path).json())
                if plan["state"] in ENDED:
                    return plan
                # The stream ended and the plan has not: a server that was stopped in good order says goodbye so.
                trouble.wait(ServiceError("the service ends the stream of events although the plan goes on"))
            except (OSError, http.client.HTTPException) as error:
                trouble.wait(error)
            except ServiceError as error:
                if error.status not in AGAIN:
                    raise
                trouble.wait(error)

    def _events(self, path: str, last: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Number and data of each event after the last that was heard, as they come (WHATWG HTML, 9.2.6)."""
        headers = self._headers({"Accept": "text/event-stream", **({"Last-Event-ID": last} if last else {})})
        with closing(self._connect()) as connection:
            connection.request("GET", self._parts.path.rstrip("/") + f"{path}/events", headers=headers)
            answer = connection.getresponse()
            if answer.status == 204:
                return
            if answer.status != 200:
                raise _refusal(_Answer(answer.status, _lower(answer.headers), answer.read()))
            number, data = "", []
            # What is no event is a sign of life, so that there is always a next line.
            while line := answer.readline():
                if _ending.is_asked():
                    raise KeyboardInterrupt
                field, _, value = line.decode("utf-8").rstrip("\r\n").partition(":")
                value = value.removeprefix(" ")
                if field == "id":
                    number = value
                elif field == "data":
                    data.append(value)
                elif not field and not value and data:
                    yield number, json.loads("\n".join(data))
                    data = []

    def _cancel(self, path: str) -> Mapping[str, Any]:
        """Ask for the best so far, and wait for the end, which comes within about a second."""
        try:
            self._ask("POST", f"{path}/cancel")
        except ServiceError as error:
            # It has ended meanwhile.
            if error.status != 409:
                raise
        with _ending.unasked():
            return self._follow(path, None)

    def _fetch(self, path: str, end: Mapping[str, Any], problem: Problem, interrupted: bool) -> Plan:
        if end["state"] == "failed":
            raise NotSolved(_failure(end.get("failure")))
        try:
            told = self._ask("GET", f"{path}/answer").json()
        except ServiceError as error:
            if error.status == 409:
                raise NotSolved("it was cancelled before there was a plan") from error
            raise
        if told["status"] == "infeasible":
            # The service keeps no plan that breaks a hard rule; what stands in the way is in what it told.
            file = json.dumps({"anpai": 1, "model": problem.model})
        else:
            file = self._ask("GET", f"{path}/solution").body.decode("utf-8")
        for run in OF_THE_RUN:
            told.pop(run, None)
        return Plan._of(problem, file, told["status"], json.dumps(told, ensure_ascii=False), interrupted)

    # --- one request --------------------------------------------------------------------------------------------------

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> _Answer:
        """An answer; what may be said again is said again, as long as patience lasts."""
        trouble = _Trouble(self._patience)
        while True:
            try:
                with closing(self._connect()) as connection:
                    connection.request(method, self._parts.path.rstrip("/") + path, body, self._headers(headers or {}))
                    raw = connection.getresponse()
                    answer = _Answer(raw.status, _lower(raw.headers), raw.read())
            except (OSError, http.client.HTTPException) as error:
                trouble.wait(error)
                continue
            if answer.status < 400:
                return answer
            refused = _refusal(answer)
            if answer.status not in AGAIN and getattr(refused, "type", "") != "urn:anpai:problem:in-progress":
                raise refused
            trouble.wait(refused, answer.headers.get("retry-after", ""))

    def _connect(self) -> http.client.HTTPConnection:
        host, port = str(self._parts.hostname), self._parts.port
        if self._parts.scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=self._timeout, context=ssl.create_default_context())
        return http.client.HTTPConnection(host, port, timeout=self._timeout)

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        key = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        return {"User-Agent": "anpai-python", **key, **more}


class _Trouble:
    """How long a service has not answered, and how long to wait before it is asked again."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self.over()

    def over(self) -> None:
        """It answers again."""
        self._since: float | None = None
        self._next = FIRST_WAIT

    def wait(self, error: Exception, retry_after: str = "") -> None:
        """Wait a little, or give up with the error where patience has run out."""
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        left = self._since + self._patience - now
        if left <= 0:
            if isinstance(error, ServiceError):
                raise error
            raise ServiceError(f"the service does not answer: {error or type(error).__name__}") from error
        # Half of it by chance, so that many who were cut off at once do not come back at once.
        pause = float(retry_after) if retry_after.isdigit() else self._next * (0.5 + random.random() / 2)
        self._next = min(self._next * 2, LONGEST_WAIT)
        time.sleep(min(pause, left))


def _options(
    stop: str | float | timedelta | None, iterations: int | None, seed: int | None, threads: int | None
) -> dict[str, str]:
    """The parameters of a submit, held to what `anpai.solve` takes before anything is sent."""
    options = {}
    if stop is not None:
        options["stop"] = f"{round(_seconds(stop) * 1000)}ms"
    for name, value, least in (("iterations", iterations, 0), ("seed", seed, 0), ("threads", threads, 1)):
        if value is not None:
            options[name] = str(_whole(name, value, least, 2**63 - 1))
    return options


def _progress(told: Mapping[str, Any]) -> Progress:
    """What the service tells of a search, as this machine's searches tell it."""
    score = told.get("score")
    return Progress(
        told.get("fraction") or 0.0,
        told.get("seconds") or 0.0,
        told.get("iterations") or 0,
        (score["hard"], score["medium"], score["soft"]) if score else None,
    )


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _refusal(answer: _Answer) -> Error:
    """The exception of a problem (RFC 9457)."""
    try:
        problem = answer.json()
        kind, title, detail = str(problem["type"]), str(problem["title"]), str(problem.get("detail", ""))
    except (ValueError, KeyError, TypeError):
        # Not from the service itself: a proxy before it, or something else at that address.
        return ServiceError(f"the service answers {answer.status}, and says nothing of why", status=answer.status)
    # The package calls `advice` what the service calls `action`.
    issues = [
        {("advice" if name == "action" else name): value for name, value in issue.items()}
        for issue in problem.get("issues", [])
    ]
    if kind in ("urn:anpai:problem:bad-input", "urn:anpai:problem:bad-request") and issues:
        return BadInput(issues)
    return ServiceError(f"{title}: {detail}" if detail else title, type=kind, status=answer.status, issues=issues)


def _failure(reason: str | None) -> str:
    said = {
        "attempts_exhausted": "its workers went away too often (attempts_exhausted)",
        "out_of_time": "no plan was found before its time was over (out_of_time)",
        "bad_input": "the document has issues (bad_input)",
        "bug": "it is a bug of the service: please report it with the document",
    }
    return said.get(reason or "", f"the service says only: {reason}")
