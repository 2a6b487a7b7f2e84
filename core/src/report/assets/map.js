// The map: a canvas, drawn whole at each change. World coordinates are metres (degrees are flattened at the middle
// latitude), with y to the south as on the screen.
const map = { canvas: null, scale: 1, x: 0, y: 0, fitted: 1, asked: false, hover: null, streetLabels: [] };

const metresPerDegree = 111195;
const middle = (() => {
  const ys = data.places.map(p => p[2]).filter(y => y !== null);
  return ys.length ? ys.reduce((a, b) => a + b, 0) / ys.length : 0;
})();
const flat = (x, y) => data.datum === "local-plane" ? [x, -y] : [x * metresPerDegree * Math.cos(middle * Math.PI / 180), -y * metresPerDegree];
const world = data.places.map(([, x, y]) => x === null || y === null ? null : flat(x, y));
const onDays = round => state.days.has(round.day);
const visitOnDays = v => v.stops.length ? v.stops.some(s => onDays(s.round)) : v.windows.some(w => state.days.has(w[0]));

function buildMap() {
  const stage = byId("map-stage");
  if (!hasMap) {
    byId("views").classList.add("flat");
    show(stage, el("p", { class: "map-empty" }, say("noMap")));
    return;
  }
  map.canvas = el("canvas", { tabindex: "0", role: "img" });
  map.bar = el("div", { class: "map-scale" });
  show(stage, map.canvas, map.bar);
  new ResizeObserver(() => { fitMap(); askMap(); }).observe(stage);
  bindMap();
}

function fitMap() {
  const { clientWidth: w, clientHeight: h } = byId("map-stage");
  const points = world.filter(Boolean);
  const [xs, ys] = [0, 1].map(k => points.map(p => p[k]));
  const ends = list => list.reduce(([a, b], n) => [Math.min(a, n), Math.max(b, n)], [Infinity, -Infinity]);
  const [[x0, x1], [y0, y1]] = [ends(xs), ends(ys)];
  const room = 26;
  map.scale = map.fitted = Math.min((w - 2 * room) / Math.max(x1 - x0, 1), (h - 2 * room) / Math.max(y1 - y0, 1));
  map.x = w / 2 - (x0 + x1) / 2 * map.scale;
  map.y = h / 2 - (y0 + y1) / 2 * map.scale;
}
const spot = p => [p[0] * map.scale + map.x, p[1] * map.scale + map.y];
const at = p => spot(world[p]);

function zoomMap(factor, cx, cy) {
  const { clientWidth: w, clientHeight: h } = byId("map-stage");
  [cx, cy] = [cx ?? w / 2, cy ?? h / 2];
  const scale = Math.min(Math.max(map.scale * factor, map.fitted / 2), map.fitted * 60);
  map.x = cx - (cx - map.x) * scale / map.scale;
  map.y = cy - (cy - map.y) * scale / map.scale;
  map.scale = scale;
  askMap();
}

function askMap() {
  if (!map.canvas || map.asked) return;
  map.asked = true;
  requestAnimationFrame(() => { map.asked = false; drawMap(); });
}

/** The points of a round's line: along the roads where these are known, straight from place to place where not. */
const unit = data.datum === "local-plane" ? 1 : 1e-5;
function wayOf(round) {
  if (round.line) return round.line;
  const places = [round.shift.from, ...round.stops.map(s => s.place), round.shift.to];
  round.line = world[places[0]] ? [world[places[0]]] : [];
  for (let i = 1; i < places.length; i += 1) {
    let [x, y] = [0, 0];
    const steps = round.lines[i - 1] || [];
    for (let k = 0; k < steps.length; k += 2) {
      [x, y] = [x + steps[k], y + steps[k + 1]];
      round.line.push(flat(x * unit, y * unit));
    }
    if (world[places[i]]) round.line.push(world[places[i]]);
  }
  return round.line;
}

