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

/** Where points of the document lie in a picture, and how large that is. */
function plane(points) {
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])];
  // Degrees of longitude are shorter than those of latitude away from the equator.
  const squeeze = data.datum && data.datum !== "local-plane" ? Math.cos((least(ys) + most(ys)) / 2 * Math.PI / 180) : 1;
  const [left, top] = [least(xs), most(ys)];
  const [wide, high] = [(most(xs) - left) * squeeze || 1, top - least(ys) || 1];
  const scale = Math.min(940 / wide, 420 / high);
  const size = [wide * scale + 60, high * scale + 60].map(Math.ceil);
  return {
    place: at => [30 + (at[0] - left) * squeeze * scale, 30 + (top - at[1]) * scale],
    box: `0 0 ${Math.max(size[0], 400)} ${Math.max(size[1], 120)}`,
  };
}
