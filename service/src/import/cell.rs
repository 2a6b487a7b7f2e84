//! What a cell means: text, number, date or time of the spreadsheet into the value that the document wants. Each way in
//! which people write a thing is accepted where it can mean only one; everything else is a fault with its cause.

use jiff::civil::Date;
use serde_json::Value;

use anpai_core::time::{Clock, Duration};

use super::headers::{half_width, plain};
use super::list::{self, Item};
use super::map::Formats;
use super::sheet::Cell;
use super::tables::Kind;

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code.
    pub code: &'static str,
    /// Why it cannot be used.
    pub cause: String,
    /// What to do about it.
    pub action: &'static str,
}

fn fault(code: &'static str, cause: impl Into<String>, action: &'static str) -> Fault {
    Fault { code, cause: cause.into(), action }
}

/// The days that the document has, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calendar {
    /// The first.
    pub start: Option<Date>,
    /// How many.
    pub days: Option<i64>,
}

/// What a cell is read with.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// How the house writes.
    pub formats: &'a Formats,
    /// The days.
    pub calendar: Calendar,
}

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;
/// A number this large, in a column of days, is a date without its format (20,000 is 1954-10-03).
const SERIAL: f64 = 20_000.0;
/// A time of this many days is a date. Excel's own calendar begins here; hours past 24 stay well below.
const DATED: f64 = 366.0;

const NOT_A_NUMBER: &str = "write a number, without words";
const CLOCK: &str = "write the time as HH:MM, such as 08:30";

