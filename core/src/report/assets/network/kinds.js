// Each kind with its sites, hours, coverage and money; classes of communities; staff.
const people = sum(homes.map(h => h.people));
views.push(() => {
  const columns = [[say("kind")], [say("reach"), true], [say("openCol"), true], [say("change")], [say("needed"), true], [say("shareCol"), true], [say("goWithout"), true], [say("communitiesCol"), true], [say("peopleCol"), true], [say("onceWan"), true], [say("daily"), true]];
  const rows = kinds.map(k => ({ cells: [roomy(k.label), say("minutes", number(k.minutes), k.mode), say("ofCount", number(k.open), number(k.all)), roomy(changesOf(ofKind(k))), number(k.needed), percent(k.served, k.needed), withoutCell(k),
    percent(k.communities, homes.length), percent(k.people, people), wan(k.one_off), number(Math.round(k.daily / 100))] }));
  const classes = data.classes.map(c => ({ cells: [c.label, number(c.communities), number(c.people), number(c.hours[0]), percent(c.hours[1], c.hours[0]), ...c.covered.map(n => percent(n, c.communities))] }));
  const staff = data.staff.map(([name, of, hours, asked]) => ({ cells: [name, roomy(of.map(k => kinds[k].label).join(say("list"))), number(hours), number(asked), percent(asked, hours)] }));
  show(byId("kinds"), blockHead(say("kinds"), el("p", null, say("kindsNote"))), grid(say("kinds"), columns, rows),
    classes.length ? [el("h3", { class: "sub-head" }, say("classes")), grid(say("classes"), [[say("class")], [say("communities"), true], [say("people"), true], [say("needed"), true], [say("shareCol"), true], ...kinds.map(k => [say("coveredBy", k.label), true])], classes)] : null,
    staff.length ? [el("h3", { class: "sub-head" }, say("staff")), grid(say("staff"), [[say("staffCol")], [say("kinds")], [say("hoursThere"), true], [say("asked"), true], [say("shareCol"), true]], staff)] : null);
});
