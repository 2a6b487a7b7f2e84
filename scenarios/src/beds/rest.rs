//! The rest of a bed plan's document: kinds, targets, budgets, staff, homes to be adapted.

use anpai_core::beds::plan::draft::{
    AdaptationDraft, BudgetDraft, DistanceDraft, InstitutionDraft, KindDraft, PackageDraft, StaffDraft,
    TargetDraft,
};

use super::facts::{Facts, LOCAL, PRIVATE, UPPER, money};
use super::tables::{DEMENTIA, FAMILY, GENERAL, NURSING, Sense};
use super::{FIRST, YEARS};

/// How far people go.
pub fn distance(facts: &Facts<'_>) -> DistanceDraft {
    let reach = (facts.value("reach") * 1000.0).round();
    DistanceDraft {
        detour: Some(facts.value("detour")),
        reach_metres: reach as i64,
        nearest: Some(facts.whole("homes that a community looks at") as u16),
        unmet_metres: (reach * facts.value("what a year without a bed counts")).round() as i64,
    }
}

/// The weekly package of a bed at home: service, minutes, visits; assumed, services as in Guandu's day.
const PACKAGE: [(&str, u16, u16); 3] = [("care", 60, 5), ("bath", 60, 1), ("medical", 40, 1)];

/// Kinds of bed.
pub fn kinds(facts: &Facts<'_>) -> Vec<KindDraft> {
    let package = |(service, minutes, per_week): (&str, u16, u16)| PackageDraft {
        service: service.to_owned(),
        minutes,
        per_week,
    };
    let kind = |id: &&str| KindDraft {
        id: (*id).to_owned(),
        name: Some(name(id).to_owned()),
        at_home: *id == FAMILY,
        unmet_percent: None,
        visits: if *id == FAMILY { PACKAGE.map(package).to_vec() } else { Vec::new() },
    };
    facts.place.kinds.iter().map(kind).collect()
}

/// The word of the plans for a kind.
pub fn name(kind: &str) -> &'static str {
    match kind {
        GENERAL => "普通床位",
        NURSING => "护理型床位",
        DEMENTIA => "认知障碍照护床位",
        _ => "家庭养老床位",
    }
}

/// The targets of the plan, in its reading.
pub fn targets(facts: &Facts<'_>) -> Vec<TargetDraft> {
    let target = |row: &super::tables::TargetRow| {
        let other = facts.reading.bound.filter(|(target, _)| *target == row.target);
        let (bound, place) = other.map_or((row.bound, row.place.clone()), |(_, figure)| {
            let figure = facts.place.figures.iter().find(|f| f.figure == figure);
            figure.map_or((row.bound, row.place.clone()), |f| (f.value, f.place.clone()))
        });
        TargetDraft {
            id: row.target.clone(),
            measure: row.measure,
            kinds: row.kinds.clone(),
            tag: row.tag.clone(),
            staff: row.staff.clone(),
            of: row.of.clone(),
            at_least: (row.sense == Sense::AtLeast).then_some(bound),
            at_most: (row.sense == Sense::AtMost).then_some(bound),
            nature: Some(row.nature),
            source: Some(place),
            ..TargetDraft::default()
        }
    };
    facts.place.targets.iter().map(target).collect()
}

/// What may be spent: of the place and by others year by year, from above in all years together.
pub fn budgets(facts: &Facts<'_>) -> Vec<BudgetDraft> {
    let yearly = |source: &str, name: &str, t: usize| BudgetDraft {
        id: format!("{source} {}", FIRST + t as u16),
        source: source.to_owned(),
        years: vec![FIRST + t as u16],
        yuan: facts.yuan(name) as f64,
    };
    let mut all: Vec<BudgetDraft> = (0..YEARS).map(|t| yearly(LOCAL, "local money a year", t)).collect();
    all.extend((0..YEARS).map(|t| yearly(PRIVATE, "private money a year", t)));
    let yuan = facts.yuan("money from above in five years") as f64;
    all.push(BudgetDraft {
        id: format!("{UPPER}, all years"),
        source: UPPER.to_owned(),
        years: Vec::new(),
        yuan,
    });
    all
}

/// Who works there, as far as the targets ask.
pub fn staff(facts: &Facts<'_>) -> Vec<StaffDraft> {
    let paid = |name: &str| money([(LOCAL, facts.yuan(name))]);
    let mut all = Vec::new();
    if let Some(employed) = facts.maybe("social workers") {
        all.push(StaffDraft {
            id: "social-worker".to_owned(),
            employed: employed as i64,
            hires_per_year: facts.whole("social workers that can be hired in a year"),
            yearly_yuan: paid("social worker"),
            ..StaffDraft::default()
        });
    }
    if let Some(workers) = facts.maybe("care workers") {
        let worker =
            StaffDraft { id: "care-worker".to_owned(), employed: workers as i64, ..StaffDraft::default() };
        let share = facts.maybe("certified share").map(|share| (workers * share / 100.0).round());
        all.push(worker);
        all.push(StaffDraft {
            id: "certified".to_owned(),
            employed: share.unwrap_or_else(|| facts.value("certified care workers")) as i64,
            hires_per_year: facts.whole("care workers that can be certified in a year"),
            hire_yuan: paid("certificate"),
            ..StaffDraft::default()
        });
    }
    all
}

/// Homes that wait for adaptation, the most urgent first.
pub fn adaptations(facts: &Facts<'_>) -> Vec<AdaptationDraft> {
    let groups = ["extremely poor", "low income", "disabled and very old"];
    let group = |(n, group): (usize, &str)| {
        Some(AdaptationDraft {
            id: group.to_owned(),
            priority: n as u16 + 1,
            homes: facts.maybe(&format!("homes of the {group} to be adapted"))? as i64,
            yuan: facts.public(facts.yuan("adapting a home")),
        })
    };
    groups.into_iter().enumerate().filter_map(group).collect()
}

/// Beds that are there and are not for the elderly: in the document, and counted nowhere.
pub fn others(facts: &Facts<'_>, middle: &str) -> Option<InstitutionDraft> {
    let beds = facts.maybe("beds of the psychiatric centre")?;
    Some(InstitutionDraft {
        id: "psychiatric-centre".to_owned(),
        name: Some("精神病康复中心".to_owned()),
        place: middle.to_owned(),
        client_group: Some("mental".to_owned()),
        government: true,
        beds: [(GENERAL.to_owned(), beds as i64)].into(),
        ..InstitutionDraft::default()
    })
}
