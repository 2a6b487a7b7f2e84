"""The client against the real service on this machine: the same plans, lost answers, restarts in the middle, Ctrl-C, refusals."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import anpai
from anpai.client import Client, ServiceError

# Beside this file: pytest imports each test as a module of its own.
sys.path.insert(0, str(Path(__file__).parent))
import real  # noqa: E402


class Service:
    """`anpai serve` on a port of its own, with SQLite in a folder; it can be killed and started anew."""

    def __init__(self, data: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        self.options = options or ("--open",)
        self.start()

    def start(self) -> None:
        words = [
            real.program(),
            "serve",
            "--listen",
            f"127.0.0.1:{self.port}",
            "--data",
            str(self.data),
            "--lease",
            "2s",
            "--heartbeat",
            "200ms",
            "--workers",
            "2",
            *self.options,
        ]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except OSError:
                assert time.monotonic() < until and self.process.poll() is None, "the service does not start"
                threading.Event().wait(0.02)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def plans(self, key: str | None = None) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            f"{self.url}/v1/plans", headers={"Authorization": f"Bearer {key}"} if key else {}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return list(json.load(answer)["plans"])

    def until(self, state: str) -> str:
        """The only plan, once it is in a state."""
        while True:
            for plan in self.plans():
                if plan["state"] == state:
                    return str(plan["id"])
            threading.Event().wait(0.02)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    started = Service(tmp_path / "data")
    yield started
    started.kill()


def day() -> anpai.Problem:
    return anpai.Problem(real.scenario("guandu-calm"))


def test_a_plan_is_the_one_that_this_machine_makes(service: Service) -> None:
    told: list[anpai.Progress] = []
    plan = Client(service.url).solve(day(), iterations=200, seed=3, on_progress=told.append)
    here = anpai.solve(day(), iterations=200, seed=3)
    assert plan.to_json() == here.to_json()
    assert (plan.status, plan.score, plan.interrupted) == (here.status, here.score, False)
    assert plan.told == here.told
    assert plan == here and plan.problem == day()
    assert told and all(0 <= each.fraction <= 1 for each in told)
    assert told[-1].score == tuple(here.document["score"][level] for level in ("hard", "medium", "soft"))


def test_models_are_those_of_the_package(service: Service) -> None:
    assert sorted(Client(service.url).models()) == sorted(anpai.models())


def test_an_infeasible_problem_is_an_answer(service: Service) -> None:
    document = json.loads(json.dumps(real.scenario("lufeng-beds")))
    for budget in document["budgets"]:
        budget["yuan"] = 1
    plan = Client(service.url).solve(document, stop="10s")
    here = anpai.solve(document, stop="10s")
    assert plan.status == here.status == "infeasible"
    assert plan.told["proof"]["clash"]["names"] == here.told["proof"]["clash"]["names"]


def test_a_forecast_is_an_answer(service: Service) -> None:
    forecast = anpai.Problem(real.scenario("changning-waiting"))
    plan = Client(service.url).solve(forecast, seed=2)
    assert plan.status == "simulated"
    assert plan.document["plans"] == anpai.solve(forecast, seed=2).document["plans"]


def test_bad_input_has_every_issue(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(anpai.BadInput) as here:
        Client(service.url).solve({"anpai": 1, "model": "visits"})
    # The same from over there, where the package here would let it pass.
    good = day()
    monkeypatch.setattr(anpai.Problem, "to_json", lambda self: '{"anpai": 1, "model": "visits"}')
    with pytest.raises(anpai.BadInput) as there:
        Client(service.url).solve(good)
    assert (
        {issue["code"] for issue in there.value.issues}
        == {issue["code"] for issue in here.value.issues}
        == {"missing-field"}
    )
    assert len(there.value.issues) == len(here.value.issues) > 3
    assert all(issue["advice"] for issue in there.value.issues)
    with pytest.raises(anpai.BadInput, match="no time"):
        Client(service.url).solve(good, stop="soon")


class Swallower(threading.Thread):
    """A proxy that hands the first answers to nobody: what was asked is done, and the client does not hear of it."""

    def __init__(self, port: int, swallowed: int) -> None:
        super().__init__(daemon=True)
        self.behind, self.left = port, swallowed
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.start()

    def run(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.pass_on, args=(client,), daemon=True).start()

    def pass_on(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self.behind)) as server:
            threading.Thread(target=pump, args=(client, server), daemon=True).start()
            while data := server.recv(65536):
                if self.left > 0:
                    self.left -= 1
                    # Closing alone says nothing to the other end while a thread still reads.
                    client.shutdown(socket.SHUT_RDWR)
                    return
                try:
                    client.sendall(data)
                except OSError:
                    return


def pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        return


def test_a_submit_whose_answer_was_lost_is_one_plan(service: Service) -> None:
    proxy = Swallower(service.port, swallowed=2)
    plan = Client(f"http://127.0.0.1:{proxy.port}").solve(day(), iterations=50)
    proxy.listener.close()
    assert proxy.left == 0, "two answers were lost"
    assert len(service.plans()) == 1
    assert plan.to_json() == anpai.solve(day(), iterations=50).to_json()


def test_a_service_that_is_killed_and_started_anew_costs_nothing_but_time(service: Service) -> None:
    done: list[Any] = []
    worker = threading.Thread(target=lambda: done.append(Client(service.url).solve(day(), iterations=3000, seed=5)))
    worker.start()
    service.until("running")
    service.kill()
    service.start()
    worker.join(120)
    assert done and done[0].to_json() == anpai.solve(day(), iterations=3000, seed=5).to_json()
    assert len(service.plans()) == 1


def test_events_go_on_from_where_they_broke_off(service: Service) -> None:
    client = Client(service.url)
    client.solve(day(), iterations=50)
    path = f"/v1/plans/{service.plans()[0]['id']}"
    events = list(client._events(path, ""))
    assert [number for number, _ in events] == [str(n) for n in range(1, len(events) + 1)]
    assert list(client._events(path, "2")) == events[2:]
    assert list(client._events(path, events[-1][0])) == []
    assert events[-1][1]["state"] == "succeeded"


def test_a_stream_that_breaks_off_is_asked_for_the_rest(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Client._events
    asked: list[str] = []

    def breaking(self: Client, path: str, last: str) -> Iterator[tuple[str, dict[str, Any]]]:
        asked.append(last)
        for number, data in whole(self, path, last):
            yield number, data
            if number == "2" and len(asked) == 1:
                raise ConnectionResetError("the line is cut")

    monkeypatch.setattr(Client, "_events", breaking)
    Client(service.url).solve(day(), iterations=50)
    assert asked == ["", "2"], "from the start, and then after what was heard"


def test_ctrl_c_cancels_and_keeps_the_best_so_far(service: Service) -> None:
    def press() -> None:
        service.until("running")
        seen.wait(30)
        os.kill(os.getpid(), signal.SIGINT)

    seen = threading.Event()
    presser = threading.Thread(target=press)
    presser.start()
    plan = Client(service.url).solve(day(), stop="10m", on_progress=lambda progress: seen.set())
    presser.join()
    assert plan.interrupted
    assert plan.status in ("feasible", "partial") and plan.document["routes"]
    assert [each["state"] for each in service.plans()] == ["cancelled"]


def test_what_on_progress_raises_cancels_the_plan(service: Service) -> None:
    def fail(progress: anpai.Progress) -> None:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        Client(service.url).solve(day(), stop="10m", on_progress=fail)
    assert [each["state"] for each in service.plans()] == ["cancelled"]


def test_a_sweep_that_is_ended_cancels_what_is_under_way_over_there(service: Service) -> None:
    def on_cell(row: dict[str, Any]) -> None:
        while sum(each["state"] == "running" for each in service.plans()) == 0:
            threading.Event().wait(0.02)
        raise RuntimeError("enough")

    grid = {"name": ["beds-50", "guandu-normal"]}
    with pytest.raises(RuntimeError, match="enough"):
        anpai.sweep(
            anpai.scenario, grid, jobs=2, solve=Client(service.url).solve, threads=None, stop="2m", on_cell=on_cell
        )
    assert sorted(each["state"] for each in service.plans()) == ["cancelled", "succeeded"]


def test_a_sweep_works_on_a_service(service: Service) -> None:
    def make(orders: int) -> anpai.Problem:
        return anpai.scenario(f"rounds-{orders}")

    grid = {"orders": [30, 40]}
    there = anpai.sweep(make, grid, iterations=20, jobs=2, solve=Client(service.url).solve)
    assert there == anpai.sweep(make, grid, iterations=20)
    assert len(service.plans()) == 2 and not there.failures


def test_keys_are_asked_for_and_kept_out_of_sight(tmp_path: Path) -> None:
    made = subprocess.run(
        [
            real.program(),
            "admin",
            "keys",
            "create",
            "--tenant",
            "guandu",
            "--label",
            "a",
            "--scope",
            "solve",
            "--data",
            str(tmp_path / "data"),
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    key = next(word for word in made.split() if word.startswith("anpai_"))
    service = Service(tmp_path / "data", "--attempts", "2")
    try:
        with pytest.raises(ServiceError) as refused:
            Client(service.url).solve(day(), iterations=10)
        assert (refused.value.status, refused.value.type) == (401, "urn:anpai:problem:unauthorized")
        client = Client(service.url, key)
        assert client.solve(day(), iterations=10).status in ("feasible", "partial")
        assert key not in repr(client)
        with pytest.raises(ServiceError, match="no key|known|key"):
            Client(service.url, key + "x").solve(day(), iterations=10)
    finally:
        service.kill()


def test_who_is_not_there_is_told_after_patience_has_run_out() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(ServiceError, match="does not answer"):
            Client(f"http://127.0.0.1:{port}", patience=0.3).solve(day(), iterations=1)


@pytest.mark.parametrize("url", ["", "localhost:8080", "ftp://a", "http://", "http://a?b=c", "http://user:secret@a"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Client(url)
