// Every line of the map as a row: which community has how many hours from which site.
function buildFlows() {
  tables.flows = table(byId("flows-table"), plainTable({
    label: "flows", items: flows, match: (f, text) => (!state.ways || f.sort === state.ways) && holds(text, f.from.label, f.to.label, f.to.of.label),
    columns: [
      { key: "community", cell: f => nameLink(f.from), by: f => f.from.label },
      { key: "kind", cell: f => f.to.of.label, by: f => f.to.of.i },
      { key: "site", cell: f => nameLink(f.to), by: f => f.to.label },
      { key: "hours", cell: f => number(f.amount), by: f => f.amount, num: true },
    ],
  }));
}
views.push(() => {
  byId("flows").firstChild.replaceWith(blockHead(say("flows"), el("p", null, say("flowsNote")),
    choice(say("kind"), [["", say("allKinds")], ...kinds.map(k => [k.sort, k.label])], state.ways, sort => { state.ways = sort; tables.flows.filter(state.text); })));
});
