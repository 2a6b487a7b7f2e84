// Targets: each as a bar that ends at what is reached, with a stroke at what is asked for, and all as one table.
const measured = (t, n) => say("unitOf", hundredths(n), say("measures")[t.measure]);
/** Of which kind and class, where a page has these. */
const whose = t => [t.kind, t.class].filter(word => word && word !== t.name);
const boundOf = t => t.at_most_hundredths ?? t.at_least_hundredths ?? 0;
const isMost = t => t.at_most_hundredths !== undefined;
const asked = t => say(isMost(t) ? "atMost" : "atLeast", measured(t, boundOf(t)));
const outcome = t => t.missing > 0 ? say(isMost(t) ? "tooMany" : "short", number(t.missing), say("missingUnit")[t.measure]) : say("reached");

function drawTargets() {
  const host = byId("targets");
  if (!data.targets.length) return show(host, blockHead(say("targets"), el("p", null, say("noTargets"))));
  const { fit } = room(Math.min(data.targets.length, 3));
  const pictures = data.targets.map(t => {
    const inHundred = say("measures")[t.measure].startsWith("%");
    const top = Math.max(t.reached_hundredths, boundOf(t), 1) * (inHundred ? 1 : 1.08);
    const at = n => `${Math.min(100, n / (inHundred ? Math.max(top, 10_000) : top) * 100).toFixed(2)}%`;
    return el("div", { class: "panel chart-box" }, el("h3", null, t.name),
      el("p", { class: t.missing > 0 ? "sub bad" : "sub" }, [say("natures")[t.nature], ...whose(t), asked(t), say("isNow", hundredths(t.reached_hundredths)), outcome(t)].join(" · ")),
      el("div", { class: t.missing > 0 ? "bullet short" : "bullet", "aria-hidden": "true" }, el("i", { style: { width: at(t.reached_hundredths) } }), el("b", { style: { left: at(boundOf(t)) } })));
  });
  const columns = [[say("target")], [say("nature")], [say("askedFor")], [say("reachedCol"), true], [say("result")], [say("place")]];
  const rows = data.targets.map(t => ({ cells: [roomy([t.name, ...whose(t)].join(" · ")), say("natures")[t.nature], asked(t), hundredths(t.reached_hundredths),
    el("span", { class: t.missing > 0 ? "state bad" : "state" }, outcome(t)), roomy(t.source ?? "–")] }));
  return show(host, blockHead(say("targets"), el("p", null, say("targetsNote"))), el("div", { class: `charts of${fit}` }, pictures), grid(say("targets"), columns, rows));
}
views.push(drawTargets);
