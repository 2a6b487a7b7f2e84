// The Gantt chart: a row for each caregiver. Only the rows in view are in the page, so that thousands of caregivers
// scroll as smoothly as ten.
const ROW = 40;
const gantt = { rows: [], at: new Map(), from: -1, to: -1, sort: null, body: null, ruler: null, asked: false, most: 0 };
const ruler = document.createElement("canvas").getContext("2d");

const firstStart = c => Math.min(...c.rounds.filter(onDays).map(r => r.departure), Infinity);
const ORDERS = {
  street: (a, b) => (a.street ?? 1e9) - (b.street ?? 1e9) || a.i - b.i,
  id: (a, b) => a.i - b.i,
  start: (a, b) => firstStart(a) - firstStart(b) || a.i - b.i,
  late: (a, b) => b.late - a.late || a.i - b.i,
  travel: (a, b) => b.travel - a.travel || a.i - b.i,
};

function drawGantt() {
  const port = byId("gantt-port");
  const printing = document.body.classList.contains("printing");
  layTimeline(printing ? 1000 : port.clientWidth);
  gantt.sort ??= byStreet ? "street" : "id";
  gantt.rows = caregivers.filter(c => c.shifts.some(s => state.days.has(s.day))).sort(ORDERS[gantt.sort]);
  gantt.at = new Map(gantt.rows.map((c, k) => [c.i, k]));
  const [head, lines] = axis();
  gantt.lines = lines;
  gantt.body = el("div", { class: "gantt-body", style: { height: `${gantt.rows.length * ROW}px`, width: `${timeline.width}px` } });
  show(port, head, gantt.body);
  gantt.from = -1;
  drawRows();
}

function askRows() {
  if (gantt.asked) return;
  gantt.asked = true;
  requestAnimationFrame(() => { gantt.asked = false; drawRows(); });
}

function drawRows() {
  const port = byId("gantt-port");
  const printing = document.body.classList.contains("printing");
  const first = Math.floor(port.scrollTop / ROW);
  const count = Math.ceil((port.clientHeight - 26) / ROW);
  const from = printing ? 0 : Math.max(0, first - 4);
  const to = Math.min(gantt.rows.length, printing ? 300 : first + count + 5);
  byId("gantt-note").textContent = gantt.rows.length
    ? say("rowsShown", number(printing ? 1 : Math.min(first + 1, gantt.rows.length)), number(printing ? to : Math.min(first + count, gantt.rows.length)), number(gantt.rows.length))
    : say("none");
  if (from === gantt.from && to === gantt.to) return;
  [gantt.from, gantt.to] = [from, to];
  const held = document.activeElement?.closest?.(".bar")?.dataset.key;
  const some = state.visit !== null || state.caregiver !== null;
  byId("gantt").classList.toggle("picked", some);
  const picked = chosen();
  show(gantt.body, gantt.lines, gantt.rows.slice(from, to).map((c, k) => row(c, from + k, picked)), ties(from, to));
  const bars = [...gantt.body.querySelectorAll(".bar")];
  const target = bars.find(b => b.classList.contains("on")) || bars.find(b => b.classList.contains("near")) || bars[0];
  if (target) target.tabIndex = 0;
  if (held) (bars.find(b => b.dataset.key === held) || target)?.focus({ preventScroll: true });
}

function row(c, k, picked) {
  const on = picked.has(c.i);
  const shown = c.rounds.filter(onDays);
  const work = shown.reduce((n, r) => n + r.work, 0);
  const sub = shown.length ? brief(work) : say("idle");
  const node = el("div", { class: on ? "row on" : "row", style: { top: `${k * ROW}px`, width: `${timeline.width}px` } },
    button("", () => select(null, c.i, "gantt"), { class: "row-name", tabindex: "-1", "aria-label": `${say("caregiver")} ${c.id}`, "data-caregiver": c.i, title: c.id, style: { width: `${timeline.names}px` } }));
  node.firstChild.append(swatch(c), el("span", null, el("b", null, elide(c.id, timeline.names - 42, on)), el("small", null, rowNote(c, sub))));
  for (const s of c.shifts) if (state.days.has(s.day)) node.append(block("shift", s.day, s.start, s.end));
  for (const r of shown) node.append(...roundBlocks(r));
  return node;
}

