// What one more of what is scarce would be worth; how good the plan is known to be, stage by stage.
const stageValue = (stage, n) => n === null ? "–" : stage === "cost" ? yuan(n) : stage === "land" ? say("m2", square(n)) : number(n);
const exact = n => number(n >= 100 ? Math.round(n) : Number(n.toPrecision(3)));
/** A price in the unit of its stage as people read it: yuan of fen, square metres of square decimetres. */
const priceWords = p => say("priceUnit", exact(p.stage === "cost" || p.stage === "land" ? p.price / 100 : p.price), say("priceUnits")[p.stage]);
views.push(() => {
  const rows = data.prices.map(p => ({ cells: [say("priced")[p.of], roomy(p.label || "–"), p.year === null ? "–" : String(p.year), say("stageNames")[p.stage], priceWords(p)] }));
  show(byId("prices"), blockHead(say("prices"), el("p", null, say(rows.length ? "pricesNote" : "noPrices"))),
    rows.length ? grid(say("prices"), [[say("oneMoreOf")], [say("of")], [say("year"), true], [say("stage")], [say("fallsBy"), true]], rows) : null);
});
views.push(() => {
  const { stages, rows, columns, integers } = data.proof;
  const of = stages.length ? stages : Object.entries(data.stages).map(([stage, value]) => ({ stage: stage.replace("_", "-"), value, bound: null, gap: null }));
  const was = s => data.as_is_stages[s.stage.replace("-", "_")];
  show(byId("proof"), blockHead(say("proof"), el("p", null, stages.length ? say("proofNote", number(rows), number(columns), number(integers)) : say("noStages"))),
    grid(say("proof"), [[say("stage")], [say("value"), true], [say("bound"), true], [say("gap"), true], [say("asIs"), true]],
      of.map(s => ({ cells: [say("stageNames")[s.stage], stageValue(s.stage, s.value), stageValue(s.stage, s.bound), gapWords(s.gap), stageValue(s.stage, was(s))] }))));
});
