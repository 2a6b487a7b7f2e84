// How sites stand on the map: a shape for each kind, in turn where there are more kinds than shapes; a line of its own colour.
const SHAPES = [
  [[-1, -1], [1, -1], [1, 1], [-1, 1]], [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]], [[0, -1.3], [1.25, 0.9], [-1.25, 0.9]],
  [[-1.25, -0.9], [1.25, -0.9], [0, 1.3]], [[-0.6, -1.1], [0.6, -1.1], [1.2, 0], [0.6, 1.1], [-0.6, 1.1], [-1.2, 0]],
];
const lineKeys = kinds.map(k => k.sort);
const sortsShown = () => lineKeys;
const sortLabel = sort => kinds[lineKeys.indexOf(sort)].label;
const isShown = s => state.sorts.has(s.sort);
const layer = s => s.of.i;
const corners = (kind, x, y, half) => SHAPES[kind % SHAPES.length].map(([a, b]) => `${(x + a * half).toFixed(1)},${(y + b * half).toFixed(1)}`).join(" ");

function siteMark(s) {
  const [x, y] = s.spot;
  return mark("polygon", { class: `site ${siteClass(s)}`, points: corners(s.of.i, x, y, side(s, 7) / 2) });
}

function keys() {
  const node = el("div", { class: "legend" });
  legend(node, ["home whole", "kWhole"], ["home part", "kPart"], ["home none", "kNone"], ["site", "kKept"], ["site opened", "kOpened"], ["site resized", "kResized"], ["site closed", "kClosed"], ["site left", "kLeft"]);
  if (keepsAway) node.append(el("span", null, el("i", { class: "key zone-key", "aria-hidden": "true" }), say("kZone")), el("span", null, el("i", { class: "key protected-key", "aria-hidden": "true" }), say("kProtected")));
  node.append(...kinds.map(k => el("span", null, mark("svg", { class: "key-shape", viewBox: "0 0 16 16", "aria-hidden": "true" }, mark("polygon", { points: corners(k.i, 8, 8, 5) })), k.label)));
  return node;
}
