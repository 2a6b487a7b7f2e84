//! The kitchens of a day: those of the meals plan that are there, with what they can cook in their size.

use anpai_core::meals::plan::draft::KitchenDraft as Site;
use anpai_core::meals::rounds::draft::KitchenDraft;

use super::{box_of, clock};
use crate::known::Known;

/// The kitchens that are there.
pub fn kitchens(today: &Known<'_>, sites: &[Site]) -> Vec<KitchenDraft> {
    let kitchen = |site: &Site| {
        let size = site.existing.as_ref()?;
        let size = site.sizes.iter().find(|s| s.id == *size)?;
        Some(KitchenDraft {
            id: site.id.clone(),
            name: site.name.clone(),
            place: site.place.clone(),
            boxes: site.diets.iter().map(|diet| box_of(diet).to_owned()).collect(),
            opens: clock(today, "kitchens open"),
            closes: clock(today, "kitchens close"),
            meals: Some(size.capacity),
            ..KitchenDraft::default()
        })
    };
    sites.iter().filter_map(kitchen).collect()
}
