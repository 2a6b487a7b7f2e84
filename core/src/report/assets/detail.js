// The detail panel: what is known of the selected visit or caregiver.
const pairs = (...rows) => el("dl", { class: "pairs" }, rows.filter(r => r && r[1] && r[1].length !== 0).map(([term, what]) => el("div", null, el("dt", null, term), el("dd", null, what))));

function detailHead(kind, title) {
  return el("div", { class: "detail-head" },
    el("div", null, el("p", { class: "kind" }, kind), el("h2", null, title)),
    button("×", () => select(null, null), { class: "close", "aria-label": say("close"), title: say("close") }));
}

function windowText(v, w) {
  const end = v.binds === "end" ? ` (${say("endBy")} ${clock(w[2], true)})` : "";
  const day = data.days.length > 1 ? `${dayName(w[0])} ` : "";
  return `${day}${clock(w[1], true)}–${clock(w[2], true)}${w[3] ? ` · ${say("hardEnd")}` : ""}${end}`;
}
function windowsOf(v, day) {
  const on = v.windows.filter(w => day === null || w[0] === day);
  const list = (on.length ? on : v.windows).filter(w => !(w[1] <= 0 && w[2] >= 23 * HOUR));
  if (!list.length) return say("anyTime");
  const few = list.slice(0, 4).map(w => windowText(v, w));
  return few.join(say("list")) + (list.length > 4 ? " …" : "");
}

function needs(v) {
  const skills = data.tasks.slice(...v.tasks).map(t => data.services[t[1]][2]).filter(Boolean).map(([skill, level]) => level > 1 ? `${data.skills[skill]} (${say("level", level)})` : data.skills[skill]);
  return [...new Set(skills), v.gender && say("gender")[v.gender], ...v.languages.map(l => data.languages[l])].filter(Boolean).join(say("list"));
}

/** What the rules count, each rule once. */
function counted(list) {
  const sums = new Map();
  for (const b of list) sums.set(b.rule, (sums.get(b.rule) || 0) + b.amount);
  return [...sums].map(([rule, n]) => `${ruleTitle(rule.rule)} ${amount(rule.unit, n)}`).join(say("list"));
}

const statusText = v => v.state === "ok" ? v.late ? say("late", span(v.late)) : say("onTime") : say(v.state) + (v.optional ? ` · ${say("optional")}` : "");

function visitDetail(v) {
  const double = v.tasks[1] - v.tasks[0] > 1;
  const [first] = v.stops;
  const when = v.stops.map(s => `${data.days.length > 1 ? `${dayName(s.round.day)} ` : ""}${clock(s.start, true)}–${clock(s.end, true)}`);
  return [
    detailHead(double ? `${say("visit")} · ${say(v.pair ? "simultaneous" : "inOrder")}` : say("visit"), v.id),
    pairs(
      [say("status"), el("span", { class: v.state !== "ok" || v.late ? "bad" : null }, statusText(v))],
      [say("client"), v.client],
      [say("service"), servicesOf(v)],
      [say("windows"), windowsOf(v, first ? first.round.day : null)],
      [say("time"), [...new Set(when)].join(say("list"))],
      [say("by"), first ? [toCaregiver(first.round.caregiver)] : null],
      v.stops.length > 1 ? [say("partner"), joined(v.stops.slice(1).map(s => toCaregiver(s.round.caregiver)))] : null,
      [say("waiting"), first && first.start > first.arrival && first.k > 0 ? span(first.start - first.arrival) : null],
      [say("needs"), needs(v)],
      [say("usual"), v.usual.length ? joined(v.usual.slice(0, 6).map(c => toCaregiver(c))) : null],
      [say("priority"), v.priority > 1 || v.state !== "ok" ? String(v.priority) : null],
      [say("place"), [data.places[v.place][0], visitStreet(v)].filter(Boolean).join(" · ")],
      [say("counts"), counted(v.breaches)]),
    v.reason ? whyList(v) : null,
  ];
}

function caregiverDetail(c) {
  const shown = c.rounds.filter(onDays);
  const sum = key => shown.reduce((n, r) => n + r[key], 0);
  const time = [...new Set(c.shifts.filter(s => state.days.has(s.day)).map(s => `${clock(s.start, true)}–${clock(s.end, true)}`))];
  const stops = shown.flatMap(r => r.stops);
  return [
    detailHead([say("kind")[c.kind], c.gender && say("gender")[c.gender], streetName(c.street)].filter(Boolean).join(" · "), c.id),
    pairs(
      [say("shift"), time.join(say("list"))],
      [say("work"), shown.length ? span(sum("work")) : null],
      [say("service"), shown.length ? span(sum("service")) : null],
      [say("travel"), shown.length ? span(sum("travel")) + (sum("metres") ? ` · ${say("kilometres", Math.round(sum("metres") / 100) / 10)}` : "") : null],
      [say("waiting"), sum("waiting") ? span(sum("waiting")) : null],
      [say("tardiness"), sum("late") ? el("span", { class: "bad" }, span(sum("late"))) : null],
      [say("overtime"), c.over ? el("span", { class: "bad" }, span(c.over)) : null],
      [say("mode"), data.modes[c.mode]],
      [say("skills"), c.skills.map(([s, level]) => level > 1 ? `${data.skills[s]} (${say("level", level)})` : data.skills[s]).join(say("list"))],
      [say("counts"), counted(c.breaches)]),
    shown.length ? el("ol", { class: "stops", "aria-label": say("stopsHead") }, stops.slice(0, 60).map(s => el("li", null,
      el("time", null, `${clock(s.start, true)}–${clock(s.end, true)}`),
      s.visit === null ? say("breakStop") : el("span", null, toVisit(s.visit), ` ${serviceName(data.tasks[s.task][1])}`)))) : el("p", { class: "hint" }, say("noRound")),
  ];
}

function drawDetail() {
  const full = state.visit !== null || state.caregiver !== null;
  const node = byId("detail");
  node.classList.toggle("full", full);
  node.scrollTop = 0;
  if (state.visit !== null) show(node, ...visitDetail(visits[state.visit]));
  else if (state.caregiver !== null) show(node, ...caregiverDetail(caregivers[state.caregiver]));
  else show(node, el("h2", null, say("nothing")), el("p", { class: "hint" }, say("hint1")), el("p", { class: "hint" }, say("hint2")));
}
views.push({ draw: drawDetail, selected: drawDetail });
