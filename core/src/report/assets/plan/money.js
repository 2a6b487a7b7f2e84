// Spending by year and source, and what each budget has left.
function drawMoney() {
  const names = data.years.map(String);
  const marks = hues(data.sources);
  const parts = data.sources.map((label, s) => ({ label, hue: marks[s], values: data.spent[s].map(fen => fen / 1e6) }));
  const total = names.map((_, t) => sum(data.spent.map(by => by[t])));
  const columns = [[say("source")], ...names.map(y => [y, true]), [say("total"), true]];
  const rows = [...data.sources.map((label, s) => [label, ...data.spent[s].map(wan), wan(sum(data.spent[s]))]), [say("total"), ...total.map(wan), wan(sum(total))]];
  const budgets = data.budgets.map(([id, source, years, fen, spent]) => ({ still: !spent, cells: [id, data.sources[source], span(years), wan(fen), wan(spent), el("span", { class: spent > fen ? "state bad" : "state" }, fen ? say("percentOf", number(Math.round(1000 * spent / fen) / 10)) : "–")] }));
  return show(byId("money"), blockHead(say("money"), el("p", null, say("moneyNote"))),
    el("div", { class: "panel chart-box" }, stack({ label: say("money"), width: room(1).width, names, parts, unit: say("tenThousandYuan"), words: n => say("tenThousand", number(Math.round(n * 100) / 100)) }),
      hueLegend(data.sources, marks), behind(say("money"), columns, rows)),
    data.budgets.length ? grid(say("budgets"), [[say("budget")], [say("source")], [say("years")], [say("there"), true], [say("spent"), true], [say("used"), true]], budgets) : el("p", { class: "note" }, say("noBudgets")));
}
/** Years of a budget; a row of them as its ends. */
function span(years) {
  const whole = years.every((t, i) => !i || t === years[i - 1] + 1);
  return whole && years.length > 1 ? `${yearName(years[0])}–${yearName(years[years.length - 1])}` : years.map(yearName).join(say("comma"));
}
views.push(drawMoney);
