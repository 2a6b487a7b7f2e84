// The data block, turned into pools, cases and uses that know each other, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const HOUR = 3600000;
const days = data.dates.length;
/** Midnight at the start of a day; the day before the first and the one after the last are there too. */
const midnight = day => data.midnights[day + 1];
const noon = day => midnight(day) + 12 * HOUR;

/** The day of an instant; -1 before the first, `days` after the last. */
function dayOf(ms) {
  if (ms < 0) return -1;
  let day = 0;
  while (day < days && ms >= midnight(day + 1)) day += 1;
  return day;
}
/** A clock time, counted from the midnight of `day`. */
function clockOn(day, ms) {
  const s = Math.floor((ms - midnight(day)) / 1000);
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}${s % 60 ? `:${two(s % 60)}` : ""}`;
}
/** A clock time of the day that it lies on, with the date where that is not `day`, or where there is no `day`. */
function when(ms, day) {
  const of = dayOf(ms);
  const date = of === day ? "" : `${dateOf(of)} `;
  if (of < 0 || of >= days) {
    const shift = of < 0 ? Math.floor(ms / (24 * HOUR)) : days + Math.floor((ms - midnight(days)) / (24 * HOUR));
    const from = of < 0 ? shift * 24 * HOUR : midnight(days) + (shift - days) * 24 * HOUR;
    const s = Math.floor((ms - from) / 1000);
    return `${dateOf(shift)} ${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}`;
  }
  return date + clockOn(of, ms);
}
/** Minutes with a decimal where they are not whole, rounded up, so that nothing is told shorter than it is. */
const minutes = ms => number(Math.ceil(ms / 6000) / 10);
const lasting = ms => {
  const all = Math.round(ms / 60000);
  return say("hoursOf", Math.floor(all / 60), all % 60);
};
const tables = {};

const TOTAL = ["cases", "served", "deviation", "off", "away", "waiting", "upgrades", "collections", "made", "late"];
const total = Object.fromEntries(TOTAL.map((key, i) => [key, data.total[i]]));
const pools = data.pools.map((p, i) => ({ ...p, i, key: `pool ${i}`, taken: [], out: [] }));
const SERVED = ["day", "rite", "ashes", "deviation", "away", "waiting", "upgrade"];
const cases = data.cases.map((c, i) => {
  const served = c.served && Object.fromEntries(SERVED.map((key, k) => [key, c.served[k]]));
  return { ...c, served, i, key: `case ${i}`, steps: {} };
});
const collections = data.collections.map((c, i) => ({ ...c, i, key: `collection ${i}`, step: null }));
const nodes = new Map([...cases, ...collections].map(n => [n.key, n]));
const USE = ["pool", "unit", "from", "end", "to", "people", "case", "collection"];
const uses = data.uses.map((row, i) => {
  const use = { ...Object.fromEntries(USE.map((key, k) => [key, row[k]])), i };
  const owner = use.case === null ? collections[use.collection] : cases[use.case];
  Object.assign(use, { pool: pools[use.pool], owner });
  use.pool.taken.push(use);
  if (use.pool.kind !== "staff") {
    if (use.case === null) owner.step = use;
    else owner.steps[use.pool.kind] = use;
  }
  return use;
});
for (const [pool, unit, from, to] of data.outages) pools[pool].out.push({ unit, from, to });
const closed = data.closed.map(([name, from, to, farewells, cremations]) => ({ name, from, to, kinds: { "farewell-hall": farewells, cremator: cremations } }));
const lacking = data.unserved.map(([c, why], i) => ({ case: cases[c], why, i }));
const moved = data.moved === null ? [] : data.moved.map(([c, was], i) => ({ case: cases[c], was, i }));

/** What people call a unit. */
const unitName = (pool, unit) => say("unitNo", say("unitWords")[pool.kind], unit);
const place = use => `${unitName(use.pool, use.unit)} (${use.pool.label})`;
/** Whom a use is for: a step of a case, or a collection. */
const stepWord = use => use.case === null ? say("collection") : say("steps")[use.pool.kind];
/** What follows it: cleaning, or cooling. */
const afterWord = pool => say(pool.kind === "cremator" ? "cooling" : "cleaning");
