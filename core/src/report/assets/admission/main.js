// Head and figures; then start.
views.unshift(() => {
  const facts = [say("on", data.date), say("policy")[data.policy], data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic"),
    ...data.travel.map(t => [say("travelFrom")[t.source], t.credit].filter(Boolean).join(": "))];
  const broken = brokenRules();
  const [n, of] = [placed.length, data.people.length];
  drawHead(facts, ["map", "beds", "waiting", "placed", "rules"], [el("b", null, broken ? say("broken", broken) : say("kept")),
    n === of ? say("allServed", number(n)) : say("verdict", number(n), number(of)), data.proved && say("proved")], broken);
  const ways = placed.map(p => p.metres).filter(m => m !== null);
  const mean = ways.length ? ways.reduce((a, b) => a + b, 0) / ways.length : null;
  const top = data.people.filter(p => p.tier === 0 && p.unit === null).length;
  show(byId("figures"),
    figure(say("fServed"), number(n), say("ofApplicants", of)),
    figure(say("fWaiting"), number(of - n), say("highest", number(top), data.tiers[0]), top > 0),
    figure(say("fFree"), number(bedsInAll - n), say("ofBeds", bedsInAll)),
    figure(say("fWay"), mean === null ? "–" : way(Math.round(mean)), say("mean")),
    figure(say("fEnvy"), number(data.envy.people), data.envy.people ? say("pairs", data.envy.pairs) : say("noEnvy")));
});

build();
start(() => {
  drawMap();
  drawWaiting();
  tables.beds.filter(state.text);
  tables.placed.filter(state.text);
});
