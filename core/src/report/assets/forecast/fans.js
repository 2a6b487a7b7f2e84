// Fans over time: the list, and how long those waited who got a bed; one picture for each plan, all of one scale.
function fan(label, width, points, top, unit) {
  const { svg, x, y } = frame({ label, width, height: 230, xs: [0, answer.days], ticks: newYears, top, unit });
  // Stretches without a gap; a single point is a short line.
  const runs = [];
  let open = false;
  for (const p of points) {
    if (!p.shares) { open = false; continue; }
    if (!open) runs.push([]);
    open = true;
    runs[runs.length - 1].push(p);
  }
  const at = (p, i) => [x(p.day), y(p.shares[i])];
  for (const run of runs) {
    const wide = run.length > 1 ? run : [run[0], { ...run[0], day: run[0].day + answer.days / 200 }];
    svg.append(mark("path", { class: "band", d: area(wide.map(p => at(p, 4)), wide.map(p => at(p, 0))) }),
      mark("path", { class: "inner", d: area(wide.map(p => at(p, 3)), wide.map(p => at(p, 1))) }),
      mark("path", { class: "course", d: path(wide.map(p => at(p, 2))) }));
  }
  return svg;
}
const shareHeads = () => ["p10", "p25", "p50", "p75", "p90"].map(key => [say(key), true]);

function fans(id, unit, points, digits) {
  const group = groups[looked.group];
  const series = answer.plans.map(plan => points(group.of(plan)));
  const top = Math.max(1, ...series.flat().flatMap(p => p.shares ? [p.shares[4]] : []));
  const { fit, width } = room(Math.min(answer.plans.length, 3));
  const choose = el("select", { class: "choice", "aria-label": say("whom"), on: { change: e => { looked.group = Number(e.target.value); everything(); byId(id).querySelector("select").focus(); } } },
    groups.map((g, i) => el("option", { value: i, selected: i === looked.group }, groupName(g))));
  const boxes = answer.plans.map((plan, i) => {
    const name = data.plan_names[i];
    const label = `${say(id)} · ${name} · ${groupName(group)}`;
    // About 24 rows tell the course; the file of --out has every look.
    const every = Math.max(1, Math.ceil(series[i].length / 24));
    const rows = series[i].filter((_, k) => k % every === 0).map(p => [dateOf(p.day), ...p.shares ? p.shares.map(v => rounded(v, digits)) : Array(5).fill("–")]);
    return el("div", { class: "panel chart-box" }, el("h3", null, name), fan(label, width, series[i], top, unit), behind(label, [[say("day")], ...shareHeads()], rows));
  });
  const keys = el("div", { class: "legend" });
  legend(keys, ["median", "kMedian"], ["inner", "kInner"], ["band", "kBand"]);
  return show(byId(id), blockHead(say(id), el("p", null, say(`${id}Note`)), choose), el("div", { class: `charts of${fit}` }, boxes), keys);
}
views.push(
  () => fans("list", say("peopleUnit"), g => g.fan.map(f => ({ day: f.day, shares: f.waiting })), 0),
  // Nobody can have got a bed before the first look.
  () => fans("waits", say("daysUnit"), g => g.waits.slice(1).map(f => ({ day: f.day, shares: f.days })), 0));