function drawMap() {
  forgetColours();
  const { clientWidth: w, clientHeight: h } = byId("map-stage");
  const ratio = window.devicePixelRatio || 1;
  if (map.canvas.width !== Math.round(w * ratio) || map.canvas.height !== Math.round(h * ratio)) {
    map.canvas.width = Math.round(w * ratio);
    map.canvas.height = Math.round(h * ratio);
  }
  const pen = map.canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, w, h);
  pen.lineJoin = pen.lineCap = "round";
  const picked = chosen();
  const some = picked.size > 0 || state.visit !== null;
  placeStreets(pen, some);
  const shown = rounds.filter(onDays);
  const busy = shown.length > 400 ? .35 : .62;
  for (const r of shown) if (!picked.has(r.caregiver)) {
    pen.globalAlpha = some ? .13 : busy;
    trace(pen, r, css(hue(caregivers[r.caregiver])), 1.4);
  }
  pen.globalAlpha = 1;
  drawDepots(pen, shown, some);
  drawVisits(pen, some);
  for (const r of shown) if (picked.has(r.caregiver)) {
    trace(pen, r, css("--panel"), 6);
    trace(pen, r, css(hue(caregivers[r.caregiver])), 3);
    drawOrder(pen, r);
  }
  if (state.visit !== null) ring(pen, visits[state.visit].place, 10, css("--pick"), 3);
  writeStreets(pen);
  if (map.hover !== null && map.hover !== state.visit) ring(pen, visits[map.hover].place, 7, css("--pick"), 1.5);
  drawScale();
}

function trace(pen, round, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  wayOf(round).forEach((p, i) => pen[i ? "lineTo" : "moveTo"](...spot(p)));
  pen.stroke();
}

