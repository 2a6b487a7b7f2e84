// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const yuan = fen => say("yuan", number(Math.round(fen / 100)));
/** Ten thousand yuan, as the plans count. */
const wan = fen => number(Math.round(fen / 1e4) / 100);
const hundredths = n => number(n / 100);
const streetOf = street => street === null ? "–" : data.streets[street].label;

const changeOf = s => s.change !== "resized" ? s.change : s.capacity > s.capacity_before ? "enlarged" : s.capacity < s.capacity_before ? "reduced" : "resized";
const needs = ([needed, served]) => ({ needed, served, without: needed - served });
const sortOf = kind => `kind-${kind}`;
const kinds = data.kinds.map((k, i) => ({ ...k, ...needs(k.hours), i, sort: sortOf(i) }));
const sites = data.sites.map((row, i) => ({ ...row, kind: "site", of: kinds[row.sort], sort: sortOf(row.sort), i, key: `site ${i}`, becomes: changeOf(row), open: row.then !== null }));
/** Whether any kind keeps away from anything, or its sites from each other. */
const keepsAway = data.kinds.some(k => k.keep_away.length), isSited = keepsAway || data.kinds.some(k => k.apart);
const ofKind = kind => sites.filter(s => s.of === kind);
const together = hours => needs(hours.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]));
const homes = data.communities.map((c, i) => ({ ...c, ...together(c.hours), kind: "community", i, key: `community ${i}` }));
const streets = data.streets.map((s, i) => ({ ...s, ...needs(s.hours), i }));
const flows = data.served.map(([c, s, amount], i) => ({ sort: sites[s].sort, from: homes[c], to: sites[s], amount, i }));
/** Kinds that should cover a community and do not: it needs hours of them, or a target asks for it. */
const notCovered = c => bare.get(c.i) ?? [];
const bare = new Map();
for (const u of data.unserved.filter(u => !u.covered)) bare.set(u.community, [...bare.get(u.community) ?? [], kinds[u.sort]]);
const nodes = new Map([...sites, ...homes].map(n => [n.key, n]));
