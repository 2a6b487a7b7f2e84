// When each site fills up, and what is built.
const sites = data.sites.map((s, i) => ({ ...s, i }));
const projects = data.projects.map((p, i) => ({ ...p, i, of: kinds[p.sort], built: sum(p.modules) }));
const whenBuilt = p => p.modules.map((n, t) => n ? `${names[t]}${n > 1 ? ` × ${n}` : ""}` : null).filter(Boolean).join(say("list"));

function buildSites() {
  tables.sites = table(byId("sites-table"), plainTable({
    label: "sites", items: sites, match: (s, text) => holds(text, s.label),
    columns: [
      { key: "site", cell: s => s.label, by: s => s.label },
      { key: "fillsPlan", cell: s => el("span", { class: s.plan.state === "full" ? "state bad" : "state" }, fillWords(s.plan)), by: s => fillOrder(s.plan) },
      { key: "fillsAsIs", cell: s => fillWords(s.as_is), by: s => fillOrder(s.as_is) },
      { key: "buriedCol", cell: s => number(s.buried), by: s => s.buried, num: true },
      ...unitKinds.map(k => ({ key: `${k.label}`, cell: s => s.last[k.i] === null ? "–" : number(s.last[k.i]), by: s => s.last[k.i] ?? -1, num: true, wide: true })),
      { key: "landCol", cell: s => square(s.land), by: s => s.land, num: true, wide: true },
      { key: "limitCol", cell: s => s.limit === null ? "–" : square(s.limit), by: s => s.limit ?? Infinity, num: true, wide: true },
    ],
  }));
  tables.works = table(byId("works-table"), plainTable({
    label: "works", items: [...projects].sort((a, b) => b.built - a.built), match: (p, text) => holds(text, p.label, p.site, p.of.label),
    columns: [
      { key: "project", cell: p => p.label, by: p => p.label },
      { key: "site", cell: p => p.site, by: p => p.site, wide: true },
      { key: "kind", cell: p => p.of.label, by: p => p.of.label, wide: true },
      { key: "modulesCol", cell: p => say("ofCount", number(p.built), number(p.most)), by: p => p.built, num: true },
      { key: "whenCol", cell: p => whenBuilt(p) || say("leftOut"), by: p => p.modules.findIndex(n => n) },
      { key: "unitsCol", cell: p => number(p.built * p.units), by: p => p.built * p.units, num: true },
      { key: "costWan", cell: p => wan(p.built * p.cost), by: p => p.built * p.cost, num: true },
      { key: "landCol", cell: p => square(p.built * p.land), by: p => p.built * p.land, num: true, wide: true },
    ],
  }));
}
views.push(() => {
  const full = key => sites.filter(s => s[key].state === "full").length;
  byId("sites").firstChild.replaceWith(blockHead(say("sites"), el("p", null, say("sitesNote", number(full("plan")), number(full("as_is")), number(sites.length)))));
  byId("works").firstChild.replaceWith(blockHead(say("works"), el("p", null, say("worksNote", number(projects.filter(p => p.built).length), number(projects.length)))));
  byId("works-table").hidden = !projects.length;
});
