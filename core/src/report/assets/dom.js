// Elements from text, never from markup: what a document says cannot become an element.
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (key === "style") for (const [name, v] of Object.entries(value)) node.style.setProperty(name, v);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter(c => c !== null && c !== undefined && c !== false).map(c => c instanceof Node ? c : String(c)));
  return node;
}
const byId = id => document.getElementById(id);
const show = (node, ...children) => node.replaceChildren(...children.flat().filter(Boolean));
const button = (label, run, attributes) => el("button", { type: "button", on: { click: run }, ...attributes }, label);
const tool = (sign, label, run) => button(sign, run, { class: "tool", "aria-label": label, title: label });
const joined = (nodes, by = say("list")) => nodes.flatMap((n, i) => i ? [by, n] : [n]);
const legend = (node, ...pairs) => show(node, pairs.map(([key, word]) => el("span", null, el("i", { class: `key ${key}`, "aria-hidden": "true" }), say(word))));

// Custom properties as the theme has them now; asking the browser each time would cost more than the drawing.
const colours = new Map();
const forgetColours = () => colours.clear();
function css(name) {
  if (!colours.has(name)) colours.set(name, getComputedStyle(document.body).getPropertyValue(name).trim());
  return colours.get(name);
}

/** The words of the fixed page. */
function speak() {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", say(node.dataset.tLabel));
  for (const node of document.querySelectorAll("[data-lang]")) node.setAttribute("aria-pressed", String(node.dataset.lang === lang));
}

/** A key figure. */
function figure(label, value, sub, alert) {
  return el("dl", { class: alert ? "figure alert" : "figure" }, el("dt", null, label), el("dd", { class: "value" }, value), el("dd", { class: "sub" }, sub));
}

/** The hash holds the language, so a link to a section scrolls by hand. */
function jump(event) {
  event.preventDefault();
  byId(event.currentTarget.getAttribute("href").slice(1)).scrollIntoView();
}
const links = ids => ids.map(id => el("a", { href: `#${id}`, on: { click: jump } }, say(id)));
