// Where the figures of a plan come from: a table that any page of a plan may have, and its head.
const plainTable = options => ({ on: () => false, pick: () => {}, id: item => item.i, ...options });

function figuresTable(host) {
  return table(host, plainTable({
    label: "sources", items: data.figures.map((f, i) => ({ ...f, i })), match: (f, text) => holds(text, f.figure, f.note, f.place, say("origins")[f.nature]),
    columns: [
      { key: "figure", cell: f => f.figure, by: f => f.figure },
      { key: "value", cell: f => number(f.value), by: f => f.value, num: true },
      { key: "range", cell: f => f.low === undefined ? "–" : `${number(f.low)}–${number(f.high)}`, by: f => f.low ?? -1, num: true, wide: true },
      { key: "unit", cell: f => f.unit ?? "", by: f => f.unit ?? "", wide: true },
      { key: "origin", cell: f => el("span", { class: f.nature === "stated" ? "tag" : "tag bad" }, say("origins")[f.nature]), by: f => f.nature },
      { key: "place", cell: f => f.place ?? "–", by: f => f.place ?? "", wide: true },
      { key: "note", cell: f => f.note ?? "", by: f => f.note ?? "", wide: true },
    ],
  }));
}
function figuresHead() {
  const counts = ["stated", "implied", "assumed", "synthetic"].map(n => [n, data.figures.filter(f => f.nature === n).length]).filter(([, n]) => n);
  return blockHead(say("sources"), el("p", null, counts.map(([n, c]) => `${say("origins")[n]} ${number(c)}`).join(" · ")));
}
