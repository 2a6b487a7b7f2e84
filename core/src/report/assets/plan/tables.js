// What is done and what is left out; who finds no bed; where the figures come from.
const tables = {};
const workName = w => w.sort === "hire" || w.sort === "adaptation" ? w.what : w.to === null ? w.what : `${w.what}: ${w.from === null ? data.kinds[w.to][0] : `${data.kinds[w.from][0]} → ${data.kinds[w.to][0]}`}`;
const workStreet = w => w.site === null ? "–" : streetOf(data.sites[w.site].street);
const worksDone = data.works.map((w, i) => ({ ...w, i }));
const need = { kind: -1 };

function build() {
  const host = id => el("div", { id: `${id}-table` });
  for (const id of ["works", "unmet", "sources"]) show(byId(id), el("div"), host(id));
  tables.works = table(byId("works-table"), plainTable({
    label: "works", items: worksDone.sort((a, b) => (a.year ?? 99) - (b.year ?? 99)), match: (w, text) => holds(text, workName(w), workStreet(w), say("sorts")[w.sort]),
    columns: [
      { key: "what", cell: w => workName(w), by: workName },
      { key: "sort", cell: w => say("sorts")[w.sort] + (w.committed ? say("committed") : ""), by: w => w.sort, wide: true },
      { key: "where", cell: workStreet, by: workStreet, wide: true },
      { key: "begins", cell: w => w.year === null ? say("leftOut") : yearName(w.year), by: w => w.year ?? 99, num: true },
      { key: "opens", cell: w => yearName(w.there), by: w => w.there ?? 99, num: true, wide: true },
      { key: "bedsWord", cell: w => w.beds === null ? say("count", number(w.number)) : number(w.beds), by: w => w.beds ?? w.number, num: true },
      { key: "costWan", cell: w => wan(w.fen), by: w => w.fen, num: true },
    ],
  }));
  const unmet = (c, t) => need.kind < 0 ? sum(c[4].map(by => by[t])) : c[4][need.kind][t];
  tables.unmet = table(byId("unmet-table"), plainTable({
    label: "unmet", items: data.communities.map((c, i) => ({ c, i })), match: ({ c }, text) => holds(text, c[0], streetOf(c[1])),
    columns: [
      { key: "community", cell: ({ c }) => c[0], by: ({ c }) => c[0] },
      { key: "street", cell: ({ c }) => streetOf(c[1]), by: ({ c }) => streetOf(c[1]), wide: true },
      ...data.years.map((y, t) => ({ key: String(y), cell: ({ c }) => people(unmet(c, t)), by: ({ c }) => unmet(c, t), num: true })),
    ],
  }));
  tables.sources = figuresTable(byId("sources-table"));
  if (!data.figures.length) byId("sources").hidden = true;
}

views.push(() => {
  const done = worksDone.filter(w => w.year !== null).length;
  byId("works").firstChild.replaceWith(blockHead(say("works"), el("p", null, say("worksNote", number(done), number(worksDone.length - done)))));
  const kinds = el("select", { class: "choice", "aria-label": say("kind"), on: { change: e => { need.kind = Number(e.target.value); everything(); } } },
    [el("option", { value: -1, selected: need.kind < 0 }, say("allKinds")), ...data.kinds.map(([label], k) => el("option", { value: k, selected: need.kind === k }, label))]);
  const totals = data.years.map((y, t) => `${y}: ${people(sum(data.communities.map(c => need.kind < 0 ? sum(c[4].map(by => by[t])) : c[4][need.kind][t])))}`).join(" · ");
  byId("unmet").firstChild.replaceWith(blockHead(say("unmet"), el("p", null, `${say("unmetNote")} ${say("together")} ${totals}`), kinds));
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
});
