// The register: how many plots stand where, by kind and site, and each of them.
/** Whether maintenance was paid up to a day that is over. */
const isDue = p => p.fee_until !== null && data.at !== null && p.fee_until <= dateText(dayOf(data.at));
/** The date of a day as a document writes it. */
function dateText(day) {
  const [y, m, d] = data.dates[0].split("-").map(Number);
  return new Date(Date.UTC(y, m - 1, d + day)).toISOString().slice(0, 10);
}

function buildPlots() {
  tables.plots = table(byId("plots-table"), plainTable({
    label: "plots", items: plots, match: (p, text) => holds(text, p.label, p.kind, p.site, p.right, say("plotStates")[p.state]),
    columns: [
      { key: "plot", cell: p => p.label, by: p => p.label },
      { key: "kind", cell: p => p.kind, by: p => p.kind, wide: true },
      { key: "site", cell: p => p.site ?? "–", by: p => p.site ?? "", wide: true },
      { key: "stateWord", cell: p => el("span", { class: p.state === "held" ? "tag bad" : "tag" }, say("plotStates")[p.state]), by: p => PLOT_STATES.indexOf(p.state) },
      { key: "right", cell: p => p.right ?? "–", by: p => p.right ?? "" },
      { key: "until", cell: p => p.until === null ? "–" : when(p.until), by: p => p.until ?? Infinity, wide: true },
      { key: "feeUntil", cell: p => p.fee_until === null ? "–" : isDue(p) ? el("span", { class: "bad" }, say("feeDue", p.fee_until)) : p.fee_until, by: p => p.fee_until ?? "" },
    ],
  }));
}
views.push(() => {
  const host = byId("plots");
  host.hidden = !data.register.length;
  const all = sum(plotsIn);
  const rows = data.register.map(([kind, site, counts]) => ({ cells: [kind, site ?? "–", ...counts.map(number), number(sum(counts))] }));
  host.firstChild.replaceWith(el("div", null, blockHead(say("plots"), el("p", null, plots.length < all ? say("plotsSome", number(plots.length), number(all)) : say("plotsNote"))),
    grid(say("register"), [[say("kind")], [say("site")], ...PLOT_STATES.map(s => [say("plotStates")[s], true]), [say("allWord"), true]], rows),
    el("h3", { class: "sub-head" }, say("eachPlot"))));
});
