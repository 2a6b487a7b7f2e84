#!/usr/bin/env python3
"""Load on the service from a second process on loopback; prints the tables of docs/results.md, and fails where a floor is missed.

usage: python3 benches/service_load.py --anpai BINARY [--seconds S] [--rate N] [--streams N] [--minutes M] [--upload MIB]

Three parts, each on a server of its own with a store of SQLite: small submissions at a steady rate, while event streams are
open; how long an idle server takes from the submission to the start of the search, and how far a time limit is overrun; mixed
work for some minutes, with the memory of the server at its beginning and its end, and an upload. Standard library only.
"""

import argparse
import asyncio
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

DAY = pathlib.Path(__file__).resolve().parent.parent / "service/tests/cli/day.json"


class Server:
    """`anpai serve` on a port and a folder of its own."""

    def __init__(self, anpai: str, *words: str):
        self.folder = tempfile.TemporaryDirectory()
        command = [anpai, "serve", "--open", "--listen", "127.0.0.1:0", "--data", self.folder.name, *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                        env={**os.environ, "ANPAI_LOG": "warn"})
        line = self.process.stdout.readline()
        self.port = int(line.split("http://127.0.0.1:")[1].split()[0])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def memory(self) -> float:
        """MiB that the server itself has in memory, without its jobs."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


class Client:
    """A connection that is kept."""

    def __init__(self, port: int):
        self.port, self.reader, self.writer = port, None, None

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, dict, bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
        head = f"{method} {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        await self.writer.drain()
        status, headers = await self.head()
        return status, headers, await self.reader.readexactly(int(headers.get("content-length", 0)))

    async def head(self) -> tuple[int, dict]:
        status = int((await self.reader.readline()).split()[1])
        headers = {}
        while (line := await self.reader.readline()) != b"\r\n":
            name, value = line.decode().split(":", 1)
            headers[name.lower()] = value.strip()
        return status, headers

    async def close(self):
        if self.writer is not None:
            self.writer.close()


async def submit(client: Client, query: str, body: bytes) -> dict:
    status, _, text = await client.ask("POST", f"/v1/visits/plans?{query}", body)
    assert status == 202, (status, text)
    return json.loads(text)


async def stream(port: int, plan: str, heard: list) -> None:
    """Hears a plan's events until its end."""
    client = Client(port)
    try:
        await client_head(client, plan)
        heard.append(plan)
        # The last piece of an answer in pieces is empty.
        while (await client.reader.readline()) not in (b"", b"0\r\n"):
            pass
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        await client.close()


async def client_head(client: Client, plan: str) -> None:
    client.reader, client.writer = await asyncio.open_connection("127.0.0.1", client.port)
    client.writer.write(f"GET /v1/plans/{plan}/events HTTP/1.1\r\nhost: x\r\n\r\n".encode())
    await client.writer.drain()
    status, headers = await client.head()
    if status == 429:
        # A thousand at once are more than a tenant may ask in a second.
        await client.close()
        await asyncio.sleep(float(headers["retry-after"]))
        return await client_head(client, plan)
    assert status == 200, status


async def submissions(server: Server, rate: int, seconds: int, streams: int) -> tuple[list, int]:
    """Milliseconds of each submission, at a steady rate whatever the answers take, and how many streams were open."""
    day, heard = DAY.read_bytes(), []
    first = await submit(client := Client(server.port), "iterations=1", day)
    listeners = [asyncio.create_task(stream(server.port, first["id"], heard)) for _ in range(streams)]
    while len(heard) < streams:
        await asyncio.sleep(0.05)
        for listener in listeners:
            if listener.done():
                listener.result()
    idle = [Client(server.port) for _ in range(16)]
    times, begin = [], time.monotonic()

    async def one(number: int) -> None:
        due = begin + number / rate
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        while not idle:
            await asyncio.sleep(0.001)
        own = idle.pop()
        await submit(own, f"iterations=1&seed={number}", day)
        idle.append(own)
        # From when it was due: waiting for a connection counts.
        times.append(1000 * (time.monotonic() - due))

    await asyncio.gather(*(one(number) for number in range(rate * seconds)))
    for listener in listeners:
        listener.cancel()
    await client.close()
    return times, len(heard)


