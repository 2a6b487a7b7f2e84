// Rules in plain words: a title in each language, what a Chinese reader has instead of the rule's English summary, and
// for rules that can stand in a visit's way, the sentence that says so and what relaxing it would mean. A rule that is
// not here keeps its own name and summary, so that a new rule shows up without being named twice.
const RULE_WORDS = {
  BreakInWindow: ["Breaks in their windows", "休息在规定时段", "休息早于、晚于规定时段或被缩短的时间。"],
  BreakTaken: ["Breaks taken", "安排休息", "未安排的非强制休息次数。"],
  CaregiverHasSkill: ["Caregiver has the skill", "护理员具备技能", "由不具备所需技能或等级的护理员承担的任务数。"],
  ContractHoursPerDay: ["Overtime by the day", "单日加班", "单日工作时间超出合同工时的部分。"],
  ContractHoursPerWeek: ["Overtime by the week", "单周加班", "单周（周一至周日）工作时间超出合同工时的部分。"],
  DependencyGapKept: ["Gap between linked visits", "关联服务的间隔", "两单关联服务的间隔短于最小值或长于最大值的时间。"],
  DependencyNeedsBoth: ["Linked visits served together", "关联服务同时成立", "前一单未安排而后一单已安排的次数。"],
  DifferentPersonComes: ["Different people for linked visits", "关联服务由不同的人承担", "本应由不同的人承担的两单中重复出现的护理员数。"],
  EachTaskOnce: ["Each task once", "任务不重复", "同一任务在排班中重复出现的次数。"],
  EveryWayExists: ["Every way exists", "路线可通行", "所用出行方式无法通行的路段数。"],
  GenderFits: ["Gender as asked for", "性别符合要求", "性别不符合要求的任务数。"],
  HoursPerDayWithinMaximum: ["Daily maximum of hours", "单日最长工时", "单日工作时间超出上限的部分。"],
  HoursPerWeekWithinMaximum: ["Weekly maximum of hours", "单周最长工时", "单周工作时间超出上限的部分。"],
  LanguageIsShared: ["A shared language", "语言相通", "护理员与服务对象没有共同语言的任务数。"],
  LargestIdleTime: ["Largest idle time", "最长空闲", "单个班次的最长空闲时间。"],
  LargestTardiness: ["Largest tardiness", "最长迟到", "单个任务的最长迟到时间。"],
  LoadWithinCapacity: ["Load within capacity", "不超载", "超出班次携带能力的数量。"],
  MandatoryBreakTaken: ["Mandatory breaks taken", "强制休息", "缺少的强制休息次数。"],
  OptionalVisitServed: ["Optional visits served", "可选服务", "未安排的可选服务的优先级之和。"],
  PairByTwoPeople: ["Two people for a visit for two", "双人服务由两人承担", "两个任务由同一人承担的双人服务数。"],
  PairCompatible: ["Compatible partners", "搭档相容", "由不宜搭档的两人承担的双人服务数。"],
  PairStartsInGap: ["Partners start together", "双人服务衔接", "第二个任务的开始偏离规定间隔的时间。"],
  PinsKept: ["Pins kept", "固定安排不变", "被改动的固定安排数。"],
  PreferredCaregiverComes: ["Preferred caregiver comes", "偏好的护理员", "未由偏好的护理员承担的任务数。"],
  RefusedCaregiverStaysAway: ["Refused caregiver stays away", "避开被拒绝的护理员", "由服务对象拒绝的护理员承担的任务数。"],
  RepetitionsOnDistinctDays: ["Repetitions on distinct days", "重复服务错开日期", "同一服务的两次之间相隔不足的天数。"],
  RequiredCaregiverComes: ["Required caregiver comes", "指定的护理员", "未由指定的护理员承担的任务数。"],
  RouteEndsInShift: ["Back before the shift ends", "班次内返回", "晚于班次结束返回的时间。"],
  RouteStartsInShift: ["Departure after the shift starts", "班次内出发", "早于班次开始出发的时间。"],
  SameCaregiverAsPrevious: ["Same caregiver as before", "沿用原护理员", "与原排班护理员不同的任务数。"],
  SamePersonComes: ["Same person for linked visits", "关联服务由同一人承担", "本应由同一人承担的两单中缺少的护理员数。"],
  SamePersonWhenPossible: ["Same person when possible", "尽量由同一人承担", "宜由同一人承担的两单中缺少的护理员数。"],
  ServiceNotCutShort: ["Service in full", "服务时长足够", "服务被缩短的时间。"],
  StartNearPrevious: ["Start as before", "沿用原时间", "与原排班开始时间的差。"],
  Tardiness: ["Tardiness", "迟到", "超出软性时间窗的时间。"],
  TravelDistance: ["Distance", "里程", "全部班次的里程。"],
  TravelTime: ["Travel time", "路程时间", "全部班次的路程时间。"],
  TravelTimeRespected: ["Time for the way", "路程时间充足", "早于可到达时间开始的时间。"],
  UsualCaregiverComes: ["Usual caregiver comes", "人员连续性", "未由熟悉的护理员承担的任务数。"],
  VisitByDueDay: ["By the due day", "按期完成", "超过期限的天数。"],
  VisitOnAllowedDay: ["On an allowed day", "在允许的日期", "安排在不允许日期的任务数。"],
  VisitServed: ["Mandatory visits served", "必做服务", "未安排的必做服务的优先级之和。"],
  VisitStartsInWindow: ["Within the window", "在时间窗内", "早于时间窗开始或超出硬性时间窗的时间。"],
  VisitWhole: ["Visits whole", "双人服务完整", "两个任务只安排了一个的服务数。"],
  VolunteerMayServe: ["Volunteers where allowed", "志愿者可承担", "由志愿者承担的不对志愿者开放的任务数。"],
  Wages: ["Wages", "人工费用", "工时、里程和启用班次的费用。"],
  Waiting: ["Waiting", "等待", "到达至开始服务之间的时间。"],
  WorkInHomeStreet: ["Work in the home street", "本街道服务", "在护理员所属街道以外承担的任务数。"],
  WorkloadBalance: ["Even workload", "工作量均衡", "各护理员工作量与平均值之差的总和。"],
};

