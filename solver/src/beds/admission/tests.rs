//! Decisions against every possible one, on admissions small enough to go through them all.

use anpai_core::beds::admission::check::check;
use anpai_core::beds::admission::draft::{
    ApplicantDraft, CareLevelDraft, Draft, InstitutionDraft, MODEL, PlacementDraft, Policy, UnitDraft,
};
use anpai_core::beds::admission::problem::{ApplicantId, Problem, UnitId};
use anpai_core::beds::admission::rules::referee;
use anpai_core::beds::admission::tie::number;
use anpai_core::beds::admission::unserved::Worth;
use anpai_core::beds::admission::{Plan, answer::Answer};
use anpai_core::beds::named::NamedDraft;
use anpai_core::person::Gender;
use anpai_core::rule::SettingDraft;
use anpai_core::score::Level;
use anpai_core::stop::Stop;
use proptest::prelude::*;

use super::{envy, explain, solve};
use crate::search::Dice;

mod limits;

fn named(id: String) -> NamedDraft {
    NamedDraft { id, name: None }
}

/// A small admission with everything in it: tiers, substitution, genders, prices, wishes, refusals, groups, pins,
/// residents, an earlier decision. Figures are small, so that ties are common.
fn random(seed: u64, most_people: usize) -> Draft {
    let mut dice = Dice::new(seed, 0);
    let mut below = |n: usize| dice.below(n);
    let kinds = ["general", "nursing", "dementia"];
    let level = |id: &str, kinds: &[(&str, i64)]| CareLevelDraft {
        id: id.into(),
        name: None,
        kinds: kinds.iter().map(|(k, c)| ((*k).to_owned(), *c)).collect(),
    };
    let mut draft = Draft {
        anpai: 1,
        model: MODEL.into(),
        date: "2024-03-10".into(),
        client_groups: vec![named("elderly".into()), named("children".into())],
        tiers: (0..3).map(|t| named(format!("t{t}"))).collect(),
        kinds: kinds.iter().map(|k| named((*k).to_owned())).collect(),
        care_levels: vec![
            level("able", &[("general", 0), ("nursing", 2)]),
            level("disabled", &[("nursing", 0)]),
            level("demented", &[("dementia", 0), ("nursing", 1)]),
        ],
        ..Draft::default()
    };
    for h in 0..1 + below(2) {
        let mut home = InstitutionDraft { id: format!("h{h}"), ..InstitutionDraft::default() };
        for u in 0..1 + below(2) {
            home.units.push(UnitDraft {
                id: format!("u{u}"),
                kind: kinds[below(3)].into(),
                beds: below(3) as u32,
                client_group: (below(6) == 0).then(|| "children".into()),
                gender: [None, None, Some(Gender::Female), Some(Gender::Male)][below(4)],
                room_beds: None,
                room: None,
                fen_per_month: Some(below(3) as i64),
            });
        }
        draft.institutions.push(home);
    }
    let homes = draft.institutions.len();
    for a in 0..1 + below(most_people) {
        let mut person = ApplicantDraft {
            id: format!("a{a}"),
            care_level: ["able", "disabled", "demented"][below(3)].into(),
            tier: format!("t{}", below(3)),
            since: format!("2024-03-{:02}", 1 + below(3)),
            client_group: (below(6) == 0).then(|| "children".into()),
            gender: [None, Some(Gender::Female), Some(Gender::Male)][below(3)],
            fen_per_month: [None, Some(1), Some(2)][below(3)],
            ..ApplicantDraft::default()
        };
        for h in 0..homes {
            let id = format!("h{h}");
            person.metres.insert(id.clone(), below(3) as i64);
            match below(5) {
                0 => person.refused.push(id),
                1 => person.wishes.push(id),
                _ => {}
            }
        }
        person.only_wishes = Some(!person.wishes.is_empty() && below(4) == 0);
        draft.applicants.push(person);
    }
    let (people, lists) = (draft.applicants.len(), [below(4) == 0, below(4) == 0, below(2) == 0]);
    for (list, there) in lists.into_iter().enumerate().filter(|(_, there)| *there) {
        let _ = there;
        let home = &draft.institutions[below(homes)];
        let placed = PlacementDraft {
            applicant: format!("a{}", below(people)),
            institution: home.id.clone(),
            unit: home.units[below(home.units.len())].id.clone(),
        };
        [&mut draft.pins, &mut draft.residents, &mut draft.previous][list].push(placed);
    }
    draft.rules.insert("WishedHomeFirst".into(), SettingDraft { level: None, weight: Some(below(3) as i64) });
    draft.rules.insert("SameBedAsPrevious".into(), SettingDraft { level: None, weight: Some(2) });
    if below(4) == 0 {
        draft
            .rules
            .insert("PriceCanBePaid".into(), SettingDraft { level: Some(Level::Soft), weight: Some(1) });
    }
    draft
}

