// Money by year: building, burials, awards, and what is left.
const PURPOSES = ["building", "burying", "awards"];
views.push(() => {
  const parts = PURPOSES.map((key, i) => ({ label: say(key), hue: `h${i}`, values: data.years.map(y => y.spent[i] / 1e6) }));
  const columns = [[say("year")], ...PURPOSES.map(key => [say(key), true]), [say("total"), true], ...data.budget ? [[say("leftOver"), true]] : [], [say("landCol"), true]];
  const rows = data.years.map((y, t) => [names[t], ...y.spent.map(wan), wan(spentIn(y)), ...data.budget ? [wan(y.left)] : [], square(y.land)]);
  const awards = sum(data.years.map(y => y.spent[2]));
  const note = [data.budget ? say(data.carries_over ? "carriesOver" : "isLost") : say("noBudget"), movedAll > 0 ? say("perMoved", number(movedAll), yuan(awards), yuan(awards / movedAll)) : null];
  show(byId("money"), blockHead(say("money"), el("p", null, note.filter(Boolean).join(lang === "zh" ? "" : " "))),
    el("div", { class: "panel chart-box" }, stack({ label: say("money"), width: room(1).width, names, parts, unit: say("tenThousandYuan"), words: n => say("tenThousand", number(Math.round(n * 100) / 100)) }),
      hueLegend(parts.map(p => p.label), parts.map(p => p.hue)), behind(say("money"), columns, rows)));
});
