//! Every rule with a plan that it finds something in, by hand; the arithmetic is that of the example.

use serde_json::{Value, json};

use super::*;
use crate::funerals::services::testing::*;
use crate::score::{Level, Score};

const N1: Subject = Subject::Collection(CollectionId(0));
const N2: Subject = Subject::Collection(CollectionId(1));

fn of(case: CaseId) -> Subject {
    Subject::Case(case)
}

fn amounts(p: &Problem, plan: &Plan, rule: &str) -> Vec<(i64, Subject)> {
    let rule = RULES.iter().find(|r| r.name() == rule).expect("a rule of this name");
    let mut all = Vec::new();
    rule.breaches(p, plan, &mut |b| {
        if b.amount > 0 {
            all.push((b.amount, b.subject));
        }
    });
    all
}

/// Names of the hard rules that count anything.
fn broken(p: &Problem, plan: &Plan) -> Vec<&'static str> {
    let rules = referee(p, plan).rules;
    rules.iter().filter(|r| r.level == Level::Hard && r.amount > 0).map(|r| r.rule).collect()
}

/// The plan with one case changed.
fn changed(case: CaseId, change: impl FnOnce(&mut Service)) -> Plan {
    let mut plan = reached();
    change(plan.cases[case.index()].as_mut().expect("served"));
    plan
}

#[test]
fn a_good_plan_keeps_every_hard_rule() {
    // Soft: 2 * 30 and 60 minutes off wishes, 10 of waiting, one rank as 30; 3 * (2 * 30 + 30) of lateness: 430 minutes.
    let score = referee(&problem(), &reached()).score;
    assert_eq!(score, Score { hard: 0, medium: 1, soft: minutes(120 + 10 + 30 + 270) });
    // Nobody is served: priorities 3, 1, 1, 1, and two collections.
    assert_eq!(referee(&problem(), &Plan::default()).score, Score { hard: 0, medium: 8, soft: 0 });
}

#[test]
fn a_case_has_the_steps_that_it_asks_for() {
    let mut plan = changed(A, |a| (a.preparation, a.storage) = (None, None));
    plan.cases[2].as_mut().expect("served").farewell = at(SMALL, on(4, 8, 0));
    assert_eq!(amounts(&problem(), &plan, "StepsAsAsked"), [(2, of(A)), (1, of(C))]);
}

#[test]
fn pools_are_of_the_kind_and_class_of_the_step() {
    let mut plan = changed(A, |a| (a.pickup, a.storage) = (at(PREP, on(3, 6, 30)), Some(VIGIL)));
    plan.collections[0] = at(LARGE, on(3, 7, 45));
    assert_eq!(amounts(&problem(), &plan, "PoolFitsStep"), [(2, of(A)), (1, N1)]);
    // A class that another pool of the kind has is not this one's.
    let other = json!({"id": "v2", "kind": "vigil-hall", "units": 1, "class": "large"});
    let p = good(&[("/pools/9", other), ("/cases/0/vigil/class", json!("large"))]);
    assert_eq!(amounts(&p, &reached(), "PoolFitsStep"), [(1, of(A))]);
}

#[test]
fn halls_and_cremators_fit() {
    let p = problem();
    let plan =
        changed(B, |b| (b.farewell, b.cremation) = (at(SMALL, on(3, 9, 0)), at(ORDINARY, on(3, 10, 40))));
    assert_eq!(broken(&p, &plan), ["HallLargeEnough", "CrematorFits"]);
    assert_eq!(amounts(&p, &plan, "HallLargeEnough"), [(1, of(B))]);
    // A casket of rank 2, and cremators that take rank 1.
    let p = good(&[("/pools/6/casket", json!(1))]);
    assert_eq!(amounts(&p, &reached(), "CrematorFits"), [(1, of(A))]);
}

#[test]
fn nothing_begins_before_it_is_ready() {
    let rule = "ReadyAtFirstStep";
    let mut plan = changed(A, |a| a.pickup = at(HEARSES, on(3, 6, 20)));
    plan.collections[0] = at(HEARSES, on(3, 6, 45));
    assert_eq!(amounts(&problem(), &plan, rule), [(minutes(10), of(A)), (minutes(15), N1)]);
    // Without other steps the farewell is the first, or the vigil by its first midnight: two nights before the 4th it is that
    // at the start of the 3rd.
    let p = good(&[
        ("/cases/1/ready", json!("2026-04-03 09:05")),
        ("/cases/2/ready", json!("2026-04-03 00:10")),
        ("/cases/2/vigil", json!({"nights": 2})),
    ]);
    assert_eq!(amounts(&p, &reached(), rule), [(minutes(5), of(B)), (minutes(10), of(C))]);
}

