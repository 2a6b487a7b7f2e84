// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const { answer } = data;
const firstDay = Date.UTC(...answer.start.split("-").map((n, i) => Number(n) - (i === 1 ? 1 : 0)));
const dateOf = day => new Date(firstDay + day * 86400000).toISOString().slice(0, 10);
/** Beginnings of years within the simulation, as days. */
const newYears = (() => {
  const list = [];
  const first = new Date(firstDay).getUTCFullYear();
  for (let y = first; list.length < 60; y += 1) {
    const day = Math.round((Date.UTC(y, 0, 1) - firstDay) / 86400000);
    if (day > answer.days) break;
    if (day >= 0) list.push([day, String(y)]);
  }
  return list.length > 1 ? list : [[0, answer.start], [answer.days, dateOf(answer.days)]];
})();
const rounded = (n, digits = 1) => number(Math.round(n * 10 ** digits) / 10 ** digits);
/** A mean with half the width of its interval. */
const estimate = (e, digits = 1, factor = 1) => !e ? "–" : e.half_width === null ? rounded(e.mean * factor, digits) : `${rounded(e.mean * factor, digits)} ± ${rounded(e.half_width * factor, digits)}`;
const percentOf = e => e ? `${estimate(e, 1, 100)} %` : "–";
/** The groups of people that can be looked at: a word for the kind of group, its name, and how to find it in a plan. */
const groups = [
  { sort: "all", of: plan => plan.all },
  ...["tiers", "kinds", "classes"].flatMap(sort => answer.plans[0][sort].map((_, i) => ({ sort, i, of: plan => plan[sort][i] }))),
];
const nameLists = { tiers: data.tier_names, kinds: data.kind_names, classes: data.class_names };
const groupName = g => g.sort === "all" ? say("everybody") : `${say("one")[g.sort]}${say("colon")}${nameLists[g.sort][g.i]}`;
const looked = { group: 0 };
