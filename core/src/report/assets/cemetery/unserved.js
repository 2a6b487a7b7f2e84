// Who has no grave and why: by reason, then each first choice and year with the numbers.
const without = data.unserved.map((u, i) => ({ ...u, i }));

function buildUnserved() {
  tables.unserved = table(byId("unserved-table"), plainTable({
    label: "unserved", items: without, match: (u, text) => holds(text, u.choice, u.sort, u.site, say("obstacles")[u.why], String(u.year)),
    columns: [
      { key: "year", cell: u => String(u.year), by: u => u.year },
      { key: "choice", cell: u => u.choice, by: u => u.choice },
      { key: "people", cell: u => number(u.people), by: u => u.people, num: true },
      { key: "why", cell: u => say("obstacles")[u.why], by: u => say("obstacles")[u.why] },
      { key: "nearestKind", cell: u => u.sort ?? "–", by: u => u.sort ?? "", wide: true },
      { key: "site", cell: u => u.site ?? "–", by: u => u.site ?? "", wide: true },
      { key: "oneMore", cell: u => u.cost === null ? "–" : number(u.cost / 100), by: u => u.cost ?? Infinity, num: true, wide: true },
      { key: "budgetLeftCol", cell: u => u.budget_left === null ? "–" : number(u.budget_left / 100), by: u => u.budget_left ?? Infinity, num: true, wide: true },
      { key: "landLeftCol", cell: u => u.land_left === null ? "–" : square(u.land_left), by: u => u.land_left ?? Infinity, num: true, wide: true },
    ],
  }));
  byId("unserved-table").hidden = !without.length;
}
views.push(() => {
  const reasons = new Map();
  for (const u of without) reasons.set(u.why, (reasons.get(u.why) ?? 0) + u.people);
  const rows = [...reasons].sort((a, b) => b[1] - a[1]).map(([why, people]) => ({ cells: [say("obstacles")[why], number(people), percent(people, deaths)] }));
  byId("unserved").firstChild.replaceWith(el("div", null, blockHead(say("unserved"), el("p", null, without.length ? say("unservedNote", number(lacking), number(deaths)) : say("nobodyWithout"))),
    without.length ? grid(say("unserved"), [[say("why")], [say("people"), true], [say("shareCol"), true]], rows) : null,
    without.length ? el("h3", { class: "sub-head" }, say("whoAll")) : null));
});
