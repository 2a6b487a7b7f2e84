// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const lastYear = data.years.length - 1;
const yuan = fen => say("yuan", number(Math.round(fen / 100)));
/** Ten thousand yuan, as the plans count. */
const wan = fen => number(Math.round(fen / 1e4) / 100);
const hundredths = n => number(n / 100);
const people = weighted => number(Math.round(weighted / data.weight * 10) / 10);
const yearName = t => t === null ? "–" : String(data.years[0] + t);
const labelOf = site => data.sites[site].label;
const streetOf = street => street === null ? "–" : data.streets[street];
