// The kitchen, point or community that is picked: marked on the map and in the tables, its meals alone on the map.
Object.assign(state, { picked: null, street: null, sorts: new Set(["supply", "dineIn"]), candidates: true, names: true, which: "all", ways: "" });

function pick(node) {
  state.picked = node === null || state.picked === node.key ? null : node.key;
  drawMap();
  for (const t of Object.values(tables)) t.mark(true);
}

const whatIs = n => n.kind === "community" ? say("kindOf").community : `${say("kindOf")[n.kind]}, ${say("becomes")[n.becomes]}`;
const howMuch = n => n.kind === "community" ? `${say("needed")} ${number(n.needed)}, ${say("served")} ${number(n.served)}` : `${say("capacity")} ${number(n.capacity)}, ${say("used")} ${number(n.meals)}`;
const tipOf = n => `${n.label} · ${streetOf(n.street)}: ${whatIs(n)}; ${howMuch(n)}`;

const MOST_LISTED = 8;
/** What is told of the picked one beside the map. */
function detail() {
  const node = pickedNode();
  if (!node) return [el("p", { class: "hint" }, say("mapNote"))];
  const own = flows.filter(f => f.from === node || f.to === node).sort((a, b) => b.amount - a.amount);
  const pair = (key, value) => el("div", null, el("dt", null, say(key)), el("dd", null, value));
  const pairs = node.kind === "community"
    ? [pair("needed", number(node.needed)), pair("eaten", number(node.eaten)), pair("brought", number(node.brought)), pair("goWithout", number(node.without))]
    : [pair("before", node.before ?? "–"), pair("then", node.then ?? "–"), pair("used", say("ofCount", number(node.meals), number(node.capacity)))];
  const line = f => el("li", null, el("span", null, `${say("ways")[f.sort]}: `, nameLink(f.from === node ? f.to : f.from)), el("b", null, number(f.amount)));
  return [
    el("div", { class: "detail-head" }, el("h3", null, node.label), tool("×", say("clear"), () => pick(null))),
    el("p", { class: "kind" }, `${whatIs(node)} · ${streetOf(node.street)}`),
    el("dl", { class: "pairs" }, pairs),
    el("ul", { class: "ends" }, own.slice(0, MOST_LISTED).map(line)),
    own.length > MOST_LISTED ? el("p", { class: "hint" }, say("more", number(own.length - MOST_LISTED))) : null,
  ];
}
