// What becomes of every kitchen and point.
const tables = {};
const WHICH = { all: () => true, open: s => s.open, changed: s => !["kept", "not-opened"].includes(s.change), kitchen: s => s.kind === "kitchen", point: s => s.kind === "point" };
const changeOrder = ["opened", "enlarged", "reduced", "resized", "closed", "kept", "not-opened"];
const tagOf = s => el("span", { class: ["kept", "not-opened"].includes(s.becomes) ? "tag" : s.becomes === "closed" ? "tag bad" : "tag new" }, say("becomes")[s.becomes]);
const usage = s => s.capacity > 0 ? s.meals / s.capacity : -1;

function buildSites() {
  tables.sites = table(byId("sites-table"), nodeTable({
    label: "sites", items: [...sites].sort((a, b) => (a.kind === "point") - (b.kind === "point") || changeOrder.indexOf(a.becomes) - changeOrder.indexOf(b.becomes)),
    match: (s, text) => WHICH[state.which](s) && holds(text, s.label, streetOf(s.street), say("becomes")[s.becomes]),
    columns: [
      { key: "site", cell: nameLink, by: s => s.label },
      { key: "kind", cell: s => say("kindOf")[s.kind], by: s => s.kind, wide: true },
      { key: "street", cell: s => streetOf(s.street), by: s => streetOf(s.street), wide: true },
      { key: "before", cell: s => s.before ?? "–", by: s => s.capacity_before, wide: true },
      { key: "then", cell: s => s.then ?? "–", by: s => s.capacity, wide: true },
      { key: "change", cell: s => [tagOf(s), s.keep ? ` ${say("fixed")}` : null], by: s => changeOrder.indexOf(s.becomes) },
      { key: "capacity", cell: s => number(s.capacity), by: s => s.capacity, num: true, wide: true },
      { key: "used", cell: s => number(s.meals), by: s => s.meals, num: true, wide: true },
      { key: "usage", cell: s => percent(s.meals, s.capacity), by: usage, num: true },
      { key: "oneOff", cell: s => number(Math.round(s.one_off / 100)), by: s => s.one_off, num: true, wide: true },
      { key: "daily", cell: s => number(Math.round(s.daily / 100)), by: s => s.daily, num: true, wide: true },
    ],
  }));
}
/** What changes, in words: how many are new, enlarged and so on. */
function changesOf(rows) {
  const counts = changeOrder.map(c => [c, rows.filter(s => s.becomes === c).length]).filter(([c, n]) => n && say("changes")[c]);
  return counts.length ? counts.map(([c, n]) => say("changes")[c](number(n))).join(say("list")) : say("nothingChanges");
}
views.push(() => {
  const words = [kitchens, points].filter(rows => rows.length).map(rows => say("countsOf", say("countOf")[rows[0].kind](number(rows.filter(s => s.open).length)), changesOf(rows)));
  byId("sites").firstChild.replaceWith(blockHead(say("sites"), el("p", null, [...words, say("sitesNote")].join(" · ")),
    choice(say("which"), Object.keys(WHICH).map(w => [w, say("whichSites")[w]]), state.which, w => { state.which = w; tables.sites.filter(state.text); })));
});
