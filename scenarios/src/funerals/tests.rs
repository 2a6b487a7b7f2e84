use anpai_core::funerals::cemetery::problem::Problem;
use anpai_core::funerals::cemetery::{Plan, Stages, check, figures, targets};
use anpai_core::nature::Nature as Urgency;

use super::tables::{ASSUMPTIONS, KINDS};
use super::*;
use crate::NAMES;
use crate::figures::Nature;

fn checked(draft: &Draft) -> Problem {
    check(draft).unwrap_or_else(|issues| panic!("{}: {issues}", draft.name))
}
fn problem(id: &str) -> Problem {
    checked(&plan(&format!("{id}-cemetery")).expect("a place of the five"))
}

#[test]
fn the_readmes_show_the_data_that_is_read() {
    crate::testing::assert_readmes_shown(readme::tables());
}

#[test]
fn every_document_is_of_the_list_and_passes_check() {
    for place in PLACES.iter() {
        let name = format!("{}-cemetery", place.id);
        assert!(NAMES.contains(&&*name));
        let draft = plan(&name).unwrap();
        assert!(draft.synthetic && !draft.figures.is_empty());
        let problem = checked(&draft);
        assert_eq!((problem.years, problem.zones.len()), (15, place.streets.len()), "{name}");
    }
    assert_eq!(plan("nowhere-cemetery").map(|draft| draft.name), None);
}

#[test]
fn what_the_plans_say_is_in_the_documents() {
    let guandu = problem("guandu");
    let ecological = &guandu.targets[0];
    // Expected by the plan's own table, in 2025.
    assert_eq!(
        (ecological.hundredths, ecological.nature, guandu.year(ecological.year)),
        (6500, Urgency::Expected, 2025)
    );
    let yinchuan = problem("yinchuan");
    // 57.8, 59.6, 61.4, 63.2 and 65 % are cremated, and 35 % are not from then on.
    let percent = |t: usize| (100.0 * yinchuan.cremated[t] as f64 / yinchuan.deaths[t] as f64).round();
    assert_eq!([0, 1, 2, 3, 4, 14].map(percent), [58.0, 60.0, 61.0, 63.0, 65.0, 65.0]);
    // 6,288,000 yuan for 1,551 people are 4,054.16 each.
    assert!(yinchuan.choices.iter().flat_map(|c| &c.accepts).all(|a| a.award == 405_400));
    let shapingba = problem("shapingba");
    assert_eq!(shapingba.sites[0].stock[..2], [2100, 3000]);
    let lufeng = problem("lufeng");
    let of = |id: &str| lufeng.sites.iter().filter(|s| s.named.id.starts_with(id)).count();
    assert_eq!([of("township-0") + of("township-1"), of("village"), of("new-village")], [14, 6, 28]);
    // 4,838 cremations of three years.
    assert_eq!(lufeng.deaths[0], 1613);
    // All that is stated is Guandu's share, Yinchuan's two, and who is cremated in Shapingba.
    let stated = PLACES.iter().flat_map(|p| &p.targets).filter(|t| t.origin == Nature::Stated);
    assert_eq!(stated.count(), 4);
}

#[test]
fn what_people_choose_in_guandu_at_first_is_the_share_of_2020() {
    let problem = problem("guandu");
    let plan = anpai_core::funerals::cemetery::as_is::as_is(&problem);
    let target = &problem.targets[0];
    let definition = target.definition.as_ref().unwrap();
    // Who has a first choice that counts are 35 % of all in the first year; graves for all of them there are not.
    let counts = problem
        .choices
        .iter()
        .filter(|c| definition.counts[c.kind.index()] && (definition.uncremated || !c.uncremated));
    let first: i64 = counts.map(|choice| choice.people[0]).sum();
    assert_eq!((100.0 * first as f64 / problem.deaths[0] as f64).round(), 35.0);
    assert!(figures::counted(&problem, &plan, definition)[0] <= first);
    assert!(targets::shortfall(&problem, &plan, target) > 0);
}

#[test]
fn assumptions_have_ranges_and_reasons_and_are_all_of_use() {
    for row in ASSUMPTIONS.iter() {
        assert!(row.low <= row.middle && row.middle <= row.high, "{row:?}");
        assert!(!row.reason.is_empty() && !row.unit.is_empty(), "{row:?}");
        assert!(row.place.is_empty() || PLACES.iter().any(|p| p.id == row.place), "{row:?}");
    }
    for kind in KINDS.iter().filter(|kind| !kind.no_site) {
        assert!(ASSUMPTIONS.iter().any(|a| a.assumption == format!("land: {}", kind.kind)), "{kind:?}");
    }
    for place in PLACES.iter() {
        let known = place.known();
        assert!(place.kinds().count() >= 3, "{}", place.id);
        for project in &place.projects {
            assert!(known.maybe(&format!("units: {}", project.project)).is_some(), "{project:?}");
            assert!(place.sites.iter().any(|site| site.site == project.site), "{project:?}");
        }
        // What a plan says has its place in it; what it does not say has none that would look so.
        for figure in &place.figures {
            let said = matches!(figure.nature, Nature::Stated | Nature::Implied);
            assert_eq!(said, !figure.place.is_empty(), "{}: {}", place.id, figure.figure);
        }
    }
}

#[test]
fn a_district_of_any_size_passes_check_and_lacks_money_land_and_graves() {
    for (sites, seed) in [(1, 1), (20, 1), (20, 2), (50, 1)] {
        let draft = large::district(sites, seed);
        let problem = checked(&draft);
        assert_eq!((problem.years, problem.sites.len(), problem.kinds.len()), (15, sites, 8));
        let plan = anpai_core::funerals::cemetery::as_is::as_is(&problem);
        assert!(Stages::of(&problem, &plan).unserved > 0);
        let all: i64 = problem.projects.iter().map(|p| p.most * p.cost).sum();
        let money: i64 = problem.budget.iter().flat_map(|b| &b.fen).sum();
        assert!(money > 0 && all > 0, "{money} of {all}");
        assert_ne!(Plan::nothing(&problem), plan);
    }
    assert_eq!(large::district(0, 1).sites.len(), 1);
    let of = |seed| format!("{:?}", large::district(20, seed));
    assert_eq!(of(3), of(3));
    assert_ne!(of(3), of(4));
}
