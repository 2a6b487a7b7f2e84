// What differs from the earlier plan: orders in other hands, and whether they could have stayed.
function buildChanges() {
  if (!data.changes) return;
  const items = orders.filter(o => moved.has(o.i) || displaced.has(o.i));
  tables.changes = table(byId("changes-table"), nodeTable({
    label: "changes", items, match: (o, text) => holds(text, o.label, streetOf(o.street), ...o.stops.map(s => s.trip.courier.label)),
    columns: [
      { key: "order", cell: nameLink, by: o => o.label },
      ...streetColumn(o => o),
      { key: "by", cell: o => o.stops.length ? joined([...new Set(o.stops.map(s => s.trip.courier))].map(nameLink)) : el("span", { class: "bad" }, say("kNone")), by: o => o.stops[0]?.trip.courier.label ?? "" },
      { key: "kitchen", cell: o => o.stops.length ? joined([...new Set(o.stops.map(s => s.trip.kitchen))].map(nameLink)) : "–", by: o => o.stops[0]?.trip.kitchen.label ?? "", wide: true },
      { key: "begins", cell: o => o.stops.length ? o.stops.map(s => clock(s.begin)).join(say("list")) : "–", by: beginsOf },
      { key: "movedWhy", cell: o => say(displaced.has(o.i) ? "couldNot" : "couldStay"), by: o => displaced.has(o.i) ? 0 : 1 },
    ],
  }));
  byId("changes-table").hidden = !items.length;
}
views.push(() => {
  if (!data.changes) return;
  const words = moved.size || displaced.size ? say("changesNote", moved.size, displaced.size) : say("nothingMoved");
  byId("changes").firstChild.replaceWith(blockHead(say("changes"), el("p", null, words)));
});
