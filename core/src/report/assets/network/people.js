// Who is served, by street and community.
const hoursBar = n => el("span", { class: "parts", "aria-hidden": "true" }, [["given", n.served], ["without", n.without]].map(([part, hours]) =>
  hours > 0 && n.needed > 0 ? el("i", { class: part, style: { width: `${Math.min(100, hours / n.needed * 100).toFixed(2)}%` } }) : null));
const rate = n => n.needed > 0 ? n.served / n.needed : 1;
const withoutCell = n => n.without > 0 ? el("span", { class: "bad" }, number(n.without)) : number(n.without);
const hourColumns = [
  { key: "needed", cell: n => number(n.needed), by: n => n.needed, num: true },
  { key: "served", cell: n => number(n.served), by: n => n.served, num: true, wide: true },
  { key: "shareCol", cell: n => percent(n.served, n.needed), by: rate, num: true },
  { key: "picture", cell: hoursBar, by: rate, wide: true },
  { key: "goWithout", cell: withoutCell, by: n => n.without, num: true },
];
const worstFirst = [...streets].sort((a, b) => b.permille - a.permille || b.needed - a.needed);

function buildPeople() {
  tables.streets = table(byId("streets-table"), plainTable({
    label: "streets", items: worstFirst, match: (s, text) => holds(text, s.label),
    columns: [
      { key: "street", cell: s => s.label, by: s => s.label }, ...hourColumns,
      { key: "communities", cell: s => number(s.communities), by: s => s.communities, num: true, wide: true },
      { key: "sitesCol", cell: s => kinds.map(k => `${k.label} ${number(s.sites[k.i])}`).join(" · "), by: s => sum(s.sites), wide: true },
    ],
  }));
  tables.communities = table(byId("communities-table"), nodeTable({
    label: "communities", items: homes, match: (c, text) => holds(text, c.label, streetOf(c.street), ...notCovered(c).map(k => k.label)),
    columns: [
      { key: "community", cell: nameLink, by: c => c.label },
      { key: "street", cell: c => streetOf(c.street), by: c => streetOf(c.street), wide: true },
      { key: "people", cell: c => number(c.people), by: c => c.people, num: true, wide: true }, ...hourColumns,
      { key: "notCovered", cell: c => notCovered(c).length ? el("span", { class: "bad" }, notCovered(c).map(k => k.label).join(say("list"))) : "–", by: c => notCovered(c).length, wide: true },
    ],
  }));
  byId("streets-table").hidden = !streets.length;
}

views.push(() => {
  const worst = worstFirst.find(s => s.needed > 0);
  byId("streets").firstChild.replaceWith(blockHead(say("streets"), el("p", null, streets.length ? [worst && worst.without > 0 ? say("worst", worst.label, percent(worst.served, worst.needed)) : null, say("streetsNote")].filter(Boolean).join(lang === "zh" ? "" : " ") : say("noStreets"))));
  const keys = el("div", { class: "legend" });
  legend(keys, ["part-given", "kGiven"], ["part-without", "kNobody"]);
  byId("streets").firstChild.append(streets.length ? keys : "");
  byId("communities").firstChild.replaceWith(blockHead(say("communities"), el("p", null, say("communitiesNote", homes.filter(c => notCovered(c).length).length))));
});
