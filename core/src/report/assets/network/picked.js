// The site or community that is picked: marked on the map and in the tables, its hours alone on the map.
Object.assign(state, { picked: null, street: null, sorts: new Set(kinds.map(k => k.sort)), candidates: true, names: true, which: "all", ways: "" });

function pick(node) {
  state.picked = node === null || state.picked === node.key ? null : node.key;
  drawMap();
  for (const t of Object.values(tables)) t.mark(true);
}

const whatIs = n => n.kind === "community" ? [say("communityWord"), n.class === null ? null : data.classes[n.class].label].filter(Boolean).join(say("list")) : `${n.of.label}, ${say("becomes")[n.becomes]}`;
const howMuch = n => n.kind === "community" ? `${say("needed")} ${number(n.needed)}, ${say("served")} ${number(n.served)}` : `${say("capacity")} ${number(n.capacity)}, ${say("used")} ${number(n.hours)}`;
const tipOf = n => `${n.label} · ${streetOf(n.street)}: ${whatIs(n)}; ${howMuch(n)}`;

const MOST_LISTED = 8;
/** What is told of the picked one beside the map. */
function detail() {
  const node = pickedNode();
  if (!node) return [el("p", { class: "hint" }, say("mapNote"))];
  const own = flows.filter(f => f.from === node || f.to === node).sort((a, b) => b.amount - a.amount);
  const pair = (word, value) => el("div", null, el("dt", null, word), el("dd", null, value));
  const pairs = node.kind === "community"
    ? [pair(say("people"), number(node.people)), ...kinds.filter(k => node.hours[k.i][0] > 0).map(k => pair(k.label, say("ofCount", number(node.hours[k.i][1]), number(node.hours[k.i][0])))),
      pair(say("notCovered"), notCovered(node).map(k => k.label).join(say("list")) || "–")]
    : [pair(say("before"), node.before ?? "–"), pair(say("then"), node.then ?? "–"), pair(say("used"), say("ofCount", number(node.hours), number(node.capacity)))];
  const line = f => el("li", null, el("span", null, f.from === node ? `${f.to.of.label}: ` : "", nameLink(f.from === node ? f.to : f.from)), el("b", null, number(f.amount)));
  return [
    el("div", { class: "detail-head" }, el("h3", null, node.label), tool("×", say("clear"), () => pick(null))),
    el("p", { class: "kind" }, `${whatIs(node)} · ${streetOf(node.street)}`),
    el("dl", { class: "pairs" }, pairs),
    el("ul", { class: "ends" }, own.slice(0, MOST_LISTED).map(line)),
    own.length > MOST_LISTED ? el("p", { class: "hint" }, say("more", number(own.length - MOST_LISTED))) : null,
  ];
}
