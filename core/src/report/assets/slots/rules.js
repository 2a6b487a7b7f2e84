// Rules in plain words: a title in each language, and what a Chinese reader has instead of the rule's English summary. A
// rule that is not here keeps its own name and summary.
const RULE_WORDS = {
  SlotAmongWishes: ["Slots are wished", "时段在志愿之内", "安排在志愿以外时段的申请。"],
  PeopleWithinPlaces: ["People within places", "不超可约人数", "超出可约人数的人数。"],
  CarsWithinParking: ["Cars within parking", "不超停车位", "超出停车位的车辆数。"],
  SeatsWithinShuttle: ["Seats within shuttles", "不超接驳车座位", "超出接驳车座位的人数（同一班次的各时段合计），以及安排在无接驳车时段的接驳人数。"],
  OneBookingPerIdentityAndDay: ["One booking per identity and day", "同一身份每天一个预约", "同一身份同一天第一个之外的预约。"],
  OneBookingPerPlotAndDay: ["One booking per plot and day", "同一墓位每天一个预约", "同一墓位同一天第一个之外的预约。"],
  PeakSlotsFollowDraw: ["Peak slots follow the draw", "高峰时段依摇号结果", "高峰时段的预约与摇号结果不符的申请。"],
  RequestPlaced: ["Requests are placed", "尽量约上", "没有约上的人数（或申请数）。"],
  RankWeightLost: ["Wishes met", "志愿满足", "与全部约上第一志愿相比失去的志愿权重。"],
};