#[test]
fn each_step_ends_before_the_next() {
    let (p, rule) = (problem(), "StepsInOrder");
    let prepared = |time| changed(A, |a| a.preparation = at(PREP, time));
    assert_eq!(amounts(&p, &prepared(on(3, 7, 20)), rule), [(minutes(10), of(A))]);
    // Until half past midnight, when the vigil has begun; without a vigil until the farewell at 10:30 on the 4th.
    assert_eq!(amounts(&p, &prepared(on(3, 23, 0)), rule), [(minutes(30), of(A))]);
    let p = good(&[("/cases/0/vigil", Value::Null)]);
    assert_eq!(amounts(&p, &prepared(on(3, 23, 0)), rule), []);
    assert_eq!(amounts(&p, &prepared(on(4, 9, 30)), rule), [(minutes(30), of(A))]);
    let p = good(&[("/cases/0/preparation", Value::Null)]);
    let fetched = changed(A, |a| (a.preparation, a.pickup) = (None, at(HEARSES, on(3, 23, 15))));
    assert_eq!(amounts(&p, &fetched, rule), [(minutes(15), of(A))]);
}

#[test]
fn the_wait_is_what_the_document_allows() {
    let (p, rule) = (problem(), "GapKept");
    let cremated = |hours, minutes| changed(B, |b| b.cremation = at(SUPERIOR, on(3, hours, minutes)));
    assert_eq!(amounts(&p, &cremated(10, 35), rule), [(minutes(5), of(B))]);
    assert_eq!(amounts(&p, &cremated(11, 15), rule), [(minutes(5), of(B))]);
    assert_eq!(amounts(&p, &cremated(11, 10), rule), []);
    // `a` waits ten minutes.
    let p = good(&[("/gap", Value::Null)]);
    assert_eq!(amounts(&p, &reached(), rule), [(minutes(10), of(A))]);
    let p = good(&[("/gap", json!({"kind": "free"}))]);
    assert_eq!(amounts(&p, &cremated(15, 0), rule), []);
    assert_eq!(amounts(&p, &cremated(10, 39), rule), [(minutes(1), of(B))]);
}

#[test]
fn cremations_end_by_the_limit() {
    let p = good(&[
        ("/cases/0/latest", json!("2026-04-04 12:30")),
        ("/cases/2/latest", json!("2026-04-04 09:30")),
    ]);
    assert_eq!(amounts(&p, &reached(), "CrematedByLatest"), [(minutes(30), of(A))]);
}

#[test]
fn steps_lie_within_one_window() {
    let (p, rule) = (problem(), "WithinHours");
    // From 11:00 to 12:30, and from 11:45 to 13:15: half an hour behind the first window, 75 minutes before the second.
    let prepared = |hours, minutes| changed(A, |a| a.preparation = at(PREP, on(3, hours, minutes)));
    assert_eq!(amounts(&p, &prepared(11, 0), rule), [(minutes(30), of(A))]);
    assert_eq!(amounts(&p, &prepared(11, 45), rule), [(minutes(75), of(A))]);
    // Cooling may run past closing: the cremation ends at 17:00.
    assert_eq!(amounts(&p, &changed(A, |a| a.cremation = at(ORDINARY, on(4, 15, 50))), rule), []);
    // The second collection is at night; an hour in the night is no more than an hour.
    let p = good(&[("/collections/1/any_hour", json!(false))]);
    assert_eq!(amounts(&p, &reached(), rule), [(minutes(60), N2)]);
    // Hours that touch are one window, and so are those of two days.
    let touching = json!([{"start": "00:00", "end": "12:00"}, {"start": "12:00", "end": "24:00"}]);
    let p = good(&[("/pools/2/hours", touching)]);
    assert_eq!(amounts(&p, &prepared(11, 45), rule), []);
    assert_eq!(amounts(&p, &prepared(23, 30), rule), []);
    assert_eq!(
        amounts(&p, &changed(A, |a| a.preparation = at(PREP, on(2, 23, 30))), rule),
        [(minutes(30), of(A))]
    );
}

