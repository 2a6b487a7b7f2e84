// Head and figures; then start: language, search, theme and print.
function figure(key, value, sub, alert) {
  return el("dl", { class: alert ? "figure alert" : "figure" }, el("dt", null, say(key)), el("dd", { class: "value" }, value), el("dd", { class: "sub" }, sub));
}

views.unshift(() => {
  speak();
  byId("find").placeholder = say("findHint");
  document.title = data.name || say("untitled");
  byId("title").textContent = data.name || say("untitled");
  const facts = [say("on", data.date), say("policy")[data.policy], data.datum && say("datum")[data.datum], data.datum === "local-plane" && say("schematic"),
    ...data.travel.map(t => [say("travelFrom")[t.source], t.credit].filter(Boolean).join(": "))].filter(Boolean);
  show(byId("facts"), facts.map(f => el("li", null, f)), data.synthetic && el("li", { class: "flag" }, say("synthetic")));
  const broken = data.rules.filter(r => r[2] === "hard" && r[6] > 0).length;
  const [n, of] = [placed.length, data.people.length];
  byId("verdict").className = broken ? "verdict broken" : "verdict";
  show(byId("verdict"), el("b", null, broken ? say("broken", broken) : say("kept")), document.createTextNode(" "),
    document.createTextNode(n === of ? say("allServed", number(n)) : say("verdict", number(n), number(of))), data.proved ? document.createTextNode(` ${say("proved")}`) : null);
  show(byId("nav"), ["map", "beds", "waiting", "placed", "rules"].map(id => el("a", { href: `#${id}`, on: { click: e => { e.preventDefault(); byId(id).scrollIntoView(); } } }, say(id))));
  const ways = placed.map(p => p.metres).filter(m => m !== null);
  const mean = ways.length ? ways.reduce((a, b) => a + b, 0) / ways.length : null;
  const top = data.people.filter(p => p.tier === 0 && p.unit === null).length;
  show(byId("figures"),
    figure("fServed", number(n), say("ofApplicants", of)),
    figure("fWaiting", number(of - n), say("highest", number(top), data.tiers[0]), top > 0),
    figure("fFree", number(bedsInAll - n), say("ofBeds", bedsInAll)),
    figure("fWay", mean === null ? "–" : way(Math.round(mean)), say("mean")),
    figure("fEnvy", number(data.envy.people), data.envy.people ? say("pairs", data.envy.pairs) : say("noEnvy")));
  show(byId("foot"), el("p", null, say("foot")));
});

function everything() {
  forgetColours();
  for (const draw of views) draw();
}
function setLanguage(to) {
  lang = to;
  history.replaceState(null, "", `#lang=${to}`);
  everything();
}
function find(text) {
  state.text = text.trim().toLowerCase();
  drawMap();
  drawWaiting();
  tables.beds.filter(state.text);
  tables.placed.filter(state.text);
}

chooseLanguage();
build();
for (const node of document.querySelectorAll("[data-lang]")) node.addEventListener("click", () => setLanguage(node.dataset.lang));
addEventListener("hashchange", () => { chooseLanguage(); everything(); });
byId("find").addEventListener("input", e => find(e.target.value));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", everything);
addEventListener("beforeprint", () => { document.body.classList.add("printing"); everything(); });
addEventListener("afterprint", () => { document.body.classList.remove("printing"); everything(); });
everything();
