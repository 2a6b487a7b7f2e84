// Kitchens, doors and trips in their plane, as an SVG in the size in which it stands: orders as dots that are filled as far
// as they are brought, kitchens as squares, a trip as a line in the hue of its courier.
const starts = couriers.filter(c => c.from).map(c => ({ at: c.from, courier: c }));
const mapped = [...kitchens, ...orders].filter(n => n.at);
const largest = Math.max(1, ...orders.map(o => o.meals));
const UNIT = data.datum === "local-plane" ? 1 : 1e-5;

function mapSize() {
  const inner = room(1).width + 30;
  const beside = inner > 860;
  return { beside, across: Math.floor(beside ? inner - 292 : inner) - 2, down: printing() || beside ? 600 : 430 };
}

function drawMap() {
  const host = byId("map");
  if (!mapped.length) return show(host, blockHead(say("map"), el("p", null, say("noMap"))));
  const { beside, across, down } = mapSize();
  const { place, size, box } = plane([...mapped, ...starts].map(n => n.at), across, down, across);
  const svg = mark("svg", { class: "meal-map rounds-map", viewBox: box, width: size[0], height: size[1], role: "img", "aria-label": say("mapLabel") });
  svg.addEventListener("click", e => { if (e.target === svg && state.picked !== null) pick(null); });
  if (state.ways || pickedNode()) drawTrips(svg, place);
  if (state.homes) for (const s of starts) svg.append(titled(mark("path", { class: "start", d: cross(place(s.at)) }), `${say("kHome")}: ${s.courier.label}`));
  const zoom = Math.min(1.3, Math.max(0.55, across / 900)) * (orders.length > 400 ? 0.7 : 1);
  const add = (n, node) => {
    if (state.text && holds(state.text, n.label)) node.classList.add("found");
    if (n.key === state.picked) node.classList.add("on");
    node.addEventListener("click", () => pick(n));
    svg.append(titled(node, tipOf(n)));
  };
  for (const o of orders.filter(o => o.at)) add(o, dot(o, place(o.at), zoom * (3 + 7 * Math.sqrt(o.meals / largest))));
  for (const k of kitchens.filter(k => k.at)) {
    const [[x, y], wide] = [place(k.at), zoom * 15];
    add(k, mark("rect", { class: `site kitchen ${k.falls_out ? "closed" : ""}`, x: x - wide / 2, y: y - wide / 2, width: wide, height: wide }));
  }
  const note = [data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic")].filter(Boolean).join(" · ");
  const aside = el("div", { class: "map-side" }, switches(), keys(), el("div", { class: "map-detail", "aria-live": "polite" }, detail()));
  return show(host, blockHead(say("map"), el("p", null, note)), el("div", { class: beside ? "panel map-box beside" : "panel map-box" }, el("div", { class: "map-place" }, svg), aside));
}
const cross = ([x, y]) => `M${x - 4} ${y}H${x + 4}M${x} ${y - 4}V${y + 4}`;

/** A dot that is filled clockwise as far as the order is brought; a ring where there is a check. */
function dot(o, [cx, cy], r) {
  const part = Math.max(0, Math.min(1, o.brought / o.meals));
  const group = mark("g", { class: `home ${whole(o)}` }, mark("circle", { cx, cy, r }));
  if (part > 0 && part < 1) {
    const [a, b] = [Math.sin(2 * Math.PI * part), -Math.cos(2 * Math.PI * part)];
    group.append(mark("path", { d: `M${cx} ${cy}V${cy - r}A${r} ${r} 0 ${part > 0.5 ? 1 : 0} 1 ${cx + a * r} ${cy + b * r}Z` }));
  }
  if (o.check > 0) group.append(mark("circle", { class: "ring", cx, cy, r: r + 2.5 }));
  return group;
}

/** The points of a trip's way: along the roads where these are known, straight from place to place where not. */
function wayOf(trip) {
  const points = [trip.kitchen.at];
  trip.stops.forEach((s, k) => {
    let [x, y] = [0, 0];
    const steps = trip.lines[k] ?? [];
    for (let n = 0; n < steps.length; n += 2) {
      [x, y] = [x + steps[n], y + steps[n + 1]];
      points.push([x * UNIT, y * UNIT]);
    }
    points.push(s.order.at);
  });
  return points.filter(Boolean);
}
function drawTrips(svg, place) {
  const node = pickedNode();
  for (const t of node ? tripsOf(node) : trips) {
    const line = mark("path", { class: `trip-line${node ? " on" : ""}${t.has_left ? " fact" : ""}`, d: path(wayOf(t).map(place)) });
    line.style.setProperty("--hue", hue(t.courier));
    line.addEventListener("click", () => pick(t.courier));
    svg.append(titled(line, `${t.courier.label} · ${clock(t.departure)} · ${t.kitchen.label}`));
  }
}

function switches() {
  const box = (key, on, change) => el("label", null, el("input", { type: "checkbox", checked: on, id: `switch-${key}`, on: { change: e => { change(e.target.checked); drawMap(); byId(`switch-${key}`)?.focus(); } } }), say(key));
  return el("fieldset", { class: "switches" }, el("legend", null, say("shown")), box("ways", state.ways, on => { state.ways = on; }), box("homes", state.homes, on => { state.homes = on; }));
}
function keys() {
  const node = el("div", { class: "legend" });
  legend(node, ["home whole", "kWhole"], ["home part", "kPart"], ["home none", "kNone"], ...(orders.some(o => o.check) ? [["home ringed", "kCheck"]] : []), ["site", "kKitchen"], ...(kitchens.some(k => k.falls_out) ? [["site closed", "kFallsOut"]] : []), ["start", "kHome"]);
  return node;
}
views.push(drawMap);
