// Dates as people say them: words, and the days of a document's horizon.
Object.assign(COMMON.en, {
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  dateWords: (y, m, d, weekday, whole) => `${weekday} ${d} ${COMMON.en.months[m - 1]}${whole ? ` ${y}` : ""}`, fromTo: (a, b) => `${a} to ${b}`,
});
Object.assign(COMMON.zh, {
  weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  dateWords: (y, m, d, weekday, whole) => `${whole ? `${y}年` : ""}${m}月${d}日 ${weekday}`, fromTo: (a, b) => `${a}至${b}`,
});
const two = n => String(n).padStart(2, "0");

/** A date as people say it, of days outside the horizon as well. */
function dateOf(day, whole) {
  const [y, m, d] = data.dates[0].split("-").map(Number);
  const date = new Date(Date.UTC(y, m - 1, d + day));
  const [month, of, weekday] = [date.getUTCMonth() + 1, date.getUTCDate(), say("weekdays")[date.getUTCDay()]];
  return say("dateWords", date.getUTCFullYear(), month, of, weekday, Boolean(whole));
}
