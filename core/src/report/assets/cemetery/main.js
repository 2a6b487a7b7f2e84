// Head and figures; then start.
views.unshift(() => {
  const kept = data.targets.filter(t => t.missing === 0).length;
  const binding = data.targets.filter(t => t.nature === "binding");
  const short = binding.filter(t => t.missing > 0).length;
  const facts = [say("span", names[0], names[names.length - 1]), say("deathsWord", number(deaths)), say("sitesWord", number(data.sites.length)), say("kindsWord", number(kinds.length))];
  const sections = ["targets", "burials", "free", "sites", "works", "unserved", "money", "prices", "proof", ...data.figures.length ? ["sources"] : [], "rules"];
  const broken = brokenRules();
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]),
    binding.length ? short ? say("bindingShort", number(short), number(binding.length)) : say("bindingKept", number(binding.length)) : null,
    lacking ? say("withoutAll", number(lacking)) : say("everybody")], broken || short);
  const was = lackingOf(data.as_is);
  const full = sites.filter(s => s.plan.state === "full").length;
  const proved = data.proof.stages.filter(s => s.bound === s.value).length;
  show(byId("figures"),
    figure(say("fTargets"), [number(kept), el("small", null, say("ofAll", number(data.targets.length)))], kept === data.targets.length ? say("allReached") : say("missed", data.targets.length - kept), kept < data.targets.length),
    figure(say("fWithout"), [number(lacking), el("small", null, say("ofAll", number(deaths)))], say("ifNothing", number(was)), lacking > 0),
    figure(say("fMoved"), number(movedAll), say("firstChoice")),
    figure(say("fFull"), [number(full), el("small", null, say("ofAll", number(sites.length)))], say("ifNothing", number(sites.filter(s => s.as_is.state === "full").length))),
    figure(say("fCost"), number(Math.round(data.stages.cost / 1e6)), say("landSub", square(data.stages.land))),
    figure(say("fProved"), [number(proved), el("small", null, say("ofAll", "6"))], say("stagesProved")));
});
views.push(() => {
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
}, drawRules);

for (const id of ["sites", "works", "unserved", "sources"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
buildSites();
buildUnserved();
tables.sources = figuresTable(byId("sources-table"));
byId("sources").hidden = !data.figures.length;
watchWidth();
start(() => {
  for (const t of Object.values(tables)) t.filter(state.text);
});
