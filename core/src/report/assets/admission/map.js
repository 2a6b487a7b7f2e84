// Homes and families in their plane, as an SVG: homes as squares as large as they have beds, families as dots.
const MOST_FAMILIES = 2000;

function drawMap() {
  const host = byId("map");
  const families = data.people.map((p, i) => ({ ...p, i })).filter(p => p.at).slice(0, MOST_FAMILIES);
  const homes = data.homes.map(([label, , at], i) => ({ label, at, i })).filter(h => h.at);
  if (!homes.length && !families.length) return show(host, blockHead(say("map"), el("p", null, say("noMap"))));
  const { place, box } = plane([...families, ...homes].map(p => p.at));
  const svg = mark("svg", { class: "bed-map", viewBox: box, role: "img", "aria-label": say("map") });
  for (const p of families.filter(p => p.unit !== null && homeOf(p.unit)[2])) {
    const [[x1, y1], [x2, y2]] = [place(p.at), place(homeOf(p.unit)[2])];
    svg.append(mark("line", { class: "way", x1, y1, x2, y2 }));
  }
  for (const h of homes) {
    const units = data.units.filter(u => u.home === h.i);
    const [beds, taken] = [units.reduce((s, u) => s + u.beds, 0), units.reduce((s, u) => s + u.taken, 0)];
    const side = 8 + Math.min(20, Math.sqrt(beds) * 2);
    const [x, y] = place(h.at);
    const square = mark("rect", { class: beds > 0 && taken >= beds ? "home full" : "home", x: x - side / 2, y: y - side / 2, width: side, height: side });
    svg.append(titled(square, `${h.label}: ${taken} / ${beds}`));
  }
  for (const p of families) {
    const [cx, cy] = place(p.at);
    const found = state.text && holds(state.text, p.id);
    const dot = mark("circle", { class: `${p.unit === null ? "waits" : "served"}${found ? " on" : ""}`, cx, cy, r: found ? 5 : 3 });
    svg.append(titled(dot, p.id));
  }
  const all = data.people.filter(p => p.at).length;
  const note = [data.datum === "local-plane" && say("schematic"), all > MOST_FAMILIES && say("mapNote", number(MOST_FAMILIES))].filter(Boolean).join(" · ");
  const keys = el("div", { class: "legend" });
  legend(keys, ["served", "kServed"], ["waits", "kWaits"], ["home", "kHome"]);
  return show(host, blockHead(say("map"), el("p", null, note)), el("div", { class: "panel" }, svg, keys));
}
views.push(drawMap);
