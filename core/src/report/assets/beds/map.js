// Homes and families in their plane, as an SVG: homes as squares as large as they have beds, families as dots.
const MOST_FAMILIES = 2000;
const SVG = "http://www.w3.org/2000/svg";
function mark(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function drawMap() {
  const host = byId("map");
  const families = data.people.map((p, i) => ({ ...p, i })).filter(p => p.at).slice(0, MOST_FAMILIES);
  const homes = data.homes.map(([label, , at], i) => ({ label, at, i })).filter(h => h.at);
  if (!homes.length && !families.length) return show(host, blockHead(say("map"), el("p", null, say("noMap"))));
  const points = [...families, ...homes].map(p => p.at);
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])];
  const least = list => list.reduce((a, b) => Math.min(a, b));
  const most = list => list.reduce((a, b) => Math.max(a, b));
  // Degrees of longitude are shorter than those of latitude away from the equator.
  const squeeze = data.datum && data.datum !== "local-plane" ? Math.cos((least(ys) + most(ys)) / 2 * Math.PI / 180) : 1;
  const [left, top] = [least(xs), most(ys)];
  const [wide, high] = [(most(xs) - left) * squeeze || 1, top - least(ys) || 1];
  const scale = Math.min(940 / wide, 420 / high);
  const place = at => [30 + (at[0] - left) * squeeze * scale, 30 + (top - at[1]) * scale];
  const size = [wide * scale + 60, high * scale + 60].map(Math.ceil);
  const svg = mark("svg", { class: "bed-map", viewBox: `0 0 ${Math.max(size[0], 400)} ${Math.max(size[1], 120)}`, role: "img", "aria-label": say("map") });
  for (const p of families.filter(p => p.unit !== null && homeOf(p.unit)[2])) {
    const [[x1, y1], [x2, y2]] = [place(p.at), place(homeOf(p.unit)[2])];
    svg.append(mark("line", { class: "way", x1, y1, x2, y2 }));
  }
  for (const h of homes) {
    const units = data.units.filter(u => u.home === h.i);
    const [beds, taken] = [units.reduce((s, u) => s + u.beds, 0), units.reduce((s, u) => s + u.taken, 0)];
    const side = 8 + Math.min(20, Math.sqrt(beds) * 2);
    const [x, y] = place(h.at);
    const box = mark("rect", { class: beds > 0 && taken >= beds ? "home full" : "home", x: x - side / 2, y: y - side / 2, width: side, height: side });
    const title = mark("title", {});
    title.textContent = `${h.label}: ${taken} / ${beds}`;
    box.append(title);
    svg.append(box);
  }
  for (const p of families) {
    const [cx, cy] = place(p.at);
    const found = state.text && holds(state.text, p.id);
    const dot = mark("circle", { class: `${p.unit === null ? "waits" : "served"}${found ? " on" : ""}`, cx, cy, r: found ? 5 : 3 });
    const title = mark("title", {});
    title.textContent = p.id;
    dot.append(title);
    svg.append(dot);
  }
  const all = data.people.filter(p => p.at).length;
  const note = [data.datum === "local-plane" && say("schematic"), all > MOST_FAMILIES && say("mapNote", number(MOST_FAMILIES))].filter(Boolean).join(" · ");
  const keys = el("div", { class: "legend" });
  legend(keys, ["served", "kServed"], ["waits", "kWaits"], ["home", "kHome"]);
  return show(host, blockHead(say("map"), el("p", null, note)), el("div", { class: "panel" }, svg, keys));
}
views.push(drawMap);
