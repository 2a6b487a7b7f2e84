// Every line of the map as a row: from where to where, how many meals.
function buildFlows() {
  tables.flows = table(byId("flows-table"), plainTable({
    label: "flows", items: flows, match: (f, text) => (!state.ways || f.sort === state.ways) && holds(text, f.from.label, f.to.label),
    columns: [
      { key: "way", cell: f => say("ways")[f.sort], by: f => f.sort },
      { key: "from", cell: f => nameLink(f.from), by: f => f.from.label },
      { key: "to", cell: f => nameLink(f.to), by: f => f.to.label },
      { key: "meals", cell: f => number(f.amount), by: f => f.amount, num: true },
    ],
  }));
}
views.push(() => {
  const totals = ["supply", "dineIn", "delivery"].map(sort => `${say("ways")[sort]} ${number(sum(flows.filter(f => f.sort === sort).map(f => f.amount)))}`).join(" · ");
  byId("flows").firstChild.replaceWith(blockHead(say("flows"), el("p", null, `${totals} · ${say("flowsNote")}`),
    choice(say("way"), [["", say("allWays")], ...["supply", "dineIn", "delivery"].map(sort => [sort, say("ways")[sort]])], state.ways, sort => { state.ways = sort; tables.flows.filter(state.text); })));
});
