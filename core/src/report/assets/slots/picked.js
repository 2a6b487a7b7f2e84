// The slot that is picked, and the site and the measure that the calendar shows; what is told of the slot under it.
Object.assign(state, { picked: null, site: sites.find(s => s.slots.length)?.i ?? 0, measure: "people", which: "all" });

/** Picks a slot, or lets it go; the calendar follows to its site. */
function pick(slot) {
  state.picked = slot === null || state.picked === slot.key ? null : slot.key;
  if (pickedNode()) state.site = slot.of.i;
  drawCalendar();
  for (const t of Object.values(tables)) t.mark(true);
}

/** Why more may be booked than there is room for, and at what risk. */
function overbookingOf(s) {
  if (!s.no_shows) return say("notOverbooked");
  const [rate, risk] = s.no_shows;
  return say("overbookedBy", number(s.places - s.capacity), stated(rate), stated(risk), number(Math.round(s.people * (1 - rate))));
}
/** What is told of the picked one. */
function detail() {
  const s = pickedNode();
  if (!s) return [el("p", { class: "hint" }, say("pickNote"))];
  const pair = (key, value) => el("div", null, el("dt", null, say(key)), el("dd", null, value));
  const lines = s.missed.map(([why, count, people]) => el("li", null, el("span", null, el("b", null, reasonWord(why))), el("span", null, say("inRequests", number(people), number(count)))));
  return [
    el("div", { class: "detail-head" }, el("h3", null, slotName(s)), tool("×", say("clear"), () => pick(null))),
    el("p", { class: "kind" }, [s.label, say(s.peak ? "byDraw" : "notByDraw")].join(" · ")),
    el("div", { class: "detail-parts" },
      el("dl", { class: "pairs" },
        pair("people", partOf(s.people, s.places)), pair("room", number(s.capacity)), pair("overbooking", overbookingOf(s)),
        pair("cars", s.parking === null ? number(s.cars) : partOf(s.cars, s.parking)),
        pair("byShuttle", s.run ? say("shuttleOf", number(s.riders), s.run.label, number(s.run.riders), number(s.run.seats)) : say("noRun")),
        pair("firstWishes", number(s.first_wishes)), pair("lastNumber", s.last_number === null ? "–" : number(s.last_number))),
      el("div", null, el("p", { class: "kind" }, say(lines.length ? "wantedInVain" : "nobodyInVain")), el("ul", { class: "missed" }, lines))),
  ];
}