#[test]
fn nothing_is_said_or_done_in_closed_times() {
    let closed = |kinds: Value| {
        good(&[("/closed", json!([{"from": "2026-04-04 11:00", "to": "2026-04-04 12:00", "kinds": kinds}]))])
    };
    let rule = "NotWhileClosed";
    // The farewell until 11:30, the cremation from 11:50 on.
    assert_eq!(amounts(&closed(Value::Null), &reached(), rule), [(minutes(30), of(A)), (minutes(10), of(A))]);
    assert_eq!(amounts(&closed(json!(["cremation"])), &reached(), rule), [(minutes(10), of(A))]);
    // What ends when it begins is outside.
    let p = good(&[("/closed/0", json!({"from": "2026-04-04 09:30", "to": "2026-04-04 10:30"}))]);
    assert_eq!(amounts(&p, &reached(), rule), []);
}

#[test]
fn funerals_are_on_days_that_are_allowed() {
    let (p, rule) = (problem(), "DayAllowed");
    let mut plan = changed(C, |c| c.cremation = at(ORDINARY, on(5, 8, 30)));
    plan.cases[1] = Some(Service { cremation: at(SUPERIOR, on(6, 9, 0)), ..Service::default() });
    assert_eq!(amounts(&p, &plan, rule), [(1, of(B)), (1, of(C))]);
    let p = good(&[("/cases/0/days", json!({"wished": "2026-04-02", "away": 1}))]);
    assert_eq!(amounts(&p, &reached(), rule), [(1, of(A))]);
}

#[test]
fn no_more_units_are_busy_than_there_are() {
    let (p, rule) = (problem(), "PoolsWithinCapacity");
    let pool = |p| Subject::Pool(p);
    // From 11:10 to 12:30 with cooling, when the other begins at 11:50 and one is out until 12:00.
    let plan = changed(C, |c| c.cremation = at(ORDINARY, on(4, 11, 10)));
    assert_eq!(amounts(&p, &plan, rule), [(minutes(10), pool(ORDINARY))]);
    // The only hearse is cleaned until 7:45.
    let one = good(&[("/pools/0/units", json!(1))]);
    assert_eq!(amounts(&one, &reached(), rule), []);
    let mut plan = reached();
    plan.collections[0] = at(HEARSES, on(3, 7, 40));
    assert_eq!(amounts(&one, &plan, rule), [(minutes(5), pool(HEARSES))]);
    // Two people for 90 minutes where there is one, and where they come at 8:00: 90, and 2 * 15.
    let staff = |people: i64, start: &str| {
        good(&[("/pools/8/units", json!(people)), ("/pools/8/hours/0/start", json!(start))])
    };
    assert_eq!(amounts(&staff(1, "07:00"), &reached(), rule), [(minutes(90), pool(STAFF))]);
    assert_eq!(amounts(&staff(2, "08:00"), &reached(), rule), [(minutes(30), pool(STAFF))]);
}

#[test]
fn vigils_follow_each_other_night_by_night() {
    let rule = "PoolsWithinCapacity";
    let vigil =
        |nights: u16| good(&[("/cases/2/vigil", json!({"nights": nights})), ("/cases/2/days", Value::Null)]);
    let cremated =
        |date| changed(C, |c| (c.vigil, c.cremation) = (Some(VIGIL), at(ORDINARY, on(date, 14, 0))));
    // `a` has the night to the 4th. The one to the 3rd lies before the first day, and takes room there; the one to the 5th
    // follows; two nights to the 5th share one, from noon to noon.
    assert_eq!(amounts(&vigil(1), &cremated(3), rule), []);
    assert_eq!(amounts(&vigil(1), &cremated(5), rule), []);
    assert_eq!(amounts(&vigil(2), &cremated(5), rule), [(minutes(24 * 60), Subject::Pool(VIGIL))]);
    let mut plan = cremated(3);
    plan.cases[0].as_mut().expect("served").farewell = at(SMALL, on(3, 15, 0));
    assert_eq!(amounts(&vigil(1), &plan, rule), [(minutes(24 * 60), Subject::Pool(VIGIL))]);
}

