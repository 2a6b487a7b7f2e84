//! What differs between two plans of one model: who or what is put elsewhere or to another time, and which rules cost another
//! amount. Plans are compared as they are written.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// What is compared of a model's plan file: a list, the names within the list that say who or what an entry is about, and those
/// that say where it was put.
#[derive(Debug)]
pub struct Kind {
    /// What an entry is called.
    what: &'static str,
    /// The list, and the list within its entries where there is one.
    lists: &'static [&'static str],
    /// Who or what.
    who: &'static [&'static str],
    /// Where, of the entry or of the one around it; everything else of it where empty.
    put: &'static [&'static str],
    /// When.
    when: &'static [&'static str],
}

const fn kind(
    what: &'static str,
    lists: &'static [&'static str],
    who: &'static [&'static str],
    put: &'static [&'static str],
) -> Kind {
    Kind { what, lists, who, put, when: &[] }
}

impl Kind {
    const fn at(self, when: &'static [&'static str]) -> Self {
        Self { when, ..self }
    }
}

/// What is compared of each model.
pub fn kinds(model: &str) -> &'static [Kind] {
    match model {
        "visits" => {
            const {
                &[kind("visit", &["routes", "stops"], &["visit", "task"], &["caregiver", "day"])
                    .at(&["start"])]
            }
        }
        "beds-admission" => {
            const { &[kind("applicant", &["placed"], &["applicant"], &["institution", "unit"])] }
        }
        "meal-rounds" => {
            const {
                &[kind("order", &["trips", "stops"], &["order", "courier"], &["kitchen", "meals"])
                    .at(&["begin"])]
            }
        }
        "funerals-day" | "funerals-week" => {
            const STEPS: &[&str] = &["pickup", "preparation", "vigil", "farewell", "cremation"];
            const {
                &[
                    kind("case", &["cases"], &["case"], STEPS),
                    kind("collection", &["collections"], &["collection"], &["pool", "unit", "start"]),
                ]
            }
        }
        "slots" => const { &[kind("request", &["requests"], &["request"], &["slot"])] },
        "beds-plan" => {
            const {
                &[
                    kind("project", &["decisions", "projects"], &["id"], &[]),
                    kind("closure", &["decisions", "closures"], &["id"], &[]),
                    kind("extension", &["decisions", "extensions"], &["id", "year"], &[]),
                    kind("conversion", &["decisions", "conversions"], &["id", "year"], &[]),
                ]
            }
        }
        "meals-plan" => {
            const {
                &[
                    kind("kitchen", &["decisions", "kitchens"], &["id"], &[]),
                    kind("point", &["decisions", "points"], &["id"], &[]),
                ]
            }
        }
        "network-plan" => const { &[kind("site", &["decisions", "sites"], &["id"], &[])] },
        "cemetery-plan" => {
            const {
                &[
                    kind("module", &["decisions", "modules"], &["id", "year"], &[]),
                    kind("burials", &["decisions", "burials"], &["year", "choice", "kind", "site"], &[]),
                ]
            }
        }
        _ => &[],
    }
}

/// Something that is put elsewhere.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Moved)]
pub struct MovedBody {
    /// What it is: a visit, an order, a case, a site …
    what: &'static str,
    /// Which.
    id: String,
    /// Where it was; nothing, where it was nowhere.
    #[schema(value_type = Option<Object>)]
    before: Option<Value>,
    /// Where it is; nothing, where it is nowhere.
    #[schema(value_type = Option<Object>)]
    after: Option<Value>,
}

impl MovedBody {
    /// For people, as `visit v4: caregiver e1, day 0, start 11:00`.
    pub fn line(&self) -> String {
        let is = self.after.as_ref().and_then(Value::as_object).into_iter().flatten();
        let is: Vec<String> = is.map(|(name, value)| format!("{name} {}", plain(value))).collect();
        format!("{} {}: {}", self.what, self.id, is.join(", "))
    }
}

/// A rule that costs another amount.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = RuleDifference)]
pub struct RuleBody {
    rule: String,
    level: String,
    before: i64,
    after: i64,
}

/// The entries of a list; of an object around lists, itself; of anything else, none.
fn inner(value: &Value) -> &[Value] {
    match value {
        Value::Array(list) => list,
        Value::Object(_) => std::slice::from_ref(value),
        _ => &[],
    }
}

/// Where everything of a kind is, by who or what it is.
fn places(kind: &Kind, plan: &Value) -> BTreeMap<String, [Map<String, Value>; 2]> {
    let mut places = BTreeMap::new();
    let (last, outer) = kind.lists.split_last().expect("every kind is in a list");
    let around = outer
        .iter()
        .fold(vec![plan], |around, name| around.into_iter().flat_map(|one| inner(&one[*name])).collect());
    let listed =
        around.into_iter().flat_map(|around| inner(&around[*last]).iter().map(move |entry| (around, entry)));
    for (around, entry) in listed {
        let of = |name: &str| {
            let own = entry.get(name).or_else(|| around.get(name));
            own.filter(|value| !value.is_null())
        };
        let who: Vec<String> = kind.who.iter().filter_map(|name| of(name)).map(plain).collect();
        let put: Map<String, Value> = if kind.put.is_empty() {
            let others = entry.as_object().into_iter().flatten();
            others.filter(|(name, _)| !kind.who.contains(&name.as_str())).map(pair).collect()
        } else {
            kind.put.iter().filter_map(|name| Some(((*name).to_owned(), of(name)?.clone()))).collect()
        };
        let when = kind.when.iter().filter_map(|name| Some(((*name).to_owned(), of(name)?.clone())));
        places.insert(who.join(" "), [put, when.collect()]);
    }
    places
}

