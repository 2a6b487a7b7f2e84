// Start: language, days, search, keys, theme and print.
function drawDays() {
  const host = byId("days");
  if (data.days.length < 2) return show(host);
  const all = state.days.size === data.days.length;
  const one = day => button(dayName(day), e => {
    const next = new Set(e.shiftKey || e.ctrlKey || e.metaKey ? state.days : []);
    if (next.has(day) && next.size > 1) next.delete(day); else next.add(day);
    pickDays(next, day);
  }, { "aria-pressed": String(state.days.has(day) && !all), title: say("dayHint") });
  return show(host, data.days.map((_, day) => one(day)),
    data.days.length <= 14 && button(say("allDays"), () => pickDays(new Set(data.days.keys())), { "aria-pressed": String(all) }));
}
function pickDays(days, focus) {
  state.days = days;
  redraw();
  for (const view of views) view.selected?.();
  byId("days").children[focus ?? data.days.length]?.focus();
}

function find(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return select(null, null);
  const is = (test, ...fields) => fields.some(f => f && test(f.toLowerCase()));
  for (const test of [f => f === wanted, f => f.startsWith(wanted), f => f.includes(wanted)]) {
    const visit = visits.find(v => is(test, v.id, v.client));
    const caregiver = caregivers.find(c => is(test, c.id));
    if (visit) return select(visit.i, null);
    if (caregiver) return select(null, caregiver.i);
  }
  return select(null, null);
}

views.push({
  draw() {
    speak();
    drawDays();
    byId("find").placeholder = say("findHint");
  },
});
views.push(caregiverTable, visitTable);

function everything() {
  forgetColours();
  redraw();
}
function setLanguage(to) {
  lang = to;
  history.replaceState(null, "", `#lang=${to}`);
  everything();
}

chooseLanguage();
buildMap();
caregiverTable.build();
visitTable.build();
// The first day on which anything happens.
state.days = new Set([Math.min(...rounds.map(r => r.day), data.days.length - 1)]);
for (const node of document.querySelectorAll("[data-lang]")) node.addEventListener("click", () => setLanguage(node.dataset.lang));
addEventListener("hashchange", () => { chooseLanguage(); everything(); });
byId("find").addEventListener("change", e => find(e.target.value));
byId("find").addEventListener("keydown", e => { if (e.key === "Enter") find(e.target.value); });
byId("gantt-port").addEventListener("scroll", askRows);
byId("gantt-port").addEventListener("keydown", stepGantt);
addEventListener("keydown", e => { if (e.key === "Escape") select(null, null); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", everything);
let laid = 0;
new ResizeObserver(([entry]) => {
  const wide = Math.round(entry.contentRect.width);
  if (Math.abs(wide - laid) > 1) { laid = wide; drawGantt(); }
  gantt.from = -1;
  askRows();
}).observe(byId("gantt-port"));
addEventListener("beforeprint", () => { document.body.classList.add("printing"); everything(); if (map.canvas) drawMap(); });
addEventListener("afterprint", () => { document.body.classList.remove("printing"); everything(); });
everything();
