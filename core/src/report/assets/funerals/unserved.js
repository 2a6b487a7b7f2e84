// Who is not served and why; and, with an earlier plan, which families have to be told of a change.
const why = u => say("obstacles")[u.why.obstacle](u.why.step ? say("steps")[STEP_KINDS[u.why.step]] : null, u.why.days);
const STEP_KINDS = { pickup: "hearse", storage: "cold-storage", preparation: "preparation", vigil: "vigil-hall", farewell: "farewell-hall", cremation: "cremator" };

function buildUnserved() {
  tables.unserved = table(byId("unserved-table"), {
    label: "unserved", items: [...lacking].sort((a, b) => b.case.priority - a.case.priority), on: u => u.case.key === state.picked, pick: u => pick(u.case), id: u => u.i,
    match: (u, text) => holds(text, u.case.label, why(u)),
    columns: [
      { key: "caseWord", cell: u => nameLink(u.case), by: u => u.case.label },
      { key: "priority", cell: u => number(u.case.priority), by: u => u.case.priority, num: true, wide: true },
      { key: "why", cell: u => why(u), by: u => why(u) },
      { key: "wishes", cell: u => wishOf(u.case), by: u => u.case.wishes[0]?.[0] ?? Infinity, wide: true },
      { key: "may", cell: u => u.case.days === null ? say("anyDay") : u.case.days.map(day => dateOf(day)).join(say("list")) || "–", by: u => u.case.days?.length ?? days, wide: true },
    ],
  });
  byId("unserved-table").hidden = !lacking.length;
}
function reasons() {
  const all = new Map();
  for (const u of lacking) all.set(why(u), (all.get(why(u)) ?? 0) + 1);
  return [...all].sort((a, b) => b[1] - a[1]);
}
function buildChanges() {
  byId("changes").hidden = data.moved === null;
  byId("changes-table").hidden = !moved.length;
  tables.changes = table(byId("changes-table"), {
    label: "changes", items: moved, on: m => m.case.key === state.picked, pick: m => pick(m.case), id: m => m.i, match: (m, text) => holds(text, m.case.label),
    columns: [
      { key: "caseWord", cell: m => nameLink(m.case), by: m => m.case.label },
      { key: "was", cell: m => m.was === null ? "–" : when(m.was), by: m => m.was ?? Infinity },
      { key: "is", cell: m => m.case.served ? when(m.case.served.rite) : el("span", { class: "bad" }, say("notServed")), by: m => m.case.served?.rite ?? Infinity },
      { key: "farewell-hall", cell: m => m.case.steps["farewell-hall"] ? place(m.case.steps["farewell-hall"]) : "–", by: m => m.case.steps["farewell-hall"] ? place(m.case.steps["farewell-hall"]) : "", wide: true },
    ],
  });
}
views.push(() => {
  const head = blockHead(say("unserved"), el("p", null, lacking.length ? say("unservedNote", lacking.length) : say("everybody")));
  const rows = reasons().map(([words, n]) => ({ cells: [words, number(n)] }));
  byId("unserved").firstChild.replaceWith(el("div", null, head, lacking.length ? [grid(say("byReason"), [[say("why")], [say("cases"), true]], rows, "wrap"), el("h3", { class: "sub-head" }, say("eachOfThem"))] : null));
  byId("changes").firstChild.replaceWith(blockHead(say("changes"), el("p", null, moved.length ? say("changesNote", moved.length) : say("nothingMoved"))));
});
