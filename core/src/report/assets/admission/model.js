// The data block, and what several parts read from it.
const data = JSON.parse(document.getElementById("data").textContent);
const placed = data.people.map((p, i) => ({ ...p, i })).filter(p => p.unit !== null);
const waiting = data.waiting.map(w => ({ ...data.people[w[0]], i: w[0], line: w[1], units: w[2], homes: w[3], beds: w[4], ahead: w[5], obstacles: w[6] }));
const homeOf = unit => data.homes[data.units[unit].home];
const bedsInAll = data.units.reduce((sum, u) => sum + u.beds, 0);
const yuan = fen => fen ? say("yuan", number(fen / 100)) : "–";
const roomOf = u => [u.room, u.gender && say(u.gender)].filter(Boolean).join(", ") || "–";
