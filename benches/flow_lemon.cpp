// LEMON's network simplex and cost scaling on the published assignment text: g++ -O2 flow_lemon.cpp; a.out FILE ns|cs
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>
#include <cstdio>
#include <cstring>
#include <vector>
using namespace lemon;
static double cpu() {
    rusage r;
    getrusage(RUSAGE_SELF, &r);
    return r.ru_utime.tv_sec + r.ru_stime.tv_sec + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6;
}
int main(int argc, char **argv) {
    FILE *f = argc > 2 ? fopen(argv[1], "r") : nullptr;
    long n, m, e;
    if (!f || fscanf(f, "%ld %ld %ld", &n, &m, &e) != 3) return 2;
    std::vector<long> head(n + m), arcs(3 * e);
    for (long &x : head) if (fscanf(f, "%ld", &x) != 1) return 2;
    for (long &x : arcs) if (fscanf(f, "%ld", &x) != 1) return 2;
    double begin = cpu();
    SmartDigraph g;
    g.reserveNode(n + m + 1);
    g.reserveArc(e + n + m);
    for (long i = 0; i <= n + m; i++) g.addNode();
    SmartDigraph::ArcMap<long> upper(g), cost(g);
    SmartDigraph::NodeMap<long> supply(g);
    auto add = [&](long a, long b, long u, long c) {
        auto arc = g.addArc(g.nodeFromId(a), g.nodeFromId(b));
        upper[arc] = u;
        cost[arc] = c;
    };
    for (long i = 0; i < e; i++) add(arcs[3 * i], n + arcs[3 * i + 1], 1, arcs[3 * i + 2]);
    for (long i = 0; i < n; i++) add(i, n + m, 1, head[m + i]), supply[g.nodeFromId(i)] = 1;
    for (long i = 0; i < m; i++) add(n + i, n + m, head[i], 0);
    supply[g.nodeFromId(n + m)] = -n;
    long found = 0;
    if (!strcmp(argv[2], "ns")) {
        NetworkSimplex<SmartDigraph, long> s(g);
        s.upperMap(upper).costMap(cost).supplyMap(supply).run();
        found = s.totalCost<long>();
    } else {
        CostScaling<SmartDigraph, long> s(g);
        s.upperMap(upper).costMap(cost).supplyMap(supply).run();
        found = s.totalCost<long>();
    }
    double spent = cpu() - begin;
    rusage r;
    getrusage(RUSAGE_SELF, &r);
    printf("cost %ld cpu %.3f s peak %ld MB\n", found, spent, r.ru_maxrss / 1024);
}
