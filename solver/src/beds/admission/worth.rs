//! What one more bed of each unit would change: the exact marginals of the first flow, taken apart into who would be
//! served and what the soft points would be.

use anpai_core::beds::admission::unserved::Worth;
use anpai_core::stop::Stop;

use super::stages::Stages;
use crate::flow::marginal::marginals;

/// By unit; `None` where it was stopped.
pub(super) fn worth(first: &Stages, stop: &Stop) -> Option<Vec<Worth>> {
    let all = marginals(&first.standing, stop)?;
    Some(all.into_iter().map(|m| apart(m.one_more, first.place)).collect())
}

/// A saving as places in the order of standing and soft points. Soft points of all people together differ by less than
/// half of what a place counts, either way; and one more bed serves one more person or none (an exchange along one path),
/// so the places are the standing of that one.
fn apart(saving: i128, place: i128) -> Worth {
    let standing = (saving + place / 2).div_euclid(place);
    let soft = saving - standing * place;
    Worth {
        serves: u32::try_from(standing).ok().filter(|s| *s > 0),
        soft: i64::try_from(soft).expect("check bounds the soft score"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saving_is_places_and_points_of_either_sign() {
        assert_eq!(apart(0, 100), Worth { serves: None, soft: 0 });
        assert_eq!(apart(30, 100), Worth { serves: None, soft: 30 });
        assert_eq!(apart(730, 100), Worth { serves: Some(7), soft: 30 });
        assert_eq!(apart(670, 100), Worth { serves: Some(7), soft: -30 });
    }
}
