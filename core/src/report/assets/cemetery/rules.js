// Rules in plain words: a title in each language, and what a Chinese reader has instead of the rule's English summary. A
// rule that is not here keeps its own name and summary.
const RULE_WORDS = {
  ModulesWithinLimits: ["Modules within limits", "建设规模不超上限", "超出项目年限、年度或总量上限的模块数，以及负数模块。"],
  LandWithinSite: ["Land of the site kept", "不超用地", "建设占地超出该处可用土地的面积（0.01 平方米）。"],
  BudgetKept: ["Budget kept", "不超预算", "建设、安葬和奖补超出当年（可结转时为累计）预算的金额（分）。"],
  BuriedInUnits: ["Buried in units that are there", "墓位格位不超用", "某处某类安葬人数超出当时已有墓位、格位的数目。"],
  YearlyLimitKept: ["Limit of the year kept", "不超年度上限", "某类安葬超出年度上限的人数。"],
  BuriedInYearOfDeath: ["Buried in the year of death", "当年安葬", "超出当年逝者人数的安葬，以及负数人数。"],
  KindIsAccepted: ["Kind is accepted", "方式为家属接受", "以既非首选又不接受的方式安葬的人数。"],
  WillingnessKept: ["Willingness kept", "不超愿意改选的比例", "改选某方式的人数超出愿意比例（向下取整）的部分。"],
  BindingTargetMet: ["Binding targets", "约束性指标", "约束性指标的缺口（占指标百万分之几）乘以权重。"],
  ExpectedTargetMet: ["Expected targets", "预期性指标", "预期性指标的缺口（占指标百万分之几）乘以权重。"],
  EveryoneBuried: ["Everyone buried", "逝者均得安葬", "去世当年未能安葬的人数。"],
  FirstChoiceKept: ["First choice kept", "首选方式", "以非首选方式安葬的人数。"],
  Cost: ["Cost", "费用", "各年建设、安葬和奖补（分）。"],
  LandUsed: ["Land", "用地", "全部建设模块占地（0.01 平方米）。"],
};
