"""Python libraries of graphs, asked about the very arcs that anpai has: each searches from one node to all."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ["OMP_NUM_THREADS"] = "1"

from asked import main, read, resident, rows_of, tell  # noqa: E402


def measured(network: str, folder: Path, seconds: float, tool: str, prepare, ask, at_once: int = 1) -> None:
    arcs, places = read(folder, network, "arcs"), read(folder, network, "places")
    before, begin = resident(), time.perf_counter()
    ready = prepare(arcs)
    prepared, grown = time.perf_counter() - begin, resident() - before
    half = len(places) // 2
    targets = places[half:].tolist()
    answers, table = rows_of(lambda some: ask(ready, some, targets), places[:half].tolist(), targets, seconds, at_once)
    (folder / f"{network.replace('/', '-')}.{tool}").write_bytes(answers.tobytes())
    tell(prepared, grown, [table])


def scipy(network: str, seconds: float, folder: Path) -> None:
    import numpy
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    def prepare(arcs):
        tail, head, millis, _ = numpy.frombuffer(arcs, dtype=numpy.uint32).reshape(-1, 4).T.astype(numpy.int64)
        # A sparse array adds parallel arcs up: only the best of them may stay.
        order = numpy.lexsort((millis, head, tail))
        tail, head, millis = tail[order], head[order], millis[order]
        first = numpy.r_[True, (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])]
        nodes = int(max(tail.max(), head.max())) + 1
        return csr_array((millis[first].astype(float), (tail[first], head[first])), shape=(nodes, nodes))

    def ask(graph, sources, targets):
        return dijkstra(graph, indices=sources)[:, targets]

    measured(network, folder, seconds, "scipy", prepare, ask, at_once=20)


def networkit(network: str, seconds: float, folder: Path) -> None:
    import networkit
    import numpy

    networkit.setNumberOfThreads(1)

    def prepare(arcs):
        tail, head, millis, _ = numpy.frombuffer(arcs, dtype=numpy.uint32).reshape(-1, 4).T
        nodes = int(max(tail.max(), head.max())) + 1
        data = (millis.astype(float), (tail.astype(numpy.uint64), head.astype(numpy.uint64)))
        return networkit.GraphFromCoo(data, nodes, weighted=True, directed=True)

    def ask(graph, sources, targets):
        search = networkit.distance.Dijkstra(graph, sources[0], storePaths=False)
        search.run()
        return [numpy.asarray(search.getDistances(asarray=True))[targets].tolist()]

    measured(network, folder, seconds, "networkit", prepare, ask)


def igraph(network: str, seconds: float, folder: Path) -> None:
    import igraph
    import numpy

    def prepare(arcs):
        rows = numpy.frombuffer(arcs, dtype=numpy.uint32).reshape(-1, 4)
        nodes = int(rows[:, :2].max()) + 1
        graph = igraph.Graph(n=nodes, edges=rows[:, :2].astype(int), directed=True)
        graph.es["weight"] = rows[:, 2].astype(float).tolist()
        return graph

    def ask(graph, sources, targets):
        # It refuses a target that is named twice.
        alone = list(dict.fromkeys(targets))
        place = {node: at for at, node in enumerate(alone)}
        rows = graph.distances(source=sources, target=alone, weights="weight")
        return [[row[place[node]] for node in targets] for row in rows]

    measured(network, folder, seconds, "igraph", prepare, ask)


def rustworkx(network: str, seconds: float, folder: Path) -> None:
    import rustworkx

    def prepare(arcs):
        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from(range(max(max(arcs[0::4]), max(arcs[1::4])) + 1))
        graph.add_edges_from(list(zip(arcs[0::4], arcs[1::4], map(float, arcs[2::4]))))
        return graph

    def ask(graph, sources, targets):
        costs = dict(rustworkx.dijkstra_shortest_path_lengths(graph, sources[0], float))
        costs[sources[0]] = 0.0  # A start is no part of its own answer.
        return [[costs.get(node, float("inf")) for node in targets]]

    measured(network, folder, seconds, "rustworkx", prepare, ask)


# Title, package, function.
TOOLS = {
    "scipy": ("scipy csgraph.dijkstra", "scipy", scipy),
    "networkit": ("NetworKit Dijkstra", "networkit", networkit),
    "igraph": ("igraph distances", "igraph", igraph),
    "rustworkx": ("rustworkx Dijkstra", "rustworkx", rustworkx),
}

if __name__ == "__main__":
    main(TOOLS)
