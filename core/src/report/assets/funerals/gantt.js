// The resource chart: a day, a row for each unit. Names and hours stay where they are while it scrolls; arrow keys go from
// bar to bar. In print every day is drawn, one after the other.
/** Whether it is a repair from a moment on; the desk's page has none. */
const hasNow = Number.isFinite(data.now);
const ruler = document.createElement("canvas").getContext("2d");
function fits(text, room, font = "11.5px") {
  ruler.font = `${font} ${css("--sans")}`;
  return ruler.measureText(text).width <= room;
}
function shortened(name, room, font) {
  if (fits(name, room, font)) return name;
  const letters = [...name];
  while (letters.length > 1 && !fits(`${letters.join("")}…`, room, font)) letters.pop();
  return `${letters.join("")}…`;
}

function drawGantt() {
  const host = byId("gantt");
  const old = host.querySelector(".units-port");
  const [left, top, held] = [old?.scrollLeft ?? 0, old?.scrollTop ?? 0, document.activeElement?.dataset?.use];
  const head = blockHead(say("gantt"), el("p", null, say("ganttNote")));
  const keys = el("div", { class: "legend" });
  legend(keys, ...CHART_KEYS, ...(data.outages.length ? [["out", "kOut"]] : []), ...(closed.length ? [["shut", "kClosed"]] : []), ...(hasNow ? [["now", "kNow"]] : []));
  const shown = printing() ? data.dates.map((_, day) => day) : [state.day];
  const charts = shown.flatMap(day => [
    el("h3", { class: "sub-head" }, dateOf(day, true)),
    el("div", { class: "panel units-port", tabindex: "0", role: "region", "aria-label": `${say("gantt")} ${dateOf(day)}`, on: { keydown: step } }, ...chart(day)),
  ]);
  show(host, head, dayTabs(), charts, keys, el("div", { class: "panel picked", "aria-live": "polite" }, detail()));
  const port = host.querySelector(".units-port");
  Object.assign(port, { scrollLeft: left, scrollTop: top });
  const bars = [...port.querySelectorAll(".use")];
  const start = bars.find(b => b.classList.contains("on")) ?? bars[0];
  if (start) start.tabIndex = 0;
  if (held !== undefined) bars.find(b => b.dataset.use === held)?.focus({ preventScroll: true });
  return host;
}

function dayTabs() {
  if (days < 2) return null;
  return el("div", { class: "days", role: "group", "aria-label": say("days") }, data.dates.map((_, day) => {
    const count = cases.filter(c => c.served && c.served.day === day).length;
    return button(say("dayTab", dateOf(day), number(count)), () => { choose(day); byId("gantt").querySelectorAll(".days button")[day].focus(); }, { "aria-pressed": String(day === state.day) });
  }));
}

/** Axis and body of a day. */
function chart(day) {
  const inner = printing() ? 1000 : room(1).width + 28;
  const names = inner < 560 ? 92 : 128;
  const hours = lastHour - firstHour;
  const perHour = Math.max((inner - names - 46) / hours, 36);
  const width = Math.floor(names + 44 + hours * perHour);
  const from = midnight(day) + firstHour * HOUR;
  const x = ms => names + 22 + Math.min(Math.max((ms - from) / HOUR, 0), hours) * perHour;
  const { rows, high } = rowsOf(day);
  const every = [1, 2, 3, 4, 6].find(n => n * perHour >= 46) ?? 12;
  const axis = el("div", { class: "gantt-axis", "aria-hidden": "true", style: { height: "26px", width: `${width}px` } }, el("i", { class: "corner", style: { width: `${names}px` } }));
  const lines = [];
  for (let h = 0; h <= hours; h += 1) {
    const at = x(from + h * HOUR);
    if (h % every === 0) axis.append(el("span", { style: { left: `${at}px` } }, clockOn(day, from + h * HOUR)));
    lines.push(el("i", { class: "hour", style: { left: `${at}px` } }));
  }
  if (hasNow && data.now >= from && data.now <= from + hours * HOUR) lines.push(el("i", { class: "now", title: `${say("kNow")} · ${clockOn(day, data.now)}`, style: { left: `${x(data.now)}px` } }));
  const frame = { day, x, names, width, from, to: from + hours * HOUR, perHour };
  return [axis, el("div", { class: `gantt-body${state.picked === null ? "" : " some"}`, style: { height: `${high}px`, width: `${width}px` } }, lines, rows.map(row => row.head ? headRow(row, frame) : row.staff ? staffRow(row, frame) : unitRow(row, frame)))];
}
const strip = (kind, [from, to], { x }, attributes) => el("i", { class: kind, ...attributes, style: { left: `${x(from)}px`, width: `${Math.max(x(to) - x(from), 1)}px`, ...attributes?.style } });
const meets = ([from, to], frame) => from < frame.to && to > frame.from;

function headRow({ pool, top, high, taken, idle, hidden }, { names, width }) {
  const facts = pool.kind === "staff" ? [say("people", number(pool.units)), say("busiestOf", number(pool.busiest))]
    : [say("unitsOf", pool.units), pool.size ? say("rank", pool.size) : null, pool.class, say("usesOf", taken.length), idle ? say("idleUnits", idle) : null, hidden ? say("hiddenUnits", hidden) : null];
  const text = [say("kinds")[pool.kind], ...facts].filter(Boolean).join(" · ");
  const room = Math.min(width, printing() ? 1000 : byId("gantt").clientWidth) - 40;
  const label = shortened(pool.label, room * 0.5, "600 13px");
  ruler.font = `600 13px ${css("--sans")}`;
  const rest = room - ruler.measureText(label).width - 14;
  return el("div", { class: "units-head", style: { top: `${top}px`, height: `${high}px`, width: `${width}px`, "--names": `${names}px` }, title: `${pool.label} · ${text}` }, el("p", null, el("b", null, label), rest > 60 ? el("span", null, shortened(text, rest, "12px")) : null));
}

