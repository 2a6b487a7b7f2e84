// Rules in plain words: a title in each language, and what a Chinese reader has instead of the rule's English summary. A
// rule that is not here keeps its own name and summary.
const RULE_WORDS = {
  BedFitsNeed: ["The kind of bed fits", "床位类型相符", "床位类型与照护等级不符的人数。"],
  ClientGroupsApart: ["Client groups apart", "服务对象分开", "住进其他服务对象床位的人数。"],
  GenderFitsRoom: ["Gender fits the room", "房间性别相符", "住进异性房间的人数。"],
  RefusedHomeStaysAway: ["Not where refused", "避开拒绝的机构", "被安排到本人拒绝的机构的人数。"],
  OnlyWishedHomes: ["Only wished homes", "只去志愿机构", "只接受志愿机构而被安排到其他机构的人数。"],
  PriceCanBePaid: ["The price can be paid", "付得起费用", "扣除补贴后每月不足的金额。"],
  NoTwoPeopleInOneBed: ["Nobody shares a bed", "一床一人", "最满一天超出床位数的人数。"],
  RoomsOfOneGender: ["Rooms of one gender", "房间不混住", "男女分开居住所缺的房间数。"],
  BudgetsKept: ["Subsidies within budgets", "补贴不超预算", "补贴每月超出预算的金额（分）。"],
  QuotasKept: ["Quotas kept", "遵守名额", "超出或不足名额的人数，比例折算为整人。"],
  PinsKept: ["Pins kept", "人工指定不变", "被改动的人工指定数。"],
  ResidentKeepsABed: ["Residents keep a bed", "住户不失床位", "失去床位的在住人员数。"],
  ApplicantServed: ["Served by tier and waiting", "按等级和轮候安排", "轮候人员的位次之和（按等级和轮候天数，最后一位为 1）。"],
  WishedHomeFirst: ["Wished homes first", "志愿优先", "志愿的位次之和；志愿之外的机构排在最后。"],
  HomeNearFamily: ["Homes near families", "靠近家属", "家属到机构的距离之和。"],
  RightKindOfBed: ["The right kind of bed", "床位类型最合适", "照护等级表中对该类床位所计的数。"],
  LowPrice: ["Low prices", "费用低", "所有床位月费之和。"],
  SameBedAsPrevious: ["As decided before", "与上次一致", "与上次安排不同的人数。"],
};