impl Reading<'_> {
    /// The value of a cell that is not empty, and what is wrong with it. Both where a part of a list can be used.
    pub fn value(&self, kind: Kind, cell: &Cell) -> (Option<Value>, Vec<Fault>) {
        if let Cell::Error(error) = cell {
            let cause = format!("the formula here failed with {error}");
            return (None, vec![fault("formula", cause, "correct the formula, or paste its value")]);
        }
        let mut faults = Vec::new();
        let one = match kind {
            Kind::Texts => return self.texts(cell),
            Kind::Days => return self.days(cell),
            Kind::Levels => self.levels(cell, &mut faults),
            Kind::LevelMinutes => self.level_minutes(cell, &mut faults),
            Kind::Text | Kind::Any => text(cell).map(Value::from),
            Kind::Number => number(cell).map(json),
            Kind::Whole => whole(cell),
            Kind::Minutes => minutes(cell).map(json),
            Kind::Clock => self.clock(cell).map(|clock| clock.to_string().into()),
            Kind::Flag => self.flag(cell).map(Value::from),
            Kind::Day => self.day(cell),
            Kind::Choice(words) => choice(cell, words),
            Kind::Date => date(cell).map(|date| date.to_string().into()),
        };
        match one {
            Ok(value) => (Some(value), faults),
            Err(fault) => {
                faults.push(fault);
                (None, faults)
            }
        }
    }

    fn texts(&self, cell: &Cell) -> (Option<Value>, Vec<Fault>) {
        let (mut texts, mut faults) = (Vec::new(), Vec::new());
        match items(cell, &self.formats.list_separators) {
            Ok(items) => {
                for item in items {
                    match item.text() {
                        Some(text) => texts.push(Value::from(text)),
                        None => faults.push(fault(
                            "list",
                            "something follows the closing quotation mark of an item",
                            "put a separator after it",
                        )),
                    }
                }
            }
            Err(fault) => faults.push(fault),
        }
        (Some(Value::Array(texts)), faults)
    }
    fn days(&self, cell: &Cell) -> (Option<Value>, Vec<Fault>) {
        let cells = match cell {
            Cell::Text(text) => list::split(text, &self.formats.list_separators)
                .into_iter()
                .map(|item| Cell::text(&item.text().unwrap_or_default()))
                .collect(),
            one => vec![one.clone()],
        };
        let (mut days, mut faults) = (Vec::new(), Vec::new());
        for cell in cells {
            match self.day(&cell) {
                Ok(day) => days.push(day),
                Err(fault) => faults.push(fault),
            }
        }
        (Some(Value::Array(days)), faults)
    }
    fn levels(&self, cell: &Cell, faults: &mut Vec<Fault>) -> Result<Value, Fault> {
        let mut levels = serde_json::Map::new();
        for item in items(cell, &self.formats.list_separators)? {
            let (name, level) = item.pair();
            let level = level.map_or(Ok(Value::from(1)), |level| whole(&Cell::text(&level)));
            let level = level.unwrap_or_else(|_| {
                faults.push(fault(
                    "skill-level",
                    format!("the level of `{name}` is no whole number"),
                    "write skill:level, such as bath:2",
                ));
                // With the highest level nobody who needs this skill becomes a second issue.
                Value::from(9)
            });
            if levels.insert(name.clone(), level).is_some() {
                faults.push(fault("duplicate", format!("`{name}` is named twice"), "keep one"));
            }
        }
        Ok(Value::Object(levels))
    }
    fn level_minutes(&self, cell: &Cell, faults: &mut Vec<Fault>) -> Result<Value, Fault> {
        let mut all = Vec::new();
        for item in items(cell, &self.formats.list_separators)? {
            let (level, length) = item.pair();
            let level = whole(&Cell::text(&level));
            let length = length.as_deref().map(|l| minutes(&Cell::text(l)));
            match (level, length) {
                (Ok(level), Some(Ok(length))) => {
                    all.push(serde_json::json!({ "level": level, "minutes": json(length) }));
                }
                _ => faults.push(fault(
                    "level-minutes",
                    "an item is not a level and its minutes",
                    "write level:minutes, such as 2:40; 3:30",
                )),
            }
        }
        Ok(Value::Array(all))
    }
    /// A clock time.
    fn clock(&self, cell: &Cell) -> Result<Clock, Fault> {
        let bad = |cause: &str| fault("clock", cause, CLOCK);
        let days = match cell {
            Cell::Moment { days, date: Some(_) } if *days >= DATED => {
                if !self.formats.time_of_date {
                    return Err(fault(
                        "clock",
                        "a date stands here, and a time of day is wanted",
                        "keep the time alone, or set `time_of_date` in the mapping's formats",
                    ));
                }
                days.fract()
            }
            Cell::Moment { days, .. } => *days,
            Cell::Number(n) if (0.0..1.0).contains(n) => *n,
            Cell::Number(n) => {
                return hours_minutes(&format!("{n}")).ok_or_else(|| bad("this number is no clock time"));
            }
            Cell::Text(text) => return self.written_clock(text).ok_or_else(|| bad("this is no clock time")),
            _ => return Err(bad("this is no clock time")),
        };
        if !(0.0..1000.0).contains(&days) {
            return Err(bad("this is no clock time"));
        }
        Ok(Clock(Duration((days * DAY).round() as i64)))
    }
    fn written_clock(&self, text: &str) -> Option<Clock> {
        let text = half_width(text).trim().to_lowercase();
        let (text, afternoon) = half_day(&text);
        let text = text.replace(['点', '时'], ":").replace('分', "").replace(":半", ":30");
        let text = if text.ends_with(':') { text + "00" } else { text };
        let fraction = || {
            let part = text.contains('.').then(|| text.parse::<f64>().ok()).flatten()?;
            (0.0..1.0).contains(&part).then(|| Clock(Duration((part * DAY).round() as i64)))
        };
        let clock = Clock::parse(&text).or_else(|| hours_minutes(&text)).or_else(fraction)?;
        let noon = Duration::hours(12);
        match afternoon {
            None => Some(clock),
            Some(_) if clock.0 >= Duration::hours(13) || clock.0 < Duration::hours(1) => None,
            Some(true) if clock.0 < noon => Some(Clock(clock.0 + noon)),
            Some(false) if clock.0 >= noon => Some(Clock(clock.0 - noon)),
            Some(_) => Some(clock),
        }
    }
    fn flag(&self, cell: &Cell) -> Result<bool, Fault> {
        const YES: [&str; 9] = ["yes", "y", "true", "1", "是", "√", "✓", "有", "对"];
        const NO: [&str; 9] = ["no", "n", "false", "0", "否", "×", "✗", "无", "不"];
        let said = match cell {
            Cell::Flag(flag) => return Ok(*flag),
            other => plain(&other.to_string()),
        };
        let among = |fixed: &[&str], more: &[String]| {
            fixed.contains(&said.as_str()) || more.iter().any(|word| plain(word) == said)
        };
        if among(&YES, &self.formats.yes) {
            Ok(true)
        } else if among(&NO, &self.formats.no) {
            Ok(false)
        } else {
            Err(fault("flag", "this is neither yes nor no", "write yes or no (是 or 否)"))
        }
    }
    fn day(&self, cell: &Cell) -> Result<Value, Fault> {
        let numbered = match cell {
            Cell::Number(n) if *n < SERIAL => Some(whole(cell)?),
            Cell::Text(text) if text.len() < 6 && half_width(text).parse::<i64>().is_ok() => {
                Some(whole(cell)?)
            }
            _ => None,
        };
        if let Some(number) = numbered {
            let first = i64::from(self.formats.first_day);
            return Ok(number.as_i64().map_or(number, |n| Value::from(n - first)));
        }
        let date = date(cell)?;
        let Some(start) = self.calendar.start else {
            return Err(fault(
                "day",
                "a date stands here, but the document has no first day to count from",
                "give the document's `start`, in the table `document` or in the mapping",
            ));
        };
        let day = i64::from((date - start).get_days());
        if day < 0 || self.calendar.days.is_some_and(|days| day >= days) {
            let last = self.calendar.days.map_or(String::new(), |n| format!(", {n} in all"));
            return Err(fault(
                "day",
                format!("{date} is none of the planned days, which begin on {start}{last}"),
                "correct the date, or plan more days",
            ));
        }
        Ok(day.into())
    }
}

