// Sites and communities in their plane, as an SVG in the size in which it stands: communities as dots that are filled as far
// as they are served, sites as a page marks them (`marks.js`), what flows between them as lines that can be switched off.
const mapped = [...sites, ...homes].filter(n => n.at);
const largestNeed = Math.max(1, ...homes.map(h => h.needed));
/** Marks are smaller in a small picture. */
let zoom = 1;
const radius = h => zoom * (2.5 + 5.5 * Math.sqrt(h.needed / largestNeed));
/** As wide as what a site can do, from `base` on. */
const side = (s, base) => zoom * (base + Math.min(13, Math.sqrt(Math.max(s.capacity, s.capacity_before, s.open ? 0 : s.largest)) * 0.4));
const siteClass = s => ({ kept: "", opened: "opened", closed: "closed", "not-opened": "left" })[s.change] ?? "resized";
// What is left out lies below, so that it hides nothing.
const ORDER = { "not-opened": 0, closed: 1, kept: 2, resized: 3, opened: 4 };

/** The place of the map: beside the switches where there is room. */
function mapSize() {
  const inner = room(1).width + 30;
  const beside = inner > 860;
  return { beside, across: Math.floor(beside ? inner - 272 : inner) - 2, down: printing() || beside ? 600 : 430 };
}

