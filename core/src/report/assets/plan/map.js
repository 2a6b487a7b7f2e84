// Sites and communities in their plane, as an SVG: sites as squares as large as they have beds, communities as dots as large
// as their need, marked where somebody finds no bed in the last year.
function drawMap() {
  const host = byId("map");
  const sites = data.sites.map((s, i) => ({ ...s, i })).filter(s => s.elderly);
  const homes = data.communities.map(([label, street, at, demand, unmet]) => ({ label, street, at, need: sum(demand.map(d => d[lastYear])), unmet: sum(unmet.map(u => u[lastYear])) }));
  const { place, box } = plane([...sites, ...homes].map(p => p.at));
  const svg = mark("svg", { class: "bed-map", viewBox: box, role: "img", "aria-label": say("mapLabel") });
  const largest = Math.max(1, ...homes.map(h => h.need));
  for (const h of homes) {
    const [cx, cy] = place(h.at);
    const dot = mark("circle", { class: h.unmet > 0 ? "part-of short" : "part-of", cx, cy, r: 2.5 + 9 * Math.sqrt(h.need / largest) });
    svg.append(titled(dot, `${h.label} · ${streetOf(h.street)}: ${say("needOf", people(h.need), people(h.unmet))}`));
  }
  // What is left out lies below, so that it hides nothing.
  const sort = s => s.project ? s.open ? "built" : "unbuilt" : s.open ? "" : "closed";
  const order = { unbuilt: 0, closed: 1, "": 2, built: 3 };
  for (const s of [...sites].sort((a, b) => order[sort(a)] - order[sort(b)])) {
    const [x, y] = place(s.at);
    const side = 7 + Math.min(20, Math.sqrt(Math.max(s.beds, s.before)));
    const found = state.text && holds(state.text, s.label);
    const square = mark("rect", { class: `site ${sort(s)}${found ? " on" : ""}`, x: x - side / 2, y: y - side / 2, width: side, height: side });
    svg.append(titled(square, `${s.label} · ${streetOf(s.street)}: ${s.project && !s.open ? say("leftOut") : say("bedsIn", number(s.beds), data.years[lastYear])}`));
  }
  const keys = el("div", { class: "legend" });
  legend(keys, ["site", "kThere"], ["site built", "kBuilt"], ["site unbuilt", "kUnbuilt"], ["site closed", "kClosed"], ["part-of", "kServed"], ["part-of short", "kShort"]);
  return show(host, blockHead(say("map"), el("p", null, [data.datum === "local-plane" && say("schematic"), say("mapNote", data.years[lastYear])].filter(Boolean).join(" · "))), el("div", { class: "panel" }, svg, keys));
}
views.push(drawMap);
