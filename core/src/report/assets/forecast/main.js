// Head and figures; then start.
views.unshift(() => {
  const first = answer.plans[0];
  const last = answer.plans[answer.plans.length - 1];
  const facts = [`${answer.start} – ${dateOf(answer.days)}`, say("replications", number(answer.replications), answer.replications < data.asked && number(data.asked)), say("confidence", number(answer.confidence * 100)), answer.warm_up_days > 0 && say("warmUp", number(answer.warm_up_days)), say("seed", number(answer.seed))];
  const against = last.against_first;
  const change = e => e ? `${e.mean > 0 ? "+" : ""}${estimate(e)}` : "–";
  const sure = e => e && e.half_width !== null && Math.abs(e.mean) > e.half_width;
  const verdict = !against || !against.wait_days ? [say("onePlan")] : [el("b", null, data.plan_names[answer.plans.length - 1]), say("against", data.plan_names[0], change(against.wait_days), change(against.list_at_end)), !sure(against.wait_days) && say("unsure")];
  drawHead(facts, ["list", "waits", "occupancy", "kinds", "tiers", "classes"], verdict, answer.replications < data.asked);
  show(byId("figures"), ...answer.plans.slice(0, 3).flatMap((plan, p) => [
    figure(say("fWait", data.plan_names[p]), [plan.all.wait_days ? rounded(plan.all.wait_days.mean) : "–", el("small", null, say("daysUnit"))], say("fHalf", within(plan.all.wait_days_half), within(plan.all.wait_days_nine_in_ten))),
    figure(say("fList", data.plan_names[p]), [plan.all.list_at_end ? rounded(plan.all.list_at_end.mean) : "–", el("small", null, say("peopleUnit"))], say("fPlusMinus", plan.all.list_at_end?.half_width === null ? "–" : rounded(plan.all.list_at_end?.half_width ?? 0))),
  ]));
});

watchWidth();
start(() => {
  // The first group or plan of that name is looked at.
  const found = state.text ? groups.findIndex(g => holds(state.text, groupName(g))) : 0;
  if (found >= 0 && found !== looked.group) { looked.group = found; everything(); }
});
