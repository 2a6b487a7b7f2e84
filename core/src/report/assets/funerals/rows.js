// The rows of the resource chart: for each pool a head, then a row for each unit that is used or out of service on the day;
// for staff one row, as high as there are people at work.
/** As cases go through them; drawers, which are many and seldom asked about, after the rest. */
const ORDER = ["hearse", "preparation", "vigil-hall", "farewell-hall", "cremator", "cold-storage", "staff"];
const ROW = 27;
const HEAD = 30;
/** More units of one pool than this are in the tables only. */
const MOST_ROWS = 300;
const byKind = [...pools].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.size - b.size || a.i - b.i);

const within = (list, day) => list.filter(u => u.from < midnight(day + 1) && u.to > midnight(day));

/** Heads and rows of a day, each with where it begins. */
function rowsOf(day) {
  const rows = [];
  let top = 0;
  const add = (row, high) => { rows.push({ ...row, top, high }); top += high; };
  for (const pool of byKind) {
    const [taken, out] = [within(pool.taken, day), within(pool.out, day)];
    if (pool.kind === "staff") {
      if (!taken.length) continue;
      add({ pool, head: true, taken, idle: 0, hidden: 0 }, HEAD);
      add({ pool, staff: staffSteps(taken), taken }, ROW + 8);
      continue;
    }
    const units = [...new Set([...taken, ...out].map(u => u.unit))].sort((a, b) => a - b);
    const shown = units.slice(0, MOST_ROWS);
    add({ pool, head: true, taken, idle: Math.max(pool.units - units.length, 0), hidden: units.length - shown.length }, HEAD);
    for (const unit of shown) add({ pool, unit, taken: taken.filter(u => u.unit === unit), out: out.filter(u => u.unit === unit) }, ROW);
  }
  return { rows, high: top };
}

/** Stretches with how many people are at work. */
function staffSteps(taken) {
  const events = taken.flatMap(u => [[u.from, u.people], [u.to, -u.people]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const steps = [];
  let now = 0;
  events.forEach(([at, by], k) => {
    const before = events[k - 1]?.[0];
    if (k && at > before && now > 0) steps.push({ from: before, to: at, people: now });
    now += by;
  });
  return steps;
}

/** The hours of the days that something is drawn for: the same for all days, so that they can be compared. */
const [firstHour, lastHour] = (() => {
  let [from, to] = [24, 0];
  for (let day = 0; day < days; day += 1) {
    const reach = (a, b) => {
      from = Math.min(from, Math.max((a - midnight(day)) / HOUR, 0));
      to = Math.max(to, Math.min((b - midnight(day)) / HOUR, (midnight(day + 1) - midnight(day)) / HOUR));
    };
    for (const pool of pools.filter(p => !["cold-storage", "vigil-hall"].includes(p.kind))) {
      for (const u of within(pool.taken, day)) reach(u.from, u.to);
      // Hours of every day, not those of pools that are always open.
      if (pool.hours.length > 1 || days === 1) for (const [a, b] of pool.hours) if (a < midnight(day + 1) && b > midnight(day) && b - a < 24 * HOUR) reach(a, b);
    }
  }
  return from < to ? [Math.floor(from), Math.ceil(to)] : [8, 18];
})();
