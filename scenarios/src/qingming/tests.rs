use anpai_core::funerals::slots::{Problem, check};

use super::*;
use crate::NAMES;
use crate::figures::Nature;

const SMALL: [&str; 4] = ["shapingba-qingming", "yinchuan-qingming", "guandu-marriages", "slots-20000"];

fn checked(name: &str) -> Problem {
    let draft = season(name, 1).expect("a season");
    check(&draft).unwrap_or_else(|issues| panic!("{name}: {issues}"))
}

#[test]
fn the_readmes_show_the_data_that_is_read() {
    crate::testing::assert_readmes_shown(readme::tables());
}

#[test]
fn every_season_passes_check_and_has_slots_that_are_drawn_and_slots_that_are_not() {
    for name in SMALL {
        let problem = checked(name);
        assert!(problem.synthetic && !problem.figures.is_empty(), "{name}");
        let peak = problem.slots.iter().filter(|slot| slot.peak).count();
        assert!((1..problem.slots.len()).contains(&peak), "{name}: {peak} of {}", problem.slots.len());
        // The most wanted slot is on the day that the season is about: so many days from its first.
        let most = problem.slots.iter().max_by_key(|slot| slot.first_wishes).expect("slots");
        let day = match name {
            "shapingba-qingming" | "yinchuan-qingming" => 16,
            "guandu-marriages" => 2,
            _ => 22,
        };
        assert_eq!(most.day, day, "{name}");
    }
}

#[test]
fn the_days_are_those_of_the_calendar() {
    // 5 April 2026 is a Sunday, and 20 May a Wednesday.
    let day = |name: &str| {
        let season = SEASONS.iter().find(|season| season.name == name).expect("a season");
        let grid = Grid::new(season, &season.known());
        (grid.date(), grid.weekday(grid.wanted as usize))
    };
    assert_eq!(day("shapingba-qingming"), ("2026-03-20".to_owned(), 6));
    assert_eq!(day("guandu-marriages"), ("2026-05-18".to_owned(), 2));
}

#[test]
fn the_large_season_is_as_large_as_it_says_and_the_same_for_a_seed() {
    let draft = season("slots-5000", 3).expect("a season");
    assert_eq!((draft.requests.len(), draft.slots.len()), (5000, 34 * 11));
    assert_eq!(season("slots-5000", 3).expect("the same").requests, draft.requests);
    assert_ne!(season("slots-5000", 4).expect("another").requests, draft.requests);
    let of =
        |people: i64| draft.requests.iter().filter(|request| request.people.unwrap_or(1) == people).count();
    assert!((1..=5).all(|people| of(people) > 0) && of(6) == 0);
    let wishes = |many: usize| draft.requests.iter().any(|request| request.wishes.len() == many);
    assert!(wishes(1) && wishes(20));
    assert!(draft.requests.iter().any(|request| request.cars == Some(1)));
    assert!(draft.requests.iter().any(|request| request.shuttle));
    assert!(
        season("slots-", 1).is_none() && season("slots-9", 1).is_none() && season("slots-x", 1).is_none()
    );
}

#[test]
fn what_is_stated_has_its_place_and_what_follows_its_sum() {
    for season in SEASONS.iter() {
        for figure in season.figures.iter().filter(|figure| figure.nature == Nature::Stated) {
            assert!(!figure.place.is_empty(), "{}: {}", season.name, figure.figure);
        }
    }
    let value = |name: &str, figure: &str| {
        SEASONS.iter().find(|season| season.name == name).expect("a season").known().value(figure)
    };
    let shapingba = |figure| value("shapingba-qingming", figure);
    assert_eq!(shapingba("plots"), shapingba("traditional plots") + shapingba("ecological plots"));
    let asked = shapingba("plots") * shapingba("plots in use") / 100.0
        * shapingba("requests for 100 plots in use")
        / 100.0;
    assert_eq!(shapingba("requests"), asked);
    let guandu = |figure| value("guandu-marriages", figure);
    assert_eq!(guandu("marriages a year"), (guandu("marriages in five years") / 5.0).round());
    assert_eq!(guandu("marriages a working day"), (guandu("marriages a year") / 250.0).floor());
    let peak = guandu("times an ordinary day on the day of Qingming");
    assert_eq!(guandu("requests"), guandu("marriages a working day") * (guandu("days") - 1.0 + peak));
}

#[test]
fn every_season_of_a_place_is_a_name_of_the_command_line() {
    let named = SEASONS.iter().filter(|season| !season.place.is_empty()).map(|season| season.name);
    assert!(named.chain(["slots-200000"]).all(|name| NAMES.contains(&name)));
}
