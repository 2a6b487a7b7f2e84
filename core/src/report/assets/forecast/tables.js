// Beds by kind and pool, and how groups fare, under every plan, each figure with its interval.
function drawOccupancy() {
  const columns = [[say("plan")], [say("kind")], [say("beds"), true], [say("occupied"), true], [""]];
  const meter = e => e ? el("div", { class: "meter", "aria-hidden": "true" }, el("i", { style: { width: `${Math.min(100, 100 * e.mean)}%` } })) : "";
  const rows = answer.plans.flatMap((plan, p) => plan.beds.map((b, k) => ({ cells: [k ? "" : data.plan_names[p], data.kind_names[k], estimate(b.beds), percentOf(b.occupancy), meter(b.occupancy)] })));
  const pools = answer.plans.flatMap((plan, p) => plan.pools.map((b, i) => [data.plan_names[p], data.pool_names[i], data.kind_names[data.pools[i][0]], number(data.pools[i][1]), estimate(b.beds), percentOf(b.occupancy)]));
  return show(byId("occupancy"), blockHead(say("occupancy"), el("p", null, say("occupancyNote"))), grid(say("occupancy"), columns, rows, "meters"),
    el("details", { class: "behind" }, el("summary", null, say("byPool")), grid(say("byPool"), [[say("plan")], [say("pool")], [say("kind")], [say("atFirst"), true], [say("beds"), true], [say("occupied"), true]], pools.map(cells => ({ cells })))));
}

const within = d => d === null ? "–" : number(d);
function drawGroups(id, names) {
  const columns = [[say("plan")], [say("one")[id]], [say("admitted"), true], [say("waited"), true], [say("half"), true], [say("nine"), true], [say("hadTo"), true], [say("gaveUp"), true], [say("meanList"), true], [say("atEnd"), true], [say("atEndDays"), true]];
  const row = (plan, g, name) => ({ cells: [plan, name, estimate(g.admitted), estimate(g.wait_days), within(g.wait_days_half), within(g.wait_days_nine_in_ten), percentOf(g.had_to_wait), estimate(g.gave_up), estimate(g.list), estimate(g.list_at_end), estimate(g.list_at_end_days)] });
  const rows = answer.plans.flatMap((plan, p) => [...id === "tiers" ? [row(data.plan_names[p], plan.all, say("everybody"))] : [], ...plan[id].map((g, i) => row(data.plan_names[p], g, names[i]))]);
  return show(byId(id), blockHead(say(id), el("p", null, say(`${id}Note`))), grid(say(id), columns, rows));
}
views.push(drawOccupancy, () => drawGroups("kinds", data.kind_names), () => drawGroups("tiers", data.tier_names), () => drawGroups("classes", data.class_names));
