// What becomes of every site.
const tables = {};
const WHICH = { all: () => true, open: s => s.open, changed: s => !["kept", "not-opened"].includes(s.change) };
const changeOrder = ["opened", "enlarged", "reduced", "resized", "closed", "kept", "not-opened"];
const tagOf = s => el("span", { class: ["kept", "not-opened"].includes(s.becomes) ? "tag" : s.becomes === "closed" ? "tag bad" : "tag new" }, say("becomes")[s.becomes]);
const usage = s => s.capacity > 0 ? s.hours / s.capacity : -1;

function buildSites() {
  tables.sites = table(byId("sites-table"), nodeTable({
    label: "sites", items: [...sites].sort((a, b) => a.of.i - b.of.i || changeOrder.indexOf(a.becomes) - changeOrder.indexOf(b.becomes)),
    match: (s, text) => (WHICH[state.which]?.(s) ?? s.sort === state.which) && holds(text, s.label, s.of.label, streetOf(s.street), say("becomes")[s.becomes]),
    columns: [
      { key: "site", cell: nameLink, by: s => s.label },
      { key: "kind", cell: s => s.of.label, by: s => s.of.i, wide: true },
      { key: "street", cell: s => streetOf(s.street), by: s => streetOf(s.street), wide: true },
      { key: "before", cell: s => s.before ?? "–", by: s => s.capacity_before, wide: true },
      { key: "then", cell: s => s.then ?? "–", by: s => s.capacity, wide: true },
      { key: "change", cell: s => [tagOf(s), s.keep ? ` ${say("fixed")}` : null], by: s => changeOrder.indexOf(s.becomes) },
      { key: "capacity", cell: s => number(s.capacity), by: s => s.capacity, num: true, wide: true },
      { key: "used", cell: s => number(s.hours), by: s => s.hours, num: true, wide: true },
      { key: "usage", cell: s => percent(s.hours, s.capacity), by: usage, num: true },
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
  const options = [...Object.keys(WHICH).map(w => [w, say("whichSites")[w]]), ...kinds.map(k => [k.sort, k.label])];
  byId("sites").firstChild.replaceWith(blockHead(say("sites"), el("p", null, [say("countOpen", number(sites.filter(s => s.open).length)), changesOf(sites), say("sitesNote")].join(" · ")),
    choice(say("which"), options, state.which, w => { state.which = w; tables.sites.filter(state.text); })));
});
