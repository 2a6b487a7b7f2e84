// Who goes unserved and why: for each visit the rules in the way, and what would help.
const cases = { limit: 12 };

/** Whether no round could serve a visit even with nothing else to do. */
const impossible = v => Boolean(v.reason && v.reason.looked && !v.reason.full);

/** The rules in the way of a visit, each with a bar as long as its share of the rounds. */
function whyList(v) {
  const { looked, full, obstacles } = v.reason;
  if (!obstacles.length && !full) return el("p", { class: "hint" }, say("noReason"));
  return [
    el("ul", { class: "why" }, obstacles.map(([rule, excludes]) => el("li", null,
      el("span", null, obstacle(rule, v, excludes === looked)), el("span", { class: "count" }, say("excludes", number(excludes), number(looked))),
      el("span", { class: "meter", "aria-hidden": "true" }, el("i", { style: { width: `${percent(excludes, looked)}%` } }))))),
    el("div", { class: "help" }, el("p", null, say("wouldHelp")), el("ul", null, help(v).map(h => el("li", null, h[0].toUpperCase() + h.slice(1))))),
  ];
}

function help(v) {
  const { looked, full, obstacles } = v.reason;
  const list = obstacles.filter(o => o[2] > 0).sort((a, b) => b[2] - a[2]).slice(0, 2).map(([rule, , alone]) => say("helpAlone", number(alone), remedy(rule, v)));
  if (full) list.unshift(say("helpFull", number(full)));
  return list.length ? list : [looked ? say("helpNone") : say("noReason")];
}

function oneCase(v) {
  const facts = [servicesOf(v), visitStreet(v), windowShort(v), needs(v)].filter(Boolean);
  return el("article", { class: state.visit === v.i ? "panel case on" : "panel case", "data-case": v.i },
    el("div", { class: "case-head" }, toVisit(v.i), el("span", { class: "tags" }, impossible(v) && el("span", { class: "tag bad" }, say("impossible")), el("span", { class: "tag" }, v.optional ? say("optional") : `${say("priority")} ${v.priority}`))),
    el("p", null, facts.join(" · ")),
    v.state === "part" ? el("p", null, say("partly")) : null,
    v.reason ? whyList(v) : el("p", { class: "hint" }, say("noReason")));
}

function drawUnserved() {
  const gone = visits.filter(v => v.state !== "ok").sort((a, b) => impossible(b) - impossible(a) || a.optional - b.optional || b.priority - a.priority || a.i - b.i);
  const host = byId("unserved");
  if (!gone.length) return show(host, blockHead(say("unserved"), el("p", null, say("allServedNote"))));
  const shown = document.body.classList.contains("printing") ? gone : gone.slice(0, cases.limit);
  const rest = gone.length - shown.length;
  return show(host, blockHead(say("unserved"), el("p", null, `${say("shown", number(shown.length), number(gone.length))} · ${say("unservedNote")}`)),
    el("div", { class: "cases" }, shown.map(oneCase)),
    rest > 0 ? button(say("moreCases", number(Math.min(rest, 48))), () => { cases.limit += 48; drawUnserved(); }, { class: "tool more" }) : null);
}
views.push({
  draw: drawUnserved,
  selected() { for (const node of document.querySelectorAll("[data-case]")) node.classList.toggle("on", Number(node.dataset.case) === state.visit); },
});