function drawDepots(pen, shown, faint) {
  pen.globalAlpha = faint ? .35 : 1;
  pen.lineWidth = 1.6;
  pen.strokeStyle = css("--ink");
  pen.fillStyle = css("--panel");
  for (const p of new Set(shown.flatMap(r => [r.shift.from, r.shift.to]))) {
    if (!world[p]) continue;
    const [x, y] = at(p);
    pen.beginPath();
    pen.rect(x - 3, y - 3, 6, 6);
    pen.fill();
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function drawVisits(pen, faint) {
  // Many visits are drawn smaller, so that the map of a city does not become one stain.
  const size = Math.min(5, .4 + 1.4 * Math.min(1, Math.sqrt(700 / visits.length)) + map.scale / map.fitted * .5);
  const gone = size + 2 * Math.min(1, size / 2);
  const [ink, warn, panel] = [css("--muted"), css("--warn"), css("--panel")];
  pen.globalAlpha = faint ? .3 : 1;
  pen.fillStyle = ink;
  pen.beginPath();
  const marked = [];
  for (const v of visits) {
    if (!world[v.place] || !visitOnDays(v)) continue;
    if (v.state !== "ok" || v.late) marked.push(v);
    if (v.state === "gone") continue;
    const [x, y] = at(v.place);
    pen.moveTo(x + size, y);
    pen.arc(x, y, size, 0, 7);
  }
  pen.fill();
  pen.globalAlpha = faint ? .7 : 1;
  pen.strokeStyle = warn;
  pen.fillStyle = panel;
  pen.lineWidth = Math.min(1.6, size * .8);
  for (const v of marked) {
    const [x, y] = at(v.place);
    pen.beginPath();
    if (v.state === "ok") pen.arc(x, y, size + 1.6, 0, 7);
    else { pen.moveTo(x, y - gone); pen.lineTo(x + gone, y); pen.lineTo(x, y + gone); pen.lineTo(x - gone, y); pen.closePath(); pen.fill(); }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** Stops of a selected round, with their numbers where these have room. */
function drawOrder(pen, round) {
  const colour = css(hue(caregivers[round.caregiver]));
  pen.font = `600 11px ${css("--sans")}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const taken = [];
  let n = 0;
  for (const s of round.stops) {
    if (s.visit === null) continue;
    n += 1;
    if (!world[s.place]) continue;
    const [x, y] = at(s.place);
    const crowded = taken.some(([a, b]) => Math.hypot(a - x, b - y) < 16);
    pen.fillStyle = colour;
    pen.strokeStyle = css("--panel");
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(x, y, crowded ? 4 : 8.5, 0, 7);
    pen.fill();
    pen.stroke();
    if (crowded) continue;
    taken.push([x, y]);
    pen.fillStyle = css("--panel");
    pen.fillText(String(n), x, y + .5);
  }
}

function ring(pen, place, radius, colour, width) {
  if (!world[place]) return;
  const [x, y] = at(place);
  for (const [c, more] of [[css("--panel"), 3], [colour, 0]]) {
    pen.strokeStyle = c;
    pen.lineWidth = width + more;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 7);
    pen.stroke();
  }
}

/** Names of the streets in the middle of their places, where they do not meet another name. */
const streetMiddles = data.streets.map((_, street) => {
  const points = data.places.flatMap((p, i) => p[3] === street && world[i] ? [world[i]] : []);
  return points.length ? [0, 1].map(k => points.reduce((n, p) => n + p[k], 0) / points.length) : null;
});
/** How far the middles of neighbouring streets lie apart, in metres. */
map.apart = (() => {
  const points = streetMiddles.filter(Boolean);
  const nearest = points.map(p => Math.min(...points.filter(q => q !== p).map(q => Math.hypot(p[0] - q[0], p[1] - q[1]))));
  return nearest.length > 1 ? nearest.sort((a, b) => a - b)[nearest.length >> 1] : Infinity;
})();
function placeStreets(pen, faint) {
  pen.font = `600 14px ${css("--serif")}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const { clientWidth: w } = byId("map-stage");
  const taken = [];
  map.streetLabels = [];
  // Where the streets lie closer than their names are wide, names wait until the map is larger.
  if (map.apart * map.scale < 52) return;
  streetMiddles.forEach((m, street) => {
    if (!m) return;
    const name = streetName(street);
    const half = pen.measureText(name).width / 2;
    const [x, y] = [Math.min(Math.max(m[0] * map.scale + map.x, half + 4), w - half - 4), m[1] * map.scale + map.y];
    if (taken.some(([a, b, wide]) => Math.abs(a - x) < wide + half + 6 && Math.abs(b - y) < 20)) return;
    taken.push([x, y, half]);
    map.streetLabels.push([name, x, y, faint]);
  });
}
function writeStreets(pen) {
  pen.font = `600 14px ${css("--serif")}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 4;
  for (const [name, x, y, faint] of map.streetLabels) {
    pen.globalAlpha = faint ? .55 : .92;
    pen.strokeStyle = css("--sunk");
    pen.strokeText(name, x, y);
    pen.fillStyle = css("--ink");
    pen.fillText(name, x, y);
  }
  pen.globalAlpha = 1;
}

function drawScale() {
  const most = 90 / map.scale;
  const ten = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map(k => k * ten).find(n => n <= most);
  map.bar.style.width = `${metres * map.scale}px`;
  map.bar.textContent = metres >= 1000 ? say("kilometres", metres / 1000) : say("metres", number(metres));
}

/** The visit nearest to a point of the stage; asked again at the same point, the next one there. */
function visitAt(x, y, again) {
  const near = visits.filter(v => world[v.place] && visitOnDays(v)).map(v => {
    const [a, b] = at(v.place);
    return [Math.hypot(a - x, b - y), v.i];
  }).filter(([d]) => d < 14).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(n => n[1]);
  if (!near.length) return null;
  const same = near.filter(i => visits[i].place === visits[near[0]].place);
  return again ? same[(same.indexOf(state.visit) + 1) % same.length] : near[0];
}

/** The round whose line passes nearest to a point. */
function roundAt(x, y) {
  let best = [7, null];
  for (const r of rounds) if (onDays(r)) {
    const points = wayOf(r).map(spot);
    for (let i = 1; i < points.length; i += 1) {
      const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = length ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
      const d = Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y);
      if (d < best[0]) best = [d, r.caregiver];
    }
  }
  return best[1];
}

function bindMap() {
  const pointers = new Map();
  let moved = 0;
  const where = e => { const box = map.canvas.getBoundingClientRect(); return [e.clientX - box.left, e.clientY - box.top]; };
  map.canvas.addEventListener("pointerdown", e => { map.canvas.setPointerCapture(e.pointerId); pointers.set(e.pointerId, where(e)); moved = 0; });
  map.canvas.addEventListener("pointermove", e => {
    const [x, y] = where(e);
    const before = pointers.get(e.pointerId);
    if (!before) {
      const hover = visitAt(x, y, false);
      map.canvas.classList.toggle("over", hover !== null);
      if (hover !== map.hover) { map.hover = hover; askMap(); }
      map.canvas.title = hover === null ? "" : `${visits[hover].id} · ${servicesOf(visits[hover])}`;
      return;
    }
    const others = [...pointers].filter(([id]) => id !== e.pointerId).map(([, p]) => p);
    moved += Math.hypot(x - before[0], y - before[1]);
    pointers.set(e.pointerId, [x, y]);
    if (others.length) {
      const [ox, oy] = others[0];
      const [a, b] = [Math.hypot(before[0] - ox, before[1] - oy), Math.hypot(x - ox, y - oy)];
      if (a > 4) zoomMap(b / a, (x + ox) / 2, (y + oy) / 2);
    } else if (moved > 4) { map.x += x - before[0]; map.y += y - before[1]; askMap(); }
  });
  const up = e => {
    if (!pointers.delete(e.pointerId) || moved > 4 || pointers.size || e.type === "pointercancel") return;
    const [x, y] = where(e);
    const visit = visitAt(x, y, true);
    select(visit, visit === null ? roundAt(x, y) : null, "map");
  };
  map.canvas.addEventListener("pointerup", up);
  map.canvas.addEventListener("pointercancel", up);
  map.canvas.addEventListener("wheel", e => { e.preventDefault(); zoomMap(Math.exp(-e.deltaY * .0016), ...where(e)); }, { passive: false });
  map.canvas.addEventListener("keydown", e => {
    const step = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[e.key];
    if (step) { map.x += step[0]; map.y += step[1]; askMap(); }
    else if (e.key === "+" || e.key === "=") zoomMap(1.4);
    else if (e.key === "-") zoomMap(1 / 1.4);
    else if (e.key === "0") { fitMap(); askMap(); }
    else return;
    e.preventDefault();
  });
}

views.push({
  draw() {
    const credits = data.travel.map(t => t.credit).filter(Boolean);
    byId("map-note").textContent = !hasMap ? "" : [data.datum === "local-plane" ? say("schematic") : say("datum")[data.datum], ...credits].filter(Boolean).join(" · ");
    if (!hasMap) { show(byId("map-stage"), el("p", { class: "map-empty" }, say("noMap"))); show(byId("map-legend")); return; }
    map.canvas.setAttribute("aria-label", say("mapHelp"));
    show(byId("map-tools"), tool("−", say("zoomOut"), () => zoomMap(1 / 1.5)), tool("+", say("zoomIn"), () => zoomMap(1.5)), tool("⤢", say("fit"), () => { fitMap(); askMap(); }));
    legend(byId("map-legend"), ["route", byStreet ? "kRoute" : "kRoutePlain"], ["dot", "kVisit"], ["depot", "kDepot"], ["late", "kLate"], ["gone", "kGone"]);
    askMap();
  },
  selected(from) {
    if (!map.canvas) return;
    const p = state.visit === null ? null : visits[state.visit].place;
    if (p !== null && world[p] && from !== "map") {
      const [x, y] = at(p);
      const { clientWidth: w, clientHeight: h } = byId("map-stage");
      if (x < 12 || y < 12 || x > w - 12 || y > h - 12) { map.x += w / 2 - x; map.y += h / 2 - y; }
    }
    askMap();
  },
});
