//! The columns of each table. One line a column: name, path in the row's object, what it holds, other headers.

use super::Kind::{
    Any, Choice, Clock, Day, Days, Flag, LevelMinutes, Levels, Minutes, Number, Text, Texts, Whole,
};
use super::Need::{Always, Never};
use super::{Field, Kind, Need, Table};

const fn f(
    name: &'static str,
    path: &'static str,
    kind: Kind,
    need: Need,
    aliases: &'static [&'static str],
) -> Field {
    Field { name, path, kind, need, aliases }
}

const GENDER: Kind =
    Choice(&[("female", &["女", "女性", "f", "w", "woman"]), ("male", &["男", "男性", "m", "man"])]);
const KIND: Kind = Choice(&[
    ("employee", &["员工", "职工", "专职", "staff"]),
    ("volunteer", &["志愿者", "时间银行", "时间银行志愿者", "义工"]),
]);
const BINDS: Kind = Choice(&[("start", &["开始"]), ("end", &["结束", "完成"])]);
const PAIR: Kind = Choice(&[
    ("simultaneous", &["同时", "at once"]),
    ("sequential", &["先后", "in order"]),
    ("independent", &["独立", "各自"]),
]);
const PERSON: Kind = Choice(&[
    ("same", &["同一人"]),
    ("prefer-same", &["尽量同一人", "prefer same"]),
    ("different", &["不同人"]),
]);
const LEVEL: Kind = Choice(&[("hard", &["硬"]), ("medium", &["中"]), ("soft", &["软"])]);

const DOCUMENT: &[Field] =
    &[f("key", "", Text, Always, &["项目", "键", "设置项"]), f("value", "", Any, Never, &["值", "内容"])];
