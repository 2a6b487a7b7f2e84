// Whoever takes anything of the home, as the chart and the calendar know cases, and the plots.
const ACTIVE = ["held", "confirmed", "document", "planned"];
const cases = data.cases.map((c, i) => {
  const served = ACTIVE.includes(c.state) ? { day: c.begins === null ? null : dayOf(c.begins), deviation: 0 } : null;
  return { ...c, served, i, key: `case ${i}`, steps: {}, wishes: [] };
});
const collections = [];
const nodes = new Map(cases.map(c => [c.key, c]));
const inState = name => cases.filter(c => c.state === name);
const plots = data.plots.map((p, i) => ({ ...p, i }));
const PLOT_STATES = ["free", "held", "paid", "interred"];
const plotsIn = PLOT_STATES.map((_, k) => sum(data.register.map(row => row[2][k])));
