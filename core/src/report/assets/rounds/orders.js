// Every order: who brings it, when handing over begins, and how long it has been on the way then.
const ORDERS_IN = { all: () => true, missing: o => o.brought < o.meals, moved: o => moved.has(o.i), check: o => o.check > 0 };
const sinceOf = o => o.stops.length ? Math.max(...o.stops.map(s => s.begin - s.trip.departure)) : -1;
const beginsOf = o => o.stops.length ? Math.min(...o.stops.map(s => s.begin)) : Infinity;
const broughtCell = o => o.brought < o.meals ? el("span", { class: "bad" }, number(o.brought)) : number(o.brought);

function buildOrders() {
  tables.orders = table(byId("orders-table"), nodeTable({
    label: "orders", items: orders,
    match: (o, text) => ORDERS_IN[state.which](o) && holds(text, o.label, streetOf(o.street), data.boxes[o.box], ...o.stops.flatMap(s => [s.trip.courier.label, s.trip.kitchen.label])),
    columns: [
      { key: "order", cell: nameLink, by: o => o.label },
      ...streetColumn(o => o),
      { key: "box", cell: o => data.boxes[o.box], by: o => data.boxes[o.box], wide: true },
      { key: "ordered", cell: o => number(o.meals), by: o => o.meals, num: true },
      { key: "brought", cell: broughtCell, by: o => o.brought - o.meals, num: true },
      { key: "window", cell: o => `${clock(o.window[0])}–${clock(o.window[1])}`, by: o => o.window[0], wide: true },
      { key: "begins", cell: o => o.stops.length ? o.stops.map(s => clock(s.begin)).join(say("list")) : "–", by: beginsOf },
      { key: "by", cell: o => o.stops.length ? joined([...new Set(o.stops.map(s => s.trip.courier))].map(nameLink)) : "–", by: o => o.stops[0]?.trip.courier.label ?? "" },
      { key: "kitchen", cell: o => o.stops.length ? joined([...new Set(o.stops.map(s => s.trip.kitchen))].map(nameLink)) : "–", by: o => o.stops[0]?.trip.kitchen.label ?? "", wide: true },
      { key: "since", cell: o => o.stops.length ? say("min", minutes(sinceOf(o))) : "–", by: sinceOf, num: true },
      { key: "limit", cell: o => o.hot === null ? "–" : say("min", minutes(o.hot)), by: o => o.hot ?? Infinity, num: true, wide: true },
      { key: "check", cell: o => o.check > 0 ? say("min", minutes(o.check)) : "–", by: o => o.check, num: true, wide: true },
    ],
  }));
}
views.push(() => {
  const kinds = Object.keys(ORDERS_IN).filter(k => k === "all" || orders.some(ORDERS_IN[k]));
  byId("orders").firstChild.replaceWith(blockHead(say("orders"), el("p", null, say("ordersNote")),
    choice(say("which"), kinds.map(k => [k, say("ordersIn")[k]]), state.which, k => { state.which = k; tables.orders.filter(state.text); })));
});
