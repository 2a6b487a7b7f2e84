// Resources, with how much of them is used.
const hoursOf = pool => pool.hours.length ? [...new Set(pool.hours.map(([a, b]) => b - a >= 24 * HOUR ? say("always") : `${clockOn(dayOf(a), a)}–${clockOn(dayOf(a), b)}`))].join(say("list")) : "–";

function buildPools() {
  tables.pools = table(byId("pools-table"), plainTable({
    label: "pools", items: byKind, match: (p, text) => holds(text, p.label, say("kinds")[p.kind], p.class),
    columns: [
      { key: "pool", cell: p => p.label, by: p => p.label },
      { key: "kind", cell: p => say("kinds")[p.kind], by: p => ORDER.indexOf(p.kind) },
      { key: "sort", cell: p => [p.size ? say("rank", p.size) : null, p.class, p.casket > 1 ? say("casket", p.casket) : null].filter(Boolean).join(" · ") || "–", by: p => p.size, wide: true },
      { key: "unitCount", cell: p => number(p.units), by: p => p.units, num: true },
      { key: "busiest", cell: p => p.busiest > p.units ? el("span", { class: "bad" }, number(p.busiest)) : number(p.busiest), by: p => p.busiest, num: true },
      { key: "uses", cell: p => number(p.uses), by: p => p.uses, num: true, wide: true },
      { key: "busy", cell: p => lasting(p.busy), by: p => p.busy, num: true },
      { key: "hours", cell: hoursOf, by: hoursOf, wide: true },
      { key: "after", cell: p => p.after ? say("min", minutes(p.after)) : "–", by: p => p.after, num: true, wide: true },
      { key: "takes", cell: p => p.staff ? say("takesOf", number(p.staff[1]), pools[p.staff[0]].label) : "–", by: p => p.staff ? p.staff[1] : 0, wide: true },
      { key: "outages", cell: p => p.out.length ? number(p.out.length) : "–", by: p => p.out.length, num: true, wide: true },
    ],
  }));
}
views.push(() => byId("pools").firstChild.replaceWith(blockHead(say("pools"), el("p", null, say("poolsNote")))));
