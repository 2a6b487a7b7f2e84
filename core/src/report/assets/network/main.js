// Head and figures; then start.
views.unshift(() => {
  const kept = data.targets.filter(t => t.missing === 0).length;
  const binding = data.targets.filter(t => t.nature === "binding");
  const short = binding.filter(t => t.missing > 0).length;
  const facts = [say("communitiesWord", number(homes.length)), say("peopleWord", number(people)), ...kinds.map(k => `${k.label}: ${say("minutes", number(k.minutes), k.mode)}`),
    ...data.travel.map(t => [say("travelFrom")[t.source], t.credit].filter(Boolean).join(": ")), data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic"), data.unit && say("countedIn", data.unit)];
  const sections = ["targets", "map", ...isSited ? ["siting"] : [], "kinds", "sites", "streets", "unserved", "communities", "flows", "money", "proof", ...data.figures.length ? ["sources"] : [], "rules"];
  const broken = brokenRules();
  const [needed, served] = data.all;
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]),
    binding.length ? short ? say("bindingShort", number(short), number(binding.length)) : say("bindingKept", number(binding.length)) : null,
    served < needed ? say("without", number(needed - served)) : say("everybody")], broken || short);
  const { one_off_fen: once, running_fen: running, days, total_fen: total, budget_fen: budget } = data.cost;
  show(byId("figures"),
    figure(say("fTargets"), [number(kept), el("small", null, say("ofAll", number(data.targets.length)))], kept === data.targets.length ? say("allReached") : say("missed", data.targets.length - kept), kept < data.targets.length),
    figure(say("fSites"), [number(sites.filter(s => s.open).length), el("small", null, say("ofAll", number(sites.length)))], changesOf(sites)),
    figure(say("fHours"), [number(served), el("small", null, say("ofAll", number(needed)))], say("shareServed", percent(served, needed)), served < needed),
    figure(say("fOnce"), number(Math.round(once / 1e6)), budget === undefined ? say("noBudgetShort") : say("ofBudget", number(Math.round(budget / 1e6)))),
    figure(say("fCost"), number(Math.round(total / 1e6)), say("costSub", wan(running), number(days))),
    figure(say("fGap"), gapWords(data.proof.gap), say(data.proof.gap === null ? "gapUnknown" : "gapNote")));
});
views.push(() => {
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
}, drawRules);

for (const id of ["siting", "sites", "streets", "unserved", "communities", "flows", "sources"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
buildSites();
buildSiting();
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
