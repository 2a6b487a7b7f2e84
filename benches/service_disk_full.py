#!/usr/bin/env python3
"""The service on a disk that is full: clear errors, and nothing that was accepted is lost. As root, for a small tmpfs.

usage: python3 benches/service_disk_full.py --anpai BINARY
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

DAY = pathlib.Path(__file__).resolve().parent.parent / "service/tests/cli/day.json"
SIZE = 64 << 20
SPARE = 54 << 20


class Server:
    def __init__(self, anpai: str, data: pathlib.Path, workers: int):
        words = ["serve", "--open", "--listen", "127.0.0.1:0", "--data", data, "--workers", str(workers), "--requests-a-second", "100000"]
        self.process = subprocess.Popen([anpai, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = "http://" + self.process.stdout.readline().split("http://")[1].split()[0]

    def ask(self, path: str, body: bytes | None = None, headers: dict | None = None) -> tuple[int, dict]:
        request = urllib.request.Request(self.address + path, data=body, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def plans(self) -> dict:
        plans, after = {}, ""
        while after is not None:
            status, page = self.ask("/v1/plans?limit=200" + (f"&after={after}" if after else ""))
            assert status == 200, page
            plans.update({plan["id"]: plan for plan in page["plans"]})
            after = page["next"]
        return plans

    def end(self):
        self.process.terminate()
        self.process.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    args = parser.parse_args()
    day = DAY.read_bytes() + b" " * 100_000
    with tempfile.TemporaryDirectory() as folder:
        disk = pathlib.Path(folder) / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], check=True)
        try:
            spare = disk / "spare"
            spare.write_bytes(b"1" * SPARE)
            server, accepted, refused = Server(args.anpai, disk / "data", 0), {}, []
            for number in range(400):
                status, told = server.ask(f"/v1/visits/plans?iterations=5&seed={number}", day, {"idempotency-key": str(number)})
                if status == 202:
                    accepted[told["id"]] = number
                else:
                    refused.append((status, told["type"], number))
                    if len(refused) == 20:
                        break
            kinds = {kind[:2] for kind in refused}
            assert kinds == {(503, "urn:anpai:problem:unavailable")}, kinds
            print(f"{len(accepted)} plans accepted until the disk was full, then {len(refused)} times 503, unavailable")
            assert server.plans().keys() == accepted.keys(), "what was refused is not there, what was accepted is"
            server.end()
            server = Server(args.anpai, disk / "data", 2)
            assert server.plans().keys() == accepted.keys(), "the same after a restart on the full disk"
            # Workers on a full disk break nothing: the plans wait.
            assert all(plan["state"] in ("queued", "running", "succeeded") for plan in server.plans().values())
            spare.unlink()
            for _, _, number in refused:
                status, told = server.ask(f"/v1/visits/plans?iterations=5&seed={number}", day, {"idempotency-key": str(number)})
                assert status == 202, told
                accepted[told["id"]] = number
            while not all(plan["ended_at"] for plan in server.plans().values()):
                pass
            plans = server.plans()
            assert plans.keys() == accepted.keys() and all(p["state"] == "succeeded" for p in plans.values()), \
                {p["state"] + str(p["failure"]) for p in plans.values()}
            print(f"with room again: all {len(plans)} plans succeeded, at most {max(p['attempts'] for p in plans.values())} attempts")
            server.end()
        finally:
            server.end()
            subprocess.run(["umount", disk], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
