// What the pages of beds do alike: the head, the score by rule, language, theme, print.
const state = { text: "" };
const views = [];
const holds = (text, ...fields) => !text || fields.some(f => f && String(f).toLowerCase().includes(text));
const way = metres => metres === null ? "–" : metres < 1000 ? say("m", number(metres)) : say("km", number(Math.round(metres / 100) / 10));
const ruleTitle = rule => RULE_WORDS[rule]?.[lang === "zh" ? 1 : 0] ?? rule;
const ruleSummary = (rule, summary) => lang === "zh" ? RULE_WORDS[rule]?.[2] ?? summary : summary;
const printing = () => document.body.classList.contains("printing");

/** Title, facts, sections and foot; `verdict` is what stands beside them, marked where it is bad news. */
function drawHead(facts, sections, verdict, bad) {
  speak();
  byId("find").placeholder = say("findHint");
  const title = data.name || say("untitled");
  document.title = title;
  byId("title").textContent = title;
  show(byId("facts"), facts.filter(Boolean).map(f => el("li", null, f)), data.synthetic && el("li", { class: "flag" }, say("synthetic")));
  show(byId("nav"), links(sections));
  byId("verdict").className = bad ? "verdict broken" : "verdict";
  const gap = lang === "zh" ? "" : " ";
  show(byId("verdict"), verdict.filter(Boolean).flatMap((part, i) => [i ? gap : "", part]));
  show(byId("foot"), el("p", null, say("foot")));
}
const brokenRules = () => data.rules.filter(r => r[2] === "hard" && r[6] > 0).length;

/** A cell of such a table that may take several lines. */
const roomy = (...words) => el("div", { class: "roomy" }, words.flat());
/** A plain table in a box of its own; `columns` are [head, is a number]. */
function grid(label, columns, rows, kind = "") {
  return el("div", { class: `panel grid-port ${kind}`, tabindex: "0", role: "region", "aria-label": label }, el("table", null,
    el("thead", null, el("tr", null, columns.map(([head, num]) => el("th", { scope: "col", class: num ? "num" : null }, el("span", null, head))))),
    el("tbody", null, rows.map(({ cells, still }) => el("tr", { class: still ? "still" : null },
      cells.map((cell, i) => el("td", { class: columns[i][1] ? "num" : null }, cell)))))));
}

/** Columns of `data.rules`: name, summary, level, weight, unit, amount, cost. */
function drawRules() {
  const columns = [["rule"], ["level"], ["counted", true], ["weight", true], ["cost", true]].map(([key, num]) => [say(key), num]);
  show(byId("rules"), blockHead(say("rules"), el("p", { class: "scores" }, ["hard", "medium", "soft"].map(l => el("span", null, `${say("levels")[l]} `, el("b", null, number(data.score[l])))))),
    grid(say("rules"), columns, data.rules.map(([rule, summary, level, weight, unit, amount, cost]) => ({
      still: !cost,
      cells: [[ruleTitle(rule), el("small", null, ruleSummary(rule, summary))], say("levels")[level], `${number(amount)} ${say("units")[unit]}`, number(weight), number(cost)],
    })), "wrap"));
}

function everything() {
  forgetColours();
  for (const draw of views) draw();
}

/** Draws the page now and whenever it has to change; `find` hears what is searched for. */
function start(find) {
  chooseLanguage();
  for (const node of document.querySelectorAll("[data-lang]")) node.addEventListener("click", () => {
    lang = node.dataset.lang;
    history.replaceState(null, "", `#lang=${lang}`);
    everything();
  });
  addEventListener("hashchange", () => { chooseLanguage(); everything(); });
  byId("find").addEventListener("input", e => { state.text = e.target.value.trim().toLowerCase(); find(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", everything);
  addEventListener("beforeprint", () => { document.body.classList.add("printing"); everything(); });
  addEventListener("afterprint", () => { document.body.classList.remove("printing"); everything(); });
  everything();
}
