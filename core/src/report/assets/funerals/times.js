// The data block of a page of a home, and its time: days, midnights and clocks, in milliseconds from the first midnight.
const data = JSON.parse(document.getElementById("data").textContent);
const tables = {};
const HOUR = 3600000;
const days = data.dates.length;
/** Midnight at the start of a day; the day before the first and the one after the last are there too. */
const midnight = day => data.midnights[day + 1];
const noon = day => midnight(day) + 12 * HOUR;

/** The day of an instant; -1 before the first, `days` after the last. */
function dayOf(ms) {
  if (ms < 0) return -1;
  let day = 0;
  while (day < days && ms >= midnight(day + 1)) day += 1;
  return day;
}
/** A clock time, counted from the midnight of `day`. */
function clockOn(day, ms) {
  const s = Math.floor((ms - midnight(day)) / 1000);
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}${s % 60 ? `:${two(s % 60)}` : ""}`;
}
/** A clock time of the day that it lies on, with the date where that is not `day`, or where there is no `day`. */
function when(ms, day) {
  const of = dayOf(ms);
  const date = of === day ? "" : `${dateOf(of)} `;
  if (of < 0 || of >= days) {
    const shift = of < 0 ? Math.floor(ms / (24 * HOUR)) : days + Math.floor((ms - midnight(days)) / (24 * HOUR));
    const from = of < 0 ? shift * 24 * HOUR : midnight(days) + (shift - days) * 24 * HOUR;
    const s = Math.floor((ms - from) / 1000);
    return `${dateOf(shift)} ${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}`;
  }
  return date + clockOn(of, ms);
}
/** Minutes with a decimal where they are not whole, rounded up, so that nothing is told shorter than it is. */
const minutes = ms => number(Math.ceil(ms / 6000) / 10);
const lasting = ms => {
  const all = Math.round(ms / 60000);
  return say("hoursOf", Math.floor(all / 60), all % 60);
};