function drawMap() {
  const host = byId("map");
  if (!mapped.length) return show(host, blockHead(say("map"), el("p", null, say("noMap"))));
  const { beside, across, down } = mapSize();
  const near = mapped.filter(n => n.street === state.street);
  const { place, size, box } = plane(near.length ? near.flatMap(around) : mapped.map(n => n.at), across, down, across);
  zoom = Math.min(1.4, Math.max(0.55, Math.min(across, down * 1.35) / 800 * (near.length ? 1.5 : 1)));
  const inside = ([x, y]) => x > -20 && y > -20 && x < size[0] + 20 && y < size[1] + 20;
  const svg = mark("svg", { class: "meal-map", viewBox: box, width: size[0], height: size[1], role: "img", "aria-label": say("mapLabel") });
  svg.addEventListener("click", e => { if (e.target === svg && state.picked !== null) pick(null); });
  drawGround(svg, place);
  drawFlows(svg, place);
  for (const n of mapped) n.spot = place(n.at);
  const shape = (n, node) => {
    if (state.text && holds(state.text, n.label)) node.classList.add("found");
    if (n.key === state.picked) node.classList.add("on");
    node.addEventListener("click", () => pick(n));
    svg.append(titled(node, tipOf(n)));
  };
  for (const h of homes.filter(h => h.at && inside(h.spot))) shape(h, pie(h));
  const shown = sites.filter(s => s.at && inside(s.spot) && isShown(s) && (state.candidates || s.change !== "not-opened"));
  for (const s of shown.sort((a, b) => ORDER[a.change] - ORDER[b.change] || layer(a) - layer(b))) shape(s, siteMark(s));
  if (state.names) drawNames(svg, size);
  const note = [data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic"), say("sizeNote")].filter(Boolean).join(" · ");
  const aside = el("div", { class: "map-side" }, switches(), keys(), el("div", { class: "map-detail", "aria-live": "polite" }, detail()));
  return show(host, blockHead(say("map"), el("p", null, note), streetChoice()), el("div", { class: beside ? "panel map-box beside" : "panel map-box" }, el("div", { class: "map-place" }, svg), aside));
}

/** Corners around a place, so that one street is not larger than can be read, and its neighbours are seen. */
const spans = [0, 1].map(k => most(mapped.map(n => n.at[k])) - least(mapped.map(n => n.at[k])));
const around = ({ at: [x, y] }) => [-1, 1].map(way => [x + way * spans[0] / 40, y + way * spans[1] / 40]);

function drawFlows(svg, place) {
  const node = pickedNode();
  const drawn = flows.filter(f => f.from.at && f.to.at && (node ? f.from === node || f.to === node : state.sorts.has(f.sort)));
  for (const f of drawn) {
    const [[x1, y1], [x2, y2]] = [place(f.from.at), place(f.to.at)];
    const line = mark("line", { class: `flow ${f.sort}${node ? " on" : ""}`, x1, y1, x2, y2, "stroke-width": (0.7 + Math.sqrt(f.amount) / 7).toFixed(2) });
    svg.append(titled(line, `${f.from.label} → ${f.to.label}: ${number(f.amount)}`));
  }
}

/** A dot that is filled clockwise as far as its people are served. */
function pie(h) {
  const [cx, cy] = h.spot;
  const [r, part] = [radius(h), h.needed > 0 ? h.served / h.needed : 1];
  const group = mark("g", { class: `home ${part >= 1 ? "whole" : part > 0 ? "part" : "none"}` }, mark("circle", { cx, cy, r }));
  if (part > 0 && part < 1) {
    const [a, b] = [Math.sin(2 * Math.PI * part), -Math.cos(2 * Math.PI * part)];
    group.append(mark("path", { d: `M${cx} ${cy}V${cy - r}A${r} ${r} 0 ${part > 0.5 ? 1 : 0} 1 ${cx + a * r} ${cy + b * r}Z` }));
  }
  return group;
}

/** Names of the streets over their communities, where they meet no other name. */
function drawNames(svg, [width, height]) {
  const taken = [];
  const letterSize = streets.length > 24 || width < 600 ? 11.5 : 13;
  for (const s of [...streets].sort((a, b) => b.needed - a.needed)) {
    const own = homes.filter(h => h.at && h.street === s.i);
    if (!own.length) continue;
    // Over the highest of them, where it hides least.
    const [mx, my] = [sum(own.map(h => h.spot[0])) / own.length, Math.max(14, least(own.map(h => h.spot[1])) - 11)];
    const letters = [...s.label];
    const text = letters.length > 14 ? `${letters.slice(0, 13).join("")}…` : s.label;
    const half = letterSize * [...text].reduce((n, c) => n + (c > "\u2e7f" ? 0.52 : 0.32), 0.3);
    const [x, y] = [Math.min(Math.max(mx, half), width - half), my];
    if (mx < 0 || mx > width || my > height - 6 || taken.some(([a, b, w]) => Math.abs(a - x) < w + half && Math.abs(b - y) < 20)) continue;
    taken.push([x, y, half]);
    svg.append(mark("text", { class: "street-name", x, y, "font-size": letterSize, "text-anchor": "middle" }, text));
  }
}

function streetChoice() {
  if (data.streets.length < 2) return null;
  return el("select", { class: "choice", "aria-label": say("areaLabel"), on: { change: e => { state.street = e.target.value === "" ? null : Number(e.target.value); drawMap(); } } },
    el("option", { value: "", selected: state.street === null }, say("wholeArea")), data.streets.map((s, i) => el("option", { value: i, selected: state.street === i }, s.label)));
}

function switches() {
  const box = (label, on, change, key) => el("label", null, el("input", { type: "checkbox", checked: on, on: { change: e => { change(e.target.checked); drawMap(); byId(`switch-${key}`)?.focus(); } }, id: `switch-${key}` }), lineKeys.includes(key) ? el("i", { class: `key line ${key}`, "aria-hidden": "true" }) : null, label);
  return el("fieldset", { class: "switches" }, el("legend", null, say("shown")),
    sortsShown().map(sort => box(sortLabel(sort), state.sorts.has(sort), on => { state.sorts[on ? "add" : "delete"](sort); }, sort)),
    groundSwitches(box), box(say("candidates"), state.candidates, on => { state.candidates = on; }, "candidates"), data.streets.length ? box(say("names"), state.names, on => { state.names = on; }, "names") : null);
}

views.push(drawMap);