/// A random admission without a contradiction: pins and residents that do not fit are left out.
fn problem(seed: u64, most_people: usize) -> (Draft, Problem) {
    let mut draft = random(seed, most_people);
    if check(&draft).is_err() {
        draft.pins.clear();
        draft.residents.clear();
    }
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    (draft, problem)
}

/// What the issue promises, as one key: fewer served in each tier, fewer days served, soft points, numbers; less is
/// better.
type Key = (Vec<i64>, i64, i64, u128);

fn key(problem: &Problem, plan: &Plan, soft: i64) -> Key {
    let mut waiting = vec![0; problem.tiers.len()];
    let (mut days, mut numbers) = (0, 0);
    for (person, bed) in problem.applicants.iter().zip(plan.beds()) {
        match bed {
            None => waiting[person.tier.index()] += 1,
            Some(unit) => {
                days -= i64::from(person.waiting_days);
                let (home, unit) = (&problem.institution(*unit).named.id, &problem.units[unit.index()].id);
                // Pinned people have no choice, and their numbers shift every plan alike.
                numbers += u128::from(number(&person.id, home, unit));
            }
        }
    }
    (waiting, days, soft, numbers)
}

/// The best of all decisions that break no hard rule.
fn best(problem: &Problem) -> Option<Plan> {
    let (people, units) = (problem.applicants.len(), problem.units.len());
    let mut best: Option<(Key, Plan)> = None;
    for code in 0..(units + 1).pow(people as u32) {
        let mut rest = code;
        let beds = (0..people).map(|_| {
            let bed = rest % (units + 1);
            rest /= units + 1;
            (bed < units).then(|| UnitId::new(bed))
        });
        let plan = Plan::freeze(problem, beds.collect());
        let score = referee(problem, &plan).score;
        if score.is_feasible() {
            let key = key(problem, &plan, score.soft);
            if best.as_ref().is_none_or(|(b, _)| key < *b) {
                best = Some((key, plan));
            }
        }
    }
    best.map(|(_, plan)| plan)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 3000 }))]

    #[test]
    fn the_decision_is_the_best_of_all(seed in any::<u64>()) {
        let (draft, problem) = problem(seed, 5);
        let decision = solve(&problem, &Stop::never()).expect("not stopped");
        let best = best(&problem).expect("pins and residents fit");
        prop_assert_eq!(decision.outcome.plan.beds(), best.beds(), "{:#?}", draft);
    }

    #[test]
    fn one_more_bed_changes_what_its_worth_says(seed in any::<u64>()) {
        let (draft, problem) = problem(seed, 6);
        let decision = solve(&problem, &Stop::never()).expect("not stopped");
        let before = decision.outcome.evaluation.score;
        for (unit, worth) in problem.unit_ids().zip(&decision.worth) {
            let mut more = problem.clone();
            more.units[unit.index()].beds += 1;
            let after = solve(&more, &Stop::never()).expect("not stopped").outcome;
            let Worth { serves, soft } = *worth;
            let medium = before.medium - after.evaluation.score.medium;
            prop_assert_eq!(medium, i64::from(serves.unwrap_or(0)), "{:#?}", draft);
            prop_assert_eq!(soft, before.soft - after.evaluation.score.soft, "{:#?}", draft);
            let served = after.plan.served() - decision.outcome.plan.served();
            prop_assert_eq!(served, usize::from(serves.is_some()), "{:#?}", draft);
        }
    }

    #[test]
    fn deferred_acceptance_leaves_no_justified_envy(seed in any::<u64>()) {
        let (mut draft, _) = problem(seed, 9);
        draft.policy = Some(Policy::DeferredAcceptance);
        // A pinned person is where people put them, whoever envies that; a resident may block a bed for a while.
        draft.pins.clear();
        draft.residents.clear();
        let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
        let outcome = solve(&problem, &Stop::never()).expect("not stopped").outcome;
        let envy = envy(&problem, &outcome.plan);
        prop_assert_eq!((envy.people, envy.pairs, envy.of_free_beds), (0, 0, 0), "{:#?}", draft);
    }

    #[test]
    fn envy_is_counted_as_by_hand(seed in any::<u64>(), beds in any::<u64>()) {
        let (_, problem) = problem(seed, 6);
        let mut dice = Dice::new(beds, 1);
        let arcs = super::arcs::Arcs::of(&problem);
        let any_bed = |a: ApplicantId| {
            let own = arcs.of_applicant(a);
            let at = dice.below(own.len() + 1);
            own.get(at).map(|(unit, _)| *unit)
        };
        let plan = Plan::freeze(&problem, problem.applicant_ids().map(any_bed).collect());
        let mut pairs = 0;
        for a in problem.applicant_ids().filter(|a| problem.applicants[a.index()].pinned.is_none()) {
            for b in problem.applicant_ids() {
                let Some(unit) = plan.bed(b) else { continue };
                let Some(points) = arcs.points(a, unit) else { continue };
                let own = plan.bed(a).map(|u| arcs.points(a, u).expect("an arc"));
                let (one, other) = (&problem.applicants[a.index()], &problem.applicants[b.index()]);
                let rather = own.is_none_or(|own| points < own);
                pairs += u64::from(rather && other.standing < one.standing && !other.holds(unit));
            }
        }
        prop_assert_eq!(envy(&problem, &plan).pairs, pairs);
    }
}

