// Every case with its steps and what they cost its family; collections, with when they are and how late.
const CASES_IN = {
  all: () => true, unserved: c => !c.served, off: c => c.served?.deviation > 0 || c.served?.away > 0, waiting: c => c.served?.waiting > 0, upgraded: c => c.served?.upgrade > 0,
  confirmed: c => c.confirmed, today: c => c.served?.day === state.day,
};
const figureOf = (key, word) => ({ key, cell: c => c.served ? c.served[key] > 0 ? word(c.served[key]) : "0" : "–", by: c => c.served?.[key] ?? -1, num: true });

function buildCases() {
  tables.cases = table(byId("cases-table"), nodeTable({
    label: "cases", items: cases, match: (c, text) => CASES_IN[state.which](c) && holds(text, c.label, ...Object.values(c.steps).map(place)),
    columns: [
      { key: "caseWord", cell: nameLink, by: c => c.label },
      ...days > 1 ? [{ key: "day", cell: c => c.served ? dateOf(c.served.day) : el("span", { class: "bad" }, say("notServed")), by: c => c.served?.day ?? Infinity }] : [{ key: "begins", cell: c => c.served ? when(c.served.rite, c.served.day) : el("span", { class: "bad" }, say("notServed")), by: c => c.served?.rite ?? Infinity }],
      stepColumn("farewell-hall"), stepColumn("cremator"),
      figureOf("deviation", n => say("min", minutes(n))),
      ...days > 1 ? [figureOf("away", number)] : [],
      figureOf("waiting", n => say("min", minutes(n))),
      ...uses2("farewell-hall") ? [figureOf("upgrade", number)] : [],
      { key: "wishes", cell: c => wishOf(c, c.served?.day ?? state.day), by: c => c.wishes[0]?.[0] ?? Infinity, wide: true },
      ...["hearse", "cold-storage", "preparation"].filter(uses2).map(kind => stepColumn(kind, { wide: true })),
      ...uses2("vigil-hall") ? [{ key: "vigil-hall", cell: c => c.steps["vigil-hall"] ? [say("nights", c.nights), " ", el("span", { class: "dim" }, place(c.steps["vigil-hall"]))] : "–", by: c => c.nights, wide: true }] : [],
      { key: "ashes", cell: c => c.served && c.served.ashes !== null ? when(c.served.ashes, c.served.day) : "–", by: c => c.served?.ashes ?? Infinity, wide: true },
      { key: "latest", cell: c => c.latest === null ? "–" : when(c.latest), by: c => c.latest ?? Infinity, wide: true },
      { key: "priority", cell: c => number(c.priority), by: c => c.priority, num: true, wide: true },
    ],
  }));
  byId("collections").hidden = !collections.length;
  tables.collections = table(byId("collections-table"), nodeTable({
    label: "collections", items: collections, match: (c, text) => holds(text, c.label, c.step && place(c.step)),
    columns: [
      { key: "collection", cell: nameLink, by: c => c.label },
      { key: "ready", cell: c => when(c.ready), by: c => c.ready, wide: true },
      { key: "due", cell: c => when(c.due), by: c => c.due },
      { key: "begins", cell: c => c.start === null ? el("span", { class: "bad" }, say("notMade")) : when(c.start), by: c => c.start ?? Infinity },
      { key: "late", cell: c => c.start === null ? "–" : say("min", minutes(Math.max(c.start - c.due, 0))), by: c => c.start === null ? Infinity : c.start - c.due, num: true },
      { key: "by", cell: c => c.step ? place(c.step) : "–", by: c => c.step ? place(c.step) : "", wide: true },
    ],
  }));
}
views.push(() => {
  const kinds = Object.keys(CASES_IN).filter(k => k === "all" || (k === "today" ? days > 1 : cases.some(CASES_IN[k])));
  byId("cases").firstChild.replaceWith(blockHead(say("cases"), el("p", null, say("casesNote")),
    choice(say("which"), kinds.map(k => [k, say("casesIn")[k]]), state.which, k => { state.which = k; tables.cases.filter(state.text); })));
  byId("collections").firstChild.replaceWith(blockHead(say("collections"), el("p", null, say("collectionsNote"))));
});
