// What every page says alike, and how it speaks: `say(key, ...arguments)` answers in the language of the page, from the
// page's own words before these; a key that is in neither is its own word.
const one = n => String(n) === "1";
const few = (n, word) => `${number(n)} ${word}${n === 1 ? "" : "s"}`;
const COMMON = {
  en: {
    nav: "Sections", language: "Language", figures: "Key figures", find: "Find", rules: "Score by rule",
    synthetic: "synthetic data", schematic: "schematic, not geographic",
    datum: { wgs84: "WGS-84", gcj02: "GCJ-02", bd09: "BD-09", "local-plane": "local plane" },
    kept: "Every hard rule is kept.", broken: n => `${n} hard ${one(n) ? "rule is" : "rules are"} broken: this is no usable plan.`,
    rule: "Rule", level: "Level", weight: "Weight", counted: "Counted", cost: "Cost",
    levels: { hard: "hard", medium: "medium", soft: "soft" }, units: { millisecond: "ms", metre: "m", fen: "fen", occurrence: "times" },
    m: n => `${n} m`, km: n => `${n} km`, percentOf: n => `${n} %`, asTable: "Figures of the chart as a table",
    figure: "Figure", value: "Value", range: "Range", unit: "Unit", origin: "Nature", place: "In the plan", note: "Note", origins: { stated: "stated", implied: "implied", assumed: "assumed", synthetic: "synthetic" },
  },
  zh: {
    nav: "章节", language: "语言", figures: "关键指标", find: "查找", rules: "各规则得分",
    synthetic: "合成数据", schematic: "示意图，非地理位置",
    datum: { wgs84: "WGS-84", gcj02: "GCJ-02", bd09: "BD-09", "local-plane": "局部平面坐标" },
    kept: "所有硬性规则均已满足。", broken: n => `违反 ${n} 条硬性规则，此方案不可用。`,
    rule: "规则", level: "层级", weight: "权重", counted: "计数", cost: "得分",
    levels: { hard: "硬性", medium: "中级", soft: "软性" }, units: { millisecond: "毫秒", metre: "米", fen: "分", occurrence: "次" },
    m: n => `${n} 米`, km: n => `${n} 公里`, percentOf: n => `${n}%`, asTable: "图中数字列表",
    figure: "数据", value: "数值", range: "范围", unit: "单位", origin: "性质", place: "规划出处", note: "说明", origins: { stated: "规划给出", implied: "推算", assumed: "假设", synthetic: "合成" },
  },
};
let lang = "en";

function chooseLanguage() {
  const asked = /(?:^|[#&])lang=(zh|en)\b/.exec(location.hash);
  lang = asked ? asked[1] : /^zh\b/i.test(navigator.language) ? "zh" : "en";
}

function say(key, ...values) {
  const word = WORDS[lang][key] ?? COMMON[lang][key] ?? key;
  return typeof word === "function" ? word(...values) : word;
}

const number = n => n.toLocaleString(lang === "zh" ? "zh-CN" : "en-GB");
