// Couriers and kitchens, with what their trips come to.
const sumColumns = [
  { key: "trips", cell: n => number(n.trips), by: n => n.trips, num: true },
  { key: "stops", cell: n => number(n.stops), by: n => n.stops, num: true, wide: true },
  { key: "meals", cell: n => number(n.meals), by: n => n.meals, num: true },
  { key: "travel", cell: n => lasting(n.travel), by: n => n.travel, num: true, wide: true },
  { key: "distance", cell: n => way(n.metres), by: n => n.metres, num: true, wide: true },
  { key: "waiting", cell: n => lasting(n.waiting), by: n => n.waiting, num: true, wide: true },
  { key: "longest", cell: n => n.trips ? say("min", minutes(n.longest)) : "–", by: n => n.longest, num: true },
  { key: "hot", cell: n => permille(n.hot), by: n => n.hot ?? -1, num: true, wide: true },
];

function buildCouriers() {
  tables.couriers = table(byId("couriers-table"), nodeTable({
    label: "couriers", items: couriers, match: (c, text) => holds(text, c.label, say("kinds")[c.work], data.modes[c.mode]),
    columns: [
      { key: "courier", cell: c => [el("i", { class: "swatch", style: { background: hue(c) }, "aria-hidden": "true" }), nameLink(c)], by: c => c.label },
      { key: "kindCol", cell: c => say("kinds")[c.work], by: c => c.work, wide: true },
      { key: "mode", cell: c => data.modes[c.mode], by: c => data.modes[c.mode], wide: true },
      { key: "shift", cell: c => [`${clock(c.start)}–${clock(c.until)}`, c.gone === null ? null : el("span", { class: "bad" }, ` ${say("goneFrom", clock(c.gone))}`)], by: c => c.start },
      ...sumColumns,
      { key: "back", cell: c => c.back ? clock(c.back[0]) : say("idle"), by: c => c.back ? c.back[0] : -1, num: true },
    ],
  }));
  tables.kitchens = table(byId("kitchens-table"), nodeTable({
    label: "kitchens", items: kitchens, match: (k, text) => holds(text, k.label, streetOf(k.street)),
    columns: [
      { key: "kitchen", cell: nameLink, by: k => k.label },
      ...streetColumn(k => k),
      { key: "boxes", cell: k => k.boxes.map(b => data.boxes[b]).join(say("list")), by: k => k.boxes.length, wide: true },
      { key: "hours", cell: k => [hoursOfKitchen(k), k.falls_out ? el("span", { class: "bad" }, ` ${say("fallsOut")}`) : null], by: k => k.last },
      ...sumColumns.filter(column => column.key !== "waiting"),
      { key: "use", cell: k => k.most === null ? "–" : say("useOf", percent(k.meals, k.most), number(k.most)), by: k => k.most ? k.meals / k.most : -1, num: true },
    ],
  }));
}
views.push(() => {
  byId("couriers").firstChild.replaceWith(blockHead(say("couriers"), el("p", null, say("couriersNote", number(couriers.filter(c => c.own.length).length), number(couriers.length)))));
  byId("kitchens").firstChild.replaceWith(blockHead(say("kitchens"), el("p", null, say("kitchensNote"))));
});
