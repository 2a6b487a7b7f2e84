// Pools and what is taken of them, each use with its owner: one of `cases` or `collections`, which a page has of its own.
const pools = data.pools.map((p, i) => ({ ...p, i, key: `pool ${i}`, taken: [], out: [] }));
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

/** What people call a unit. */
const unitName = (pool, unit) => say("unitNo", say("unitWords")[pool.kind], unit);
const place = use => `${unitName(use.pool, use.unit)} (${use.pool.label})`;
/** Whom a use is for: a step of a case, or a collection. */
const stepWord = use => use.case === null ? say("collection") : say("steps")[use.pool.kind];
/** What follows it: cleaning, or cooling. */
const afterWord = pool => say(pool.kind === "cremator" ? "cooling" : "cleaning");
