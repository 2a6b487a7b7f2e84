//! What the plan wants.

use anpai_core::funerals::cemetery::draft::{DefinitionDraft, Measure, TargetDraft};

use super::tables::{Place, TargetRow};

/// The targets of a place.
pub fn targets(place: &Place) -> Vec<TargetDraft> {
    let target = |row: &TargetRow| TargetDraft {
        id: row.target.clone(),
        name: Some(row.name.clone()),
        measure: row.measure,
        definition: (row.measure == Measure::EcologicalShare).then(|| DefinitionDraft {
            kinds: row.kinds.split_whitespace().map(str::to_owned).collect(),
            ..DefinitionDraft::default()
        }),
        year: Some(row.year),
        at_least: Some(row.at_least),
        nature: Some(row.taken),
        source: Some(row.place.clone()),
        ..TargetDraft::default()
    };
    place.targets.iter().map(target).collect()
}
