// What is told of the booking that is picked, and what the chart's signs mean.
const CHART_KEYS = [["use", "kConfirmed"], ["use held", "kHeld"], ...inState("planned").length ? [["use planned", "kPlanned"]] : [], ["use on", "kPicked"], ["tail", "kAfter"], ["track", "kOpen"]];
/** How an owner stands; nothing of what is confirmed, which is what bookings are for. */
const stateWord = owner => owner.state === "confirmed" ? null : stateOf(owner);
const stateOf = owner => owner.state === "held" ? say("heldUntil", when(owner.until)) : say("states")[owner.state];

function detail() {
  const node = pickedNode();
  if (!node) return [el("p", { class: "hint" }, say("pickNote"))];
  const lines = STEPS.filter(k => node.steps[k]).map(k => el("li", null, el("span", null, el("b", null, say("steps")[k])), el("span", null, stretch(node.steps[k].from, node.steps[k].end)), el("span", null, place(node.steps[k]))));
  return [
    el("div", { class: "detail-head" }, el("h3", null, node.label), tool("×", say("clear"), () => pick(null))),
    el("p", { class: "kind" }, stateOf(node)),
    el("ul", { class: "steps" }, lines),
  ];
}
