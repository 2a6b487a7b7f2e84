// Header and key figures.
views.push({
  draw() {
    document.title = data.name || say("untitled");
    byId("title").textContent = data.name || say("untitled");
    const last = data.days.length - 1;
    const facts = [
      last ? `${dayName(0)} – ${dayName(last)}` : dayName(0),
      data.zone,
      say("rounds", number(rounds.length), number(shifts.length)),
      data.synthetic && el("li", { class: "flag" }, say("synthetic")),
      say("travelFrom")[data.travel],
      data.datum === "local-plane" && say("schematic"),
    ];
    show(byId("facts"), facts.filter(Boolean).map(f => f instanceof Node ? f : el("li", null, f)));
    drawVerdict();
    drawFigures();
    show(byId("nav"), ["unserved", "caregivers", "visits", "rules"].map(id => el("a", { href: `#${id}`, on: { click: jump } }, say(id))));
    show(byId("foot"), el("p", null, say("foot")));
  },
});

/** The hash holds the language, so a link to a section scrolls by hand. */
function jump(event) {
  event.preventDefault();
  byId(event.currentTarget.getAttribute("href").slice(1)).scrollIntoView();
}

function drawVerdict() {
  const node = byId("verdict");
  const broken = data.rules.filter(r => r.level === "hard" && r.cost > 0).length;
  const gone = visits.filter(v => v.state !== "ok").length;
  node.classList.toggle("bad", broken > 0);
  const gap = lang === "zh" ? "" : " ";
  show(node, broken ? say("broken", broken) : say("kept"), gap || null,
    gone ? say("someServed", number(visits.length - gone), number(visits.length)) : say("allServed", number(visits.length)), gap || null,
    gone ? el("a", { href: "#unserved", on: { click: jump } }, say("notServed", number(gone))) : null);
}

function figure(label, value, sub, alert) {
  return el("dl", { class: alert ? "figure alert" : "figure" }, el("dt", null, label), el("dd", { class: "value" }, value), el("dd", { class: "sub" }, sub));
}
const timeFigure = ms => parts(ms).flatMap(([n, unit]) => [n, el("small", null, unit)]);
const percent = (n, of) => of ? Math.round(1000 * n / of) / 10 : 0;

function drawFigures() {
  const gone = visits.filter(v => v.state !== "ok");
  const served = visits.length - gone.length;
  const optional = gone.filter(v => v.optional).length;
  const sum = key => rounds.reduce((n, r) => n + r[key], 0);
  const late = visits.filter(v => v.late > 0);
  const over = caregivers.filter(c => overtime(c) > 0);
  const known = visits.filter(v => v.usual.length && v.stops.length);
  const kept = known.filter(v => caregiversOf(v).some(c => v.usual.includes(c)));
  const first = figure(say("served"), [number(served), el("small", null, say("ofAll", number(visits.length)))], say("percent", percent(served, visits.length)));
  first.insertBefore(el("dd", { class: "meter", "aria-hidden": "true" }, el("i", { style: { width: `${percent(served, visits.length)}%` } })), first.lastChild);
  show(byId("figures"), first,
    figure(say("left"), number(gone.length), gone.length ? say("mandatory", gone.length - optional, optional) : say("allServedNote"), gone.length > 0),
    figure(say("travel"), timeFigure(sum("travel")), [say("shareOfWork", percent(sum("travel"), sum("work"))), sum("metres") ? ` · ${say("km", number(Math.round(sum("metres") / 1000)))}` : ""]),
    figure(say("waiting"), timeFigure(sum("waiting")), say("shareOfWork", percent(sum("waiting"), sum("work")))),
    figure(say("tardiness"), timeFigure(rounds.reduce((n, r) => n + r.late, 0)), say("lateVisits", late.length), late.length > 0),
    figure(say("overtime"), hasContract ? timeFigure(over.reduce((n, c) => n + overtime(c), 0)) : "–", hasContract ? say("overBy", over.length) : say("noContract")),
    figure(say("continuity"), known.length ? [String(percent(kept.length, known.length)), el("small", null, "%")] : "–", known.length ? say("usualOf", kept.length, known.length) : say("noUsual")));
}

/** Work beyond the contract: by day, or over all days where that is more. */
function overtime(c) {
  const [perDay, perWeek] = c.contract;
  const by = key => {
    const sums = new Map();
    for (const r of c.rounds) sums.set(key(r), (sums.get(key(r)) || 0) + r.work);
    return [...sums.values()];
  };
  const beyond = (list, limit) => limit === null ? 0 : list.reduce((n, w) => n + Math.max(0, w - limit), 0);
  return Math.max(beyond(by(r => r.day), perDay), beyond(by(r => weekOf(r.day)), perWeek));
}
/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf(day) {
  return Math.floor((Date.parse(`${data.days[day]}T00:00:00Z`) / 86400000 + 3) / 7);
}
