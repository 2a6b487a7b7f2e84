// What the plan costs: once, a day, and over all days.
views.push(() => {
  const { one_off_fen: once, running_fen: running, meals_fen: meals, carrying_fen: carrying, days, total_fen: total, budget_fen: budget } = data.cost;
  const whole = Math.max(total, 1);
  const bar = fen => el("span", { class: "parts", "aria-hidden": "true" }, el("i", { class: "eaten", style: { width: `${Math.min(100, fen / whole * 100).toFixed(2)}%` } }));
  const row = (key, daily, all) => [say("costs")[key], daily === null ? "–" : number(Math.round(daily / 100)), wan(all), percent(all, total), bar(all)];
  const rows = [row("oneOff", null, once), row("running", running, running * days), row("meals", meals, meals * days), row("carrying", carrying, carrying * days), row("total", running + meals + carrying, total)];
  const served = data.all[1] * days;
  const notes = [budget === undefined ? say("noBudget") : say("budgetKept", wan(once), wan(budget)), served > 0 ? say("perMeal", number(Math.round(total / served) / 100)) : null];
  show(byId("money"), blockHead(say("money"), el("p", null, [say("moneyNote", number(days)), ...notes].filter(Boolean).join(lang === "zh" ? "" : " "))),
    grid(say("money"), [[say("what")], [say("aDay"), true], [say("overAll"), true], [say("shareCol"), true], [""]], rows.map(cells => ({ cells }))));
});
