// Who has which wish: people by rank, by draw and otherwise, and who has none.
views.push(() => {
  const last = data.ranks.reduce((at, [, people], i) => people ? i + 1 : at, 1);
  const ranks = data.ranks.slice(0, last);
  // As many columns as have room for their sums; later ranks stand together in the last of them.
  const fit = Math.max(4, Math.floor(room(1).width / 48) - 1);
  const folded = k => ranks.length <= fit ? ranks.map(r => r[k]) : [...ranks.slice(0, fit - 1).map(r => r[k]), sum(ranks.slice(fit - 1).map(r => r[k]))];
  const [people, drawn] = [folded(1), folded(3)];
  const columns = [...people.map((_, i) => i === fit - 1 && ranks.length > fit ? say("rankFrom", i + 1) : say("rankNo", i + 1)), say("none")];
  const parts = [
    ...data.draw ? [{ label: say("byDraw"), hue: "h3", values: [...drawn, 0] }] : [],
    { label: say(data.draw ? "otherwise" : "withSlot"), hue: "h0", values: [...people.map((n, i) => n - (data.draw ? drawn[i] : 0)), 0] },
    { label: say("none"), hue: "h2", values: [...people.map(() => 0), without.people] },
  ];
  const weight = i => data.rank_weights[Math.min(i, data.rank_weights.length - 1)];
  const upTo = i => sum(ranks.slice(0, i + 1).map(r => r[1]));
  const rows = [
    ...ranks.map((r, i) => [say("rankNo", i + 1), number(r[0]), number(r[1]), number(r[3]), percent(r[1], data.asked.people), percent(upTo(i), data.asked.people), number(weight(i))]),
    [say("none"), number(without.requests), number(without.people), "–", percent(without.people, data.asked.people), "–", "0"],
  ];
  const head = ["rank", "requestsWord", "people", "ofThemDrawn", "shareAsked", "shareUpTo", "weightOfRank"].map((key, i) => [say(key), i > 0]);
  show(byId("ranks"), blockHead(say("ranks"), el("p", null, say("ranksNote", percent(ranks[0]?.[1] ?? 0, data.asked.people)))),
    el("div", { class: "panel chart-box" }, stack({ label: say("ranks"), width: room(1).width, names: columns, parts, unit: say("people"), words: n => number(n) }),
      hueLegend(parts.map(p => p.label), parts.map(p => p.hue)), behind(say("ranks"), head, rows)));
});
