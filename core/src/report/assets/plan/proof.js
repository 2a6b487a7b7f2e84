// How good the plan is known to be: stages with bound and gap, prices of the relaxation, what clashes, and the value of
// planning for every way that demand could turn out.
const STAGE_VALUES = { "binding-shortfall": n => number(Math.round(n)), "expected-shortfall": n => number(Math.round(n)), need: n => number(Math.round(n)), cost: n => yuan(n) };
const orNone = (value, words) => value === null ? "–" : words(value);

function drawProof() {
  const { stages, prices_from_relaxation: prices, clash, stochastic } = data.proof;
  const binding = prices.filter(p => p.metres > 0);
  const [kind, name] = [p => p.name.slice(0, p.name.indexOf(" ")), p => p.name.slice(p.name.indexOf(" ") + 1)];
  const columns = [[say("stage")], [say("value"), true], [say("bound"), true], [say("gap"), true]];
  show(byId("proof"), blockHead(say("proof"), el("p", null, say("proofNote", number(data.proof.rows), number(data.proof.columns), number(data.proof.integers)))),
    stages.length ? grid(say("proof"), columns, stages.map(s => ({ cells: [say("stageNames")[s.stage], orNone(s.value, STAGE_VALUES[s.stage]), orNone(s.bound, STAGE_VALUES[s.stage]), gapWords(s.gap)] }))) : el("p", { class: "note" }, say("noStages")),
    clash && el("div", { class: "panel case" }, el("h3", null, say(clash.is_minimal ? "clash" : "clashMaybe")), el("ul", { class: "why" }, clash.names.map(n => el("li", null, n))),
      clash.changes.length ? el("div", { class: "help" }, el("p", null, say("mend")), el("ul", null, clash.changes.map(c => el("li", null, say("by", c.name, changed(c)))))) : null),
    el("h3", { class: "sub-head" }, say("prices")), el("p", { class: "note" }, say(prices.length ? binding.length ? "pricesNote" : "nothingBinds" : "noPrices")),
    binding.length ? grid(say("prices"), [[say("row")], [say("rowKind")], [say("metres"), true], [say("per")]], [...binding].sort((a, b) => b.metres - a.metres).map(p => ({ cells: [name(p), say("rowKinds")[kind(p)] ?? kind(p), number(Math.round(p.metres)), say("perUnit")[kind(p)] ?? ""] }))) : null,
    el("h3", { class: "sub-head" }, say("stochastic")),
    el("p", { class: "note" }, stochastic ? say("stochasticNote", number(stochastic.planned_for_mean), number(stochastic.planned_for_all), number(stochastic.planned_for_mean - stochastic.planned_for_all)) : say("noStochastic")));
}
const changed = c => c.unit === "fen" ? yuan(c.by) : `${number(Math.ceil(c.by - 1e-6))} ${c.unit}`;
views.push(drawProof, drawRules);
