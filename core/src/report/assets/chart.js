// Charts over time as SVG, drawn as wide as they stand, so that their words keep their size; the figures are in a table
// behind each.

/** Round numbers from 0 to at least `top`, about `count` of them. */
function steps(top, count = 4) {
  const rough = Math.max(top, 1e-9) / count;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(k => k * ten).find(s => s >= rough * 0.999);
  const list = [];
  for (let n = 0; n <= Math.ceil(top / step - 1e-9); n += 1) list.push(n * step);
  return list.length > 1 ? list : [0, step];
}
const short = n => {
  const [size, word] = n >= 1e8 ? [1e8, say("hundredMillion")] : n >= 1e4 && lang === "zh" ? [1e4, "万"] : n >= 1e6 ? [1e6, "m"] : n >= 1e4 ? [1e3, "k"] : [1, ""];
  return `${number(Math.round(n / size * 100) / 100)}${word}`;
};

/** The frame of a chart `width` wide: `ticks` are [x, word], `top` the largest value; answers the picture and its scales. */
function frame({ label, width, height = 210, xs, ticks, top, unit }) {
  const marks = steps(top);
  const most = marks[marks.length - 1];
  const words = marks.map(short);
  const left = 12 + 7 * Math.max(...words.map(w => [...w].reduce((n, c) => n + (c > "\u2fff" ? 1.8 : 1), 0)));
  const [right, head, foot] = [16, unit ? 24 : 10, 24];
  const [wide, high] = [Math.max(width - left - right, 40), height - head - foot];
  const [from, to] = xs;
  const x = v => left + (to > from ? (v - from) / (to - from) : 0.5) * wide;
  const y = v => head + high - v / most * high;
  const svg = mark("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label });
  marks.forEach((v, i) => {
    svg.append(mark("line", { class: i ? "grid" : "base", x1: left, x2: left + wide, y1: y(v), y2: y(v) }),
      mark("text", { class: "tick", x: left - 7, y: y(v) + 4, "text-anchor": "end" }, words[i]));
  });
  if (unit) svg.append(mark("text", { class: "tick", x: 2, y: 12 }, unit));
  const room = 62;
  let last = -Infinity;
  for (const [v, word] of ticks) {
    if (x(v) - last < room * (ticks.length > 6 ? 1 : 0.6)) continue;
    last = x(v);
    const at = Math.min(Math.max(x(v), left), left + wide);
    svg.append(mark("line", { class: "grid", x1: at, x2: at, y1: head + high, y2: head + high + 4 }),
      mark("text", { class: "tick", x: at, y: height - 6, "text-anchor": at > left + wide - 18 ? "end" : "middle" }, word));
  }
  return { svg, x, y, left, wide, head, high };
}
const path = points => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
const area = (upper, lower) => `${path(upper)}${path([...lower].reverse()).replace("M", "L")}Z`;

/** Parts on each other, one column for each of `names`; `parts` are { label, hue, values }. */
function stack({ label, width, names, parts, unit, words = short }) {
  const sums = names.map((_, t) => parts.reduce((s, p) => s + Math.max(p.values[t], 0), 0));
  const { svg, y, left, wide } = frame({ label, width, height: 260, xs: [0, 1], ticks: [], top: Math.max(...sums, 1) * 1.08, unit });
  const step = wide / names.length;
  const bar = Math.min(step * 0.66, 84);
  // Many columns on a narrow page: every second or third of them has its words, and the table has all.
  const every = Math.max(1, Math.ceil(42 / step));
  names.forEach((name, t) => {
    const middle = left + step * (t + 0.5);
    let below = 0;
    for (const p of parts) {
      const v = Math.max(p.values[t], 0);
      if (!v) continue;
      const [top, bottom] = [y(below + v), y(below)];
      svg.append(titled(mark("rect", { class: `part ${p.hue}`, x: middle - bar / 2, y: top, width: bar, height: Math.max(bottom - top, 0.5) }), `${name} · ${p.label}: ${words(v)}`));
      const word = short(Math.round(v));
      if (bottom - top > 17 && bar > 7.2 * [...word].length + 4) svg.append(mark("text", { class: "inside", x: middle, y: (top + bottom) / 2 + 4, "text-anchor": "middle" }, word));
      below += v;
    }
    if (t % every) return;
    svg.append(mark("text", { class: "tick", x: middle, y: 254, "text-anchor": "middle" }, name));
    if (below > 0) svg.append(mark("text", { class: "sum", x: middle, y: y(below) - 5, "text-anchor": "middle" }, short(Math.round(below))));
  });
  return svg;
}
const hues = list => list.map((_, i) => `h${i % 8}`);
const hueLegend = (labels, marks) => el("div", { class: "legend" }, labels.map((label, i) => el("span", null, el("i", { class: `key ${marks[i]}`, "aria-hidden": "true" }), label)));

/** What is drawn, as a table behind it. */
const behind = (label, columns, rows) => el("details", { class: "behind" }, el("summary", null, say("asTable")), grid(label, columns, rows.map(cells => ({ cells }))));

/** Redraws where the page has another width; `room` is how wide a chart in a box of the page is. */
let drawnFor = 0;
const room = columns => {
  const { clientWidth } = document.querySelector("main");
  const inner = clientWidth - (clientWidth > 820 ? 56 : 28);
  const fit = Math.max(1, Math.min(columns, Math.floor((inner + 12) / 372)));
  return { fit, width: Math.max(220, Math.floor((inner - 12 * (fit - 1)) / fit) - 30) };
};
function watchWidth() {
  new ResizeObserver(([entry]) => {
    const wide = Math.round(entry.contentRect.width);
    // A page that is not shown has no width to draw for.
    if (!wide) return;
    if (drawnFor && Math.abs(wide - drawnFor) > 1 && !printing()) everything();
    drawnFor = wide;
  }).observe(document.querySelector("main"));
}
