// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const tables = {};
const yuan = fen => say("yuan", number(Math.round(fen / 100)));
/** Ten thousand yuan, as the plans count. */
const wan = fen => number(Math.round(fen / 1e4) / 100);
const hundredths = n => number(n / 100);
/** Square metres of square decimetres. */
const square = dm2 => number(Math.round(dm2 / 10) / 10);
const names = data.years.map(y => String(y.year));
const deaths = sum(data.years.map(y => y.deaths));
const lackingOf = years => sum(years.map(y => sum(y.unserved)));
const lacking = lackingOf(data.years);
const movedAll = sum(data.years.map(y => y.moved));
/** Kinds that anyone is buried in or that have a unit, in the plan or as it is. */
const kinds = data.kinds.map((k, i) => ({ ...k, i, hue: `h${i % 8}` }));
const usedKinds = kinds.filter(k => [...data.years, ...data.as_is].some(y => y.buried[k.i] > 0));
const unitKinds = kinds.filter(k => !k.no_site && [...data.years, ...data.as_is].some(y => y.free[k.i] > 0));
const spentIn = y => sum(y.spent);
const fillWords = f => f.state === "full" ? say("fullIn", f.year) : f.state === "lasts" ? say("lasts", number(f.free)) : say("nothingThere");
const fillOrder = f => f.state === "full" ? f.year : f.state === "lasts" ? 9000 : 9999;
