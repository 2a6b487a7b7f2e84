// Requests with their numbers, and what each has: all of them, or the first of each sort where they are very many.
const REQUESTS_IN = { all: () => true, without: r => !r.slot, drawn: r => r.drawn, otherwise: r => r.slot && !r.drawn };
/** What stood in the way of its wishes, in the order of the wishes, each once. */
const whyNot = r => [...new Set(r.wishes.map(w => w.why))].map(reasonWord).join(say("list"));
const comes = r => [r.cars ? say("byCar") : null, r.riders ? say("byShuttleWord") : null].filter(Boolean).join(say("list")) || "–";

function buildRequests() {
  tables.requests = table(byId("requests-table"), plainTable({
    label: "requests", items: requests, on: r => r.slot !== null && r.slot.key === state.picked,
    match: (r, text) => REQUESTS_IN[state.which](r) && (!text || holds(text, r.label, r.number === null ? null : String(r.number), r.slot && slotName(r.slot))),
    columns: [
      { key: "request", cell: r => r.label, by: r => r.label },
      ...data.draw ? [{ key: "numberWord", cell: r => number(r.number), by: r => r.number, num: true }] : [],
      { key: "people", cell: r => number(r.people), by: r => r.people, num: true, wide: true },
      { key: "comes", cell: comes, by: comes, wide: true },
      { key: "slot", cell: r => r.slot ? slotLink(r.slot) : el("span", { class: "bad" }, say("none")), by: r => r.slot ? r.slot.i : Infinity },
      { key: "rank", cell: r => r.rank === null ? "–" : number(r.rank), by: r => r.rank ?? Infinity, num: true },
      ...data.draw ? [{ key: "howGiven", cell: r => r.slot ? say(r.drawn ? "byDraw" : "otherwise") : "–", by: r => r.slot ? r.drawn ? 0 : 1 : 2, wide: true }] : [],
      { key: "why", cell: r => r.slot ? "" : whyNot(r), by: r => r.slot ? "" : whyNot(r), wide: true },
    ],
  }));
}
views.push(() => {
  const listed = requests.length < data.asked.requests
    ? say("requestsSome", number(requests.length), number(data.asked.requests), number(requests.filter(r => !r.slot).length), number(requests.filter(r => r.slot).length))
    : say("requestsAll", number(requests.length));
  const kinds = Object.keys(REQUESTS_IN).filter(k => k === "all" || requests.some(REQUESTS_IN[k]));
  byId("requests").firstChild.replaceWith(blockHead(say("requests"), el("p", null, listed),
    choice(say("which"), kinds.map(k => [k, say("requestsIn")[k]]), state.which, k => { state.which = k; tables.requests.filter(state.text); })));
});
