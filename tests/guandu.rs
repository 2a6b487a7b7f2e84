//! The Guandu day from its document to its reasons: every hard rule kept, and each of the five visits that nobody can make
//! told with the one rule that stands in its way.

use anpai_core::outcome::Status;
use anpai_core::stop::Stop;
use anpai_core::visits::format::{Format, read};
use anpai_scenarios::guandu::impossible;
use anpai_solver::visits::{Options, explain, solve};

#[test]
fn the_five_impossible_visits_are_named_with_their_rule() {
    let draft = anpai_scenarios::by_name("guandu-normal", 1).unwrap();
    let document = serde_json::to_vec(&draft).unwrap();
    let problem = read(Format::Anpai, &document).unwrap();
    let options = Options { seed: 1, threads: 2, stop: Stop::iterations(20) };
    let outcome = solve(&problem, &options, &mut |_| {});
    assert_eq!(outcome.status, Status::Partial);
    assert_eq!(outcome.evaluation.score.hard, 0);
    let reasons = explain(&problem, &outcome.plan);
    for (id, rule) in impossible() {
        let told = reasons.iter().find(|u| problem.visits[u.visit.index()].id == *id);
        let told = told.unwrap_or_else(|| panic!("{id} is said to be served"));
        // Nobody could come even with nothing else to do, and the rule stands alone in the way of some.
        assert_eq!(told.full, 0, "{id}");
        assert_eq!(told.obstacles[0].rule, *rule, "{id}: {:?}", told.obstacles);
        assert_eq!(told.obstacles[0].excludes, told.rounds, "{id}");
        assert!(told.obstacles[0].alone > 0, "{id}");
    }
}
