// The calendar of a site: a row for each time, a column for each day, and in each cell how much is used of a slot.
/** What a slot uses and has of each; `null` where it has none of it, and no second number where any number may come. */
const MEASURES = {
  people: s => [s.people, s.places],
  cars: s => [s.cars, s.parking],
  byShuttle: s => s.run ? [s.run.riders, s.run.seats] : null,
  firstWishes: s => [s.first_wishes, s.places],
};
/** More times of one site than this are in the table of slots only. */
const MOST_TIMES = 120;
/** How strong the colour of a cell is that is full, in percent: its words stay dark enough to read. */
const DARKEST = 46;

const shareWords = ([used, of]) => of === null ? number(used) : of > 0 ? say("percentOf", number(Math.floor(100 * used / of))) : number(used);
const shade = ([used, of]) => `${of > 0 ? Math.min(used / of, 1) * DARKEST : 0}%`;
function cellWords(s, measured) {
  const [used, of] = measured ?? [];
  const much = measured === null ? say("noRun") : of === null ? number(used) : partOf(used, of);
  return [slotName(s), `${say(state.measure)} ${much}`, s.peak ? say("byDraw") : null, s.people > s.capacity ? say("beyondRoom", number(s.people - s.capacity)) : null].filter(Boolean).join(" · ");
}
function cell(s) {
  const measured = MEASURES[state.measure](s);
  const full = measured !== null && measured[1] !== null && measured[0] >= measured[1];
  const on = s.key === state.picked;
  return el("button", {
    type: "button", class: ["heat-cell", full && "full", s.people > s.capacity && "over"].filter(Boolean).join(" "), "data-cell": s.i, "aria-pressed": String(on), "aria-label": cellWords(s, measured), title: cellWords(s, measured),
    style: { "--shade": measured === null ? "0%" : shade(measured) }, on: { click: () => pick(s) },
  }, s.peak ? el("i", { class: "star", "aria-hidden": "true" }, "★") : null, measured === null ? "–" : shareWords(measured));
}
/** All of a day: a run of shuttles once, however many slots share it. */
function wholeDay(list) {
  const own = state.measure === "byShuttle" ? [...new Map(list.filter(s => s.run).map(s => [s.run, s])).values()] : list;
  const all = own.map(MEASURES[state.measure]);
  if (!all.length) return "";
  return shareWords([sum(all.map(m => m[0])), all.some(m => m[1] === null) ? null : sum(all.map(m => m[1]))]);
}

function heat(site) {
  const times = [...new Set(site.slots.map(s => s.time))].sort();
  const byDay = data.dates.map((_, day) => site.slots.filter(s => s.day === day));
  const head = el("tr", null, el("th", { scope: "col" }, el("span", null, say("time"))), data.dates.map((_, day) => el("th", { scope: "col" }, el("span", null, dateOf(day)))));
  const rows = times.slice(0, MOST_TIMES).map(time => el("tr", null, el("th", { scope: "row" }, el("span", null, time)), byDay.map(list => el("td", null, list.filter(s => s.time === time).map(cell)))));
  const whole = el("tr", { class: "whole" }, el("th", { scope: "row" }, el("span", null, say("wholeDay"))), byDay.map(list => el("td", null, wholeDay(list))));
  const label = `${say("calendar")}: ${site.label}`;
  return [
    sites.length > 1 ? el("h3", { class: "sub-head" }, site.label) : null,
    el("div", { class: "panel grid-port heat", tabindex: "0", role: "region", "aria-label": label }, el("table", null, el("thead", null, head), el("tbody", null, rows, whole))),
    times.length > MOST_TIMES ? el("p", { class: "hint" }, say("moreTimes", number(times.length - MOST_TIMES))) : null,
  ];
}

/** Scrolls to the day that most people want, which is what a calendar of a season is opened for. */
function showWanted(port) {
  const wanted = [...sites[state.site].slots].sort((a, b) => b.first_wishes - a.first_wishes)[0];
  const at = wanted && port.querySelector(`[data-cell="${wanted.i}"]`)?.closest("td");
  if (at) port.scrollLeft = at.offsetLeft - port.clientWidth / 2;
}

function drawCalendar() {
  const host = byId("calendar");
  const old = host.querySelector(".heat");
  const [left, top, held] = [old?.scrollLeft ?? 0, old?.scrollTop ?? 0, host.contains(document.activeElement) ? document.activeElement.dataset.cell : null];
  const measures = Object.keys(MEASURES).filter(key => key !== "byShuttle" || shuttles.length);
  const tools = [
    sites.length > 1 ? choice(say("site"), sites.map(s => [String(s.i), s.label]), String(state.site), i => { state.site = Number(i); drawCalendar(); }) : null,
    choice(say("measure"), measures.map(key => [key, say("measures")[key]]), state.measure, key => { state.measure = key; drawCalendar(); }),
  ];
  const keys = el("div", { class: "legend" });
  legend(keys, ["empty", "kEmpty"], ["half", "kHalf"], ["full", "kFull"], ["over", "kOver"]);
  keys.append(el("span", null, el("i", { class: "star", "aria-hidden": "true" }, "★"), say("kPeak")));
  const shown = printing() ? sites.filter(s => s.slots.length) : [sites[state.site]];
  show(host, blockHead(say("calendar"), el("p", null, say("calendarNote")), el("div", { class: "filter" }, tools)),
    shown.filter(Boolean).flatMap(heat), keys, el("div", { class: "panel picked", "aria-live": "polite" }, detail()));
  const port = host.querySelector(".heat");
  if (port && old) Object.assign(port, { scrollLeft: left, scrollTop: top });
  else if (port) showWanted(port);
  if (held) host.querySelector(`[data-cell="${held}"]`)?.focus({ preventScroll: true });
}
views.push(drawCalendar);
