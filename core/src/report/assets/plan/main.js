// Head and figures; then start.
views.unshift(() => {
  const kept = data.targets.filter(t => t.missing === 0).length;
  const binding = data.targets.filter(t => t.nature === "binding");
  const short = binding.filter(t => t.missing > 0).length;
  const facts = [`${data.years[0]}–${data.years[lastYear]}`, say("communities", number(data.communities.length)), say("scenariosWord", number(data.scenarios)), say("datum")[data.datum], data.datum === "local-plane" && say("schematic")];
  const sections = ["targets", "capacity", "money", "map", "works", "unmet", "proof", ...data.figures.length ? ["sources"] : [], "rules"];
  const broken = brokenRules();
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]),
    binding.length ? short ? say("bindingShort", number(short), number(binding.length)) : say("bindingKept", number(binding.length)) : null], broken || short);
  const beds = t => sum(data.kinds.map(([, atHome], k) => atHome ? 0 : data.beds[k][t]));
  const unmet = t => sum(data.communities.map(c => sum(c[4].map(by => by[t]))));
  const demand = t => sum(data.communities.map(c => sum(c[3].map(by => by[t]))));
  const gap = data.proof.stages.length ? Math.max(...data.proof.stages.map(s => s.gap ?? Infinity)) : null;
  show(byId("figures"),
    figure(say("fTargets"), [number(kept), el("small", null, say("ofAll", number(data.targets.length)))], kept === data.targets.length ? say("allReached") : say("missed", data.targets.length - kept), kept < data.targets.length),
    figure(say("fBeds", data.years[lastYear]), number(beds(lastYear)), say("since", number(beds(0)), data.years[0])),
    figure(say("fCost"), number(Math.round(data.stages.cost / 1e6)), say("ofBudgets", number(Math.round(sum(data.budgets.map(b => b[3])) / 1e6)))),
    figure(say("fUnmet", data.years[lastYear]), people(unmet(lastYear)), say("ofNeed", people(demand(lastYear))), unmet(lastYear) > 0),
    figure(say("fWorks"), number(data.works.filter(w => w.sort === "project" && w.year !== null).length), say("ofProjects", number(data.works.filter(w => w.sort === "project").length))),
    figure(say("fGap"), gap === null || !Number.isFinite(gap) ? "–" : gapWords(gap), say("gapNote")));
});

build();
watchWidth();
start(() => {
  drawMap();
  for (const t of Object.values(tables)) t.filter(state.text);
});
