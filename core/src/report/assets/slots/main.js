// Head and figures; then start.
views.unshift(() => {
  const broken = brokenRules();
  const zone = data.zone;
  const facts = [days > 1 ? say("fromTo", dateOf(0, true), dateOf(days - 1, true)) : dateOf(0, true), zone, say("sitesWord", sites.length), say("slotsWord", slots.length, number(peaks)), say("requestsCount", data.asked.requests)];
  const sections = ["calendar", "ranks", ...data.draw ? ["draw"] : [], "unplaced", "requests", "slots", ...shuttles.length ? ["shuttles"] : [], "proof", ...data.figures.length ? ["sources"] : [], "rules"];
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]), without.requests ? say("withoutSlot", number(without.people), number(without.requests)) : say("everybody")], broken);
  const first = data.ranks[0]?.[1] ?? 0;
  const over = slots.filter(s => s.people > s.capacity);
  const risks = over.filter(s => s.no_shows).map(s => s.no_shows[1]);
  const gap = data.proof ? Math.max(0, ...data.proof.stages.map(s => s.gap)) : null;
  show(byId("figures"),
    figure(say("fPlaced"), [number(data.placed.people), el("small", null, say("ofAll", number(data.asked.people)))], say("fPlacedSub", number(data.placed.requests), number(data.asked.requests)), without.people > 0),
    figure(say("fFirst"), percent(first, data.asked.people), say("fFirstSub", percent(first, data.placed.people))),
    figure(say("fDraw"), number(data.peak.people), data.draw ? say("fDrawSub", number(peaks), number(slots.length)) : say("noDraw")),
    figure(say("fWithout"), [number(without.people), el("small", null, percent(without.people, data.asked.people))], say("fWithoutSub", number(without.requests)), without.people > 0),
    figure(say("fOver"), number(sum(over.map(s => s.people - s.capacity))), over.length ? risks.length ? say("fOverSub", over.length, stated(most(risks))) : say("fOverNoRisk", over.length) : say("fOverNone"), over.length > risks.length),
    figure(say("fGap"), gapWords(gap), say(gap === null ? "gapUnknown" : gap > 0 ? "gapNote" : "gapNone")));
});
views.push(() => {
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
}, drawRules);

for (const id of ["requests", "slots", "shuttles", "sources"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
buildRequests();
buildRooms();
tables.sources = figuresTable(byId("sources-table"));
byId("sources").hidden = !data.figures.length;
watchWidth();
start(() => {
  for (const t of Object.values(tables)) t.filter(state.text);
});
