// Rules in plain words: a title in each language, and what a Chinese reader has instead of the rule's English summary. A
// rule that is not here keeps its own name and summary.
const RULE_WORDS = {
  SizeIsListed: ["Sizes of the list", "规模在备选之内", "规模不在备选之内或方案未提及的站点数。"],
  FixedSitesKept: ["Fixed sites stay", "固定站点不变", "规定保留而被关停或改变规模的站点数。"],
  ClosureAllowed: ["Closed where allowed", "只关停可关停的", "文件未给出关停费用而被关停的现有站点数。"],
  ProtectedDistanceKept: ["Protected distance kept", "保持防护距离", "新增或改变规模的站点违反防护距离的条数。"],
  SpacingKept: ["Spacing kept", "保持站点间距", "同类开放站点中间距过小或过大的对数（至少一方为新增）。"],
  BudgetKept: ["Budget kept", "不超预算", "新增、调整和关停超出预算的金额（分）。"],
  ClosedSitesServeNothing: ["Closed sites serve nothing", "关停站点不提供服务", "由关停站点提供的每周工时。"],
  SiteWithinHours: ["Sites within their hours", "站点不超工时", "开放站点超出其规模的每周工时。"],
  KindWithinReach: ["Within the reach of the kind", "服务圈之内", "超出该类设施服务圈或无路可达的每周工时。"],
  NobodyServedTwice: ["Nobody served twice", "不重复服务", "超出需求的每周工时，以及负数工时。"],
  OneSitePerCommunity: ["One site for a community", "一个社区一个站点", "规定单点时，社区某类服务的站点超出一个的数目。"],
  StaffHoursKept: ["Staff hours kept", "不超人员工时", "各类站点合计超出现有人员的每周工时。"],
  BindingTargetMet: ["Binding targets", "约束性指标", "约束性指标的缺口（占指标百万分之几）乘以权重。"],
  ExpectedTargetMet: ["Expected targets", "预期性指标", "预期性指标的缺口（占指标百万分之几）乘以权重。"],
  EveryHourServed: ["Every hour served", "工时全部满足", "未满足的每周工时。"],
  WorstStreetFirst: ["Worst street first", "最差街道优先", "服务最差街道每千工时中未满足的工时，向上取整。"],
  Cost: ["Cost", "费用", "新增、调整、关停，以及各日运行的费用（分）。"],
  Distance: ["Distance", "路程", "社区到服务站点的米数乘以每周工时。"],
};
