"""Servers of maps from their Python wheels: they read the extract by profiles of their own and snap points to roads, so
their times are not anpai's question. Tables between the points of the same places, larger and larger while time is left."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from asked import main, read, resident, table, tell  # noqa: E402

EXTRACT = Path(__file__).resolve().parents[2] / "scenarios/heidelberg/heidelberg.osm.pbf"
SIZES = [20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]


def points(folder: Path, network: str) -> tuple[list, list]:
    """Longitude and latitude of sources and targets."""
    raw = read(folder, network, "points", "i")
    both = [(x / 1e7, y / 1e7) for x, y in zip(raw[0::2], raw[1::2])]
    return both[: len(both) // 2], both[len(both) // 2 :]


def measured(seconds: float, prepared: float, load, ask) -> None:
    """Loads in this process and asks for tables; memory is what is there after the smallest."""
    before = resident()
    server = load()
    tables, grown, spent = [], 0, 0.0
    # What is read when it is first needed is not the first table's fault.
    ask(server, 5)
    for size, last in zip(SIZES, [SIZES[0], *SIZES]):
        if spent * (size / last) ** 2 > seconds:
            break
        begin = time.perf_counter()
        ask(server, size)
        spent = time.perf_counter() - begin
        grown = grown or resident() - before
        tables.append(table(size, size, spent))
    # The largest, and the one before it where the largest may be past its best.
    tell(prepared, grown, tables[-2:])


def command(*words) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{Path(str(words[0])).name}: {(done.stderr or done.stdout).strip().splitlines()[-1]}")


def home(package: str) -> Path:
    """Where a package lies, without importing it."""
    found = importlib.util.find_spec(package)
    return Path(found.origin).parent


def osrm(network: str, seconds: float, folder: Path) -> None:
    sources, targets = points(folder, network)
    lua = {"walk": "foot", "ebike": "bicycle", "car": "car"}[network.split("/")[1]]
    base = folder / f"osrm-{lua}.osrm"
    begin = time.perf_counter()
    programs = home("osrm")
    profile = programs / f"share/profiles/{lua}.lua"
    command(programs / "bin/osrm-extract", "-p", profile, "-t", 1, "-o", base, EXTRACT)
    command(programs / "bin/osrm-contract", "-t", 1, base)
    prepared = time.perf_counter() - begin

    def load():
        import osrm

        most = 2 * SIZES[-1]
        return osrm.OSRM(
            algorithm="CH", storage_config=str(base), use_shared_memory=False, max_locations_distance_table=most
        )

    def ask(server, size):
        import osrm

        server.Table(
            osrm.TableParameters(
                coordinates=sources[:size] + targets[:size],
                sources=list(range(size)),
                destinations=list(range(size, 2 * size)),
                annotations=["duration"],
                generate_hints=False,
            )
        )

    measured(seconds, prepared, load, ask)


def valhalla(network: str, seconds: float, folder: Path) -> None:
    from valhalla import Actor, get_config

    sources, targets = points(folder, network)
    costing = {"walk": "pedestrian", "ebike": "bicycle", "car": "auto"}[network.split("/")[1]]
    tiles = folder / "valhalla"
    shutil.rmtree(tiles, ignore_errors=True)
    tiles.mkdir()
    config = get_config(tile_extract="", tile_dir=str(tiles), verbose=False)
    config["service_limits"][costing].update(max_matrix_location_pairs=10**9, max_locations=10**6)
    for part in ("loki", "thor", "mjolnir"):
        config[part].get("logging", {}).update(type="")
    settings = folder / "valhalla.json"
    settings.write_text(json.dumps(config))
    begin = time.perf_counter()
    command(home("valhalla") / "bin/valhalla_build_tiles", "-c", settings, "-j", 1, EXTRACT)
    prepared = time.perf_counter() - begin

    def ask(server, size):
        place = lambda point: {"lon": point[0], "lat": point[1]}  # noqa: E731
        request = {
            "sources": [place(point) for point in sources[:size]],
            "targets": [place(point) for point in targets[:size]],
            "costing": costing,
            "verbose": False,
        }
        # Text in and text out: its table is no Python object before somebody reads it.
        server.matrix(json.dumps(request))

    measured(seconds, prepared, lambda: Actor(config), ask)


# Title, package, function.
TOOLS = {
    "osrm": ("OSRM, contraction hierarchy, snapping, its own profile", "osrm", osrm),
    "valhalla": ("Valhalla, snapping, its own costing", "valhalla", valhalla),
}

if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    main(TOOLS)