function rowBox({ pool, unit, top, high }, frame, name, children) {
  const label = el("span", { class: "units-name", style: { width: `${frame.names}px` }, title: `${name} · ${pool.label}` }, shortened(name, frame.names - 22, "12.5px"));
  return el("div", { class: `units-row of-${pool.kind}${unit > pool.units ? " beyond" : ""}`, "data-unit": unit, style: { top: `${top}px`, height: `${high}px`, width: `${frame.width}px` } }, label, children);
}

function unitRow(row, frame) {
  const { pool } = row;
  const hours = pool.hours.length ? pool.hours : [[frame.from, frame.to]];
  const spans = [
    ...hours.filter(h => meets(h, frame)).map(h => strip("track", h, frame)),
    ...closed.filter(c => c.kinds[pool.kind] && meets([c.from, c.to], frame)).map(c => strip("shut", [c.from, c.to], frame, { title: [c.name || say("kClosed"), stretch(c.from, c.to, frame.day)].join(" · ") })),
    ...row.out.filter(o => meets([o.from, o.to], frame)).map(o => strip("out", [o.from, o.to], frame, { title: `${say("kOut")} · ${stretch(o.from, o.to, frame.day)}` })),
    ...wishSpans(row, frame),
  ];
  const bars = row.taken.filter(u => meets([u.from, u.to], frame)).flatMap((u, k) => [
    u.to > u.end ? strip("tail", [u.end, u.to], frame, { title: `${afterWord(pool)} · ${stretch(u.end, u.to, frame.day)}` }) : null,
    pool.kind === "cremator" && u.owner.served?.waiting > 0 ? strip("waits", [u.from - u.owner.served.waiting, u.from], frame, { title: say("min", minutes(u.owner.served.waiting)) }) : null,
    bar(u, k, frame),
  ]);
  return rowBox(row, frame, unitName(pool, row.unit), [...spans, ...bars]);
}

/** Whether this use is the one that wishes are about. */
const isRite = u => u.case !== null && (u.pool.kind === "farewell-hall" || (u.pool.kind === "cremator" && !u.owner.steps["farewell-hall"]));
/** The wishes of the picked case, where its farewell is. */
function wishSpans(row, frame) {
  const node = pickedNode();
  if (!node?.steps || !row.taken.some(u => u.owner === node && isRite(u))) return [];
  return node.wishes.filter(w => meets(w, frame)).map(w => strip("wish", w, frame, { title: `${say("wishes")} · ${stretch(...w, frame.day)}` }));
}

function bar(u, k, frame) {
  const [a, b] = [frame.x(u.from), frame.x(u.end)];
  const wide = Math.max(b - a, 3);
  const off = isRite(u) && u.owner.served.deviation > 0;
  const up = u.pool.kind === "farewell-hall" && u.owner.served?.upgrade > 0;
  const on = u.owner.key === state.picked;
  const found = state.text && holds(state.text, u.owner.label);
  const name = `${up ? "↑ " : ""}${u.owner.label}`;
  const tip = [u.owner.label, stepWord(u), stretch(u.from, u.end, frame.day), off ? say("offBy", minutes(u.owner.served.deviation)) : null, up ? say("upBy", u.owner.served.upgrade) : null, stateWord(u.owner)].filter(Boolean).join(" · ");
  return button(fits(name, wide - 6) ? name : "", () => pick(u.owner), {
    class: ["use", u.owner.state, off && "off", up && "up", u.case === null && "collection", on && "on", found && "found"].filter(Boolean).join(" "),
    tabindex: "-1", "data-use": u.i, "data-k": k, "aria-pressed": String(on), "aria-label": `${tip}, ${place(u)}`, title: tip, style: { left: `${a}px`, width: `${wide}px` },
  });
}

function staffRow(row, frame) {
  const most = Math.max(row.pool.units, row.pool.busiest, 1);
  const spans = row.pool.hours.filter(h => meets(h, frame)).map(h => strip("track", h, frame));
  const steps = row.staff.filter(s => meets([s.from, s.to], frame)).map(s => strip(s.people > row.pool.units ? "work over" : "work", [s.from, s.to], frame, { title: `${stretch(s.from, s.to, frame.day)} · ${say("peopleOf", number(s.people), number(row.pool.units))}`, style: { height: `${(row.high - 6) * s.people / most}px` } }));
  return rowBox(row, frame, say("atWork"), [...spans, ...steps]);
}

/** Arrow keys: along a row, and to the nearest bar of the next row that has one. */
function step(event) {
  const here = event.target.closest?.(".use");
  const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const across = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!here || event.altKey || event.ctrlKey || event.metaKey || (!along && !across)) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll(".units-row")].map(r => [...r.querySelectorAll(".use")]).filter(r => r.length);
  const at = rows.findIndex(r => r.includes(here));
  const left = node => Number.parseFloat(node.style.left);
  const near = row => row?.reduce((a, b) => Math.abs(left(b) - left(here)) < Math.abs(left(a) - left(here)) ? b : a);
  const next = along ? rows[at][rows[at].indexOf(here) + along] : near(rows[at + across]);
  if (!next) return;
  here.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
views.push(drawGantt);
