//! Levels and weights of the rules: the defaults, or something that a document may ask for.

use std::collections::BTreeMap;

use anpai_core::score::Level;
use anpai_core::visits::draft::SettingDraft;
use anpai_core::visits::rules::RULES;

use super::dice::{Dice, Feature};

/// Rules of who comes or how much, which a document may soften without making nonsense of the plan.
const MAY_BE_SOFT: &[&str] = &[
    "CaregiverHasSkill",
    "GenderFits",
    "HoursPerDayWithinMaximum",
    "HoursPerWeekWithinMaximum",
    "LanguageIsShared",
    "LoadWithinCapacity",
    "MandatoryBreakTaken",
    "PinsKept",
    "RefusedCaregiverStaysAway",
    "RequiredCaregiverComes",
    "VolunteerMayServe",
];
/// Rules that look at the whole plan or at what most documents do not ask for.
const OF_THE_PLAN: &[&str] = &[
    "LargestTardiness",
    "LargestIdleTime",
    "StartNearPrevious",
    "TravelDistance",
    "Wages",
    "WorkloadBalance",
];

/// Settings by rule.
pub fn settings(world: &Dice) -> BTreeMap<String, SettingDraft> {
    let mut settings = BTreeMap::new();
    for rule in RULES {
        let word = |what: &str| format!("{what} of {}", rule.name());
        let mut given = SettingDraft::default();
        let is_soft = rule.default_setting().level == Level::Soft;
        if is_soft && world.on(Feature::Weights, &word("weight"), 60) {
            given.weight = Some(*world.one(&word("which weight"), &[0, 1, 2, 7, 1000, 100_000]));
        }
        if OF_THE_PLAN.contains(&rule.name()) && world.has(Feature::PlanRules) {
            given.weight = Some(*world.one(&word("which weight"), &[1, 3, 50]));
        }
        if is_soft && world.on(Feature::HardSoftRules, &word("hardened"), 6) {
            given.level = Some(*world.one(&word("which level"), &[Level::Medium, Level::Hard]));
        }
        if MAY_BE_SOFT.contains(&rule.name()) && world.on(Feature::SoftHardRules, &word("softened"), 30) {
            given.level = Some(*world.one(&word("which level"), &[Level::Soft, Level::Medium]));
            given.weight = Some(*world.one(&word("which weight"), &[0, 1, 5, 60_000]));
        }
        match rule.name() {
            "RouteEndsInShift" if world.has(Feature::SoftShiftEnd) => {
                given.level =
                    Some(*world.one(&word("which level"), &[Level::Soft, Level::Soft, Level::Medium]));
                given.weight = Some(*world.one(&word("which weight"), &[0, 1, 4]));
            }
            "VisitServed" if world.has(Feature::HardServed) => given.level = Some(Level::Hard),
            "DependencyNeedsBoth" if world.has(Feature::NeedsBoth) => given.weight = Some(1),
            _ => {}
        }
        if given != SettingDraft::default() {
            settings.insert(rule.name().to_owned(), given);
        }
    }
    settings
}
