// Who has no slot: what stood in the way and what would help, and which slots they wanted most.
const MOST_WANTED = 12;
views.push(() => {
  const host = byId("unplaced");
  const free = slots.filter(s => s.people < s.places);
  const note = without.requests
    ? say("unplacedNote", number(without.people), number(without.requests), number(sum(free.map(s => s.places - s.people))), number(free.length))
    : say("everybody");
  const reasons = [...data.reasons].sort((a, b) => b.requests - a.requests).map(r => ({ cells: [
    roomy(reasonWord(r.why), el("small", null, say("helps")[r.why ?? "none"])), number(r.requests), number(r.people), number(r.wishes), number(r.alone),
  ] }));
  const wanted = slots.filter(s => s.wanting.requests).sort((a, b) => b.wanting.people - a.wanting.people || a.i - b.i).slice(0, MOST_WANTED).map(s => ({ cells: [
    slotLink(s), number(s.wanting.people), number(s.wanting.requests), partOf(s.people, s.places),
    roomy([...s.missed].sort((a, b) => b[2] - a[2]).map(([why, , people]) => say("reasonOf", reasonWord(why), number(people))).join(say("list"))),
  ] }));
  show(host, blockHead(say("unplaced"), el("p", null, note)),
    reasons.length ? grid(say("unplaced"), [[say("why")], [say("requestsWord"), true], [say("people"), true], [say("wishesWord"), true], [say("alone"), true]], reasons) : null,
    wanted.length ? [el("h3", { class: "sub-head" }, say("mostWanted")),
      grid(say("mostWanted"), [[say("slot")], [say("people"), true], [say("requestsWord"), true], [say("booked"), true], [say("why")]], wanted)] : null);
});
