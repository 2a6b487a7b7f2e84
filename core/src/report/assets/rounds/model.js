// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const clock = ms => {
  const s = Math.floor(Math.abs(ms) / 1000);
  const two = n => String(n).padStart(2, "0");
  return `${ms < 0 ? "-" : ""}${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}${s % 60 ? `:${two(s % 60)}` : ""}`;
};
/** Minutes with a decimal where they are not whole, rounded up, so that nothing is told shorter than it is. */
const minutes = ms => number(Math.ceil(ms / 6000) / 10);
const lasting = ms => {
  const all = Math.round(ms / 60000);
  return say("hoursOf", Math.floor(all / 60), all % 60);
};
const permille = n => n === null ? "–" : say("percentOf", number(n / 10));
const streetOf = street => street === null ? "–" : data.streets[street];
/** The column of streets, where the document has any. */
const streetColumn = of => data.streets.length ? [{ key: "street", cell: n => streetOf(of(n).street), by: n => streetOf(of(n).street), wide: true }] : [];
const tables = {};

const SUMS = ["trips", "stops", "meals", "checks", "travel", "metres", "waiting", "longest", "hot"];
const sums = row => Object.fromEntries(SUMS.map((key, i) => [key, row[i]]));
const kitchens = data.kitchens.map((k, i) => ({ ...k, ...sums(k.sum), kind: "kitchen", i, key: `kitchen ${i}` }));
const couriers = data.couriers.map((c, i) => ({ ...c, ...sums(c.sum), work: c.kind, kind: "courier", i, key: `courier ${i}`, own: [] }));
const orders = data.orders.map((o, i) => ({ ...o, box: o.kind, kind: "order", i, key: `order ${i}`, at: o.at, stops: [] }));
/** What falls out does so a millisecond after its last departure. */
const hoursOfKitchen = k => `${clock(k.opens)}–${clock(k.falls_out ? k.last + 1 : k.last)}`;
const trips = data.trips.map((t, i) => {
  const trip = { ...t, i, courier: couriers[t.courier], kitchen: kitchens[t.kitchen] };
  trip.stops = t.stops.map(([order, meals, arrival, begin, end], k) => ({ order: orders[order], meals, arrival, begin, end, k, trip }));
  trip.courier.own.push(trip);
  for (const stop of trip.stops) stop.order.stops.push(stop);
  return trip;
});
const nodes = new Map([...kitchens, ...couriers, ...orders].map(n => [n.key, n]));
const moved = new Set(data.changes ? data.changes.moved : []);
const displaced = new Set(data.changes ? data.changes.displaced : []);
const lacking = data.unserved.map(([order, meals, why], i) => ({ order: orders[order], meals, why, i }));
const total = sums(data.total);
const hue = courier => `var(--r${courier.i % 8})`;