const ruleTitle = name => RULE_WORDS[name]?.[lang === "zh" ? 1 : 0] ?? name;
const ruleNote = r => lang === "zh" ? RULE_WORDS[r.rule]?.[2] ?? r.summary : r.summary;

// [sentence where every round is excluded, sentence where some are, what relaxing it means], by language.
const OBSTACLES = {
  en: {
    CaregiverHasSkill: v => [`no caregiver has ${skillsOf(v)}`, `the caregiver lacks ${skillsOf(v)}`, `training or hiring for ${skillsOf(v)}`],
    GenderFits: v => [`no caregiver is a ${genderOf(v)}, as asked for`, `the caregiver is no ${genderOf(v)}, as asked for`, `another caregiver than a ${genderOf(v)}`],
    LanguageIsShared: v => [`no caregiver speaks ${languagesOf(v)}`, `the caregiver does not speak ${languagesOf(v)}`, `someone to interpret ${languagesOf(v)}`],
    RefusedCaregiverStaysAway: () => ["the client refused every caregiver", "the client refused the caregiver", "the client accepting a refused caregiver"],
    RequiredCaregiverComes: () => ["no caregiver who works is among those required", "the caregiver is not among those required", "letting others come than those required"],
    VolunteerMayServe: () => ["only volunteers are left, and the service is not open to them", "the service is not open to volunteers", "opening the service to volunteers"],
    VisitStartsInWindow: v => [`no shift can be there within ${windowShort(v)}`, `the shift cannot be there within ${windowShort(v)}`, "a wider window"],
    VisitOnAllowedDay: () => ["no shift is on an allowed day", "the shift is on another day", "allowing another day"],
    RouteStartsInShift: () => ["every shift begins too late", "the shift begins too late", "earlier shifts"],
    RouteEndsInShift: () => ["every shift ends too early", "the shift ends before caregiver and visit are done", "longer shifts"],
    EveryWayExists: () => ["no caregiver can get there", "there is no way there for the caregiver's mode of travel", "another mode of travel"],
    TravelTimeRespected: () => ["it is too far for every round", "it is too far to be there in time", "a shorter way"],
    LoadWithinCapacity: () => ["it is more than any caregiver can carry", "it is more than the caregiver can carry", "more to carry it with"],
    HoursPerDayWithinMaximum: () => ["it is longer than anyone's maximal hours of a day", "it is beyond the caregiver's maximal hours of the day", "longer maximal hours"],
    HoursPerWeekWithinMaximum: () => ["it is longer than anyone's maximal hours of a week", "it is beyond the caregiver's maximal hours of the week", "longer maximal hours"],
    PairByTwoPeople: () => ["no two caregivers can come", "it takes two caregivers, and there is no second one", "a second caregiver"],
    PairCompatible: () => ["no two compatible caregivers can come", "there is no compatible partner", "partners who get on"],
    PairStartsInGap: () => ["no two caregivers are free at the same time", "no partner is there at the same time", "a looser gap between the two"],
    VisitWhole: () => ["no two caregivers can come", "there is no one for the other task", "a second caregiver"],
    DependencyGapKept: () => ["the gap to the linked visit cannot be kept", "the gap to the linked visit cannot be kept", "a wider gap to the linked visit"],
    DependencyNeedsBoth: () => ["the visit that it follows is not served", "the visit that it follows is not served", "serving the visit before it"],
    PinsKept: () => ["pins forbid it in every round", "a pin forbids it", "loosening a pin"],
    MandatoryBreakTaken: () => ["it leaves no room for the mandatory break", "it leaves no room for the mandatory break", "moving the break"],
  },
  zh: {
    CaregiverHasSkill: v => [`没有护理员具备${skillsOf(v)}技能`, `护理员不具备${skillsOf(v)}技能`, `培训或招聘具备${skillsOf(v)}技能的人员`],
    GenderFits: v => [`没有符合要求的${genderOf(v)}护理员`, `要求${genderOf(v)}护理员`, "放宽性别要求"],
    LanguageIsShared: v => [`没有会${languagesOf(v)}的护理员`, `护理员不会${languagesOf(v)}`, `安排会${languagesOf(v)}的人陪同`],
    RefusedCaregiverStaysAway: () => ["服务对象拒绝了所有护理员", "服务对象拒绝该护理员", "服务对象同意被拒绝的护理员上门"],
    RequiredCaregiverComes: () => ["指定的护理员均不当班", "不在指定的护理员之中", "允许指定以外的护理员上门"],
    VolunteerMayServe: () => ["只剩志愿者，而该服务不对志愿者开放", "该服务不对志愿者开放", "向志愿者开放该服务"],
    VisitStartsInWindow: v => [`没有班次能在 ${windowShort(v)} 内到达`, `班次无法在 ${windowShort(v)} 内到达`, "放宽时间窗"],
    VisitOnAllowedDay: () => ["允许的日期没有班次", "班次不在允许的日期", "允许其他日期"],
    RouteStartsInShift: () => ["所有班次开始得太晚", "班次开始得太晚", "班次提前开始"],
    RouteEndsInShift: () => ["所有班次结束得太早", "班次结束前无法完成并返回", "延长班次"],
    EveryWayExists: () => ["没有护理员能够到达", "该出行方式无法到达", "更换出行方式"],
    TravelTimeRespected: () => ["对所有班次都太远", "太远，无法按时到达", "缩短路程"],
    LoadWithinCapacity: () => ["超出任何护理员的携带能力", "超出护理员的携带能力", "提高携带能力"],
    HoursPerDayWithinMaximum: () => ["超出所有人的单日最长工时", "超出护理员的单日最长工时", "放宽单日最长工时"],
    HoursPerWeekWithinMaximum: () => ["超出所有人的单周最长工时", "超出护理员的单周最长工时", "放宽单周最长工时"],
    PairByTwoPeople: () => ["凑不齐两名护理员", "需要两人，缺第二名护理员", "增加一名护理员"],
    PairCompatible: () => ["没有相容的两名护理员", "没有相容的搭档", "调整搭档限制"],
    PairStartsInGap: () => ["没有两名护理员同时有空", "没有搭档同时在场", "放宽两人的时间间隔"],
    VisitWhole: () => ["凑不齐两名护理员", "另一任务无人承担", "增加一名护理员"],
    DependencyGapKept: () => ["无法满足与关联服务的间隔", "无法满足与关联服务的间隔", "放宽与关联服务的间隔"],
    DependencyNeedsBoth: () => ["其前置服务未安排", "其前置服务未安排", "先安排前置服务"],
    PinsKept: () => ["固定安排不允许", "固定安排不允许", "放宽固定安排"],
    MandatoryBreakTaken: () => ["无法留出强制休息", "无法留出强制休息", "调整休息时间"],
  },
};

