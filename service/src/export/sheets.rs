//! Pages to print: one for each caregiver and day, A4, in Chinese and in English, in one HTML file that asks nothing of
//! any network. What a caregiver needs on the way, and a place to sign.

use std::fmt::Write as _;

use anpai_core::report::escape_html;
use anpai_core::time::Duration;
use anpai_core::travel::TravelSource;
use anpai_core::visits::{Activity, Plan, Problem, Route, Stop};

use super::roster::clock;

const STYLE: &str = include_str!("sheets.css");

/// The page.
#[must_use]
pub fn html(problem: &Problem, plan: &Plan) -> String {
    let title = if problem.name.is_empty() { "Roster 排班" } else { &problem.name };
    let mut text = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escape_html(title)
    );
    // A caregiver's rounds of one day share a page.
    let day = |route: &Route| {
        let shift = &problem.shifts[route.shift.index()];
        (shift.caregiver, shift.day)
    };
    for rounds in plan.routes.chunk_by(|a, b| day(a) == day(b)) {
        page(&mut text, problem, plan, rounds);
    }
    if plan.routes.is_empty() {
        text.push_str("<section><h1>No rounds 没有路线</h1></section>\n");
    }
    text.push_str("</body>\n</html>\n");
    text
}

fn page(text: &mut String, problem: &Problem, plan: &Plan, rounds: &[Route]) {
    let Some(first) = rounds.first() else { return };
    let shift = &problem.shifts[first.shift.index()];
    let caregiver = &problem.caregivers[shift.caregiver.index()];
    let date = problem.horizon.date(shift.day);
    let _ = write!(
        text,
        "<section>\n<header><h1>{}</h1><p class=\"date\">{date} 周{} {}</p></header>\n",
        escape_html(&caregiver.id),
        WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7].0,
        WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs()) % 7].1,
    );
    if !problem.name.is_empty() {
        let _ = writeln!(text, "<p class=\"name\">{}</p>", escape_html(&problem.name));
    }
    for route in rounds {
        round(text, problem, plan, route);
    }
    let mut notes = Vec::new();
    for from in problem.provenance() {
        let chinese = match from.source {
            TravelSource::Table if from.periods.is_none() => continue,
            TravelSource::Table => "路上时间来自数据表",
            TravelSource::StraightLine => "路上时间按直线距离估算",
            TravelSource::Blocked => "近处路上时间按道路计算，远处按直线距离估算",
            TravelSource::Roads => "路上时间按道路计算",
        };
        let note = from.note(problem.modes.len()).unwrap_or_default();
        let hours = from.periods.map(|n| format!("，按一天中的 {n} 个时段区分")).unwrap_or_default();
        notes.push(escape_html(&format!("{note} {chinese}{hours}。")));
    }
    if problem.synthetic {
        notes.push("People and places are synthetic. 人员与地点均为虚构。".to_owned());
    }
    let _ = write!(
        text,
        "<footer><p>{}</p><p class=\"sign\">Signature 签字: <span></span> Date 日期: <span></span></p></footer>\n</section>\n",
        notes.join("<br>")
    );
}

const WEEKDAYS: [(&str, &str); 7] =
    [("一", "Mon"), ("二", "Tue"), ("三", "Wed"), ("四", "Thu"), ("五", "Fri"), ("六", "Sat"), ("日", "Sun")];

fn round(text: &mut String, problem: &Problem, plan: &Plan, route: &Route) {
    let shift = &problem.shifts[route.shift.index()];
    let place = |id: anpai_core::id::PlaceId| escape_html(&problem.places[id.index()].id);
    let tasks = route.stops.iter().filter(|s| !s.is_break()).count();
    let _ = writeln!(
        text,
        "<dl><div><dt>Leave 出发</dt><dd>{} · {}</dd></div><div><dt>Return 返回</dt><dd>{} · {}</dd></div>\
         <div><dt>Visits 探访</dt><dd>{tasks}</dd></div><div><dt>Travel 路上</dt><dd>{}</dd></div>\
         <div><dt>Service 服务</dt><dd>{}</dd></div></dl>",
        clock_text(problem, route, route.departure),
        place(shift.from),
        clock_text(problem, route, route.finish),
        place(shift.to),
        hours(route.travel()),
        hours(route.service()),
    );
    text.push_str(
        "<table>\n<thead><tr><th>#</th><th>Arrive<br>到达</th><th>Start<br>开始</th><th>End<br>结束</th>\
         <th>Visit<br>探访</th><th>Client<br>服务对象</th><th>Service<br>服务</th><th>Place<br>地点</th>\
         <th>Travel<br>路上</th><th>Note<br>备注</th><th>Done<br>完成</th></tr></thead>\n<tbody>\n",
    );
    for (number, stop) in (1..).zip(&route.stops) {
        row(text, problem, plan, route, number, stop);
    }
    text.push_str("</tbody>\n</table>\n");
}

fn row(text: &mut String, problem: &Problem, plan: &Plan, route: &Route, number: usize, stop: &Stop) {
    let clock = |time| clock_text(problem, route, time);
    let travel = stop.way.map_or("-".to_owned(), |way| format!("{} min", way.time.as_minutes().round()));
    let (class, cells) = match stop.activity {
        Activity::Break(_) => {
            (" class=\"break\"", ["".into(), "".into(), "Break 休息".into(), String::new()])
        }
        Activity::Task(task) => {
            let visit = problem.visit_of(task);
            let service = &problem.services[problem.tasks[task.index()].service.index()];
            let client = visit.client.map_or(String::new(), |c| escape_html(&problem.clients[c.index()]));
            // Who else comes.
            let others: Vec<String> = visit
                .task_ids()
                .filter(|other| *other != task)
                .filter_map(|other| plan.of_task(other))
                .filter(|(with, _)| with.shift != route.shift)
                .map(|(with, at)| {
                    let who = escape_html(&problem.caregiver_of(with.shift).id);
                    if at.start == stop.start {
                        format!("with 与 {who}")
                    } else {
                        format!("{who} {}", clock(at.start))
                    }
                })
                .collect();
            let service = escape_html(service.name.as_deref().unwrap_or(&service.id));
            ("", [escape_html(&visit.label()), client, service, others.join(", ")])
        }
    };
    let [visit, client, service, note] = cells;
    let _ = writeln!(
        text,
        "<tr{class}><td>{number}</td><td>{}</td><td><b>{}</b></td><td>{}</td><td>{visit}</td><td>{client}</td>\
         <td>{service}</td><td>{}</td><td>{travel}</td><td>{note}</td><td class=\"done\"></td></tr>",
        clock(stop.arrival),
        clock(stop.start),
        clock(stop.end),
        escape_html(&problem.places[stop.place.index()].id),
    );
}

/// `HH:MM`, rounded down: nobody reads seconds on a round.
fn clock_text(problem: &Problem, route: &Route, time: anpai_core::time::Time) -> String {
    let of = clock(problem, route, time).0;
    anpai_core::time::Clock(Duration::minutes(of.0.div_euclid(60_000))).to_string()
}

/// `1 h 05`.
fn hours(time: Duration) -> String {
    let minutes = time.0 / 60_000;
    format!("{} h {:02}", minutes / 60, minutes % 60)
}
