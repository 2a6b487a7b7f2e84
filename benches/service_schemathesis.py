#!/usr/bin/env python3
"""schemathesis on the service's own OpenAPI document: no 5xx, no undocumented answer. Needs schemathesis (PyPI).

usage: python3 benches/service_schemathesis.py --anpai BINARY --schemathesis PROGRAM [--examples N]

Half of all names in addresses are of plans, desks, models and networks that are there, so that calls get past "not found". This
file is at the same time the module with those names (`SCHEMATHESIS_HOOKS`).
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import urllib.request

DAY = pathlib.Path(__file__).resolve().parent.parent / "service/tests/cli/day.json"
NAMES = json.loads(os.environ.get("ANPAI_NAMES", "null"))

if NAMES:
    import schemathesis

    @schemathesis.hook
    def map_path_parameters(context, path_parameters):
        dice = random.Random(repr(sorted((path_parameters or {}).items())))
        for name in path_parameters or {}:
            known = NAMES["desk" if "/desks/" in context.operation.path else name]
            if dice.random() < 0.5:
                path_parameters[name] = dice.choice(known)
        return path_parameters


def ask(address: str, path: str, body: bytes | None = None, method: str | None = None) -> bytes:
    request = urllib.request.Request(address + path, data=body, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def main() -> int:
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--schemathesis", default="schemathesis")
    parser.add_argument("--examples", type=int, default=150)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words = ["serve", "--open", "--listen", "127.0.0.1:0", "--data", folder, "--requests-a-second", "1000000"]
        server = subprocess.Popen([args.anpai, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            address = "http://" + server.stdout.readline().split("http://")[1].split()[0]
            plans = [json.loads(ask(address, f"/v1/visits/plans?iterations=50&seed={n}", DAY.read_bytes()))["id"] for n in range(4)]
            for plan in plans:
                ask(address, f"/v1/plans/{plan}/events")
            ask(address, "/v1/desks/front", ask(address, "/v1/funerals-week/demo"), "PUT")
            models = [model["name"] for model in json.loads(ask(address, "/v1/models"))["models"]]
            names = {"id": plans, "other": plans, "model": models, "desk": ["front"], "name": ["city.roads"]}
            checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
            command = [args.schemathesis, "run", f"{address}/openapi.json", "--max-examples", str(args.examples), "--checks", checks,
                       "--phases", "examples,coverage,fuzzing", "--request-timeout", "60"]
            environment = {**os.environ, "ANPAI_NAMES": json.dumps(names), "PYTHONPATH": str(pathlib.Path(__file__).parent),
                           "SCHEMATHESIS_HOOKS": pathlib.Path(__file__).stem}
            code = subprocess.run(command, env=environment).returncode
            assert server.poll() is None, "the server is still there"
            ask(address, "/healthz")
            return code
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
