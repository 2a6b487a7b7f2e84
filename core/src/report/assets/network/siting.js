// Where sites must not be: what each kind keeps away from, and which sites are too near to it or to each other.
const tooNear = [
  ...data.near.map(([site, category, on, metres, lacks]) => ({ site: sites[site], category, on, metres, lacks })),
  ...data.misspaced.map(([site, other, metres]) => ({ site: sites[site], category: null, on: sites[other].label, metres, lacks: missingBetween(sites[site].of, metres) })),
].map((n, i) => ({ ...n, i }));
/** Metres by which two sites of a kind are too near, or too far. */
function missingBetween(kind, metres) {
  const [least, most] = kind.apart;
  return least !== null && metres < least ? least - metres : most === null ? 0 : Math.max(metres - most, 1);
}
const categoryOf = n => n.category === null ? say("misspacedBeside") : labelOfCategory(n.category);

function buildSiting() {
  byId("siting").hidden = !isSited;
  tables.siting = table(byId("siting-table"), plainTable({
    label: "siting", items: [...tooNear].sort((a, b) => b.site.open - a.site.open || b.lacks - a.lacks), match: (n, text) => holds(text, n.site.label, n.on, categoryOf(n)),
    columns: [
      { key: "site", cell: n => nameLink(n.site), by: n => n.site.label },
      { key: "kind", cell: n => n.site.of.label, by: n => n.site.of.i, wide: true },
      { key: "change", cell: n => tagOf(n.site), by: n => changeOrder.indexOf(n.site.becomes), wide: true },
      { key: "keepFrom", cell: categoryOf, by: categoryOf },
      { key: "onCol", cell: n => n.on, by: n => n.on, wide: true },
      { key: "isAway", cell: n => number(n.metres), by: n => n.metres, num: true },
      { key: "lacksCol", cell: n => el("span", { class: "bad" }, number(n.lacks)), by: n => n.lacks, num: true },
    ],
  }));
  byId("siting-table").hidden = !tooNear.length;
}

views.push(() => {
  const line = (k, cells) => ({ cells: [roomy(k.label), ...cells] });
  const rows = kinds.flatMap(k => [
    ...k.keep_away.map(([category, metres, source, excluded]) => line(k, [labelOfCategory(category), number(metres), number(excluded), roomy(source ?? "–")])),
    ...k.apart ? [line(k, [say("apart"), say("apartWords", ...k.apart.map(n => n === null ? null : number(n))), "–", "–"])] : [],
  ]);
  const columns = [[say("kind")], [say("keepFrom")], [say("metresCol"), true], [say("excludedCol"), true], [say("sourceCol")]];
  byId("siting").firstChild.replaceWith(el("div", null, blockHead(say("siting"), el("p", null, say("sitingNote"))), grid(say("siting"), columns, rows),
    el("h3", { class: "sub-head" }, tooNear.length ? say("tooNear") : say("nothingNear"))));
});
