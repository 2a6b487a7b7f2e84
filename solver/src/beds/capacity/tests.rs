//! Held to brute force on problems of two sites and one year, to its own word, and to its stop.

use anpai_core::beds::capacity::evaluate::{evaluate, scale};
use anpai_core::beds::capacity::plan::Design;
use anpai_core::beds::capacity::problem::Problem;
use anpai_core::beds::capacity::{answer, read};
use anpai_core::stop::Stop;
use proptest::prelude::*;

use super::recourse::Recourse;
use super::solve;

/// Two sites of ten general beds, two zones, two scenarios; each kind can be built once at each site, and each site
/// can convert ten beds.
fn problem(people: [u32; 2], far: u32, budget: u32, dementia: u32) -> Problem {
    let text = format!(
        r#"{{"years": 1, "kinds": ["general", "nursing", "dementia", "family"], "module": 10,
        "existing": [[10, 3, 0, 1], [10, 0, 0, 0]], "people": [{}, {}], "distance": [[1.5, {far}], [{far}, 0.25]],
        "nearest": [[0, 1], [1, 0]], "cost_new": [8, 12, 18, 5], "cost_conversion": [[0, 1, 3], [0, 2, 7], [0, 3, 1]],
        "fixed": 40, "yearly_budget": {budget}, "max_modules_site_year": 3, "max_new_kind_year": 1, "max_new_site": 2,
        "growth": [[1.0], [1.3]], "rate": [[0.018, 0.016, 0.004, 0.003], [0.02, 0.01, 0.005, 0.002]],
        "nursing_share": 0.2, "beds_per_person": 0.01, "dementia": {dementia}, "unmet": [30, 30, 60, 30],
        "distance_cost": 0.2, "money_weight": 0.01}}"#,
        people[0], people[1]
    );
    read::read(text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// The least cost of all designs.
fn brute(p: &Problem) -> Option<i128> {
    let recourse = Recourse::new(p);
    let mut best = None;
    for code in 0_u32..1 << 14 {
        let mut design = Design::nothing(p);
        for j in 0..2 {
            for k in 0..4 {
                design.new[j][k][0] = i64::from(code >> (7 * j + k) & 1);
            }
            for k in 1..4 {
                design.converted[j][k][0] = i64::from(code >> (7 * j + 3 + k) & 1);
            }
        }
        // The design alone says whether it can be afforded; flows are asked for only then.
        if design.spending(p, 0) > p.yearly_budget
            || design.beds(p).iter().flatten().flatten().any(|b| *b < 0)
        {
            continue;
        }
        let verdict = evaluate(p, &recourse.plan(&design));
        if verdict.faults.is_empty() {
            best = Some(best.map_or(verdict.cost, |b: i128| b.min(verdict.cost)));
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_plan_is_that_of_brute_force_and_the_bound_is_below_it(
        people in prop::array::uniform2(100_u32..1500),
        far in 2_u32..30,
        budget in 100_u32..900,
        dementia in 0_u32..20,
    ) {
        let p = problem(people, far, budget, dementia);
        let found = solve(&p, 1, &Stop::iterations(40), &mut |_| {});
        let least = brute(&p);
        prop_assert_eq!(found.best.is_some(), least.is_some());
        if let (Some(best), Some(least)) = (&found.best, least) {
            // To the gap that it is proved to.
            let (cost, least) = (best.verdict.cost, least as f64);
            prop_assert!(cost as f64 >= least && cost as f64 <= least * (1.0 + 1e-6), "{} and {}", cost, least);
            let least = least as i128;
            prop_assert!(found.bound <= least as f64 / scale(&p) * (1.0 + 1e-6));
        }
    }
}

#[test]
fn a_solution_is_written_and_read_back_with_the_same_cost() {
    let p = problem([900, 700], 9, 500, 5);
    let best = solve(&p, 3, &Stop::iterations(10), &mut |_| {}).best.expect("a plan");
    let plan = answer::read(&p, answer::text(&best.plan).as_bytes()).expect("its own form");
    assert_eq!((&plan, evaluate(&p, &plan)), (&best.plan, best.verdict));
    let more = answer::text(&best.plan).replace("\"new\":[[[0]", "\"new\":[[[9]");
    let faults = evaluate(&p, &answer::read(&p, more.as_bytes()).expect("the form")).faults;
    assert!(faults.is_empty() == (more == answer::text(&best.plan)), "{faults:?}");
}

#[test]
fn a_raised_flag_ends_it() {
    use std::sync::atomic::Ordering;
    let stop = Stop::never();
    stop.flag().store(true, Ordering::Relaxed);
    let p = problem([900, 700], 9, 500, 5);
    let found = solve(&p, 3, &stop, &mut |_| {});
    assert!(found.best.is_none_or(|b| b.verdict.faults.is_empty()));
}

#[test]
fn a_published_form_that_does_not_fit_is_refused_with_all_its_issues() {
    let text = r#"{"years": 1, "kinds": ["a", "b", "c", "d"], "module": 0, "existing": [[1, 2, 3, 4]], "people": [5],
        "distance": [[1.0]], "nearest": [[1]], "cost_new": [1, 2, 3, -4], "cost_conversion": [[1, 2, 3]], "fixed": 0.5,
        "yearly_budget": 1, "max_modules_site_year": 1, "max_new_kind_year": 1, "max_new_site": 1, "growth": [[1]],
        "rate": [[1, 1, 1, 1]], "nursing_share": 0.5, "beds_per_person": 0.1, "dementia": 1, "unmet": [1, 1, 1, 1],
        "distance_cost": 1, "money_weight": 1}"#;
    let issues = read::read(text.as_bytes()).expect_err("five mistakes");
    let codes: Vec<&str> = issues.0.iter().map(|i| i.code).collect();
    assert_eq!(codes, ["not-whole", "number-out-of-range", "bad-site", "bad-conversion"]);
    assert_eq!(read::read(b"[]").expect_err("no object").0[0].code, "not-this-form");
}
