// Head and figures; then start.
views.unshift(() => {
  const facts = [days > 1 ? say("fromTo", dateOf(0, true), dateOf(days - 1, true)) : dateOf(0, true), data.zone, data.at === null ? say("noLines") : say("asOf", when(data.at))];
  const sections = [...data.overbooked.length ? ["overbooked"] : [], ...DESK.length ? ["calendar"] : [], "gantt", "bookings", ...data.register.length ? ["plots"] : [], "pools"];
  const bad = data.overbooked.length > 0;
  drawHead(facts, sections, [el("b", null, say(bad ? "isOverbooked" : "holdsAll")), say("verdictHeld", inState("held").length)], bad);
  const [held, confirmed, frozen, planned] = ACTIVE.map(name => inState(name).length);
  const next = least(inState("held").map(c => c.until));
  const due = plots.filter(isDue).length;
  show(byId("figures"),
    figure(say("fHeld"), number(held), held ? say("fHeldSub", when(next)) : say("fHeldNone")),
    figure(say("fConfirmed"), number(confirmed), say("fConfirmedSub", number(data.over))),
    figure(say("fDocument"), number(frozen + planned), say("fDocumentSub", number(frozen), number(planned))),
    figure(say("fOverbooked"), number(data.overbooked.length), say(bad ? "fOverbookedSub" : "fOverbookedNone"), bad),
    figure(say("fFree"), [number(plotsIn[0]), el("small", null, say("ofAll", number(sum(plotsIn))))], say("fFreeSub", number(plotsIn[1]))),
    figure(say("fSold"), number(plotsIn[2] + plotsIn[3]), due ? say("fSoldDue", number(due)) : say("fSoldSub", number(plotsIn[3])), due > 0));
});
views.push(() => { for (const t of Object.values(tables)) t.draw(); });

for (const id of ["bookings", "plots", "pools"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
// The day on which the books stood so, where it is one of the document's.
state.day = data.at === null ? 0 : Math.min(Math.max(dayOf(data.at), 0), days - 1);
buildBookings();
buildPlots();
buildPools();
watchWidth();
start(() => {
  drawGantt();
  for (const t of Object.values(tables)) t.filter(state.text);
});