/// `上午`, `下午`, `am`, `pm` taken off; whether the afternoon was said.
fn half_day(text: &str) -> (String, Option<bool>) {
    for (mark, afternoon) in [("上午", false), ("下午", true), ("晚上", true), ("am", false), ("pm", true)]
    {
        if let Some(rest) = text.strip_prefix(mark).or_else(|| text.strip_suffix(mark)) {
            return (rest.trim().to_owned(), Some(afternoon));
        }
    }
    (text.to_owned(), None)
}

/// `830` or `0830`.
fn hours_minutes(digits: &str) -> Option<Clock> {
    let whole = (3..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let (hours, minutes) = whole.then(|| digits.split_at(digits.len() - 2))?;
    Clock::parse(&format!("{hours}:{minutes}"))
}

fn items(cell: &Cell, separators: &str) -> Result<Vec<Item>, Fault> {
    match cell {
        Cell::Text(text) => Ok(list::split(text, separators)),
        other => Ok(vec![Item { quoted: Some(text(other)?), rest: String::new() }]),
    }
}

fn text(cell: &Cell) -> Result<String, Fault> {
    match cell {
        Cell::Text(text) => Ok(list::unquoted(text)),
        Cell::Number(n) => Ok(format!("{n}")),
        Cell::Moment { .. } => Err(fault(
            "text",
            "the spreadsheet has made a date or time of this text",
            "format the cell as text and write it again",
        )),
        other => Ok(other.to_string()),
    }
}

/// The number of a cell.
fn number(cell: &Cell) -> Result<f64, Fault> {
    let bad = || fault("number", "this is no number", NOT_A_NUMBER);
    let number = match cell {
        Cell::Number(n) => *n,
        Cell::Text(text) => {
            let text = half_width(text).replace([' ', '\u{a0}'], "");
            let text = if thousands(&text) { text.replace(',', "") } else { text };
            // `inf` and `nan` are words.
            if text.contains(|c: char| c.is_alphabetic() && c != 'e' && c != 'E') {
                return Err(bad());
            }
            text.parse().map_err(|_| bad())?
        }
        _ => return Err(bad()),
    };
    if f64::is_finite(number) { Ok(number) } else { Err(bad()) }
}

/// Whether every comma stands before three digits: `1,200`, but not `1,5`.
fn thousands(text: &str) -> bool {
    let mut parts = text.split('.').next().unwrap_or_default().split(',');
    let first = parts.next().unwrap_or_default().trim_start_matches('-');
    (1..=3).contains(&first.len()) && parts.all(|p| p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit()))
}

