// Cases and collections, and what several parts read from them; `units.js` gives them their steps.
const TOTAL = ["cases", "served", "deviation", "off", "away", "waiting", "upgrades", "collections", "made", "late"];
const total = Object.fromEntries(TOTAL.map((key, i) => [key, data.total[i]]));
const SERVED = ["day", "rite", "ashes", "deviation", "away", "waiting", "upgrade"];
const cases = data.cases.map((c, i) => {
  const served = c.served && Object.fromEntries(SERVED.map((key, k) => [key, c.served[k]]));
  return { ...c, served, i, key: `case ${i}`, steps: {} };
});
const collections = data.collections.map((c, i) => ({ ...c, i, key: `collection ${i}`, step: null }));
const nodes = new Map([...cases, ...collections].map(n => [n.key, n]));
const lacking = data.unserved.map(([c, why], i) => ({ case: cases[c], why, i }));
const moved = data.moved === null ? [] : data.moved.map(([c, was], i) => ({ case: cases[c], was, i }));
