// The draw: its seed, what it does step by step, and how anyone verifies a number without this page.
views.push(() => {
  const host = byId("draw");
  host.hidden = !data.draw;
  if (!data.draw) return;
  const [seed, script] = data.draw;
  const pair = (key, value) => el("div", null, el("dt", null, say(key)), el("dd", null, value));
  show(host, blockHead(say("draw"), el("p", null, say("drawNote"))),
    el("div", { class: "panel draw-box" },
      el("dl", { class: "facts-of-draw" },
        pair("seed", el("code", null, seed)), pair("algorithm", say("algorithmName")), pair("numbers", number(data.asked.requests)),
        pair("peakSlots", partOf(peaks, slots.length)), pair("placedByDraw", say("inRequests", number(data.peak.people), number(data.peak.requests)))),
      el("ol", { class: "draw-steps" }, say("drawSteps").map(step => el("li", null, step))),
      el("p", { class: "kind" }, say("verifyNote")),
      el("details", { class: "behind" }, el("summary", null, say("script")), el("pre", { class: "script", tabindex: "0", "aria-label": say("script") }, script))));
});