fn whole(cell: &Cell) -> Result<Value, Fault> {
    let n = number(cell)?;
    // Whole numbers are exact below 2^53.
    if n.fract() == 0.0 && n.abs() < 9_007_199_254_740_992.0 {
        Ok(json(n))
    } else {
        Err(fault("whole-number", "a whole number is wanted here", "round it"))
    }
}

fn minutes(cell: &Cell) -> Result<f64, Fault> {
    let bad = || fault("minutes", "this is no length of time", "write the minutes as a number, such as 45");
    let of_days = |days: f64| (days * DAY).round() / 60_000.0;
    match cell {
        Cell::Moment { days, .. } if (0.0..DATED).contains(days) => Ok(of_days(*days)),
        Cell::Text(text) => {
            let text = half_width(text).to_lowercase();
            let text = ["分钟", "分", "minutes", "mins", "min", "′"]
                .iter()
                .find_map(|unit| text.strip_suffix(unit))
                .unwrap_or(&text)
                .trim();
            match Clock::parse(text) {
                Some(clock) => Ok(clock.0.as_minutes()),
                None => number(&Cell::text(text)).map_err(|_| bad()),
            }
        }
        Cell::Number(_) => number(cell),
        _ => Err(bad()),
    }
}

fn choice(cell: &Cell, words: &[(&str, &[&str])]) -> Result<Value, Fault> {
    let said = plain(&cell.to_string());
    let found =
        words.iter().find(|(word, more)| plain(word) == said || more.iter().any(|m| plain(m) == said));
    found.map(|(word, _)| Value::from(*word)).ok_or_else(|| {
        let all: Vec<_> = words.iter().map(|(word, more)| format!("{word} ({})", more[0])).collect();
        fault(
            "choice",
            format!("this is none of: {}", all.join(", ")),
            "use one of these words, or translate yours under `values` in the mapping",
        )
    })
}

/// A date as people and spreadsheets write it.
pub fn date(cell: &Cell) -> Result<Date, Fault> {
    let bad = || fault("date", "this is no date", "write the date as YYYY-MM-DD");
    match cell {
        Cell::Moment { date: Some(date), .. } => Ok(*date),
        Cell::Number(n) if *n >= SERIAL && *n < 3_000_000.0 => {
            let epoch = jiff::civil::date(1899, 12, 30);
            epoch.checked_add(jiff::Span::new().days(n.floor() as i64)).map_err(|_| bad())
        }
        Cell::Text(text) => {
            let text = half_width(text).replace(['/', '.', '年', '月'], "-").replace('日', "");
            let text = text.split([' ', 'T']).next().unwrap_or_default();
            let mut parts: Vec<&str> = text.split('-').collect();
            if parts.len() == 1 && text.len() == 8 && text.is_ascii() {
                parts = vec![&text[..4], &text[4..6], &text[6..]];
            }
            let [year, month, day] = parts[..] else { return Err(bad()) };
            let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok()).flatten();
            let (Some(year), Some(month), Some(day)) = (digits(year), digits(month), digits(day)) else {
                return Err(bad());
            };
            let small = |n: i16| i8::try_from(n).map_err(|_| bad());
            if year < 1900 {
                return Err(bad());
            }
            Date::new(year, small(month)?, small(day)?).map_err(|_| bad())
        }
        _ => Err(bad()),
    }
}

/// A number as JSON writes it: without a point where it is whole.
#[must_use]
pub fn json(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 9_007_199_254_740_992.0 { Value::from(n as i64) } else { Value::from(n) }
}

#[cfg(test)]
mod tests;
