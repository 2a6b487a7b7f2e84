// Who is served, by street, community, diet and group.
const mealsBar = n => el("span", { class: "parts", "aria-hidden": "true" }, [["eaten", n.eaten], ["brought", n.brought], ["without", n.without]].map(([part, meals]) =>
  meals > 0 && n.needed > 0 ? el("i", { class: part, style: { width: `${Math.min(100, meals / n.needed * 100).toFixed(2)}%` } }) : null));
const rate = n => n.needed > 0 ? n.served / n.needed : 1;
const withoutCell = n => n.without > 0 ? el("span", { class: "bad" }, number(n.without)) : number(n.without);
const mealColumns = [
  { key: "needed", cell: n => number(n.needed), by: n => n.needed, num: true },
  { key: "served", cell: n => number(n.served), by: n => n.served, num: true, wide: true },
  { key: "shareCol", cell: n => percent(n.served, n.needed), by: rate, num: true },
  { key: "picture", cell: mealsBar, by: rate, wide: true },
  { key: "eaten", cell: n => number(n.eaten), by: n => n.eaten, num: true, wide: true },
  { key: "brought", cell: n => number(n.brought), by: n => n.brought, num: true, wide: true },
  { key: "goWithout", cell: withoutCell, by: n => n.without, num: true },
];
const worstFirst = [...streets].sort((a, b) => b.permille - a.permille || b.needed - a.needed);

function buildPeople() {
  tables.streets = table(byId("streets-table"), plainTable({
    label: "streets", items: worstFirst, match: (s, text) => holds(text, s.label),
    columns: [
      { key: "street", cell: s => s.label, by: s => s.label }, ...mealColumns,
      { key: "coveredCol", cell: s => say("ofCount", number(s.covered), number(s.communities)), by: s => s.communities ? s.covered / s.communities : 1, num: true, wide: true },
      { key: "pointsCol", cell: s => number(s.points), by: s => s.points, num: true, wide: true },
    ],
  }));
  tables.communities = table(byId("communities-table"), nodeTable({
    label: "communities", items: homes, match: (c, text) => holds(text, c.label, streetOf(c.street)),
    columns: [
      { key: "community", cell: nameLink, by: c => c.label },
      { key: "street", cell: c => streetOf(c.street), by: c => streetOf(c.street), wide: true }, ...mealColumns,
      { key: "coveredCol", cell: c => c.covered ? say("yes") : el("span", { class: "bad" }, say("no")), by: c => c.covered ? 1 : 0, wide: true },
    ],
  }));
  byId("streets-table").hidden = !streets.length;
}

/** Rows of names and meals as a plain table; `more` are cells after the name. */
function classGrid(title, name, rows, more = []) {
  const columns = [[say(name)], ...more.map(key => [say(key), true]), [say("needed"), true], [say("shareCol"), true], [say("picture")], [say("eaten"), true], [say("brought"), true], [say("goWithout"), true]];
  return el("div", null, el("h3", { class: "sub-head" }, title), grid(title, columns, rows.map(([cells, meals]) => {
    const n = needs(meals);
    return { still: !n.needed, cells: [...cells.map(roomy), number(n.needed), percent(n.served, n.needed), mealsBar(n), number(n.eaten), number(n.brought), withoutCell(n)] };
  })));
}

views.push(() => {
  const worst = worstFirst.find(s => s.needed > 0);
  byId("streets").firstChild.replaceWith(blockHead(say("streets"), el("p", null, streets.length ? [worst && worst.without > 0 ? say("worst", worst.label, percent(worst.served, worst.needed)) : null, say("streetsNote")].filter(Boolean).join(lang === "zh" ? "" : " ") : say("noStreets"))));
  const keys = el("div", { class: "legend" });
  legend(keys, ["part-eaten", "kEaten"], ["part-brought", "kBrought"], ["part-without", "kNobody"]);
  byId("streets").firstChild.append(streets.length ? keys : "");
  byId("communities").firstChild.replaceWith(blockHead(say("communities"), el("p", null, say("communitiesNote", homes.filter(c => !c.covered).length))));
  show(byId("classes"), blockHead(say("classes"), el("p", null, say("classesNote"))), 
    classGrid(say("groups"), "group", [...data.groups].sort((a, b) => a[1] - b[1]).map(([name, priority, meals]) => [[name, number(priority)], meals]), ["priority"]),
    classGrid(say("diets"), "diet", data.diets.map(([name, meals]) => [[name], meals])));
});
