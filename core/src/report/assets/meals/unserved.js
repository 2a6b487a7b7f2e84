// Who goes without and why: by reason, then each of them.
const lacking = data.unserved.map(([community, group, diet, atHome, meals, point, door], i) => ({ home: homes[community], group: data.groups[group][0], priority: data.groups[group][1], diet: data.diets[diet][0], atHome, meals, point, door, i }));
const missing = sum(lacking.map(u => u.meals));

function buildUnserved() {
  tables.unserved = table(byId("unserved-table"), plainTable({
    label: "unserved", items: [...lacking].sort((a, b) => a.priority - b.priority || b.meals - a.meals), match: (u, text) => holds(text, u.home.label, streetOf(u.home.street), u.group, u.diet, say("obstacles")[u.point], say("obstacles")[u.door]),
    columns: [
      { key: "community", cell: u => nameLink(u.home), by: u => u.home.label },
      { key: "street", cell: u => streetOf(u.home.street), by: u => streetOf(u.home.street), wide: true },
      { key: "group", cell: u => u.atHome ? `${u.group} (${say("atHome")})` : u.group, by: u => u.priority, wide: true },
      { key: "diet", cell: u => u.diet, by: u => u.diet, wide: true },
      { key: "meals", cell: u => number(u.meals), by: u => u.meals, num: true },
      { key: "whyPoint", cell: u => say("obstacles")[u.point], by: u => say("obstacles")[u.point] },
      { key: "whyDoor", cell: u => say("obstacles")[u.door], by: u => say("obstacles")[u.door] },
    ],
  }));
  byId("unserved-table").hidden = !lacking.length;
}

/** Meals by what stands in the way of either. */
function reasons() {
  const pairs = new Map();
  for (const u of lacking) {
    const key = `${u.point} ${u.door}`;
    const known = pairs.get(key) ?? { point: u.point, door: u.door, meals: 0, homes: new Set() };
    known.meals += u.meals;
    known.homes.add(u.home);
    pairs.set(key, known);
  }
  return [...pairs.values()].sort((a, b) => b.meals - a.meals);
}

views.push(() => {
  const head = blockHead(say("unserved"), el("p", null, lacking.length ? say("unservedNote", number(missing), number(new Set(lacking.map(u => u.home)).size)) : say("nobodyWithout")));
  const columns = [[say("whyPoint")], [say("whyDoor")], [say("meals"), true], [say("inCommunities"), true]];
  const rows = reasons().map(r => ({ cells: [say("obstacles")[r.point], say("obstacles")[r.door], number(r.meals), number(r.homes.size)] }));
  byId("unserved").firstChild.replaceWith(el("div", null, head, lacking.length ? [grid(say("reasons"), columns, rows), el("h3", { class: "sub-head" }, say("whoAll"))] : null));
});
