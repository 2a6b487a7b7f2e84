// The tables of caregivers and visits, and the score by rule.
const has = (text, ...fields) => text.toLowerCase().split(/\s+/).every(word => fields.some(f => f && String(f).toLowerCase().includes(word)));
const duration = key => ({ key, num: true, by: c => c[key], cell: c => c[key] ? span(c[key]) : "–" });

const caregiverTable = {
  which: "",
  build() {
    const host = byId("caregivers");
    this.grid = table(host, {
      items: caregivers, label: "caregivers", id: c => c.i, pick: c => select(null, c.i, "caregivers"), on: c => chosen().has(c.i),
      match: (c, text) => has(text, c.id, streetName(c.street), say("kind")[c.kind]),
      columns: [
        { key: "caregiver", by: c => c.id, cell: c => [swatch(c), toCaregiver(c.i)] },
        { key: "status", wide: true, by: c => c.kind, cell: c => say("kind")[c.kind] },
        ...(byStreet ? [{ key: "street", wide: true, by: c => streetName(c.street), cell: c => streetName(c.street) || "–" }] : []),
        { key: "stopsHead", num: true, by: c => c.visits, cell: c => number(c.visits) },
        { ...duration("work") },
        { ...duration("service"), wide: true },
        { ...duration("travel") },
        { ...duration("waiting"), wide: true },
        { key: "tardiness", num: true, wide: true, by: c => c.late, cell: c => c.late ? el("span", { class: "bad" }, span(c.late)) : "–" },
        { key: "overtime", num: true, wide: true, by: c => c.over, cell: c => c.over ? el("span", { class: "bad" }, span(c.over)) : "–" },
        { key: "distance", num: true, wide: true, by: c => c.metres, cell: c => c.metres ? say("kilometres", (c.metres / 1000).toFixed(1)) : "–" },
      ],
    });
  },
  draw() {
    const host = byId("caregivers");
    const count = el("p", null, say("shown", caregivers.length, caregivers.length));
    const input = el("input", { type: "search", placeholder: say("filter"), "aria-label": say("filterCaregivers"), value: this.which, size: 22, on: { input: e => { this.which = e.target.value; count.textContent = say("shown", number(this.grid.filter(this.which)), number(caregivers.length)); } } });
    host.querySelector(".block-head")?.remove();
    host.prepend(blockHead(say("caregivers"), count, el("div", { class: "filter" }, input)));
    this.grid.draw();
  },
  selected(from) { this.grid.mark(from === "caregivers"); },
};

