// Words in both languages. `say(key, ...arguments)` answers in the language of the page.
const one = n => String(n) === "1";
const few = (n, word) => `${number(n)} ${word}${n === 1 ? "" : "s"}`;
const WORDS = {
  en: {
    skip: "Skip to the waiting list", nav: "Sections", language: "Language", figures: "Key figures", find: "Find", findHint: "applicant or home",
    map: "Homes and families", beds: "Beds, and the price of one more", waiting: "Who waits, and why", placed: "Who gets which bed", rules: "Score by rule",
    untitled: "Admission to beds", synthetic: "synthetic data", schematic: "schematic, not geographic", on: d => `decided on ${d}`,
    datum: { wgs84: "WGS-84", gcj02: "GCJ-02", bd09: "BD-09", "local-plane": "local plane" },
    travelFrom: { table: "distances: from a table", "straight-line": "distances: straight-line estimates", blocked: "distances: along roads nearby, estimates farther away", roads: "distances: along roads" },
    policy: { optimal: "best for all together", "deferred-acceptance": "deferred acceptance" },
    kept: "Every hard rule is kept.", broken: n => `${n} hard ${one(n) ? "rule is" : "rules are"} broken: this is no usable decision.`,
    verdict: (n, of) => `${n} of ${of} applicants get a bed.`, allServed: n => `All ${n} applicants get a bed.`,
    proved: "No other decision is better by tiers, days of waiting and soft points: proved.",
    fServed: "Beds given", fWaiting: "Waiting", fFree: "Beds left free", fWay: "Way of a family", fEnvy: "With a reason to envy",
    ofApplicants: n => `of ${few(n, "applicant")}`, ofBeds: n => `of ${few(n, "bed")}`, highest: (n, tier) => `${n} of the tier “${tier}”`,
    mean: "mean of those placed", pairs: n => few(n, "pair"), noEnvy: "nobody has one",
    kServed: "family, served", kWaits: "family, waits", kHome: "home; filled where full",
    noMap: "This document has no coordinates, so there is no map to draw.", mapNote: n => `the first ${n} families are drawn`,
    home: "Home", unit: "Unit", kind: "Kind", room: "Room", price: "Price a month", bedsCol: "Beds", taken: "Taken", more: "One more bed would",
    female: "women", male: "men", yuan: n => `${n} yuan`,
    serves: (tier, days) => `serve one more (${tier}, ${days} days)`, saves: n => `serve nobody more, save ${n} points`, nothing: "change nothing", unknown: "not known",
    bedsNote: "One more bed serves one more person or none; who that would be, after everybody has moved to the best place, is the price of the bed.",
    line: "In line", applicant: "Applicant", tier: "Tier", days: "Days", why: "Why", bed: "Bed", metres: "Way", wish: "Wish",
    because: (ahead, beds, homes) => `${few(ahead, "applicant")} of a higher tier or an earlier date for ${few(beds, "bed")} in ${homes === 1 ? "this home" : `these ${homes} homes`}`,
    noBed: "no bed would do", would: (rule, n) => `without “${rule}” ${few(n, "free bed")} would do`, keeps: (rule, n) => `“${rule}” keeps out ${few(n, "unit")}`,
    waitingNote: "The place in line is among those who wait for one of the same kinds of bed.", nobodyWaits: "Nobody waits.",
    wishOf: (n, of) => `${n} of ${of}`, pinned: "pinned", m: n => `${n} m`, km: n => `${n} km`,
    rule: "Rule", level: "Level", weight: "Weight", counted: "Counted", cost: "Cost",
    levels: { hard: "hard", medium: "medium", soft: "soft" }, units: { millisecond: "ms", metre: "m", fen: "fen", occurrence: "times" },
    foot: "Hard rules are kept before anything else. Then the most are served tier by tier, then by days of waiting, then soft points count: wishes, the way of families, the kind of bed. Equal decisions are told apart by published numbers, so that the order of the list changes nothing. This page asks nothing of any network.",
  },
  zh: {
    skip: "跳到轮候名单", nav: "章节", language: "语言", figures: "主要数字", find: "查找", findHint: "申请人或机构",
    map: "机构与家庭", beds: "床位与增加一张床位的价值", waiting: "轮候人员及原因", placed: "床位安排", rules: "各规则得分",
    untitled: "床位入住安排", synthetic: "合成数据", schematic: "示意图，非地理位置", on: d => `决定日期 ${d}`,
    datum: { wgs84: "WGS-84", gcj02: "GCJ-02", bd09: "BD-09", "local-plane": "局部平面坐标" },
    travelFrom: { table: "距离：来自表格", "straight-line": "距离：直线估算", blocked: "距离：近处沿道路，远处估算", roads: "距离：沿道路" },
    policy: { optimal: "整体最优", "deferred-acceptance": "延迟接受" },
    kept: "所有硬性规则均已满足。", broken: n => `违反 ${n} 条硬性规则，此安排不可用。`,
    verdict: (n, of) => `${of} 名申请人中 ${n} 名获得床位。`, allServed: n => `${n} 名申请人全部获得床位。`,
    proved: "按等级、轮候天数和软性得分，没有更好的安排：已证明。",
    fServed: "已安排床位", fWaiting: "轮候", fFree: "空余床位", fWay: "家属路程", fEnvy: "有理由不平者",
    ofApplicants: n => `申请人 ${number(n)} 名`, ofBeds: n => `床位 ${number(n)} 张`, highest: (n, tier) => `其中“${tier}” ${n} 名`,
    mean: "已安排者平均", pairs: n => `${number(n)} 对`, noEnvy: "无",
    kServed: "家庭（已安排）", kWaits: "家庭（轮候）", kHome: "机构（满员则填色）",
    noMap: "文件没有坐标，无法绘制地图。", mapNote: n => `只画出前 ${n} 个家庭`,
    home: "机构", unit: "单元", kind: "床位类型", room: "房间", price: "月费", bedsCol: "床位", taken: "已用", more: "增加一张床位",
    female: "女", male: "男", yuan: n => `${n} 元`,
    serves: (tier, days) => `多安排一人（${tier}，${days} 天）`, saves: n => `不多安排人，节省 ${n} 分`, nothing: "没有变化", unknown: "未知",
    bedsNote: "增加一张床位至多多安排一人；在所有人调整到最佳位置之后，多安排的是谁，就是这张床位的价值。",
    line: "位次", applicant: "申请人", tier: "等级", days: "天数", why: "原因", bed: "床位", metres: "路程", wish: "志愿",
    because: (ahead, beds, homes) => `${number(ahead)} 名等级更高或轮候更早的申请人竞争 ${number(homes)} 家机构的 ${number(beds)} 张床位`,
    noBed: "没有合适的床位", would: (rule, n) => `若不受“${rule}”限制，有 ${number(n)} 张空床可用`, keeps: (rule, n) => `“${rule}”排除 ${number(n)} 个单元`,
    waitingNote: "位次在轮候同类床位的人员之中计算。", nobodyWaits: "无人轮候。",
    wishOf: (n, of) => `第 ${n} 志愿（共 ${of} 个）`, pinned: "人工指定", m: n => `${n} 米`, km: n => `${n} 公里`,
    rule: "规则", level: "层级", weight: "权重", counted: "计数", cost: "得分",
    levels: { hard: "硬性", medium: "中级", soft: "软性" }, units: { millisecond: "毫秒", metre: "米", fen: "分", occurrence: "次" },
    foot: "硬性规则优先；其次按等级安排尽可能多的人，再按轮候天数，最后按软性得分：志愿、家属路程、床位类型。同样好的安排由公布的数字区分，名单顺序不影响结果。本页不访问任何网络。",
  },
};
let lang = "en";
const say = (key, ...rest) => {
  const word = WORDS[lang][key];
  return typeof word === "function" ? word(...rest) : word;
};
const number = n => n.toLocaleString(lang === "zh" ? "zh-CN" : "en-GB");
function chooseLanguage() {
  const asked = /lang=(zh|en)/.exec(location.hash)?.[1];
  lang = asked ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
}
