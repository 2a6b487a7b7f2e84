// What is told of the case or collection that is picked, and what the chart's signs mean.
const CHART_KEYS = [["use", "kUse"], ["use on", "kPicked"], ["tail", "kAfter"], ["late", "kOff"], ["waits", "kWaits"], ["track", "kOpen"], ["wish", "kWish"]];
/** How an owner stands at the desk: nothing, in a plan. */
const stateWord = () => null;

/** The windows of a case: by the clock alone where one is of every day, with the date where not. */
function wishOf(c, day) {
  const clocks = new Map();
  for (const w of c.wishes) {
    const key = `${clockOn(dayOf(w[0]), w[0])}–${clockOn(dayOf(w[0]), w[1])}`;
    clocks.set(key, [...clocks.get(key) ?? [], w]);
  }
  const words = [...clocks].flatMap(([key, list]) => list.length === days && days > 1 ? [key] : list.map(([from, to]) => stretch(from, to, day)));
  return words.join(say("list")) || "–";
}

/** What is told of the picked one under the chart. */
function detail() {
  const node = pickedNode();
  if (!node) return [el("p", { class: "hint" }, say("pickNote"))];
  const pair = (key, value) => el("div", null, el("dt", null, say(key)), el("dd", null, value));
  const head = el("div", { class: "detail-head" }, el("h3", null, node.label), tool("×", say("clear"), () => pick(null)));
  if (!node.steps) return [head, el("p", { class: "kind" }, say("collection")), el("dl", { class: "pairs" }, pair("ready", when(node.ready)), pair("due", when(node.due)), pair("begins", node.start === null ? "–" : when(node.start)), pair("by", node.step ? place(node.step) : "–"))];
  const { served } = node;
  const lines = STEPS.filter(k => node.steps[k]).map(k => el("li", null, el("span", null, el("b", null, say("steps")[k])), el("span", null, stretch(node.steps[k].from, node.steps[k].end)), el("span", null, place(node.steps[k]))));
  if (served && served.ashes !== null) lines.push(el("li", null, el("span", null, el("b", null, say("ashes"))), el("span", null, when(served.ashes)), el("span")));
  return [
    head, el("p", { class: "kind" }, [say("caseWord"), node.confirmed ? say("confirmed") : null, served ? null : say("notServed")].filter(Boolean).join(" · ")),
    el("div", { class: "detail-parts" },
      el("ul", { class: "steps" }, lines),
      el("dl", { class: "pairs" },
        pair("wishes", wishOf(node)), pair("wished", node.wished === null ? "–" : dateOf(node.wished)),
        pair("deviation", served ? say("min", minutes(served.deviation)) : "–"), pair("away", served ? number(served.away) : "–"),
        pair("waiting", served ? say("min", minutes(served.waiting)) : "–"), pair("upgrade", served ? number(served.upgrade) : "–"),
        pair("latest", node.latest === null ? "–" : when(node.latest)), pair("priority", number(node.priority)))),
  ];
}
