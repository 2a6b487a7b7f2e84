//! Reads the published form: one JSON object, as the generator of the benchmark writes it.

use serde::Deserialize;

use super::problem::{GENERAL, MICRO, Problem};
use crate::issue::Issues;

/// The published form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    years: usize,
    kinds: Vec<String>,
    module: i64,
    existing: Vec<Vec<i64>>,
    people: Vec<f64>,
    /// `[sites][zones]`.
    distance: Vec<Vec<f64>>,
    nearest: Vec<Vec<usize>>,
    /// Money a bed.
    cost_new: Vec<f64>,
    /// From, to, money a bed.
    cost_conversion: Vec<(usize, usize, f64)>,
    fixed: f64,
    yearly_budget: i64,
    max_modules_site_year: i64,
    max_new_kind_year: i64,
    max_new_site: i64,
    /// `[scenarios][years]`.
    growth: Vec<Vec<f64>>,
    /// `[scenarios][kinds]`.
    rate: Vec<Vec<f64>>,
    nursing_share: f64,
    beds_per_person: f64,
    dementia: i64,
    unmet: Vec<f64>,
    distance_cost: f64,
    money_weight: f64,
}

/// The largest number of anything, and the largest size of any figure: products of two figures in millionths stay far
/// below 2^127 and sums of beds below 2^63.
const MOST: usize = 100_000;
const LARGEST: f64 = 1e9;
const KINDS: usize = 4;

/// Reads a problem.
///
/// # Errors
/// One issue with line and column where it is no JSON of this form; every mismatch of shapes and sizes otherwise.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    let mut issues = Issues::default();
    let form: Published = match serde_json::from_slice(bytes) {
        Ok(form) => form,
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            issues.push("not-this-form", at, "", error.to_string(), "write a capacity plan as published");
            return Err(issues);
        }
    };
    shapes(&form, &mut issues);
    if issues.is_empty() {
        figures(&form, &mut issues)
    }
    if issues.is_empty() { Ok(problem(&form)) } else { Err(issues) }
}

fn shapes(form: &Published, issues: &mut Issues) {
    let mut is = |pointer: &str, found: usize, expected: usize| {
        if found != expected {
            let cause = format!("{expected} entries are expected here");
            issues.push(
                "wrong-length",
                pointer,
                format!("{found} entries"),
                cause,
                "make the lists fit each other",
            );
        }
    };
    let (sites, zones) = (form.existing.len(), form.people.len());
    is("/kinds", form.kinds.len(), KINDS);
    is("/cost_new", form.cost_new.len(), KINDS);
    is("/unmet", form.unmet.len(), KINDS);
    is("/nearest", form.nearest.len(), zones);
    is("/distance", form.distance.len(), sites);
    is("/rate", form.rate.len(), form.growth.len());
    for (j, row) in form.existing.iter().enumerate() {
        is(&format!("/existing/{j}"), row.len(), KINDS);
    }
    for (j, row) in form.distance.iter().enumerate() {
        is(&format!("/distance/{j}"), row.len(), zones);
    }
    for (s, row) in form.growth.iter().enumerate() {
        is(&format!("/growth/{s}"), row.len(), form.years);
    }
    for (s, row) in form.rate.iter().enumerate() {
        is(&format!("/rate/{s}"), row.len(), KINDS);
    }
    let sizes =
        [("/years", form.years), ("/existing", sites), ("/people", zones), ("/growth", form.growth.len())];
    for (pointer, size) in sizes {
        if !(1..=MOST).contains(&size) {
            issues.push("bad-size", pointer, size, format!("there are 1 to {MOST}"), "give at least one");
        }
    }
}