def moment(text: str) -> float:
    return time.mktime(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S")) + float(text[19:].rstrip("Z") or 0)


async def ended(client: Client, plan: str) -> dict:
    while True:
        _, _, text = await client.ask("GET", f"/v1/plans/{plan}")
        told = json.loads(text)
        if told["ended_at"]:
            return told
        await asyncio.sleep(0.02)


async def idle_and_limits(server: Server) -> tuple[list, list]:
    """Milliseconds from submission to start on an idle server, and from a limit of one second to the end, on a busy one."""
    client, day = Client(server.port), DAY.read_bytes()
    _, _, long = await client.ask("GET", "/v1/visits/demo")
    starts, overruns = [], []
    for seed in range(20):
        told = await ended(client, (await submit(client, f"iterations=1&seed={seed}", day))["id"])
        starts.append(1000 * (moment(told["started_at"]) - moment(told["submitted_at"])))
    plans = [(await submit(client, f"stop=1s&seed={seed}", long))["id"] for seed in range(10)]
    for plan in plans:
        await ended(client, plan)
        _, _, text = await client.ask("GET", f"/v1/plans/{plan}/answer")
        overruns.append(1000 * (json.loads(text)["seconds"] - 1.0))
    await client.close()
    return starts, overruns


async def mixed(server: Server, minutes: float) -> list:
    """Plans, looks at them, cancels and streams, one after the other; the server's memory twelve times meanwhile."""
    client, day = Client(server.port), DAY.read_bytes()
    _, _, long = await client.ask("GET", "/v1/visits/demo")
    memory, begin, number = [], time.monotonic(), 0
    while (spent := time.monotonic() - begin) < 60 * minutes:
        if spent >= len(memory) * 60 * minutes / 12:
            memory.append(server.memory())
        number += 1
        small = await submit(client, f"iterations=5&seed={number}", day)
        large = await submit(client, f"stop=300ms&seed={number}", long)
        await asyncio.wait_for(stream(server.port, small["id"], []), 60)
        if number % 3 == 0:
            await client.ask("POST", f"/v1/plans/{large['id']}/cancel")
        await asyncio.wait_for(stream(server.port, large["id"], []), 60)
        for part in ("", "/input", "/solution", "/report", "/analysis"):
            await client.ask("GET", f"/v1/plans/{large['id']}{part}")
        await client.ask("GET", "/v1/plans?limit=200")
        await client.ask("GET", "/metrics")
    memory.append(server.memory())
    await client.close()
    return memory


async def upload(server: Server, mib: int) -> tuple[float, float, float]:
    """The server's memory before an upload, and the most while it came; seconds."""
    before = most = server.memory()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(f"POST /v1/uploads HTTP/1.1\r\nhost: x\r\ncontent-length: {mib << 20}\r\n\r\n".encode())
    piece, begin = b" " * (1 << 20), time.monotonic()
    for _ in range(mib):
        writer.write(piece)
        await writer.drain()
        most = max(most, server.memory())
    status = int((await reader.readline()).split()[1])
    assert status == 201, status
    writer.close()
    return before, max(most, server.memory()), time.monotonic() - begin


def at(times: list, share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--upload", type=int, default=500)
    args = parser.parse_args()
    missed = []

    def row(what: str, figure: float, most: float, unit: str) -> None:
        if figure > most:
            missed.append(what)
        print(f"| {what} | {figure:.1f} | {most:g} | {unit} |", flush=True)

    print("| what | measured | asked at most | unit |\n| --- | ---: | ---: | --- |")
    # No worker: what is measured is the taking in, and the streams stay open.
    with Server(args.anpai, "--workers", "0", "--requests-a-second", "100000") as server:
        times, open_streams = asyncio.run(submissions(server, args.rate, args.seconds, args.streams))
        print(f"| {len(times)} submissions at {args.rate} a second beside {open_streams} streams, p50 | {statistics.median(times):.1f} | | ms |")
        row("the same, p99", at(times, 0.99), 50, "ms")
        print(f"| the same, longest | {max(times):.1f} | | ms |")
        print(f"| memory of the server then | {server.memory():.0f} | | MiB |")
    with Server(args.anpai) as server:
        starts, overruns = asyncio.run(idle_and_limits(server))
        row("idle server, from submission to start, longest of 20", max(starts), 100, "ms")
        row("limit of 1 s with all workers busy, longest overrun of 10", max(overruns), 100, "ms")
    with Server(args.anpai, "--requests-a-second", "100000") as server:
        memory = asyncio.run(mixed(server, args.minutes))
        print(f"| mixed work for {args.minutes:g} min, memory of the server every twelfth | {' '.join(f'{m:.0f}' for m in memory)} | | MiB |")
        row("growth of the memory over the last two thirds", max(memory[-3:]) - memory[len(memory) // 3], 10, "MiB")
        before, most, seconds = asyncio.run(upload(server, args.upload))
        row(f"more memory while {args.upload} MiB come in {seconds:.1f} s", most - before, 32, "MiB")
    for what in missed:
        print(f"missed: {what}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
