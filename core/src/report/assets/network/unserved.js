// Who goes without and why: by reason, then each of them with the numbers.
const lacking = data.unserved.map((u, i) => ({ ...u, home: homes[u.community], of: kinds[u.sort], i }));
const missing = sum(lacking.map(u => u.hours));
const nearestOf = u => u.nearest === null ? "–" : [nameLink(sites[u.nearest[0]]), ` ${way(u.nearest[1])}`];

function buildUnserved() {
  tables.unserved = table(byId("unserved-table"), plainTable({
    label: "unserved", items: [...lacking].sort((a, b) => b.hours - a.hours), match: (u, text) => holds(text, u.home.label, streetOf(u.home.street), u.of.label, say("obstacles")[u.why]),
    columns: [
      { key: "community", cell: u => nameLink(u.home), by: u => u.home.label },
      { key: "street", cell: u => streetOf(u.home.street), by: u => streetOf(u.home.street), wide: true },
      { key: "kind", cell: u => u.of.label, by: u => u.of.i },
      { key: "hours", cell: u => number(u.hours), by: u => u.hours, num: true },
      { key: "coveredCol", cell: u => u.covered ? say("yes") : el("span", { class: "bad" }, say("no")), by: u => u.covered ? 1 : 0, wide: true },
      { key: "why", cell: u => [say("obstacles")[u.why], u.nearly ? el("small", null, ` ${say("nearly", sites[u.nearly[0]].label, u.nearly[1], number(u.nearly[2]))}`) : null], by: u => say("obstacles")[u.why] },
      { key: "nearest", cell: nearestOf, by: u => u.nearest?.[1] ?? Infinity, wide: true },
      { key: "withinCol", cell: u => say("ofCount", number(u.open), number(u.within)), by: u => u.within, num: true, wide: true },
      { key: "leftCol", cell: u => say("ofCount", number(u.left), number(u.offered)), by: u => u.left, num: true, wide: true },
      { key: "changeCol", cell: u => u.change === null ? "–" : wan(u.change), by: u => u.change ?? Infinity, num: true, wide: true },
    ],
  }));
  byId("unserved-table").hidden = !lacking.length;
}

/** Hours by kind and by what stands in the way. */
function reasons() {
  const pairs = new Map();
  for (const u of lacking) {
    const key = `${u.of.i} ${u.why}`;
    const known = pairs.get(key) ?? { of: u.of, why: u.why, hours: 0, homes: new Set() };
    known.hours += u.hours;
    known.homes.add(u.home);
    pairs.set(key, known);
  }
  return [...pairs.values()].sort((a, b) => b.hours - a.hours || b.homes.size - a.homes.size);
}

views.push(() => {
  const rest = [data.cost.budget_fen === undefined ? null : say("budgetLeft", wan(data.cost.budget_fen - data.cost.one_off_fen)), ...data.staff.map(([name, , hours, asked]) => say("staffLeft", name, number(hours - asked)))].filter(Boolean);
  const head = blockHead(say("unserved"), el("p", null, lacking.length ? [say("unservedNote", number(missing), number(new Set(lacking.map(u => u.home)).size)), ...rest].join(lang === "zh" ? "" : " ") : say("nobodyWithout")));
  const columns = [[say("kind")], [say("why")], [say("hours"), true], [say("communities"), true]];
  const rows = reasons().map(r => ({ cells: [r.of.label, say("obstacles")[r.why], number(r.hours), number(r.homes.size)] }));
  byId("unserved").firstChild.replaceWith(el("div", null, head, lacking.length ? [grid(say("reasons"), columns, rows), el("h3", { class: "sub-head" }, say("whoAll"))] : null));
});
