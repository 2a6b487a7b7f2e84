//! The hours of a profile: how much longer roads of some classes take at some hours of the day.
//!
//! ```toml
//! [[hours]]
//! classes = ["primary", "secondary"]
//! factor = { 7-9 = 1.4, 16-19 = 1.5, 22-5 = 0.9 }
//! ```
//!
//! A span is half-open and may go over midnight; hours that no span names have the factor 1. Where every hour has its own
//! figure, `factor` is a list of 24, the first for 0:00 to 1:00.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use toml::{Table, Value};

use super::Class;
use super::read::Reader;
use crate::roads::conditions::{HOURS, Hour};

/// What a factor can be; more is in another unit.
pub(in crate::roads) const FACTORS: RangeInclusive<f64> = 0.1..=10.0;

/// Gives classes their hours.
pub(super) fn read(reader: &mut Reader, value: Option<Value>, classes: &mut BTreeMap<String, Class>) {
    let rules = match value {
        None => return,
        Some(Value::Array(rules)) => rules,
        other => return reader.wrong("hours", other.as_ref(), "not a list of tables", "write [[hours]]"),
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, rule) in rules.into_iter().enumerate() {
        let path = format!("hours[{at}]");
        let Value::Table(mut rule) = rule else {
            reader.wrong(&path, Some(&rule), "not a table", "write [[hours]]");
            continue;
        };
        let names = reader.texts(rule.remove("classes"), &format!("{path}.classes"));
        if names.is_empty() {
            let action = "list the classes of road, such as [\"primary\"]";
            reader.wrong(&format!("{path}.classes"), None, "the hours are those of no class", action);
        }
        let hours = factors(reader, &format!("{path}.factor"), rule.remove("factor"));
        for name in names {
            let path = format!("{path}.classes");
            if let Some(first) = seen.insert(name.clone(), at) {
                let cause = format!("the class has its hours in hours[{first}]");
                reader.issues.push("double-class", path, name, cause, "keep one of the two");
                continue;
            }
            match classes.get_mut(&name) {
                Some(class) => class.hours = hours.unwrap_or(class.hours),
                None => {
                    let cause = "no speed is given for this class";
                    let action = "correct the name or give it a speed";
                    reader.issues.push("unknown-class", path, name, cause, action);
                }
            }
        }
        for (key, value) in &rule {
            let path = format!("{path}.{key}");
            reader.wrong(&path, Some(value), "no rule has this name", "correct the name or take it out");
        }
    }
}

/// The factor of every hour; `None` where there are issues.
fn factors(reader: &mut Reader, path: &str, value: Option<Value>) -> Option<[f64; HOURS]> {
    match value {
        Some(Value::Array(list)) => listed(reader, path, &list),
        Some(Value::Table(spans)) => spanned(reader, path, &spans),
        other => {
            let action = "write factor = { 7-9 = 1.4 }, or a list of 24 numbers, the first for 0:00 to 1:00";
            reader.wrong(path, other.as_ref(), "neither spans of hours nor a list", action);
            None
        }
    }
}

fn listed(reader: &mut Reader, path: &str, list: &[Value]) -> Option<[f64; HOURS]> {
    if list.len() != HOURS {
        reader.issues.push("wrong-hours", path, list.len(), "a day has 24 hours", "list 24");
        return None;
    }
    let mut hours = [1.0; HOURS];
    for (hour, factor) in list.iter().enumerate() {
        hours[hour] = one(reader, &format!("{path}[{hour}]"), factor)?;
    }
    Some(hours)
}

fn spanned(reader: &mut Reader, path: &str, spans: &Table) -> Option<[f64; HOURS]> {
    let mut hours = [None; HOURS];
    let before = reader.issues.len();
    for (span, factor) in spans {
        let path = format!("{path}.{span}");
        let Some(within) = span_of(span) else {
            let cause = "no span of hours";
            let action = "write it as from-to, such as 7-9 for 7:00 to 9:00, within 0-24";
            reader.issues.push("wrong-hours", path, span, cause, action);
            continue;
        };
        let Some(factor) = one(reader, &path, factor) else { continue };
        for hour in within {
            if hours[hour].replace(factor).is_some() {
                let cause = format!("the hour from {hour}:00 on is in two spans");
                reader.issues.push("wrong-hours", &*path, span, cause, "let the spans not overlap");
                break;
            }
        }
    }
    (reader.issues.len() == before).then(|| hours.map(|factor| factor.unwrap_or(1.0)))
}

