// What lies under the marks of the map: what is protected, and around it as wide a band as a kind that is shown keeps away.
// Bands of one kind and category are one group, so that where they meet they are not darker.
const METRES_OF_DEGREE = 111195;
Object.assign(state, { zones: true });

/** Pixels of a metre in the picture. */
function metreIn(place) {
  const [x, y] = mapped[0].at;
  const step = data.datum === "local-plane" ? 1 : 1 / METRES_OF_DEGREE;
  return Math.abs(place([x, y + 1000 * step])[1] - place([x, y])[1]) / 1000;
}
const labelOfCategory = category => category === "communities" ? say("fromCommunities") : category;

/** The shape of something, with so many pixels around it. */
function outline({ shape, at }, place, around) {
  const [first, ...rest] = at.map(place);
  if (shape === "point") return mark("circle", { cx: first[0], cy: first[1], r: Math.max(around, 2.5) });
  const d = `M${first.join(" ")}${rest.map(p => `L${p.join(" ")}`).join("")}${shape === "area" ? "Z" : ""}`;
  return mark("path", { d, class: shape, "stroke-width": Math.max(2 * around, 1.4).toFixed(1) });
}

function drawGround(svg, place) {
  if (!keepsAway) return;
  const pixels = metreIn(place);
  const people = homes.filter(h => h.at).map(h => ({ shape: "point", at: [h.at], label: h.label, category: "communities" }));
  for (const k of state.zones ? kinds.filter(k => state.sorts.has(k.sort)) : [])
    for (const [category, metres] of k.keep_away) {
      const those = [...data.protected, ...people].filter(p => p.category === category);
      const why = say("keepsFrom", k.label, number(metres));
      svg.append(mark("g", { class: "zone" }, those.map(p => titled(outline(p, place, metres * pixels), `${p.label} (${labelOfCategory(category)}) · ${why}`))));
    }
  for (const p of data.protected) svg.append(mark("g", { class: "protected" }, titled(outline(p, place, 0), `${p.label} (${p.category})`)));
}
const groundSwitches = box => keepsAway ? [box(say("zones"), state.zones, on => { state.zones = on; }, "zones")] : [];
