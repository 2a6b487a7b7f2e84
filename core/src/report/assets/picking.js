// What is picked on a page: tables whose rows are nodes, links that pick one, and a list to choose from. A page says with
// `pick` what follows, and keeps what can be picked in `nodes`, by key.
const pickedNode = () => state.picked === null ? null : nodes.get(state.picked) ?? null;
const nameLink = node => button(node.label, () => pick(node), { class: "link", "data-node": node.key });
/** A table whose rows are nodes. */
const nodeTable = options => ({ on: n => n.key === state.picked, pick, id: n => n.key, ...options });
addEventListener("keydown", e => { if (e.key === "Escape" && state.picked !== null) pick(null); });
function choice(label, options, chosen, change) {
  return el("select", { class: "choice", "aria-label": label, on: { change: e => change(e.target.value) } }, options.map(([value, word]) => el("option", { value, selected: value === chosen }, word)));
}
