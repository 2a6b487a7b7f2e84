// How kitchens and points stand on the map: kitchens as squares over points as diamonds; three sorts of lines.
const lineKeys = ["supply", "dineIn", "delivery"];
const sortsShown = () => lineKeys.filter(sort => flows.some(f => f.sort === sort));
const sortLabel = sort => say("lines")[sort];
const isShown = () => true;
/** Nothing lies under the marks of a meals plan. */
const drawGround = () => {};
const groundSwitches = () => [];
const layer = s => s.kind === "kitchen" ? 1 : 0;

function siteMark(s) {
  const [x, y] = s.spot;
  const wide = side(s, s.kind === "kitchen" ? 9 : 6);
  const turn = s.kind === "point" ? `rotate(45 ${x} ${y})` : null;
  return mark("rect", { class: `site ${s.kind} ${siteClass(s)}`, x: x - wide / 2, y: y - wide / 2, width: wide, height: wide, transform: turn });
}

function keys() {
  const node = el("div", { class: "legend" });
  legend(node, ["home whole", "kWhole"], ["home part", "kPart"], ["home none", "kNone"], ["site", "kKitchen"], ["site point", "kPoint"], ["site opened", "kOpened"], ["site resized", "kResized"], ["site closed", "kClosed"], ["site left", "kLeft"]);
  return node;
}