function block(kind, day, from, to, attributes) {
  const [a, b] = [xAt(day, from), xAt(day, to)];
  return el("i", { class: kind, ...attributes, style: { left: `${a}px`, width: `${Math.max(b - a, 1)}px` } });
}

function roundBlocks(r) {
  const nodes = [];
  let free = r.departure;
  for (const s of r.stops) {
    if (s.way && s.way[0]) nodes.push(block("seg travel", r.day, s.arrival - s.way[0], s.arrival));
    if (s.start > s.arrival) nodes.push(block("seg waiting", r.day, s.arrival, s.start));
    if (s.visit === null) nodes.push(block("seg rest", r.day, s.start, s.end, { title: `${say("breakStop")} ${clock(s.start)}–${clock(s.end)}` }));
    else nodes.push(...windowBlocks(s), bar(s));
    free = s.end;
  }
  if (r.back && r.back[0]) nodes.push(block("seg travel", r.day, free, r.finish));
  return nodes;
}

function windowBlocks(s) {
  const shift = s.round.shift;
  return visits[s.visit].windows.filter(w => w[0] === s.round.day).filter(w => state.visit === s.visit || w[1] > shift.start || w[2] < shift.end)
    .map(w => block(state.visit === s.visit ? "win on" : "win", w[0], w[1], w[2]));
}

function bar(s) {
  const v = visits[s.visit];
  const [a, b] = [xAt(s.round.day, s.start), xAt(s.round.day, s.end)];
  const wide = Math.max(b - a, 5);
  const on = state.visit === v.i;
  const near = state.caregiver === s.round.caregiver || (state.visit !== null && chosen().has(s.round.caregiver));
  const kind = ["bar", v.tasks[1] - v.tasks[0] > 1 && "double", s.late > 0 && "late", on && "on", !on && near && "near"].filter(Boolean).join(" ");
  const service = serviceName(data.tasks[s.task][1]);
  const tooLate = s.late > 0 ? ` · ${say("late", span(s.late))}` : "";
  const inTime = wide * Math.max(0, 1 - s.late / Math.max(1, s.end - s.start));
  const node = button(fits(service, s.late ? inTime - 6 : wide - 5) ? service : "", () => select(v.i, null, "gantt"), {
    class: kind, tabindex: "-1", "data-visit": v.i, "data-key": `${s.task}`, "data-row": gantt.at.get(s.round.caregiver), "data-k": s.k, "aria-pressed": String(on),
    "aria-label": `${v.id}, ${service}, ${clock(s.start)}–${clock(s.end)}${tooLate}`, title: `${v.id} · ${service} · ${clock(s.start)}–${clock(s.end)}${tooLate}`,
    style: { left: `${a}px`, width: `${wide}px`, "--intime": `${inTime}px` },
  });
  return node;
}

function fits(text, room, font = "11.5px") {
  ruler.font = `${font} ${css("--sans")}`;
  return ruler.measureText(text).width <= room;
}
/** A long id without its middle; the whole of it is in the row's title. */
function elide(id, room, bold) {
  const font = bold ? "600 13px" : "13px";
  if (fits(id, room, font)) return id;
  let keep = id.length - 2;
  const cut = () => `${id.slice(0, Math.ceil(keep / 2))}…${id.slice(id.length - Math.floor(keep / 2))}`;
  while (keep > 2 && !fits(cut(), room, font)) keep -= 1;
  return cut();
}
/** The street, where it has room, and the hours. */
function rowNote(c, hours) {
  const both = `${streetName(c.street)} · ${hours}`;
  return streetName(c.street) && byStreet && fits(both, timeline.names - 42) ? both : hours;
}