fn pair((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

/// A value as a name.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What is put elsewhere or to another time, and how many are where and when they were.
#[derive(Debug, Default)]
pub struct Changes {
    /// Who or what is put elsewhere, in the order of what and who.
    pub moved: Vec<MovedBody>,
    /// Who or what stays at another time.
    pub retimed: Vec<MovedBody>,
    /// How many are where and when they were.
    pub kept: usize,
}

/// What differs between two plans.
pub fn changes(kinds: &[Kind], before: &Value, after: &Value) -> Changes {
    let mut changes = Changes::default();
    let whole = |[put, when]: [Map<String, Value>; 2]| Value::Object(put.into_iter().chain(when).collect());
    for kind in kinds {
        let (mut was, is) = (places(kind, before), places(kind, after));
        for (id, after) in is {
            let before = was.remove(&id);
            let list = match &before {
                Some(before) if *before == after => {
                    changes.kept += 1;
                    continue;
                }
                Some(before) if before[0] == after[0] => &mut changes.retimed,
                _ => &mut changes.moved,
            };
            list.push(MovedBody {
                what: kind.what,
                id,
                before: before.map(whole),
                after: Some(whole(after)),
            });
        }
        let gone = was.into_iter().map(|(id, before)| (id, Some(whole(before))));
        changes.moved.extend(gone.map(|(id, before)| MovedBody { what: kind.what, id, before, after: None }));
    }
    for list in [&mut changes.moved, &mut changes.retimed] {
        list.sort_by(|one, other| (one.what, &one.id).cmp(&(other.what, &other.id)));
    }
    changes
}

/// Each rule that costs another amount in what is told of two plans.
pub fn rules(before: &Value, after: &Value) -> Vec<RuleBody> {
    let costs = |answer: &Value| -> BTreeMap<(String, String), i64> {
        let rules = answer["rules"].as_array().into_iter().flatten();
        let cost = |rule: &Value| {
            ((plain(&rule["rule"]), plain(&rule["level"])), rule["cost"].as_i64().unwrap_or(0))
        };
        rules.map(cost).collect()
    };
    let (was, is) = (costs(before), costs(after));
    let names = was.keys().chain(is.keys()).collect::<std::collections::BTreeSet<_>>();
    let difference = |name: &(String, String)| {
        let cost = |costs: &BTreeMap<_, i64>| costs.get(name).copied().unwrap_or(0);
        let (rule, level) = name.clone();
        RuleBody { rule, level, before: cost(&was), after: cost(&is) }
    };
    names.into_iter().map(difference).filter(|rule| rule.before != rule.after).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn who_is_moved_left_out_and_new_is_told_and_who_stays_is_counted() {
        let plan = |stops: Value| json!({"routes": [{"caregiver": "e1", "day": 0, "stops": stops}]});
        let before = plan(json!([
            {"visit": "v1", "start": "08:00", "arrival": "07:50"},
            {"visit": "v2", "start": "09:00"},
            {"visit": "v3", "start": "10:00"},
            {"visit": "v5", "start": "12:00"},
        ]));
        let mut after = plan(json!([
            {"visit": "v1", "start": "08:00", "arrival": "07:59"},
            {"visit": "v2", "start": "09:30"},
            {"visit": "v4", "start": "11:00"},
        ]));
        let other = json!({"caregiver": "e2", "day": 0, "stops": [{"visit": "v5", "start": "12:00"}]});
        after["routes"].as_array_mut().unwrap().push(other);
        let Changes { moved, retimed, kept } = changes(kinds("visits"), &before, &after);
        let at = |who: &str, start: &str| Some(json!({"caregiver": who, "day": 0, "start": start}));
        let of = |id: &str, before, after| MovedBody { what: "visit", id: id.to_owned(), before, after };
        assert_eq!(kept, 1);
        assert_eq!(retimed, [of("v2", at("e1", "09:00"), at("e1", "09:30"))]);
        assert_eq!(
            moved,
            [
                of("v3", at("e1", "10:00"), None),
                of("v4", None, at("e1", "11:00")),
                of("v5", at("e1", "12:00"), at("e2", "12:00")),
            ]
        );
    }

    #[test]
    fn decisions_are_compared_whole() {
        let plan = |size: &str| json!({"decisions": {"sites": [{"id": "s1", "size": size}, {"id": "s2", "size": "small"}]}});
        let Changes { moved, kept, .. } = changes(kinds("network-plan"), &plan("small"), &plan("large"));
        assert_eq!((moved.len(), kept), (1, 1));
        assert_eq!(moved[0].after, Some(json!({"size": "large"})));
    }

    #[test]
    fn only_rules_that_cost_another_amount_are_told() {
        let answer = |cost: i64| {
            json!({"rules": [
                {"rule": "A", "level": "soft", "cost": cost}, {"rule": "B", "level": "hard", "cost": 0},
            ]})
        };
        let expected = RuleBody { rule: "A".into(), level: "soft".into(), before: 3, after: 1 };
        assert_eq!(rules(&answer(3), &answer(1)), [expected]);
    }
}
