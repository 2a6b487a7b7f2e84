// The desk's calendar: for each kind of hall (and each class of cremator) and day how much is taken and free; then the units
// of the one that is open, with which case has it when.
const DESK = byKind.filter(p => ["vigil-hall", "farewell-hall", "cremator"].includes(p.kind));
const MOST_UNITS = 60;
state.desk = DESK.find(p => p.kind === "farewell-hall")?.i ?? DESK[0]?.i ?? null;

/** When a unit can be had on a day: hours without closed times; of a vigil hall, the night that ends on the day. */
function openOn(pool, day) {
  if (pool.kind === "vigil-hall") return [[noon(day) - (midnight(day) - midnight(day - 1)), noon(day)]];
  const spans = pool.hours.map(([a, b]) => [Math.max(a, midnight(day)), Math.min(b, midnight(day + 1))]).filter(([a, b]) => a < b);
  return closed.filter(c => c.kinds[pool.kind]).reduce(without, spans);
}
/** What is left of `spans` without one stretch. */
const without = (spans, { from, to }) => spans.flatMap(([a, b]) => to <= a || from >= b ? [[a, b]] : [[a, from], [to, b]].filter(([c, d]) => c < d));
const unitsOf = pool => Array.from({ length: Math.max(pool.units, ...pool.taken.map(u => u.unit), 0) }, (_, k) => k + 1);
const overlap = (list, spans) => list.filter(u => spans.some(([a, b]) => u.from < b && u.to > a));

/** Taken and free of a pool on a day: uses, milliseconds free, units free all the while, milliseconds there are. */
function dealt(pool, day) {
  const open = openOn(pool, day);
  const length = spans => spans.reduce((n, [a, b]) => n + b - a, 0);
  const [taken, out] = [overlap(pool.taken, open), overlap(pool.out, open)];
  // A unit beyond those that there are adds nothing that could be had.
  const units = unitsOf(pool).filter(unit => unit <= pool.units);
  const free = units.map(unit => [...taken, ...out].filter(u => u.unit === unit).reduce(without, open));
  const all = length(open) * pool.units;
  return { taken, out, open, free: free.reduce((n, spans) => n + length(spans), 0), whole: free.filter(spans => length(spans) === length(open)).length, all };
}

function drawCalendar() {
  const host = byId("calendar");
  host.hidden = !DESK.length;
  if (!DESK.length) return;
  const held = host.contains(document.activeElement) ? document.activeElement.dataset : {};
  const cell = (pool, day) => {
    const { taken, out, free, whole, all } = dealt(pool, day);
    const on = pool.i === state.desk && day === state.day;
    const held = taken.filter(u => u.owner.state === "held").length;
    const words = !all ? say("shutAll") : [pool.kind === "vigil-hall" ? say("nightCell", number(taken.length), number(whole)) : say("dayCell", number(taken.length), lasting(free)),
      held ? say("heldCell", number(held)) : null, out.length ? say("outCell", number(out.length)) : null].filter(Boolean).join(" · ");
    return el("td", { class: on ? "on" : null }, el("button", {
      type: "button", class: "desk-cell", "data-cell": `${pool.i}-${day}`, "aria-pressed": String(on), title: `${pool.label} · ${dateOf(day)} · ${words}`,
      on: { click: () => { state.desk = pool.i; choose(day); } },
    }, el("span", { class: "desk-bar", "aria-hidden": "true" }, el("i", { style: { width: `${all ? 100 * (1 - free / all) : 0}%` } })), el("span", null, words)));
  };
  const name = pool => [pool.label, el("small", null, [say("kinds")[pool.kind], pool.size ? say("rank", pool.size) : null, pool.class, say("unitsOf", pool.units)].filter(Boolean).join(" · "))];
  const head = el("tr", null, el("th", { scope: "col" }, el("span", null, say("hallKind"))), data.dates.map((_, day) => el("th", { scope: "col" }, el("span", null, dateOf(day)))));
  const body = DESK.map(pool => el("tr", null, el("th", { scope: "row", class: "desk-name" }, el("span", null, name(pool))), data.dates.map((_, day) => cell(pool, day))));
  show(host, blockHead(say("calendar"), el("p", null, say("calendarNote"))),
    el("div", { class: "panel grid-port desk", tabindex: "0", role: "region", "aria-label": say("calendar") }, el("table", null, el("thead", null, head), el("tbody", null, body))),
    el("div", { id: "agenda" }));
  drawAgenda();
  const again = held.cell ? `[data-cell="${held.cell}"]` : held.node ? `[data-node="${held.node}"]` : null;
  if (again) host.querySelector(again)?.focus({ preventScroll: true });
}

/** The units of the open pool on the day, each with what it has in the order of time. */
function drawAgenda() {
  const host = byId("agenda");
  if (!host) return;
  const shown = printing() ? DESK.flatMap(pool => data.dates.map((_, day) => [pool, day])).filter(([pool, day]) => pool.kind !== "cremator" && dealt(pool, day).taken.length) : [[pools[state.desk], state.day]];
  show(host, shown.flatMap(([pool, day]) => agenda(pool, day)));
}
function agenda(pool, day) {
  const { taken, out, open } = dealt(pool, day);
  const units = unitsOf(pool);
  const night = pool.kind === "vigil-hall";
  const rows = units.slice(0, MOST_UNITS).map(unit => {
    const mine = list => list.filter(u => u.unit === unit);
    const free = unit <= pool.units ? [...mine(taken), ...mine(out)].reduce(without, open) : [];
    const parts = [
      ...mine(taken).map(u => [u.from, slot(["taken", u.owner.state, u.owner.key === state.picked && "on"], night ? `${dateOf(dayOf(u.from))} – ${dateOf(dayOf(u.to))}` : stretch(u.from, u.end, day), [nameLink(u.owner), stateWord(u.owner) ? ` ${stateWord(u.owner)}` : null])]),
      ...mine(taken).filter(u => u.to > u.end).map(u => [u.end, slot(["after"], stretch(u.end, u.to, day), afterWord(pool))]),
      ...mine(out).map(u => [u.from, slot(["gone"], stretch(u.from, u.to, day), say("kOut"))]),
      ...free.map(([a, b]) => [a, slot(["free"], night && b - a >= 24 * HOUR ? "" : stretch(a, b, day), say("free"))]),
    ].sort((a, b) => a[0] - b[0]);
    return { cells: [unitName(pool, unit), el("ul", { class: "slots" }, parts.map(([, node]) => node))] };
  });
  const shut = closed.filter(c => c.kinds[pool.kind] && c.from < midnight(day + 1) && c.to > midnight(day)).map(c => [c.name || say("kClosed"), stretch(c.from, c.to, day)].join(" "));
  const title = night ? say("nightTo", pool.label, dateOf(day)) : say("dayOfPool", pool.label, dateOf(day));
  return [
    el("h3", { class: "sub-head" }, title),
    shut.length ? el("p", { class: "hint" }, shut.join(say("list"))) : null,
    grid(title, [[say("unitHead")], [night ? say("nightHead") : say("timesHead")]], rows, "wrap"),
    units.length > MOST_UNITS ? el("p", { class: "hint" }, say("moreUnits", number(units.length - MOST_UNITS))) : null,
  ];
}
const slot = (kinds, times, what) => el("li", { class: kinds.filter(Boolean).join(" ") }, times ? [el("time", null, times), " "] : null, what);
views.push(drawCalendar);