const visitTable = {
  which: "", kind: "all",
  build() {
    const start = v => v.stops.length ? v.stops[0].round.day * 1e9 + v.stops[0].start : 1e15;
    this.grid = table(byId("visits"), {
      items: visits, label: "visits", id: v => v.i, pick: v => select(v.i, null, "visits"), on: v => state.visit === v.i,
      match: (v, text) => this.fits(v) && has(text, v.id, v.client, servicesOf(v), visitStreet(v), ...caregiversOf(v).map(c => caregivers[c].id)),
      columns: [
        { key: "visit", by: v => v.id, cell: v => toVisit(v.i) },
        { key: "client", wide: true, by: v => v.client || "", cell: v => v.client || "–" },
        { key: "service", by: servicesOf, cell: servicesOf },
        ...(byStreet ? [{ key: "street", wide: true, by: visitStreet, cell: v => visitStreet(v) || "–" }] : []),
        { key: "windows", wide: true, by: v => v.windows[0] ? v.windows[0][1] : 0, cell: v => windowShort(v) },
        { key: "time", num: true, by: start, cell: v => v.stops.length ? `${data.days.length > 1 ? `${data.days[v.stops[0].round.day].slice(5)} ` : ""}${clock(v.stops[0].start, true)}` : "–" },
        { key: "by", wide: true, by: v => caregiversOf(v).map(c => caregivers[c].id).join(), cell: v => v.stops.length ? joined(caregiversOf(v).map(c => toCaregiver(c)), " + ") : "–" },
        { key: "status", by: v => v.state === "ok" ? v.late : 1e12 + v.priority, cell: v => v.state === "ok" && !v.late ? say("onTime") : el("span", { class: "tag bad" }, v.state === "ok" ? say("late", span(v.late)) : say(v.state)) },
        { key: "priority", num: true, wide: true, by: v => v.priority, cell: v => v.priority + (v.optional ? ` · ${say("optional")}` : "") },
      ],
    });
  },
  fits(v) {
    return { all: true, ok: v.state === "ok", late: v.late > 0, gone: v.state !== "ok", pair: v.tasks[1] - v.tasks[0] > 1 }[this.kind];
  },
  draw() {
    const host = byId("visits");
    const count = el("p", null, say("shown", visits.length, visits.length));
    const apply = () => { count.textContent = say("shown", number(this.grid.filter(this.which)), number(visits.length)); };
    const input = el("input", { type: "search", placeholder: say("filter"), "aria-label": say("filterVisits"), value: this.which, size: 22, on: { input: e => { this.which = e.target.value; apply(); } } });
    const kind = el("select", { "aria-label": say("stateFilter"), on: { change: e => { this.kind = e.target.value; apply(); } } }, Object.entries(say("which")).map(([k, word]) => el("option", { value: k, selected: k === this.kind }, word)));
    host.querySelector(".block-head")?.remove();
    host.prepend(blockHead(say("visits"), count, el("div", { class: "filter" }, kind, input)));
    this.grid.draw();
    apply();
  },
  selected(from) { this.grid.mark(from === "visits"); },
};
function windowShort(v) {
  const day = v.stops.length ? v.stops[0].round.day : v.windows[0]?.[0];
  const list = v.windows.filter(w => w[0] === day);
  if (!list.length || (list[0][1] <= 0 && list[0][2] >= 23 * HOUR)) return say("anyTime");
  return `${clock(list[0][1], true)}–${clock(list[0][2], true)}${list.length > 1 ? " …" : ""}`;
}

/** What a rule counted, in words. */
function amount(unit, n) {
  if (unit === "millisecond") return span(n);
  if (unit === "metre") return n >= 10000 ? say("kilometres", number(Math.round(n / 100) / 10)) : say("metres", number(n));
  if (unit === "fen") return `¥ ${number(n / 100)}`;
  return number(n);
}

views.push({
  draw() {
    const row = r => el("tr", { class: r.cost ? null : "still" },
      el("td", null, ruleTitle(r.rule), el("small", null, ruleNote(r))),
      el("td", { class: "keep" }, r.level === "hard" && r.cost ? el("span", { class: "tag bad" }, say("levels").hard) : say("levels")[r.level]),
      el("td", { class: "num wide" }, r.weight ? say("weightOf", number(r.weight), r.unit) : say("off")),
      el("td", { class: "num wide" }, number(r.breaches)),
      el("td", { class: "num" }, amount(r.unit, r.amount)),
      el("td", { class: "num" }, r.weight ? number(r.cost) : "–"));
    // Within its level the dearest rule comes first; rules that count nothing follow.
    const rank = { hard: 0, medium: 1, soft: 2 };
    const list = [...data.rules].sort((a, b) => (b.cost > 0) - (a.cost > 0) || rank[a.level] - rank[b.level] || b.cost - a.cost);
    const heads = [["rule"], ["ruleLevel"], ["weight", "num wide"], ["places", "num wide"], ["amount", "num"], ["cost", "num"]];
    const scores = el("p", { class: "scores" }, ["hard", "medium", "soft"].map(k => el("span", null, `${say("levels")[k]} `, el("b", null, number(data.score[k])))));
    const grid = rows => el("table", { class: "wrap" }, el("thead", null, el("tr", null, heads.map(([k, c]) => el("th", { scope: "col", class: c }, el("span", null, say(k)))))), el("tbody", null, rows.map(row)));
    const quiet = list.filter(r => !r.cost);
    const open = byId("rules").querySelector("details")?.open || document.body.classList.contains("printing");
    show(byId("rules"), blockHead(say("rules"), scores), el("p", { class: "hint" }, say("rulesNote")),
      el("div", { class: "panel more" }, grid(list.filter(r => r.cost))),
      quiet.length > 0 && el("details", { class: "panel more", open }, el("summary", null, say("quietRules", quiet.length)), grid(quiet)));
  },
});