const RULES: &[Field] = &[
    f("rule", "", Text, Always, &["规则"]),
    f("level", "level", LEVEL, Never, &["级别"]),
    f("weight", "weight", Whole, Never, &["权重"]),
];
const MODES: &[Field] = &[
    f("mode", "", Text, Always, &["name", "id", "方式", "交通方式", "出行方式"]),
    f("km_per_hour", "km_per_hour", Number, Never, &["speed", "速度", "时速", "公里每小时"]),
    f("detour", "detour", Number, Never, &["绕行系数"]),
];
const STREETS: &[Field] = &[
    f("id", "id", Text, Always, &["街道编号", "编号", "代码", "code"]),
    f("name", "name", Text, Never, &["名称", "街道", "街道名称"]),
];
const PLACES: &[Field] = &[
    f("id", "id", Text, Always, &["地点编号", "编号", "地点", "place"]),
    f("x", "x", Number, Never, &["longitude", "lon", "lng", "经度", "东"]),
    f("y", "y", Number, Never, &["latitude", "lat", "纬度", "北"]),
    f("street", "street", Text, Never, &["街道", "街道编号"]),
];
const TRAVEL: &[Field] = &[
    f("mode", "", Text, Always, &["方式", "交通方式", "出行方式"]),
    f("from", "", Text, Always, &["起点", "出发地"]),
    f("to", "", Text, Always, &["终点", "目的地"]),
    f("seconds", "seconds", Number, Never, &["秒", "秒数"]),
    f("metres", "metres", Whole, Never, &["meters", "米", "距离"]),
];
const SERVICES: &[Field] = &[
    f("id", "id", Text, Always, &["服务编号", "编号", "服务", "service"]),
    f("name", "name", Text, Never, &["名称", "服务名称"]),
    f("skill", "skill", Text, Never, &["技能", "所需技能"]),
    f("level", "level", Whole, Never, &["级别", "技能级别", "最低级别"]),
    f("minutes", "minutes", Minutes, Never, &["时长", "分钟", "服务时长"]),
    f("minutes_by_level", "minutes_by_level", LevelMinutes, Never, &["各级时长", "按级别时长"]),
    f("volunteers", "volunteers", Flag, Never, &["志愿者", "志愿者可做"]),
];
const CLIENTS: &[Field] = &[
    f("id", "id", Text, Always, &["老人编号", "编号", "服务对象", "服务对象编号", "client"]),
    f("place", "place", Text, Always, &["地点", "住址", "地点编号"]),
    f("languages", "languages", Texts, Never, &["language", "语言", "方言"]),
    f("gender", "gender", GENDER, Never, &["性别要求", "护理员性别"]),
    f("preferred", "preferred", Texts, Never, &["偏好", "希望护理员", "偏好护理员"]),
    f("refused", "refused", Texts, Never, &["拒绝", "拒绝护理员"]),
    f("usual", "usual", Texts, Never, &["常来", "常来护理员", "原护理员"]),
];
const CAREGIVERS: &[Field] = &[
    f("id", "id", Text, Always, &["护理员编号", "编号", "工号", "护理员", "caregiver"]),
    f("kind", "kind", KIND, Never, &["类型", "人员类型"]),
    f("skills", "skills", Levels, Never, &["skill", "技能"]),
    f("languages", "languages", Texts, Never, &["language", "语言", "方言"]),
    f("gender", "gender", GENDER, Never, &["性别"]),
    f("mode", "mode", Text, Never, &["交通方式", "出行方式"]),
    f("street", "street", Text, Never, &["街道", "所属街道"]),
    f("contract_minutes_per_day", "contract_minutes_per_day", Minutes, Never, &["日合同分钟", "每日工时"]),
    f("contract_minutes_per_week", "contract_minutes_per_week", Minutes, Never, &["周合同分钟", "每周工时"]),
    f("max_minutes_per_day", "max_minutes_per_day", Minutes, Never, &["日最长分钟", "每日最长工时"]),
    f("max_minutes_per_week", "max_minutes_per_week", Minutes, Never, &["周最长分钟", "每周最长工时"]),
    f("fen_per_hour", "fen_per_hour", Whole, Never, &["时薪分", "每小时分"]),
    f("fen_per_km", "fen_per_km", Whole, Never, &["每公里分"]),
    f("fen_per_shift", "fen_per_shift", Whole, Never, &["每班次分"]),
    f("incompatible", "incompatible", Texts, Never, &["不可搭档", "不相容"]),
];
const SHIFTS: &[Field] = &[
    f("caregiver", "", Text, Always, &["护理员", "工号", "护理员编号"]),
    f("day", "day", Day, Never, &["date", "日期", "天"]),
    f("start", "start", Clock, Always, &["开始", "上班", "开始时间", "上班时间"]),
    f("end", "end", Clock, Always, &["结束", "下班", "结束时间", "下班时间"]),
    f("from", "from", Text, Always, &["出发地", "起点", "出发地点"]),
    f("to", "to", Text, Never, &["返回地", "终点", "返回地点"]),
    f("capacity", "capacity", Whole, Never, &["容量", "载量"]),
];
const BREAKS: &[Field] = &[
    f("caregiver", "", Text, Always, &["护理员", "工号", "护理员编号"]),
    f("day", "", Day, Never, &["date", "日期", "天"]),
    f("shift", "", Whole, Never, &["班次", "第几班"]),
    f("start", "start", Clock, Always, &["开始", "开始时间", "最早"]),
    f("end", "end", Clock, Always, &["结束", "结束时间", "最晚"]),
    f("minutes", "minutes", Minutes, Always, &["时长", "分钟"]),
    f("binds", "binds", BINDS, Never, &["约束"]),
    f("mandatory", "mandatory", Flag, Never, &["必须", "必休"]),
];
const VISITS: &[Field] = &[
    f("id", "id", Text, Always, &["探访编号", "编号", "工单", "工单号", "visit"]),
    f("client", "client", Text, Never, &["老人", "服务对象", "老人编号", "服务对象编号"]),
    f("place", "place", Text, Never, &["地点", "地点编号"]),
    f("service", "tasks/0/service", Text, Always, &["服务", "服务项目", "服务编号"]),
    f("minutes", "tasks/0/minutes", Minutes, Never, &["duration", "时长", "分钟", "服务时长"]),
    f("service_2", "tasks/1/service", Text, Never, &["服务2", "第二项服务"]),
    f("minutes_2", "tasks/1/minutes", Minutes, Never, &["时长2", "第二项时长"]),
    f("people", "", Whole, Never, &["caregivers", "人数", "护理员人数"]),
    f("pair", "pair/kind", PAIR, Never, &["双人方式", "双人"]),
    f("pair_min_minutes", "pair/min_minutes", Minutes, Never, &["最小间隔"]),
    f("pair_max_minutes", "pair/max_minutes", Minutes, Never, &["最大间隔"]),
    f("window_start", "windows/0/start", Clock, Never, &["earliest", "最早", "最早开始", "开始时间"]),
    f("window_end", "windows/0/end", Clock, Never, &["latest", "最晚", "最晚开始", "结束时间"]),
    f("window_hard", "windows/0/hard", Flag, Never, &["硬时间窗", "硬"]),
    f("binds", "binds", BINDS, Never, &["时间窗约束"]),
    f("optional", "optional", Flag, Never, &["可选", "可不做"]),
    f("priority", "priority", Whole, Never, &["优先级"]),
    f("days", "days", Days, Never, &["day", "date", "日期", "可选日期"]),
    f("times", "times", Whole, Never, &["次数", "频次"]),
    f("days_between", "days_between", Whole, Never, &["间隔天数"]),
    f("due_day", "due_day", Day, Never, &["截止日期", "截止"]),
    f("preferred", "preferred", Texts, Never, &["偏好", "希望护理员", "偏好护理员"]),
    f("refused", "refused", Texts, Never, &["拒绝", "拒绝护理员"]),
    f("required", "required", Texts, Never, &["指定", "指定护理员"]),
    f("gender", "gender", GENDER, Never, &["性别要求", "护理员性别"]),
    f("load", "load", Whole, Never, &["载重", "载量"]),
];
const WINDOWS: &[Field] = &[
    f("visit", "", Text, Always, &["探访", "工单", "探访编号", "工单号"]),
    f("start", "start", Clock, Always, &["开始", "最早", "开始时间"]),
    f("end", "end", Clock, Always, &["结束", "最晚", "结束时间"]),
    f("hard", "hard", Flag, Never, &["硬", "硬时间窗"]),
];
const DEPENDENCIES: &[Field] = &[
    f("first", "first", Text, Always, &["先", "前一探访"]),
    f("second", "second", Text, Always, &["后", "后一探访"]),
    f("min_minutes", "min_minutes", Minutes, Never, &["最小间隔"]),
    f("max_minutes", "max_minutes", Minutes, Never, &["最大间隔"]),
    f("person", "person", PERSON, Never, &["人员"]),
];
const PINS: &[Field] = &[
    f("visit", "visit", Text, Never, &["探访", "工单", "探访编号", "工单号"]),
    f("task", "task", Whole, Never, &["任务"]),
    f("caregiver", "caregiver", Text, Always, &["护理员", "工号", "护理员编号"]),
    f("day", "day", Day, Never, &["date", "日期", "天"]),
    f("start", "start", Clock, Never, &["开始", "开始时间"]),
    f("round", "round", Texts, Never, &["整条路线", "路线"]),
    f("order", "order", Texts, Never, &["顺序"]),
];
const PREVIOUS: &[Field] = &[
    f("visit", "visit", Text, Always, &["探访", "工单", "探访编号", "工单号"]),
    f("task", "task", Whole, Never, &["任务"]),
    f("caregiver", "caregiver", Text, Always, &["护理员", "工号", "护理员编号"]),
    f("day", "day", Day, Never, &["date", "日期", "天"]),
    f("start", "start", Clock, Always, &["开始", "开始时间"]),
];
/// What comes back of the roster's sheet; the other columns are for people.
const ROSTER: &[Field] = &[
    f("caregiver", "caregiver", Text, Always, &["护理员", "工号"]),
    f("day", "day", Day, Never, &["date", "日期", "天"]),
    f("shift", "shift", Whole, Never, &["班次"]),
    f("order", "", Whole, Never, &["顺序"]),
    f("visit", "visit", Text, Never, &["探访", "工单"]),
    f("task", "task", Whole, Never, &["任务"]),
    f("repetition", "repetition", Whole, Never, &["第几次"]),
    f("break", "break", Whole, Never, &["休息"]),
    f("client", "", Text, Never, &["老人"]),
    f("service", "", Text, Never, &["服务"]),
    f("place", "place", Text, Never, &["地点"]),
    f("arrival", "", Clock, Never, &["到达"]),
    f("start", "start", Clock, Always, &["开始"]),
    f("end", "end", Clock, Never, &["结束"]),
    f("travel_minutes", "", Minutes, Never, &["路上分钟"]),
    f("metres", "", Whole, Never, &["米"]),
    f("waiting_minutes", "", Minutes, Never, &["等待分钟"]),
];

