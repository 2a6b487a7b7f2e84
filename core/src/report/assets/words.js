// Words in both languages. `say(key, ...arguments)` answers in the language of the page.
const WORDS = {
  en: {
    skip: "Skip to the roster", views: "The roster",
    days: "Days", detail: "Details", find: "Find", findHint: "visit, client or caregiver",
    map: "Routes", gantt: "Rounds", unserved: "Unserved", caregivers: "Caregivers", visits: "Visits", rules: "Score by rule",
    travelFrom: { table: "travel times: from a table", "straight-line": "travel times: straight-line estimates", blocked: "travel times: along roads nearby, straight-line estimates farther away", roads: "travel times: along roads" },
    byHour: n => `by time of day in ${n} periods`,
    untitled: "Roster", rounds: (n, of) => `${n} of ${of} shifts in use`,
    kept: "Every hard rule is kept.", broken: n => `${n} hard ${one(n) ? "rule is" : "rules are"} broken: this is no usable plan.`,
    allServed: n => `All ${n} visits are served.`, someServed: (n, of) => `${n} of ${of} visits are served.`,
    notServed: n => `${n} ${one(n) ? "is" : "are"} not: see why.`,
    served: "Visits served", left: "Unserved", travel: "Travel", waiting: "Waiting", tardiness: "Tardiness", overtime: "Overtime", continuity: "Continuity",
    ofAll: n => `of ${n}`, percent: n => `${n} % of all visits`, mandatory: (m, o) => o ? `${m} mandatory, ${o} optional` : `${m} mandatory`,
    shareOfWork: n => `${n} % of work`, km: n => `${n} km`, lateVisits: n => n ? `at ${n} ${one(n) ? "visit" : "visits"}` : "every visit in its window",
    overBy: n => n ? `${n} ${one(n) ? "caregiver" : "caregivers"}` : "nobody beyond contract", noContract: "no contract hours stated",
    usualOf: (n, of) => `${n} of ${of} by a usual caregiver`, noUsual: "no earlier visits stated", perRound: n => `${n} per round`,
    allDays: "All days", dayHint: "Hold Ctrl or Shift to add or remove a day",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit", close: "Close",
    mapHelp: "Map of the routes. Arrow keys move it, plus and minus zoom, 0 fits it. Every visit on it is also in the table of visits.",
    noMap: "This problem has travel times but no coordinates, so there is no map to draw. The rounds are on the Gantt chart.",
    metres: n => `${n} m`, kilometres: n => `${n} km`,
    kVisit: "visit", kDepot: "start and end of rounds", kGone: "unserved", kLate: "late", kRoute: "route, by street", kRoutePlain: "route, by caregiver",
    ganttHelp: "Gantt chart of the rounds by caregiver. Arrow keys go from visit to visit and from row to row, Escape clears the selection.",
    kTravel: "travel", kWaiting: "waiting", kService: "service", kRest: "break", kWindow: "window", kOverrun: "past the window", kPair: "two caregivers",
    rowsShown: (a, b, n) => `rows ${a} to ${b} of ${n}`, order: "Order of rows",
    sorts: { street: "by street", id: "by id", start: "by start", late: "by tardiness", travel: "by travel" },
    nothing: "Nothing selected", hint1: "Select a visit or a caregiver on the map, in the chart or in a table: it is marked everywhere, and its details stand here.",
    hint2: "In the chart the arrow keys go from visit to visit.",
    visit: "Visit", caregiver: "Caregiver", client: "Client", service: "Service", windows: "Window", window: "Window", start: "Start", end: "End", time: "Time", place: "Place", street: "Street", priority: "Priority",
    partner: "With", by: "Caregiver", status: "Status", needs: "Asks for", usual: "Usual", counts: "Rules", anyTime: "any time",
    ok: "served", part: "half served", gone: "unserved", optional: "optional", onTime: "in time", late: d => `${d} late`, lateHead: "Late", hardEnd: "hard", startBy: "start by", endBy: "end by",
    simultaneous: "two at once", inOrder: "two caregivers", kind: { employee: "employee", volunteer: "time-bank volunteer" }, gender: { female: "woman", male: "man" },
    mode: "Travels by", skills: "Skills", shift: "Shift", level: n => `level ${n}`, work: "Work", rest: "Break", breakStop: "break", contract: "Contract", noRound: "no round on the days shown", atHome: "way back",
    stopsHead: "Visits", distance: "Distance", idle: "not used",
    filter: "Filter", filterVisits: "Filter: id, client, service, caregiver", filterCaregivers: "Filter: id, street, kind", all: "all", stateFilter: "Which",
    which: { all: "all visits", ok: "served", late: "late", gone: "unserved", pair: "two caregivers" },
    shown: (n, of) => n === of ? `${of}` : `${n} of ${of}`, none: "None.", load: "Load",
    rule: "Rule", ruleLevel: "Level", weight: "Weight", amount: "Counted", cost: "Cost", places: "Places", levels: { hard: "hard", medium: "medium", soft: "soft" },
    weightOf: (n, unit) => `${n} ${{ millisecond: "per ms", metre: "per m", fen: "per fen", occurrence: "each" }[unit]}`, off: "off",
    quietRules: n => `${n} rules that cost nothing here`, rulesNote: "Levels are compared in order: hard before medium before soft. Cost is weight times what is counted.",
    unservedNote: "For each visit, every round was asked whether it could take it, and which rule forbids it.",
    allServedNote: "Every visit is served.", excludes: (n, of) => `${n} of ${of} rounds`, ruleWord: "Rule", partly: "of a visit for two, one task is left",
    wouldHelp: "What would help", helpAlone: (n, text) => `${text}: opens ${n} ${one(n) ? "round" : "rounds"}`, helpFull: n => `more staff, or another visit moved: ${n} ${one(n) ? "round" : "rounds"} could serve it with nothing else to do, but ${one(n) ? "it is" : "all are"} full`, impossible: "no round can",
    helpNone: "no single change: in every round at least two rules stand in the way", noReason: "No reasons were worked out for this visit.", tried: n => `${n} rounds looked at`,
    moreCases: n => `Show ${n} more`, foot: "A point of the soft score is a millisecond of travel under the default weights. Times are local clock times of the roster's time zone; hours past 24 are on the next day. This file is complete: it asks nothing of any network.",
    minute: "min", hour: "h", list: ", ", sep: ": ", weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
  zh: {
    skip: "跳到排班", views: "排班",
    days: "日期", detail: "详情", find: "查找", findHint: "服务单、服务对象或护理员",
    map: "路线图", gantt: "排班甘特图", unserved: "未安排", caregivers: "护理员", visits: "服务单", rules: "各规则得分",
    travelFrom: { table: "路程时间来自数据表", "straight-line": "路程时间为直线距离估算", blocked: "近处路程时间按道路计算，远处为直线距离估算", roads: "路程时间按道路计算" },
    byHour: n => `按一天中的 ${n} 个时段区分`,
    untitled: "排班", rounds: (n, of) => `${of} 个班次，用 ${n} 个`,
    kept: "全部硬性规则均已满足。", broken: n => `违反 ${n} 条硬性规则，本方案不可执行。`,
    allServed: n => `${n} 单服务全部安排。`, someServed: (n, of) => `${of} 单服务已安排 ${n} 单，`,
    notServed: n => `${n} 单未安排，查看原因。`,
    served: "已安排", left: "未安排", travel: "路程", waiting: "等待", tardiness: "迟到", overtime: "加班", continuity: "人员连续性",
    ofAll: n => `/ ${n} 单`, percent: n => `占全部的 ${n} %`, mandatory: (m, o) => o ? `必做 ${m} 单，可选 ${o} 单` : `必做 ${m} 单`,
    shareOfWork: n => `占工作时间 ${n} %`, km: n => `${n} 公里`, lateVisits: n => n ? `共 ${n} 单` : "全部在时间窗内",
    overBy: n => n ? `共 ${n} 人` : "无人超出合同工时", noContract: "未给出合同工时",
    usualOf: (n, of) => `${of} 单中 ${n} 单由熟悉的护理员服务`, noUsual: "未给出以往服务记录", perRound: n => `每班 ${n}`,
    allDays: "全部日期", dayHint: "按住 Ctrl 或 Shift 可增减日期",
    zoomIn: "放大", zoomOut: "缩小", fit: "全图", close: "关闭",
    mapHelp: "路线图。方向键移动，加减键缩放，0 键看全图。图上的每单服务也在服务单表中。",
    noMap: "本问题只有路程时间而没有坐标，因此不画路线图。各班次见甘特图。",
    metres: n => `${n} 米`, kilometres: n => `${n} 公里`,
    kVisit: "服务单", kDepot: "班次起止点", kGone: "未安排", kLate: "迟到", kRoute: "路线（按街道着色）", kRoutePlain: "路线（按护理员着色）",
    ganttHelp: "按护理员的甘特图。方向键在服务单与行之间移动，Esc 取消选择。",
    kTravel: "路程", kWaiting: "等待", kService: "服务", kRest: "休息", kWindow: "时间窗", kOverrun: "超出时间窗", kPair: "双人服务",
    rowsShown: (a, b, n) => `第 ${a} 至 ${b} 行，共 ${n} 行`, order: "行的顺序",
    sorts: { street: "按街道", id: "按编号", start: "按出发时间", late: "按迟到", travel: "按路程" },
    nothing: "未选择", hint1: "在路线图、甘特图或表格中选择一单服务或一位护理员，各处会同时标出，详情显示在这里。",
    hint2: "在甘特图中可用方向键逐单移动。",
    visit: "服务单", caregiver: "护理员", client: "服务对象", service: "服务", windows: "时间窗", window: "时间窗", start: "开始", end: "结束", time: "时间", place: "地点", street: "街道", priority: "优先级",
    partner: "同行", by: "护理员", status: "状态", needs: "要求", usual: "熟悉", counts: "规则计数", anyTime: "不限",
    ok: "已安排", part: "只安排一人", gone: "未安排", optional: "可选", onTime: "准时", late: d => `迟到 ${d}`, lateHead: "迟到", hardEnd: "硬性", startBy: "开始不晚于", endBy: "结束不晚于",
    simultaneous: "两人同时", inOrder: "两人服务", kind: { employee: "员工", volunteer: "时间银行志愿者" }, gender: { female: "女", male: "男" },
    mode: "出行方式", skills: "技能", shift: "班次", level: n => `${n} 级`, work: "工作", rest: "休息", breakStop: "休息", contract: "合同工时", noRound: "所选日期没有班次任务", atHome: "返回",
    stopsHead: "服务单", distance: "里程", idle: "未使用",
    filter: "筛选", filterVisits: "筛选：编号、服务对象、服务、护理员", filterCaregivers: "筛选：编号、街道、类别", all: "全部", stateFilter: "范围",
    which: { all: "全部服务单", ok: "已安排", late: "迟到", gone: "未安排", pair: "双人服务" },
    shown: (n, of) => n === of ? `共 ${of} 条` : `${n} / ${of} 条`, none: "无。", load: "负荷",
    rule: "规则", ruleLevel: "层级", weight: "权重", amount: "计数", cost: "分值", places: "处数", levels: { hard: "硬性", medium: "中级", soft: "软性" },
    weightOf: (n, unit) => `${{ millisecond: "每毫秒", metre: "每米", fen: "每分钱", occurrence: "每次" }[unit]} ${n}`, off: "关闭",
    quietRules: n => `${n} 条未产生分值的规则`, rulesNote: "各层级依次比较：硬性先于中级，中级先于软性。分值为权重乘以计数。",
    unservedNote: "对每单未安排的服务，逐个班次检查能否承担，以及是哪条规则不允许。",
    allServedNote: "全部服务均已安排。", excludes: (n, of) => `${of} 个班次中的 ${n} 个`, ruleWord: "规则", partly: "双人服务缺一人",
    wouldHelp: "怎样改善", helpAlone: (n, text) => `${text}：可多出 ${n} 个班次`, helpFull: n => `增加人手，或调整其他服务：有 ${n} 个班次本可承担，但已排满`, impossible: "任何班次都不行",
    helpNone: "单独放宽一条规则无济于事：每个班次都至少有两条规则不允许", noReason: "未计算这单服务的原因。", tried: n => `检查了 ${n} 个班次`,
    moreCases: n => `再显示 ${n} 单`, foot: "按默认权重，软性得分的一分为一毫秒路程。时间为排班所在时区的当地时间，超过 24 时为次日。本文件自成一体，不访问任何网络。",
    minute: "分", hour: "小时", list: "、", sep: "：", weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  },
};

// Figures as people read them.
const two = n => String(n).padStart(2, "0");

/** A clock time; `brief` leaves the seconds out. */
function clock(ms, brief) {
  const sign = ms < 0 ? "−" : "";
  const s = Math.round(Math.abs(ms) / 1000);
  const rest = !brief && s % 60 ? `:${two(s % 60)}` : "";
  return `${sign}${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}${rest}`;
}

/** A length of time as pairs of figure and unit: hours and minutes, or minutes alone below two hours. */
function parts(ms) {
  const minutes = Math.round(ms / 60000);
  if (ms && !minutes) return [["< 1", say("minute")]];
  if (minutes < 120) return [[String(minutes), say("minute")]];
  const rest = minutes % 60;
  const hours = [number(Math.floor(minutes / 60)), say("hour")];
  return rest ? [hours, [String(rest), say("minute")]] : [hours];
}
/** Hours and minutes as on a time sheet, where there is little room. */
const brief = ms => `${Math.floor(ms / 3600000)}:${two(Math.floor(ms / 60000) % 60)} h`;
const span = ms => parts(ms).map(p => p.join(" ")).join(" ");

function dayName(day, whole) {
  const [y, m, d] = data.days[day].split("-").map(Number);
  const weekday = say("weekdays")[new Date(Date.UTC(y, m - 1, d)).getUTCDay()];
  return lang === "zh" ? `${whole ? `${y}年` : ""}${m}月${d}日 ${weekday}` : `${weekday} ${data.days[day]}`;
}
