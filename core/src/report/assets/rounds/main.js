// Head and figures; then start.
views.unshift(() => {
  const [ordered, brought, full] = data.all;
  const broken = brokenRules();
  const out = couriers.filter(c => c.own.length).length;
  const facts = [data.date, data.now === null ? null : say("asOf", clock(data.now)), say("ordersWord", data.orders.length),
    ...data.travel.map(t => [say("travelFrom")[t.source], t.credit].filter(Boolean).join(": ")), data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic")];
  const sections = [...data.changes ? ["changes"] : [], "map", "times", "unserved", "couriers", "kitchens", "orders", ...data.figures.length ? ["sources"] : [], "rules"];
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]), brought < ordered ? say("without", number(ordered - brought)) : say("everybody")], broken);
  show(byId("figures"),
    figure(say("fMeals"), [number(brought), el("small", null, say("ofOrdered", number(ordered)))], say("shareBrought", percent(brought, ordered)), brought < ordered),
    figure(say("fOrders"), [number(full), el("small", null, say("ofAll", number(orders.length)))], full < orders.length ? say("notWhole", number(orders.length - full)) : say("allWhole"), full < orders.length),
    figure(say("fTrips"), number(total.trips), say("tripsSub", total.stops, out)),
    figure(say("fLongest"), say("min", minutes(total.longest)), total.hot === null ? say("noHot") : say("hotShare", permille(total.hot))),
    figure(say("fTravel"), lasting(total.travel), say("travelSub", way(total.metres), lasting(total.waiting))),
    figure(say("fChecks"), number(total.checks), say("checksSub")));
});
views.push(() => {
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
}, drawRules);

for (const id of ["changes", "unserved", "couriers", "kitchens", "orders", "sources"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
buildChanges();
buildUnserved();
buildCouriers();
buildOrders();
tables.sources = figuresTable(byId("sources-table"));
byId("sources").hidden = !data.figures.length;
byId("changes").hidden = !data.changes;
watchWidth();
start(() => {
  drawMap();
  for (const t of Object.values(tables)) t.filter(state.text);
});
