// Targets: each by year against what is asked, as pictures and as one table; then the beds that there are.
const UNITS = {
  "share-of-beds": "percent", "government-share": "percent", "streets-covered": "percent", "staff-share": "percent",
  "beds-per-1000": "perThousand", "staff-per-1000-elderly": "perThousand", "staff-per-100-beds": "perHundredBeds",
  beds: "bedsUnit", "new-beds": "bedsUnit", institutions: "homesUnit", "homes-adapted": "homesUnit",
};
const measured = (t, n) => say("unitOf", hundredths(n), say("measures")[UNITS[t.measure]]);
const asked = t => say(t.at_most ? "atMost" : "atLeast", measured(t, t.asked));
const outcome = t => t.missing > 0 ? say("short", number(t.missing), say("missingUnit")[t.measure]) : say("reached");

function drawTargets() {
  const host = byId("targets");
  if (!data.targets.length) return show(host, blockHead(say("targets"), el("p", null, say("noTargets"))));
  const { fit, width } = room(data.targets.length > 4 ? 4 : Math.min(data.targets.length, 3));
  const pictures = data.targets.map(t => {
    const top = Math.max(...t.reached, t.asked) / 100;
    const { svg, x, y, left, wide } = frame({ label: `${t.name}: ${asked(t)}`, width, height: 170, xs: [0, Math.max(lastYear, 1)], ticks: data.years.map((name, i) => [i, String(name)]), top: top * 1.06, unit: say("measures")[UNITS[t.measure]] });
    const points = t.reached.map((v, i) => [x(i), y(v / 100)]);
    svg.append(mark("line", { class: "asked", x1: left, x2: left + wide, y1: y(t.asked / 100), y2: y(t.asked / 100) }),
      mark("path", { class: "course", d: path(points) }),
      ...points.map(([cx, cy], i) => titled(mark("circle", { class: "dot", cx, cy, r: i === t.year ? 5 : 3 }), `${data.years[i]}: ${measured(t, t.reached[i])}`)));
    return el("div", { class: "panel chart-box" }, el("h3", null, t.name),
      el("p", { class: t.missing > 0 ? "sub bad" : "sub" }, [say("natures")[t.nature], `${asked(t)} (${yearName(t.year)})`, outcome(t)].join(" · ")), svg);
  });
  const columns = [[say("target")], [say("nature")], [say("askedFor")], ...data.years.map(y => [String(y), true]), [say("result")], [say("place")]];
  const rows = data.targets.map(t => ({ cells: [el("span", { class: "name" }, t.name), say("natures")[t.nature], `${asked(t)} (${yearName(t.year)})`,
    ...t.reached.map(hundredths), el("span", { class: t.missing > 0 ? "state bad" : "state" }, outcome(t)), t.source ?? "–"] }));
  const keys = el("div", { class: "legend" });
  legend(keys, ["median", "kReached"]);
  keys.append(el("span", null, say("kAsked")));
  return show(host, blockHead(say("targets"), el("p", null, say("targetsNote"))), el("div", { class: `charts of${fit}` }, pictures), keys,
    grid(say("targets"), columns, rows));
}
views.push(drawTargets);

function drawCapacity() {
  const names = data.years.map(String);
  const marks = hues(data.kinds);
  const parts = data.kinds.map(([label, atHome], k) => ({ label: atHome ? say("atHome", label) : label, hue: marks[k], values: data.beds[k] }));
  const institutional = data.years.map((_, t) => sum(data.kinds.map(([, atHome], k) => atHome ? 0 : data.beds[k][t])));
  const share = (k, t) => institutional[t] && !data.kinds[k][1] ? say("percentOf", number(Math.round(1000 * data.beds[k][t] / institutional[t]) / 10)) : "–";
  const columns = [[say("kind")], ...names.flatMap(y => [[y, true], [say("share"), true]])];
  const rows = [...parts.map((p, k) => [p.label, ...names.flatMap((_, t) => [number(p.values[t]), share(k, t)])]),
    [say("inInstitutions"), ...names.flatMap((_, t) => [number(institutional[t]), ""])]];
  return show(byId("capacity"), blockHead(say("capacity"), el("p", null, say("capacityNote"))),
    el("div", { class: "panel chart-box" }, stack({ label: say("capacity"), width: room(1).width, names, parts, unit: say("bedsWord"), words: number }),
      hueLegend(parts.map(p => p.label), marks), behind(say("capacity"), columns, rows)));
}
views.push(drawCapacity);
