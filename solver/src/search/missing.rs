//! What a recreate tries to put back.

use super::Dice;

/// Whatever was just `taken` out, and up to `old` of what was `missing` before as well, drawn; all that is missing where that is
/// no more. Whatever is taken out is missing.
#[must_use]
pub fn to_put_back(missing: &[u32], taken: &[u32], old: usize, dice: &mut Dice) -> Vec<u32> {
    let mut chosen = taken.to_vec();
    let most = chosen.len() + old;
    if missing.len() <= most {
        return missing.to_vec();
    }
    while chosen.len() < most {
        let one = missing[dice.below(missing.len())];
        if !chosen.contains(&one) {
            chosen.push(one);
        }
    }
    chosen
}
