// The kitchen, courier or order that is picked: marked in pictures and tables, its trips alone on the map.
Object.assign(state, { picked: null, ways: true, homes: true, which: "all" });

function pick(node) {
  state.picked = node === null || state.picked === node.key ? null : node.key;
  drawMap();
  drawTimes();
  for (const t of Object.values(tables)) t.mark(true);
}
const tripsOf = node => trips.filter(t => t.courier === node || t.kitchen === node || t.stops.some(s => s.order === node));
const whole = o => o.brought >= o.meals ? "whole" : o.brought > 0 ? "part" : "none";
const tipOf = n => ({
  kitchen: () => `${n.label} · ${hoursOfKitchen(n)}: ${say("fewMeals", n.meals)}`,
  courier: () => `${n.label} · ${clock(n.start)}–${clock(n.until)}: ${say("fewTrips", n.trips)}`,
  order: () => `${n.label} · ${clock(n.window[0])}–${clock(n.window[1])}: ${number(n.brought)} / ${number(n.meals)}${n.stops.length ? ` · ${n.stops.map(s => `${clock(s.begin)} ${s.trip.courier.label}`).join(say("list"))}` : ""}`,
})[n.kind]();

const MOST_LISTED = 40;
/** What is told of the picked one beside the map. */
function detail() {
  const node = pickedNode();
  if (!node) return [el("p", { class: "hint" }, say("mapNote")), el("p", { class: "hint" }, say("waysNote"))];
  const pair = (key, value) => el("div", null, el("dt", null, say(key)), el("dd", null, value));
  const pairs = {
    kitchen: () => [pair("hours", hoursOfKitchen(node)), pair("trips", number(node.trips)), pair("meals", number(node.meals))],
    courier: () => [pair("shift", `${clock(node.start)}–${clock(node.until)}`), pair("trips", number(node.trips)), pair("meals", number(node.meals)), pair("travel", lasting(node.travel)), pair("back", node.back ? clock(node.back[0]) : "–")],
    order: () => [pair("box", data.boxes[node.box]), pair("ordered", node.split ? `${number(node.meals)} (${say("splitOrder")})` : number(node.meals)), pair("brought", number(node.brought)), pair("window", `${clock(node.window[0])}–${clock(node.window[1])}`), pair("limit", node.hot === null ? "–" : say("min", minutes(node.hot))), pair("priority", number(node.priority))],
  }[node.kind]();
  const lines = tripsOf(node).flatMap(t => [
    el("li", { class: "trip" }, el("span", null, `${clock(t.departure)} `, nameLink(t.kitchen), " · ", nameLink(t.courier)), t.has_left ? el("b", { class: "tag" }, say("kLeft")) : null),
    ...t.stops.map(s => el("li", null, el("span", null, `${clock(s.begin)} `, nameLink(s.order)), el("b", null, number(s.meals)))),
  ]);
  return [
    el("div", { class: "detail-head" }, el("h3", null, node.label), tool("×", say("clear"), () => pick(null))),
    el("p", { class: "kind" }, say(node.kind)),
    el("dl", { class: "pairs" }, pairs),
    el("ul", { class: "ends" }, lines.slice(0, MOST_LISTED)),
    lines.length > MOST_LISTED ? el("p", { class: "hint" }, say("more", number(lines.length - MOST_LISTED))) : null,
  ];
}
