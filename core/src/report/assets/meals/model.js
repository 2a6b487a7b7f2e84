// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const yuan = fen => say("yuan", number(Math.round(fen / 100)));
/** Ten thousand yuan, as the plans count. */
const wan = fen => number(Math.round(fen / 1e4) / 100);
const hundredths = n => number(n / 100);
const streetOf = street => street === null ? "–" : data.streets[street].label;

const changeOf = s => s.change !== "resized" ? s.change : s.capacity > s.capacity_before ? "enlarged" : s.capacity < s.capacity_before ? "reduced" : "resized";
const rowsOf = (kind, rows) => rows.map((row, i) => ({ ...row, kind, i, key: `${kind} ${i}`, becomes: changeOf(row), open: row.then !== null }));
const kitchens = rowsOf("kitchen", data.kitchens);
const points = rowsOf("point", data.points);
const sites = [...kitchens, ...points];
const needs = meals => ({ needed: meals[0], served: meals[1], eaten: meals[2], brought: meals[3], without: meals[0] - meals[1] });
const homes = data.communities.map((c, i) => ({ ...c, ...needs(c.meals), kind: "community", i, key: `community ${i}` }));
const streets = data.streets.map((s, i) => ({ ...s, ...needs(s.meals), i }));
const flows = [
  ...data.supply.map(([k, p, meals]) => ({ sort: "supply", from: kitchens[k], to: points[p], amount: meals })),
  ...data.dine_in.map(([c, p, meals]) => ({ sort: "dineIn", from: homes[c], to: points[p], amount: meals })),
  ...data.delivery.map(([k, c, meals]) => ({ sort: "delivery", from: kitchens[k], to: homes[c], amount: meals })),
].map((f, i) => ({ ...f, i }));
const nodes = new Map([...sites, ...homes].map(n => [n.key, n]));
