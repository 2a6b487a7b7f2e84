#!/usr/bin/env python3
"""A crowd at the booking desks over HTTP while servers are killed; prints lines for docs/results.md, and fails where a promise is
broken.

usage: python3 benches/service_desk.py --anpai BINARY [--bookings N] [--clients N] [--store sqlite|postgres|both] [--seed S]

Clients hold, confirm and give back places at a few desks, through two `anpai serve` on one store. One server at a time is killed
(`kill -9`) at a random moment and started again. A client that hears nothing says the same again, to whichever server is there.
At the end the ledgers are read past the service and replayed here, by rules written down anew: every line follows from those
before it, no unit is sold twice at any line, what a client was told was confirmed is confirmed, and no hold is left. Standard
library only; PostgreSQL is Debian's package, in a folder of its own.
"""

import argparse
import asyncio
import collections
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

EXAMPLE = pathlib.Path(__file__).resolve().parent.parent / "core/tests/data/funerals-week.json"
DESKS = 8
DAYS = 14
# Units of the ordinary cremators of a desk: with a place given back now and then, about as many as 20,000 bookings ask for.
UNITS = 36
# A hold that nobody confirms: the shortest there is.
HOLD_MINUTES = 1


def home(first: datetime.date, units: int) -> dict:
    """The example's pools without its cases, over two weeks from a day on."""
    document = json.loads(EXAMPLE.read_text())
    document["horizon"] = {**document["horizon"], "start": first.isoformat(), "days": DAYS}
    for name in ("cases", "previous", "collections", "closed"):
        document[name] = []
    for pool in document["pools"]:
        pool.pop("outages", None)
        if pool["id"] == "ordinary":
            pool["units"] = units
    return document


class Store:
    """A store of SQLite, in a folder."""

    name = "SQLite"

    def __init__(self, folder: pathlib.Path):
        self.folder = folder

    def words(self) -> list:
        return []

    def ledgers(self) -> dict:
        """Lines by desk, in the order of their numbers."""
        with sqlite3.connect(self.folder / "data/anpai.sqlite") as file:
            return by_desk(file.execute("SELECT desk, number, line FROM desk_lines ORDER BY desk, number"))

    def unconfirmed(self) -> int:
        with sqlite3.connect(self.folder / "data/anpai.sqlite") as file:
            return file.execute("SELECT count(*) FROM desk_bookings WHERE NOT confirmed").fetchone()[0]

    def end(self):
        pass


class Postgres(Store):
    """A throwaway cluster of PostgreSQL, reached by a socket alone. It flushes to the disk as it is set up to."""

    name = "PostgreSQL"

    def __init__(self, folder: pathlib.Path):
        super().__init__(folder)
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found:
            sys.exit("PostgreSQL is missing: apt-get install postgresql")
        self.programs = found[-1].parent
        # `initdb` refuses root.
        self.account = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
        self.cluster = pathlib.Path(tempfile.mkdtemp(prefix="anpai-pg"))
        if self.account:
            shutil.chown(self.cluster, **self.account)
        data, server = self.cluster / "data", ["--host", self.cluster, "--username", "postgres"]
        self.run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--pgdata", data)
        options = f"-c listen_addresses= -c unix_socket_directories={self.cluster}"
        self.run("pg_ctl", "start", "--wait", "--log", self.cluster / "log", "--options", options, "--pgdata", data)
        self.run("createuser", *server, "anpai")
        self.run("createdb", *server, "--owner", "anpai", "anpai")

    def run(self, program: str, *words, **more) -> None:
        subprocess.run([self.programs / program, *words], check=True, cwd=self.cluster, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, **self.account)

    def words(self) -> list:
        return ["--store", f"postgres://anpai@localhost/anpai?host={self.cluster}"]

    def ask(self, sql: str) -> list:
        words = ["--host", self.cluster, "--username", "postgres", "--dbname", "anpai", "--no-align", "--tuples-only"]
        told = subprocess.run([self.programs / "psql", *words, "--command", sql], check=True, stdout=subprocess.PIPE,
                              cwd=self.cluster, text=True, **self.account)
        return told.stdout.splitlines()

    def ledgers(self) -> dict:
        rows = self.ask("SELECT json_build_array(desk, number, line) FROM desk_lines ORDER BY desk, number")
        return by_desk(map(json.loads, rows))

    def unconfirmed(self) -> int:
        return int(self.ask("SELECT count(*) FROM desk_bookings WHERE NOT confirmed")[0])

    def end(self):
        self.run("pg_ctl", "stop", "--mode=immediate", "--pgdata", self.cluster / "data")
        shutil.rmtree(self.cluster)


def by_desk(rows) -> dict:
    ledgers = collections.defaultdict(list)
    for desk, number, line in rows:
        ledgers[desk].append((number, json.loads(line)))
    return ledgers


