// Bookings and cases of the document, with where they are; and where more is booked than there is.
const BOOKINGS_IN = { active: c => c.served, held: c => c.state === "held", confirmed: c => c.state === "confirmed", document: c => c.state === "document" || c.state === "planned", over: c => !c.served };
state.which = "active";

function buildBookings() {
  tables.bookings = table(byId("bookings-table"), nodeTable({
    label: "bookings", items: cases, match: (c, text) => BOOKINGS_IN[state.which](c) && holds(text, c.label, say("states")[c.state], ...Object.values(c.steps).map(place)),
    columns: [
      { key: "booking", cell: c => c.served ? nameLink(c) : c.label, by: c => c.label },
      { key: "stateWord", cell: c => el("span", { class: c.state === "held" ? "tag bad" : "tag" }, say("states")[c.state]), by: c => ACTIVE.indexOf(c.state) },
      { key: "until", cell: c => c.until === null ? "–" : when(c.until), by: c => c.until ?? Infinity },
      { key: "begins", cell: c => c.begins === null ? "–" : when(c.begins), by: c => c.begins ?? Infinity },
      ...["farewell-hall", "cremator", "vigil-hall", "hearse", "cold-storage", "preparation"].filter(uses2).map(kind => stepColumn(kind, { wide: true })),
    ],
  }));
}
views.push(() => {
  const listed = cases.filter(BOOKINGS_IN.over).length;
  const kinds = Object.keys(BOOKINGS_IN).filter(k => k === "active" || cases.some(BOOKINGS_IN[k]));
  byId("bookings").firstChild.replaceWith(blockHead(say("bookings"), el("p", null, listed < data.over ? say("overSome", number(listed), number(data.over)) : say("bookingsNote")),
    choice(say("which"), kinds.map(k => [k, say("bookingsIn")[k]]), state.which, k => { state.which = k; tables.bookings.filter(state.text); })));
  const host = byId("overbooked");
  host.hidden = !data.overbooked.length;
  const rows = data.overbooked.map(([pool, from, to, theirs]) => ({ cells: [roomy(pools[pool].label), stretch(from, to), roomy(joined(theirs.map(id => {
    const node = cases.find(c => c.label === id && (c.state === "held" || c.state === "confirmed"));
    return node ? nameLink(node) : id;
  }))) ] }));
  show(host, blockHead(say("overbooked"), el("p", null, say("overbookedNote"))), grid(say("overbooked"), [[say("pool")], [say("time")], [say("bookings")]], rows));
});