/** Lines between the two caregivers of a visit, where either of them is in view. */
function ties(from, to) {
  const inView = k => k >= from && k < to;
  const nodes = [];
  for (const v of visits) {
    if (v.stops.length < 2) continue;
    const [s, t] = v.stops;
    const [a, b] = [s, t].map(x => gantt.at.get(x.round.caregiver));
    if (a === undefined || b === undefined || a === b || s.round.day !== t.round.day || !onDays(s.round) || !(inView(a) || inView(b))) continue;
    const [x, y] = [xAt(s.round.day, s.start) + 1, xAt(t.round.day, t.start) + 1];
    const kind = Math.abs(y - x) < 3 ? "flat" : (x < y) === (a < b) ? "up" : "down";
    nodes.push(el("i", {
      class: `tie ${kind}${state.visit === v.i ? " on" : ""}`,
      style: { left: `${Math.min(x, y)}px`, width: kind === "flat" ? "0" : `${Math.abs(y - x)}px`, top: `${Math.min(a, b) * ROW + 28}px`, height: `${Math.abs(a - b) * ROW - 22}px` },
    }));
  }
  return nodes;
}

/** Brings the selected visit or caregiver into view, inside the chart only. */
function reveal() {
  const port = byId("gantt-port");
  const who = [...chosen()].filter(c => gantt.at.has(c));
  if (!who.length) return;
  const k = gantt.at.get(who[0]);
  const room = port.clientHeight - 26;
  if (!who.some(c => { const y = gantt.at.get(c) * ROW - port.scrollTop; return y >= 0 && y + ROW <= room; })) port.scrollTop = Math.max(0, k * ROW - room / 2 + ROW);
  const s = state.visit === null ? null : visits[state.visit].stops[0];
  if (!s) return;
  const x = xAt(s.round.day, s.start) - port.scrollLeft;
  if (x < timeline.names || x > port.clientWidth - 40) port.scrollLeft = xAt(s.round.day, s.start) - timeline.names - (port.clientWidth - timeline.names) / 3;
}

function stepGantt(event) {
  const bar = event.target.closest?.(".bar");
  if (!bar || event.altKey || event.ctrlKey || event.metaKey) return;
  const [k, at] = [Number(bar.dataset.row), Number(bar.dataset.k)];
  const here = visits[bar.dataset.visit].stops.find(s => String(s.task) === bar.dataset.key);
  const of = c => c.rounds.filter(onDays).flatMap(r => r.stops).filter(s => s.visit !== null);
  let next = null;
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const list = of(gantt.rows[k]);
    next = list[list.indexOf(here) + (event.key === "ArrowLeft" ? -1 : 1)];
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const by = event.key === "ArrowUp" ? -1 : 1;
    for (let r = k + by; r >= 0 && r < gantt.rows.length && !next; r += by) {
      const away = s => Math.abs(xAt(s.round.day, s.start) - xAt(here.round.day, here.start));
      next = of(gantt.rows[r]).sort((a, b) => away(a) - away(b))[0];
    }
  } else return;
  event.preventDefault();
  if (!next || Number.isNaN(at)) return;
  select(next.visit, null);
  gantt.body.querySelector(`.bar[data-key="${next.task}"]`)?.focus({ preventScroll: true });
}

views.push({
  draw() {
    const tools = byId("gantt-tools");
    const keys = Object.keys(ORDERS).filter(k => k !== "street" || byStreet);
    const order = el("select", { "aria-label": say("order"), on: { change: e => { gantt.sort = e.target.value; drawGantt(); reveal(); } } },
      keys.map(k => el("option", { value: k, selected: k === gantt.sort }, say("sorts")[k])));
    const zoom = factor => { timeline.zoom = factor ? Math.min(12, Math.max(1, timeline.zoom * factor)) : 1; drawGantt(); reveal(); };
    show(tools, order, tool("−", say("zoomOut"), () => zoom(1 / 1.5)), tool("+", say("zoomIn"), () => zoom(1.5)), tool("⤢", say("fit"), () => zoom(0)));
    legend(byId("gantt-legend"), ["service", "kService"], ["travel", "kTravel"], ["waiting", "kWaiting"], ["rest", "kRest"], ["window", "kWindow"], ["overrun", "kOverrun"], ["pair", "kPair"]);
    drawGantt();
    order.value = gantt.sort;
  },
  selected(from) {
    if (from !== "gantt") reveal();
    gantt.from = -1;
    drawRows();
  },
});
