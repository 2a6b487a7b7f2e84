// Every slot and every run of shuttles with what is used of it.
function buildRooms() {
  tables.slots = table(byId("slots-table"), nodeTable({
    label: "slots", items: slots, match: (s, text) => holds(text, s.label, slotName(s), s.of.label, s.run?.label),
    columns: [
      ...sites.length > 1 ? [{ key: "site", cell: s => s.of.label, by: s => s.of.label, wide: true }] : [],
      { key: "slot", cell: s => button(dayAndTime(s), () => pick(s), { class: "link" }), by: s => `${String(s.day).padStart(3, "0")} ${s.time}` },
      { key: "people", cell: s => s.people > s.capacity ? el("span", { class: "bad" }, number(s.people)) : number(s.people), by: s => s.people, num: true },
      { key: "places", cell: s => number(s.places), by: s => s.places, num: true },
      { key: "room", cell: s => number(s.capacity), by: s => s.capacity, num: true, wide: true },
      { key: "risk", cell: s => s.no_shows && s.places > s.capacity ? stated(s.no_shows[1]) : "–", by: s => s.no_shows?.[1] ?? 0, num: true, wide: true },
      { key: "cars", cell: s => s.parking === null ? number(s.cars) : partOf(s.cars, s.parking), by: s => s.cars, num: true, wide: true },
      ...shuttles.length ? [{ key: "byShuttle", cell: s => s.run ? number(s.riders) : "–", by: s => s.run ? s.riders : -1, num: true, wide: true }] : [],
      { key: "firstWishes", cell: s => number(s.first_wishes), by: s => s.first_wishes, num: true },
      ...data.draw ? [{ key: "howGiven", cell: s => say(s.peak ? "byDraw" : "otherwise"), by: s => s.peak ? 0 : 1, wide: true },
        { key: "lastNumber", cell: s => s.last_number === null ? "–" : number(s.last_number), by: s => s.last_number ?? -1, num: true, wide: true }] : [],
      { key: "inVain", cell: s => number(s.wanting.people), by: s => s.wanting.people, num: true, wide: true },
    ],
  }));
  byId("shuttles").hidden = !shuttles.length;
  tables.shuttles = table(byId("shuttles-table"), plainTable({
    label: "shuttles", items: shuttles, match: (s, text) => holds(text, s.label, ...s.slots.map(slotName)),
    columns: [
      { key: "run", cell: s => s.label, by: s => s.label },
      { key: "seatsTaken", cell: s => number(s.riders), by: s => s.riders, num: true },
      { key: "seats", cell: s => number(s.seats), by: s => s.seats, num: true },
      { key: "share", cell: s => percent(s.riders, s.seats), by: s => s.seats ? s.riders / s.seats : 0, num: true },
      { key: "day", cell: s => s.slots.length ? dateOf(s.slots[0].day) : "–", by: s => s.slots[0]?.day ?? Infinity, wide: true },
      { key: "slotsOfRun", cell: s => s.slots.map(x => x.time).join(say("list")), by: s => s.slots.length, wide: true },
    ],
  }));
}
views.push(() => {
  const over = slots.filter(s => s.people > s.capacity).length;
  byId("slots").firstChild.replaceWith(blockHead(say("slots"), el("p", null, say("slotsNote", number(slots.length), number(peaks), number(over)))));
  byId("shuttles").firstChild.replaceWith(blockHead(say("shuttles"), el("p", null, say("shuttlesNote"))));
});
