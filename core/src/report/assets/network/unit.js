// Where a document counts something else than staff hours a week, the words that speak of hours speak of what is served; the head
// says once what is counted.
if (data.unit) {
  const [en, zh, unit] = [WORDS.en, WORDS.zh, data.unit];
  Object.assign(en, {
    everybody: "Everyone is served.", without: n => `${n} go without (${unit}).`, fHours: "Served", mapNote: "Pick a site or community to see who is served from where.",
    measures: { ...en.measures, "served-share": "% of what is needed" }, missingUnit: { ...en.missingUnit, "served-share": [unit, unit] },
    kGiven: "served", sitesNote: unit, kindsNote: `${unit}; covered is who has an open site of the kind within its reach.`, streetsNote: `${unit}, the worst-served street first.`, hours: "How many",
    unservedNote: (n, c) => `${n} (${unit}), in ${c} ${one(c) ? "community" : "communities"}. For each, what would have to be there is gone through; the first that is missing is named.`, flowsNote: unit,
    stageNames: { ...en.stageNames, unserved: "what reaches nobody", streets: "of 1,000, what reaches nobody", distance: "distance: metres, times what is served" },
    foot: "Hard rules are kept before anything else. Then the shortfall of binding targets is least, then that of expected ones, then what reaches nobody, then the worst-served streets are compared, then cost, then distance. Every figure is worked out by the referee. This page asks nothing of any network.",
  });
  Object.assign(zh, {
    everybody: "需求全部满足。", without: n => `${n} 未满足（${unit}）。`, fHours: "满足的需求", mapNote: "点选站点或社区，只看由谁服务。",
    measures: { ...zh.measures, "served-share": "% 需求" }, missingUnit: { ...zh.missingUnit, "served-share": unit },
    sitesNote: unit, kindsNote: `${unit}；覆盖指服务圈内有该类开放站点。`, streetsNote: `${unit}，服务最差的街道在前。`, hours: "数量", sizeNote: "圆点大小表示需求，站点大小表示服务能力。", leftCol: "剩余能力",
    unservedNote: (n, c) => `${n}（${unit}），涉及 ${c} 个社区。逐项检查所需条件，列出首个缺少的条件。`, flowsNote: unit,
    stageNames: { ...zh.stageNames, unserved: "未满足的需求", streets: "每千份中未满足", distance: "路程：米·服务量" },
    foot: "硬性规则优先；其次约束性指标缺口最小，再次预期性指标缺口最小，再次未满足的需求最少，再次比较服务最差的街道，再次费用，最后路程。所有数字由裁判程序复核。本页不访问任何网络。",
  });
}
