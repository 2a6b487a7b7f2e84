// How good the plan is known to be: its stages with bound and gap; the plan's own figures where no bound is known.
const stageName = s => s.part === null ? say("stageNames")[s.stage] : say("stagePart", say("stageNames")[s.stage], say(s.stage === "streets" ? "ofRank" : "ofPriority", s.part));
const stageValue = (s, n) => n === null ? "–" : s.stage === "cost" ? yuan(n) : number(n);
const WORST_SHOWN = 3;

function stagesOfPlan() {
  const of = (stage, value, part = null) => ({ stage, part, value, bound: null, gap: null });
  const { binding_shortfall: binding, expected_shortfall: expected, unserved, streets: worst, cost, distance } = data.stages;
  return [of("binding-shortfall", binding), of("expected-shortfall", expected), ...unserved.map((n, i) => of("unserved", n, data.priorities[i])),
    ...worst.slice(0, WORST_SHOWN).map((n, i) => of("streets", n, i + 1)), of("cost", cost), of("distance", distance)];
}

views.push(() => {
  const { stages, rows, columns, integers } = data.proof;
  const proved = stages.length > 0;
  const head = [[say("stage")], [say("value"), true], [say("bound"), true], [say("gap"), true]];
  const more = proved ? 0 : data.stages.streets.length - WORST_SHOWN;
  show(byId("proof"), blockHead(say("proof"), el("p", null, proved ? say("proofNote", number(rows), number(columns), number(integers)) : say("noStages"))),
    grid(say("proof"), head, (proved ? stages : stagesOfPlan()).map(s => ({ cells: [stageName(s), stageValue(s, s.value), stageValue(s, s.bound), gapWords(s.gap)] }))),
    more > 0 ? el("p", { class: "note" }, say("otherStreets", number(more))) : null);
});
