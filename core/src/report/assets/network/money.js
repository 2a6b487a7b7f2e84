// What the plan costs: once, a day, and over all days; by kind.
views.push(() => {
  const { one_off_fen: once, running_fen: running, days, total_fen: total, budget_fen: budget } = data.cost;
  const whole = Math.max(total, 1);
  const bar = fen => el("span", { class: "parts", "aria-hidden": "true" }, el("i", { class: "given", style: { width: `${Math.min(100, fen / whole * 100).toFixed(2)}%` } }));
  const row = (name, first, daily) => { const all = first + daily * days; return { cells: [roomy(name), wan(first), number(Math.round(daily / 100)), wan(all), percent(all, total), bar(all)] }; };
  const rows = [...kinds.map(k => row(k.label, k.one_off, k.daily)), row(say("allKinds"), once, running)];
  const hours = data.all[1] * days / 7;
  const notes = [budget === undefined ? say("noBudget") : say("budgetKept", wan(once), wan(budget)), hours > 0 && !data.unit ? say("perHour", number(Math.round(total / hours) / 100)) : null];
  show(byId("money"), blockHead(say("money"), el("p", null, [say("moneyNote", number(days)), ...notes].filter(Boolean).join(lang === "zh" ? "" : " "))),
    grid(say("money"), [[say("kind")], [say("onceWan"), true], [say("daily"), true], [say("overAll"), true], [say("shareCol"), true], [""]], rows));
});
