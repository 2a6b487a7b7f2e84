// The data block, turned into slots, shuttles and requests that know each other, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const tables = {};
const days = data.dates.length;
const shuttles = data.shuttles.map((s, i) => ({ ...s, i, slots: [] }));
const sites = data.sites.map((label, i) => ({ label, i, slots: [] }));
const slots = data.slots.map((s, i) => {
  const slot = { ...s, i, key: `slot ${i}`, of: sites[s.site], run: s.shuttle === null ? null : shuttles[s.shuttle], time: `${s.start}–${s.end}` };
  slot.of.slots.push(slot);
  if (slot.run) slot.run.slots.push(slot);
  slot.wanting = { requests: sum(s.missed.map(m => m[1])), people: sum(s.missed.map(m => m[2])) };
  return slot;
});
const nodes = new Map(slots.map(s => [s.key, s]));
const REQUEST = ["label", "number", "people", "cars", "riders", "slot", "rank", "drawn", "wishes"];
const requests = data.requests.map((row, i) => {
  const request = { ...Object.fromEntries(REQUEST.map((key, k) => [key, row[k]])), i };
  const wishes = request.wishes.map(([slot, why]) => ({ slot: slots[slot], why: why ?? "none" }));
  return { ...request, wishes, slot: request.slot === null ? null : slots[request.slot] };
});
const without = { requests: data.asked.requests - data.placed.requests, people: data.asked.people - data.placed.people };
const peaks = slots.filter(s => s.peak).length;

const dayAndTime = s => `${dateOf(s.day)} ${s.time}`;
/** What people call a slot: where, when. */
const slotName = s => sites.length > 1 ? `${s.of.label} · ${dayAndTime(s)}` : dayAndTime(s);
const slotLink = s => button(slotName(s), () => pick(s), { class: "link", "data-node": s.key });
const partOf = (n, of) => say("ofCount", number(n), number(of));
const reasonWord = why => say("reasons")[why ?? "none"];
/** A part of 1 in percent, as exact as it was stated. */
const stated = part => say("percentOf", number(Math.round(part * 1e6) / 1e4));