#[test]
fn what_is_confirmed_stays() {
    let before = json!([
        {"case": "b", "farewell": {"pool": "large", "start": "2026-04-03 09:00"}, "cremation": {"pool": "superior", "start": "2026-04-03 10:40"}},
        {"case": "c", "cremation": {"pool": "ordinary", "start": "2026-04-04 08:35"}}
    ]);
    let p = good(&[
        ("/previous", before),
        ("/cases/1/confirmed", json!(true)),
        ("/cases/2/confirmed", json!(true)),
    ]);
    assert_eq!(amounts(&p, &reached(), "ConfirmedStays"), [(1, of(C))]);
    assert_eq!(amounts(&p, &reached(), "SameAsPrevious"), [(1, of(C))]);
    assert_eq!(amounts(&p, &Plan::default(), "ConfirmedStays"), [(1, of(B)), (1, of(C))]);
    assert_eq!(amounts(&p, &Plan::default(), "SameAsPrevious"), []);
}

#[test]
fn who_is_left_out_counts_by_priority() {
    let mut plan = reached();
    (plan.cases[0], plan.collections[1]) = (None, None);
    assert_eq!(amounts(&problem(), &plan, "CaseServed"), [(3, of(A)), (1, of(D))]);
    assert_eq!(amounts(&problem(), &plan, "CollectionMade"), [(1, N2)]);
}

#[test]
fn wishes_count_from_the_nearest_window() {
    let (p, rule) = (problem(), "AsWished");
    assert_eq!(amounts(&p, &reached(), rule), [(minutes(60), of(A)), (minutes(60), of(B))]);
    // Without a date the window is that of the day; with one it stays where it is: 22 hours from 11:00 to 9:00.
    let mut plan = changed(A, |a| a.farewell = at(SMALL, on(5, 10, 30)));
    plan.cases[1].as_mut().expect("served").farewell = at(LARGE, on(4, 9, 0));
    assert_eq!(amounts(&p, &plan, rule), [(minutes(60), of(A)), (minutes(22 * 60), of(B))]);
    // 10:30 lies 15 minutes from a second window, and within a third; both ends are included.
    let more = |window: Value| good(&[("/cases/0/wishes/windows/1", window)]);
    let p = more(json!({"start": "10:45", "end": "11:00"}));
    assert_eq!(amounts(&p, &reached(), rule)[0], (minutes(30), of(A)));
    let p = more(json!({"start": "10:20", "end": "10:30"}));
    assert_eq!(amounts(&p, &reached(), rule), [(minutes(60), of(B))]);
}

#[test]
fn days_away_waits_ranks_and_lateness_count() {
    let p = good(&[("/cases/0/days", json!({"wished": "2026-04-02", "weight": 4}))]);
    assert_eq!(amounts(&p, &reached(), "OnWishedDay"), [(8, of(A))]);
    assert_eq!(amounts(&p, &reached(), "Waiting"), [(minutes(10), of(A))]);
    assert_eq!(amounts(&p, &reached(), "HallAsAsked"), [(1, of(B))]);
    assert_eq!(amounts(&p, &reached(), "CollectedByDue"), [(minutes(60), N1), (minutes(30), N2)]);
}

#[test]
fn absurd_plans_are_counted_and_not_overflowed() {
    let p = problem();
    for start in [i64::MIN, -1, i64::MAX].map(Time) {
        let wild = at(PoolId(99), start);
        let service = Service {
            pickup: wild,
            storage: Some(PoolId(99)),
            preparation: at(PREP, start),
            vigil: Some(PoolId(77)),
            farewell: at(LARGE, start),
            cremation: at(ORDINARY, start),
        };
        let plan = Plan { cases: vec![Some(service); 9], collections: vec![at(HEARSES, start); 9] };
        assert!(!referee(&p, &plan).score.is_feasible());
        assert!(!crate::funerals::services::Answer::new(&p, &plan, &referee(&p, &plan)).text().is_empty());
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_can_be_set() {
    let names: std::collections::BTreeSet<&str> = RULES.iter().map(|r| r.name()).collect();
    assert_eq!((names.len(), RULES.len()), (23, 23));
    let rules = json!({"CaseServed": {"level": "soft", "weight": 7}, "CollectedByDue": {"weight": 0}});
    let p = good(&[("/rules", rules)]);
    assert_eq!(referee(&p, &reached()).score, Score { hard: 0, medium: 0, soft: minutes(160) + 7 });
}
