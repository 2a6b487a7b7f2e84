//! Services, with the skill and level that each takes.

use std::collections::BTreeSet;

use super::calendar::{self, LONGEST_SERVICE, Zero};
use super::ids::Ids;
use crate::read::findings::Findings;
use crate::visits::draft::{Draft, ServiceDraft};
use crate::visits::problem::{Service, SkillId};

/// Levels of skill.
const LEVELS: std::ops::RangeInclusive<u8> = 1..=9;

/// Every service.
pub(super) fn services(draft: &Draft, ids: &Ids, found: &mut Findings) -> Vec<Service> {
    (draft.services.iter().enumerate())
        .map(|(at, service)| {
            let level = service.level.unwrap_or(1);
            self::level(level, || format!("/services/{at}/level"), found);
            if let Some(minutes) = service.minutes {
                let pointer = || format!("/services/{at}/minutes");
                calendar::length(minutes, Zero::Wrong, LONGEST_SERVICE, pointer, found);
            }
            minutes_by_level(at, service, found);
            let skill = service.skill.as_deref().and_then(|s| ids.skills.get(s));
            if skill.is_none() {
                let stray = [
                    ("level", service.level.is_some()),
                    ("minutes_by_level", !service.minutes_by_level.is_empty()),
                ];
                for (field, _) in stray.iter().filter(|(_, there)| *there) {
                    if found.is_unreadable(&format!("/services/{at}/skill")) {
                        continue;
                    }
                    let cause = "a level is one of a skill, and the service names none";
                    let action = format!("write the `skill`, or leave `{field}` out");
                    found.add(
                        "level-without-skill",
                        format!("/services/{at}/{field}"),
                        &service.id,
                        cause,
                        action,
                    );
                }
            }
            Service {
                id: service.id.clone(),
                name: service.name.clone(),
                skill: skill.map(|s| (SkillId::new(s), level)),
                volunteers: service.volunteers.unwrap_or(true),
            }
        })
        .collect()
}

/// A level of skill within its bounds.
pub(super) fn level(level: u8, pointer: impl FnOnce() -> String, found: &mut Findings) {
    if !LEVELS.contains(&level) {
        let cause = "levels of skill are 1 to 9";
        found.add("level-out-of-range", pointer(), level, cause, "write a level from 1 (able) to 9 (master)");
    }
}

fn minutes_by_level(at: usize, service: &ServiceDraft, found: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (n, entry) in service.minutes_by_level.iter().enumerate() {
        let pointer = |field: &str| format!("/services/{at}/minutes_by_level/{n}/{field}");
        level(entry.level, || pointer("level"), found);
        if !seen.insert(entry.level) {
            let cause = "this level has a time already";
            found.add("duplicate-level", pointer("level"), entry.level, cause, "keep one of the two");
        }
        calendar::length(entry.minutes, Zero::Wrong, LONGEST_SERVICE, || pointer("minutes"), found);
    }
}
