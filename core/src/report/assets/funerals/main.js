// Head and figures; then start.
views.unshift(() => {
  const broken = brokenRules();
  const left = total.cases - total.served;
  const facts = [days > 1 ? say("fromTo", dateOf(0, true), dateOf(days - 1, true)) : dateOf(0, true), data.zone, say("gap", data.gap === null ? null : data.gap && minutes(data.gap)), data.transfer ? say("transfer", minutes(data.transfer)) : null];
  const sections = [...data.moved === null ? [] : ["changes"], "gantt", ...DESK.length ? ["calendar"] : [], "unserved", "cases", ...collections.length ? ["collections"] : [], "pools", ...data.figures.length ? ["sources"] : [], "rules"];
  drawHead(facts, sections, [el("b", null, broken ? say("broken", broken) : say("statuses")[data.status]), left ? say("without", left) : say("everybody")], broken);
  show(byId("figures"),
    figure(say("fServed"), [number(total.served), el("small", null, say("ofAll", number(total.cases)))], left ? say("notServedSub", number(left)) : say("allServed"), left > 0),
    figure(say("fOff"), [number(total.off), el("small", null, say("casesUnit", total.off))], say("offSub", lasting(total.deviation))),
    figure(say("fAway"), number(total.away), say("awaySub")),
    figure(say("fWaiting"), lasting(total.waiting), say("waitingSub")),
    figure(say("fUpgrades"), number(total.upgrades), say("upgradesSub")),
    figure(say("fCollections"), collections.length ? [number(total.made), el("small", null, say("ofAll", number(total.collections)))] : "–", collections.length ? say("lateSub", lasting(total.late)) : say("noCollections"), total.made < total.collections));
});
views.push(() => {
  byId("sources").firstChild.replaceWith(figuresHead());
  for (const t of Object.values(tables)) t.draw();
}, drawRules);

for (const id of ["changes", "unserved", "cases", "collections", "pools", "sources"]) show(byId(id), el("div"), el("div", { id: `${id}-table` }));
buildChanges();
buildUnserved();
buildCases();
buildPools();
tables.sources = figuresTable(byId("sources-table"));
byId("sources").hidden = !data.figures.length;
watchWidth();
start(() => {
  drawGantt();
  for (const t of Object.values(tables)) t.filter(state.text);
});
