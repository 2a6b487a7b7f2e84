// Beds, those who wait, those who are placed, and the score.
function moreWords(u) {
  if (u.more === null) return say("unknown");
  const [who, soft] = u.more;
  if (who) return say("serves", data.tiers[who[0]], number(who[1]));
  return soft > 0 ? say("saves", number(soft)) : say("nothing");
}
// Who would be served first: by tier, then by days; then what saves points.
const moreRank = u => u.more === null ? -2 : u.more[0] ? 1e12 - u.more[0][0] * 1e6 + u.more[0][1] : Math.min(u.more[1], 1e6) / 1e6 - 1;

function whyWords(p) {
  const first = p.units ? say("because", p.ahead, p.beds, p.homes) : say("noBed");
  const rest = p.obstacles.filter(o => o[2] > 0 || !p.units).slice(0, 3).map(([rule, excludes, , free]) => free ? say("would", ruleTitle(rule), free) : say("keeps", ruleTitle(rule), excludes));
  return [first, ...rest].join(lang === "zh" ? "；" : "; ");
}

const plainTable = options => ({ label: "rules", on: () => false, pick: () => {}, id: item => item.i, ...options });
const tables = {};
function build() {
  const host = id => el("div", { id: `${id}-table` });
  for (const id of ["beds", "placed"]) show(byId(id), el("div"), host(id));
  tables.beds = table(byId("beds-table"), plainTable({
    label: "beds", items: data.units.map((u, i) => ({ ...u, i })), match: (u, text) => holds(text, data.homes[u.home][0], data.kinds[u.kind], u.id),
    columns: [
      { key: "home", cell: u => data.homes[u.home][0], by: u => data.homes[u.home][0] },
      { key: "kind", cell: u => data.kinds[u.kind], by: u => data.kinds[u.kind] },
      { key: "unit", cell: u => u.id, by: u => u.id, wide: true },
      { key: "room", cell: roomOf, by: roomOf, wide: true },
      { key: "price", cell: u => yuan(u.fen), by: u => u.fen, num: true, wide: true },
      { key: "bedsCol", cell: u => number(u.beds), by: u => u.beds, num: true },
      { key: "taken", cell: u => number(u.taken), by: u => u.taken, num: true },
      { key: "more", cell: moreWords, by: moreRank, wide: true },
    ],
  }));
  tables.placed = table(byId("placed-table"), plainTable({
    label: "placed", items: placed, match: (p, text) => holds(text, p.id, homeOf(p.unit)[0]),
    columns: [
      { key: "applicant", cell: p => p.id, by: p => p.id },
      { key: "tier", cell: p => data.tiers[p.tier], by: p => p.tier, wide: true },
      { key: "days", cell: p => number(p.days), by: p => p.days, num: true, wide: true },
      { key: "home", cell: p => homeOf(p.unit)[0], by: p => homeOf(p.unit)[0] },
      { key: "bed", cell: p => data.kinds[data.units[p.unit].kind], by: p => data.kinds[data.units[p.unit].kind] },
      { key: "metres", cell: p => way(p.metres), by: p => p.metres ?? -1, num: true, wide: true },
      { key: "wish", cell: p => p.pinned ? say("pinned") : p.wish ? say("wishOf", p.wish, p.wishes) : "–", by: p => p.wish ?? 1e9, wide: true },
    ],
  }));
}

const line = { limit: 60 };
function drawWaiting() {
  const host = byId("waiting");
  const all = waiting.filter(p => holds(state.text, p.id));
  if (!waiting.length) return show(host, blockHead(say("waiting"), el("p", null, say("nobodyWaits"))));
  const shown = printing() ? all : all.slice(0, line.limit);
  const head = ["line", "applicant", "tier", "days", "why"];
  const rest = all.length - shown.length;
  return show(host, blockHead(say("waiting"), el("p", null, `${number(all.length)} · ${say("waitingNote")}`)),
    el("div", { class: "panel grid-port wrap", tabindex: "0", role: "region", "aria-label": say("waiting") }, el("table", null,
      el("thead", null, el("tr", null, head.map(key => el("th", { scope: "col", class: key === "why" ? null : "keep" }, el("span", null, say(key)))))),
      el("tbody", null, shown.map(p => el("tr", null,
        el("td", { class: "num" }, number(p.line)), el("td", null, p.id), el("td", null, data.tiers[p.tier]), el("td", { class: "num" }, number(p.days)), el("td", null, whyWords(p))))))),
    rest > 0 ? button(`+ ${number(Math.min(rest, 200))}`, () => { line.limit += 200; drawWaiting(); }, { class: "tool more" }) : null);
}
views.push(drawWaiting);

views.push(() => {
  byId("beds").firstChild.replaceWith(blockHead(say("beds"), el("p", null, say("bedsNote"))));
  byId("placed").firstChild.replaceWith(blockHead(say("placed"), el("p", null, number(placed.length))));
  tables.beds.draw();
  tables.placed.draw();
});

views.push(drawRules);