const or = () => lang === "zh" ? "或" : " or ";
const genderOf = v => v.gender ? say("gender")[v.gender] : say("gender").female;
const languagesOf = v => v.languages.map(l => data.languages[l]).join(or());
function skillsOf(v) {
  const names = data.tasks.slice(...v.tasks).map(t => data.services[t[1]][2]).filter(Boolean).map(([skill, level]) => {
    const name = data.skills[skill];
    if (lang === "zh") return `“${name}”${level > 1 ? `（${say("level", level)}）` : ""}`;
    return `the skill ${name}${level > 1 ? ` at ${say("level", level)}` : ""}`;
  });
  return [...new Set(names)].join(or()) || (lang === "zh" ? "所需" : "the skill");
}

/** The sentence of a rule in the way of a visit. */
function obstacle(rule, v, every) {
  const words = OBSTACLES[lang][rule];
  const text = words ? words(v)[every ? 0 : 1] : `${say("ruleWord")} ${ruleTitle(rule)}`;
  return text[0].toUpperCase() + text.slice(1);
}
/** What relaxing a rule would mean for a visit. */
function remedy(rule, v) {
  const words = OBSTACLES[lang][rule];
  return words ? words(v)[2] : lang === "zh" ? `放宽“${ruleTitle(rule)}”` : `relaxing “${ruleTitle(rule)}”`;
}
