// The time axis of the Gantt chart: the chosen days side by side, each over the same hours.
const HOUR = 3600000;
const DAY_GAP = 26;
const EDGE = 24;
const timeline = { days: [], from: 0, to: 24 * HOUR, perHour: 60, zoom: 1, names: 150, width: 0 };

function layTimeline(room) {
  timeline.days = [...state.days].sort((a, b) => a - b);
  let [from, to] = [Infinity, -Infinity];
  const reach = (a, b) => { from = Math.min(from, a); to = Math.max(to, b); };
  for (const s of shifts) if (state.days.has(s.day) && s.end - s.start < 24 * HOUR) reach(s.start, s.end);
  for (const r of rounds) if (onDays(r)) reach(r.departure, r.finish);
  if (from >= to) [from, to] = [8 * HOUR, 18 * HOUR];
  timeline.from = Math.floor(from / HOUR) * HOUR;
  timeline.to = Math.ceil(to / HOUR) * HOUR;
  timeline.names = room < 560 ? 104 : 150;
  const hours = (timeline.to - timeline.from) / HOUR * timeline.days.length;
  const free = room - timeline.names - 2 * EDGE - DAY_GAP * (timeline.days.length - 1) - 2;
  // At least 40 pixels an hour: below that a short visit cannot be hit.
  timeline.perHour = Math.max(free / hours, 40) * timeline.zoom;
  timeline.width = Math.ceil(timeline.names + 2 * EDGE + hours * timeline.perHour + DAY_GAP * (timeline.days.length - 1));
}

const pixels = ms => ms / HOUR * timeline.perHour;
function xAt(day, ms) {
  const k = timeline.days.indexOf(day);
  const inside = Math.min(Math.max(ms, timeline.from), timeline.to) - timeline.from;
  return timeline.names + EDGE + k * (pixels(timeline.to - timeline.from) + DAY_GAP) + pixels(inside);
}

/** Hour lines and their labels; labels as dense as they have room. */
function axis() {
  const step = [1, 2, 3, 4, 6, 12].find(n => n * timeline.perHour >= 46) || 24;
  const several = data.days.length > 1;
  const head = el("div", { class: "gantt-axis", "aria-hidden": "true", style: { height: several ? "42px" : "26px", width: `${timeline.width}px` } },
    el("i", { class: "corner", style: { width: `${timeline.names}px` } }));
  const lines = [];
  for (const day of timeline.days) {
    if (several) head.append(el("span", { class: "day", style: { left: `${xAt(day, timeline.from)}px` } }, dayName(day)));
    for (let t = timeline.from; t <= timeline.to; t += HOUR) {
      const x = xAt(day, t);
      const first = t === timeline.from;
      if (((t - timeline.from) / HOUR) % step === 0 && (timeline.days.length === 1 || t < timeline.to || step * timeline.perHour > 90)) {
        head.append(el("span", { style: { left: `${x}px` } }, clock(t)));
      }
      lines.push(el("i", { class: first && several ? "hour day" : "hour", style: { left: `${x}px` } }));
    }
  }
  return [head, lines];
}
