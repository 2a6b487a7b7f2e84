// How good the plan is known to be, stage by stage; the plan's own figures where nobody worked out a bound.
views.push(() => {
  const placed = data.count === "people" ? data.placed.people : data.placed.requests;
  const own = [["placed", placed], ["rank-weight", data.rank_weight]].map(([stage, value]) => ({ stage, value, bound: null, gap: null }));
  const stages = data.proof ? data.proof.stages : own;
  show(byId("proof"), blockHead(say("proof"), el("p", null, data.proof ? say("methods")[data.proof.method] : say("noBounds"))),
    grid(say("proof"), [[say("stage")], [say("value"), true], [say("bound"), true], [say("gap"), true]],
      stages.map(s => ({ cells: [say("stageNames")[s.stage], number(s.value), s.bound === null ? "–" : number(s.bound), gapWords(s.gap)] }))));
});
