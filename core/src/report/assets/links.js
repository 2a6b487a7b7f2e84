// Links to visits and caregivers.
const toVisit = (i, label) => button(label ?? visits[i].id, () => select(i, null), { class: "link" });
const toCaregiver = (i, label) => button(label ?? caregivers[i].id, () => select(null, i), { class: "link" });
const swatch = c => el("i", { class: "swatch", style: { background: `var(${hue(c)})` } });
