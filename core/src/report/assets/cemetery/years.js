// Who is buried how, and what stays free, year by year.
const byKind = (years, of, field) => of.map(k => ({ label: k.label, hue: k.hue, values: years.map(y => y[field][k.i]) }));

function stacked(title, note, parts, columns, rows) {
  return el("div", { class: "panel chart-box" }, el("h3", null, title), el("p", { class: "sub" }, note),
    stack({ label: title, width: room(1).width, names, parts, unit: say("peopleUnit"), words: n => number(n) }),
    el("div", { class: "legend" }, parts.map(p => el("span", null, el("i", { class: `key ${p.hue}`, "aria-hidden": "true" }), p.label))), behind(title, columns, rows));
}

views.push(() => {
  const table = (years, of, field, more) => [[[say("year")], ...of.map(k => [k.label, true]), ...more.map(([head]) => [head, true])],
    years.map((y, t) => [names[t], ...of.map(k => number(y[field][k.i])), ...more.map(([, value]) => value(y))])];
  const more = [[say("without"), y => number(sum(y.unserved))], [say("movedCol"), y => number(y.moved)], [say("die"), y => number(y.deaths)], [say("crematedCol"), y => percent(y.cremated, y.deaths)]];
  const nobody = years => ({ label: say("without"), hue: "h7", values: years.map(y => sum(y.unserved)) });
  const box = (title, years) => stacked(title, say("withoutNote", number(lackingOf(years))), [...byKind(years, usedKinds, "buried"), nobody(years)], ...table(years, usedKinds, "buried", more));
  show(byId("burials"), blockHead(say("burials"), el("p", null, say("burialsNote"))), box(say("planCol"), data.years), box(say("asIs"), data.as_is));
  const left = (title, years) => stacked(title, say("freeSub", number(sum(unitKinds.map(k => years[years.length - 1].free[k.i])))), byKind(years, unitKinds, "free"), ...table(years, unitKinds, "free", []));
  show(byId("free"), blockHead(say("free"), el("p", null, say("freeNote"))), unitKinds.length ? [left(say("planCol"), data.years), left(say("asIs"), data.as_is)] : null);
});
