// A table that can be sorted and filtered. Only the rows in view are in the page; empty rows above and below keep
// the height.
const CELL = 33;

/** `columns`: { key, cell(item), by(item) to sort by, num, wide (left out on a phone) }; `match(item, text)` filters. */
function table(host, { columns, items, label, match, on, pick, id }) {
  const list = { shown: items, key: null, down: false, text: "", from: -1, to: -1 };
  const head = el("tr");
  const body = el("tbody");
  const grid = el("table", { "aria-rowcount": items.length + 1 }, el("thead", null, head), body);
  const port = el("div", { class: "panel grid-port", tabindex: "0", role: "region" }, grid);
  host.append(port);

  function arrange() {
    const column = columns.find(c => c.key === list.key);
    list.shown = items.filter(i => match(i, list.text));
    if (column) list.shown.sort((a, b) => compare(column.by(a), column.by(b)) * (list.down ? -1 : 1));
    list.from = -1;
    rows();
  }
  function compare(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), lang, { numeric: true });
  }
  function rows() {
    const printing = document.body.classList.contains("printing");
    const first = Math.floor(port.scrollTop / CELL);
    const from = printing ? 0 : Math.max(0, first - 8);
    const to = Math.min(list.shown.length, printing ? 2000 : first + 16 + 12);
    if (from === list.from && to === list.to) return;
    [list.from, list.to] = [from, to];
    const blank = n => n > 0 ? el("tr", { "aria-hidden": "true" }, el("td", { colspan: columns.length, style: { height: `${n * CELL}px`, padding: "0", border: "0" } })) : null;
    show(body, blank(from), list.shown.slice(from, to).map((item, k) => el("tr", {
      "data-row": id(item), "aria-rowindex": from + k + 2, class: on(item) ? "on" : null, "aria-selected": String(on(item)),
      on: { click: e => { if (!e.target.closest("button")) pick(item); } },
    }, columns.map(c => el("td", { class: classes(c) }, c.cell(item))))), blank(list.shown.length - to));
  }
  const classes = c => [c.num && "num", c.wide && "wide"].filter(Boolean).join(" ") || null;
  let asked = false;
  port.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; rows(); });
  });

  return {
    draw() {
      port.setAttribute("aria-label", say(label));
      show(head, columns.map(c => el("th", {
        scope: "col", class: classes(c), "aria-sort": c.key === list.key ? list.down ? "descending" : "ascending" : null,
      }, button(say(c.key), () => {
        [list.key, list.down] = list.key === c.key ? [c.key, !list.down] : [c.key, Boolean(c.num)];
        this.draw();
        [...head.querySelectorAll("button")][columns.indexOf(c)].focus();
      }))));
      arrange();
    },
    filter(text) { list.text = text; port.scrollTop = 0; arrange(); return list.shown.length; },
    mark(from) {
      const k = list.shown.findIndex(on);
      const y = k * CELL - port.scrollTop;
      if (k >= 0 && !from && (y < 0 || y > port.clientHeight - 3 * CELL)) port.scrollTop = Math.max(0, k * CELL - port.clientHeight / 2 + CELL);
      list.from = -1;
      rows();
    },
  };
}

const blockHead = (title, note, ...more) => el("div", { class: "block-head" }, el("h2", null, title), note, ...more);