fn figures(form: &Published, issues: &mut Issues) {
    let mut check = |pointer: String, value: f64, whole: bool| {
        if !(0.0..=LARGEST).contains(&value) {
            let cause = format!("a number from 0 to {LARGEST} is expected here");
            issues.push("number-out-of-range", pointer, value, cause, "write a number in that range");
        } else if whole && value.fract() != 0.0 {
            issues.push("not-whole", pointer, value, "money comes in whole units", "scale all money alike");
        }
    };
    let scalars = [
        ("/nursing_share", form.nursing_share),
        ("/beds_per_person", form.beds_per_person),
        ("/distance_cost", form.distance_cost),
        ("/money_weight", form.money_weight),
        ("/yearly_budget", form.yearly_budget as f64),
        ("/max_modules_site_year", form.max_modules_site_year as f64),
        ("/max_new_kind_year", form.max_new_kind_year as f64),
        ("/max_new_site", form.max_new_site as f64),
        ("/dementia", form.dementia as f64),
    ];
    for (pointer, value) in scalars {
        check(pointer.to_owned(), value, false);
    }
    check("/fixed".to_owned(), form.fixed, true);
    for (k, cost) in form.cost_new.iter().enumerate() {
        check(format!("/cost_new/{k}"), cost * form.module as f64, true);
    }
    for (n, (_, _, cost)) in form.cost_conversion.iter().enumerate() {
        check(format!("/cost_conversion/{n}/2"), cost * form.module as f64, true);
    }
    let tables = [("distance", &form.distance), ("growth", &form.growth), ("rate", &form.rate)];
    for (name, table) in tables {
        for (r, row) in table.iter().enumerate() {
            row.iter().enumerate().for_each(|(c, value)| check(format!("/{name}/{r}/{c}"), *value, false));
        }
    }
    form.people.iter().enumerate().for_each(|(z, value)| check(format!("/people/{z}"), *value, false));
    form.unmet.iter().enumerate().for_each(|(k, value)| check(format!("/unmet/{k}"), *value, false));
    for (j, row) in form.existing.iter().enumerate() {
        row.iter().enumerate().for_each(|(k, beds)| check(format!("/existing/{j}/{k}"), *beds as f64, false));
    }
    if form.module < 1 {
        issues.push("number-out-of-range", "/module", form.module, "a module has beds", "write at least 1");
    }
    for (z, sites) in form.nearest.iter().enumerate() {
        for (n, site) in sites.iter().enumerate() {
            if *site >= form.existing.len() || sites[..n].contains(site) {
                let pointer = format!("/nearest/{z}/{n}");
                issues.push(
                    "bad-site",
                    pointer,
                    site,
                    "each is another site, from 0",
                    "name the sites once each",
                );
            }
        }
    }
    for (n, (from, to, _)) in form.cost_conversion.iter().enumerate() {
        let twice = form.cost_conversion[..n].iter().any(|c| c.1 == *to);
        if *from != GENERAL || !(1..KINDS).contains(to) || twice {
            let cause = "beds are converted from kind 0 to another, at one price";
            let value = format!("{from} to {to}");
            issues.push("bad-conversion", format!("/cost_conversion/{n}"), value, cause, "leave it out");
        }
    }
}

fn micro(value: f64) -> i64 {
    (value * MICRO as f64).round() as i64
}

fn problem(form: &Published) -> Problem {
    let near = |z: usize| {
        let way = |j: usize| (j, micro(form.distance_cost * form.distance[j][z]));
        form.nearest[z].iter().map(|j| way(*j)).collect()
    };
    let demand = |k: usize, t: usize, s: usize| -> Vec<i64> {
        form.people.iter().map(|people| micro(people * form.rate[s][k] * form.growth[s][t])).collect()
    };
    let by_scenario = |k, t| (0..form.growth.len()).map(|s| demand(k, t, s)).collect();
    let module = |cost: f64| (cost * form.module as f64).round() as i64;
    Problem {
        years: form.years,
        module: form.module,
        existing: form.existing.clone(),
        near: (0..form.people.len()).map(near).collect(),
        demand: (0..KINDS).map(|k| (0..form.years).map(|t| by_scenario(k, t)).collect()).collect(),
        unmet: form.unmet.iter().map(|cost| micro(*cost)).collect(),
        new_module: form.cost_new.iter().map(|cost| module(*cost)).collect(),
        conversion: (0..KINDS)
            .map(|k| form.cost_conversion.iter().find(|c| c.1 == k).map(|c| module(c.2)))
            .collect(),
        fixed: form.fixed as i64,
        yearly_budget: form.yearly_budget,
        most_site_year: form.max_modules_site_year,
        most_new_kind_year: form.max_new_kind_year,
        most_new_site: form.max_new_site,
        money_weight: micro(form.money_weight),
        nursing_share: micro(form.nursing_share),
        least_beds: micro(form.beds_per_person * form.people.iter().sum::<f64>()),
        least_dementia: form.dementia,
        kinds: form.kinds.clone(),
    }
}
