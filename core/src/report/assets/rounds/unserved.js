// What is not brought and why: by reason, then each order, with how much would be enough.
const plain = n => number(Math.ceil(n * 10) / 10);
const enough = w => {
  const needs = say("needs");
  if ("hot_minutes" in w) return needs.hot(plain(w.needed_minutes), plain(w.hot_minutes));
  if ("by_minutes" in w) return needs.by(plain(w.by_minutes));
  if ("largest" in w) return needs.size(number(w.needed), number(w.largest));
  if ("left" in w) return needs.left(number(w.left));
  if ("room" in w) return needs.room(number(w.room));
  return "couriers" in w ? needs.couriers(w.couriers) : "–";
};

function buildUnserved() {
  tables.unserved = table(byId("unserved-table"), {
    label: "unserved", items: [...lacking].sort((a, b) => b.order.priority - a.order.priority || b.meals - a.meals), on: u => u.order.key === state.picked, pick: u => pick(u.order), id: u => u.i,
    match: (u, text) => holds(text, u.order.label, streetOf(u.order.street), say("obstacles")[u.why.obstacle]),
    columns: [
      { key: "order", cell: u => nameLink(u.order), by: u => u.order.label },
      ...streetColumn(u => u.order),
      { key: "box", cell: u => data.boxes[u.order.box], by: u => data.boxes[u.order.box], wide: true },
      { key: "priority", cell: u => number(u.order.priority), by: u => u.order.priority, num: true, wide: true },
      { key: "meals", cell: u => number(u.meals), by: u => u.meals, num: true },
      { key: "why", cell: u => say("obstacles")[u.why.obstacle], by: u => say("obstacles")[u.why.obstacle] },
      { key: "enough", cell: u => enough(u.why), by: u => enough(u.why) },
    ],
  });
  byId("unserved-table").hidden = !lacking.length;
}
function reasons() {
  const all = new Map();
  for (const u of lacking) {
    const known = all.get(u.why.obstacle) ?? { why: u.why.obstacle, meals: 0, orders: 0 };
    known.meals += u.meals;
    known.orders += 1;
    all.set(u.why.obstacle, known);
  }
  return [...all.values()].sort((a, b) => b.meals - a.meals);
}
views.push(() => {
  const head = blockHead(say("unserved"), el("p", null, lacking.length ? say("unservedNote", sum(lacking.map(u => u.meals)), lacking.length) : say("allBrought")));
  const rows = reasons().map(r => ({ cells: [say("obstacles")[r.why], number(r.meals), number(r.orders)] }));
  byId("unserved").firstChild.replaceWith(el("div", null, head, lacking.length ? [grid(say("byReason"), [[say("why")], [say("meals"), true], [say("orders"), true]], rows), el("h3", { class: "sub-head" }, say("eachOfThem"))] : null));
});
