// Rules in plain words: a title in each language, and what a Chinese reader has instead of the rule's English summary. A
// rule that is not here keeps its own name and summary.
const RULE_WORDS = {
  BudgetKept: ["Budgets kept", "不超预算", "各年合计超出预算的金额（分）。"],
  ProjectInItsYears: ["Projects in their years", "项目按期开工", "开工年份不在规定年限内，或已确定而未开工的项目数。"],
  ClosureInItsYears: ["Closures in their years", "按期关停", "早于规定年份关停或不得关停而关停的机构数。"],
  WorksWithinLimits: ["Works within limits", "改扩建不超限", "超出年限、年度或总量限制的改扩建模块数。"],
  WorksBedsPerYear: ["Works that a site can take", "年度改扩建能力", "超出机构当年改扩建能力的床位数。"],
  WorksAtOpenSites: ["Works at open sites", "在开放机构改扩建", "在未开放年份改扩建的床位数。"],
  NoNegativeBeds: ["No bed twice", "床位不为负", "低于零的床位数。"],
  NoMorePeopleThanBeds: ["No more people than beds", "人数不超床位", "超出床位的人数。"],
  NobodyServedTwice: ["Nobody served twice", "不重复服务", "超出社区需求、距离范围的人数。"],
  HiresWithinLimits: ["Hires within limits", "招聘不超限", "超出当年可招聘的人数。"],
  UrgentHomesFirst: ["Urgent homes first", "适老化改造先急后缓", "更急需的家庭仍在等候时改造的户数。"],
  BindingTargetMet: ["Binding targets", "约束性指标", "约束性指标的缺口（占指标百万分之几）乘以权重。"],
  ExpectedTargetMet: ["Expected targets", "预期性指标", "预期性指标的缺口（占指标百万分之几）乘以权重。"],
  NeedMetNearby: ["Need met nearby", "就近满足需求", "路程与未满足需求（米·人·年），各情景平均。"],
  Cost: ["Cost", "费用", "规划期内的支出（分）。"],
};
