// The day that is shown, the case or collection that is picked, and the pool whose calendar is open.
Object.assign(state, { day: 0, picked: null, which: "all", desk: null });

/** The day on which a case or a collection is: of its farewell, or of its first step. */
function dayOfNode(node) {
  if (node.served !== undefined) return node.served ? node.served.day : null;
  return node.start === null ? null : dayOf(node.start);
}
const onDay = (node, day) => usesOf(node).some(u => u.from < midnight(day + 1) && u.to > midnight(day));
const usesOf = node => node.steps ? Object.values(node.steps) : node.step ? [node.step] : [];

/** Picks a case or collection, or lets it go; the day follows, where nothing of it is on the one that is shown. */
function pick(node) {
  state.picked = node === null || state.picked === node.key ? null : node.key;
  const day = pickedNode() ? dayOfNode(node) : null;
  if (day !== null && day >= 0 && day < days && !onDay(node, state.day)) state.day = day;
  drawGantt();
  drawCalendar();
  for (const t of Object.values(tables)) t.mark(true);
}
function choose(day) {
  state.day = day;
  drawGantt();
  drawCalendar();
}

const STEPS = ["hearse", "cold-storage", "preparation", "vigil-hall", "farewell-hall", "cremator"];
/** From when until when, told for a reader of `day`. */
const stretch = (from, to, day) => `${when(from, day)}–${when(to, dayOf(from))}`;

const stepCell = kind => c => c.steps[kind] ? [stretch(c.steps[kind].from, c.steps[kind].end, c.served.day), " ", el("span", { class: "dim" }, place(c.steps[kind]))] : "–";
const stepColumn = (kind, more) => ({ key: kind, cell: stepCell(kind), by: c => c.steps[kind]?.from ?? Infinity, ...more });
const uses2 = kind => cases.some(c => c.steps[kind]);
