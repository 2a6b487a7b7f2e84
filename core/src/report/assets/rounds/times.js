// Trips by time: a row for each courier, as an SVG as wide as it stands, which scrolls where there are many.
const LINE = 30;
const HOUR = 3600000;
const instants = [...trips.flatMap(t => [t.departure, t.end, t.ready - t.kitchen.loading - t.way]), ...couriers.flatMap(c => c.own.length ? [c.start, c.back[0]] : []), ...(data.now === null ? [] : [data.now])];
const [dayFrom, dayTo] = instants.length ? [Math.floor(least(instants) / HOUR * 2) / 2 * HOUR, Math.ceil(most(instants) / HOUR * 2) / 2 * HOUR] : [8 * HOUR, 14 * HOUR];

function drawTimes() {
  const host = byId("times");
  const out = couriers.filter(c => c.own.length);
  if (out.length && dayFrom === dayTo) return show(host, blockHead(say("times"), el("p", null, say("timesNone"))));
  const head = blockHead(say("times"), el("p", null, [say("timesNote"), data.now === null ? null : say("facts")].filter(Boolean).join(lang === "zh" ? "" : " ")));
  if (!out.length) return show(host, head);
  const old = host.querySelector(".times-port")?.scrollTop ?? 0;
  const width = room(1).width;
  const names = Math.min(150, Math.max(80, width * 0.16));
  const x = ms => names + 10 + (Math.min(Math.max(ms, dayFrom), dayTo) - dayFrom) / Math.max(dayTo - dayFrom, 1) * (width - names - 30);
  const height = out.length * LINE + 26;
  const svg = mark("svg", { class: "times", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("timesLabel") });
  const step = [0.25, 0.5, 1, 2, 4].find(h => (x(dayFrom + h * HOUR) - x(dayFrom)) >= 52) ?? 8;
  for (let t = dayFrom; t <= dayTo; t += step * HOUR) {
    svg.append(mark("line", { class: "grid", x1: x(t), x2: x(t), y1: 20, y2: height }), mark("text", { class: "tick", x: x(t), y: 13, "text-anchor": "middle" }, clock(t)));
  }
  out.forEach((c, n) => svg.append(...rowOf(c, 22 + n * LINE, x, names)));
  if (data.now !== null) svg.append(titled(mark("line", { class: "now", x1: x(data.now), x2: x(data.now), y1: 18, y2: height }), `${say("kNow")}: ${clock(data.now)}`));
  const keys = el("div", { class: "legend" });
  legend(keys, ["trip", "kTrip"], ...(trips.some(t => t.has_left) ? [["trip fact", "kLeft"]] : []), ["travel", "kWay"], ["door", "kDoor"], ["waiting", "kWaits"], ["shift", "kShift"], ...(data.now === null ? [] : [["now", "kNow"]]));
  const port = el("div", { class: "panel times-port", tabindex: "0", role: "region", "aria-label": say("times") }, svg);
  show(host, head, port, keys);
  port.scrollTop = old;
  return host;
}

/** As much of a name as there is room for; the whole of it is in the tip. */
function shortened(name, room) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  const letters = [...name];
  if (ruler.measureText(name).width <= room) return name;
  while (letters.length > 1 && ruler.measureText(`${letters.join("")}…`).width > room) letters.pop();
  return `${letters.join("")}…`;
}

function rowOf(c, top, x, names) {
  const node = pickedNode();
  const middle = top + LINE / 2;
  const bar = (kind, from, to, high, tip) => {
    const rect = mark("rect", { class: kind, x: x(from), y: middle - high / 2, width: Math.max(x(to) - x(from), 1), height: high, rx: high > 8 ? 3 : 0 });
    return tip ? titled(rect, tip) : rect;
  };
  const label = mark("text", { class: node === c ? "name on" : "name", x: names, y: middle + 4, "text-anchor": "end" }, shortened(c.label, names - 4));
  label.addEventListener("click", () => pick(c));
  const shapes = [titled(label, tipOf(c)), bar("shift", c.start, c.until, LINE - 6)];
  for (const t of c.own) {
    const arrives = t.ready - t.kitchen.loading;
    if (t.way > 0) shapes.push(bar("way", arrives - t.way, arrives, 2));
    const on = node && tripsOf(node).includes(t);
    const tip = `${t.kitchen.label} ${clock(t.departure)}–${clock(t.end)} · ${say("fewMeals", sum(t.stops.map(s => s.meals)))}`;
    const group = mark("g", { class: `trip${t.has_left ? " fact" : ""}${on ? " on" : ""}${node && !on ? " dim" : ""}` }, bar("body", t.departure, t.end, 18, tip));
    group.style.setProperty("--hue", hue(c));
    group.addEventListener("click", () => pick(c));
    for (const s of t.stops) {
      if (s.begin > s.arrival) group.append(bar("wait", s.arrival, s.begin, 18));
      group.append(bar(node === s.order ? "door on" : "door", s.begin, s.end, 12, `${s.order.label}: ${clock(s.begin)}–${clock(s.end)}`));
    }
    shapes.push(group);
  }
  if (c.back && c.back[1] > 0) shapes.push(bar("way", c.back[0] - c.back[1], c.back[0], 2));
  return shapes;
}
views.push(drawTimes);