fn one(reader: &mut Reader, path: &str, value: &Value) -> Option<f64> {
    reader.within(path, value, *FACTORS.start(), *FACTORS.end())
}

/// The hours of a span such as `7-9`; over midnight where it ends before it begins.
fn span_of(text: &str) -> Option<Vec<usize>> {
    let (from, to) = text.split_once('-')?;
    let from = from.trim().parse::<Hour>().ok().filter(|_| !from.contains(':'))?.index();
    let to = match to.trim() {
        "24" => HOURS,
        to => to.parse::<Hour>().ok().filter(|_| !to.contains(':'))?.index(),
    };
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some((from..to).collect()),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some((from..HOURS).chain(0..to).collect()),
    }
}

#[cfg(test)]
mod tests {
    use crate::roads::Profile;

    fn with(hours: &str) -> Result<Profile, Vec<(&'static str, String)>> {
        let text =
            format!("name = \"t\"\naccess = [\"access\"]\n[speed]\nprimary = 36\nservice = 18\n{hours}");
        Profile::parse(&text).map_err(|issues| issues.0.into_iter().map(|i| (i.code, i.pointer)).collect())
    }

    #[test]
    fn spans_are_half_open_and_go_over_midnight() {
        let profile =
            with("[[hours]]\nclasses = [\"primary\"]\nfactor = { 7-9 = 1.5, 16-17 = 2, 22-5 = 0.5 }\n")
                .unwrap();
        let [primary, service] = &profile.classes[..] else { panic!("two classes") };
        let expected: Vec<f64> = (0..24)
            .map(|hour| match hour {
                7 | 8 => 1.5,
                16 => 2.0,
                22 | 23 | 0..5 => 0.5,
                _ => 1.0,
            })
            .collect();
        assert_eq!((primary.name.as_str(), &primary.hours[..]), ("primary", &expected[..]));
        assert_eq!(service.hours, [1.0; 24]);
    }

    #[test]
    fn a_list_has_every_hour() {
        let list = (0..24).map(|h| format!("1.{h:02}")).collect::<Vec<_>>().join(", ");
        let profile = with(&format!("[[hours]]\nclasses = [\"service\"]\nfactor = [{list}]\n")).unwrap();
        assert_eq!((profile.classes[1].hours[0], profile.classes[1].hours[23]), (1.0, 1.23));
    }

    #[test]
    fn every_mistake_is_told_by_its_path() {
        let told = with(concat!(
            "[[hours]]\nclasses = [\"primary\", \"alley\"]\nfactor = { 7-9 = 1.5, 8-10 = 2, 9 = 1, 5-5 = 1, 1-25 = 1, 2-3 = 99 }\n",
            "[[hours]]\nclasses = [\"primary\"]\nfactor = [1, 2]\n",
            "[[hours]]\nfactor = 2\nspeed = 3\n",
        ))
        .unwrap_err();
        let expected = [
            ("wrong-hours", "hours[0].factor.1-25"),
            ("out-of-range", "hours[0].factor.2-3"),
            ("wrong-hours", "hours[0].factor.5-5"),
            ("wrong-hours", "hours[0].factor.8-10"),
            ("wrong-hours", "hours[0].factor.9"),
            ("unknown-class", "hours[0].classes"),
            ("wrong-hours", "hours[1].factor"),
            ("double-class", "hours[1].classes"),
            ("bad-profile", "hours[2].classes"),
            ("bad-profile", "hours[2].factor"),
            ("bad-profile", "hours[2].speed"),
        ];
        assert_eq!(told, expected.map(|(code, path)| (code, path.to_owned())));
    }

    #[test]
    fn no_built_in_profile_claims_to_know_the_hours() {
        for name in Profile::BUILT_IN {
            let profile = Profile::built_in(name).unwrap();
            assert!(profile.classes.iter().all(|class| class.hours == [1.0; 24]), "{name}");
        }
    }
}