class Server:
    """`anpai serve` on the store, on a port of its own each time it is started."""

    def __init__(self, anpai: str, store: Store):
        self.command = [anpai, "serve", "--open", "--listen", "127.0.0.1:0", "--workers", "0", "--requests-a-second", "1000000",
                        "--data", str(store.folder / "data"), *map(str, store.words())]
        self.port = None

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(*self.command, stdout=asyncio.subprocess.PIPE,
                                                            stderr=asyncio.subprocess.DEVNULL, env={**os.environ, "ANPAI_LOG": "off"})
        line = (await self.process.stdout.readline()).decode()
        self.port = int(line.split("http://127.0.0.1:")[1].split()[0])

    async def kill(self):
        self.port = None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


class Client:
    """A clerk with a connection at a time, who says everything until it is answered."""

    def __init__(self, servers: list, dice: random.Random):
        self.servers, self.dice, self.port, self.repeats = servers, dice, None, 0

    async def post(self, path: str, body: dict) -> tuple[int, dict]:
        """An answer; what is heard of nobody is said again, under the same request."""
        while True:
            try:
                status, told = await self.once("POST", path, json.dumps(body).encode())
            except (OSError, asyncio.IncompleteReadError, ValueError, IndexError):
                status, told = None, {}
            if status not in (None, 503):
                return status, told
            self.port, self.repeats = None, self.repeats + 1
            await asyncio.sleep(0.02)

    async def once(self, method: str, path: str, body: bytes) -> tuple[int, dict]:
        there = [server.port for server in self.servers if server.port]
        # Now and then at another server.
        if self.port not in there or self.dice.random() < 0.02:
            self.port = self.dice.choice(there)
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(f"{method} {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)
        status = int((await self.reader.readline()).split()[1])
        length = 0
        while (line := await self.reader.readline()) != b"\r\n":
            name, value = line.decode().split(":", 1)
            length = int(value) if name.lower() == "content-length" else length
        return status, json.loads(await self.reader.readexactly(length))


class Crowd:
    """All clerks, and what they were told."""

    def __init__(self, bookings: int, first: datetime.date):
        self.wanted, self.first = bookings, first
        self.held, self.confirmed, self.released = {}, set(), set()
        self.refused, self.late, self.times = 0, 0, []

    async def work(self, number: int, client: Client):
        said = 0
        while len(self.held) < self.wanted:
            said += 1
            desk, booking = f"desk-{client.dice.randrange(DESKS)}", f"b{number}-{said}"
            await self.book(client, desk, booking)

    async def book(self, client: Client, desk: str, booking: str):
        dice = client.dice
        # One in ten wants the only superior cremator, the others one of the ordinary ones.
        pool = "superior" if dice.random() < 0.1 else "ordinary"
        day = self.first + datetime.timedelta(days=dice.randrange(DAYS))
        minute = dice.randrange(9 * 60, 15 * 60 + 1, 5)
        start = f"{day.isoformat()} {minute // 60:02}:{minute % 60:02}"
        place = {"case": {"id": booking, "cremation": {"class": pool, "minutes": 60}},
                 "service": {"case": booking, "cremation": {"pool": pool, "start": start}}, "hold_minutes": HOLD_MINUTES}
        begin = time.monotonic()
        status, told = await client.post(f"/v1/desks/{desk}/holds", {"request": f"hold-{booking}", **place})
        self.times.append(time.monotonic() - begin)
        if status not in (200, 201):
            assert status == 409 and told["issues"][0]["code"] == "taken", (status, told)
            self.refused += 1
            return
        self.held[desk, booking] = told["receipt"]
        chance = dice.random()
        if chance < 0.1:
            # Nobody confirms it.
            return
        call = "releases" if chance < 0.2 else "confirmations"
        status, told = await client.post(f"/v1/desks/{desk}/{call}", {"request": f"{call}-{booking}", "booking": booking})
        if status in (200, 201):
            (self.released if call == "releases" else self.confirmed).add((desk, booking))
        else:
            assert status == 409, (status, told)
            self.late += 1


async def kills(servers: list, dice: random.Random, done: asyncio.Event, pause: float) -> int:
    """Kills one at a time, and starts it again; how many."""
    killed = 0
    while not done.is_set():
        try:
            await asyncio.wait_for(done.wait(), dice.uniform(0, 2 * pause))
        except asyncio.TimeoutError:
            server = dice.choice(servers)
            await server.kill()
            await server.start()
            killed += 1
    return killed


def replay(desk: str, lines: list, units: dict) -> dict:
    """What became of each booking; fails at the first line that cannot be."""
    state, cells, taken, requests = {}, {}, collections.Counter(), set()

    def give_back(booking: str) -> None:
        for cell in cells.pop(booking):
            taken[cell] -= 1

    for expected, (number, line) in enumerate(lines, 1):
        where = f"{desk}, line {number}: {line}"
        assert number == expected == line["seq"], f"a number is missing or twice: {where}"
        request = line.get("request")
        assert request is None or request not in requests, f"a request is answered twice: {where}"
        requests.add(request)
        event, booking = line["event"], line.get("booking") or line.get("case", {}).get("id")
        if event == "held":
            assert state.get(booking) not in ("held", "confirmed"), f"held twice: {where}"
            state[booking], cells[booking] = "held", []
            for take in line["takes"]:
                begin, end = (datetime.datetime.fromisoformat(take[name]) for name in ("from", "to"))
                for step in range(int((end - begin).total_seconds()) // 300):
                    cell = (take["pool"], begin + datetime.timedelta(seconds=300 * step))
                    cells[booking] += [cell] * take.get("units", 1)
                    taken[cell] += take.get("units", 1)
                    assert taken[cell] <= units[take["pool"]], f"sold twice: {where}"
        elif event == "plots-opened":
            pass
        else:
            assert event in ("confirmed", "released", "expired"), where
            assert state.get(booking) == "held", f"it was not held: {where}"
            state[booking] = event
            if event != "confirmed":
                give_back(booking)
    return state


def verify(store: Store, crowd: Crowd, document: dict) -> collections.Counter:
    units = {pool["id"]: pool["units"] for pool in document["pools"]}
    states = {}
    for desk, lines in store.ledgers().items():
        states.update({(desk, booking): state for booking, state in replay(desk, lines, units).items()})
    assert states.keys() == crowd.held.keys(), "the ledgers have other bookings than were told"
    for told, state in ((crowd.confirmed, "confirmed"), (crowd.released, "released")):
        lost = [booking for booking in told if states[booking] != state]
        assert not lost, f"told to be {state}, and is not: {lost[:3]}"
    ends = collections.Counter(states.values())
    assert ends["confirmed"] == len(crowd.confirmed), "somebody has what nobody was told of"
    assert ends["held"] == 0 and store.unconfirmed() == 0, f"holds that do not end: {ends}"
    return ends


async def everything(anpai: str, store: Store, args) -> str:
    dice = random.Random(args.seed)
    first = datetime.date.today() + datetime.timedelta(days=2)
    document = home(first, max(1, UNITS * args.bookings // 20_000))
    servers = [Server(anpai, store) for _ in range(2)]
    for server in servers:
        await server.start()
    opener = Client(servers, dice)
    for desk in range(DESKS):
        status, told = await opener.once("PUT", f"/v1/desks/desk-{desk}", json.dumps(document).encode())
        assert status == 201, told
    crowd, done, begin = Crowd(args.bookings, first), asyncio.Event(), time.monotonic()
    clients = [Client(servers, random.Random(f"{args.seed}-{number}")) for number in range(args.clients)]
    killer = asyncio.create_task(kills(servers, dice, done, args.pause))
    await asyncio.gather(*(crowd.work(number, client) for number, client in enumerate(clients)))
    seconds = time.monotonic() - begin
    done.set()
    killed = await killer
    # The last hold runs out, and the next command writes that it did.
    await asyncio.sleep(60 * HOLD_MINUTES + 1)
    for desk in range(DESKS):
        plots = {"request": "last", "command": "open-plots", "plots": [{"id": "last", "kind": "niche"}]}
        status, told = await opener.post(f"/v1/desks/desk-{desk}/commands", plots)
        assert status == 201, told
    for server in servers:
        await server.kill()
    ends = verify(store, crowd, document)
    assert killed > 0, "nobody was killed"
    repeats, times = sum(client.repeats for client in clients), sorted(crowd.times)
    p50, p99 = (round(1000 * times[int(len(times) * share)]) for share in (0.5, 0.99))
    return (f"| {store.name} | {len(crowd.held)} | {args.clients} | {killed} | {repeats} | {ends['confirmed']} | "
            f"{ends['released']} | {ends['expired']} | {crowd.refused} | {seconds:.0f} | {p50} | {p99} |")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anpai", required=True, help="the binary")
    parser.add_argument("--bookings", type=int, default=20_000, help="holds that are accepted, on each store")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--store", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two kills, on average")
    args = parser.parse_args()
    kinds = {"sqlite": [Store], "postgres": [Postgres], "both": [Store, Postgres]}[args.store]
    print("| store | bookings | clients | kills | said again | confirmed | given back | expired | refused | s | hold p50, ms | p99, ms |\n"
          "| --- | " + "---: | " * 11, flush=True)
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            store = kind(pathlib.Path(folder))
            try:
                print(asyncio.run(everything(args.anpai, store, args)), flush=True)
            except AssertionError as broken:
                print(f"{store.name}: {broken}", file=sys.stderr)
                return 1
            finally:
                store.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
