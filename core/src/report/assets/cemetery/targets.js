// Targets: shares by year against what is asked, beside what they would be if nothing were done; all targets as one table.
const measured = (t, n) => say("unitOf", hundredths(n), say("measures")[t.measure]);
const boundOf = t => t.at_most_hundredths ?? t.at_least_hundredths ?? 0;
const isMost = t => t.at_most_hundredths !== undefined;
const asked = t => say(isMost(t) ? "atMost" : "atLeast", measured(t, boundOf(t)));
const lacksOf = t => t.measure === "awards" ? yuan(t.missing) : t.measure === "land-used" ? say("m2", square(t.missing)) : say("countOf", number(t.missing), say("missingUnit")[t.measure]);
const outcome = t => t.missing > 0 ? say(isMost(t) ? "tooMany" : "short", lacksOf(t)) : say("reached");

function shareChart(share, i, width) {
  const t = data.targets[share.target];
  const of = years => years.map(y => y.shares[i] / 100);
  const [plan, was, bound] = [of(data.years), of(data.as_is), boundOf(t) / 100];
  const { svg, x, y, left, wide } = frame({ label: `${share.label}: ${asked(t)}`, width, height: 190, xs: [0, Math.max(names.length - 1, 1)], ticks: names.map((name, k) => [k, name]), top: Math.max(...plan, ...was, bound, 1) * 1.06, unit: "%" });
  svg.append(mark("line", { class: "asked", x1: left, x2: left + wide, y1: y(bound), y2: y(bound) }),
    mark("path", { class: "course was", d: path(was.map((v, k) => [x(k), y(v)])) }),
    mark("path", { class: "course", d: path(plan.map((v, k) => [x(k), y(v)])) }),
    ...plan.map((v, k) => titled(mark("circle", { class: "dot", cx: x(k), cy: y(v), r: names[k] === String(t.year) ? 5 : 3 }), `${names[k]}: ${say("percentOf", number(v))}`)));
  const rows = names.map((name, k) => [name, number(plan[k]), number(was[k])]);
  return el("div", { class: "panel chart-box" }, el("h3", null, share.label),
    el("p", { class: t.missing > 0 ? "sub bad" : "sub" }, [say("natures")[t.nature], `${asked(t)} (${t.year})`, say("isNow", hundredths(t.reached_hundredths)), outcome(t)].join(" · ")),
    svg, behind(share.label, [[say("year")], [say("planCol"), true], [say("asIs"), true]], rows));
}

views.push(() => {
  const host = byId("targets");
  if (!data.targets.length) return show(host, blockHead(say("targets"), el("p", null, say("noTargets"))));
  const { fit, width } = room(Math.min(Math.max(data.shares.length, 1), 3));
  const columns = [[say("target")], [say("nature")], [say("year"), true], [say("askedFor")], [say("reachedCol"), true], [say("result")], [say("place")]];
  const rows = data.targets.map(t => ({ cells: [roomy(t.name), say("natures")[t.nature], String(t.year), asked(t), hundredths(t.reached_hundredths),
    el("span", { class: t.missing > 0 ? "state bad" : "state" }, outcome(t)), roomy(t.source ?? "–")] }));
  const keys = el("div", { class: "legend" }, ["course", "was", "asked-of"].map((key, i) => el("span", null, el("i", { class: `key ${key}`, "aria-hidden": "true" }), say(["planCol", "asIs", "askedFor"][i]))));
  return show(host, blockHead(say("targets"), el("p", null, say("targetsNote"))),
    data.shares.length ? [el("div", { class: `charts of${fit}` }, data.shares.map((share, i) => shareChart(share, i, width))), keys] : null, grid(say("targets"), columns, rows));
});
