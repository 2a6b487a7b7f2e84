// Pictures as SVG: elements, and a plane that fits its points.
const SVG = "http://www.w3.org/2000/svg";
function mark(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children.flat().filter(c => c !== null && c !== undefined));
  return node;
}
const titled = (node, text) => { node.prepend(mark("title", {}, text)); return node; };
const least = list => list.reduce((a, b) => Math.min(a, b), Infinity);
const most = list => list.reduce((a, b) => Math.max(a, b), -Infinity);

/**
 * Where points of the document lie in a picture that may be `across` by `down` and is `narrowest` wide at least, and how
 * large it is.
 */
function plane(points, across = 1000, down = 480, narrowest = 400) {
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])];
  // Degrees of longitude are shorter than those of latitude away from the equator.
  const squeeze = data.datum && data.datum !== "local-plane" ? Math.cos((least(ys) + most(ys)) / 2 * Math.PI / 180) : 1;
  const [left, top] = [least(xs), most(ys)];
  const [wide, high] = [(most(xs) - left) * squeeze, top - least(ys)];
  const scale = Math.min((across - 60) / (wide || 1), (down - 60) / (high || 1));
  const size = [Math.max(Math.ceil(wide * scale + 60), narrowest), Math.max(Math.ceil(high * scale + 60), 120)];
  const [right, below] = [(size[0] - wide * scale) / 2, (size[1] - high * scale) / 2];
  return {
    place: at => [right + (at[0] - left) * squeeze * scale, below + (top - at[1]) * scale],
    size,
    box: `0 0 ${size.join(" ")}`,
  };
}
