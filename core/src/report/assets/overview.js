// Header and key figures.
views.push({
  draw() {
    document.title = data.name || say("untitled");
    byId("title").textContent = data.name || say("untitled");
    const last = data.days.length - 1;
    const facts = [
      last ? `${dayName(0, true)} – ${dayName(last, true)}` : dayName(0, true),
      data.zone,
      say("rounds", number(rounds.length), number(shifts.length)),
      data.synthetic && el("li", { class: "flag" }, say("synthetic")),
      ...data.travel.map(t => [say("travelFrom")[t.source], t.periods && say("byHour", t.periods), data.travel.length > 1 && `(${t.modes.join(say("list"))})`].filter(Boolean).join(" ")),
      ...new Set(data.travel.map(t => t.credit)),
      data.datum === "local-plane" && say("schematic"),
    ];
    show(byId("facts"), facts.filter(Boolean).map(f => f instanceof Node ? f : el("li", null, f)));
    drawVerdict();
    drawFigures();
    show(byId("nav"), links(["unserved", "caregivers", "visits", "rules"]));
    show(byId("foot"), el("p", null, say("foot")));
  },
});

function drawVerdict() {
  const node = byId("verdict");
  const broken = data.rules.filter(r => r.level === "hard" && r.cost > 0).length;
  const gone = visits.filter(v => v.state !== "ok").length;
  node.classList.toggle("broken", broken > 0);
  const gap = lang === "zh" ? "" : " ";
  show(node, broken ? el("b", null, say("broken", broken)) : say("kept"), gap || null,
    gone ? say("someServed", number(visits.length - gone), number(visits.length)) : say("allServed", number(visits.length)), gap || null,
    gone ? el("a", { href: "#unserved", on: { click: jump } }, say("notServed", number(gone))) : null);
}

const timeFigure = ms => parts(ms).flatMap(([n, unit]) => [n, el("small", null, unit)]);
const percent = (n, of) => of ? Math.round(1000 * n / of) / 10 : 0;

function drawFigures() {
  const gone = visits.filter(v => v.state !== "ok");
  const served = visits.length - gone.length;
  const optional = gone.filter(v => v.optional).length;
  const { total } = data;
  const late = visits.filter(v => v.late > 0);
  const over = caregivers.filter(c => c.over > 0);
  const [usual, of] = total.usual;
  const first = figure(say("served"), [number(served), el("small", null, say("ofAll", number(visits.length)))], say("percent", percent(served, visits.length)));
  first.insertBefore(el("dd", { class: "meter", "aria-hidden": "true" }, el("i", { style: { width: `${percent(served, visits.length)}%` } })), first.lastChild);
  show(byId("figures"), first,
    figure(say("left"), number(gone.length), gone.length ? say("mandatory", number(gone.length - optional), optional && number(optional)) : say("allServedNote"), gone.length > 0),
    figure(say("travel"), timeFigure(total.travel), [say("shareOfWork", percent(total.travel, total.work)), total.metres ? ` · ${say("km", number(Math.round(total.metres / 1000)))}` : ""]),
    figure(say("waiting"), timeFigure(total.waiting), say("shareOfWork", percent(total.waiting, total.work))),
    figure(say("tardiness"), timeFigure(total.late), say("lateVisits", late.length && number(late.length)), late.length > 0),
    figure(say("overtime"), hasContract ? timeFigure(total.over) : "–", hasContract ? say("overBy", over.length) : say("noContract")),
    figure(say("continuity"), of ? [String(percent(usual, of)), el("small", null, "%")] : "–", of ? say("usualOf", number(usual), number(of)) : say("noUsual")));
}