#[test]
fn fifty_shuffles_of_the_input_give_the_same_bytes() {
    let text = |draft: &Draft| {
        let problem = check(draft).unwrap_or_else(|issues| panic!("{issues}"));
        let decision = solve(&problem, &Stop::never()).expect("not stopped");
        let outcome = decision.outcome;
        let explained = explain(&problem, &outcome.plan, decision.worth);
        Answer::new(&problem, &outcome.plan, &outcome.evaluation, &explained).text()
    };
    let mut moved = 0;
    for seed in 0..4 {
        let (draft, _) = problem(seed, 60);
        let first = text(&draft);
        let mut dice = Dice::new(seed, 7);
        for _ in 0..50 {
            let mut shuffled = draft.clone();
            dice.shuffle(&mut shuffled.applicants);
            dice.shuffle(&mut shuffled.institutions);
            shuffled.institutions.iter_mut().for_each(|i| dice.shuffle(&mut i.units));
            moved += usize::from(shuffled.applicants[0].id != draft.applicants[0].id);
            assert_eq!(text(&shuffled), first, "seed {seed}");
        }
    }
    assert!(moved > 100, "shuffling moves people: {moved}");
}

/// Two tiers, one kind of bed and one level of care; nobody, and no home.
fn nursing_alone() -> Draft {
    Draft {
        anpai: 1,
        model: MODEL.into(),
        date: "2024-03-10".into(),
        tiers: vec![named("poor".into()), named("general".into())],
        kinds: vec![named("nursing".into())],
        care_levels: vec![CareLevelDraft {
            id: "disabled".into(),
            name: None,
            kinds: [("nursing".to_owned(), 0)].into(),
        }],
        ..Draft::default()
    }
}

#[test]
fn who_waits_is_told_why_and_what_would_help() {
    let mut draft = nursing_alone();
    let home = |id: &str, beds, fen| InstitutionDraft {
        id: id.into(),
        units: vec![UnitDraft {
            id: "n".into(),
            kind: "nursing".into(),
            beds,
            fen_per_month: Some(fen),
            ..UnitDraft::default()
        }],
        ..InstitutionDraft::default()
    };
    draft.institutions = vec![home("cheap", 1, 100), home("dear", 2, 900), home("far", 1, 100)];
    let person = |id: &str, tier: &str, day: u32, fen| ApplicantDraft {
        id: id.into(),
        care_level: "disabled".into(),
        tier: tier.into(),
        since: format!("2024-03-{day:02}"),
        fen_per_month: fen,
        ..ApplicantDraft::default()
    };
    draft.applicants = vec![
        person("a", "general", 1, Some(100)),
        person("b", "poor", 9, Some(100)),
        person("c", "general", 3, Some(500)),
        person("d", "general", 2, None),
        person("e", "general", 5, Some(100)),
    ];
    draft.applicants[2].refused.push("far".into());
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    let decision = solve(&problem, &Stop::never()).expect("not stopped");
    let plan = &decision.outcome.plan;
    let served: Vec<&str> = plan.placed().map(|(a, _)| &*problem.applicants[a.index()].id).collect();
    // Cheap and Far take b (the tier) and a (the longest wait); only d can pay Dear, whose second bed stays free.
    assert_eq!(served, ["a", "b", "d"]);
    let explained = explain(&problem, plan, decision.worth);
    let [c, e] = &explained.unserved[..] else { panic!("two wait: {explained:?}") };
    assert_eq!(problem.applicants[c.applicant.index()].id, "c");
    // For c Cheap alone would do; ahead are a and b, and d, who has waited a day longer and would take it too.
    assert_eq!((c.units, c.homes, c.beds, c.ahead, c.position), (1, 1, 1, 3, 1));
    // Paying Dear's price would help: a bed is free there. Not to refuse Far would not: it is full.
    let help: Vec<_> = c.obstacles.iter().map(|o| (o.rule, o.excludes, o.alone, o.free)).collect();
    assert_eq!(help, [("PriceCanBePaid", 1, 1, 1), ("RefusedHomeStaysAway", 1, 1, 0)]);
    assert_eq!((e.units, e.homes, e.beds, e.ahead, e.position), (2, 2, 2, 4, 2));
    // One more bed in Cheap serves c; one in Dear nobody; one in Far serves c too, since whoever is in Cheap
    // can move to Far.
    let standing = |id: &str| problem.applicants.iter().find(|a| a.id == id).expect("there").standing;
    let serves: Vec<Option<u32>> = explained.worth.iter().map(|w| w.serves).collect();
    assert_eq!(serves, [Some(standing("c")), None, Some(standing("c"))]);
}
