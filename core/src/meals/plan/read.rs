//! From bytes to a meals plan's draft and problem; [`crate::read`] says how.

use super::check::{KIND, check_after, head};
use super::draft::{
    CommunityDraft, DemandDraft, Draft, GroupDraft, KitchenDraft, Measure, PointDraft, ServiceDraft,
    SizeDraft, TargetDraft,
};
use super::problem::Problem;
use crate::issue::Issues;
use crate::read::choices::choices;
use crate::read::findings::Findings;
use crate::read::forms::forms;
use crate::roads::{NoRoads, Roads};

forms! {
    Draft, "a meals plan",
        needs [anpai, model, places, travel, days, diets, groups, service, kitchens, points, communities],
        may [name, synthetic, datum, streets, transport_yuan_per_meal_km, delivery_yuan_per_meal,
            delivery_yuan_per_meal_km, targets, budget, single_point, figures, rules];
    ServiceDraft, "the service", needs [], may [dine_in, transport, delivery];
    GroupDraft, "a group", needs [id, priority], may [name];
    KitchenDraft, "a kitchen", needs [id, place, sizes, diets],
        may [name, existing, closing_yuan, keep, meal_yuan];
    PointDraft, "a point", needs [id, place, sizes], may [name, existing, closing_yuan, keep, diets];
    SizeDraft, "a size", needs [id, capacity], may [name, opening_yuan, daily_yuan];
    CommunityDraft, "a community", needs [id, place, demand], may [name, street];
    DemandDraft, "a demand", needs [group, diet, meals], may [at_home];
    TargetDraft, "a target", needs [id, measure], may [name, at_least, at_most, nature, weight, source];
}

choices! {
    Measure, Self::MealsPerDay,
        ["meals-per-day", "communities-covered", "streets-with-point", "points", "served-share"];
}

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    read_with(bytes, &NoRoads)
}

/// The same for a document whose people and meals travel along roads.
///
/// # Errors
/// Everything that is wrong with it, and what the roads say.
pub fn read_with(bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
    let (draft, found) = parse(bytes)?;
    check_after(&draft, roads, found)
}

/// Reads a document without checking it.
///
/// # Errors
/// Every place in it that cannot be read.
pub fn read_draft(bytes: &[u8]) -> Result<Draft, Issues> {
    let (draft, found) = parse(bytes)?;
    found.finish().into_result(draft)
}

fn parse(bytes: &[u8]) -> Result<(Draft, Findings), Issues> {
    crate::read::parse(bytes, KIND, head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::choices::all_read;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Measure>();
    }
}
