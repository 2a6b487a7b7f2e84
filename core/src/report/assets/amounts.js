// Sums, shares and gaps, as every page of a plan tells them.
const sum = list => list.reduce((a, b) => a + b, 0);
/** Rounded down, so that 100 % means all of it. */
const percent = (part, whole) => whole > 0 ? say("percentOf", number(Math.floor(part / whole * 1000) / 10)) : "–";
/** A gap as a part of 1; nothing where there is no bound. */
const gapWords = gap => gap === null ? "–" : say("percentOf", number(Math.round(gap * 1e5) / 1e3));