/// The columns of a table.
#[must_use]
pub fn fields(table: Table) -> &'static [Field] {
    match table {
        Table::Document => DOCUMENT,
        Table::Rules => RULES,
        Table::Modes => MODES,
        Table::Streets => STREETS,
        Table::Places => PLACES,
        Table::Travel => TRAVEL,
        Table::Services => SERVICES,
        Table::Clients => CLIENTS,
        Table::Caregivers => CAREGIVERS,
        Table::Shifts => SHIFTS,
        Table::Breaks => BREAKS,
        Table::Visits => VISITS,
        Table::Windows => WINDOWS,
        Table::Dependencies => DEPENDENCIES,
        Table::Pins => PINS,
        Table::Previous => PREVIOUS,
        Table::Roster => ROSTER,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::import::headers::plain;

    #[test]
    fn no_header_means_two_columns_of_a_table() {
        for table in Table::ALL {
            let mut seen = BTreeSet::new();
            for field in fields(table) {
                for name in std::iter::once(&field.name).chain(field.aliases) {
                    assert!(seen.insert(plain(name)), "{table:?} {name}");
                }
            }
        }
    }

    #[test]
    fn no_name_means_two_tables() {
        let mut seen = BTreeSet::new();
        for name in Table::ALL.iter().flat_map(|t| t.names()) {
            assert!(seen.insert(plain(name)), "{name}");
        }
    }
}
