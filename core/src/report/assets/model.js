// The data block, turned into visits, caregivers and rounds that know each other, and what is selected.
const data = JSON.parse(document.getElementById("data").textContent);

const caregivers = data.caregivers.map((c, i) => ({
  ...c, i, shifts: [], rounds: [], breaches: [],
}));
const shifts = data.shifts.map(([caregiver, day, start, end, from, to], i) => ({ i, caregiver, day, start, end, from, to, breaches: [] }));
for (const s of shifts) caregivers[s.caregiver].shifts.push(s);

const visits = data.visits.map((v, i) => ({ ...v, i, stops: [], late: 0, reason: null, breaches: [] }));
const rounds = data.routes.map(r => {
  const shift = shifts[r.shift];
  const [travel, waiting, service, rest, work, metres] = r.sums;
  const round = { shift, day: shift.day, caregiver: shift.caregiver, departure: r.departure, finish: r.finish, back: r.back, lines: r.lines || [], late: 0, travel, waiting, service, rest, work, metres };
  round.stops = r.stops.map(([task, place, way, arrival, start, end, late], k) => {
    const visit = task < 0 ? null : data.tasks[task][0];
    return { round, k, task, visit, place, way, arrival, start, end, late };
  });
  caregivers[shift.caregiver].rounds.push(round);
  for (const s of round.stops) {
    if (s.visit === null) continue;
    const v = visits[s.visit];
    v.stops.push(s);
    v.late = Math.max(v.late, s.late);
    round.late += s.late;
  }
  return round;
});
for (const v of visits) {
  const tasks = v.tasks[1] - v.tasks[0];
  v.state = v.stops.length === 0 ? "gone" : v.stops.length < tasks ? "part" : "ok";
  v.stops.sort((a, b) => a.task - b.task);
}
for (const [visit, looked, full, obstacles] of data.unserved) visits[visit].reason = { looked, full, obstacles };
for (const [rule, amount, kind, row, caregiver] of data.breaches) {
  const breach = { rule: data.rules[rule], amount };
  if (kind === "v") visits[row].breaches.push(breach);
  if (kind === "t") { visits[data.tasks[row][0]].breaches.push(breach); caregivers[caregiver].breaches.push(breach); }
  if (kind === "s") caregivers[shifts[row].caregiver].breaches.push(breach);
  if (kind === "c") caregivers[row].breaches.push(breach);
}

const streetName = i => i === null || i === undefined ? "" : data.streets[i][1] || data.streets[i][0];
const serviceName = i => data.services[i][1] || data.services[i][0];
const servicesOf = v => [...new Set(data.tasks.slice(...v.tasks).map(t => serviceName(t[1])))].join(say("list"));
const caregiversOf = v => v.stops.map(s => s.round.caregiver);
const visitStreet = v => streetName(data.places[v.place][3]);
const hasMap = data.places.some(p => p[1] !== null);
const hasContract = caregivers.some(c => c.contract);
const byStreet = data.streets.length > 1 && caregivers.some(c => c.street !== null);
const hue = c => `--r${(byStreet && c.street !== null ? c.street : c.i) % 8}`;

// What is shown and selected; every view redraws itself from this and keeps nothing else.
const state = { days: new Set([0]), visit: null, caregiver: null };
const views = [];

/** Selects a visit or a caregiver (or neither, by `null`); `from` is the view that asked and need not scroll. */
function select(visit, caregiver, from) {
  Object.assign(state, { visit, caregiver });
  const day = visit === null ? null : visits[visit].stops[0]?.round.day;
  if (day !== null && day !== undefined && !state.days.has(day)) { state.days = new Set([day]); redraw(); }
  document.body.classList.toggle("sheet", visit !== null || caregiver !== null);
  for (const view of views) view.selected?.(from);
}
function redraw() { for (const view of views) view.draw?.(); }

/** The caregivers that the selection is about. */
function chosen() {
  if (state.caregiver !== null) return new Set([state.caregiver]);
  return new Set(state.visit === null ? [] : caregiversOf(visits[state.visit]));
}
