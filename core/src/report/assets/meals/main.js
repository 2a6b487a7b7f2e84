// Head and figures; then start.
views.unshift(() => {
  const kept = data.targets.filter(t => t.missing === 0).length;
  const binding = data.targets.filter(t => t.nature === "binding");
  const short = binding.filter(t => t.missing > 0).length;
  const [walk, haul, ride] = data.limits;
  const limit = (key, n) => n === null ? null : say(key, number(n));
  const facts = [say("communitiesWord", number(homes.length)), limit("walkLimit", walk) ?? say("noPoint"), limit("haulLimit", haul), limit("rideLimit", ride) ?? say("noDoor"),
    ...data.travel.map(t => [say("travelFrom")[t.source], t.credit].filter(Boolean).join(": ")), data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic")];
  const sections = ["targets", "map", "sites", "streets", "classes", "unserved", "communities", "flows", "money", "proof", ...data.figures.length ? ["sources"] : [], "rules"];
  const broken = brokenRules();
  const [needed, served] = data.all;
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]),
    binding.length ? short ? say("bindingShort", number(short), number(binding.length)) : say("bindingKept", number(binding.length)) : null,
    served < needed ? say("without", number(needed - served)) : say("everybody")], broken || short);
  const { one_off_fen: once, running_fen: running, meals_fen: meals, carrying_fen: carrying, days, total_fen: total } = data.cost;
  const openOf = (label, rows) => figure(label, [number(rows.filter(s => s.open).length), el("small", null, say("ofAll", number(rows.length)))], changesOf(rows));
  show(byId("figures"),
    figure(say("fMeals"), [number(served), el("small", null, say("ofNeeded", number(needed)))], say("shareServed", percent(served, needed)), served < needed),
    figure(say("fTargets"), [number(kept), el("small", null, say("ofAll", number(data.targets.length)))], kept === data.targets.length ? say("allReached") : say("missed", data.targets.length - kept), kept < data.targets.length),
    openOf(say("fKitchens"), kitchens), openOf(say("fPoints"), points),
    figure(say("fCost"), number(Math.round(total / 1e6)), say("costSub", wan(once), wan(running + meals + carrying), number(days))),
    figure(say("fGap"), gapWords(data.proof.gap), say(data.proof.gap === null ? "gapUnknown" : "gapNote")));
});
views.push(() => {
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
}, drawRules);

for (const id of ["sites", "streets", "unserved", "communities", "flows", "sources"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
buildSites();
buildPeople();
buildUnserved();
buildFlows();
tables.sources = figuresTable(byId("sources-table"));
byId("sources").hidden = !data.figures.length;
watchWidth();
start(() => {
  drawMap();
  for (const t of Object.values(tables)) t.filter(state.text);
});
